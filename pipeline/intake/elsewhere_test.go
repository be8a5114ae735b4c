package intake

import (
	"strings"
	"testing"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

// at changes the row of an item in the sheet of the form.
func at(id string, do func(t *testing.T, s *workbook.Sheet, row int)) func(*testing.T, *workbook.Book) {
	return func(t *testing.T, b *workbook.Book) { do(t, items(b), rowOf(t, items(b), id)) }
}

// by asks for an answer, read by a rule, of what was typed.
func by(id string, want criteria.Answer, rule, raw string) func(*testing.T, *record.Response) {
	return func(t *testing.T, r *record.Response) {
		t.Helper()
		s := r.Answers[id].Status
		if s.V != want || s.Known != (want != "") || s.Origin.Rule != rule || s.Origin.Raw != raw {
			t.Errorf("%s: %+v; want %q by %q of %q", id, s, want, rule, raw)
		}
	}
}

// elsewhereMesses have the answer in another place than its cell.
func elsewhereMesses() []mess {
	const q = "技術等情報を保管する部屋に、許された人だけが入れるようにしていますか。"
	typed := func(name, question, answer string, codes []string, check func(*testing.T, *record.Response)) mess {
		return mess{name, at("4-1-3a", func(t *testing.T, s *workbook.Sheet, r int) {
			set(s, r, colQuestion, question)
			set(s, r, colAnswer, answer)
		}), codes, check}
	}
	comment := func(name, text, answer string, codes []string, check func(*testing.T, *record.Response)) mess {
		return mess{name, at("4-1-3a", func(t *testing.T, s *workbook.Sheet, r int) {
			put(s, workbook.Cell{Row: r, Col: colAnswer, Text: answer, Comment: text})
		}), codes, check}
	}
	struck := func(name, text, part string, want criteria.Answer, codes ...string) mess {
		return mess{name, at("4-1-3a", func(t *testing.T, s *workbook.Sheet, r int) {
			put(s, workbook.Cell{Row: r, Col: colAnswer, Text: text, StruckPart: part})
		}), codes, func(t *testing.T, r *record.Response) {
			t.Helper()
			v := r.Answers["4-1-3a"].Status
			if v.V != want || v.Known != (want != "") || !strings.Contains(v.Origin.Rule, strings.TrimSpace(part)) || !strings.Contains(v.Origin.Rule, "struck") || v.Origin.Raw != text {
				t.Errorf("%+v", v)
			}
		}}
	}
	altered := []string{"intake-question-altered"}
	return []mess{
		typed("answer typed behind the question", q+"→実施済", "", nil, by("4-1-3a", criteria.Implemented, "answer:実施済; in the question", "実施済")),
		typed("answer in brackets behind the question, which ends otherwise", "技術等情報を保管する部屋に、許された人だけが入れるようにしていますか？\n【×】", "", nil, by("4-1-3a", criteria.NotImplemented, "answer:×; in the question", "×")),
		typed("answer: behind the question", q+" 回答：△", "", nil, by("4-1-3a", criteria.Partial, "answer:△; in the question", "△")),
		typed("answer before the question", "【該当なし】"+q, "", nil, by("4-1-3a", criteria.NotApplicable, "answer:該当なし; in the question", "該当なし")),
		typed("a sign before the question is a bullet", "○"+q, "", nil, by("4-1-3a", "", "empty", "")),
		typed("behind the question, the cell says the same", q+"→済", "○", nil, by("4-1-3a", criteria.Implemented, "answer:○", "○")),
		typed("behind the question, the cell says otherwise", q+"→未実施", "○", []string{"answer-twice"}, by("4-1-3a", "", ruleTwoAnswers, "○\n未実施")),
		typed("behind the question, not readable", q+"→検討中", "", altered, by("4-1-3a", "", "empty", "")),
		typed("a remark behind the question", q+"※第二工場は除く", "○", altered, func(t *testing.T, r *record.Response) {
			status("4-1-3a", criteria.Implemented, "id")(t, r)
			if a := r.Answers["4-1-3a"]; a.Asked != q+"※第二工場は除く" || len(r.Notes) != 1 {
				t.Errorf("%+v, notes %v", a, r.Notes)
			}
		}),
		{"id emptied, answer behind the question", at("4-1-3a", func(t *testing.T, s *workbook.Sheet, r int) {
			set(s, r, colID, "")
			set(s, r, colQuestion, q+"⇒一部実施")
			set(s, r, colAnswer, "")
		}), nil, func(t *testing.T, r *record.Response) {
			status("4-1-3a", criteria.Partial, "question")(t, r)
		}},
		{"id emptied, question with words added", at("5-1a", func(t *testing.T, s *workbook.Sheet, r int) {
			set(s, r, colID, "")
			set(s, r, colQuestion, "貴社の本社及び第一工場、第二工場では、紙の技術等情報を、鍵のかかる棚や金庫に入れていますか。※支店を除く")
		}), altered, func(t *testing.T, r *record.Response) {
			allRead(t, r)
			status("5-1a", criteria.Implemented, "question")(t, r)
		}},
		comment("answer in a comment only", "山田:\n○", "", nil, by("4-1-3a", criteria.Implemented, "answer:○; comment", "山田:\n○")),
		comment("answer in a comment, not readable", "総務に確認", "", nil, by("4-1-3a", "", "empty", "")),
		comment("comment that says otherwise", "未実施", "○", []string{"answer-twice"}, by("4-1-3a", "", ruleTwoAnswers, "○\n未実施")),
		struck("two of three choices struck", "実施済・一部実施・未実施", "実施済・一部実施・", criteria.NotImplemented),
		struck("the outer ones struck", "実施済・一部実施・未実施", "実施済未実施", criteria.Partial),
		struck("one answer struck, another beside it", "未実施実施済", "未実施", criteria.Implemented),
		struck("a sign struck, another beside it", "×○", "×", criteria.Implemented),
		struck("one of three struck", "実施済・一部実施・未実施", "未実施", "", "answer-unknown"),
		struck("all struck but the signs", "実施済・未実施", "実施済未実施", "", "answer-unknown"),
		struck("two ways to strike", "済・済", "済", "", "answer-unknown"),
		{"choices in the cell, one coloured or circled", at("4-1-3a", func(t *testing.T, s *workbook.Sheet, r int) {
			set(s, r, colAnswer, "実施済・一部実施・未実施")
		}), []string{"answer-unknown"}, by("4-1-3a", "", "several", "実施済・一部実施・未実施")},
		{"a circle that is a zero among figures", at("4-1-3a", func(t *testing.T, s *workbook.Sheet, r int) {
			set(s, r, colAnswer, "〇")
			set(s, r+1, colAnswer, "２")
			set(s, r-1, colAnswer, "○")
		}), []string{"answer-unknown"}, func(t *testing.T, r *record.Response) {
			by("4-1-3a", "", "ambiguous", "〇")(t, r)
			by("4-1-3b", "", "ambiguous", "２")(t, r)
			by("4-1-2a", criteria.Implemented, "answer:○", "○")(t, r)
		}},
		{"evidence struck in part", at("4-1-3a", func(t *testing.T, s *workbook.Sheet, r int) {
			put(s, workbook.Cell{Row: r, Col: colEvidence, Text: "旧規程、入退室規程", StruckPart: "旧規程、"})
		}), []string{"intake-struck-part"}, func(t *testing.T, r *record.Response) {
			if v := r.Answers["4-1-3a"].Evidence; v.V != "入退室規程" || v.Origin.Raw != "旧規程、入退室規程" || v.Origin.Rule != "text; struck 旧規程、" {
				t.Errorf("%+v", v)
			}
		}},
		{"scope answered by a typed choice", func(t *testing.T, b *workbook.Book) {
			put(b.Sheets[2], workbook.Cell{Row: 4, Col: 3, Text: "有・無", StruckPart: "無"})
			set(b.Sheets[2], 5, 3, "有・無")
		}, []string{"scope-unknown"}, func(t *testing.T, r *record.Response) {
			if p, c := r.Scopes["paper"].Yes, r.Scopes["cloud"].Yes; !p.V || c.Known || c.Origin.Rule != "several" {
				t.Errorf("%+v %+v", p, c)
			}
		}},
		{"boxes typed in the cell", at("4-1-3a", func(t *testing.T, s *workbook.Sheet, r int) {
			set(s, r, colAnswer, "□実施済\n☑一部実施\n□未実施")
		}), nil, by("4-1-3a", criteria.Partial, "answer:一部実施; ticked of several", "□実施済\n☑一部実施\n□未実施")},
		{"two items in one merged cell, by name", at("4-1-3a", func(t *testing.T, s *workbook.Sheet, r int) {
			set(s, r, colAnswer, "4-1-3a：○、４－１－３ｂ…×")
			set(s, r+1, colAnswer, "")
			s.Merges = append(s.Merges, workbook.Range{Row1: r, Col1: colAnswer, Row2: r + 1, Col2: colAnswer})
		}), nil, func(t *testing.T, r *record.Response) {
			by("4-1-3a", criteria.Implemented, "answer:○; named", "4-1-3a：○、４－１－３ｂ…×")(t, r)
			by("4-1-3b", criteria.NotImplemented, "answer:×; named; merged E9:E10", "4-1-3a：○、４－１－３ｂ…×")(t, r)
		}},
		{"two items in one merged cell, a line each", at("4-1-3a", func(t *testing.T, s *workbook.Sheet, r int) {
			set(s, r, colAnswer, "○\n×")
			set(s, r+1, colAnswer, "")
			s.Merges = append(s.Merges, workbook.Range{Row1: r, Col1: colAnswer, Row2: r + 1, Col2: colAnswer})
		}), []string{"answer-unknown"}, func(t *testing.T, r *record.Response) {
			by("4-1-3a", "", "several", "○\n×")(t, r)
			by("4-1-3b", "", "several; merged E9:E10", "○\n×")(t, r)
		}},
		{"another item named in the cell", at("4-1-3a", func(t *testing.T, s *workbook.Sheet, r int) { set(s, r, colAnswer, "4-1-3b：○") }),
			[]string{"answer-unknown"}, by("4-1-3a", "", "unknown", "4-1-3b：○")},
		{"rows of two items joined in one", at("4-1-3b", func(t *testing.T, s *workbook.Sheet, r int) {
			deleteRow(s, r)
			set(s, r-1, colID, "4-1-3a、4-1-3b")
			set(s, r-1, colAnswer, "△")
		}), nil, func(t *testing.T, r *record.Response) {
			status("4-1-3a", criteria.Partial, "id")(t, r)
			status("4-1-3b", criteria.Partial, "id")(t, r)
		}},
		{"ids of two rows merged, questions kept", at("4-1-3a", func(t *testing.T, s *workbook.Sheet, r int) {
			set(s, r+1, colID, "")
			set(s, r+1, colAnswer, "×")
			s.Merges = append(s.Merges, workbook.Range{Row1: r, Col1: colID, Row2: r + 1, Col2: colID})
		}), nil, func(t *testing.T, r *record.Response) {
			status("4-1-3a", criteria.Implemented, "id")(t, r)
			status("4-1-3b", criteria.NotImplemented, "question")(t, r)
		}},
		{"required and recommended on one sheet", func(t *testing.T, b *workbook.Book) {
			for _, c := range b.Sheets[4].Cells {
				c.Row += 40
				put(items(b), c)
			}
			b.Sheets = append(b.Sheets[:4:4], b.Sheets[5:]...)
		}, nil, allRead},
		{"rows grouped and folded away", func(t *testing.T, b *workbook.Book) {
			items(b).HiddenRows = map[int]bool{}
			for r := headRow + 2; r < 12; r++ {
				items(b).HiddenRows[r] = true
			}
		}, []string{"intake-hidden-row"}, allRead},
	}
}

func TestDifference(t *testing.T) {
	for _, c := range [][4]string{
		{"紙の技術等情報を、鍵のかかる棚や金庫に入れていますか。", "紙の技術等情報を、鍵のかかる棚に入れていますか。", "…鍵のかかる棚や金庫に入れていま…", "…鍵のかかる棚に入れていま…"},
		{"同じ", "同じ", "同じ", "同じ"}, {"", "加筆", "", "加筆"}, {"末尾", "末尾に加筆", "末尾", "末尾に加筆"},
	} {
		if a, b := difference(c[0], c[1]); a != c[2] || b != c[3] {
			t.Errorf("difference(%q, %q) = %q, %q", c[0], c[1], a, b)
		}
	}
}
