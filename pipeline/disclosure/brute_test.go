package disclosure

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// brute is a reader who tries everything: it knows the printed cells, the sums
// and the bases, and fills in the rest in every possible way. It shares nothing
// with the package but the types of the tables.
type brute struct {
	names  map[string]int // variable of a number
	known  []int          // -1: hidden
	sums   [][]int        // the first is the total of the others
	within [][2]int       // the first is at most the second
	most   int            // no number is more
	values []int
	late   [][]int // sums that are complete once the variable of that index is set
	bounds [][][2]int
	low    []int
	high   []int
	rests  [][2]int // least and largest rest, of each of within
	steps  int
}

const bruteSteps = 50_000

func newBrute(tables []Table) *brute {
	b := &brute{names: map[string]int{}}
	for _, t := range tables {
		for r, row := range t.Rows {
			for c, cell := range row.Cells {
				n := b.name(cell.Key, t.ID, r, c)
				b.print(n, cell.N, cell.Hidden())
				if cell.Of == 0 {
					continue
				}
				if cell.OfKey == "" {
					n := b.name("", t.ID+" base", r, c)
					b.print(n, cell.Of, false) // a large base is in every reader's hands
				} else {
					b.print(b.name(cell.OfKey, "", 0, 0), cell.Of, cell.Hidden())
				}
				base := b.name(cell.OfKey, t.ID+" base", r, c)
				b.within = append(b.within, [2]int{n, base})
			}
		}
	}
	for _, t := range tables {
		for _, s := range t.Sums {
			sum := []int{b.at(tables, t.ID, s.Total)}
			for _, p := range s.Parts {
				sum = append(sum, b.at(tables, t.ID, p))
			}
			b.sums = append(b.sums, sum)
		}
	}
	return b
}

func (b *brute) name(key, table string, r, c int) int {
	if key == "" {
		key = fmt.Sprint(table, "/", r, "/", c)
	}
	n, ok := b.names[key]
	if !ok {
		n = len(b.known)
		b.names[key] = n
		b.known = append(b.known, -1)
	}
	return n
}

func (b *brute) print(n, value int, hidden bool) {
	b.most = max(b.most, value+5)
	if !hidden {
		b.known[n] = value
	}
}

func (b *brute) at(tables []Table, id string, ref Ref) int {
	if ref.Table != "" {
		id = ref.Table
	}
	for _, t := range tables {
		if t.ID == id {
			return b.name(t.Rows[ref.Row].Cells[ref.Col].Key, id, ref.Row, ref.Col)
		}
	}
	panic("no table " + id)
}

// solve fills in everything in every way; false when that takes too long.
func (b *brute) solve() bool {
	n := len(b.known)
	b.values, b.low, b.high = make([]int, n), make([]int, n), make([]int, n)
	b.late, b.bounds = make([][]int, n), make([][][2]int, n)
	for i := range n {
		b.low[i], b.high[i] = 1<<30, -1
	}
	for range b.within {
		b.rests = append(b.rests, [2]int{1 << 30, -1})
	}
	for s, sum := range b.sums {
		last := 0
		for _, v := range sum {
			last = max(last, v)
		}
		b.late[last] = append(b.late[last], s)
	}
	for _, w := range b.within {
		b.bounds[max(w[0], w[1])] = append(b.bounds[max(w[0], w[1])], w)
	}
	b.fill(0)
	return b.steps < bruteSteps
}

func (b *brute) fill(i int) {
	if b.steps++; b.steps >= bruteSteps {
		return
	}
	if i == len(b.known) {
		for j, v := range b.values {
			b.low[j], b.high[j] = min(b.low[j], v), max(b.high[j], v)
		}
		for k, w := range b.within {
			rest := b.values[w[1]] - b.values[w[0]]
			b.rests[k] = [2]int{min(b.rests[k][0], rest), max(b.rests[k][1], rest)}
		}
		return
	}
	first, last := 0, b.most
	if b.known[i] >= 0 {
		first, last = b.known[i], b.known[i]
	}
	for v := first; v <= last; v++ {
		if b.values[i] = v; b.fits(i) {
			b.fill(i + 1)
		}
	}
}

func (b *brute) fits(i int) bool {
	for _, s := range b.late[i] {
		sum := b.sums[s]
		left := b.values[sum[0]]
		for _, v := range sum[1:] {
			left -= b.values[v]
		}
		if left != 0 {
			return false
		}
	}
	for _, w := range b.bounds[i] {
		if b.values[w[0]] > b.values[w[1]] {
			return false
		}
	}
	for _, sum := range b.sums { // parts already exceed a total that is known
		if t := b.known[sum[0]]; t >= 0 {
			for _, v := range sum[1:] {
				if v <= i {
					t -= b.values[v]
				}
			}
			if t < 0 {
				return false
			}
		}
	}
	return true
}

