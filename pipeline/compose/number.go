package compose

import (
	"fmt"
	"strings"

	"shinsa/pipeline/doc"
)

// number writes the numbers of tables and figures into their captions (表 5-3,
// 図 4-2), counted by chapter, and returns them by ID for references. Chapters
// that are not numbered (別添1) lend their first word.
func number(body []doc.Block) map[string]string {
	n := numberer{numbers: map[string]string{}}
	for _, b := range body {
		switch b := b.(type) {
		case *doc.Heading:
			n.heading(b)
		case *doc.Table:
			if len(b.Caption) > 0 {
				n.tables++
				b.Caption = n.caption("表", n.tables, b.ID, b.Caption)
			}
		case *doc.Chart:
			n.figures++
			b.Caption = n.caption("図", n.figures, b.ID, b.Caption)
		}
	}
	return n.numbers
}

type numberer struct {
	chapters, tables, figures int
	prefix                    string
	numbers                   map[string]string
}

func (n *numberer) heading(h *doc.Heading) {
	if h.Level != 1 {
		return
	}
	n.tables, n.figures = 0, 0
	if h.Numbered {
		n.chapters++
		n.prefix = fmt.Sprint(n.chapters)
		return
	}
	n.prefix, _, _ = strings.Cut(doc.Plain(h.Content), "　")
}

func (n *numberer) caption(word string, i int, id string, text []doc.Inline) []doc.Inline {
	label := fmt.Sprintf("%s %s-%d", word, n.prefix, i)
	if n.prefix == "" {
		label = fmt.Sprintf("%s %d", word, i)
	}
	if _, taken := n.numbers[id]; !taken {
		n.numbers[id] = label
	}
	return append([]doc.Inline{doc.Text{S: label + "　"}}, text...)
}
