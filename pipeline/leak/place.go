package leak

import (
	"fmt"
	"strings"

	"shinsa/pipeline/problem"
)

// Place is where something stands. Zero values mean not known.
type Place struct {
	File      string   // as the caller names it
	Inside    []string // of a file in a file: 埋め込み/a.xlsx, word/embeddings/b.xlsx
	Part      string   // of a package, or of a PDF or a picture in words: word/document.xml, 文書情報, EXIF
	Page      int      // from 1
	Sheet     string
	Cell      string // F31
	Row, Col  int    // of the cell
	Paragraph int    // from 1
	Line      int    // from 1
	Note      string // 属性 descr, 削除された文字, エスケープされた文字
}

// Detail returns the place within the file, in words.
func (p Place) Detail() string {
	var out []string
	if len(p.Inside) > 0 {
		out = append(out, strings.Join(p.Inside, " › "))
	}
	if p.Part != "" {
		out = append(out, p.Part)
	}
	for _, c := range []struct {
		n    int
		unit string
	}{{p.Page, "ページ"}, {p.Paragraph, "段落目"}, {p.Line, "行目"}} {
		if c.n > 0 {
			out = append(out, fmt.Sprint(c.n)+c.unit)
		}
	}
	if p.Note != "" {
		out = append(out, p.Note)
	}
	return strings.Join(out, " › ")
}

// String returns the whole place.
func (p Place) String() string { return p.Pos().String() }

// Pos returns the place as problems have it.
func (p Place) Pos() problem.Pos {
	return problem.Pos{File: p.File, Sheet: p.Sheet, Row: p.Row, Col: p.Col, Place: p.Detail()}
}
