package compose

import (
	"math"
	"strings"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/statistics"
)

// Widths of a table of figures are counted in characters of its text: a table
// as wide as the page has room for some fifty.
const (
	tableEms  = 48.5
	padEms    = 1.1  // both sides of a cell, and a little
	labelEms  = 8.0  // the least width of what names the row
	wordsEms  = 6.0  // the least width of a column of words
	wordsMost = 22.0 // beyond this, words are set on several lines
	roomyEms  = 9.0  // a column of numbers is not drawn wider than this
	headRoom  = 6.0  // a head has so much room before it is broken
	headLines = 3    // and is set on at most so many lines
)

// headSplit parts the head of a group of columns from that of the column.
const headSplit = "："

// widths shares the width among the columns: numbers get what they need, words
// the rest.
func (s *sheet) widths() []float64 {
	need, least := make([]float64, len(s.columns)), make([]float64, len(s.columns))
	for i, c := range s.columns {
		need[i], least[i] = s.need(c)
	}
	if over := sum(need) - tableEms; over > 0 {
		shrink(need, least, over)
	} else {
		s.spread(need, -over)
	}
	total := sum(need)
	for i := range need {
		need[i] = math.Round(1000*need[i]/total) / 1000
	}
	need[0] += 1 - sum(need)
	return need
}

// need is the width that a column would like and the least that it can do with.
func (s *sheet) need(i int) (like, least float64) {
	k := s.Columns[i]
	value := 0.0
	for _, r := range s.rows {
		value = max(value, widest(s.text(k, r.Cells[i])), doc.Ems(interval(k, r.Cells[i])))
	}
	_, head := splitHead(s.headOf(i))
	if i > 0 && numeric(k.Kind) {
		least = max(value, leastHead(head)) + padEms
		return max(least, min(doc.Ems(head), headRoom)+padEms), least
	}
	floor := wordsEms
	switch {
	case i == 0:
		floor = labelEms
	case k.Kind == statistics.Day: // a date is not broken
		floor = value
	}
	like = min(max(value, doc.Ems(head), 2), wordsMost) + padEms
	return like, min(like, floor+padEms)
}

// leastHead is the width at which a head can still be read: short ones stand
// on one line.
func leastHead(h string) float64 {
	if n := doc.Ems(h); n <= headLines {
		return max(n, 2)
	}
	return max(math.Ceil(doc.Ems(h)/headLines), 2)
}

// shrink takes what is too much from the columns that can give.
func shrink(need, least []float64, over float64) {
	give := sum(need) - sum(least)
	if give <= 0 {
		return
	}
	f := min(over/give, 1)
	for i := range need {
		need[i] -= f * (need[i] - least[i])
	}
}

// spread shares what is left over: first to columns of numbers up to a roomy
// width, then to those of words.
func (s *sheet) spread(need []float64, left float64) {
	var text []int
	part := left / float64(len(need))
	for i, c := range s.columns {
		if i == 0 || !numeric(s.Columns[c].Kind) {
			text = append(text, i)
			continue
		}
		add := min(max(roomyEms-need[i], 0), part)
		need[i] += add
		left -= add
	}
	for _, i := range text {
		need[i] += left / float64(len(text))
	}
}

// headOf is the head of a column, with its unit where nothing else names it.
func (s *sheet) headOf(i int) string {
	k := s.Columns[i]
	if s.Unit == "" && tellsUnit(k.Unit) && !strings.Contains(k.Head, k.Unit) {
		return k.Head + "（" + k.Unit + "）"
	}
	return k.Head
}

func splitHead(h string) (group, own string) {
	if g, o, found := strings.Cut(h, headSplit); found {
		return g, o
	}
	return "", h
}

// head is the row of heads, each broken where its column is narrow; two rows
// where columns stand in groups.
func (s *sheet) head(widths []float64) []doc.Row {
	var top, below doc.Row
	grouped := false
	for i, c := range s.columns {
		g, own := splitHead(s.headOf(c))
		h := headCell(breakHead(own, widths[i]*tableEms-padEms))
		switch n := len(top.Cells); {
		case g == "":
			h.RowSpan = 2
			top.Cells = append(top.Cells, h)
			continue
		case n > 0 && top.Cells[n-1].RowSpan == 0 && doc.Plain(top.Cells[n-1].Content[0].Content) == g:
			top.Cells[n-1].ColSpan++
		default:
			cell := headCell(g)
			cell.ColSpan = 1
			top.Cells = append(top.Cells, cell)
		}
		below.Cells = append(below.Cells, h)
		grouped = true
	}
	if grouped {
		return []doc.Row{top, below}
	}
	for i := range top.Cells {
		top.Cells[i].RowSpan = 0
	}
	return []doc.Row{top}
}

// breakHead sets a head on lines of about the same length that fit the width,
// broken where a word ends when one ends near there.
func breakHead(h string, width float64) string {
	if doc.Ems(h) <= width+.05 {
		return h
	}
	r, most := []rune(h), max(int(width+.05), 1)
	for n := (len(r) + most - 1) / most; n <= len(r); n++ {
		if out := breakInto(r, n, most); out != nil {
			return strings.Join(out, "\n")
		}
	}
	return h
}

// breakInto sets a head on n lines; nil when no line may begin where one would
// have to.
func breakInto(r []rune, n, most int) []string {
	var out []string
	for ; n > 1; n-- {
		at := breakAt(r, n, most)
		if at == 0 {
			return nil
		}
		out = append(out, string(r[:at]))
		r = r[at:]
	}
	return append(out, string(r))
}

// breakAt looks for the end of a word at most one place from where an even
// break of so many lines would be; what is left must fit the other lines, and
// no line may begin with what must not begin one. 0 is none.
func breakAt(r []rune, lines, most int) int {
	even := (len(r) + lines - 1) / lines
	fits := func(i int) bool {
		return i > 0 && i < len(r) && i <= most && len(r)-i <= most*(lines-1) && !strings.ContainsRune(noStart, r[i]) && !strings.ContainsRune("（「", r[i-1])
	}
	for _, d := range []int{0, -1, 1} {
		if i := even + d; fits(i) && (strings.ContainsRune("のをに・、）", r[i-1]) || r[i] == '（') {
			return i
		}
	}
	for _, d := range []int{0, -1, 1, -2, 2} {
		if i := even + d; fits(i) {
			return i
		}
	}
	return 0
}

// noStart are characters that begin no line (行頭禁則).
const noStart = "、。，．・：；？！ー々）」』】〕ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ%％"

func widest(s string) float64 {
	w := 0.0
	for _, l := range strings.Split(s, "\n") {
		w = max(w, doc.Ems(l))
	}
	return w
}

func sum(v []float64) float64 {
	t := 0.0
	for _, x := range v {
		t += x
	}
	return t
}
