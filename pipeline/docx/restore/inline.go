package restore

import (
	"fmt"
	"strings"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/docx/markup"
)

// inlines reads what is inside a paragraph.
func (r *reader) inlines(p *markup.Node) []doc.Inline {
	i := &inliner{r: r}
	i.runs(p)
	return i.out
}

// inliner gathers the runs of one paragraph; runs of one look are joined.
type inliner struct {
	r     *reader
	out   []doc.Inline
	field []bool // of nested complex fields: whether the result has begun
}

func (i *inliner) text(s string, m doc.Mark) {
	if s == "" || len(i.field) > 0 && !i.field[len(i.field)-1] {
		return
	}
	if n := len(i.out); n > 0 {
		if t, ok := i.out[n-1].(doc.Text); ok && t.Mark == m {
			t.S += s
			i.out[n-1] = t
			return
		}
	}
	i.out = append(i.out, doc.Text{S: s, Mark: m})
}

func (i *inliner) runs(n *markup.Node) {
	for k := n.First; k != nil; k = k.Next {
		switch k.Name {
		case "w:r":
			i.run(k)
		case "w:pPr", "w:del", "w:moveFrom", "w:sdtPr", "w:sdtEndPr", "w:bookmarkStart", "w:bookmarkEnd", "w:proofErr",
			"w:commentRangeStart", "w:commentRangeEnd", "w:permStart", "w:permEnd":
		case "w:sdt":
			if c := k.Kid("w:sdtContent"); c != nil {
				i.runs(c)
			}
		case "mc:AlternateContent":
			i.runs(choice(k))
		case "m:oMath", "m:oMathPara":
			i.r.lose("数式", false)
		default: // hyperlinks, insertions, simple fields, smart tags: what is in them
			i.runs(k)
		}
	}
}

func (i *inliner) run(n *markup.Node) {
	rPr := n.Kid("w:rPr")
	if on(rPr.Kid("w:vanish")) {
		i.r.lose("隠し文字", false)
		return
	}
	m := i.r.marks(rPr)
	for k := n.First; k != nil; k = k.Next {
		i.piece(k, m)
	}
}

// piece reads one element of a run.
func (i *inliner) piece(k *markup.Node, m doc.Mark) {
	switch k.Name {
	case "w:t":
		i.text(k.Text(), m)
	case "w:tab", "w:ptab":
		i.text("\t", m)
	case "w:br", "w:cr":
		i.lineBreak(k)
	case "w:noBreakHyphen":
		i.text("\u2011", m)
	case "w:softHyphen", "w:instrText", "w:delText", "w:lastRenderedPageBreak", "w:rPr", "w:annotationRef", "w:commentReference",
		"w:footnoteRef", "w:endnoteRef", "w:separator", "w:continuationSeparator":
	case "w:sym":
		i.text(symbol(k.Attr("char")), m)
	case "w:fldChar":
		i.fieldChar(k.Attr("fldCharType"))
	case "w:footnoteReference", "w:endnoteReference":
		i.note(k, m)
	case "w:ruby":
		i.ruby(k, m)
	case "w:drawing", "w:pict", "w:object":
		i.r.drawing(k)
	case "mc:AlternateContent":
		for c := choice(k).First; c != nil; c = c.Next {
			i.piece(c, m)
		}
	default:
		i.r.lose("「"+k.Name+"」の要素", false)
	}
}

func (i *inliner) lineBreak(k *markup.Node) {
	switch k.Attr("type") {
	case "page":
		i.r.brk = true
	case "column":
	default:
		i.out = append(i.out, doc.LineBreak{})
	}
}

// fieldChar follows complex fields: their code is no text, their result is.
func (i *inliner) fieldChar(kind string) {
	switch kind {
	case "begin":
		i.field = append(i.field, false)
	case "separate":
		if n := len(i.field); n > 0 {
			i.field[n-1] = true
		}
	case "end":
		if n := len(i.field); n > 0 {
			i.field = i.field[:n-1]
		}
	}
}

// note puts a footnote behind the paragraph, with its number at its place.
func (i *inliner) note(k *markup.Node, m doc.Mark) {
	kind := strings.TrimSuffix(strings.TrimPrefix(k.Name, "w:"), "Reference")
	i.r.noted++
	mark := fmt.Sprintf("（注%d）", i.r.noted)
	i.text(mark, m)
	i.r.after = append(i.r.after, &doc.Paragraph{Style: doc.Note, Content: []doc.Inline{doc.Text{S: mark + "　" + i.r.notes[kind+k.Attr("id")]}}})
}

// ruby keeps the reading in brackets behind the word.
func (i *inliner) ruby(k *markup.Node, m doc.Mark) {
	for _, part := range []struct{ name, open, shut string }{{"w:rubyBase", "", ""}, {"w:rt", "（", "）"}} {
		n := k.Kid(part.name)
		if n == nil {
			continue
		}
		inner := &inliner{r: i.r}
		inner.runs(n)
		if s := doc.Plain(inner.out); s != "" {
			i.text(part.open+s+part.shut, m)
		}
	}
}

// marks reads the looks that a document knows; others are named.
func (r *reader) marks(rPr *markup.Node) doc.Mark {
	var m doc.Mark
	if rPr == nil {
		return m
	}
	for k := rPr.First; k != nil; k = k.Next {
		switch k.Name {
		case "w:b":
			m |= mark(on(k), doc.Strong)
		case "w:i":
			m |= mark(on(k), doc.Italic)
		case "w:u":
			m |= mark(k.Attr("val") != "none", doc.Underline)
		case "w:strike", "w:dstrike":
			m |= mark(on(k), doc.Strike)
		case "w:vertAlign":
			m |= mark(k.Attr("val") == "superscript", doc.Super) | mark(k.Attr("val") == "subscript", doc.Sub)
		case "w:rStyle":
			m |= r.styleMark(k.Attr("val"))
		case "w:highlight":
			r.loseLook(k.Attr("val") != "none", "蛍光ペン")
		case "w:color":
			v := strings.ToUpper(k.Attr("val"))
			r.loseLook(v != "" && v != "AUTO" && v != "000000", "文字の色")
		}
	}
	return m
}

func mark(is bool, m doc.Mark) doc.Mark {
	if is {
		return m
	}
	return 0
}

func (r *reader) loseLook(is bool, what string) {
	if is {
		r.lose(what, true)
	}
}
