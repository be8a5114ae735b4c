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
		{"long table", strings.Split("abcdefghi", ""), "07"},
		{"long table, text at its ends", []string{long, "b", "c", "d", "e", "f", "g", "h", long}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			table := &Table{Columns: make([]Column, 3)}
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
	for _, tt := range []struct {
		columns, paragraphs int
		want                bool
	}{{2, 3, true}, {2, 4, false}, {3, 1, true}, {3, 2, false}} {
		content := make([]*Paragraph, tt.paragraphs)
		for i := range content {
			content[i] = &Paragraph{}
		}
		table := &Table{Columns: make([]Column, tt.columns), Rows: []Row{{Cells: []Cell{{Content: content}}}, {Cells: []Cell{{}}}}}
		if got := table.Kept(0); got != tt.want {
			t.Errorf("%d columns, %d paragraphs: kept is %v", tt.columns, tt.paragraphs, got)
		}
	}
}
