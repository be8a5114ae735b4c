package statistics_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/statistics"
)

func between(a, b string) float64 {
	x, _ := calendar.ParseISO(a)
	y, _ := calendar.ParseISO(b)
	n := 0.0
	for ; x.Before(y); x = x.AddDays(1) {
		n++
	}
	for ; y.Before(x); y = y.AddDays(1) {
		n--
	}
	return n
}

// values gives one value of each firm, for the tables of spreads.
func (s *second) values(id, row string) (of func(*firm) (float64, bool), ok bool) {
	span := func(from, to string) func(*firm) (float64, bool) {
		return func(f *firm) (float64, bool) {
			a, b := f.days(from), f.days(to)
			if len(a) == 0 || len(b) == 0 {
				return 0, false
			}
			return between(a[0], b[0]), true
		}
	}
	switch id {
	case "effort":
		return func(f *firm) (float64, bool) {
			if f.k.Plan == nil {
				return 0, false
			}
			return f.planned(row), true
		}, true
	case "effort-size", "effort-unit":
		return func(f *firm) (float64, bool) {
			if f.k.Plan == nil || !f.in(strings.TrimPrefix(id, "effort-"), row) {
				return 0, false
			}
			return f.k.Plan.Effort.Total, true
		}, true
	case "price":
		return func(f *firm) (float64, bool) {
			if f.k.Plan == nil {
				return 0, false
			}
			return float64(f.k.Plan.PriceYen), true
		}, true
	case "advice-company":
		return func(f *firm) (float64, bool) {
			return float64(len(f.tips(func(string) bool { return true }))), f.audited()
		}, true
	case "attendance":
		return func(f *firm) (float64, bool) {
			p, e, ok := f.present()
			return map[string]float64{"present": p, "external": e}[row], ok
		}, true
	case "notice", "durations":
		for _, a := range stageNames {
			for _, b := range stageNames {
				if row == a+"-"+b {
					return span(a, b), true
				}
			}
		}
	}
	return nil, false
}

var stageNames = []string{"contract", "sent", "returned", "plan-sent", "plan-explained", "document-review", "result-told", "onsite-explained", "possible", "onsite", "direction", "review", "report-sent", "conformity", "stopped", "aftermath"}

// present counts the committee at a review.
func (f *firm) present() (present, external float64, ok bool) {
	if f.reviewedBy() != "委員会によるレビュー" || f.k.Report == nil {
		return 0, 0, false
	}
	side := map[int]string{}
	for _, e := range f.k.Report.Entries {
		if e.Tag == "attendance.side" {
			side[e.Row] = e.Value.V
		}
	}
	for _, e := range f.k.Report.Entries {
		if e.Tag == "attendance.present" && e.Value.V == "出席" {
			present++
			external += yes(side[e.Row] == "外部")
		}
	}
	if present > 0 {
		return present, external, true
	}
	a, b := f.entry("review.present"), f.entry("review.external")
	if a == "" || b == "" {
		return 0, 0, false
	}
	return 3, map[string]float64{"2": 2, "1人": 1}[b], true
}

// spreads holds a row of a table of spreads.
func (s *second) spreads(t *testing.T, x *statistics.Table, r statistics.Row) bool {
	of, ok := s.values(x.ID, r.ID)
	if !ok {
		return false
	}
	var list []float64
	for _, f := range s.firms {
		if v, has := of(f); has {
			list = append(list, v)
		}
	}
	slices.Sort(list)
	for i, c := range x.Columns[1:] {
		cell, k := r.Cells[i+1], len(list)
		var want float64
		switch head := c.Head; {
		case strings.HasPrefix(head, "外部の者が過半数"):
			continue
		case head == "社数" || head == "レビューの数":
			want = float64(k)
		case k == 0:
			if !cell.None {
				t.Errorf("%s %s %s: a value of nothing", x.ID, r.ID, head)
			}
			continue
		case head == "合計":
			for _, v := range list {
				want += v
			}
		case strings.HasSuffix(head, "平均"):
			for _, v := range list {
				want += v / float64(k)
			}
		case head == "最小":
			want = list[0]
		case head == "最大":
			want = list[k-1]
		case head == "中央値":
			want = (list[k/2] + list[(k-1)/2]) / 2
		default:
			t.Errorf("%s: column %s is not held", x.ID, head)
		}
		tolerance := .006
		if c.Kind == statistics.Yen {
			tolerance = .51
		}
		if math.Abs(cell.Number-want) > tolerance {
			t.Errorf("%s %s %s: %g, second path %g", x.ID, r.ID, c.Head, cell.Number, want)
		}
	}
	return true
}

