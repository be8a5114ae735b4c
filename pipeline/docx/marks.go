package docx

import (
	"fmt"
	"strings"

	"shinsa/pipeline/doc"
)

// caption is the bookmark around the number of a table or figure.
type caption struct {
	mark   string // its name
	id     int
	number string // 表 5-1
	done   bool
}

// captionGap stands between the number and the words of a caption.
const captionGap = "　"

// findCaptions gives every numbered table and figure of the body a bookmark,
// by its ID: references to it are fields that Word can bring up to date.
func (w *writer) findCaptions(d *doc.Document) {
	w.captions = map[string]*caption{}
	taken := map[string]bool{}
	for _, b := range d.Body {
		id, number := numbered(b)
		if number == "" || w.captions[id] != nil {
			continue
		}
		sum := hash32(id)
		for taken[refName(sum)] {
			sum++
		}
		taken[refName(sum)] = true
		w.captions[id] = &caption{mark: refName(sum), id: len(w.entries) + len(w.captions) + 1, number: number}
	}
}

func refName(sum uint32) string { return fmt.Sprintf("_Ref%09d", sum%1_000_000_000) }

// numbered returns the ID of a table or chart and the number in its caption.
func numbered(b doc.Block) (id, number string) {
	var content []doc.Inline
	switch b := b.(type) {
	case *doc.Table:
		id, content = b.ID, b.Caption
	case *doc.Chart:
		id, content = b.ID, b.Caption
	}
	if id == "" {
		return "", ""
	}
	return id, numberOf(content)
}

// numberOf returns the number at the beginning of a caption; "" for none.
func numberOf(content []doc.Inline) string {
	if len(content) == 0 {
		return ""
	}
	t, ok := content[0].(doc.Text)
	number, _, found := strings.Cut(t.S, captionGap)
	if !ok || !found || t.Mark != 0 {
		return ""
	}
	return number
}

// caption writes the content of a caption, its number in a bookmark.
func (w *writer) caption(id string, content []doc.Inline, style doc.Style) {
	c := w.captions[id]
	if c == nil || c.done || numberOf(content) != c.number {
		w.inlines(content, style)
		return
	}
	c.done = true
	t := content[0].(doc.Text)
	w.raw(`<w:bookmarkStart w:id="`)
	w.int(c.id)
	w.raw(`" w:name="` + c.mark + `"/>`)
	w.plain(c.number)
	w.raw(`<w:bookmarkEnd w:id="`)
	w.int(c.id)
	w.raw(`"/>`)
	t.S = strings.TrimPrefix(t.S, c.number)
	w.inlines([]doc.Inline{t}, style)
	w.inlines(content[1:], style)
}

// reference writes a cross-reference; false when there is nothing of that
// number to refer to.
func (w *writer) reference(t doc.Text) bool {
	c := w.captions[t.Ref]
	if t.Ref == "" || c == nil || c.number != t.S {
		return false
	}
	w.complexField("REF "+c.mark+` \h`, t.S)
	return true
}
