package pipeline

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
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
	normal    bool         // lines are broken by the normal rules: project.yaml
	reader    SecondReader // of every PDF; nil: the gate is enough
}

// newTools opens fonts, reference and templates side by side.
func newTools(m *material) (*tools, problem.List, error) {
	t := &tools{}
	var texts, look, unfit problem.List
	var fontErr, refErr error
	var wg sync.WaitGroup
	wg.Go(func() {
		t.fonts, unfit, fontErr = m.openFonts()
	})
	wg.Go(func() {
		t.reference, look, refErr = m.openReference()
	})
	t.templates, texts = compose.Load(m)
	wg.Wait()
	if err := errors.Join(fontErr, refErr); err != nil {
		return nil, nil, fmt.Errorf("open fonts and reference document: %w", err)
	}
	return t, slices.Concat(texts, look, unfit), nil
}

// openFonts parses the fonts of the program and, behind them, the office's.
// One that cannot be used is a warning: documents that need it say so themselves.
func (m *material) openFonts() (*font.Set, problem.List, error) {
	files := font.Files{Mincho: fonts.Mincho, Gothic: fonts.Gothic, GothicBold: fonts.GothicBold, Supplement: fonts.Supplement, Office: m.font}
	set, err := font.New(files)
	if err == nil || m.font == nil {
		return set, nil, err
	}
	why := err.Error()
	files.Office = nil
	set, err = font.New(files)
	return set, problem.List{problem.New("font-office", problem.Pos{File: m.fontFile}, why)}, err
}

// openReference opens the project's reference document, or else the program's.
func (m *material) openReference() (*docx.Reference, problem.List, error) {
	if m.reference != nil {
		r, found, err := docx.OpenReferenceFile(m.reference)
		for i := range found {
			found[i].Pos.File = TemplatesDir + "/" + ReferenceFile
		}
		return r, found, err
	}
	sub, err := fs.Sub(templates.Files, "reference")
	if err != nil {
		return nil, nil, fmt.Errorf("find reference: %w", err)
	}
	return docx.OpenReference(sub)
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
