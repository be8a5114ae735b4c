package doc

import (
	"fmt"
	"strings"
	"testing"
)

func TestKept(t *testing.T) {
	long := strings.Repeat("長", shortCell+1)
	for _, tt := range []struct {
		name string
		rows []string
		want string // rows that are kept with the next
	}{
		{"no rows", nil, ""},
		{"one row", []string{"a"}, ""},
		{"small table", []string{"a", "b", "c"}, "01"},
		{"small table with text", []string{"a", "b", long, "c"}, "0"},
		{"long table", strings.Split("abcdefgh", ""), "06"},
		{"long table, text at its ends", []string{long, "b", "c", "d", "e", "f", "g", long}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			table := &Table{}
			for _, s := range tt.rows {
				table.Rows = append(table.Rows, Row{Cells: []Cell{{Content: []*Paragraph{{Content: []Inline{Text{S: s}}}}}}})
			}
			got := ""
			for i := range table.Rows {
				if table.Kept(i) {
					got += fmt.Sprint(i)
				}
			}
			if got != tt.want {
				t.Errorf("kept rows %q, want %q", got, tt.want)
			}
		})
	}
}

func TestKeptParagraphs(t *testing.T) {
	two := []*Paragraph{{}, {}}
	table := &Table{Rows: []Row{{Cells: []Cell{{Content: two}}}, {Cells: []Cell{{}}}}}
	if table.Kept(0) {
		t.Error("a row of two paragraphs is kept")
	}
}
