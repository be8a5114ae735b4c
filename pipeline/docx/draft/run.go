package draft

import (
	"fmt"
	"strings"

	"shinsa/pipeline/docx/markup"
)

// run reads a run of text of one look.
func (l *liner) run(n *markup.Node) {
	rPr := n.Kid("w:rPr")
	look := l.b.d.styles.run(rPr, l.plain)
	hint := isPlaceholder(l.b.d.styles.name(rPr.Val("w:rStyle")))
	if t := rPr.Kid("w:rPrChange"); t != nil {
		l.tracked("format", t, inserted(n))
	}
	for k := n.First; k != nil; k = k.Next {
		if s := l.character(k); s != "" {
			l.grow(n)
			if strings.TrimSpace(s) != "" {
				l.hints = l.hints && hint
				l.read = true
			}
			if hint {
				look = Look{}
			}
			l.now.Content.add(s, look)
			continue
		}
		l.piece(n, k)
	}
}

// isPlaceholder tells the styles of text that only says what belongs here.
func isPlaceholder(name string) bool {
	return name == "審査記入欄の案内" || name == "placeholder text"
}

// character returns the text that an element of a run is.
func (l *liner) character(k *markup.Node) string {
	if len(l.fields) > 0 && l.quiet() {
		return ""
	}
	switch k.Name {
	case "w:t":
		return k.Text()
	case "w:tab", "w:ptab":
		return "\t"
	case "w:cr":
		return "\n"
	case "w:br":
		if t := k.Attr("type"); t == "" || t == "textWrapping" {
			return "\n"
		}
	case "w:noBreakHyphen":
		return "\u2011"
	case "w:softHyphen":
		return "\u00AD"
	}
	return ""
}

// quiet tells whether what is read is the code of a field, or a page number.
func (l *liner) quiet() bool {
	for _, f := range l.fields {
		if !f.result || isPageCode(f.code) {
			return true
		}
	}
	return false
}

// piece reads an element of a run that is no plain text.
func (l *liner) piece(r, k *markup.Node) {
	switch k.Name {
	case "w:fldChar":
		l.fieldChar(k.Attr("fldCharType"))
	case "w:instrText":
		if n := len(l.fields); n > 0 {
			l.fields[n-1].code += k.Text()
		}
	case "w:br":
		switch k.Attr("type") {
		case "page":
			if l.now.Content.Text == "" && len(l.segs) == 1 {
				l.breakFirst = true // LibreOffice writes so what we give as a property
				return
			}
			l.grow(r)
			l.object("break", "page")
		case "column":
			l.grow(r)
			l.object("break", "column")
		}
	case "w:sym":
		l.grow(r)
		l.now.Content.add(symbol(k.Attr("char")), Look{Font: k.Attr("font")})
		l.read, l.hints = true, false
	case "w:drawing", "w:pict", "w:object":
		l.grow(r)
		l.drawing(k)
	case "w:footnoteReference", "w:endnoteReference":
		l.grow(r)
		kind := strings.TrimSuffix(k.Name[2:], "Reference")
		l.object(kind, l.b.notes[kind+" "+k.Attr("id")])
	case "w:commentReference":
		l.b.anchor(k.Attr("id"), l.para)
	case "w:ruby":
		l.grow(r)
		l.runs(orEmpty(k.Kid("w:rubyBase")))
		l.object("ruby", gather(orEmpty(k.Kid("w:rt")), "w:t"))
	case "mc:AlternateContent":
		for a := alternative(k).First; a != nil; a = a.Next {
			l.piece(r, a)
		}
	}
}

func orEmpty(n *markup.Node) *markup.Node {
	if n == nil {
		return &markup.Node{}
	}
	return n
}

func (l *liner) fieldChar(typ string) {
	n := len(l.fields)
	switch {
	case typ == "begin":
		l.fields = append(l.fields, fieldState{})
	case n == 0:
	case typ == "separate":
		l.fields[n-1].result = true
	case typ == "end":
		l.fields = l.fields[:n-1]
	}
}

// symbol returns the character of a w:sym; those of symbol fonts lie in the
// private area and are given as they are.
func symbol(hex string) string {
	var c rune
	if _, err := fmt.Sscanf(hex, "%x", &c); err != nil || !markup.Allowed(c) {
		return "\uFFFD"
	}
	return string(c)
}
