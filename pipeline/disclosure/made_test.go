package disclosure

import (
	"fmt"
	"math/rand/v2"
)

// firm is a made-up company: what groups it is in and how it answered.
type firm struct {
	size, industry, region int
	answers                []int
}

// firms makes up companies whose industries and regions are as uneven as in
// life.
func firms(r *rand.Rand, n, items int) []firm {
	uneven := func(k int) int { return min(r.IntN(k), r.IntN(k)) }
	out := make([]firm, n)
	for i := range out {
		out[i] = firm{size: i % 2, industry: uneven(8) / 2, region: uneven(6) / 2}
		for range items {
			out[i].answers = append(out[i].answers, uneven(5))
		}
	}
	return out
}

// project makes the tables of a whole report: lists, cross tables of
// dimensions, items by answer with sections and a total, items by groups with
// bases, all linked by the keys of what they share.
func project(fs []firm, items, sections int) []Table {
	dims := []struct {
		name string
		n    int
		of   func(firm) int
	}{
		{"size", 2, func(f firm) int { return f.size }},
		{"industry", 4, func(f firm) int { return f.industry }},
		{"region", 3, func(f firm) int { return f.region }},
	}
	count := func(is func(firm) bool) int {
		n := 0
		for _, f := range fs {
			if is(f) {
				n++
			}
		}
		return n
	}
	var out []Table
	for _, d := range dims {
		t := Table{ID: d.name}
		for g := range d.n {
			t.Rows = append(t.Rows, Row{[]Cell{{N: count(func(f firm) bool { return d.of(f) == g }), Key: fmt.Sprint(d.name, g)}}})
		}
		t.Rows = append(t.Rows, Row{[]Cell{{N: len(fs), Key: "all"}}})
		t.SumRows(d.n, upTo(d.n)...)
		out = append(out, t)
	}
	for a, d := range dims {
		for _, e := range dims[a+1:] {
			t := Table{ID: d.name + "×" + e.name}
			for g := range d.n + 1 {
				var row Row
				for h := range e.n + 1 {
					c := Cell{N: count(func(f firm) bool { return (g == d.n || d.of(f) == g) && (h == e.n || e.of(f) == h) })}
					switch {
					case g == d.n && h == e.n:
						c.Key = "all"
					case g == d.n:
						c.Key = fmt.Sprint(e.name, h)
					case h == e.n:
						c.Key = fmt.Sprint(d.name, g)
					}
					row.Cells = append(row.Cells, c)
				}
				t.Rows = append(t.Rows, row)
			}
			t.SumRows(d.n, upTo(d.n)...)
			t.SumColumns(e.n, upTo(e.n)...)
			out = append(out, t)
		}
	}
	out = append(out, byAnswer(fs, items, sections))
	for _, d := range dims {
		for answer := range 3 {
			out = append(out, byGroup(fs, items, d.name, d.n, answer, d.of))
		}
	}
	return out
}

// byAnswer has a row for each item, section and the whole, and a column for
// each answer and their sum.
func byAnswer(fs []firm, items, sections int) Table {
	t := Table{ID: "answers"}
	row := func(first, last int, key string) Row {
		cells := make([]Cell, 6)
		who := make([]map[int]bool, 6)
		for c := range cells {
			who[c] = map[int]bool{}
		}
		for f, one := range fs {
			for i := first; i < last; i++ {
				for _, c := range []int{one.answers[i], 5} {
					cells[c].N++
					who[c][f] = true
				}
			}
		}
		for c := range cells {
			cells[c].Contributors = len(who[c])
			cells[c].Key = fmt.Sprint("answers", key, "/", c)
		}
		return Row{cells}
	}
	each := items / sections
	var heads []int
	for s := range sections {
		var parts []int
		for i := s * each; i < (s+1)*each; i++ {
			parts = append(parts, len(t.Rows))
			t.Rows = append(t.Rows, row(i, i+1, fmt.Sprint("item", i)))
		}
		heads = append(heads, len(t.Rows))
		t.Rows = append(t.Rows, row(s*each, (s+1)*each, fmt.Sprint("section", s)))
		t.SumRows(len(t.Rows)-1, parts...)
	}
	t.Rows = append(t.Rows, row(0, sections*each, "all"))
	t.SumRows(len(t.Rows)-1, heads...)
	t.SumColumns(5, 0, 1, 2, 3, 4)
	return t
}

// byGroup has a row for each item and a column for each group: how many of the
// group's companies gave the answer.
func byGroup(fs []firm, items int, name string, n, answer int, of func(firm) int) Table {
	t := Table{ID: fmt.Sprint(name, " answer ", answer)}
	for i := range items {
		cells := make([]Cell, n+1)
		for g := range cells {
			for _, f := range fs {
				if g < n && of(f) != g {
					continue
				}
				cells[g].Of++
				if f.answers[i] == answer {
					cells[g].N++
				}
			}
			cells[g].OfKey = fmt.Sprint(name, g)
		}
		cells[n].OfKey, cells[n].Key = "all", fmt.Sprint("answersitem", i, "/", answer)
		t.Rows = append(t.Rows, Row{cells})
	}
	t.SumColumns(n, upTo(n)...)
	return t
}
