package sample

import (
	"reflect"
	"testing"

	"shinsa/pipeline/workbook"
)

func smallGrid() *grid {
	return newGrid(&workbook.SheetSpec{
		Cells: []workbook.CellSpec{{Row: 1, Col: 1, Value: "h"}, {Row: 2, Col: 1, Value: "a"}, {Row: 3, Col: 2, Value: "b"}, {Row: 5, Col: 1, Value: "c"}},
		Rows:  map[int]workbook.RowSpec{2: {Height: 20}, 5: {Hidden: true}}, FreezeRow: 1, PrintRows: [2]int{1, 1},
		Merges: []workbook.Range{{Row1: 2, Col1: 1, Row2: 3, Col2: 1}}, ColWidths: []float64{5, 6},
		Choices: []workbook.Choice{{Range: workbook.Range{Row1: 2, Col1: 2, Row2: 5, Col2: 2}}},
	})
}

func TestGrid(t *testing.T) {
	for name, tt := range map[string]struct {
		do     func(*grid)
		cells  map[string][2]int // by value: row, column
		merge  workbook.Range
		choice workbook.Range
		rows   map[int]workbook.RowSpec
	}{
		"rows inside": {func(g *grid) { g.insertRows(3, 2) },
			map[string][2]int{"h": {1, 1}, "a": {2, 1}, "b": {5, 2}, "c": {7, 1}},
			workbook.Range{Row1: 2, Col1: 1, Row2: 5, Col2: 1}, workbook.Range{Row1: 2, Col1: 2, Row2: 7, Col2: 2},
			map[int]workbook.RowSpec{2: {Height: 20}, 7: {Hidden: true}}},
		"rows on top": {func(g *grid) { g.insertRows(1, 1) },
			map[string][2]int{"h": {2, 1}, "a": {3, 1}, "b": {4, 2}, "c": {6, 1}},
			workbook.Range{Row1: 3, Col1: 1, Row2: 4, Col2: 1}, workbook.Range{Row1: 3, Col1: 2, Row2: 6, Col2: 2},
			map[int]workbook.RowSpec{3: {Height: 20}, 6: {Hidden: true}}},
		"columns": {func(g *grid) { g.insertCols(2, 1) },
			map[string][2]int{"h": {1, 1}, "a": {2, 1}, "b": {3, 3}, "c": {5, 1}},
			workbook.Range{Row1: 2, Col1: 1, Row2: 3, Col2: 1}, workbook.Range{Row1: 2, Col1: 3, Row2: 5, Col2: 3},
			map[int]workbook.RowSpec{2: {Height: 20}, 5: {Hidden: true}}},
		"delete": {func(g *grid) { g.deleteRows([]int{3}) },
			map[string][2]int{"h": {1, 1}, "a": {2, 1}, "c": {4, 1}},
			workbook.Range{Row1: 2, Col1: 1, Row2: 2, Col2: 1}, workbook.Range{Row1: 2, Col1: 2, Row2: 4, Col2: 2},
			map[int]workbook.RowSpec{2: {Height: 20}, 4: {Hidden: true}}},
		"permute": {func(g *grid) { g.permute([]int{5, 3}, []int{3, 5}) },
			map[string][2]int{"h": {1, 1}, "a": {2, 1}, "b": {5, 2}, "c": {3, 1}},
			workbook.Range{Row1: 2, Col1: 1, Row2: 3, Col2: 1}, workbook.Range{Row1: 2, Col1: 2, Row2: 5, Col2: 2},
			map[int]workbook.RowSpec{2: {Height: 20}, 3: {Hidden: true}}},
	} {
		t.Run(name, func(t *testing.T) {
			g := smallGrid()
			tt.do(g)
			got := map[string][2]int{}
			for _, c := range g.Cells {
				got[c.Value.(string)] = [2]int{c.Row, c.Col}
				if at := g.at(c.Row, c.Col); at == nil || at.Value != c.Value {
					t.Errorf("at(%d, %d) = %v, want %v", c.Row, c.Col, at, c.Value)
				}
			}
			if !reflect.DeepEqual(got, tt.cells) {
				t.Errorf("cells %v, want %v", got, tt.cells)
			}
			if g.Merges[0] != tt.merge || g.Choices[0].Range != tt.choice || !reflect.DeepEqual(g.Rows, tt.rows) {
				t.Errorf("merge %v, choice %v, rows %v; want %v, %v, %v", g.Merges[0], g.Choices[0].Range, g.Rows, tt.merge, tt.choice, tt.rows)
			}
		})
	}
}
