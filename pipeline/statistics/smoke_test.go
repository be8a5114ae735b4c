package statistics_test

import (
	"fmt"
	"os"
	"reflect"
	"testing"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/record"
	"shinsa/pipeline/statistics"
	"shinsa/pipeline/statistics/madeup"
)

func catalogue(tb testing.TB) *criteria.Catalogue {
	tb.Helper()
	const file = "../../criteria/meti-2018.yaml"
	data, err := os.ReadFile(file)
	if err != nil {
		tb.Fatal(err)
	}
	c, problems := criteria.Load(file, data)
	if problems.HasErrors() {
		tb.Fatal(problems)
	}
	return c
}

// The same records give the same tables.
func TestSameTables(t *testing.T) {
	in := madeup.Project(madeup.Options{Catalogue: catalogue(t), Companies: 12, Seed: 5, Reach: 3})
	in.Trace = true
	if a, b := statistics.Tables(in), statistics.Tables(in); !reflect.DeepEqual(a, b) {
		t.Error("two countings differ")
	}
}

// A project of which nothing is known yet has tables that say so: no zeros, no
// panic, and the same tables in the same order as a project at its end.
func TestNothingYet(t *testing.T) {
	cat := catalogue(t)
	full := statistics.Tables(madeup.Project(madeup.Options{Catalogue: cat, Companies: 9, Seed: 1, Reach: 3}))
	empty := statistics.Tables(statistics.Input{Project: &record.Project{}, Catalogue: &criteria.Catalogue{}})
	if len(full) != len(empty) {
		t.Fatalf("%d tables against %d", len(full), len(empty))
	}
	for i := range full {
		if full[i].ID != empty[i].ID {
			t.Errorf("table %d: %s against %s", i, full[i].ID, empty[i].ID)
		}
	}
	for reach, missing := range map[int][]string{
		0: {"forms", "returns-time", "queries", "sections", "clauses", "gaps", "alternatives", "recommended", "laws", "laws-asked", "effort", "price"},
		1: {"stages-section", "stages-clause", "verdicts-section", "verdicts-clause", "matrix", "forecast", "forecast-measures", "forecast-clause", "forecast-answers", "failures", "overclaims", "causes", "natures", "laws-state", "advice", "effort-spent", "notice", "notice-kept", "notice-difficulty", "reviews", "attendance", "opinions", "stopped"},
		2: {"alternatives-after", "alternatives-text", "points", "points-text", "subjects-text", "advice-effects"},
	} {
		tables := statistics.Tables(madeup.Project(madeup.Options{Catalogue: cat, Companies: 20, Seed: 2, Reach: reach}))
		for _, id := range missing {
			if x := statistics.Find(tables, id); x == nil || x.Missing == "" || len(x.Rows) > 0 {
				t.Errorf("reach %d: table %s does not say that its stage is missing", reach, id)
			}
		}
	}
}

func TestDump(t *testing.T) {
	if os.Getenv("DUMP") == "" {
		t.Skip("prints the tables when DUMP is set")
	}
	for _, x := range statistics.Tables(madeup.Project(madeup.Options{Catalogue: catalogue(t), Companies: 12, Seed: 5, Reach: 3})) {
		fmt.Printf("\n%s %s (%s) %s\n", x.ID, x.Title, x.Base, x.Missing)
		for _, c := range x.Columns {
			fmt.Print(c.Head, " | ")
		}
		fmt.Println()
		for _, r := range x.Rows {
			fmt.Print(r.ID, " ")
			for i, c := range r.Cells {
				switch x.Columns[i].Kind {
				case statistics.Words, statistics.Typed:
					fmt.Print(c.Text, " | ")
				case statistics.Day:
					fmt.Print(c.Day, " | ")
				case statistics.Share:
					fmt.Printf("%g/%g | ", c.Number, c.Of)
				default:
					fmt.Printf("%g %v | ", c.Number, c.None)
				}
			}
			fmt.Println()
		}
	}
}

func BenchmarkTables(b *testing.B) {
	in := madeup.Project(madeup.Options{Catalogue: catalogue(b), Companies: 50, Seed: 1, Reach: 3})
	for _, trace := range []bool{false, true} {
		in.Trace = trace
		b.Run(fmt.Sprintf("trace=%v", trace), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				statistics.Tables(in)
			}
		})
	}
}
