package sample

import (
	"reflect"
	"testing"

	"shinsa/pipeline/criteria"
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

// The register is one that package register reads without a word; one or two
// companies of the demo are over the limits of 中小企業基本法.
func TestRegisterFile(t *testing.T) {
	files, truth := demoOf(t)
	more, others := makeOf(t, Options{Companies: 60, Seed: 4, Catalogue: small(t)})
	for _, p := range []struct {
		files []File
		truth Truth
	}{{files, truth}, {more, others}} {
		project, _ := register.Project("project.yaml", find(t, p.files, "project.yaml"))
		got, problems := register.Companies("companies.xlsx", find(t, p.files, "companies.xlsx"), project)
		for _, pr := range problems {
			t.Error(pr.Text("en"))
		}
		if len(got) != len(p.truth.Companies) {
			t.Fatalf("got %d companies, want %d", len(got), len(p.truth.Companies))
		}
		large := 0
		for i, c := range got {
			w := p.truth.Companies[i].Record
			if c.ID != w.ID || c.Name.V != w.Name.V || c.CorporateNumber != w.CorporateNumber || c.Address.V != w.Address.V ||
				c.Capital.V != w.Capital.V || c.Employees.V != w.Employees.V || c.ScopeUnit != w.ScopeUnit ||
				c.ContractDate.V != w.ContractDate.V || c.DueDate.V != w.DueDate.V || c.Method != w.Method ||
				c.PriceYen.V != w.PriceYen.V || len(c.Sites) != len(w.Sites) {
				t.Errorf("%s: got %+v, want %+v", w.ID, c, w)
			}
			if !c.SME.Known {
				t.Errorf("%s: %s: no telling whether it is small", c.ID, c.Industry.V)
			}
			if c.SME.Known && !c.SME.Is {
				large++
			}
		}
		if large == 0 || large*3 > len(got) {
			t.Errorf("%d of %d companies are over the limits", large, len(got))
		}
	}
}

// small is the catalogue with a tenth of its items.
func small(t *testing.T) *criteria.Catalogue {
	c := *catalogue(t)
	c.Items = c.Items[:len(c.Items)/10]
	return &c
}
