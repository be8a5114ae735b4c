package intake

import (
	"testing"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

// drawnMesses have the answer in a shape or a form control.
func drawnMesses() []mess {
	box := func(text string, checked bool) workbook.Shape {
		return workbook.Shape{Col: colAnswer, Col2: colAnswer, Text: text, Control: workbook.CheckBox, Checked: checked}
	}
	drawn := func(name, answer string, codes []string, check func(*testing.T, *record.Response), shapes ...workbook.Shape) mess {
		return mess{name, at("4-1-3a", func(t *testing.T, s *workbook.Sheet, r int) {
			set(s, r, colAnswer, answer)
			for _, shape := range shapes {
				shape.Row += r
				if shape.Row2 >= 0 {
					shape.Row2 += r
				} else {
					shape.Row2 = 0
				}
				s.Shapes = append(s.Shapes, shape)
			}
		}), codes, check}
	}
	note := func(text, item string) func(*testing.T, *record.Response) {
		return func(t *testing.T, r *record.Response) {
			t.Helper()
			allRead(t, r)
			if len(r.Notes) != 1 || r.Notes[0].Text != text || r.Notes[0].Item != item {
				t.Errorf("%+v", r.Notes)
			}
		}
	}
	unknown := []string{"answer-unknown"}
	beside := box("該当なし", false)
	beside.Col, beside.Col2 = colEvidence, colEvidence
	straddles := box("実施済", true)
	straddles.Row2 = 1
	unreaching := workbook.Shape{Col: colAnswer, Text: "○", Row2: -1}
	return []mess{
		drawn("a box for each choice, one ticked", "", nil, by("4-1-3a", criteria.Partial, "answer:一部実施; check box", "☑一部実施"), box("実施済", false), box("一部実施", true), box("未実施", false), beside),
		drawn("a box for each choice, none ticked", "", nil, by("4-1-3a", "", "empty", ""), box("実施済", false), box("未実施", false)),
		drawn("a box for each choice, two ticked", "", []string{"answer-twice"}, by("4-1-3a", "", ruleTwoAnswers, "☑実施済\n☑未実施"), box("実施済", true), box("未実施", true)),
		drawn("a box without a label, ticked", "", nil, by("4-1-3a", criteria.Implemented, "answer:☑; check box", "☑Check Box 12"), box("Check Box 12", true)),
		drawn("a box without a label, empty", "", unknown, by("4-1-3a", "", "ambiguous; check box", "□"), box("", false)),
		drawn("an empty box beside an answer", "△", nil, by("4-1-3a", criteria.Partial, "answer:△", "△"), box("", false)),
		drawn("a box and a cell that say otherwise", "未", []string{"answer-twice"}, by("4-1-3a", "", ruleTwoAnswers, "未\n☑実施済"), box("実施済", true)),
		drawn("a box between two rows", "", unknown, by("4-1-3a", "", "place; answer:実施済; check box", "☑実施済"), straddles),
		drawn("a text box over the answer cell", "", nil, by("4-1-3a", criteria.NotImplemented, "answer:×; shape", "×"), workbook.Shape{Col: colAnswer, Col2: colAnswer, Text: "×"}),
		drawn("a text box of unknown size", "", unknown, by("4-1-3a", "", "place; answer:○; shape", "○"), unreaching),
		drawn("a text box with a remark", "実施済", nil, note("第二工場は別紙", "4-1-3a"), workbook.Shape{Col: colAnswer, Text: "第二工場は別紙"}),
		drawn("a text box with an answer beside", "実施済", nil, note("未実施", "4-1-3a"), workbook.Shape{Col: 12, Col2: 12, Text: "未実施"}),
		drawn("a ticked box with another text", "実施済", nil, note("☑確認しました", "4-1-3a"), box("確認しました", true)),
		drawn("a text box outside the table", "実施済", nil, note("社外秘", ""), workbook.Shape{Row: 30, Row2: 30, Col: 2, Text: "社外秘"}),
		{"box linked to the cell", at("4-1-3a", func(t *testing.T, s *workbook.Sheet, r int) {
			put(s, workbook.Cell{Row: r, Col: colAnswer, Kind: workbook.Bool, Text: "TRUE", Number: 1})
			put(s, workbook.Cell{Row: r + 1, Col: colAnswer, Kind: workbook.Bool, Text: "FALSE"})
		}), unknown, func(t *testing.T, r *record.Response) {
			by("4-1-3a", criteria.Implemented, "answer:☑", "TRUE")(t, r)
			by("4-1-3b", "", "unknown", "FALSE")(t, r)
		}},
	}
}

// columnMesses have a column for each answer.
func columnMesses() []mess {
	spread := func(twoStoreys bool) func(*testing.T, *workbook.Book) {
		return func(t *testing.T, b *workbook.Book) {
			for _, s := range b.Sheets[3:5] {
				for range 3 {
					insertCol(s, colAnswer+1)
				}
				head := headRow
				if twoStoreys {
					insertRow(s, headRow+1)
					head++
				}
				for i, word := range []string{"実施済", "一部実施", "未実施", "該当なし"} {
					set(s, head, colAnswer+i, word)
				}
			}
		}
	}
	mark := func(name string, texts [4]string, codes []string, check func(*testing.T, *record.Response)) mess {
		return mess{name, func(t *testing.T, b *workbook.Book) {
			spread(true)(t, b)
			s := items(b)
			for i, text := range texts {
				set(s, rowOf(t, s, "4-1-3a"), colAnswer+i, text)
			}
		}, codes, check}
	}
	column := func(t *testing.T, r *record.Response) {
		allRead(t, r)
		by("5-1a", criteria.Implemented, "answer:実施済; column", "実施済")(t, r)
	}
	unknown := []string{"answer-unknown"}
	return []mess{
		{"a column for each answer", spread(false), nil, column},
		{"a column for each answer below 回答", spread(true), nil, column},
		{"a column of last year's answers before", func(t *testing.T, b *workbook.Book) {
			insertCol(items(b), colAnswer)
			for r := headRow + 1; r < 16; r++ {
				set(items(b), r, colAnswer, "未実施")
			}
			set(items(b), headRow, colAnswer, "回答（前回）")
		}, nil, allRead},
		{"a column of answers for each site", func(t *testing.T, b *workbook.Book) {
			s := items(b)
			insertCol(s, colAnswer+1)
			set(s, headRow, colAnswer, "回答（本社）")
			set(s, headRow, colAnswer+1, "回答（工場）")
			for r := headRow + 1; r < 16; r++ {
				set(s, r, colAnswer+1, "○")
			}
			set(s, rowOf(t, s, "4-1-3a"), colAnswer+1, "×")
		}, []string{"answer-twice"}, func(t *testing.T, r *record.Response) {
			by("4-1-3a", "", ruleTwoAnswers, "実施済\n×")(t, r)
			by("4-1-3b", criteria.Implemented, "answer:実施済", "実施済")(t, r)
		}},
		{"an example below the head, the last answers beside", func(t *testing.T, b *workbook.Book) {
			insertRow(items(b), headRow+1)
			row(items(b), headRow+1, "例", "", "○○をしていますか。", "", "実施済", "規程", "", "総務部", "未実施")
		}, []string{"intake-row-unknown"}, func(t *testing.T, r *record.Response) {
			allRead(t, r)
			by("5-1a", criteria.Implemented, "answer:実施済", "実施済")(t, r)
		}},
		mark("one marked", [4]string{"", "", "○", ""}, nil, by("4-1-3a", criteria.NotImplemented, "answer:未実施; column", "○")),
		mark("one marked, the others crossed out", [4]string{"×", "レ", "－", "×"}, nil, by("4-1-3a", criteria.Partial, "answer:一部実施; column", "実施済:×／一部実施:レ／未実施:－／該当なし:×")),
		mark("two marked", [4]string{"○", "○", "", ""}, unknown, by("4-1-3a", "", "ambiguous; column", "実施済:○／一部実施:○")),
		mark("none marked", [4]string{}, nil, by("4-1-3a", "", "empty", "")),
		mark("only crosses", [4]string{"", "", "×", ""}, unknown, by("4-1-3a", "", "ambiguous; column", "未実施:×")),
		mark("another sign", [4]string{"△", "", "", ""}, unknown, by("4-1-3a", "", "ambiguous; column", "実施済:△")),
		{"a ticked control in one of the columns", func(t *testing.T, b *workbook.Book) {
			spread(true)(t, b)
			s := items(b)
			r := rowOf(t, s, "4-1-3a")
			set(s, r, colAnswer, "")
			for i := range 4 {
				s.Shapes = append(s.Shapes, workbook.Shape{Row: r, Row2: r, Col: colAnswer + i, Col2: colAnswer + i, Control: workbook.CheckBox, Checked: i == 3})
			}
		}, nil, by("4-1-3a", criteria.NotApplicable, "answer:該当なし; column; check box", "☑")},
	}
}
