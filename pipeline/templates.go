package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"shinsa/pipeline/compose"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/workspace"
	"shinsa/templates"
)

// templateGuide is the account of the texts that stands beside them for the
// office.
const templateGuide = "はじめにお読みください.md"

// ExportTemplates writes the texts of the documents and the reference document
// into the project's templates folder, for the office to reword and restyle.
// A file that a person changed is kept, as with every other document.
func ExportTemplates(ctx context.Context, dir string) (sum *Summary, err error) {
	folder, unlock, err := lockFolder(dir)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, folder.Sweep(), unlock()) }()
	files, err := exported()
	if err != nil {
		return nil, err
	}
	ledger, err := workspace.OpenLedger(folder)
	if err != nil {
		return nil, err
	}
	sum = &Summary{Companies: []CompanyResult{}}
	for _, f := range files {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		p, err := ledger.Publish(TemplatesDir+"/"+f.name, f.data)
		switch {
		case errors.Is(err, workspace.ErrBusy):
			sum.Problems = append(sum.Problems, busy(p))
		case err != nil:
			return nil, err
		default:
			sum.Project = append(sum.Project, p)
		}
	}
	return sum, nil
}

// lockFolder opens the project folder for a command that writes.
func lockFolder(dir string) (*workspace.Folder, func() error, error) {
	folder, err := workspace.Open(dir)
	if err != nil {
		return nil, nil, err
	}
	unlock, err := folder.Lock()
	return folder, unlock, err
}

// exportedFile is one file of the program's own templates.
type exportedFile struct {
	name string
	data []byte
}

func exported() ([]exportedFile, error) {
	guide, err := fs.ReadFile(templates.Files, "guide.ja.md")
	if err != nil {
		return nil, fmt.Errorf("read guide of the templates: %w", err)
	}
	out := []exportedFile{{templateGuide, guide}}
	for _, kind := range compose.Kinds() {
		b, err := fs.ReadFile(templates.Files, kind+".md")
		if err != nil {
			return nil, fmt.Errorf("read template %q: %w", kind, err)
		}
		out = append(out, exportedFile{kind + ".md", b})
	}
	r, found, err := (&material{}).openReference()
	if err = errors.Join(err, problemError(found)); err != nil {
		return nil, err
	}
	return append(out, exportedFile{ReferenceFile, r.File()}), nil
}

// Checked is what CheckTemplates did.
type Checked struct {
	Own       []string     `json:"own"`       // files of the project that were used in place of the program's
	Documents int          `json:"documents"` // documents that were made of worst cases
	Problems  problem.List `json:"problems"`
}

// CheckTemplates makes every document from the project's templates for made-up
// companies of the worst kinds (package sample), in Word and PDF, and writes
// none of them. dir is a project folder; "" checks the program's own.
func CheckTemplates(ctx context.Context, dir string, o Options) (*Checked, error) {
	var store workspace.Store = noFiles{}
	if dir != "" {
		folder, err := workspace.Open(dir)
		if err != nil {
			return nil, err
		}
		store = folder
	}
	m, found, err := openMaterial(store)
	if err != nil {
		return nil, err
	}
	out := &Checked{Own: m.names(), Problems: found}
	t, found, err := newTools(m)
	if err != nil {
		return nil, err
	}
	out.Problems = append(out.Problems, found...)
	if found.HasErrors() {
		out.Problems = out.Problems.Sorted()
		return out, nil
	}
	err = t.worst(ctx, o, out)
	out.Problems = listed(out.Problems.Sorted())
	return out, err
}
