package deliverable

import (
	"encoding/csv"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"shinsa/pipeline/docx/markup"
	"shinsa/pipeline/workbook"
)

// grid is a table as it was read from a file, whoever wrote it.
type grid struct {
	number string   // 2-1, from 表 2-1; "" when the file does not number it
	title  string   // squeezed, without number and n
	label  string   // as it stands in the file
	heads  []string // of the columns; those of several lines are joined
	rows   [][]string
}

// caption is 表 2-1　規模別の参加企業数（n = 12 社）, or the name of a sheet or of
// a file: 表2-1_規模別の参加企業数, 01_規模別の参加企業数.
var (
	caption = regexp.MustCompile(`^表\s*((?:[0-9]+|別添[0-9]*|[A-Z])(?:[-－‐.][0-9]+)*)[\s　_]*(.*)$`)
	serial  = regexp.MustCompile(`^[0-9]+[_　 ]+`)
	based   = regexp.MustCompile(`[（(]\s*[nNｎ]\s*[=＝].*$`)
)

// name sets number and title from a caption.
func (g *grid) name(s string) {
	g.label = cut(s)
	if m := caption.FindStringSubmatch(strings.TrimSpace(s)); m != nil {
		g.number, s = strings.NewReplacer("－", "-", "‐", "-").Replace(m[1]), m[2]
	} else {
		s = serial.ReplaceAllString(strings.TrimSpace(s), "")
	}
	g.title = squeeze(based.ReplaceAllString(s, ""))
}

// isCaption tells the paragraph above a table.
func isCaption(s string) bool { return caption.MatchString(strings.TrimSpace(s)) }

// wordGrids reads the tables of a Word file that have a caption.
func wordGrids(p *parts) []grid {
	main, err := p.Main()
	if err != nil {
		return nil
	}
	tree := p.tree(main)
	if tree == nil {
		return nil
	}
	var out []grid
	before := ""
	tree.Walk(func(n *markup.Node) bool {
		switch n.Name {
		case "w:p":
			if text := textOf(n); text != "" {
				before = text
			}
			return false
		case "w:tbl":
			if isCaption(before) {
				g := wordGrid(n)
				g.name(before)
				out = append(out, g)
			}
			before = ""
			return false
		}
		return true
	})
	return out
}

// wordGrid reads a table. A cell over several columns is repeated, one that
// goes on from above has the text from there.
func wordGrid(tbl *markup.Node) grid {
	var g grid
	var above []string
	for _, tr := range below(tbl, "w:tr") {
		var row []string
		for _, tc := range below(tr, "w:tc") {
			text := strings.TrimSpace(textOf(tc))
			if m := tc.Kid("w:tcPr", "w:vMerge"); m != nil && m.Attr("val") != "restart" {
				text = cell(above, len(row))
			}
			span, err := strconv.Atoi(tc.Val("w:tcPr", "w:gridSpan"))
			if err != nil || span < 1 || span > maxSpan {
				span = 1
			}
			for range span {
				row = append(row, text)
			}
		}
		above = row
		if on(tr.Kid("w:trPr", "w:tblHeader")) {
			g.heads = joined(g.heads, row)
		} else {
			g.rows = append(g.rows, row)
		}
	}
	if g.heads == nil && len(g.rows) > 0 {
		g.heads, g.rows = g.rows[0], g.rows[1:]
	}
	return g
}

// maxSpan is how many columns Word has.
const maxSpan = 63

// below lists the elements of a name, those in controls too, and not those
// within each other.
func below(top *markup.Node, name string) []*markup.Node {
	var out []*markup.Node
	top.Walk(func(n *markup.Node) bool {
		if n.Name == name {
			out = append(out, n)
		}
		return n.Name != name
	})
	return out
}

// joined adds a line of heads to those above.
func joined(above, heads []string) []string {
	out := slices.Clone(heads)
	for i := range out {
		if a := cell(above, i); a != "" && a != out[i] {
			out[i] = a + "：" + out[i]
		}
	}
	return out
}

// cell is a cell of a row, "" where it has none.
func cell(row []string, col int) string {
	if col >= 0 && col < len(row) {
		return row[col]
	}
	return ""
}

// sheetGrids reads every sheet as a table; a sheet's name names it.
func sheetGrids(book *workbook.Book) []grid {
	var out []grid
	for _, s := range book.Sheets {
		g := grid{}
		for _, c := range s.Cells {
			for len(g.rows) < c.Row {
				g.rows = append(g.rows, nil)
			}
			row := &g.rows[c.Row-1]
			for len(*row) < c.Col {
				*row = append(*row, "")
			}
			(*row)[c.Col-1] = c.Text
		}
		g.name(s.Name)
		out = append(out, g.headed())
	}
	return out
}

// headed takes the first row as the heads.
func (g grid) headed() grid {
	if len(g.rows) > 0 {
		g.heads, g.rows = g.rows[0], g.rows[1:]
	}
	return g
}

// csvGrid reads a file of comma separated values; its name names it.
func csvGrid(file string, data []byte) (grid, error) {
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(data), "\uFEFF")))
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	g := grid{rows: rows}
	g.name(strings.TrimSuffix(path.Base(file), path.Ext(file)))
	return g.headed(), err
}

// match finds the table of the same number, else of the same title, else of a
// title that begins alike: a sheet's name ends at a bracket or at 31 characters.
func match(grids []grid, want grid) *grid {
	for _, like := range []func(g grid) bool{
		func(g grid) bool { return want.number != "" && g.number == want.number },
		func(g grid) bool { return g.title == want.title && g.title != "" },
		func(g grid) bool { return g.title != "" && beginsAlike(g.title, want.title) },
	} {
		for i := range grids {
			if like(grids[i]) && (grids[i].number == "" || want.number == "" || grids[i].number == want.number) {
				return &grids[i]
			}
		}
	}
	return nil
}

// cutTitle is the length from which a title may have been cut.
const cutTitle = 24

func beginsAlike(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	rest, ok := strings.CutPrefix(b, a)
	return ok && (strings.HasPrefix(rest, "（") || len([]rune(a)) >= cutTitle)
}
