package staffing

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
)

// TestPlansKeepEverything: over random projects, easy and tight, no plan
// breaks a demand, and what was not placed is explained.
func TestPlansKeepEverything(t *testing.T) {
	placed, clashed := 0, 0
	for seed := range uint64(40) {
		rnd := rand.New(rand.NewPCG(seed, 3))
		in := project(3+rnd.IntN(14), 2+rnd.IntN(5), seed)
		if seed%3 == 0 {
			in.Auditors[0].Areas = []string{"関東", "愛知県"}
		}
		if seed%4 == 0 {
			in.Window.To = date(7, 10+rnd.IntN(20))
		}
		r := Solve(*in)
		if broken := Check(*in, r.Assignments); len(broken) > 0 {
			t.Fatalf("seed %d: %v", seed, broken)
		}
		placed += r.Figures.Placed
		if r.Figures.Placed < r.Figures.Companies {
			clashed++
			if len(r.Clashes) == 0 {
				t.Errorf("seed %d: %d of %d placed, proven %v, and no clash", seed, r.Figures.Placed, r.Figures.Companies, r.Proven)
			}
		}
		for _, c := range r.Clashes {
			holdClash(t, *in, c)
		}
	}
	if placed < 100 || clashed < 5 {
		t.Errorf("%d placed, %d with clashes: the projects are too much alike", placed, clashed)
	}
}

// holdClash proves a clash: its demands cannot be kept, and without any one of
// them, of companies or of the rest, they can.
func holdClash(t *testing.T, in Input, c Clash) {
	t.Helper()
	ask := func(gone Demand) answer {
		some, kept := in, relaxed{}
		companies := c.Companies()
		some.Visits = slices.DeleteFunc(slices.Clone(in.Visits), func(v Visit) bool {
			return !slices.Contains(companies, v.Company) || gone == Demand{Audit, "", v.Company}
		})
		for _, d := range in.demands() {
			kept[d] = !slices.Contains(c.Demands, d) || d == gone
		}
		_, a := anyPlan(&some, kept, 1<<20)
		return a
	}
	if got := ask(Demand{}); got != unsatisfiable {
		t.Errorf("%v do not clash", c.Demands)
	}
	for _, d := range c.Demands {
		if got := ask(d); c.Smallest && got != satisfiable {
			t.Errorf("%v: without %v still no plan", c.Demands, d)
		}
	}
}

func small() Input {
	return Input{Days: workdays(date(6, 4), date(9, 28)), Window: Span{date(6, 18), date(8, 3)}, Report: date(8, 31), Notice: Notice{3, 14, 10},
		Auditors: []Auditor{{ID: "A1", Lead: true}, {ID: "A2"}},
		Visits:   []Visit{{Company: "C1", Document: 1, Onsite: 2, Total: 4, Size: 2, Start: date(6, 8)}}}
}

// TestClashes: cases without a plan, each with exactly the set that clashes.
func TestClashes(t *testing.T) {
	for name, c := range map[string]struct {
		change func(in *Input)
		want   []Demand
	}{
		"the only lead in conflict": {func(in *Input) { in.Visits[0].Barred = []string{"A1"} },
			[]Demand{{Audit, "", "C1"}, {Conflict, "A1", "C1"}, {RoleLead, "", "C1"}}},
		"nobody qualified": {func(in *Input) { in.Visits[0].Skills = []string{"監査人"} },
			[]Demand{{Audit, "", "C1"}, {RoleSkill, "", "C1"}}},
		"possible days outside the period": {func(in *Input) { in.Visits[0].Possible = []Span{{date(8, 6), date(8, 10)}} },
			[]Demand{{Audit, "", "C1"}, {PossibleDays, "", "C1"}, {Kind: Period}}},
		"possible days too soon": {func(in *Input) { in.Visits[0].Possible = []Span{{date(6, 18), date(6, 22)}} },
			[]Demand{{Audit, "", "C1"}, {Earliest, "", "C1"}, {PossibleDays, "", "C1"}}},
		"lead is off on the only day": {func(in *Input) {
			in.Visits[0].Possible = []Span{{date(7, 9), date(7, 9)}}
			in.Auditors[0].Off = []Span{{date(7, 9), date(7, 9)}}
		}, []Demand{{Audit, "", "C1"}, {RoleLead, "", "C1"}, {PossibleDays, "", "C1"}, {DaysOff, "A1", ""}}},
		"not sent there": {func(in *Input) { in.Visits[0].Place, in.Auditors[0].Areas = "北海道札幌市", []string{"関東"} },
			[]Demand{{Audit, "", "C1"}, {RoleLead, "", "C1"}, {Area, "A1", ""}}},
		"two at once on the only day": {func(in *Input) {
			in.Visits = append(in.Visits, in.Visits[0])
			in.Visits[1].Company = "C2"
			for i := range in.Visits {
				in.Visits[i].Possible = []Span{{date(7, 9), date(7, 9)}}
			}
		}, []Demand{{Audit, "", "C1"}, {Audit, "", "C2"}, {RoleLead, "", "C1"}, {RoleLead, "", "C2"}, {PossibleDays, "", "C1"}, {PossibleDays, "", "C2"}}},
		"more work than the limits": {func(in *Input) {
			for i := range 4 {
				v := in.Visits[0]
				v.Company = fmt.Sprintf("C%d", i+2)
				in.Visits = append(in.Visits, v)
			}
			in.Auditors[0].Max, in.Auditors[1].Max = 9, 8
		}, []Demand{{Audit, "", "C1"}, {Audit, "", "C2"}, {Audit, "", "C3"}, {Audit, "", "C4"}, {Audit, "", "C5"},
			{RoleLead, "", "C1"}, {RoleLead, "", "C2"}, {RoleLead, "", "C3"}, {RoleLead, "", "C4"}, {RoleLead, "", "C5"}, {MaxLoad, "A1", ""}}},
	} {
		t.Run(name, func(t *testing.T) {
			in := small()
			c.change(&in)
			r := Solve(in)
			if len(r.Clashes) != 1 || !r.Proven || !r.Clashes[0].Smallest {
				t.Fatalf("%+v", r)
			}
			holdClash(t, in, r.Clashes[0])
			if got := r.Clashes[0].Demands; !reflect.DeepEqual(got, c.want) {
				t.Errorf("got  %v\nwant %v", got, c.want)
			}
		})
	}
}

