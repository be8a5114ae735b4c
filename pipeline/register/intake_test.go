package register

import (
	"regexp"
	"strings"
	"testing"
)

// uncommented is the template with its section of limits in force.
func uncommented(t *testing.T) string {
	t.Helper()
	head, section, found := strings.Cut(string(ProjectTemplate()), "# intake:")
	if !found {
		t.Fatal("the template does not show the limits of intake")
	}
	return head + regexp.MustCompile(`(?m)^# `).ReplaceAllString("# intake:"+section, "")
}

// TestIntakeOfTemplate holds that every limit stands in the template; that the
// numbers are the defaults, a test of package pipeline holds.
func TestIntakeOfTemplate(t *testing.T) {
	if got := IntakeOf("project.yaml", ProjectTemplate()); got != (Intake{}) {
		t.Errorf("the template sets %+v", got)
	}
	text := uncommented(t)
	if _, problems := Project("project.yaml", []byte(text)); len(problems) > 0 {
		t.Fatal(problems[0].Text("ja"))
	}
	got := IntakeOf("project.yaml", []byte(text))
	for _, l := range got.fields(&fileIntake{}) {
		if *l.into == 0 {
			t.Errorf("the template does not name %s", l.key)
		}
	}
}

func TestIntakeProblems(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"seconds: 20", "seconds: -1", "project-intake"},
		{"seconds: 20", "seconds: 0", ""},
		{"memory_mib: 768", "memory_mib: 64", "project-intake"},
		{"memory_mib: 768", "memory_mib: 65537", "project-intake"},
		{"ratio: 300", "ratio: -1", "project-intake"},
		{"cells: 500000", "cell: 500000", "yaml-unknown-key"},
		{"seconds: 20", "seconds: 20秒", "yaml-type-integer"},
		{"seconds: 20", "seconds: 3600", ""},
	} {
		_, problems := Project("project.yaml", []byte(strings.Replace(uncommented(t), c.from, c.to, 1)))
		if codes(problems) != c.want {
			t.Errorf("%s: %s, want %s", c.to, codes(problems), c.want)
		}
		if c.want != "" && problems[0].Pos.Line == 0 {
			t.Errorf("%s: no line", c.to)
		}
	}
}
