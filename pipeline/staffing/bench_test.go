package staffing

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"shinsa/pipeline/calendar"
)

func date(m, d int) calendar.Date { return calendar.Date{Year: 2018, Month: m, Day: d} }

// workdays are the weekdays between two dates, but for the holidays of the
// period.
func workdays(from, to calendar.Date) []calendar.Date {
	var out []calendar.Date
	for d := from; !to.Before(d); d = d.AddDays(1) {
		if w := d.Time().Weekday(); w != time.Saturday && w != time.Sunday && d != date(7, 16) {
			out = append(out, d)
		}
	}
	return out
}

// project makes up a project of so many companies and auditors on 80 working
// days, with conflicts, days off and qualifications.
func project(companies, auditors int, seed uint64) *Input {
	rnd := rand.New(rand.NewPCG(seed, 7))
	in := &Input{Days: workdays(date(5, 28), date(9, 18)), Window: Span{date(6, 18), date(8, 31)}, Report: date(9, 7), Notice: Notice{3, 14, 10}}
	bases := []string{"東京都", "大阪府", "愛知県", "福岡県"}
	places := []string{"東京都大田区", "埼玉県川口市", "神奈川県川崎市", "大阪府東大阪市", "兵庫県尼崎市", "愛知県豊田市", "岐阜県大垣市", "静岡県浜松市", "福岡県北九州市", "広島県福山市", "宮城県仙台市", "長野県諏訪市"}
	for i := range auditors {
		a := Auditor{ID: fmt.Sprintf("A%02d", i+1), Lead: i%2 == 0, Base: bases[i%len(bases)], Max: 40}
		if i%3 != 2 {
			a.Skills = []string{"情報処理安全確保支援士"}
		}
		off := date(7, 1+rnd.IntN(28))
		a.Off = []Span{{off, off.AddDays(4)}}
		in.Auditors = append(in.Auditors, a)
	}
	for i := range companies {
		v := Visit{Company: fmt.Sprintf("C%03d", i+1), Place: places[rnd.IntN(len(places))], Size: 2, Start: date(6, 8+rnd.IntN(10)),
			Document: 1 + float64(rnd.IntN(3))/2, Onsite: 1.5 + float64(rnd.IntN(5))/2}
		v.Total = v.Document + v.Onsite + 1
		if rnd.IntN(3) == 0 {
			v.Skills = []string{"情報処理安全確保支援士"}
		}
		for range rnd.IntN(3) {
			v.Barred = append(v.Barred, in.Auditors[rnd.IntN(auditors)].ID)
		}
		if rnd.IntN(2) == 0 {
			d := date(7, 2+rnd.IntN(25))
			v.Possible = []Span{{d, d.AddDays(14)}, {d.AddDays(28), d.AddDays(40)}}
		}
		in.Visits = append(in.Visits, v)
	}
	return in
}

// BenchmarkSolve plans 50 companies with 12 auditors on 80 working days.
func BenchmarkSolve(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Solve(*project(50, 12, 1))
	}
}

// TestAgainstGreedy: over several projects the plan is never worse than the
// greedy one, and its table is what the README shows (go test -v).
func TestAgainstGreedy(t *testing.T) {
	if testing.Short() {
		t.Skip("plans three projects of 50 companies: left out by -short")
	}
	row := func(seed uint64, how string, f Figures, took time.Duration) {
		t.Logf("%d %-7s placed %d, %6d km, late %4d (most %2d), overdue %d, load %.1f–%.1f (sd %.2f), %5d points, %v",
			seed, how, f.Placed, f.Kilometres, f.Late, f.Latest, f.Overdue, f.Least, f.Most, f.Spread, f.Points, took.Round(time.Millisecond))
	}
	for seed := range uint64(3) {
		in := project(50, 12, seed+1)
		start := time.Now()
		g := Greedy(*in)
		row(seed+1, "greedy", g.Figures, time.Since(start))
		start = time.Now()
		s := Solve(*in)
		row(seed+1, "solver", s.Figures, time.Since(start))
		if s.Figures.Points > g.Figures.Points || s.Figures.Placed < g.Figures.Placed {
			t.Errorf("seed %d: worse than the greedy plan", seed+1)
		}
		if broken := Check(*in, s.Assignments); len(broken) > 0 {
			t.Error(broken)
		}
	}
}

// TestLargeClashes: in a project of full size the clash is found too.
func TestLargeClashes(t *testing.T) {
	if testing.Short() {
		t.Skip("proves clashes of 50 companies: left out by -short")
	}
	for name, change := range map[string]func(in *Input){
		"limits":   func(in *Input) { limit(in, 15) },
		"one week": func(in *Input) { week(in, 14) },
	} {
		in := project(50, 12, 2)
		change(in)
		start := time.Now()
		r := Solve(*in)
		t.Logf("%s: %d of %d placed in %v, proven %v", name, r.Figures.Placed, r.Figures.Companies, time.Since(start).Round(time.Millisecond), r.Proven)
		for _, c := range r.Clashes {
			t.Logf("  smallest %v, %d companies, %d demands", c.Smallest, len(c.Companies()), len(c.Demands))
		}
		if len(r.Clashes) == 0 {
			t.Errorf("%s: no clash found", name)
		}
	}
}

func limit(in *Input, most float64) {
	for i := range in.Auditors {
		in.Auditors[i].Max = most
	}
}

// week lets the first n companies have one week only.
func week(in *Input, n int) {
	for i := range n {
		in.Visits[i].Possible = []Span{{date(7, 23), date(7, 25)}}
	}
}