// TestBestOfSmall: where everything can be freed at once and no start is left
// out, the plan is as cheap as the cheapest of all.
func TestBestOfSmall(t *testing.T) {
	for seed := range uint64(12) {
		in := project(3, 4, seed+100)
		g := newGrid(in, nil)
		best := cheapestOf(g.newPlan(), 0)
		r := Solve(*in)
		if got := r.Figures.Points; best < missing && got > (best+point/2)/point {
			t.Errorf("seed %d: %d points, the best has %d", seed, got, (best+point/2)/point)
		}
	}
}

// cheapestOf tries every way of each visit.
func cheapestOf(p *plan, i int) int {
	if i == len(p.spots) {
		return p.cost()
	}
	best := 1 << 40
	for _, o := range p.options(i, width{2, 3, 200}) {
		p.put(i, o.spot)
		best = min(best, cheapestOf(p, i+1))
		p.lift(i)
	}
	return best
}

// TestStable: when one auditor falls ill for a week, and nothing else
// changes, few companies move, and none that was explained.
func TestStable(t *testing.T) {
	in := project(30, 8, 5)
	first := Solve(*in)
	if again := Solve(*in); !reflect.DeepEqual(first, again) {
		t.Fatal("two plans of the same project differ")
	}
	next := *in
	next.Visits = slices.Clone(in.Visits)
	for i := range next.Visits {
		next.Visits[i].Previous, next.Visits[i].Pinned = &first.Assignments[i], i%2 == 0
	}
	if same := Solve(next); !reflect.DeepEqual(same.Assignments, first.Assignments) {
		t.Errorf("nothing changed, and %d companies moved", same.Figures.Moved)
	}
	next.Auditors = slices.Clone(in.Auditors)
	busy := first.Assignments[1]
	next.Auditors = slices.Clone(in.Auditors)
	for i := range next.Auditors {
		if next.Auditors[i].ID == busy.Team[0] {
			next.Auditors[i].Off = append(slices.Clone(next.Auditors[i].Off), Span{busy.VisitFrom, busy.VisitFrom.AddDays(6)})
		}
	}
	r := Solve(next)
	for _, x := range r.Released {
		next.Visits[slices.IndexFunc(next.Visits, func(v Visit) bool { return v.Company == x.Company })].Pinned = false
	}
	if broken := Check(next, r.Assignments); len(broken) > 0 {
		t.Error(broken)
	}
	t.Logf("%d of 30 companies moved, %d explained plans released", r.Figures.Moved, len(r.Released))
	if r.Figures.Moved == 0 || r.Figures.Moved > 6 {
		t.Errorf("%d of 30 companies moved, %d released", r.Figures.Moved, len(r.Released))
	}
}

// TestReleased: a plan that was explained gives way to a conflict declared
// later, and to nothing that can wait.
func TestReleased(t *testing.T) {
	in := small()
	in.Auditors = append(in.Auditors, Auditor{ID: "A3", Lead: true})
	r := Solve(in)
	v := &in.Visits[0]
	v.Previous, v.Pinned = &r.Assignments[0], true
	v.Barred = []string{v.Previous.Team[0]}
	got := Solve(in)
	if len(got.Released) != 1 || got.Released[0].Demand != (Demand{Conflict, v.Barred[0], "C1"}) || slices.Contains(got.Assignments[0].Team, v.Barred[0]) {
		t.Errorf("%+v", got)
	}
	if got.Assignments[0].VisitFrom != v.Previous.VisitFrom {
		t.Errorf("the days moved without need: %v", got.Assignments[0])
	}
}
