package deliverable

import (
	"strconv"
	"strings"

	"shinsa/pipeline/docx/markup"
	"shinsa/pipeline/problem"
)

// word checks what stands in one Word file: nothing of the work on it may go
// out.
type word struct {
	at     problem.Pos
	pack   *parts
	marks  drafts
	hidden map[string]bool // IDs of styles that hide text
	hints  map[string]bool // IDs of the styles of placeholders
	said   map[string]bool
	found  problem.List
}

// checkWord looks for comments, tracked changes, hidden text, places not filled
// in, and marks of a draft.
func checkWord(at problem.Pos, p *parts, marks drafts) problem.List {
	w := &word{at: at, pack: p, marks: marks, hidden: map[string]bool{}, hints: map[string]bool{}, said: map[string]bool{}}
	w.styles()
	for _, name := range p.Names() {
		if !strings.HasPrefix(name, "word/") || !strings.HasSuffix(name, ".xml") || strings.HasPrefix(name, "word/glossary/") {
			continue
		}
		if tree := p.tree(name); tree != nil {
			w.part(tree)
		}
	}
	w.record()
	return w.found
}

// styles finds the character styles that hide text or mark placeholders.
func (w *word) styles() {
	tree := w.pack.tree("word/styles.xml")
	if tree == nil {
		return
	}
	for _, s := range tree.All("w:style") {
		id := s.Attr("styleId")
		if on(s.Kid("w:rPr", "w:vanish")) {
			w.hidden[id] = true
		}
		if name := strings.ToLower(s.Val("w:name") + " " + id); strings.Contains(name, "placeholder") {
			w.hints[id] = true
		}
	}
}

// on tells whether a switch of Word is there and not off.
func on(n *markup.Node) bool {
	if n == nil {
		return false
	}
	v := n.Attr("val")
	return v != "0" && v != "false" && v != "off"
}

// add reports a fault once for each text.
func (w *word) add(code problem.Code, args ...string) {
	key := string(code) + strings.Join(args, "\x00")
	if !w.said[key] {
		w.said[key] = true
		w.found.Add(code, w.at, args...)
	}
}

// part looks through the text of one part.
func (w *word) part(tree *markup.Node) {
	tree.Walk(func(n *markup.Node) bool {
		switch n.Name {
		case "w:style", "w:docDefaults": // looks, not text
			return false
		case "w:comment":
			w.add("deliver-comment", n.Attr("author"), cut(textOf(n)))
			return false
		case "w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rPrChange", "w:pPrChange", "w:tblPrChange", "w:trPrChange", "w:tcPrChange",
			"w:sectPrChange", "w:tblGridChange", "w:numberingChange", "w:cellIns", "w:cellDel", "w:cellMerge", "w:tblPrExChange":
			w.add("deliver-tracked", n.Attr("author"), cut(textOf(n)))
		case "w:sdt":
			if on(n.Kid("w:sdtPr", "w:showingPlcHdr")) {
				w.add("deliver-placeholder", cut(textOf(n)))
				return false
			}
		case "w:r":
			w.run(n)
		case "w:p":
			w.found = append(w.found, w.marks.text(w.at, w.own(n))...)
		case "v:textpath": // WordArt across the page
			w.found = append(w.found, w.marks.text(w.at, n.Attr("string"))...)
		}
		return true
	})
}

// own is the text of a paragraph without what stands for places not filled in,
// which is told by itself.
func (w *word) own(p *markup.Node) string {
	var b strings.Builder
	p.Walk(func(n *markup.Node) bool {
		switch {
		case n.Name == "w:t":
			b.WriteString(n.Text())
		case n.Name == "w:tab", n.Name == "w:br":
			b.WriteByte(' ')
		case n.Name == "w:sdt" && on(n.Kid("w:sdtPr", "w:showingPlcHdr")), n.Name == "w:r" && w.hints[n.Val("w:rPr", "w:rStyle")]:
			return false
		}
		return true
	})
	return b.String()
}

// run looks at the looks of a piece of text.
func (w *word) run(n *markup.Node) {
	text := textOf(n)
	if text == "" {
		return
	}
	style := n.Val("w:rPr", "w:rStyle")
	if own := n.Kid("w:rPr", "w:vanish"); on(own) || own == nil && w.hidden[style] {
		w.add("deliver-hidden", cut(text))
	}
	if w.hints[style] {
		w.add("deliver-placeholder", cut(text))
	}
}

// record finds what this software keeps in a file while persons work on it.
func (w *word) record() {
	var names []string
	for _, name := range w.pack.Names() {
		if !strings.HasPrefix(name, "customXml/item") && name != "docProps/custom.xml" {
			continue
		}
		if data, err := w.pack.Part(name); err == nil && strings.Contains(string(data), "shinsa") {
			names = append(names, name)
		}
	}
	if names != nil {
		w.found.Add("deliver-work-record", w.at, strings.Join(names, ", "))
	}
}

// textOf is the text of an element, deleted text too.
func textOf(n *markup.Node) string {
	var b strings.Builder
	n.Walk(func(k *markup.Node) bool {
		switch k.Name {
		case "w:t", "w:delText":
			b.WriteString(k.Text())
		case "w:p":
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
		case "w:tab", "w:br":
			b.WriteByte(' ')
		}
		return true
	})
	return b.String()
}

// shown is how much of a text a problem shows.
const shown = 24

func cut(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > shown {
		return string(r[:shown]) + "…"
	}
	return s
}

func number(n int) string { return strconv.Itoa(n) }
