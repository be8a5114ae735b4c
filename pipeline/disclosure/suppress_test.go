package disclosure

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// sheet writes a table's marks: x primary, o complementary, else the number.
func sheet(t Table) string {
	var b strings.Builder
	for _, r := range t.Rows {
		for i, c := range r.Cells {
			if i > 0 {
				b.WriteByte(' ')
			}
			switch c.Mark {
			case Primary:
				b.WriteByte('x')
			case Complementary:
				b.WriteByte('o')
			default:
				b.WriteString(c.Text())
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// counts makes a table of counts of companies.
func counts(id string, rows ...[]int) Table {
	t := Table{ID: id}
	for _, r := range rows {
		var row Row
		for _, n := range r {
			row.Cells = append(row.Cells, Cell{N: n})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// crossed adds the total row and column to rows of inner cells, with the sums.
func crossed(id string, rows [][]int) Table {
	width := len(rows[0])
	foot := make([]int, width+1)
	var all [][]int
	for _, r := range rows {
		line := append([]int(nil), r...)
		sum := 0
		for c, n := range r {
			sum += n
			foot[c] += n
		}
		foot[width] += sum
		all = append(all, append(line, sum))
	}
	t := counts(id, append(all, foot)...)
	t.SumColumns(width, upTo(width)...)
	t.SumRows(len(rows), upTo(len(rows))...)
	return t
}

// list is a column of numbers with their sum.
func list(id string, ns ...int) Table {
	sum := 0
	var rows [][]int
	for _, n := range ns {
		rows = append(rows, []int{n})
		sum += n
	}
	t := counts(id, append(rows, []int{sum})...)
	t.SumRows(len(ns), upTo(len(ns))...)
	return t
}

func upTo(n int) []int {
	var out []int
	for i := range n {
		out = append(out, i)
	}
	return out
}

// change returns the table with a cell changed.
func change(t Table, row, col int, by func(*Cell)) Table {
	by(&t.Rows[row].Cells[col])
	return t
}

func TestSuppressMarks(t *testing.T) {
	zeros, rests := DefaultSettings(), DefaultSettings()
	zeros.Zeros, rests.ShowRests = ZerosHidden, true
	of := func(n int) func(*Cell) { return func(c *Cell) { c.Of = n } }
	for _, c := range []struct {
		name     string
		tables   []Table
		settings Settings
		want     string
	}{
		{"nothing small", []Table{crossed("t", [][]int{{5, 8}, {9, 4}})}, DefaultSettings(), "5 8 13\n9 4 13\n14 12 26\n"},
		{"a list: the next smallest goes too", []Table{list("t", 2, 7, 5, 30)}, DefaultSettings(), "x\n7\no\n30\n44\n"},
		{"a cross table: a rectangle", []Table{crossed("t", [][]int{{2, 9, 20}, {8, 5, 20}, {20, 20, 20}})}, DefaultSettings(), "x o 20 31\no o 20 33\n20 20 20 60\n30 34 60 124\n"},
		{"two small ones that add up to enough guard each other", []Table{list("t", 2, 2, 30)}, DefaultSettings(), "x\nx\n30\n34\n"},
		{"two that add up to too little do not", []Table{list("t", 1, 1, 30, 9)}, DefaultSettings(), "x\nx\n30\no\n41\n"},
		{"a 0 is printed", []Table{list("t", 0, 5, 30)}, DefaultSettings(), "0\n5\n30\n35\n"},
		{"a 0 guards only where nothing else can", []Table{list("t", 2, 0, 30)}, DefaultSettings(), "x\n0\no\n32\n"},
		{"a small rest is hidden", []Table{change(counts("t", []int{19, 12}), 0, 0, of(20))}, DefaultSettings(), "x 12\n"},
		{"a small rest is shown if it may be", []Table{change(counts("t", []int{19, 12}), 0, 0, of(20))}, rests, "19 12\n"},
		{"none of a base is hidden if it is to be", []Table{change(counts("t", []int{0, 12}), 0, 0, of(20))}, zeros, "x 12\n"},
		{"all of a base is hidden if it is to be", []Table{change(counts("t", []int{20, 12}), 0, 0, of(20))}, zeros, "x 12\n"},
		{"many answers of two companies", []Table{change(list("t", 40, 60, 70), 0, 0, func(c *Cell) { c.Contributors = 2 })}, DefaultSettings(), "x\no\n70\n170\n"},
		{"a blank cell is none", []Table{change(counts("t", []int{0, 5}), 0, 0, func(c *Cell) { c.Blank = true })}, DefaultSettings(), "- 5\n"},
		{"one number in two tables", []Table{
			change(list("a", 2, 7, 30), 1, 0, func(c *Cell) { c.Key = "k" }), change(list("b", 4, 7, 9), 1, 0, func(c *Cell) { c.Key = "k" })},
			DefaultSettings(), "x\n7\no\n39\n|4\n7\n9\n20\n"},
	} {
		out, report, err := Suppress(c.tables, c.settings)
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		var got []string
		for _, one := range out {
			got = append(got, sheet(one))
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%s: got\n%swant\n%s", c.name, s, c.want)
		}
		if len(report.Unprotected) > 0 {
			t.Errorf("%s: not protected: %v", c.name, report.Unprotected)
		}
	}
}

// TestWhatCannotBeGuardedIsSaid: a total of two small cells that is printed in
// any case leaves no room.
func TestWhatCannotBeGuardedIsSaid(t *testing.T) {
	fixed := func(c *Cell) { c.Fixed = true }
	for name, table := range map[string]Table{
		"the only companion is fixed":  change(change(list("t", 2, 30), 1, 0, fixed), 2, 0, fixed),
		"the small number is fixed":    change(list("t", 2, 30, 20), 0, 0, fixed),
		"all there is, is small":       change(list("t", 1, 1), 2, 0, fixed),
		"the base is two and captions": change(change(counts("t", []int{1, 2}), 0, 0, func(c *Cell) { c.Of, c.OfKey = 2, "n" }), 0, 1, func(c *Cell) { c.Key, c.Fixed = "n", true }),
	} {
		out, report, err := Suppress([]Table{table}, DefaultSettings())
		if err != nil {
			t.Fatal(err)
		}
		if len(report.Unprotected) == 0 {
			t.Errorf("%s: taken to be guarded\n%s", name, sheet(out[0]))
		}
		audit, err := Audit(out, DefaultSettings())
		if err != nil || len(audit.Unprotected) == 0 {
			t.Errorf("%s: the audit finds no fault (%v)", name, err)
		}
	}
}

// TestSmallBase: where a group has two companies, its column is hidden, and
// another's with it, as the bases add up.
func TestSmallBase(t *testing.T) {
	table := based(rand.New(rand.NewPCG(1, 1)), [][]int{{1, 8, 20}, {0, 4, 9}}, true)
	table.Rows[0].Cells[0].N, table.Rows[0].Cells[3].N = 2, 2+table.Rows[0].Cells[1].N+table.Rows[0].Cells[2].N
	for i := 1; i < 3; i++ {
		table.Rows[i].Cells[0].Of, table.Rows[i].Cells[3].Of = 2, table.Rows[0].Cells[3].N
	}
	out, report, err := Suppress([]Table{table}, DefaultSettings())
	if err != nil || len(report.Unprotected) > 0 {
		t.Fatal(err, report.Unprotected)
	}
	for i, row := range out[0].Rows {
		if !row.Cells[0].Hidden() || !row.Cells[1].Hidden() && !row.Cells[2].Hidden() {
			t.Errorf("row %d: %s", i, sheet(out[0]))
		}
	}
}

func TestFaultsOfTheCaller(t *testing.T) {
	key := func(k string) func(*Cell) { return func(c *Cell) { c.Key = k } }
	wrong := list("t", 2, 3)
	wrong.Rows[2].Cells[0].N++
	for want, tables := range map[string][]Table{
		"1 away":         {wrong},
		"two have":       {list("t", 4), list("t", 5)},
		"is no count":    {counts("t", []int{-1})},
		"too large":      {counts("t", []int{1 << 27})},
		"elsewhere":      {change(counts("a", []int{4}), 0, 0, key("k")), change(counts("b", []int{5}), 0, 0, key("k"))},
		"no number at":   {{ID: "t", Rows: []Row{{[]Cell{{N: 3}}}}, Sums: []Sum{{Total: Ref{Row: 4}}}}},
		"5 of 4":         {change(counts("t", []int{5}), 0, 0, func(c *Cell) { c.Of = 4 })},
		"has the key \"": {change(counts("t", []int{5}), 0, 0, func(c *Cell) { c.Shows = []string{"?"} })},
	} {
		if _, _, err := Suppress(tables, DefaultSettings()); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v", want, err)
		}
	}
}

// TestSuppressLeavesItsInput holds that marks stand in the copy only, and that
// two runs are the same.
func TestSuppressLeavesItsInput(t *testing.T) {
	tables := project(firms(rand.New(rand.NewPCG(4, 4)), 50, 20), 20, 4)
	before, _, err := Suppress(tables, DefaultSettings())
	if err != nil {
		t.Fatal(err)
	}
	for _, one := range tables {
		for _, r := range one.Rows {
			if slices.ContainsFunc(r.Cells, Cell.Hidden) {
				t.Fatal("the tables given are marked")
			}
		}
	}
	again, _, _ := Suppress(before, DefaultSettings()) // marks of an earlier run count for nothing
	if !reflect.DeepEqual(before, again) {
		t.Error("two runs differ")
	}
}

// TestNothingIsHiddenInVain shows each complementary cell again, alone: nearly
// always the audit then finds fault.
func TestNothingIsHiddenInVain(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	all, vain := 0, 0
	for range 60 {
		out, _, err := Suppress(smallTables(r), DefaultSettings())
		if err != nil {
			t.Fatal(err)
		}
		for i := range out {
			for _, row := range out[i].Rows {
				for c := range row.Cells {
					if row.Cells[c].Mark != Complementary || row.Cells[c].Key != "" {
						continue
					}
					row.Cells[c].Mark = Shown
					report, err := Audit(out, DefaultSettings())
					if err != nil {
						t.Fatal(err)
					}
					row.Cells[c].Mark = Complementary
					if all++; len(report.Unprotected) == 0 {
						vain++
					}
				}
			}
		}
	}
	t.Logf("%d of %d complementary cells could be shown", vain, all)
	if all < 50 || vain > all/10 {
		t.Errorf("%d of %d complementary cells could be shown", vain, all)
	}
}

// FuzzSuppress makes tables of any numbers and holds that the audit, which
// shares nothing with the search, agrees with what Suppress reports.
func FuzzSuppress(f *testing.F) {
	f.Add([]byte{2, 9, 20, 8, 5, 20, 20, 20, 20}, uint8(3), uint8(3))
	f.Add([]byte{1, 0, 0, 2, 0, 1}, uint8(2), uint8(3))
	f.Add([]byte{2, 2, 30, 30, 2, 2, 0, 0}, uint8(4), uint8(5))
	f.Fuzz(func(t *testing.T, data []byte, width, threshold uint8) {
		w := int(width%5) + 1
		var rows [][]int
		for len(data) >= w && len(rows) < 6 {
			var row []int
			for _, b := range data[:w] {
				row = append(row, int(b%40))
			}
			rows, data = append(rows, row), data[w:]
		}
		if len(rows) == 0 {
			return
		}
		settings := DefaultSettings()
		settings.Threshold = int(threshold%8) + 1
		out, report, err := Suppress([]Table{crossed("t", rows)}, settings)
		if err != nil {
			t.Fatal(err)
		}
		audit, err := Audit(out, settings)
		if err != nil {
			t.Fatal(err)
		}
		if len(audit.Unprotected) != len(report.Unprotected) {
			t.Errorf("reported open %v, the audit says %v\n%s", report.Unprotected, audit.Unprotected, sheet(out[0]))
		}
		for i, row := range out[0].Rows {
			for c, cell := range row.Cells {
				if cell.N > 0 && cell.N < settings.Threshold && !cell.Hidden() {
					t.Errorf("%d,%d: %d is printed\n%s", i, c, cell.N, sheet(out[0]))
				}
			}
		}
	})
}
