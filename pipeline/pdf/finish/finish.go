// Package finish completes a drawn PDF, and is the only package that imports
// pdfcpu.
//
// In: the bytes that package paint drew, and what paint could not say:
// outlines of the fonts, the characters behind the glyph codes, links,
// bookmarks, title. Out: the whole file, PDF 1.7 and PDF/A-2u: text that can
// be found and copied in every plane of Unicode, language, metadata, output
// intent, streams compressed once. Same input, same bytes: the file's ID is a
// digest of its content and no date is written but those given.
package finish

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"shinsa/pipeline/pdf/font"
	"shinsa/pipeline/pdf/layout"
)

// Input is what completes a drawn file.
type Input struct {
	Title, Author, Subject, Keywords string
	Layout                           *layout.Layout
	Use                              *font.Use
	Family                           func(face int) string // the drawn file's name of a face
}

// Complete returns the finished file.
func Complete(ctx context.Context, drawn []byte, in Input) ([]byte, error) {
	pdf, err := pdfcpu.ReadWithContext(ctx, bytes.NewReader(drawn), configuration())
	if err != nil {
		return nil, fmt.Errorf("read drawn pages: %w", err)
	}
	f := &file{pdf: pdf.XRefTable, in: in}
	if err := f.complete(); err != nil {
		return nil, err
	}
	return f.write()
}

// configuration is pdfcpu's own default, without its reading and making of
// files in the user's folder.
func configuration() *model.Configuration {
	return &model.Configuration{Reader15: true, ValidationMode: model.ValidationRelaxed, Eol: types.EolLF,
		Offline: true, Limits: model.DefaultResourceLimits()}
}

// file is a PDF in the making.
type file struct {
	pdf   *model.XRefTable
	in    Input
	root  types.Dict
	pages []types.IndirectRef
	info  *types.IndirectRef
}

func (f *file) complete() error {
	root, err := f.pdf.Catalog()
	if err != nil {
		return fmt.Errorf("find catalog: %w", err)
	}
	f.root = root
	for _, step := range []func() error{f.findPages, f.fonts, f.links, f.bookmarks, f.describe, f.intent} {
		if err := step(); err != nil {
			return err
		}
	}
	f.root["Lang"] = types.StringLiteral("ja-JP")
	f.root["ViewerPreferences"] = types.Dict{"DisplayDocTitle": types.Boolean(true)}
	return nil
}

// findPages reads the page tree, which in a drawn file is one level deep.
func (f *file) findPages() error {
	tree, err := f.pdf.DereferenceDict(f.root["Pages"])
	if err != nil {
		return fmt.Errorf("find pages: %w", err)
	}
	kids, err := f.pdf.DereferenceArray(tree["Kids"])
	if err != nil {
		return fmt.Errorf("find pages: %w", err)
	}
	for _, k := range kids {
		if ref, ok := k.(types.IndirectRef); ok {
			f.pages = append(f.pages, ref)
		}
	}
	if len(f.pages) != len(f.in.Layout.Pages) {
		return fmt.Errorf("find pages: %d drawn, %d laid out", len(f.pages), len(f.in.Layout.Pages))
	}
	return nil
}

// object adds an object and returns the reference to it.
func (f *file) object(o types.Object) (types.IndirectRef, error) {
	ref, err := f.pdf.IndRefForNewObject(o)
	if err != nil {
		return types.IndirectRef{}, fmt.Errorf("add object: %w", err)
	}
	return *ref, nil
}

// text returns a text string in UTF-16, as hexadecimal digits.
func text(s string) types.HexLiteral {
	var b strings.Builder
	b.WriteString("FEFF")
	writeUTF16(&b, s)
	return types.HexLiteral(b.String())
}