// small random tables of several kinds.
func smallTables(r *rand.Rand) []Table {
	n := func() int { return min(r.IntN(7), r.IntN(9)) }
	grid := func(rows, cols int) [][]int {
		var out [][]int
		for range rows {
			var row []int
			for range cols {
				row = append(row, n())
			}
			out = append(out, row)
		}
		return out
	}
	switch r.IntN(5) {
	case 0:
		return []Table{crossed("t", grid(2+r.IntN(2), 2+r.IntN(2)))}
	case 1:
		return []Table{tree(grid(3, 3))}
	case 2:
		return linked(grid(2, 2), grid(2, 2))
	case 3:
		return []Table{based(r, grid(2, 3), false)}
	default:
		return []Table{based(r, grid(1, 3), true)}
	}
}

// tree is a list of three levels: items, sections, all.
func tree(items [][]int) Table {
	var list [][]int
	var heads []int
	var sums [][]int
	all := 0
	for _, sec := range items {
		sum, first := 0, len(list)
		for _, n := range sec {
			list = append(list, []int{n})
			sum += n
		}
		sums = append(sums, upTo(len(sec)))
		for i := range sec {
			sums[len(sums)-1][i] += first
		}
		heads = append(heads, len(list))
		list = append(list, []int{sum})
		all += sum
	}
	t := counts("tree", append(list, []int{all})...)
	for i, h := range heads {
		t.SumRows(h, sums[i]...)
	}
	t.SumRows(len(t.Rows)-1, heads...)
	return t
}

// linked are two cross tables with the same row totals.
func linked(a, b [][]int) []Table {
	for i := range a { // make the rows of b add up to those of a
		diff := 0
		for j := range a[i] {
			diff += a[i][j] - b[i][j]
		}
		b[i] = append(b[i], max(diff, 0))
		a[i] = append(a[i], max(-diff, 0))
	}
	ta, tb := crossed("a", a), crossed("b", b)
	for r := range ta.Rows {
		key := fmt.Sprint("row", r)
		ta.Rows[r].Cells[3].Key, tb.Rows[r].Cells[3].Key = key, key
	}
	return []Table{ta, tb}
}

// based has a first row of bases and rows of numbers of these; the last column
// is all groups together.
func based(r *rand.Rand, ns [][]int, smallBases bool) Table {
	width := len(ns[0])
	bases := make([]int, width)
	for g := range bases {
		for _, row := range ns {
			bases[g] = max(bases[g], row[g])
		}
		if bases[g] += r.IntN(3); !smallBases {
			bases[g] = max(bases[g], 3)
		}
	}
	t := crossed("b", append([][]int{bases}, ns...))
	t.Rows = t.Rows[:len(t.Rows)-1]
	t.Sums = nil
	t.SumColumns(width, upTo(width)...)
	for i, row := range t.Rows {
		for c := range row.Cells {
			key := fmt.Sprint("base", c)
			if i == 0 {
				row.Cells[c].Key = key
			} else if row.Cells[c].Of = t.Rows[0].Cells[c].N; row.Cells[c].Of > 0 {
				row.Cells[c].OfKey = key
			}
		}
	}
	return t
}

// TestNobodyCanWorkItOut holds the promise of the package against a reader who
// tries everything: for every small number of hundreds of tables of all kinds,
// other values are possible, among them one that is not small.
func TestNobodyCanWorkItOut(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 18))
	done, guarded, given := 0, 0, 0
	for range 300 {
		tables := smallTables(r)
		out, report, err := Suppress(tables, DefaultSettings())
		if err != nil {
			t.Fatal(err)
		}
		b := newBrute(out)
		if !b.solve() {
			continue
		}
		done++
		given += len(report.Unprotected)
		guarded += holdTables(t, b, out, report)
		if t.Failed() {
			for _, one := range out {
				t.Logf("%s\n%s", one.ID, sheet(one))
			}
			return
		}
	}
	t.Logf("%d tables, %d small numbers guarded, %d given up", done, guarded, given)
	if done < 200 || guarded < 600 || given > guarded/20 {
		t.Errorf("too little was shown: %d tables, %d small numbers guarded, %d given up", done, guarded, given)
	}
}

