package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"shinsa/pipeline/docx"
	"shinsa/pipeline/pdf"
	"shinsa/pipeline/problem"
)

// CheckOptions say what a PDF is held against and who else reads it.
type CheckOptions struct {
	Word   string       // the Word file; "" is the one beside the PDF, of the same name
	Reader SecondReader // nil for none
}

// CheckedPDF is what CheckPDF found about one file.
type CheckedPDF struct {
	File     string       `json:"file"`
	Word     string       `json:"word"`
	Lines    int          `json:"lines"` // of the Word file
	Readers  int          `json:"readers"`
	Problems problem.List `json:"problems"`
}

// CheckPDF holds the text of a PDF, whoever made it, against its Word file:
// each line must be found in it, by our own reader and by the second one. White
// space does not count, nor what the PDF has besides.
func CheckPDF(ctx context.Context, file string, o CheckOptions) (*CheckedPDF, error) {
	c := &CheckedPDF{File: file, Word: o.Word}
	if c.Word == "" {
		c.Word = strings.TrimSuffix(file, filepath.Ext(file)) + ".docx"
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("read PDF: %w", err)
	}
	word, err := os.ReadFile(c.Word)
	if errors.Is(err, fs.ErrNotExist) {
		c.Problems.Add("check-no-word", problem.Pos{File: file}, filepath.Base(c.Word))
		return c, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read Word file: %w", err)
	}
	lines, err := docx.Lines(word)
	if err != nil {
		c.Problems.Add("draft-unreadable", problem.Pos{File: c.Word}, err.Error())
		return c, nil
	}
	c.Lines, c.Readers = len(lines), 1
	found, err := pdf.CheckLines(lines, data)
	if err != nil {
		c.Problems.Add("check-unreadable", problem.Pos{File: file}, err.Error())
		return c, nil
	}
	for _, p := range found {
		p.Pos.File = file
		c.Problems = append(c.Problems, p)
	}
	if o.Reader == nil {
		return c, nil
	}
	text, err := o.Reader(ctx, data)
	if err != nil {
		return nil, err
	}
	c.Readers++
	c.Problems = append(c.Problems, readOtherwise(problem.Pos{File: file}, lines, text)...)
	return c, nil
}
