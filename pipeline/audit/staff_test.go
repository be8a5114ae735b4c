package audit

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

func codes(l problem.List) []string {
	var out []string
	for _, p := range l {
		out = append(out, string(p.Code)+":"+p.Company)
	}
	return out
}

func assessments(n int) []Assessment {
	cat := testCatalogue()
	var out []Assessment
	for i := range n {
		out = append(out, Assess(testCompany(fmt.Sprintf("C%03d", i+1)), testResponse(), cat))
	}
	return out
}

func flat(all []Assessment, days float64) map[string]Effort {
	m := map[string]Effort{}
	for _, a := range all {
		m[a.Company.ID] = Effort{Total: days}
	}
	return m
}

func TestConflicts(t *testing.T) {
	c := testCompany("C001")
	c.Name = known("株式会社みどり精工", 0, 0)
	for _, x := range []struct {
		name string
		u    record.Auditor
		want bool
	}{
		{"by ID", record.Auditor{Conflicts: []record.Conflict{{Company: "C001"}}}, true},
		{"by ID, typed full width", record.Auditor{Conflicts: []record.Conflict{{Company: "Ｃ００１"}}}, true},
		{"by name", record.Auditor{Conflicts: []record.Conflict{{Company: "みどり精工(株)"}}}, true},
		{"name with a branch", record.Auditor{Conflicts: []record.Conflict{{Company: "みどり精工 大阪工場"}}}, true},
		{"works there", record.Auditor{Organisation: "（株）みどり精工"}, true},
		{"works elsewhere", record.Auditor{Organisation: "みどり監査法人"}, false},
		{"other ID", record.Auditor{Conflicts: []record.Conflict{{Company: "C0011"}}}, false},
		{"other name", record.Auditor{Conflicts: []record.Conflict{{Company: "あおい精工"}}}, false},
		{"empty", record.Auditor{Conflicts: []record.Conflict{{}}}, false},
	} {
		if got := conflictOf(&x.u, c); (got != "") != x.want {
			t.Errorf("%s: %q", x.name, got)
		}
	}
}

// TestShortNames must be the same, not merely alike.
func TestShortNames(t *testing.T) {
	for declared, want := range map[string]bool{"髙﨑": true, "髙﨑工業": false, "高崎": false} {
		c := testCompany("C001")
		c.Name = known("有限会社髙﨑", 0, 0)
		if got := conflictOf(&record.Auditor{Conflicts: []record.Conflict{{Company: declared}}}, c) != ""; got != want {
			t.Errorf("%s: %v", declared, got)
		}
	}
}

func TestStaffProblems(t *testing.T) {
	all := assessments(2)
	for name, c := range map[string]struct {
		change func(*record.Project)
		want   []string
	}{
		"none": {func(p *record.Project) {}, nil},
		"all in conflict": {func(p *record.Project) {
			for i := range p.Auditors {
				p.Auditors[i].Conflicts = []record.Conflict{{Company: "C002", Reason: "顧問"}}
			}
		}, []string{"staff-none:C002"}},
		"no auditors":      {func(p *record.Project) { p.Auditors = nil }, []string{"staff-none:C001", "staff-none:C002"}},
		"no lead left":     {func(p *record.Project) { p.Auditors[0].Conflicts = []record.Conflict{{Company: "C001"}} }, []string{"staff-no-lead:C001"}},
		"unknown conflict": {func(p *record.Project) { p.Auditors[0].Conflicts = []record.Conflict{{Company: "C999"}} }, []string{"conflict-unknown-company:"}},
		"full to the brim": {func(p *record.Project) { p.Auditors[0].MaxDays, p.Auditors[1].MaxDays = 2, 2 }, nil},
		"overloaded":       {func(p *record.Project) { p.Auditors[0].MaxDays, p.Auditors[1].MaxDays = 1.9, 1.9 }, []string{"staff-load:", "staff-load:"}},
	} {
		t.Run(name, func(t *testing.T) {
			p := testProject(2)
			c.change(p)
			teams, problems := Staff(all, flat(all, 2), p)
			if got := codes(problems); !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
			for id, team := range teams {
				if len(team.Members) > 0 && (team.Members[0].Role != RoleLead || !team.Members[0].Auditor.Lead) {
					t.Errorf("%s has no lead: %+v", id, team.Members)
				}
			}
		})
	}
}

