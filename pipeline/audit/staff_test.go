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
		"full to the brim": {func(p *record.Project) { p.Auditors[0].MaxDays, p.Auditors[1].MaxDays = 3.5, 3.5 }, nil},
		"overloaded":       {func(p *record.Project) { p.Auditors[0].MaxDays = 3 }, []string{"schedule-full:C002", "schedule-clash:C001"}},
		"not qualified":    {func(p *record.Project) { p.Planning.Qualifications = []string{"監査人"} }, []string{"schedule-clash:C001", "schedule-clash:C002"}},
	} {
		t.Run(name, func(t *testing.T) {
			p := testProject(2)
			c.change(p)
			plans, problems := Plans(assessments(2), p, day(6, 1))
			if got := codes(problems); !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
			for id, plan := range plans {
				if m := plan.Team.Members; len(m) > 0 && (m[0].Role != RoleLead || !m[0].Auditor.Lead) {
					t.Errorf("%s has no lead: %+v", id, m)
				}
			}
		})
	}
}

// TestClashIsNamed: what cannot be kept is named with its places, in words.
func TestClashIsNamed(t *testing.T) {
	p, all := testProject(2), assessments(2)
	p.Auditors[0].DaysOff, p.Auditors[0].Pos = []record.Span{{From: day(7, 9), To: day(7, 10)}}, problem.Pos{File: "project.yaml", Line: 7}
	c := all[1].Company
	c.Possible = record.Known("7/9～7/10", record.Origin{Pos: problem.Pos{File: "companies.xlsx", Row: 3, Col: 26}})
	c.PossibleDays = []record.Span{{From: day(7, 9), To: day(7, 10)}}
	_, problems := Plans(all, p, day(6, 1))
	if len(problems) != 1 {
		t.Fatal(codes(problems))
	}
	want := "「株式会社C002」の審査の日程を立てることができません。「株式会社C002」に主任を置くこと、「株式会社C002」の受入れ可能日（7/9～7/10）、" +
		"審査員審査1の審査に出られない日は、同時には守れません（このうち一つを改めれば立ちます）"
	if got := problems[0].Msg("ja"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := problems[0].Related; !slices.Contains(got, c.Possible.Origin.Pos) || !slices.Contains(got, p.Auditors[0].Pos) {
		t.Errorf("places %v", got)
	}
}

// TestStaffNeverInConflict: over random projects nobody with a conflict is in
// a team, no team is empty without a problem, and nobody is in it twice.
func TestStaffNeverInConflict(t *testing.T) {
	rnd := rand.New(rand.NewPCG(7, 8))
	for range 40 {
		all, p := assessments(1+rnd.IntN(8)), testProject(1+rnd.IntN(5))
		p.Effort.AuditorsPerVisit = rnd.IntN(4)
		for i := range p.Auditors {
			p.Auditors[i].MaxDays = float64(rnd.IntN(12))
			for _, a := range all {
				if rnd.IntN(3) == 0 {
					p.Auditors[i].Conflicts = append(p.Auditors[i].Conflicts, record.Conflict{Company: a.Company.ID})
				}
			}
		}
		plans, problems := Plans(all, p, day(6, 1))
		again, _ := Plans(all, p, day(6, 1))
		for _, a := range all {
			team, seen := plans[a.Company.ID].Team, map[string]bool{}
			for n, m := range team.Members {
				if conflictOf(m.Auditor, a.Company) != "" || seen[m.Auditor.ID] || again[a.Company.ID].Team.Members[n] != m {
					t.Fatalf("%s: %+v", a.Company.ID, team)
				}
				seen[m.Auditor.ID] = true
			}
			if len(team.Members) == 0 && len(problems) == 0 {
				t.Fatalf("%s has no team and nothing says why", a.Company.ID)
			}
			if len(team.Members) > max(1, p.Effort.AuditorsPerVisit) {
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
	plans, _ := Plans(all, p, day(6, 1))
	n := map[string]int{}
	for _, plan := range plans {
		for _, m := range plan.Team.Members {
			n[m.Auditor.ID]++
		}
	}
	for id, visits := range n {
		if visits < 5 || visits > 7 {
			t.Errorf("%s has %d visits of 24 over 4 auditors: %v", id, visits, n)
		}
	}
}
