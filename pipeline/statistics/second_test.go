package statistics_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/statistics"
	"shinsa/pipeline/statistics/madeup"
)

// second is the second path to every table.
type second struct {
	in    statistics.Input
	firms []*firm
}

// expect is a value with the companies that make it up.
type expect struct {
	n    float64
	who  []string
	none bool
}

// overFirms sums something over firms.
func (s *second) overFirms(of func(*firm) float64) expect {
	var e expect
	for _, f := range s.firms {
		if x := of(f); x != 0 {
			e.n += x
			e.who = append(e.who, f.c.ID)
		}
	}
	return e
}

// overLines counts lines.
func (s *second) overLines(want func(line) bool) expect {
	return s.overFirms(func(f *firm) float64 {
		n := 0.0
		for _, l := range f.rows {
			if want(l) {
				n++
			}
		}
		return n
	})
}

func yes(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// TestSecondPath recomputes every number of every table from the raw records.
func TestSecondPath(t *testing.T) {
	cat := catalogue(t)
	for _, o := range []madeup.Options{{Companies: 30, Seed: 1, Reach: 3}, {Companies: 13, Seed: 2, Reach: 3}, {Companies: 6, Seed: 3, Reach: 3}, {Companies: 9, Seed: 4, Reach: 1}, {Companies: 9, Seed: 5, Reach: 0},
		{Companies: 1, Seed: 6, Reach: 3}, {Companies: 11, Seed: 7, Reach: 2}} {
		o.Catalogue = cat
		t.Run(fmt.Sprintf("%d companies, reach %d", o.Companies, o.Reach), func(t *testing.T) {
			if o.Companies > 20 && testing.Short() {
				t.Skip("left to the full run (go test without -short)")
			}
			in := madeup.Project(o)
			in.Trace = true
			s := &second{in, firms(in)}
			tables := statistics.Tables(in)
			for i := range tables {
				s.hold(t, &tables[i])
			}
		})
	}
}

func (s *second) hold(t *testing.T, x *statistics.Table) {
	for _, r := range x.Rows {
		switch {
		case x.ID == "matrix":
			s.holdMatrix(t, x, r)
		case x.ID == "stages" || x.ID == "stages-plan":
			s.holdDays(t, x, r)
		case x.ID == "effort-spent":
			s.holdSpent(t, x, r)
		case strings.HasSuffix(x.ID, "-text"):
			s.holdText(t, x, r)
		case s.spreads(t, x, r):
		default:
			s.holdCounts(t, x, r)
		}
		holdShares(t, x, r)
		holdParts(t, x, r)
	}
	holdSums(t, x)
}

func (s *second) holdCounts(t *testing.T, x *statistics.Table, r statistics.Row) {
	id := r.ID
	if x.ID == "method-reasons" { // rows are named by what was typed
		id = strings.ReplaceAll(strings.TrimPrefix(r.Cells[0].Text, "理由の記載なし"), " ", "")
	}
	for i, c := range x.Columns {
		cell := r.Cells[i]
		if c.Kind != statistics.Count || cell.None {
			continue
		}
		want, ok := s.counts(x.ID, id, i)
		if !ok {
			t.Errorf("%s has no second path", x.ID)
			return
		}
		if cell.Number != want.n || !slices.Equal(cell.Companies, want.who) {
			t.Errorf("%s %s %s: %g of %v, second path %g of %v", x.ID, r.ID, c.Head, cell.Number, cell.Companies, want.n, want.who)
		}
	}
}

func (s *second) holdMatrix(t *testing.T, x *statistics.Table, r statistics.Row) {
	for i, sec := range s.in.Catalogue.Sections {
		var all, good float64
		for _, f := range s.firms {
			for _, l := range f.rows {
				if f.c.ID == r.Company && l.section == sec.ID && !l.out && l.judged() {
					all++
					good += yes(l.found == "conforms")
				}
			}
		}
		if c := r.Cells[i+1]; c.Number != good || c.Of != all {
			t.Errorf("matrix %s %s: %g/%g, second path %g/%g", r.ID, sec.ID, c.Number, c.Of, good, all)
		}
	}
}

// holdText: every text of a table of texts stands in the records of its company.
func (s *second) holdText(t *testing.T, x *statistics.Table, r statistics.Row) {
	for i, c := range x.Columns {
		cell := r.Cells[i]
		if c.Kind != statistics.Typed || cell.Text == "" {
			continue
		}
		if len(cell.Companies) != 1 || cell.Src.IsZero() {
			t.Errorf("%s %s: a text without its company or place", x.ID, r.ID)
			continue
		}
		found := false
		for _, f := range s.firms {
			if f.c.ID == cell.Companies[0] {
				found = strings.Contains(fmt.Sprintf("%+v %+v", f.k.Aftermath, f.k.Events), cell.Text)
			}
		}
		if !found {
			t.Errorf("%s %s: %q is not in the records of %s", x.ID, r.ID, cell.Text, cell.Companies[0])
		}
	}
}

// holdShares: a share is of the very numbers beside it, or of the table's base,
// and has the interval of its n.
func holdShares(t *testing.T, x *statistics.Table, r statistics.Row) {
	for i, c := range x.Columns {
		cell := r.Cells[i]
		if c.Kind != statistics.Share || cell.None {
			continue
		}
		if c.Part > 0 && !r.Cells[c.Part].None && cell.Number != r.Cells[c.Part].Number {
			t.Errorf("%s %s %s: numerator %g, column %g", x.ID, r.ID, c.Head, cell.Number, r.Cells[c.Part].Number)
		}
		if c.Whole > 0 && !r.Cells[c.Whole].None && cell.Of != r.Cells[c.Whole].Number {
			t.Errorf("%s %s %s: denominator %g, column %g", x.ID, r.ID, c.Head, cell.Of, r.Cells[c.Whole].Number)
		}
		if total := slices.IndexFunc(x.Rows, func(r statistics.Row) bool { return len(r.Sum) > 0 }); c.Part > 0 && c.Whole == 0 && total >= 0 && cell.Of != x.Rows[total].Cells[c.Part].Number {
			t.Errorf("%s %s %s: denominator %g, total %g", x.ID, r.ID, c.Head, cell.Of, x.Rows[total].Cells[c.Part].Number)
		}
		if x.ID != "effort-spent" && cell.Number > cell.Of {
			t.Errorf("%s %s %s: %g of %g", x.ID, r.ID, c.Head, cell.Number, cell.Of)
		}
		if c.Interval && cell.Of > 0 {
			p := cell.Number / cell.Of
			for _, edge := range []float64{cell.Interval.Low, cell.Interval.High} {
				if d := (p-edge)*(p-edge) - 1.959964*1.959964*edge*(1-edge)/cell.Of; math.Abs(d) > 1e-6 {
					t.Errorf("%s %s %s: %v is no interval of %g/%g", x.ID, r.ID, c.Head, cell.Interval, cell.Number, cell.Of)
				}
			}
		}
	}
}

// holdParts: what a number rests on adds up to it and belongs to its companies.
func holdParts(t *testing.T, x *statistics.Table, r statistics.Row) {
	for i, c := range x.Columns {
		cell := r.Cells[i]
		if c.Kind != statistics.Count || len(cell.Parts) == 0 || x.ID == "ceilings" {
			continue
		}
		sum := 0.0
		for _, p := range cell.Parts {
			sum += p.Add
			if !slices.Contains(cell.Companies, p.Company) {
				t.Errorf("%s %s %s: a part of %s, which is not among %v", x.ID, r.ID, c.Head, p.Company, cell.Companies)
			}
		}
		if math.Abs(sum-cell.Number) > 1e-9 {
			t.Errorf("%s %s %s: parts add up to %g, not %g", x.ID, r.ID, c.Head, sum, cell.Number)
		}
	}
}

// holdSums: columns and rows that claim to be sums are, for package disclosure
// takes them at their word.
func holdSums(t *testing.T, x *statistics.Table) {
	for _, r := range x.Rows {
		for j, c := range x.Columns {
			sum := 0.0
			for _, k := range c.Sum {
				sum += r.Cells[k].Number
			}
			if len(c.Sum) > 0 && sum != r.Cells[j].Number {
				t.Errorf("%s %s %s: %g, its columns %g", x.ID, r.ID, c.Head, r.Cells[j].Number, sum)
			}
			sum = 0
			for _, k := range r.Sum {
				sum += x.Rows[k].Cells[j].Number
			}
			if len(r.Sum) > 0 && c.Kind == statistics.Count && !c.Apart && sum != r.Cells[j].Number {
				t.Errorf("%s %s %s: %g, its rows %g", x.ID, r.ID, c.Head, r.Cells[j].Number, sum)
			}
		}
	}
}

// Package audit counts some of the figures for other documents: both agree.
func TestAgreesWithAudit(t *testing.T) {
	in := madeup.Project(madeup.Options{Catalogue: catalogue(t), Companies: 40, Seed: 11, Reach: 2})
	var all []audit.Assessment
	plans := map[string]audit.Plan{}
	for _, k := range in.Cases {
		all = append(all, *k.Assessment)
		if k.Plan != nil {
			plans[k.Assessment.Company.ID] = *k.Plan
		}
	}
	sum, tables := audit.Sum(all, plans, in.Project, in.Catalogue), statistics.Tables(in)
	for i, c := range sum.ByClause {
		r := statistics.Find(tables, "clauses").Rows[i]
		if r.ID != c.ID || r.Cells[1].Number != float64(c.Applicable) || r.Cells[2].Number != float64(c.Answers[criteria.Implemented]) || r.Cells[9].Number != float64(c.OutOfScope) {
			t.Errorf("clause %s: %+v", c.ID, r)
		}
	}
	gaps := statistics.Find(tables, "gaps").Rows
	if len(gaps) != len(sum.Gaps) {
		t.Fatalf("%d gaps, package audit %d", len(gaps), len(sum.Gaps))
	}
	for i, g := range sum.Gaps {
		if gaps[i].ID != g.Item.ID || gaps[i].Cells[2].Number != float64(g.N) || gaps[i].Cells[3].Number != float64(g.Of) {
			t.Errorf("gap %d: %v against %s %d/%d", i, gaps[i].ID, g.Item.ID, g.N, g.Of)
		}
	}
	effort := statistics.Find(tables, "effort").Rows
	if got := effort[len(effort)-1].Cells[2].Number; math.Abs(got-sum.Effort.Days) > .006 {
		t.Errorf("effort %g against %g", got, sum.Effort.Days)
	}
}
