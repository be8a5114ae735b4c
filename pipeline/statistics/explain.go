package statistics

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"shinsa/pipeline/problem"
)

// Explanation says of a table of the report how it was counted, and of each of
// its numbers which companies and which places in their files it rests on. It
// is also what --json prints.
type Explanation struct {
	Number  string         `json:"number"`          // 表3-2
	Figures []string       `json:"figures"`         // of the same numbers: 図3-1
	ID      string         `json:"id"`              // size
	Title   string         `json:"title"`           // Japanese, as in the report
	Base    string         `json:"base,omitempty"`  // n = 52 社
	Rule    Text           `json:"rule"`            // how it is counted
	Sources []string       `json:"sources"`         // what it was counted from
	Notes   []string       `json:"notes,omitempty"` // below the table
	Missing string         `json:"missing"`         // why there are no numbers
	Rows    []ExplainedRow `json:"rows"`            //
	columns []Column       // of Rows' cells
}

// ExplainedRow is one row of the table.
type ExplainedRow struct {
	ID    string          `json:"id"`
	Label string          `json:"label"`
	Total bool            `json:"total,omitempty"` // the sum of the rows above; its cells tell no places
	Cells []ExplainedCell `json:"cells"`
}

// ExplainedCell is one number of the table.
type ExplainedCell struct {
	Column    string          `json:"column"`
	Unit      string          `json:"unit,omitempty"`
	Value     string          `json:"value"` // as the report shows it: 62.5% (5/8)
	Interval  string          `json:"interval,omitempty"`
	Same      string          `json:"same,omitempty"` // the column of the row whose companies and places are its own
	Sum       []string        `json:"sum,omitempty"`  // the columns that add up to it and tell its places
	Companies []string        `json:"companies"`
	Places    []ExplainedPart `json:"places"`
}

// ExplainedPart is what one company adds to a number, with the places in its
// files that say so.
type ExplainedPart struct {
	Company string   `json:"company"`
	Things  int      `json:"things"` // answers, findings, entries
	Places  []string `json:"places"` // inbox/C001.xlsx[自己チェック]!F31:F33
}

// Explain explains a table that was counted with Input.Trace; of one with
// suppressed cells it tells nothing of these. Row picks the rows whose ID or
// label it is; "" is all of them. ok is false where no row is so called.
func Explain(t *Table, number string, figures []string, row string) (x Explanation, ok bool) {
	x = Explanation{Number: number, Figures: figures, ID: t.ID, Title: t.Title, Base: t.Base, Rule: t.Rule, Sources: t.Sources, Notes: t.Notes, Missing: t.Missing, columns: t.Columns, Rows: []ExplainedRow{}}
	for _, r := range t.Rows {
		if row == "" || called(r, row) {
			x.Rows = append(x.Rows, explainRow(t, r))
		}
	}
	return x, row == "" || len(x.Rows) > 0
}

// called tells whether a row has that name: its ID, its label, or the number
// at the head of its label.
func called(r Row, name string) bool {
	label := r.Cells[0].Text
	number, title, _ := strings.Cut(label, "　")
	for _, s := range []string{r.ID, label, number, title} {
		if s != "" && fold(s) == fold(name) {
			return true
		}
	}
	return false
}

func explainRow(t *Table, r Row) ExplainedRow {
	out := ExplainedRow{ID: r.ID, Label: r.Cells[0].Text, Total: len(r.Sum) > 0, Cells: []ExplainedCell{}}
	for i, c := range t.Columns {
		if i == 0 && c.Kind == Words || c.Kind == Words && r.Cells[i].Text == "" {
			continue
		}
		cell := explainCell(c, r.Cells[i])
		for _, j := range c.Sum {
			cell.Sum = append(cell.Sum, t.Columns[j].Head)
		}
		if out.Total || len(c.Sum) > 0 {
			cell.Places = []ExplainedPart{}
		}
		if c.Kind == Share && c.Part > 0 {
			cell.Same = t.Columns[c.Part].Head
		} else if k := slices.IndexFunc(out.Cells, cell.sameAs); k >= 0 {
			cell.Same = out.Cells[k].Column
		}
		if cell.Same != "" {
			cell.Companies, cell.Places = []string{}, []ExplainedPart{}
		}
		out.Cells = append(out.Cells, cell)
	}
	return out
}

