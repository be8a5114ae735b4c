package draft

import (
	"slices"
	"strings"
)

// Content is what a leaf says: the text in the accepted view (insertions in,
// deletions out, proposals of our own aside), how it looks, what stands in it
// that is no text.
type Content struct {
	Text    string
	Spans   []Span
	Objects []Object
	Tracked []Change // tracked changes in it
	Hints   bool     // all of the text is in the style of placeholders
}

// Span is a part of the text that has one look; From and To count bytes.
type Span struct {
	From, To int
	Look     Look
}

// Object is what a text holds that is no text.
type Object struct {
	Kind string // picture, chart, textbox, drawing, equation, object, footnote, endnote, link, break, symbol, ruby
	Text string // what of it can be read, or the digest of its file
	At   int    // byte of the text
}

// add adds text of one look; spans of the same look grow together.
func (c *Content) add(s string, l Look) {
	if s == "" {
		return
	}
	from := len(c.Text)
	c.Text += s
	if n := len(c.Spans); n > 0 && c.Spans[n-1].Look == l {
		c.Spans[n-1].To = len(c.Text)
		return
	}
	c.Spans = append(c.Spans, Span{from, len(c.Text), l})
}

// join adds the content of another leaf behind, after a separator.
func (c *Content) join(o Content, sep string) {
	if sep != "" {
		c.add(sep, lastLook(c))
	}
	at := len(c.Text)
	for _, s := range o.Spans {
		c.add(o.Text[s.From:s.To], s.Look)
	}
	for _, ob := range o.Objects {
		ob.At += at
		c.Objects = append(c.Objects, ob)
	}
	c.Tracked = append(c.Tracked, o.Tracked...)
}

func lastLook(c *Content) Look {
	if n := len(c.Spans); n > 0 {
		return c.Spans[n-1].Look
	}
	return Look{}
}

// Blank tells whether there is nothing in it at all.
func (c *Content) Blank() bool {
	return strings.TrimSpace(c.Text) == "" && len(c.Objects) == 0 && len(c.Tracked) == 0
}

func (c *Content) hash(h *hasher) {
	h.text(c.Text)
	for _, s := range c.looks() {
		h.add(uint64(s.From))
		h.add(uint64(s.To))
		s.Look.hash(h)
	}
	for _, o := range c.Objects {
		h.text(o.Kind)
		h.text(o.Text)
		h.add(uint64(o.At))
	}
	for _, t := range c.Tracked {
		h.text(t.Kind)
		h.text(t.Author)
		h.text(t.Text)
	}
}

// looks returns the spans that can be told from plain text when they are
// seen: blanks have no bold or colour.
func (c *Content) looks() []Span {
	var out []Span
	for _, s := range c.Spans {
		l := s.Look
		if strings.TrimSpace(c.Text[s.From:s.To]) == "" && l.Under == "" && !l.Strike && l.Mark == "" {
			continue
		}
		if l == (Look{}) {
			continue
		}
		if n := len(out); n > 0 && out[n-1].Look == l && strings.TrimSpace(c.Text[out[n-1].To:s.From]) == "" {
			out[n-1].To = s.To
			continue
		}
		out = append(out, s)
	}
	return out
}

// Formats names the looks in words: 太字「…」、下線「…」.
func (c *Content) Formats() string {
	var out []string
	for _, s := range c.looks() {
		if w := s.Look.Words(); w != "" {
			out = append(out, w+"「"+c.Text[s.From:s.To]+"」")
		}
	}
	return strings.Join(out, "、")
}

// objectList names the objects, for comparison.
func (c *Content) objectList() []string {
	var out []string
	for _, o := range c.Objects {
		out = append(out, o.Kind+"\x00"+o.Text)
	}
	slices.Sort(out)
	return out
}
