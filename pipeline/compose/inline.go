package compose

import (
	"github.com/yuin/goldmark/ast"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/problem"
)

// liner collects the inlines of a paragraph.
type liner struct {
	b     *builder
	split bool // every line is a paragraph
	line  []doc.Inline
	refs  []ref
	out   [][]doc.Inline
}

// end closes a line; references in it are told where it came to lie.
func (l *liner) end() {
	for _, r := range l.refs {
		r.content = l.line
		l.b.refs = append(l.b.refs, r)
	}
	l.out = append(l.out, l.line)
	l.line, l.refs = nil, nil
}

func (l *liner) children(n ast.Node, mark doc.Mark) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		l.node(c, mark)
	}
}

func (l *liner) node(n ast.Node, mark doc.Mark) {
	switch n := n.(type) {
	case *ast.Text:
		l.text(n, mark)
	case *ast.String:
		l.line = append(l.line, l.b.tokens.expand(string(n.Value), mark)...)
	case *ast.Emphasis:
		l.children(n, mark|doc.Strong)
	case *directive:
		l.directive(l.b.tokens.plain(n.content))
	default:
		l.b.faults.Add("template-markdown", problem.Pos{File: l.b.file}, n.Kind().String())
	}
}

func (l *liner) text(n *ast.Text, mark doc.Mark) {
	l.merge(l.b.tokens.expand(string(n.Value(l.b.source)), mark))
	switch {
	case n.HardLineBreak() && !l.split:
		l.line = append(l.line, doc.LineBreak{})
	case n.SoftLineBreak() && l.split:
		l.end()
	}
}

// merge appends text, joined to our own words before it: Markdown cuts text
// wherever a mark could have begun.
func (l *liner) merge(in []doc.Inline) {
	for _, i := range in {
		if n := len(l.line); n > 0 {
			a, ok := l.line[n-1].(doc.Text)
			t, also := i.(doc.Text)
			if ok && also && a.Mark == t.Mark && a.Src.IsZero() && t.Src.IsZero() {
				a.S += t.S
				l.line[n-1] = a
				continue
			}
		}
		l.line = append(l.line, i)
	}
}

func (l *liner) directive(content string) {
	kind, name, _ := split(content)
	field, ok := l.b.parts.fields[name]
	switch {
	case kind == "ref":
		l.refs = append(l.refs, ref{index: len(l.line), id: name})
		l.line = append(l.line, doc.Text{Src: problem.Pos{File: l.b.file}}) // a place, so that merge leaves it alone
	case kind == "field" && ok:
		l.line = append(l.line, field)
	default:
		l.b.faults.Add("template-directive", problem.Pos{File: l.b.file}, content)
	}
}