// sameAs tells whether another number rests on the very same places.
func (c ExplainedCell) sameAs(d ExplainedCell) bool {
	return len(c.Places) > 0 && slices.EqualFunc(c.Places, d.Places, func(a, b ExplainedPart) bool {
		return a.Company == b.Company && a.Things == b.Things && slices.Equal(a.Places, b.Places)
	})
}

func explainCell(c Column, x Cell) ExplainedCell {
	out := ExplainedCell{Column: c.Head, Unit: c.Unit, Value: shown(c, x), Companies: []string{}, Places: []ExplainedPart{}}
	if x.Suppressed {
		return out
	}
	if c.Interval && !x.Empty(c.Kind) {
		out.Interval = fixed(100*x.Interval.Low, 1) + "–" + fixed(100*x.Interval.High, 1) + "%"
	}
	out.Companies = append(out.Companies, x.Companies...)
	out.Places = append(out.Places, places(x)...)
	return out
}

// shown is a value as the report shows it; a share with its n.
func shown(c Column, x Cell) string {
	switch {
	case x.Suppressed:
		return "x"
	case x.Empty(c.Kind):
		return "―"
	}
	switch c.Kind {
	case Words, Typed:
		return x.Text
	case Day:
		return x.Day.String()
	case Share:
		return fixed(x.Value(c.Kind), 1) + "% (" + short(x.Number) + "/" + short(x.Of) + ")"
	}
	return fixed(x.Number, c.Decimals)
}

func fixed(x float64, decimals int) string { return strconv.FormatFloat(x, 'f', decimals, 64) }

// places gathers the parts of a cell by company, and cells of one column that
// follow each other as ranges.
func places(x Cell) []ExplainedPart {
	var out []ExplainedPart
	if len(x.Parts) == 0 && !x.Src.IsZero() && len(x.Companies) == 1 {
		return []ExplainedPart{{x.Companies[0], 1, ranges([]problem.Pos{x.Src})}}
	}
	for _, id := range x.Companies {
		part := ExplainedPart{Company: id}
		var at []problem.Pos
		for _, p := range x.Parts {
			if p.Company == id {
				part.Things++
				at = append(at, p.From...)
			}
		}
		if part.Things > 0 {
			part.Places = ranges(at)
			out = append(out, part)
		}
	}
	return out
}

// ranges writes places, those of one sheet or file together: cells of one
// column below each other as one (book.xlsx[自己チェック]!F31:F33,F40), places of a
// Word file by the ends of their paths (案.docx「4-1-3a › 判定、4-1-3b › 判定」).
func ranges(at []problem.Pos) []string {
	at = slices.Clone(at)
	slices.SortFunc(at, func(p, q problem.Pos) int {
		return cmp.Or(cmp.Compare(p.File, q.File), cmp.Compare(p.Sheet, q.Sheet), cmp.Compare(p.Col, q.Col), p.Compare(q))
	})
	at = slices.Compact(at)
	out := []string{}
	for i := 0; i < len(at); {
		j := i + 1
		for ; j < len(at) && at[j].File == at[i].File && at[j].Sheet == at[i].Sheet; j++ {
		}
		out, i = append(out, together(at[i:j])), j
	}
	return out
}

// together writes the places of one sheet or file.
func together(at []problem.Pos) string {
	if len(at) == 1 {
		return at[0].String()
	}
	var cells, words []string
	for i := 0; i < len(at); {
		first, j := at[i], i+1
		for ; j < len(at) && first.Row > 0 && first.Place == "" && at[j] == first.At(first.Row+j-i, first.Col); j++ {
		}
		switch {
		case first.Place != "":
			words = append(words, end(first.Place))
		case first.Line > 0:
			cells = append(cells, strconv.Itoa(first.Line))
		case j > i+1:
			cells = append(cells, first.Cell()+":"+at[j-1].Cell())
		case first.Row > 0:
			cells = append(cells, first.Cell())
		}
		i = j
	}
	s := problem.Pos{File: at[0].File, Sheet: at[0].Sheet}.String()
	if len(cells) > 0 {
		mark := "!"
		if at[0].Sheet == "" {
			mark = ":"
		}
		s += mark + strings.Join(cells, ",")
	}
	if len(words) > 0 {
		s += "「" + strings.Join(words, "、") + "」"
	}
	return s
}

// end is what a path in a Word file ends with: the item and its place.
func end(place string) string {
	parts := strings.Split(place, " › ")
	return strings.Join(parts[max(0, len(parts)-2):], " › ")
}
