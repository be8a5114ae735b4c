package intake

import (
	"slices"
	"testing"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

var (
	redText = workbook.Look{Color: "FF0000"}
	yellow  = workbook.Look{Fill: "FFFF00"}
	tinted  = workbook.Look{Fill: "FFF8E1", Border: "thin"}
)

// paint gives cells a look, in order.
func paint(s *workbook.Sheet, row, col int, l workbook.Look) {
	s.Painted = append(s.Painted, workbook.Painted{Row: int32(row), Col: int32(col), Look: &l})
	slices.SortStableFunc(s.Painted, func(a, b workbook.Painted) int { return int(a.Row-b.Row)*100 + int(a.Col-b.Col) })
}

func TestStandsOut(t *testing.T) {
	plain, blue, bold := workbook.Look{}, workbook.Look{Fill: "0000FF"}, workbook.Look{Bold: true}
	faded, darkened, framed := workbook.Look{Color: "A0A0A0"}, workbook.Look{Color: "theme:0-0.35"}, workbook.Look{Border: "thick"}
	for _, c := range []struct {
		name  string
		looks []workbook.Look
		usual workbook.Look
		want  int
	}{
		{"none", []workbook.Look{plain, plain, plain}, plain, -1},
		{"one of three", []workbook.Look{plain, yellow, plain}, plain, 1},
		{"one of our tinted cells", []workbook.Look{tinted, tinted, yellow}, tinted, 2},
		{"two of three", []workbook.Look{yellow, yellow, plain}, plain, -1},
		{"all", []workbook.Look{yellow, yellow, yellow}, plain, -1},
		{"three colours", []workbook.Look{yellow, blue, plain}, plain, -1},
		{"one of two", []workbook.Look{plain, redText}, plain, 1},
		{"two of two", []workbook.Look{blue, yellow}, plain, -1},
		{"bold", []workbook.Look{bold, plain, plain}, plain, 0},
		{"framed", []workbook.Look{plain, plain, framed}, plain, 2},
		{"thin lines for none", []workbook.Look{tinted, {Fill: "FFF8E1"}, tinted}, tinted, -1},
		{"the others greyed", []workbook.Look{faded, plain, faded}, plain, 1},
		{"the others greyed by the theme", []workbook.Look{darkened, plain, darkened}, plain, 1},
		{"one greyed", []workbook.Look{faded, plain, plain}, plain, -1},
		{"one of two greyed", []workbook.Look{faded, plain}, plain, 1},
		{"the usual one among others", []workbook.Look{yellow, plain, yellow}, plain, -1},
	} {
		if got := standsOut(c.looks, c.usual); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
}

// colourMesses have a choice in one cell, or the cell itself, set apart by its
// look.
func colourMesses() []mess {
	const choices = "実施済・一部実施・未実施"
	runs := func(name string, runs []workbook.Run, codes []string, rule string) mess {
		return mess{name, at("4-1-3a", func(t *testing.T, s *workbook.Sheet, r int) {
			set(s, r, colAnswer, choices)
			s.Rich = map[[2]int][]workbook.Run{{r, colAnswer}: runs}
		}), codes, by("4-1-3a", "", rule, choices)}
	}
	coloured := []string{"answer-coloured"}
	legend := func(name string, second string, codes []string, check func(*testing.T, *record.Response)) mess {
		return mess{name, at("4-1-3a", func(t *testing.T, s *workbook.Sheet, r int) {
			set(s, 2, 3, "実施済")
			paint(s, 2, 3, workbook.Look{Fill: "00FF00"})
			set(s, 2, 5, second)
			paint(s, 2, 4, yellow)
			set(s, r, colAnswer, "")
			paint(s, r, colAnswer, yellow)
		}), codes, check}
	}
	return []mess{
		runs("one choice in red", []workbook.Run{{Text: "実施済・"}, {Text: "一部実施", Look: redText}, {Text: "・未実施"}}, coloured, "colour:一部実施"),
		runs("one choice in red, with its sign", []workbook.Run{{Text: "実施済・一部実施"}, {Text: "・未実施", Look: redText}}, coloured, "colour:未実施"),
		runs("the others greyed", []workbook.Run{{Text: "実施済", Look: workbook.Look{Color: "BFBFBF"}}, {Text: "・一部実施・"}, {Text: "未実施", Look: workbook.Look{Color: "BFBFBF"}}}, coloured, "colour:一部実施"),
		runs("two choices in red", []workbook.Run{{Text: "実施済・一部実施", Look: redText}, {Text: "・未実施"}}, []string{"answer-unknown"}, "several"),
		runs("half a choice in red", []workbook.Run{{Text: "実施済・一部"}, {Text: "実施", Look: redText}, {Text: "・未実施"}}, []string{"answer-unknown"}, "several"),
		{"an answer in red is an answer", at("4-1-3a", func(t *testing.T, s *workbook.Sheet, r int) { paint(s, r, colAnswer, yellow) }), nil, allRead},
		{"scope choice in red", func(t *testing.T, b *workbook.Book) {
			set(b.Sheets[2], 4, 3, "有・無")
			b.Sheets[2].Rich = map[[2]int][]workbook.Run{{4, 3}: {{Text: "有", Look: redText}, {Text: "・無"}}}
		}, []string{"scope-coloured"}, func(t *testing.T, r *record.Response) {
			if v := r.Scopes["paper"].Yes; v.Known || v.Origin.Rule != "colour:有" || v.Origin.Raw != "有・無" {
				t.Errorf("%+v", v)
			}
		}},
		legend("an empty cell in a colour that the sheet explains", "一部実施", coloured, by("4-1-3a", "", "colour:一部実施", "（色のみ）一部実施")),
		legend("an empty cell in a colour that means something else", "記入例", nil, by("4-1-3a", "", "empty", "")),
		{"an empty cell in a colour", at("4-1-3a", func(t *testing.T, s *workbook.Sheet, r int) {
			set(s, r, colAnswer, "")
			paint(s, r, colAnswer, yellow)
		}), nil, by("4-1-3a", "", "empty", "")},
	}
}

// printedMesses have the choices printed in every row, under one head, or
// under heads in columns of their own.
func printedMesses() []mess {
	words := []string{"実施済", "一部実施", "未実施"}
	printed := func(do func(s *workbook.Sheet, r int)) func(*testing.T, *workbook.Book) {
		return func(t *testing.T, b *workbook.Book) {
			for _, s := range b.Sheets[3:5] {
				insertCol(s, colAnswer+1)
				insertCol(s, colAnswer+1)
			}
			s := items(b)
			for r := headRow + 1; r < 16; r++ {
				if !slices.ContainsFunc(catalogue().Items, func(it criteria.Item) bool { c := s.At(r, colID); return c != nil && c.Text == it.ID }) {
					continue
				}
				for i, w := range words {
					put(s, workbook.Cell{Row: r, Col: colAnswer + i, Text: w, Struck: i != 0}) // all others struck: 実施済
				}
			}
			do(s, rowOf(t, s, "4-1-3a"))
		}
	}
	row := func(s *workbook.Sheet, r int, struck ...bool) {
		for i, w := range words {
			put(s, workbook.Cell{Row: r, Col: colAnswer + i, Text: w, Struck: struck[i]})
		}
	}
	const raw = "実施済／一部実施／未実施"
	spread := func(do func(s *workbook.Sheet, r int)) func(*testing.T, *workbook.Book) {
		return func(t *testing.T, b *workbook.Book) {
			s := items(b)
			insertCol(s, colAnswer+1)
			insertCol(s, colAnswer+1)
			for i, w := range words {
				set(s, headRow, colAnswer+i, w)
			}
			do(s, rowOf(t, s, "4-1-3a"))
		}
	}
	return []mess{
		{"printed choices, all but one struck", printed(func(s *workbook.Sheet, r int) { row(s, r, true, false, true) }), nil, func(t *testing.T, r *record.Response) {
			by("4-1-3a", criteria.Partial, "answer:一部実施; column; struck", raw)(t, r)
			by("4-1-3b", criteria.Implemented, "answer:実施済; column; struck", raw)(t, r)
		}},
		{"printed choices, none marked", printed(func(s *workbook.Sheet, r int) { row(s, r, false, false, false) }), nil, by("4-1-3a", "", "empty", "")},
		{"printed choices, another answer typed over them", printed(func(s *workbook.Sheet, r int) {
			set(s, r, colAnswer, "該当なし")
			set(s, r, colAnswer+1, "")
			set(s, r, colAnswer+2, "")
		}), nil, by("4-1-3a", criteria.NotApplicable, "answer:該当なし", "該当なし")},
		{"printed choices, another answer typed over one", printed(func(s *workbook.Sheet, r int) { set(s, r, colAnswer, "該当なし") }), []string{"answer-unknown"}, by("4-1-3a", "", "ambiguous; column", "実施済:該当なし／一部実施:一部実施／未実施:未実施")},
		{"printed choices, one struck", printed(func(s *workbook.Sheet, r int) { row(s, r, true, false, false) }), []string{"answer-unknown"}, by("4-1-3a", "", "several; column", raw)},
		{"printed choices, one coloured", printed(func(s *workbook.Sheet, r int) {
			row(s, r, false, false, false)
			paint(s, r, colAnswer+2, yellow)
		}), []string{"answer-coloured"}, by("4-1-3a", "", "colour:未実施; column", raw)},
		{"printed choices, the same column coloured everywhere", printed(func(s *workbook.Sheet, r int) {
			for i := headRow + 1; i < 16; i++ {
				paint(s, i, colAnswer, yellow)
			}
			row(s, r, false, false, false)
		}), nil, by("4-1-3a", "", "empty", "")},
		{"last year's answers beside", func(t *testing.T, b *workbook.Book) {
			s := items(b)
			insertCol(s, colAnswer+1)
			set(s, headRow, colAnswer+1, "前回")
			for r := headRow + 1; r < 16; r++ {
				set(s, r, colAnswer+1, "未実施")
			}
		}, nil, allRead},
		{"empty columns of choices, one cell coloured", spread(func(s *workbook.Sheet, r int) {
			set(s, r, colAnswer, "")
			paint(s, r, colAnswer+1, yellow)
		}), []string{"answer-coloured"}, by("4-1-3a", "", "colour:一部実施; column", "（色のみ）一部実施")},
		{"empty columns of choices", spread(func(s *workbook.Sheet, r int) { set(s, r, colAnswer, "") }), nil, by("4-1-3a", "", "empty", "")},
	}
}
