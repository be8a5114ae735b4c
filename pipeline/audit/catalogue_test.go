package audit

import (
	"os"
	"testing"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/record"
)

// realCatalogue is the one that the program carries.
func realCatalogue(t *testing.T) *criteria.Catalogue {
	t.Helper()
	data, err := os.ReadFile("../../criteria/meti-2018.yaml")
	if err != nil {
		t.Fatal("the catalogue cannot be read:", err)
	}
	cat, problems := criteria.Load("meti-2018.yaml", data)
	if problems.HasErrors() {
		t.Fatal("the catalogue has problems of its own:", problems[0].Text("ja"))
	}
	return cat
}

// TestRealCatalogueEmptySheet: an empty sheet is asked about once for every
// scope question and every item that needs none; nothing else is asked, and
// nothing is left unasked.
func TestRealCatalogueEmptySheet(t *testing.T) {
	cat := realCatalogue(t)
	r := &record.Response{File: "r.xlsx", Answers: map[string]record.Answer{}, Scopes: map[string]record.ScopeAnswer{}}
	always := 0
	for i, it := range cat.Items {
		r.Answers[it.ID] = ans(i+1, "", "", "")
		if it.Kind == criteria.Required && len(it.When) == 0 {
			always++
		}
	}
	for i, s := range cat.Scopes {
		r.Scopes[s.ID] = record.ScopeAnswer{Scope: s.ID, Pos: cell(i+1, 0)}
	}
	a := Assess(testCompany("C001"), r, cat)
	if want := len(cat.Scopes) + always + 1; len(a.Queries) != want {
		t.Errorf("%d queries, want %d", len(a.Queries), want)
	}
	asked := map[string]bool{}
	for _, q := range a.Queries {
		asked[q.Item] = true
		for _, id := range q.Items {
			asked[id] = true
		}
	}
	for _, it := range cat.Items {
		if it.Kind == criteria.Required && !asked[it.ID] {
			t.Errorf("%s is not asked about", it.ID)
		}
	}
}

// TestRealCatalogueNothingInScope: who has nothing of anything is asked only
// what concerns everybody, and every item that drops out says why.
func TestRealCatalogueNothingInScope(t *testing.T) {
	cat := realCatalogue(t)
	r := &record.Response{File: "r.xlsx", Answers: map[string]record.Answer{}, Scopes: map[string]record.ScopeAnswer{},
		Laws: []record.Value[string]{known("なし", 1, 1)}}
	for i, it := range cat.Items {
		r.Answers[it.ID] = ans(i+1, criteria.Implemented, "規程", "")
		if len(it.When) > 0 {
			r.Answers[it.ID] = ans(i+1, "", "", "")
		}
	}
	for i, s := range cat.Scopes {
		r.Scopes[s.ID] = yesNo(s.ID, i+1, false)
	}
	a := Assess(testCompany("C001"), r, cat)
	if len(a.Queries) != 0 {
		t.Errorf("asked: %+v", short(a.Queries))
	}
	for _, it := range a.Items {
		if it.State == OutOfScope && it.Reason == "" {
			t.Errorf("%s is out of scope without a reason", it.Item.ID)
		}
	}
}