// holdTables holds that the cells of tables are guarded, those aside that the
// report gives up, and counts them.
func holdTables(t *testing.T, b *brute, tables []Table, report Report) int {
	bad, n := map[Ref]bool{}, 0
	for _, f := range report.Unprotected {
		bad[f.Place] = true
	}
	for _, one := range tables {
		for i, row := range one.Rows {
			for c, cell := range row.Cells {
				if !bad[Ref{one.ID, i, c}] {
					n += holdCell(t, b, one, i, c, cell)
				}
			}
		}
	}
	return n
}

// TestTheReaderThatTriesEverythingFindsFault holds that the test above can
// fail: with only the small numbers hidden, most tables give some of them away.
func TestTheReaderThatTriesEverythingFindsFault(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 18))
	open, proven := 0, 0
	for range 60 {
		out, _, err := Suppress(smallTables(r), DefaultSettings())
		if err != nil {
			t.Fatal(err)
		}
		for i := range out {
			for _, row := range out[i].Rows {
				for c := range row.Cells {
					if row.Cells[c].Mark == Complementary {
						row.Cells[c].Mark = Shown
						open++
					}
				}
			}
		}
		b := newBrute(out)
		if !b.solve() {
			continue
		}
		quiet := &testing.T{}
		holdTables(quiet, b, out, Report{})
		report, err := Audit(out, DefaultSettings())
		if err != nil {
			t.Fatal(err)
		}
		if quiet.Failed() != (len(report.Unprotected) > 0) {
			for _, one := range out {
				t.Errorf("%s\n%s", one.ID, sheet(one))
			}
			t.Fatalf("the reader that tries everything finds fault: %v; the audit: %v", quiet.Failed(), report.Unprotected)
		}
		if quiet.Failed() {
			proven++
		}
	}
	if open < 40 || proven < 20 {
		t.Errorf("%d complementary cells shown again, fault found in %d tables", open, proven)
	}
}

// TestAuditIsExact compares the intervals of the audit with those of the reader
// who tries everything.
func TestAuditIsExact(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	compared := 0
	for range 150 {
		out, certified, err := Suppress(smallTables(r), DefaultSettings())
		if err != nil {
			t.Fatal(err)
		}
		b := newBrute(out)
		if !b.solve() {
			continue
		}
		report, err := Audit(out, DefaultSettings())
		if err != nil {
			t.Fatal(err)
		}
		for i, f := range report.Guarded {
			if f.Subject != Count {
				continue
			}
			one := out[slices.IndexFunc(out, func(t Table) bool { return t.ID == f.Place.Table })]
			n := b.name(one.Rows[f.Place.Row].Cells[f.Place.Col].Key, one.ID, f.Place.Row, f.Place.Col)
			low, high := b.low[n], b.high[n]
			if !f.Proven || f.Low != low || f.High != high && f.High != Unlimited {
				t.Errorf("%v: the audit says %d to %d, trying everything %d to %d\n%s", f.Place, f.Low, f.High, low, high, sheet(one))
			}
			if w := certified.Guarded[i]; w.Place != f.Place || w.Low < f.Low || w.High > f.High {
				t.Errorf("%v: the witnesses say %d to %d, the audit %d to %d", f.Place, w.Low, w.High, f.Low, f.High)
			}
			compared++
		}
	}
	if compared < 200 {
		t.Errorf("only %d intervals compared", compared)
	}
}

// holdCell holds that a small number, or rest, of a cell is guarded.
func holdCell(t *testing.T, b *brute, one Table, i, c int, cell Cell) int {
	t.Helper()
	const limit = 3
	n := b.name(cell.Key, one.ID, i, c)
	rest := cell.Of - cell.N
	smallN, smallRest := cell.N > 0 && cell.N < limit, cell.Of > 0 && rest > 0 && rest < limit
	if !smallN && !smallRest {
		return 0
	}
	if !cell.Hidden() {
		t.Errorf("%s %d,%d: %d of %d is printed", one.ID, i, c, cell.N, cell.Of)
	}
	if smallRest {
		k := slices.IndexFunc(b.within, func(w [2]int) bool { return w[0] == n })
		if low, high := b.rests[k][0], b.rests[k][1]; high-low < limit || high < limit {
			t.Errorf("%s %d,%d: the rest of %d of %d is known to be %d to %d", one.ID, i, c, cell.N, cell.Of, low, high)
		}
	}
	spread := b.high[n] - b.low[n]
	if smallN && (spread < limit || b.high[n] < limit) {
		t.Errorf("%s %d,%d: %d of %d is known to be %d to %d", one.ID, i, c, cell.N, cell.Of, b.low[n], b.high[n])
	}
	return 1
}
