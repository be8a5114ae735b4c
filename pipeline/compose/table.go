package compose

import (
	"math"
	"strconv"
	"strings"

	"shinsa/pipeline/doc"
)

// col is one column of a table: head, share of the text width, alignment.
type col struct {
	head  string
	share float64
	align doc.Align
}

// newTable makes a table with a head row and no rows.
func newTable(id, caption string, cols ...col) *doc.Table {
	t := &doc.Table{ID: id}
	if caption != "" {
		t.Caption = words(caption)
	}
	var head doc.Row
	for _, c := range cols {
		t.Columns = append(t.Columns, doc.Column{Share: c.share, Align: c.align})
		head.Cells = append(head.Cells, headCell(c.head))
	}
	t.Head = []doc.Row{head}
	return t
}

// pairs makes a table of labels and values without a head row.
func pairs(id, caption string, label, value float64) *doc.Table {
	t := &doc.Table{ID: id, Columns: []doc.Column{{Share: label}, {Share: value}}}
	if caption != "" {
		t.Caption = words(caption)
	}
	return t
}

// pair adds a row of a label and what belongs to it.
func pair(t *doc.Table, label string, value doc.Cell) {
	head := headCell(label)
	t.Rows = append(t.Rows, doc.Row{Cells: []doc.Cell{head, value}})
}

// headCell makes a head cell; "\n" in the head is a line break.
func headCell(s string) doc.Cell {
	var in []doc.Inline
	for i, l := range strings.Split(s, "\n") {
		if i > 0 {
			in = append(in, doc.LineBreak{})
		}
		in = append(in, doc.Text{S: l})
	}
	return doc.Cell{Head: true, Fill: doc.FillHead, Content: []*doc.Paragraph{{Style: doc.TableHead, Content: in}}}
}

// cell makes a cell of one paragraph from words' parts.
func cell(parts ...any) doc.Cell { return cellOf(words(parts...)) }

// cellOf makes a cell of paragraphs; those with nothing in them are left out,
// a cell without any shows None.
func cellOf(paragraphs ...[]doc.Inline) doc.Cell {
	var c doc.Cell
	for _, in := range paragraphs {
		if len(in) > 0 {
			c.Content = append(c.Content, &doc.Paragraph{Style: doc.TableText, Content: in})
		}
	}
	if len(c.Content) == 0 {
		return cell(None)
	}
	return c
}

// fill makes a cell to fill in: its paragraphs are fields or begin with our
// own label.
func fill(paragraphs ...[]doc.Inline) doc.Cell {
	c := cellOf(paragraphs...)
	c.Fill = doc.FillEntry
	return c
}

// blankCell makes a cell to fill in with one field.
func blankCell(f doc.Field) doc.Cell { return fill([]doc.Inline{f}) }

func row(t *doc.Table, cells ...doc.Cell) { t.Rows = append(t.Rows, doc.Row{Cells: cells}) }

// group adds a row that heads the rows below it.
func group(t *doc.Table, parts ...any) {
	c := cell(parts...)
	c.ColSpan, c.Fill = len(t.Columns), doc.FillGroup
	t.Rows = append(t.Rows, doc.Row{Group: true, Cells: []doc.Cell{c}})
}

// round cuts floating-point noise at n decimals.
func round(v float64, n int) float64 {
	p := math.Pow10(n)
	return math.Round(v*p) / p
}

// grouped writes a whole number with separators: 1,234,567.
func grouped(n int64) string {
	s := strconv.FormatInt(n, 10)
	sign := ""
	if n < 0 {
		sign, s = "-", s[1:]
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return sign + s
}

// listOf writes IDs one after the other: 4-1-1a、4-1-1b
func listOf(ids []string) []doc.Inline { return words(orNone(strings.Join(ids, "、"))) }

// rangesOf writes IDs with neighbours joined: 4-1-1a～4-1-1c、4-1-1e. Only IDs
// whose last letters follow each other without a gap are joined.
func rangesOf(ids []string) []doc.Inline {
	var out []string
	for i := 0; i < len(ids); {
		n := 1
		for i+n < len(ids) && follows(ids[i+n-1], ids[i+n]) {
			n++
		}
		if n < 3 {
			out = append(out, ids[i:i+n]...)
		} else {
			out = append(out, ids[i]+"～"+ids[i+n-1])
		}
		i += n
	}
	return listOf(out)
}

// follows tells whether b is a with the next letter at its end.
func follows(a, b string) bool {
	n := len(a)
	if n == 0 || n != len(b) || a[:n-1] != b[:n-1] {
		return false
	}
	return 'a' <= a[n-1] && a[n-1] < 'z' && b[n-1] == a[n-1]+1
}

func orNone(s string) string {
	if s == "" {
		return None
	}
	return s
}
