// Package residue looks for what is left of a company in the bytes of files.
//
// In: words that name a company (its name, number, mail address, telephone),
// and the bytes of any file. Out: whether one of the words stands in them: as
// UTF-8, UTF-16 or Shift_JIS, in the parts of a package (docx, xlsx, ods, zip),
// and in XML text that is cut into runs. It changes nothing. What it cannot see
// is a picture of the words, the compressed streams of a PDF (our own PDFs stand
// beside a Word file or a workbook with the same text), and a file under a
// password.
package residue

import (
	"archive/zip"
	"bytes"
	"html"
	"io"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/japanese"
)

// Words are the words to look for, in all forms in which files hold them.
type Words struct {
	plain []string
	forms [][]byte
}

// Of prepares words; those of fewer than four characters would be found
// everywhere and are left out.
func Of(words ...string) *Words {
	w := &Words{}
	for _, s := range words {
		if s = strings.TrimSpace(s); len([]rune(s)) < 4 {
			continue
		}
		w.plain = append(w.plain, s)
		for _, form := range []string{s, html.EscapeString(s)} {
			w.add([]byte(form))
		}
		w.add(wide(s, false))
		w.add(wide(s, true))
		if b, err := japanese.ShiftJIS.NewEncoder().Bytes([]byte(s)); err == nil {
			w.add(b)
		}
	}
	return w
}

func (w *Words) add(form []byte) { w.forms = append(w.forms, form) }

// Plain returns the words as they were given.
func (w *Words) Plain() []string { return w.plain }

// wide is a text in UTF-16.
func wide(s string, big bool) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		if big {
			out = append(out, byte(u>>8), byte(u))
		} else {
			out = append(out, byte(u), byte(u>>8))
		}
	}
	return out
}

// Limits of what is unpacked of one file.
const (
	maxPart  = 64 << 20
	maxDepth = 3
)

// In tells whether one of the words stands in the file of that name.
func (w *Words) In(name string, data []byte) bool {
	return w.has([]byte(name)) || w.in(data, 0)
}

func (w *Words) in(data []byte, depth int) bool {
	if w.has(data) {
		return true
	}
	if depth > maxDepth || !bytes.HasPrefix(data, []byte("PK")) {
		return false
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return false
	}
	for _, f := range z.File {
		if w.has([]byte(f.Name)) || w.part(f, depth) {
			return true
		}
	}
	return false
}

func (w *Words) part(f *zip.File, depth int) bool {
	r, err := f.Open()
	if err != nil {
		return false
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, maxPart))
	if err != nil && len(b) == 0 {
		return false
	}
	return w.in(b, depth+1) || bytes.HasPrefix(bytes.TrimLeft(b, "\xef\xbb\xbf \r\n"), []byte("<")) && w.has(text(b))
}

func (w *Words) has(data []byte) bool {
	for _, f := range w.forms {
		if bytes.Contains(data, f) {
			return true
		}
	}
	return false
}

// text is XML without its tags, so that a word cut into runs is whole again.
func text(b []byte) []byte {
	out := make([]byte, 0, len(b))
	inside := false
	for _, c := range b {
		switch {
		case c == '<':
			inside = true
		case c == '>':
			inside = false
		case !inside:
			out = append(out, c)
		}
	}
	return out
}
