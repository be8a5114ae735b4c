package restore

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/docx/markup"
)

// heat reads a table as a heat map: one below a line that names the levels,
// and of whose cells, but for names of rows and columns, each is empty or has
// a symbol of these. A table that goes on with the rows of the map just read is
// a further panel of it. False for any other table.
func (r *reader) heat(n *markup.Node) bool {
	at := len(r.out) - 1
	if at < r.bodyAt {
		return false
	}
	rows, ok := plainRows(n)
	if !ok {
		return false
	}
	if c, ok := r.out[at].(*doc.Chart); ok && c.Kind == doc.ChartHeat {
		return !r.brk && sameRows(c, rows) && fill(c, rows)
	}
	p, ok := r.out[at].(*doc.Paragraph)
	if !ok || p.Picture != nil {
		return false
	}
	levels, ok := legend(doc.Plain(p.Content))
	if !ok {
		return false
	}
	c := &doc.Chart{Kind: doc.ChartHeat, Levels: levels, Alt: n.Val("w:tblPr", "w:tblDescription")}
	for _, row := range rows[1:] {
		c.Categories = append(c.Categories, row[0])
	}
	if !fill(c, rows) {
		if mostly(c, rows) {
			r.lose("凡例にない記号のあるヒートマップの色と形", true)
		}
		return false
	}
	r.lost = r.lost[:min(r.before, len(r.lost))] // white symbols of the legend
	r.ids++
	c.ID = "heat-" + strconv.Itoa(r.ids)
	r.out[at] = c
	return true
}

// legend reads the line of levels back.
func legend(s string) ([]string, bool) {
	var out []string
	for entry := range strings.SplitSeq(s, doc.LegendGap) {
		_, n := utf8.DecodeRuneInString(entry)
		symbol, name := entry[:n], entry[n:]
		if symbol == "" || name != "" && !strings.HasPrefix(name, " ") {
			return nil, false
		}
		out = append(out, symbol+"　"+strings.TrimPrefix(name, " "))
	}
	back := doc.Chart{Levels: out}
	return out, back.Legend() == s
}

// plainRows returns the texts of a table of one head row and more, all cells
// of which stand for themselves.
func plainRows(n *markup.Node) ([][]string, bool) {
	var out [][]string
	for _, tr := range n.All("w:tr") {
		if tr.Kid("w:trPr", "w:del") != nil {
			continue
		}
		var row []string
		for _, tc := range cells(tr) {
			pr := tc.Kid("w:tcPr")
			if pr.Kid("w:gridSpan") != nil || pr.Kid("w:vMerge") != nil || tc.Find("w:tbl") != nil || tc.Find("w:drawing") != nil {
				return nil, false
			}
			row = append(row, cellText(tc))
		}
		if len(row) == 0 || len(out) > 0 && len(row) != len(out[0]) {
			return nil, false
		}
		out = append(out, row)
	}
	return out, len(out) > 0 && out[0][0] == "" && len(n.All("w:sdt")) == 0
}

// cellText is the text of a cell in the accepted view.
func cellText(tc *markup.Node) string {
	var b strings.Builder
	tc.Walk(func(k *markup.Node) bool {
		switch k.Name {
		case "w:del", "w:moveFrom", "w:instrText":
			return false
		case "w:t":
			b.WriteString(k.Text())
		case "w:p":
			if b.Len() > 0 {
				b.WriteByte('\n')
			}
		case "w:br":
			b.WriteByte('\n')
		case "w:tab":
			b.WriteByte('\t')
		}
		return true
	})
	return b.String()
}

// sameRows tells whether a table has the rows of a heat map.
func sameRows(c *doc.Chart, rows [][]string) bool {
	if len(rows)-1 != len(c.Categories) {
		return false
	}
	for i, name := range c.Categories {
		if rows[i+1][0] != name {
			return false
		}
	}
	return true
}

// fill adds the columns of a table to a heat map; false, and nothing added,
// when a cell says something else than a level.
func fill(c *doc.Chart, rows [][]string) bool {
	symbols := map[string]int{"": -1}
	for i, l := range c.LevelList() {
		symbols[l.Symbol] = i
	}
	var added []doc.Series
	for col := 1; col < len(rows[0]); col++ {
		s := doc.Series{Name: rows[0][col]}
		for _, row := range rows[1:] {
			level, ok := symbols[row[col]]
			if !ok {
				return false
			}
			s.Values = append(s.Values, float64(level))
		}
		added = append(added, s)
	}
	c.Series = append(c.Series, added...)
	return true
}

// mostly tells whether most cells have a symbol of a heat map.
func mostly(c *doc.Chart, rows [][]string) bool {
	symbols := map[string]bool{}
	for _, l := range c.LevelList() {
		symbols[l.Symbol] = true
	}
	all, known := 0, 0
	for _, row := range rows[1:] {
		for _, s := range row[1:] {
			all++
			if s == "" || symbols[s] {
				known++
			}
		}
	}
	return known*2 > all
}
