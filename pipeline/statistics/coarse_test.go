package statistics_test

import (
	"slices"
	"testing"

	"shinsa/pipeline/statistics"
	"shinsa/pipeline/statistics/madeup"
)

// Groups that are said less precisely are added up in every table that has
// them, and no table tells the finer groups any more; nothing else changes.
func TestCoarse(t *testing.T) {
	in := madeup.Project(madeup.Options{Catalogue: catalogue(t), Companies: 18, Seed: 31, Reach: 3})
	fine := statistics.Tables(in)
	in.Coarse = map[string]map[string]string{"size": {"中小企業": "大きさを問わない", "中堅企業": "大きさを問わない"}, "region": {"関東": "東日本", "北海道": "東日本", "中部": "東日本"}}
	coarse := statistics.Tables(in)
	row := func(tables []statistics.Table, id, label string) []statistics.Cell {
		for _, r := range statistics.Find(tables, id).Rows {
			if r.Cells[0].Text == label {
				return r.Cells
			}
		}
		return nil
	}
	for _, c := range []struct {
		table, wide string
		parts       []string
	}{{"size", "大きさを問わない", []string{"中小企業", "中堅企業"}}, {"region", "東日本", []string{"関東", "北海道", "中部"}}, {"results-region", "東日本", []string{"関東", "北海道", "中部"}},
		{"results-size", "大きさを問わない", []string{"中小企業", "中堅企業"}}, {"forecast-size", "大きさを問わない", []string{"中小企業", "中堅企業"}}, {"effort-size", "大きさを問わない", []string{"中小企業", "中堅企業"}}} {
		sum := 0.0
		for _, p := range c.parts {
			if r := row(fine, c.table, p); r != nil {
				sum += r[1].Number
			}
			if row(coarse, c.table, p) != nil {
				t.Errorf("%s still has %s", c.table, p)
			}
		}
		if got := row(coarse, c.table, c.wide); got == nil || got[1].Number != sum {
			t.Errorf("%s %s: %v, want %g", c.table, c.wide, got, sum)
		}
	}
	for i := range coarse {
		for _, r := range coarse[i].Rows {
			if slices.Contains([]string{"中小企業", "中堅企業", "関東", "北海道", "中部"}, r.Cells[0].Text) {
				t.Errorf("table %s has the row %s", coarse[i].ID, r.Cells[0].Text)
			}
		}
		for _, c := range coarse[i].Columns {
			if c.Head == "中小企業" || c.Head == "中堅企業：適合" {
				t.Errorf("table %s has the column %s", coarse[i].ID, c.Head)
			}
		}
	}
	if a, b := row(fine, "clauses", "3　技術等情報の管理の責任者"), row(coarse, "clauses", "3　技術等情報の管理の責任者"); a == nil || a[1].Number != b[1].Number {
		t.Errorf("%v against %v", a, b)
	}
}
