package register

import (
	"strings"
	"testing"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/problem"
)

func codes(l problem.List) string {
	var out []string
	for _, p := range l {
		out = append(out, string(p.Code))
	}
	return strings.Join(out, " ")
}

// The template loads as it is, and says what the call says.
func TestTemplate(t *testing.T) {
	p, problems := Project("project.yaml", ProjectTemplate())
	if len(problems) > 0 {
		for _, x := range problems {
			t.Error(x.Text("ja"))
		}
	}
	want := calendar.Date{Year: 2018, Month: 9, Day: 30}
	if p.Dates.ContractEnd != want || p.Ceilings.PerCompanyYen != 700_000 || p.Ceilings.TotalYen != 40_000_000 || p.Ceilings.MinCompanies != 50 {
		t.Errorf("%+v %+v", p.Dates, p.Ceilings)
	}
	external := 0
	for _, m := range p.Committee {
		if m.External {
			external++
		}
	}
	if 2*external <= len(p.Committee) {
		t.Error("the template's committee has no external majority")
	}
	if len(p.Auditors) < 3 || p.Auditors[0].Pos.Line == 0 || p.Digest == "" || p.Effort.ScopeUnit["site"] != 0.9 || p.Effort.PerEmployees[2].From != 300 {
		t.Errorf("%+v", p)
	}
}

// Each fault of a project file is told with its line.
func TestProjectProblems(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"contractor: A ", "contractor: C ", "project-contractor"},
		{"contract_end: 2018-09-30", "contract_end: 2018-04-30", "project-order"},
		{"audit_to: 2018-08-03", "audit_to: 2018-06-03", "project-order"},
		{"day_rate_yen: 80000", "day_rate_yen: -1", "project-negative"},
		{"report: 0.75", "report: -0.75", "project-negative"},
		{"    division: 0.8 ", "    devision: 0.8 ", "project-scope-unit"},
		{"    division: 0.8 ", "    division: 0 ", "project-factor"},
		{"- id: A2", "- id: A1", "project-duplicate-auditor"},
		{"notice_days: 14", "notice_day: 14", "yaml-missing-key yaml-unknown-key"},
		{"2018-08-15", "2018-02-30", "yaml-date"},
	} {
		text := strings.Replace(string(ProjectTemplate()), c.from, c.to, 1)
		if text == string(ProjectTemplate()) {
			t.Fatalf("the template has no %q", c.from)
		}
		_, problems := Project("project.yaml", []byte(text))
		got := strings.Fields(codes(problems))
		for _, w := range strings.Fields(c.want) {
			if !strings.Contains(strings.Join(got, " "), w) || len(got) != len(strings.Fields(c.want)) {
				t.Errorf("%s: %v, want %s", c.to, got, c.want)
			}
		}
		for _, p := range problems {
			if p.Pos.Line == 0 {
				t.Errorf("%s has no line", p.Text("ja"))
			}
		}
	}
}

func FuzzProject(f *testing.F) {
	f.Add([]byte("title: a\nauditors:\n  - id: x\n"))
	f.Add([]byte("effort: {scope_unit: {a: -1}}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if p, problems := Project("p.yaml", data); p == nil || len(problems) == 0 && p.Title == "" {
			t.Error("an incomplete project without a problem")
		}
	})
}
