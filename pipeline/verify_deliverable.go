package pipeline

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"shinsa/pipeline/deliverable"
	"shinsa/pipeline/docx"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/register"
)

// VerifyOptions are what a deliverable is verified with on a machine that has
// no project at hand.
type VerifyOptions struct {
	Register string       // path of a companies.xlsx whose names are looked for; "" for none
	Reader   SecondReader // of PDFs; nil for none
}

// VerifiedDeliverable is what was found about a deliverable.
type VerifiedDeliverable struct {
	Project  string       `json:"project"`
	Profile  string       `json:"profile"`
	Version  int          `json:"version"`
	Files    int          `json:"files"`
	Digest   string       `json:"digest"`  // SHA-256 of the manifest
	Scanned  bool         `json:"scanned"` // for the names of a register
	Problems problem.List `json:"problems"`
}

// IsProject tells whether a project folder stands at path.
func IsProject(path string) bool {
	_, err := os.Stat(filepath.Join(path, ProjectFile))
	return err == nil
}

// VerifyDeliverable checks a deliverable, a folder, an archive or the image of a
// disc, on any machine: the manifest, each PDF against its Word file, all that
// was held of single files when it was made, and once more that nothing in it
// would let a company be recognised.
func VerifyDeliverable(ctx context.Context, path string, o VerifyOptions) (*VerifiedDeliverable, error) {
	tree, err := openDeliverable(path)
	if err != nil {
		return nil, err
	}
	tools := deliverable.Tools{Lines: docx.Lines}
	out := &VerifiedDeliverable{}
	if o.Register != "" {
		data, err := os.ReadFile(o.Register)
		if err != nil {
			return nil, fmt.Errorf("read register: %w", err)
		}
		companies, found := register.Companies(filepath.Base(o.Register), data, nil)
		if len(companies) == 0 {
			out.Problems = listed(append(found, noCompany()).Sorted())
			return out, nil
		}
		info, _ := deliverable.Describe(tree)
		s := scanner(companies, nil, info.Known...)
		tools.Scan = scanOf(s)
		out.Problems = append(out.Problems, s.Weak()...)
	}
	v, found := deliverable.Verify(tree, tools)
	out.Project, out.Profile, out.Version, out.Files, out.Digest, out.Scanned = v.Info.Project, v.Info.Profile, v.Info.Version, v.Files, v.Digest, v.Scanned
	out.Problems = append(out.Problems, found...)
	more, err := readByOther(ctx, tree, o.Reader)
	out.Problems = listed(append(out.Problems, more...).Sorted())
	return out, err
}

func openDeliverable(path string) ([]deliverable.Entry, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("open deliverable: %w", err)
	}
	if info.IsDir() {
		return deliverable.Folder(os.DirFS(path))
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("open deliverable: %w", err)
	}
	return deliverable.Unpack(data)
}

// readByOther holds each PDF against the Word file of the same name by a
// program that is not ours, several at a time.
func readByOther(ctx context.Context, tree []deliverable.Entry, read SecondReader) (problem.List, error) {
	if read == nil {
		return nil, nil
	}
	words := map[string][]byte{}
	for _, e := range tree {
		if strings.EqualFold(filepath.Ext(e.Path), ".docx") {
			words[strings.TrimSuffix(e.Path, filepath.Ext(e.Path))] = e.Data
		}
	}
	found := make([]problem.List, len(tree))
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, e := range tree {
		word, ok := words[strings.TrimSuffix(e.Path, filepath.Ext(e.Path))]
		if !ok || !strings.EqualFold(filepath.Ext(e.Path), ".pdf") {
			continue
		}
		g.Go(func() error {
			lines, err := docx.Lines(word)
			if err != nil {
				return nil // told by the checks of the Word file itself
			}
			text, err := read(ctx, e.Data)
			found[i] = readOtherwise(problem.Pos{File: e.Path}, lines, text)
			return err
		})
	}
	err := g.Wait()
	return slices.Concat(found...), err
}
