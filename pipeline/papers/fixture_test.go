package papers_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"testing"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/papers"
	"shinsa/pipeline/record"
	"shinsa/pipeline/sheet"
	"shinsa/pipeline/workbook"
)

func day(m, d int) calendar.Date { return calendar.Date{Year: 2018, Month: m, Day: d} }

func known(s string) record.Value[string] { return record.Known(s, record.Origin{Raw: s}) }

// catalogue is that of the call.
func catalogue(tb testing.TB) *criteria.Catalogue {
	tb.Helper()
	const file = "../../criteria/meti-2018.yaml"
	data, err := os.ReadFile(file)
	if err != nil {
		tb.Fatal(err)
	}
	c, problems := criteria.Load(file, data)
	if problems.HasErrors() {
		tb.Fatal(problems)
	}
	return c
}

// answered is a return in which every second item has a long answer, every
// seventh another way, and containers are out of scope.
func answered(c *criteria.Catalogue) *record.Response {
	r := &record.Response{File: "inbox/C001.xlsx", Digest: "d1", Answers: map[string]record.Answer{}, Scopes: map[string]record.ScopeAnswer{},
		Laws: []record.Value[string]{known("個人情報の保護に関する法律"), known("外国為替及び外国貿易法")}, LawNotes: []record.Value[string]{known("従業員名簿、顧客名簿"), known("")}}
	for i, it := range c.Items {
		a := record.Answer{Item: it.ID, Status: record.Known(criteria.Implemented, record.Origin{Raw: "実施済"}), Evidence: known("情報管理規程（第2版）第5条")}
		switch {
		case i%7 == 3:
			a.Status, a.Comment = record.Known(criteria.Alternative, record.Origin{Raw: "代替措置"}), known("入退室の記録簿の代わりに、電子錠の履歴を月ごとに印刷して綴じている。")
		case i%2 == 0:
			a.Comment, a.Department = known("毎年4月に全員へ通知し、署名した確認書を総務部で保管している。髙﨑製作所と𠮷田工業にも同じ通知を送る。"), known("総務部")
		case i%9 == 5:
			a.Status = record.Unread[criteria.Answer](record.Origin{Raw: "△×"})
		}
		r.Answers[it.ID] = a
	}
	for i, s := range c.Scopes {
		r.Scopes[s.ID] = record.ScopeAnswer{Scope: s.ID, Yes: record.Known(i != len(c.Scopes)-1, record.Origin{})}
	}
	return r
}

type world struct {
	project   *record.Project
	company   *record.Company
	catalogue *criteria.Catalogue
	audit     audit.Assessment
	plan      audit.Plan
}

func newWorld(tb testing.TB) *world {
	tb.Helper()
	w := &world{catalogue: catalogue(tb),
		project: &record.Project{Title: "中小企業等の技術情報管理状況等調査 認証トライアル", Marking: "取扱注意",
			Body:     record.Body{Name: "一般財団法人情報管理認証機構", Office: record.Office{Name: "認証トライアル事務局", Contact: "佐藤", Phone: "03-0000-0000", Mail: "office@example.jp"}},
			Auditors: []record.Auditor{{ID: "A01", Name: "山田　太郎", Lead: true}, {ID: "A02", Name: "髙橋　花子"}}},
		company: &record.Company{ID: "C001", Name: known("株式会社髙﨑精機"), Address: known("群馬県高崎市見本町1-2-3"), ScopeUnit: record.UnitSite, ScopeName: known("本社工場の設計・製造部門"), Method: record.Basic}}
	w.audit = audit.Assess(w.company, answered(w.catalogue), w.catalogue)
	w.plan.Effort.OnsiteDays = 2
	w.plan.Schedule = audit.Schedule{DocumentFrom: day(6, 25), DocumentTo: day(6, 27), OnsiteFrom: day(7, 10), OnsiteTo: day(7, 11)}
	for i := range w.project.Auditors {
		w.plan.Team.Members = append(w.plan.Team.Members, audit.TeamMember{Auditor: &w.project.Auditors[i], Role: []string{"主任", "審査員"}[i]})
	}
	return w
}

func (w *world) paper(auditor int) *workbook.Spec {
	return sheet.Paper(sheet.PaperOptions{Project: w.project, Catalogue: w.catalogue, Assessment: &w.audit, Plan: &w.plan, Auditor: &w.project.Auditors[auditor]})
}

func (w *world) aftermath() *workbook.Spec {
	return sheet.Aftermath(sheet.AftermathOptions{Project: w.project, Catalogue: w.catalogue, Assessment: &w.audit, Completed: day(7, 31), Due: day(8, 10),
		Advice: []record.Advice{{Item: known("3a"), Text: known("責任者の代理を定め、任命書に加えるとよい。")}, {Text: known("廃棄の記録に立会者の氏名を残すとよい。")}},
		Agreed: []string{"認証を受けることで、取引先との情報の共有がどのように変わると考えるか。"}})
}

func written(tb testing.TB, s *workbook.Spec) []byte {
	tb.Helper()
	data, err := workbook.Write(s)
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

func opened(tb testing.TB, data []byte) *workbook.Book {
	tb.Helper()
	b, err := workbook.Read(data, workbook.DefaultLimits())
	if err != nil {
		tb.Fatal(err)
	}
	return b
}

func (w *world) input(file string, b *workbook.Book) papers.Input {
	sum := sha256.Sum256([]byte(file))
	return papers.Input{File: file, Digest: hex.EncodeToString(sum[:]), Book: b, Catalogue: w.catalogue}
}

// set types a value into the cell of a sheet of a spec.
func set(tb testing.TB, s *workbook.Spec, name string, row, col int, value any) {
	tb.Helper()
	for _, sh := range s.Sheets {
		if sh.Name != name {
			continue
		}
		for i := range sh.Cells {
			if c := &sh.Cells[i]; c.Row == row && c.Col == col {
				c.Value = value
				return
			}
		}
		sh.Cells = append(sh.Cells, workbook.CellSpec{Row: row, Col: col, Value: value})
		return
	}
	tb.Fatalf("no sheet %s", name)
}

// at returns row and column of the first cell of a sheet with that text.
func at(tb testing.TB, s *workbook.Spec, name, text string) (row, col int) {
	tb.Helper()
	for _, sh := range s.Sheets {
		for _, c := range sh.Cells {
			if sh.Name == name && c.Value == text {
				return c.Row, c.Col
			}
		}
	}
	tb.Fatalf("%s: no cell %q", name, text)
	return 0, 0
}

// typeIn types values into the row of that text, each below its head; headed is
// the head of the column in which the text stands.
func typeIn(tb testing.TB, s *workbook.Spec, name, text string, values map[string]any) {
	tb.Helper()
	row, _ := at(tb, s, name, text)
	for head, v := range values {
		_, col := at(tb, s, name, head)
		set(tb, s, name, row, col, v)
	}
}

func (w *world) selfCheck() *workbook.Spec {
	return sheet.SelfCheck(sheet.SelfCheckOptions{Project: w.project, Company: w.company, Catalogue: w.catalogue})
}

// dump is a value as text, for comparing.
func dump(v any) string {
	data, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		panic(err)
	}
	return string(data)
}
