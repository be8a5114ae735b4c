package disclosure_test

import (
	"fmt"
	"math"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/disclosure"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/statistics"
	"shinsa/pipeline/statistics/madeup"
)

func report(tb testing.TB, companies int, seed uint64, reach int) []statistics.Table {
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
	return statistics.Tables(madeup.Project(madeup.Options{Catalogue: c, Companies: companies, Seed: seed, Reach: reach}))
}

func number(k statistics.Kind) bool {
	return k == statistics.Count || k == statistics.Decimal || k == statistics.Yen
}

// TestProtectedReports holds the tables of made-up projects of several sizes
// against what anybody sees and what a reader with a pencil works out.
func TestProtectedReports(t *testing.T) {
	hidden := 0
	for _, c := range []struct {
		companies int
		seed      uint64
		reach     int
	}{{50, 1, 3}, {50, 2, 3}, {52, 3, 2}, {30, 4, 3}, {6, 6, 1}, {50, 7, 1}} {
		name := fmt.Sprint(c)
		tables := report(t, c.companies, c.seed, c.reach)
		before := report(t, c.companies, c.seed, c.reach)
		out, p, err := disclosure.Protect(tables, disclosure.DefaultSettings())
		if err != nil {
			t.Fatal(name, err)
		}
		if !reflect.DeepEqual(tables, before) {
			t.Error(name, "the tables given are changed")
		}
		open := map[string]bool{}
		for _, l := range p.Tables {
			open[l.ID] = l.Withheld
			hidden += l.Hidden
		}
		gone := 0
		for i := range out {
			if open[out[i].ID] {
				if len(out[i].Rows) > 0 || out[i].Missing == "" {
					t.Errorf("%s: %s is withheld and has rows", name, out[i].ID)
				}
				gone++
			}
			if !open[out[i].ID] && !out[i].PerCompany {
				holdTable(t, name, &tables[i], &out[i])
			}
		}
		holdPencil(t, name, tables, out, open)
		t.Logf("%s: %d of %d tables withheld, %d of %d cells hidden (%d primary)", name, gone, len(out), p.Primary+p.Complementary, p.Cells, p.Primary)
		if c.companies >= 50 && gone > 0 {
			t.Errorf("%s: %d tables withheld", name, gone)
		}
	}
	if hidden < 1000 {
		t.Errorf("only %d cells were hidden", hidden)
	}
}

// holdTable holds that no cell of few companies is shown, and that a hidden
// cell is empty.
func holdTable(t *testing.T, name string, was, now *statistics.Table) {
	t.Helper()
	rows := map[string]statistics.Row{}
	for _, r := range now.Rows {
		rows[r.ID] = r
	}
	for _, r := range was.Rows {
		for k, c := range r.Cells {
			got, kind := rows[r.ID].Cells[k], was.Columns[k].Kind
			if got.Suppressed {
				if !reflect.DeepEqual(got, statistics.Cell{Suppressed: true}) {
					t.Errorf("%s %s %s/%d: a hidden cell still holds %+v", name, was.ID, r.ID, k, got)
				}
				continue
			}
			if !reflect.DeepEqual(got, c) {
				t.Errorf("%s %s %s/%d: changed", name, was.ID, r.ID, k)
			}
			few := len(c.Companies) > 0 && len(c.Companies) < 3
			rest := c.Of - c.Number
			if (number(kind) || kind == statistics.Share || kind == statistics.Day) && !c.Empty(kind) && (few || kind == statistics.Share && rest > 0 && rest < 3 && was.Columns[k].Part > 0 && was.Columns[was.Columns[k].Part].Kind == statistics.Count) {
				t.Errorf("%s %s %s/%d: %v of %v of %v is shown", name, was.ID, r.ID, k, c.Number, c.Of, c.Companies)
			}
		}
	}
}

// pencil is a reader who subtracts: sums of rows and columns, shares, and what
// is the same in several tables. It knows the truth only of what is shown.
type pencil struct {
	truth map[string]float64
	known map[string]bool
	small map[string]bool // of one or two companies
	eqs   [][]string      // the first is the sum of the others
	same  map[string][]string
}

func newPencil() *pencil {
	return &pencil{map[string]float64{}, map[string]bool{}, map[string]bool{}, nil, map[string][]string{}}
}

