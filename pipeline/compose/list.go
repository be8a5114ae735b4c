package compose

import (
	"strconv"

	"github.com/yuin/goldmark/ast"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/problem"
)

// list adds the entries of a Markdown list, deeper ones after the entry that
// holds them.
func (b *builder) list(out *doc.List, n *ast.List, level int, style doc.Style) {
	i := max(n.Start, 1) - 1
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		i++
		at := len(out.Items)
		out.Items = append(out.Items, doc.Item{Label: label(n, i, level, style), Level: level})
		out.Items[at].Content = b.item(out, item, level, style)
	}
}

// item returns the content of an entry; lists in it are added to out.
func (b *builder) item(out *doc.List, item ast.Node, level int, style doc.Style) []doc.Inline {
	l := liner{b: b}
	for c := item.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.List:
			b.list(out, c, level+1, style)
		case *ast.TextBlock, *ast.Paragraph:
			if len(l.line) > 0 {
				l.line = append(l.line, doc.LineBreak{})
			}
			l.children(c, 0)
		default:
			b.faults.Add("template-markdown", problem.Pos{File: b.file}, c.Kind().String())
		}
	}
	l.end()
	return l.out[0]
}

// label writes the number of an entry: (1) and ① in reports, 1 and (1) in
// letters.
func label(n *ast.List, i, level int, style doc.Style) string {
	switch {
	case !n.IsOrdered():
		return "・"
	case style == letterItems && level == 0:
		return strconv.Itoa(i)
	case level == 0 || style == letterItems:
		return "(" + strconv.Itoa(i) + ")"
	case i <= 20:
		return string(rune('①' + i - 1))
	default:
		return "(" + strconv.Itoa(i) + ")"
	}
}
