package layout

import (
	"context"
	"math"
	"strings"
	"testing"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/pdf/font"
)

// A column gets what its longest word lacks, if the others can give it.
func TestColumnsGiveWay(t *testing.T) {
	set, err := testFonts()
	if err != nil {
		t.Fatal(err)
	}
	look := simpleLook()
	look.Page.Width = 450 // 35 and 315 points of columns, five and 61 Latin letters
	for _, c := range []struct {
		narrow, other, want string
		edge                float64
	}{
		{"4-1-3a", "長い文を書く欄である。", "4-1-3a", 40},
		{"4-1-3", "欄", "4-1-3", 35},
		{"A" + strings.Repeat("1", 20), "欄", "A1111|11111|11111|11111|1", 35}, // too long by far
		{"4-1-3a", strings.Repeat("W", 61), "4-1-3|a", 35},                    // the other's word just fits
		{"実施済の項", "欄", "実施|済の|項", 35},                                         // is no word
	} {
		table := &doc.Table{ID: "t", Columns: []doc.Column{{Share: 0.1}, {Share: 0.9}}, Rows: []doc.Row{{Cells: []doc.Cell{textCell(c.narrow), textCell(c.other)}}}}
		use := font.NewUse(set)
		l, _, err := Make(context.Background(), &doc.Document{Body: []doc.Block{table}}, Options{Look: look, Use: use, Set: set})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, r := range l.Pages[0].Runs {
			if r.Role == Cell && r.X < 86 {
				got = append(got, textOf(use, r))
			}
		}
		edge := 0.0 // of the first column: the middle one of three upright rules
		for _, r := range l.Pages[0].Rules {
			if r.X1 == r.X2 && r.X1 > 51 && r.X1 < 399 {
				edge = r.X1 - 50
			}
		}
		if strings.Join(got, "|") != c.want || math.Abs(edge-c.edge) > 0.1 {
			t.Errorf("%s beside %s: %s, first column %.1f wide; want %s, %.1f", c.narrow, c.other, strings.Join(got, "|"), edge, c.want, c.edge)
		}
		if len(l.Nodes) != 6 {
			t.Errorf("%d nodes, want document, table, row, two cells and a note", len(l.Nodes))
		}
	}
}
