package docx

import (
	"fmt"
	"strings"

	"shinsa/pipeline/doc"
)

// Lines reads the text of a Word file in the order of doc.Lines: a line for
// every paragraph that is not empty, headings with their numbers, tables row
// by row, charts by their parts. The table of contents and the running head
// and foot are not part of it; nor is what is marked as deleted.
func Lines(data []byte) ([]string, error) {
	p, err := openPack(data)
	if err != nil {
		return nil, fmt.Errorf("read docx: %w", err)
	}
	main, rels, err := p.main()
	if err != nil {
		return nil, fmt.Errorf("read docx: %w", err)
	}
	tree, err := p.tree(main)
	if err != nil {
		return nil, fmt.Errorf("read docx: %w", err)
	}
	body := tree.kid("w:body")
	if body == nil {
		return nil, fmt.Errorf("read docx: no text in part %q", main)
	}
	numbs, err := readNumbering(p, rels)
	if err != nil {
		return nil, fmt.Errorf("read docx: %w", err)
	}
	r := &reader{pack: p, rels: map[string]string{}, numbs: numbs, count: counter{}, styles: ownStyles(numbs)}
	for _, rel := range rels {
		if rel.kind == "chart" && !rel.external {
			r.rels[rel.id] = rel.target
		}
	}
	if err := r.blocks(body); err != nil {
		return nil, fmt.Errorf("read docx: %w", err)
	}
	return r.out, nil
}

// reader walks through the body of a Word file.
type reader struct {
	pack   *pack
	rels   map[string]string // relationship → chart part
	numbs  *numbering
	count  counter
	styles map[string]doc.Style // ID in the file → our style
	out    []string
	text   *strings.Builder // of the paragraph that is read
	tabs   int              // tabs that are not text: after a label
	after  []*node          // drawings of the paragraph that is read
}

// ownStyles finds our styles in the file, by name and then by ID.
func ownStyles(n *numbering) map[string]doc.Style {
	names := map[string]doc.Style{}
	for _, s := range doc.Styles() {
		names[strings.ToLower(paragraphName(s))] = s
	}
	out := map[string]doc.Style{}
	for id, info := range n.styles {
		if s, ok := names[strings.ToLower(info.name)]; ok {
			out[id] = s
		}
	}
	return out
}

// blocks reads the children of a body, a cell or a control.
func (r *reader) blocks(n *node) error {
	for _, k := range n.kids {
		var err error
		switch k.name {
		case "w:p":
			err = r.paragraph(k)
		case "w:sdt":
			if k.val("w:sdtPr", "w:docPartObj", "w:docPartGallery") != "Table of Contents" {
				err = r.blocks(orEmpty(k.kid("w:sdtContent")))
			}
		case "mc:AlternateContent":
			err = r.blocks(alternative(k))
		case "w:del", "w:moveFrom", "w:sectPr", "w:tblPr", "w:tcPr", "w:trPr":
		default: // tables, rows, cells, insertions, custom XML: what is in them
			err = r.blocks(k)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func orEmpty(n *node) *node {
	if n == nil {
		return &node{}
	}
	return n
}

// alternative returns the first choice of content given twice.
func alternative(n *node) *node {
	if c := n.kid("mc:Choice"); c != nil {
		return c
	}
	return orEmpty(n.kid("mc:Fallback"))
}

func (r *reader) paragraph(p *node) error {
	id := p.val("w:pPr", "w:pStyle")
	own := r.styles[id]
	if own == doc.TOC1 || own == doc.TOC2 || own == doc.TOC3 || own == doc.TOCTitle {
		return nil
	}
	outer, outerAfter := r.text, r.after
	r.text, r.after = &strings.Builder{}, nil
	r.tabs = 0
	if (own == doc.ListItem || own == doc.ListItem2) && p.kid("w:pPr", "w:tabs") != nil {
		r.tabs = 1 // behind the label, see writer.item
	}
	r.text.WriteString(r.count.next(r.numbs.place(id, p.kid("w:pPr", "w:numPr"))))
	r.runs(p)
	if r.text.Len() > 0 {
		r.out = append(r.out, r.text.String())
	}
	after := r.after
	r.text, r.after = outer, outerAfter
	for _, d := range after {
		if err := r.drawing(d); err != nil {
			return err
		}
	}
	return nil
}

// runs reads what is inside a paragraph.
func (r *reader) runs(n *node) {
	for _, k := range n.kids {
		switch k.name {
		case "w:t":
			r.text.WriteString(k.text)
		case "w:tab":
			if r.tabs > 0 {
				r.tabs--
			} else {
				r.text.WriteByte('\t')
			}
		case "w:br", "w:cr":
			if t := k.attr("type"); t == "" || t == "textWrapping" {
				r.text.WriteByte('\n')
			}
		case "w:noBreakHyphen":
			r.text.WriteRune('\u2011')
		case "w:softHyphen":
			r.text.WriteRune('\u00AD')
		case "w:sym":
			r.text.WriteString(symbol(k.attr("char")))
		case "w:drawing", "w:pict", "w:object":
			r.after = append(r.after, k)
		case "mc:AlternateContent":
			r.runs(alternative(k))
		case "w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:del", "w:moveFrom", "w:instrText", "w:delText", "w:rt":
		default: // runs, hyperlinks, controls, insertions, the base of ruby
			r.runs(k)
		}
	}
}

// symbol returns the character of a w:sym; those of symbol fonts lie in the
// private area and are given as they are.
func symbol(hex string) string {
	var c rune
	if _, err := fmt.Sscanf(hex, "%x", &c); err != nil || !allowed(c) || c > 0x10FFFF {
		return "\uFFFD"
	}
	return string(c)
}

// drawing reads the text of a drawing: a chart's, or that of text boxes.
func (r *reader) drawing(n *node) error {
	for _, k := range n.kids {
		var err error
		switch k.name {
		case "c:chart":
			err = r.chart(k.attr("id"))
		case "w:p":
			err = r.paragraph(k)
		case "mc:AlternateContent":
			err = r.drawing(alternative(k))
		default:
			err = r.drawing(k)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
