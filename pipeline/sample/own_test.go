package sample

import (
	"reflect"
	"testing"

	"shinsa/pipeline/register"
)

// The project file is one that package register reads without a word, and
// says what the sample means.
func TestProjectFile(t *testing.T) {
	files, _ := demoOf(t)
	got, problems := register.Project("project.yaml", find(t, files, "project.yaml"))
	for _, p := range problems {
		t.Error(p.Text("en"))
	}
	want := written(mustLoad(t), catalogue(t)).record()
	for i := range got.Auditors {
		got.Auditors[i].Pos = want.Auditors[i].Pos
	}
	got.File, got.Digest = "", ""
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

// Auditors cannot audit where they have a conflict; the demo has such, and a
// committee with a majority from outside.
func TestPeople(t *testing.T) {
	p := written(mustLoad(t), catalogue(t)).record()
	conflicts, external := 0, 0
	for _, a := range p.Auditors {
		conflicts += len(a.Conflicts)
	}
	for _, m := range p.Committee {
		if m.External {
			external++
		}
	}
	if len(p.Auditors) != 5 || conflicts == 0 || 2*external <= len(p.Committee) {
		t.Errorf("%d auditors, %d conflicts, %d of %d members from outside", len(p.Auditors), conflicts, external, len(p.Committee))
	}
}
