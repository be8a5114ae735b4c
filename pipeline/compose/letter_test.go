package compose

import (
	"strings"
	"testing"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/problem"
)

func TestRangesOf(t *testing.T) {
	for _, c := range []struct{ ids, want string }{
		{"", None},
		{"3a", "3a"},
		{"3a 3b", "3a、3b"},
		{"3a 3b 3c", "3a～3c"},
		{"3a 3b 3d 3e 3f", "3a、3b、3d～3f"},
		{"4-1-1b 4-1-1c 4-1-2d", "4-1-1b、4-1-1c、4-1-2d"},
		{"3r1 3r2 3r3", "3r1、3r2、3r3"},
		{"3z 3{ 3|", "3z、3{、3|"},
	} {
		if got := doc.Plain(rangesOf(strings.Fields(c.ids))); got != c.want {
			t.Errorf("%s: %s, want %s", c.ids, got, c.want)
		}
	}
}

// Only letters have a first page without running head.
func TestPlainFirst(t *testing.T) {
	for kind, d := range made(t, testInput(), testProjectInput()) {
		if d.PlainFirst != (kind == KindQuery) {
			t.Errorf("%s: PlainFirst is %v", kind, d.PlainFirst)
		}
	}
}

// A paragraph that introduces a table stays with it.
func TestLeadIn(t *testing.T) {
	for kind, d := range made(t, testInput(), testProjectInput()) {
		for i := range len(d.Body) - 1 {
			p, ok := d.Body[i].(*doc.Paragraph)
			_, table := d.Body[i+1].(*doc.Table)
			if ok && table && p.Style == doc.Body && !p.KeepNext {
				t.Errorf("%s: %s", kind, doc.Plain(p.Content))
			}
		}
	}
}

func TestHonorifics(t *testing.T) {
	for _, c := range []struct{ name, letter, report string }{
		{"吉野 節子", "吉野 節子　様", "吉野 節子　氏"},
		{"吉野様", "吉野様", "吉野様"},
		{"", None, None},
	} {
		w := Word{c.name, problem.Pos{}}
		if got := doc.Plain(join(w.Name(), "")); got != c.letter {
			t.Errorf("letter: %s", got)
		}
		if got := doc.Plain(join(w.mention(), "")); got != c.report {
			t.Errorf("report: %s", got)
		}
	}
}
