package intake

import (
	"testing"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

// controlMesses answer by form controls other than boxes.
func controlMesses() []mess {
	control := func(name string, cell workbook.Cell, shape workbook.Shape, codes []string, check func(*testing.T, *record.Response)) mess {
		return mess{name, at("4-1-3a", func(t *testing.T, s *workbook.Sheet, r int) {
			set(s, r, colAnswer, "")
			cell.Row, cell.Col = r, colAnswer
			put(s, cell)
			shape.Row, shape.Row2 = r, r
			if shape.Col == 0 {
				shape.Col, shape.Col2 = colAnswer, colAnswer
			}
			if shape.LinkCol > 0 {
				shape.LinkRow = r
			}
			s.Shapes = append(s.Shapes, shape)
		}), codes, check}
	}
	none := workbook.Cell{}
	chosen := workbook.Shape{Control: workbook.DropDown, Checked: true, Text: "一部実施", Chosen: 2}
	linked := chosen
	linked.LinkCol = colAnswer
	figure := workbook.Cell{Kind: workbook.Number, Text: "2", Number: 2}
	radio := workbook.Shape{Control: workbook.RadioButton, Checked: true, Text: "未実施", LinkCol: colAnswer}
	unread := []string{"answer-unknown"}
	return []mess{
		control("drop-down", none, chosen, nil, by("4-1-3a", criteria.Partial, "answer:一部実施; drop-down", "一部実施")),
		control("drop-down linked to the cell", figure, linked, nil, by("4-1-3a", criteria.Partial, "answer:一部実施; drop-down", "一部実施")),
		control("drop-down linked to the cell, which holds another figure", workbook.Cell{Kind: workbook.Number, Text: "3", Number: 3}, linked, []string{"answer-twice", "answer-unknown"}, by("4-1-3a", "", ruleTwoAnswers, "3\n一部実施")),
		control("drop-down beside a typed answer", workbook.Cell{Text: "○"}, chosen, []string{"answer-twice"}, by("4-1-3a", "", ruleTwoAnswers, "○\n一部実施")),
		control("drop-down with nothing chosen", none, workbook.Shape{Control: workbook.DropDown}, nil, by("4-1-3a", "", "empty", "")),
		control("drop-down with another line", none, workbook.Shape{Control: workbook.DropDown, Checked: true, Text: "検討中", Chosen: 4}, unread, by("4-1-3a", "", "unknown; ambiguous; drop-down", "検討中")),
		control("drop-down whose list is gone", none, workbook.Shape{Control: workbook.DropDown, Checked: true, Chosen: 1, Unread: true}, unread, by("4-1-3a", "", "control", "（コントロールによる回答）")),
		control("option button linked to the cell", figure, radio, nil, by("4-1-3a", criteria.NotImplemented, "answer:未実施; check box", "☑未実施")),
		control("a control of ActiveX", none, workbook.Shape{Control: workbook.CheckBox, Text: "CheckBox1", Unread: true}, unread, by("4-1-3a", "", "control", "（コントロールによる回答） CheckBox1")),
		control("a control of ActiveX beside a typed answer", workbook.Cell{Text: "実施済"}, workbook.Shape{Control: workbook.CheckBox, Text: "CheckBox1", Unread: true}, []string{"intake-control-unread"}, allRead),
		control("a control of ActiveX elsewhere", workbook.Cell{Text: "実施済"}, workbook.Shape{Col: 12, Text: "TextBox1", Unread: true}, []string{"intake-control-unread"}, allRead),
	}
}

// scopeMesses answer questions on scope elsewhere than in their cells.
func scopeMesses() []mess {
	const q = "紙の文書や図面で技術等情報を扱いますか。"
	scope := func(name string, do func(s *workbook.Sheet), codes []string, want record.Value[bool]) mess {
		return mess{name, func(t *testing.T, b *workbook.Book) {
			set(b.Sheets[2], 4, 3, "")
			do(b.Sheets[2])
		}, codes, func(t *testing.T, r *record.Response) {
			t.Helper()
			v := r.Scopes["paper"].Yes
			if v.V != want.V || v.Known != want.Known || v.Origin.Rule != want.Origin.Rule || v.Origin.Raw != want.Origin.Raw {
				t.Errorf("%+v, want %+v", v, want)
			}
			if c := r.Scopes["cloud"].Yes; c.V || !c.Known {
				t.Errorf("the other question: %+v", c)
			}
		}}
	}
	yes := func(rule, raw string) record.Value[bool] {
		return record.Known(true, record.Origin{Rule: rule, Raw: raw})
	}
	no := func(rule, raw string) record.Value[bool] {
		return record.Known(false, record.Origin{Rule: rule, Raw: raw})
	}
	unread := func(rule, raw string) record.Value[bool] {
		return record.Unread[bool](record.Origin{Rule: rule, Raw: raw})
	}
	drawn := func(shapes ...workbook.Shape) func(*workbook.Sheet) {
		return func(s *workbook.Sheet) {
			for _, shape := range shapes {
				shape.Row, shape.Row2, shape.Col, shape.Col2 = 4, 4+shape.Row2, 3, 3
				s.Shapes = append(s.Shapes, shape)
			}
		}
	}
	box := func(text string, ticked bool) workbook.Shape {
		return workbook.Shape{Text: text, Control: workbook.CheckBox, Checked: ticked}
	}
	cell := func(text, comment string) func(*workbook.Sheet) {
		return func(s *workbook.Sheet) { put(s, workbook.Cell{Row: 4, Col: 3, Text: text, Comment: comment}) }
	}
	straddles := box("有", true)
	straddles.Row2 = 1
	unknown := []string{"scope-unknown"}
	return []mess{
		scope("scope answered behind the question", func(s *workbook.Sheet) { set(s, 4, 2, q+"→有") }, nil, yes("yesno:有; in the question", "有")),
		scope("scope answered before the question, its number gone", func(s *workbook.Sheet) {
			set(s, 4, 1, "")
			set(s, 4, 2, "【なし】"+q)
		}, nil, no("yesno:なし; in the question", "なし")),
		scope("scope answered behind the question and otherwise in the cell", func(s *workbook.Sheet) {
			set(s, 4, 2, q+"→有")
			set(s, 4, 3, "無")
		}, []string{"answer-twice"}, unread("two-answers", "無\n有")),
		scope("scope answered in a comment", cell("", "山田:\nあり"), nil, yes("yesno:あり; comment", "山田:\nあり")),
		scope("scope with a remark in a comment", cell("有", "本社のみ"), nil, yes("yesno:有", "有")),
		scope("scope with a comment that says otherwise", cell("有", "無"), []string{"answer-twice"}, unread("two-answers", "有\n無")),
		scope("scope answered in a text box", drawn(workbook.Shape{Text: "有"}), nil, yes("yesno:有; shape", "有")),
		scope("scope with a box for each answer", drawn(box("有", false), box("無", true)), nil, no("yesno:無; check box", "☑無")),
		scope("scope with two boxes ticked", drawn(box("有", true), box("無", true)), []string{"answer-twice"}, unread("two-answers", "☑有\n☑無")),
		scope("scope with a ticked box without a label", drawn(box("", true)), nil, yes("yesno:☑; check box", "☑")),
		scope("scope with a box between two rows", drawn(straddles), unknown, unread("place; yesno:有; check box", "☑有")),
		scope("scope chosen in a drop-down", drawn(workbook.Shape{Text: "無", Control: workbook.DropDown, Checked: true, Chosen: 2}), nil, no("yesno:無; drop-down", "無")),
		scope("scope in a control of ActiveX", drawn(workbook.Shape{Text: "CheckBox1", Control: workbook.CheckBox, Unread: true}), unknown, unread("control", "（コントロールによる回答） CheckBox1")),
		scope("scope behind the question, not readable", func(s *workbook.Sheet) { set(s, 4, 2, q+"→検討中") }, nil, unread("empty", "")),
	}
}
