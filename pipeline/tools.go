package pipeline

import (
	"errors"
	"fmt"
	"io/fs"
	"sync"

	catalogues "shinsa/criteria"
	"shinsa/fonts"
	"shinsa/pipeline/compose"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/docx"
	"shinsa/pipeline/pdf/font"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/workspace"
	"shinsa/templates"
)

// tools is what every document needs and what is costly to make: fonts parsed,
// the reference document opened, templates parsed. It is made once and shared.
type tools struct {
	templates *compose.Templates
	reference *docx.Reference
	fonts     *font.Set
}

// newTools opens fonts, reference and templates side by side.
func newTools() (*tools, problem.List, error) {
	t := &tools{}
	var texts, look problem.List
	var fontErr, refErr error
	var wg sync.WaitGroup
	wg.Go(func() {
		t.fonts, fontErr = font.New(font.Files{Mincho: fonts.Mincho, Gothic: fonts.Gothic, GothicBold: fonts.GothicBold, Supplement: fonts.Supplement})
	})
	wg.Go(func() {
		sub, err := fs.Sub(templates.Files, "reference")
		if refErr = err; err == nil {
			t.reference, look, refErr = docx.OpenReference(sub)
		}
	})
	t.templates, texts = compose.Load(templates.Files)
	wg.Wait()
	if err := errors.Join(fontErr, refErr); err != nil {
		return nil, nil, fmt.Errorf("open fonts and reference document: %w", err)
	}
	return t, append(texts, look...), nil
}

// dataDigest covers the data that the program carries and makes documents
// with: fonts, templates, reference document, criteria.
func dataDigest() (string, error) {
	key := workspace.NewKey("tools", "1")
	for _, f := range [][]byte{fonts.Mincho, fonts.Gothic, fonts.GothicBold, fonts.Supplement} {
		key.Text(workspace.Digest(f))
	}
	for _, data := range []fs.FS{templates.Files, catalogues.Files} {
		sum, err := digestOf(data)
		if err != nil {
			return "", err
		}
		key.Text(sum)
	}
	return key.Sum(), nil
}

// digestOf hashes the content of embedded data, in the order of names.
func digestOf(f fs.FS) (string, error) {
	key := workspace.NewKey("data", "1")
	err := fs.WalkDir(f, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(f, p)
		key.Text(p).Text(workspace.Digest(b))
		return err
	})
	if err != nil {
		return "", fmt.Errorf("hash embedded data: %w", err)
	}
	return key.Sum(), nil
}

// catalogue reads the criteria that the project names: a file of the project
// folder, or else one that the program carries.
func catalogue(s workspace.Store, name string) (*criteria.Catalogue, problem.List, error) {
	file := "criteria/" + name + ".yaml"
	b, err := s.Read(file)
	if errors.Is(err, fs.ErrNotExist) {
		b, err = fs.ReadFile(catalogues.Files, name+".yaml")
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil, problem.List{problem.New("criteria-missing", problem.Pos{File: file}, name)}, nil
	}
	if err != nil {
		return nil, nil, fmt.Errorf("read criteria %q: %w", name, err)
	}
	c, problems := criteria.Load(file, b)
	return c, problems, nil
}