// TestStaffNeverInConflict: over random projects nobody with a conflict is in
// a team, no team is empty without an error, and nobody is in it twice.
func TestStaffNeverInConflict(t *testing.T) {
	rnd := rand.New(rand.NewPCG(7, 8))
	for range 100 {
		all, p := assessments(1+rnd.IntN(10)), testProject(1+rnd.IntN(5))
		p.Effort.AuditorsPerVisit = rnd.IntN(4)
		for i := range p.Auditors {
			p.Auditors[i].MaxDays = float64(rnd.IntN(12))
			for _, a := range all {
				if rnd.IntN(3) == 0 {
					p.Auditors[i].Conflicts = append(p.Auditors[i].Conflicts, record.Conflict{Company: a.Company.ID})
				}
			}
		}
		teams, problems := Staff(all, flat(all, 3), p)
		again, _ := Staff(all, flat(all, 3), p)
		for _, a := range all {
			team, seen := teams[a.Company.ID], map[string]bool{}
			for n, m := range team.Members {
				if conflictOf(m.Auditor, a.Company) != "" || seen[m.Auditor.ID] || again[a.Company.ID].Members[n] != m {
					t.Fatalf("%s: %+v", a.Company.ID, team)
				}
				seen[m.Auditor.ID] = true
			}
			if len(team.Members) == 0 && len(Withheld(problems, a.Company.ID)) == 0 {
				t.Fatalf("%s has no team and no error", a.Company.ID)
			}
			if len(team.Members)+0 > max(1, p.Effort.AuditorsPerVisit) {
				t.Fatalf("%s: team of %d", a.Company.ID, len(team.Members))
			}
			if len(team.Excluded)+countFree(p, a.Company) != len(p.Auditors) {
				t.Fatalf("%s: excluded %+v", a.Company.ID, team.Excluded)
			}
		}
	}
}

func countFree(p *record.Project, c *record.Company) (n int) {
	for i := range p.Auditors {
		if conflictOf(&p.Auditors[i], c) == "" {
			n++
		}
	}
	return n
}

func TestStaffBalances(t *testing.T) {
	all, p := assessments(12), testProject(4)
	teams, _ := Staff(all, flat(all, 2), p)
	n := map[string]int{}
	for _, team := range teams {
		for _, m := range team.Members {
			n[m.Auditor.ID]++
		}
	}
	for id, visits := range n {
		if visits != 6 {
			t.Errorf("%s has %d visits of 24 over 4 auditors: %v", id, visits, n)
		}
	}
}

// TestStaffFillsToTheLimit: the last half day of a limit is used before
// another auditor is taken.
func TestStaffFillsToTheLimit(t *testing.T) {
	all, p := assessments(2), testProject(3)
	p.Auditors[1].Lead, p.Auditors[2].Lead = false, false
	p.Auditors[0].MaxDays, p.Auditors[1].MaxDays, p.Auditors[2].MaxDays = 4, 1, 1
	teams, problems := Staff(all, flat(all, 2), p)
	if len(problems) > 0 || len(teams["C001"].Members) != 2 || len(teams["C002"].Members) != 2 {
		t.Errorf("%v %+v", codes(problems), teams)
	}
}

// TestStaffScarceFirst: the company that only one lead may audit gets that
// lead though another stands before it.
func TestStaffScarceFirst(t *testing.T) {
	all, p := assessments(2), testProject(3)
	p.Effort.AuditorsPerVisit = 1
	p.Auditors[0].MaxDays = 2
	p.Auditors[2].Conflicts = []record.Conflict{{Company: "C002"}}
	teams, problems := Staff(all, flat(all, 2), p)
	if len(problems) > 0 || teams["C002"].Members[0].Auditor.ID != "A1" || teams["C001"].Members[0].Auditor.ID != "A3" {
		t.Errorf("%v %+v", codes(problems), teams)
	}
}