func (s *second) holdDays(t *testing.T, x *statistics.Table, r statistics.Row) {
	var done, plan []string
	var late []float64
	for _, f := range s.firms {
		d := f.days(r.ID)
		if len(d) > 0 {
			done = append(done, d[0])
		}
		if f.k.Plan == nil {
			continue
		}
		p := f.k.Plan.Schedule
		if day := map[string]calendar.Date{"document-review": p.DocumentFrom, "possible": p.NoticeBy, "onsite": p.OnsiteFrom, "direction": p.ReportBy}[r.ID]; day.Day > 0 {
			plan = append(plan, day.String())
			if len(d) > 0 {
				late = append(late, between(day.String(), d[0]))
			}
		}
	}
	days := done
	at := []int{1, 3, 4, 5}
	if x.ID == "stages-plan" {
		days, at = plan, []int{1, 2, 3, 4}
	}
	slices.Sort(days)
	slices.Sort(late)
	k := len(days)
	if r.Cells[at[0]].Number != float64(k) {
		t.Errorf("%s %s: %g days, second path %d", x.ID, r.ID, r.Cells[at[0]].Number, k)
	}
	if k == 0 {
		if !r.Cells[at[1]].None {
			t.Errorf("%s %s: a day of nobody", x.ID, r.ID)
		}
		return
	}
	for j, want := range []string{days[0], days[(k-1)/2], days[k-1]} {
		if got := r.Cells[at[j+1]].Day.String(); got != want {
			t.Errorf("%s %s %d: %s, second path %s", x.ID, r.ID, j, got, want)
		}
	}
	if n := len(late); x.ID == "stages-plan" && n > 0 {
		for j, want := range []float64{float64(n), late[0], (late[n/2] + late[(n-1)/2]) / 2, late[n-1]} {
			if r.Cells[5+j].Number != want {
				t.Errorf("%s %s %d: %g, second path %g", x.ID, r.ID, j, r.Cells[5+j].Number, want)
			}
		}
	}
}

func (s *second) holdSpent(t *testing.T, x *statistics.Table, r statistics.Row) {
	var n, plan, did float64
	var differences []float64
	for _, f := range s.firms {
		if f.k.Plan == nil {
			continue
		}
		sum, is := 0.0, false
		for part, days := range f.spent() {
			if r.ID == "total" || part == r.ID && part != "" {
				sum, is = sum+days, true
			}
		}
		p := f.planned(r.ID)
		if _, whole := f.spent()[""]; r.ID == "total" && !whole {
			p = 0
			for part := range f.spent() {
				p += f.planned(part)
			}
		}
		if is {
			n, plan, did = n+1, plan+p, did+sum
			differences = append(differences, sum-p)
		}
	}
	slices.Sort(differences)
	want := []float64{n, plan, did}
	for j, w := range want {
		if c := r.Cells[j+1]; n > 0 && math.Abs(c.Number-w) > .006 || j == 0 && c.Number != n {
			t.Errorf("effort-spent %s %d: %g, second path %g", r.ID, j, c.Number, w)
		}
	}
	if k := len(differences); k > 0 && math.Abs(r.Cells[5].Number-(differences[k/2]+differences[(k-1)/2])/2) > .006 {
		t.Errorf("effort-spent %s: median %g of %v", r.ID, r.Cells[5].Number, differences)
	}
}
