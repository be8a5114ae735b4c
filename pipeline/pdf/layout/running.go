package layout

import (
	"fmt"

	"shinsa/pipeline/doc"
)

// running sets the head and foot of page i, after the page's own text.
func (e *engine) running(i int) {
	p, look := &e.out.Pages[i], e.look.Page
	head, foot := e.style(doc.Header), e.style(doc.Footer)
	plain := i == 0 && e.doc.PlainFirst
	x, width := look.MarginLeft, look.TextWidth()
	for _, part := range []struct {
		text  string
		align doc.Align
	}{{e.doc.Header.Left, doc.Left}, {e.doc.Header.Right, doc.End}} {
		if plain {
			break
		}
		s := e.oneLine(part.text, head, part.align, width)
		add(p, &s, x, look.HeaderTop)
	}
	if e.doc.Header != (doc.Running{}) && !plain {
		r := doc.Rule{Width: 0.5, Space: 2, Color: "7F7F7F"}
		if head.RuleBelow != nil {
			r = *head.RuleBelow
		}
		y := look.HeaderTop + head.Line + r.Space
		p.Rules = append(p.Rules, Rule{X1: x, X2: x + width, Y1: y, Y2: y, Width: r.Width, Color: color(r.Color)})
	}
	s := e.oneLine(fmt.Sprintf("%d / %d", i+1, len(e.out.Pages)), foot, doc.Centre, width)
	add(p, &s, x, look.Height-look.FooterBottom-foot.Line)
}

// oneLine sets text on one line, however long.
func (e *engine) oneLine(text string, l doc.StyleLook, align doc.Align, width float64) strip {
	spans := e.shape([]doc.Inline{doc.Text{S: text}}, l, Running)
	return e.set(0, len(e.chars), true, spans, measure{width: width, height: l.Line, size: l.Size, align: align})
}
