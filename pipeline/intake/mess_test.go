package intake

import (
	"fmt"
	"slices"
	"testing"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

// layoutMesses change where things stand.
func layoutMesses() []mess {
	all := func(t *testing.T, r *record.Response) { allRead(t, r) }
	return []mess{
		{"sheets renamed and reordered", func(t *testing.T, b *workbook.Book) {
			for i, s := range b.Sheets {
				s.Name = fmt.Sprint("Sheet", i)
			}
			slices.Reverse(b.Sheets)
		}, nil, all},
		{"rows inserted above and between", func(t *testing.T, b *workbook.Book) {
			insertRow(items(b), 1)
			insertRow(items(b), rowOf(t, items(b), "4-1-2a"))
			insertRow(items(b), rowOf(t, items(b), "5-1b"))
		}, nil, all},
		{"columns inserted, one with remarks", func(t *testing.T, b *workbook.Book) {
			insertCol(items(b), colQuestion)
			insertCol(items(b), colAnswer+1)
			set(items(b), rowOf(t, items(b), "5-1a"), colAnswer+1, "第二工場は未")
		}, nil, func(t *testing.T, r *record.Response) {
			allRead(t, r)
			if len(r.Notes) != 1 || r.Notes[0].Text != "第二工場は未" || r.Notes[0].Item != "5-1a" {
				t.Errorf("notes: %+v", r.Notes)
			}
		}},
		{"columns in another order", func(t *testing.T, b *workbook.Book) {
			s := items(b)
			for i := range s.Cells {
				s.Cells[i].Col = 20 - s.Cells[i].Col
			}
			slices.SortFunc(s.Cells, func(a, b workbook.Cell) int { return (a.Row-b.Row)*100 + a.Col - b.Col })
		}, nil, all},
		{"rows sorted otherwise", func(t *testing.T, b *workbook.Book) {
			s := items(b)
			for i := range s.Cells {
				if s.Cells[i].Row > headRow {
					s.Cells[i].Row = 40 - s.Cells[i].Row
				}
			}
			slices.SortFunc(s.Cells, func(a, b workbook.Cell) int { return (a.Row-b.Row)*100 + a.Col - b.Col })
		}, nil, all},
		{"head words changed", func(t *testing.T, b *workbook.Book) {
			row(items(b), headRow, "Ｎｏ．", "条項", "確認すること\n（よくお読みください）", "着眼点", "ご回答※必須", "【証拠】", "備考", "担当")
		}, nil, all},
		{"head row deleted", func(t *testing.T, b *workbook.Book) { deleteRow(items(b), headRow) }, []string{"intake-inferred"},
			func(t *testing.T, r *record.Response) { status("5-1b", criteria.Implemented, "id")(t, r) }},
		{"ids in full width, with dots, as clause and letter", func(t *testing.T, b *workbook.Book) {
			s := items(b)
			set(s, rowOf(t, s, "4-1-1a"), colID, "４－１－１ａ")
			set(s, rowOf(t, s, "4-1-1b"), colID, "4.1.1b")
			set(s, rowOf(t, s, "4-1-2a"), colID, "4(1)②a")
			set(s, rowOf(t, s, "4-1-3a"), colID, "項番 4‐1‐3a")
			set(s, rowOf(t, s, "4-1-3b"), colID, "No.4ー1ー3B")
		}, nil, func(t *testing.T, r *record.Response) {
			allRead(t, r)
			status("4-1-2a", criteria.Implemented, "id")(t, r)
		}},
		{"id column emptied", func(t *testing.T, b *workbook.Book) {
			for r := headRow + 1; r < 20; r++ {
				set(items(b), r, colID, "")
			}
		}, nil, func(t *testing.T, r *record.Response) {
			allRead(t, r)
			status("5-1a", criteria.Implemented, "question")(t, r)
		}},
		{"id emptied and question reworded a little", func(t *testing.T, b *workbook.Book) {
			r := rowOf(t, items(b), "5-1a")
			set(items(b), r, colID, "")
			set(items(b), r, colQuestion, "紙の技術等情報は、鍵のかかる棚や金庫に入れていますか？")
		}, []string{"intake-question-altered"}, func(t *testing.T, r *record.Response) {
			allRead(t, r)
			status("5-1a", criteria.Implemented, "question")(t, r)
		}},
		{"id emptied and question deleted, between neighbours", func(t *testing.T, b *workbook.Book) {
			r := rowOf(t, items(b), "4-1-2a")
			set(items(b), r, colID, "")
			set(items(b), r, colQuestion, "")
			set(items(b), r, colAnswer, "△")
		}, nil, status("4-1-2a", criteria.Partial, "position")},
		{"a row of the company's own where an item was deleted", func(t *testing.T, b *workbook.Book) {
			r := rowOf(t, items(b), "4-1-2a")
			set(items(b), r, colID, "独自1")
			set(items(b), r, colQuestion, "社員食堂を清潔に保っていますか。")
		}, []string{"intake-item-missing", "intake-row-unknown"}, func(t *testing.T, r *record.Response) {
			if _, found := r.Answers["4-1-2a"]; found {
				t.Error("the company's own row was taken for 4-1-2a")
			}
		}},
		{"id and question of different items", func(t *testing.T, b *workbook.Book) {
			set(items(b), rowOf(t, items(b), "4-1-3b"), colQuestion, "棚や金庫の鍵を、決められた人が管理していますか。")
		}, []string{"intake-row-contradicts"}, status("4-1-3b", "", "id")},
		{"question rewritten under its id", func(t *testing.T, b *workbook.Book) {
			set(items(b), rowOf(t, items(b), "4-1-3b"), colQuestion, "入退室を記録していますか。")
		}, []string{"intake-question-altered"}, all},
		{"id and question in one cell", func(t *testing.T, b *workbook.Book) {
			r := rowOf(t, items(b), "5-2a")
			set(items(b), r, colID, "")
			set(items(b), r, colQuestion, "5-2a　不要になった技術等情報を、元に戻せない方法で捨てていますか。")
		}, nil, all},
		{"items split over two sheets with a copied head", func(t *testing.T, b *workbook.Book) {
			s := items(b)
			at := rowOf(t, s, "5-1a")
			second := &workbook.Sheet{Name: "自己チェック (2)"}
			for _, c := range slices.Clone(s.Cells) {
				if c.Row == headRow || c.Row >= at {
					put(second, c)
				}
			}
			s.Cells = slices.DeleteFunc(s.Cells, func(c workbook.Cell) bool { return c.Row >= at })
			b.Sheets = append(b.Sheets, second)
		}, nil, all},
		{"sheet copied whole", func(t *testing.T, b *workbook.Book) {
			c := *items(b)
			c.Name = "控え"
			b.Sheets = append(b.Sheets, &c)
		}, nil, all},
		{"sheet copied and answered otherwise", func(t *testing.T, b *workbook.Book) {
			c := *items(b)
			c.Name, c.Cells = "控え", slices.Clone(c.Cells)
			set(&c, rowOf(t, &c, "5-1a"), colAnswer, "未実施")
			b.Sheets = append(b.Sheets, &c)
		}, []string{"answer-twice"}, status("5-1a", "", "id")},
		{"item rows deleted", func(t *testing.T, b *workbook.Book) { deleteRow(items(b), rowOf(t, items(b), "5-1a")) },
			[]string{"intake-item-missing"}, status("5-1b", criteria.Implemented, "id")},
		{"rows and columns hidden", func(t *testing.T, b *workbook.Book) {
			items(b).HiddenRows = map[int]bool{rowOf(t, items(b), "5-1a"): true}
			items(b).HiddenCols = map[int]bool{colDept: true}
		}, []string{"intake-hidden-row"}, func(t *testing.T, r *record.Response) {
			allRead(t, r)
			if got := r.Answers["5-1a"].Status.Origin.Rule; got != "answer:実施済; hidden" {
				t.Error(got)
			}
		}},
		{"answers merged over three items", func(t *testing.T, b *workbook.Book) {
			s := items(b)
			r := rowOf(t, s, "4-1-2a")
			set(s, r, colAnswer, "○")
			set(s, r+1, colAnswer, "")
			set(s, r+2, colAnswer, "")
			s.Merges = append(s.Merges, workbook.Range{Row1: r, Col1: colAnswer, Row2: r + 2, Col2: colAnswer})
		}, nil, func(t *testing.T, r *record.Response) {
			allRead(t, r)
			if got := r.Answers["4-1-3a"].Status.Origin; got.Rule != "answer:○; merged E8:E10" || got.Pos.Cell() != "E8" {
				t.Errorf("%+v", got)
			}
		}},
		{"answer merged with the column at its right", func(t *testing.T, b *workbook.Book) {
			s := items(b)
			r := rowOf(t, s, "4-1-2a")
			set(s, r, colEvidence, "")
			s.Merges = append(s.Merges, workbook.Range{Row1: r, Col1: colAnswer, Row2: r, Col2: colEvidence})
		}, nil, func(t *testing.T, r *record.Response) {
			if a := r.Answers["4-1-2a"]; !a.Status.Known || a.Evidence.Known {
				t.Errorf("%+v", a)
			}
		}},
		{"row of an item split in two, evidence on both", func(t *testing.T, b *workbook.Book) {
			s := items(b)
			r := rowOf(t, s, "5-1a")
			insertRow(s, r+1)
			set(s, r+1, colEvidence, "鍵の台帳")
			s.Merges = append(s.Merges, workbook.Range{Row1: r, Col1: colID, Row2: r + 1, Col2: colID})
		}, nil, func(t *testing.T, r *record.Response) {
			if a := r.Answers["5-1a"]; a.Evidence.V != "規程 5-1a\n鍵の台帳" || !a.Status.Known {
				t.Errorf("%+v", a)
			}
		}},
		{"remarks below and beside the table", func(t *testing.T, b *workbook.Book) {
			set(items(b), rowOf(t, items(b), "4-1-3a"), 12, "実施済")
			set(items(b), 30, 3, "ご不明な点は総務まで")
		}, nil, func(t *testing.T, r *record.Response) {
			if len(r.Notes) != 2 || r.Notes[0].Item != "4-1-3a" || r.Notes[1].Item != "" {
				t.Errorf("%+v", r.Notes)
			}
		}},
		{"cover and items on one sheet", func(t *testing.T, b *workbook.Book) {
			s := items(b)
			for range 20 {
				insertRow(s, 1)
			}
			for _, c := range b.Sheets[0].Cells {
				put(s, c)
			}
			b.Sheets = b.Sheets[1:]
		}, nil, func(t *testing.T, r *record.Response) {
			allRead(t, r)
			if r.Claims.Name.V != "株式会社髙﨑精密" || r.Received.V != (calendar.Date{Year: 2018, Month: 5, Day: 20}) {
				t.Errorf("%+v", r)
			}
		}},
	}
}

// cellMesses change what stands in the places to fill.
func cellMesses() []mess {
	typed := func(name, text string, want criteria.Answer, codes ...string) mess {
		return mess{name, func(t *testing.T, b *workbook.Book) { set(items(b), rowOf(t, items(b), "4-1-3a"), colAnswer, text) },
			codes, status("4-1-3a", want, "id")}
	}
	with := func(name string, f func(*workbook.Cell), rule string, known bool, codes ...string) mess {
		return mess{name, func(t *testing.T, b *workbook.Book) { edit(items(b), rowOf(t, items(b), "4-1-3a"), colAnswer, f) }, codes,
			func(t *testing.T, r *record.Response) {
				if v := r.Answers["4-1-3a"].Status; v.Origin.Rule != rule || v.Known != known || v.Origin.Raw == "" {
					t.Errorf("%+v", v)
				}
			}}
	}
	return []mess{
		typed("large circle", "◯", criteria.Implemented), typed("zero of kanji", "〇", criteria.Implemented), typed("full width O", "Ｏ", criteria.Implemented),
		typed("tick", "レ", criteria.Implemented), typed("triangle", "△", criteria.Partial), typed("cross", "×", criteria.NotImplemented),
		typed("spaces", " 該当 なし　", criteria.NotApplicable), typed("alternative", "代替", criteria.Alternative),
		typed("two answers in one cell", "実施済\n未実施", "", "answer-unknown"), typed("two signs", "△×", "", "answer-unknown"),
		typed("planned", "H30.9予定", "", "answer-unknown"), typed("dash", "－", "", "answer-unknown"), typed("nothing", "", ""), typed("white space", " \n　", ""),
		with("struck through", func(c *workbook.Cell) { c.Struck = true }, "struck", false, "intake-struck"),
		with("formula", func(c *workbook.Cell) { c.Formula = `IF(A1,"実施済","")` }, "answer:実施済; formula", true),
		with("number of a list", func(c *workbook.Cell) { c.Kind, c.Text, c.Number = workbook.Number, "1", 1 }, "ambiguous", false, "answer-unknown"),
		with("error value", func(c *workbook.Cell) { c.Kind, c.Text = workbook.Error, "#REF!" }, "unknown", false, "answer-unknown"),
		{"comment on a cell", func(t *testing.T, b *workbook.Book) {
			edit(items(b), rowOf(t, items(b), "4-1-3a"), colAnswer, func(c *workbook.Cell) { c.Comment = "本社のみ" })
		}, nil, func(t *testing.T, r *record.Response) {
			if len(r.Notes) != 1 || r.Notes[0].Text != "本社のみ" || r.Notes[0].Item != "4-1-3a" {
				t.Errorf("%+v", r.Notes)
			}
		}},
		{"furigana", func(t *testing.T, b *workbook.Book) {
			edit(b.Sheets[0], 5, 4, func(c *workbook.Cell) { c.Phonetic = "タカサキセイミツ" })
		}, nil, func(t *testing.T, r *record.Response) {
			if r.Claims.Name.V != "株式会社髙﨑精密" {
				t.Error(r.Claims.Name)
			}
		}},
		{"evidence struck through", func(t *testing.T, b *workbook.Book) {
			edit(items(b), rowOf(t, items(b), "4-1-3a"), colEvidence, func(c *workbook.Cell) { c.Struck = true })
		}, []string{"intake-struck"}, func(t *testing.T, r *record.Response) {
			if v := r.Answers["4-1-3a"].Evidence; v.Known || v.Origin.Raw != "規程 4-1-3a" {
				t.Errorf("%+v", v)
			}
		}},
		{"scope answers", func(t *testing.T, b *workbook.Book) {
			set(b.Sheets[2], 4, 3, "○")
			set(b.Sheets[2], 5, 3, "不明")
		}, []string{"scope-unknown"}, func(t *testing.T, r *record.Response) {
			if !r.Scopes["paper"].Yes.V || r.Scopes["cloud"].Yes.Known || r.Scopes["cloud"].Yes.Origin.Raw != "不明" {
				t.Errorf("%+v", r.Scopes)
			}
		}},
		{"no law", func(t *testing.T, b *workbook.Book) { set(b.Sheets[5], 3, 2, "特になし") }, nil, func(t *testing.T, r *record.Response) {
			if len(r.Laws) != 0 || len(r.Notes) != 2 {
				t.Errorf("%+v %+v", r.Laws, r.Notes)
			}
		}},
	}
}

// coverMesses change the cover and the hidden sheet.
func coverMesses() []mess {
	answered := func(name string, c workbook.Cell, want string, rule string, codes ...string) mess {
		c.Row, c.Col = 12, 4
		return mess{name, func(t *testing.T, b *workbook.Book) { put(b.Sheets[0], c) }, codes, func(t *testing.T, r *record.Response) {
			if r.Received.V.String() != want || r.Received.Origin.Rule != rule || r.Received.Origin.Raw != c.Text {
				t.Errorf("%+v", r.Received)
			}
		}}
	}
	return []mess{
		answered("date H30.5.20", workbook.Cell{Text: "Ｈ３０．５．２０"}, "2018-05-20", "date:wareki"),
		answered("date of Excel", workbook.Cell{Text: "5月20日", Kind: workbook.Number, Number: 43240, Date: true}, "2018-05-20", "date:serial"),
		answered("bare serial", workbook.Cell{Text: "43240", Kind: workbook.Number, Number: 43240}, "2018-05-20", "date:serial"),
		answered("digits", workbook.Cell{Text: "20180520", Kind: workbook.Number, Number: 20180520}, "2018-05-20", "date:digits"),
		answered("no era", workbook.Cell{Text: "30.5.20"}, "", "ambiguous", "date-unknown"),
		answered("era that ended", workbook.Cell{Text: "平成32年5月"}, "", "impossible", "date-unknown"),
		{"epoch of 1904", func(t *testing.T, b *workbook.Book) {
			b.Date1904 = true
			put(b.Sheets[0], workbook.Cell{Row: 12, Col: 4, Text: "2018/5/20", Kind: workbook.Number, Number: 41778, Date: true})
		}, nil, func(t *testing.T, r *record.Response) {
			if r.Received.V.String() != "2018-05-20" {
				t.Error(r.Received)
			}
		}},
		{"labels otherwise, with colons", func(t *testing.T, b *workbook.Book) {
			s := b.Sheets[0]
			set(s, 5, 2, "会社名：㈱高崎精密")
			set(s, 5, 4, "")
			set(s, 12, 2, "ご記入日：2018/5/21")
			set(s, 12, 4, "")
		}, nil, func(t *testing.T, r *record.Response) {
			if r.Claims.Name.V != "㈱高崎精密" || r.Received.V.String() != "2018-05-21" {
				t.Errorf("%+v %+v", r.Claims, r.Received)
			}
		}},
		{"hidden sheet deleted", func(t *testing.T, b *workbook.Book) { b.Sheets = b.Sheets[:6] }, []string{"intake-no-version"}, func(t *testing.T, r *record.Response) {
			if r.Claims.ID.V != "C003" || r.Catalogue != "" {
				t.Errorf("%+v", r.Claims)
			}
		}},
		{"older version whose ids moved", func(t *testing.T, b *workbook.Book) {
			set(b.Sheets[6], 3, 2, "0.9")
			s := items(b)
			r := rowOf(t, s, "5-1b")
			set(s, rowOf(t, s, "5-1a"), colID, "5-1z")
			set(s, r, colID, "5-1a")
			set(s, r, colAnswer, "未")
		}, []string{"intake-old-version"}, func(t *testing.T, r *record.Response) {
			status("5-1b", criteria.NotImplemented, "question")(t, r)
			status("5-1a", criteria.Implemented, "question")(t, r)
		}},
		{"blank sheet returned", func(t *testing.T, b *workbook.Book) {
			for _, s := range b.Sheets[3:5] {
				for _, it := range catalogue().Items {
					for _, c := range slices.Clone(s.Cells) {
						if c.Text == it.ID {
							set(s, c.Row, colAnswer, "")
						}
					}
				}
			}
		}, []string{"intake-blank"}, status("5-1b", "", "id")},
	}
}