func holdPencil(t *testing.T, name string, tables, out []statistics.Table, open map[string]bool) {
	t.Helper()
	p := newPencil()
	for i := range tables {
		if !open[tables[i].ID] && !tables[i].PerCompany {
			p.read(&tables[i], &out[i])
		}
	}
	given := map[string]bool{}
	for k, is := range p.known {
		given[k] = is
	}
	p.work()
	for k, is := range p.known {
		if is && p.small[k] && !given[k] {
			t.Errorf("%s: %s = %v can be worked out", name, k, p.truth[k])
		}
	}
}

func (p *pencil) read(was, now *statistics.Table) {
	shown := map[string]statistics.Row{}
	for _, r := range now.Rows {
		shown[r.ID] = r
	}
	at := func(r, k int) string {
		return fmt.Sprint(was.ID, "/", was.Rows[r].ID, "/", was.Columns[k].Head, "/", k)
	}
	for r, row := range was.Rows {
		for k, c := range row.Cells {
			kind := was.Columns[k].Kind
			if c.Empty(kind) || !number(kind) {
				continue
			}
			id := at(r, k)
			p.truth[id], p.known[id] = c.Number, p.known[id] || !shown[row.ID].Cells[k].Suppressed
			p.small[id] = len(c.Companies) > 0 && len(c.Companies) < 3
			if len(c.Companies) > 2 && c.Number != 0 {
				unit := was.Columns[k].Unit
				same := fmt.Sprint(unit, c.Number, strings.Join(c.Companies, " "))
				p.same[same] = append(p.same[same], id)
			}
			p.sum(id, was.Columns[k].Sum, func(j int) string { return at(r, j) })
			p.sum(id, row.Sum, func(j int) string { return at(j, k) })
		}
	}
	for r, row := range was.Rows { // a share that is shown tells number and base
		for k, c := range row.Cells {
			col := was.Columns[k]
			if col.Kind != statistics.Share || c.Empty(col.Kind) || shown[row.ID].Cells[k].Suppressed {
				continue
			}
			for _, j := range []int{col.Part, col.Whole} {
				if j > 0 && !row.Cells[j].Empty(was.Columns[j].Kind) {
					p.known[at(r, j)] = true
				}
			}
		}
	}
}

// sum adds an equation; work sees whether it holds.
func (p *pencil) sum(total string, parts []int, at func(int) string) {
	if len(parts) == 0 {
		return
	}
	eq := []string{total}
	for _, j := range parts {
		eq = append(eq, at(j))
	}
	p.eqs = append(p.eqs, eq)
}

// work subtracts until nothing new comes of it.
func (p *pencil) work() {
	for again := true; again; {
		again = false
		for _, eq := range p.eqs {
			left, unknown := 0.0, []string{}
			for i, id := range eq {
				if _, there := p.truth[id]; !there {
					continue
				}
				if i == 0 {
					left += p.truth[id]
				} else {
					left -= p.truth[id]
				}
				if !p.known[id] {
					unknown = append(unknown, id)
				}
			}
			if math.Abs(left) < 1e-6 && len(unknown) == 1 {
				p.known[unknown[0]], again = true, true
			}
		}
		for _, ids := range p.same {
			if slices.ContainsFunc(ids, func(id string) bool { return p.known[id] }) {
				for _, id := range ids {
					again = again || !p.known[id]
					p.known[id] = true
				}
			}
		}
	}
}

// TestThePencilFindsFault holds that the test above can fail: with only the
// small numbers hidden, many can be worked out.
func TestThePencilFindsFault(t *testing.T) {
	tables := report(t, 50, 1, 3)
	out, _, err := disclosure.Protect(tables, disclosure.DefaultSettings())
	if err != nil {
		t.Fatal(err)
	}
	for i := range out {
		for r, row := range out[i].Rows {
			k0 := slices.IndexFunc(tables[i].Rows, func(x statistics.Row) bool { return x.ID == row.ID })
			for k, c := range row.Cells {
				if was := tables[i].Rows[k0].Cells[k]; c.Suppressed && len(was.Companies) > 2 && tables[i].Columns[k].Kind != statistics.Share {
					out[i].Rows[r].Cells[k] = was
				}
			}
		}
	}
	quiet := &testing.T{}
	holdPencil(quiet, "", tables, out, nil)
	if !quiet.Failed() {
		t.Error("nothing can be worked out although no complementary cell is hidden")
	}
}

