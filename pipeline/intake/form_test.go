package intake

import (
	"cmp"
	"context"
	"slices"
	"testing"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

// catalogue is a small one with what the readers must tell apart: questions
// that are nearly alike, a shared question, recommended items.
func catalogue() *criteria.Catalogue {
	item := func(id, clause, q string, points ...string) criteria.Item {
		return criteria.Item{ID: id, Clause: clause, Kind: criteria.Required, Question: q, Points: points}
	}
	c := &criteria.Catalogue{ID: "meti-2018", Version: "1.0", Title: "技術等情報の管理に係る基準",
		Scopes: []criteria.Scope{
			{ID: "paper", Label: "紙媒体", Question: "紙の文書や図面で技術等情報を扱いますか。"},
			{ID: "cloud", Label: "クラウド", Question: "社外のクラウドサービスに技術等情報を置きますか。"},
		},
		Sections: []criteria.Section{
			{ID: "4-1", Number: "4(1)", Title: "人的アクセスの制限", Clauses: []criteria.Clause{{ID: "4-1-1", Number: "4(1)①", Title: "担当者の指定"}}},
			{ID: "5", Number: "5", Title: "物理的アクセスの制限"},
		},
		Items: []criteria.Item{
			item("4-1-1a", "4-1-1", "技術等情報に触れてよい人を、名前を挙げて決めていますか。", "名簿があること", "異動のたびに見直すこと"),
			item("4-1-1b", "4-1-1", "技術等情報に触れてよい人から、秘密を守る約束を書面で得ていますか。"),
			item("4-1-2a", "4-1-2", "退職する人から、持ち出した技術等情報を返してもらっていますか。"),
			item("4-1-3a", "4-1-3", "技術等情報を保管する部屋に、許された人だけが入れるようにしていますか。"),
			item("4-1-3b", "4-1-3", "技術等情報を保管する部屋に、誰がいつ入ったかを記録していますか。"),
			item("5-1a", "5-1", "紙の技術等情報を、鍵のかかる棚や金庫に入れていますか。"),
			item("5-1b", "5-1", "棚や金庫の鍵を、決められた人が管理していますか。"),
			item("5-2a", "5-2", "不要になった技術等情報を、元に戻せない方法で捨てていますか。"),
		}}
	for _, id := range []string{"4-1-1r1", "5-1r1"} {
		c.Items = append(c.Items, criteria.Item{ID: id, Clause: id[:3], Kind: criteria.Recommended, Question: "推奨: " + id + " の措置をしていますか。"})
	}
	return c
}

// Columns of the item tables of the form.
const (
	colID = iota + 1
	colClause
	colQuestion
	colPoints
	colAnswer
	colEvidence
	colComment
	colDept
)

const headRow = 4

// form is a return as our sheet looks when it is filled in properly: every
// item 実施済 with an evidence, a comment and a department.
func form() *workbook.Book {
	c := catalogue()
	b := &workbook.Book{Sheets: []*workbook.Sheet{
		{Name: criteria.SheetCover}, {Name: criteria.SheetGuide}, {Name: criteria.SheetScope}, {Name: criteria.SheetItems},
		{Name: criteria.SheetExtra}, {Name: criteria.SheetLaws}, {Name: criteria.SheetHidden, Hidden: true},
	}}
	cover := b.Sheets[0]
	set(cover, 2, 2, criteria.FormTitle)
	for i, v := range []string{"C003", "株式会社髙﨑精密", "1234567890123", "東京都千代田区１－１", "本社工場", "平成30年5月7日", "平成30年5月31日", "総務部 𠮷田", "平成30年5月20日", "03-0000-0000", "a@example.jp"} {
		set(cover, 4+i, 2, labels[i])
		set(cover, 4+i, 4, v)
	}
	set(b.Sheets[1], 1, 1, criteria.SheetGuide)
	set(b.Sheets[1], 2, 1, "回答の欄から選んでください。")
	row(b.Sheets[2], 3, criteria.HeadScopeID, criteria.HeadScopeAsk, criteria.HeadYesNo)
	row(b.Sheets[2], 4, "1", c.Scopes[0].Question, "有")
	row(b.Sheets[2], 5, "2", c.Scopes[1].Question, "無")
	fillItems(b.Sheets[3], c, criteria.Required)
	fillItems(b.Sheets[4], c, criteria.Recommended)
	row(b.Sheets[5], 2, "No.", criteria.HeadLaw, criteria.HeadLawNote)
	row(b.Sheets[5], 3, "1", "個人情報保護法", "顧客名簿")
	row(b.Sheets[5], 4, "2", "", "")
	for i, kv := range [][2]string{{criteria.KeyForm, criteria.FormVersion}, {criteria.KeyCatalogue, c.ID}, {criteria.KeyVersion, c.Version}, {criteria.KeyCompany, "C003"}, {criteria.KeyProject, "p"}} {
		row(b.Sheets[6], 1+i, kv[0], kv[1])
	}
	return b
}

func fillItems(s *workbook.Sheet, c *criteria.Catalogue, k criteria.Kind) {
	set(s, 1, 1, s.Name)
	row(s, headRow, criteria.HeadID, criteria.HeadClause, criteria.HeadQuestion, criteria.HeadPoints, criteria.HeadAnswer, criteria.HeadEvidence, criteria.HeadComment, criteria.HeadDept)
	r, section := headRow, ""
	for _, it := range c.Items {
		if it.Kind != k {
			continue
		}
		if sec := it.ID[:1]; sec != section {
			section = sec
			r++
			if sec == "5" {
				set(s, r, 1, "5　物理的アクセスの制限")
			} else {
				set(s, r, 1, "4(1)　人的アクセスの制限")
			}
		}
		r++
		points := ""
		for _, p := range it.Points {
			points += "・" + p + "\n"
		}
		row(s, r, it.ID, it.Clause, it.Question, points, "実施済", "規程 "+it.ID, "コメント "+it.ID, "総務部")
	}
}

// rowOf finds the row of an item in the sheet.
func rowOf(t *testing.T, s *workbook.Sheet, id string) int {
	t.Helper()
	for _, c := range s.Cells {
		if c.Text == id && c.Row > headRow {
			return c.Row
		}
	}
	t.Fatalf("no row %s", id)
	return 0
}

func row(s *workbook.Sheet, r int, texts ...string) {
	for i, t := range texts {
		set(s, r, i+1, t)
	}
}

// set types a text into a cell; "" clears it.
func set(s *workbook.Sheet, r, c int, text string) { put(s, workbook.Cell{Row: r, Col: c, Text: text}) }

func put(s *workbook.Sheet, cell workbook.Cell) {
	i, found := slices.BinarySearchFunc(s.Cells, cell, func(a, b workbook.Cell) int { return cmp.Or(a.Row-b.Row, a.Col-b.Col) })
	switch {
	case found && cell.Text == "" && cell.Comment == "":
		s.Cells = slices.Delete(s.Cells, i, i+1)
	case found:
		s.Cells[i] = cell
	case cell.Text != "" || cell.Comment != "":
		s.Cells = slices.Insert(s.Cells, i, cell)
	}
}

// edit changes a cell that is there.
func edit(s *workbook.Sheet, r, c int, f func(*workbook.Cell)) { f(s.At(r, c)) }

func insertRow(s *workbook.Sheet, at int) {
	for i := range s.Cells {
		if s.Cells[i].Row >= at {
			s.Cells[i].Row++
		}
	}
}

func insertCol(s *workbook.Sheet, at int) {
	for i := range s.Cells {
		if s.Cells[i].Col >= at {
			s.Cells[i].Col++
		}
	}
}

func deleteRow(s *workbook.Sheet, at int) {
	s.Cells = slices.DeleteFunc(s.Cells, func(c workbook.Cell) bool { return c.Row == at })
	for i := range s.Cells {
		if s.Cells[i].Row > at {
			s.Cells[i].Row--
		}
	}
}

var input = Input{File: "回答/C003.xlsx", Digest: "d1"}

// own are the instructions of the test form.
var own = []string{"回答の欄から選んでください。"}

func read(t *testing.T, b *workbook.Book) (*record.Response, problem.List) {
	t.Helper()
	r, problems, err := NewReader(Options{Catalogue: catalogue(), Own: own}).Book(context.Background(), input, b)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		if p.Msg("ja") == "" || problem.Lookup(p.Code).Ja.Hint == "" || p.Pos.File != input.File {
			t.Errorf("poor problem: %v", p)
		}
	}
	return r, problems
}

// codes returns the codes of the problems, each once, in order.
func codes(l problem.List) []string {
	var out []string
	for _, p := range l {
		if !slices.Contains(out, string(p.Code)) {
			out = append(out, string(p.Code))
		}
	}
	slices.Sort(out)
	return out
}
