package statistics_test

import (
	"testing"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/intake"
	"shinsa/pipeline/register"
	"shinsa/pipeline/sample"
	"shinsa/pipeline/statistics"
)

// A generated project, read from its very files: the tables of answers have
// what the companies meant, by the truth that the generator keeps.
func TestAgainstTheTruthOfASample(t *testing.T) {
	cat := catalogue(t)
	files, truth, err := sample.Make(sample.Options{Companies: 5, Seed: 12, Catalogue: cat})
	if err != nil {
		t.Fatal(err)
	}
	data := map[string][]byte{}
	for _, f := range files {
		data[f.Path] = f.Data
	}
	project, found := register.Project("project.yaml", data["project.yaml"])
	companies, more := register.Companies("companies.xlsx", data["companies.xlsx"], project)
	if found.HasErrors() || more.HasErrors() || len(companies) != len(truth.Companies) {
		t.Fatal(found, more, len(companies))
	}
	returns := map[string]sample.Return{}
	for _, r := range truth.Returns {
		returns[r.Path] = r
	}
	in := statistics.Input{Project: project, Catalogue: cat}
	want := map[string]map[criteria.Answer]float64{} // by section; "" is what applies
	for i := range companies {
		path := truth.Companies[i].Return
		if path == "" {
			a := audit.Assess(&companies[i], nil, cat)
			in.Cases = append(in.Cases, statistics.Case{Assessment: &a})
			continue
		}
		r, _, err := intake.File(t.Context(), intake.Input{File: path, Data: data[path]}, intake.Options{Catalogue: cat})
		if err != nil || r == nil {
			t.Fatalf("%s: %v", path, err)
		}
		a := audit.Assess(&companies[i], r, cat)
		in.Cases = append(in.Cases, statistics.Case{Assessment: &a})
		for _, it := range cat.Items {
			section, _ := cat.Clause(it.Clause)
			x := returns[path].Items[it.ID]
			if it.Kind != criteria.Required || x.OutOfScope {
				continue
			}
			if want[section.ID] == nil {
				want[section.ID] = map[criteria.Answer]float64{}
			}
			want[section.ID][""]++
			if x.Status != "" {
				want[section.ID][x.Status]++
			}
		}
	}
	n := 0.0
	for _, r := range statistics.Find(statistics.Tables(in), "sections").Rows {
		if r.ID == "total" {
			continue
		}
		for i, a := range append([]criteria.Answer{""}, criteria.Answers()...) {
			n += want[r.ID][a]
			if r.Cells[i+1].Number != want[r.ID][a] {
				t.Errorf("section %s answer %q: %g, the truth has %g", r.ID, a, r.Cells[i+1].Number, want[r.ID][a])
			}
		}
	}
	if n < 500 {
		t.Errorf("only %g answers were compared", n)
	}
}