func TestProtectPutsHiddenRowsLast(t *testing.T) {
	ids := func(n int) (out []string) {
		for i := range n {
			out = append(out, fmt.Sprintf("C%02d", i))
		}
		return out
	}
	cell := func(n int) statistics.Cell { return statistics.Cell{Number: float64(n), Companies: ids(n)} }
	table := statistics.Table{ID: "gaps", Columns: []statistics.Column{{Head: "項目"}, {Head: "社数", Unit: "社", Kind: statistics.Count}}}
	for i, n := range []int{20, 15, 4, 2, 1, 0} {
		table.Rows = append(table.Rows, statistics.Row{ID: string(rune('f' - i)), Cells: []statistics.Cell{{Text: "項目"}, cell(n)}})
	}
	out, _, err := disclosure.Protect([]statistics.Table{table}, disclosure.DefaultSettings())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range out[0].Rows {
		mark := ""
		if r.Cells[1].Suppressed {
			mark = "x"
		}
		got = append(got, r.ID+mark)
	}
	if want := []string{"f", "e", "d", "a", "bx", "cx"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestProblemsAreInTheTable(t *testing.T) {
	_, p, err := disclosure.Protect(report(t, 20, 8, 1), disclosure.DefaultSettings())
	if err != nil {
		t.Fatal(err)
	}
	ps := p.Problems(problem.Pos{})
	want := disclosure.Anonymity{K: 5}
	for _, k := range []disclosure.Generalised{{Reached: true, K: 5, Names: []string{"業種", "地域"}}, {K: 2}} {
		ps = append(ps, k.Problems(problem.Pos{}, want)...)
	}
	for _, one := range ps {
		if text := one.Text("ja"); strings.Contains(text, "登録されていない") || strings.Contains(text, "{") {
			t.Error(text)
		}
	}
	if len(ps) < 3 {
		t.Errorf("%d problems", len(ps))
	}
}

// BenchmarkProtect is the whole report of 50 companies: 74 tables.
func BenchmarkProtect(b *testing.B) {
	tables := report(b, 50, 1, 3)
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := disclosure.Protect(tables, disclosure.DefaultSettings()); err != nil {
			b.Fatal(err)
		}
	}
}

// TestMeansOfGroups: the mean of all and of all groups but one gives the mean of
// that one; money and days add up but for rounding.
func TestMeansOfGroups(t *testing.T) {
	group := func(id string, first, n int, mean, days float64) statistics.Row {
		var who []string
		for i := range n {
			who = append(who, fmt.Sprintf("C%02d", first+i))
		}
		return statistics.Row{ID: id, Cells: []statistics.Cell{{Text: id}, {Number: float64(n), Companies: who}, {Number: mean, Companies: who}, {Number: days, Companies: who}}}
	}
	total := group("total", 0, 22, 4.1, 90.21)
	total.Sum = []int{0, 1, 2}
	table := statistics.Table{ID: "effort-size", Columns: []statistics.Column{{Head: "規模"}, {Head: "社数", Unit: "社", Kind: statistics.Count},
		{Head: "平均", Unit: "人日", Kind: statistics.Decimal, Decimals: 2}, {Head: "計", Unit: "人日", Kind: statistics.Decimal, Decimals: 2}},
		Rows: []statistics.Row{group("a", 0, 2, 9.5, 19), group("b", 2, 8, 4, 32.1), group("c", 10, 12, 3.26, 39.12), total}}
	out, _, err := disclosure.Protect([]statistics.Table{table}, disclosure.DefaultSettings())
	if err != nil || len(out[0].Rows) == 0 {
		t.Fatal(err, out[0].Missing)
	}
	for k := 1; k < 4; k++ {
		hidden := 0
		for _, r := range out[0].Rows {
			if r.Cells[k].Suppressed {
				hidden++
			}
		}
		if !out[0].Rows[0].Cells[k].Suppressed || hidden < 2 {
			t.Errorf("column %s: %d cells hidden", table.Columns[k].Head, hidden)
		}
	}
}
