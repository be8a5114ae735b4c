package decision

import (
	"testing"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/normalize"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

func catalogue() *criteria.Catalogue {
	c := &criteria.Catalogue{ID: "test", Version: "1.0", Title: "試験用",
		Scopes: []criteria.Scope{{ID: "paper", Label: "紙媒体", Question: "紙の文書を扱いますか。", Reason: "紙媒体を扱わないため"}}}
	for _, id := range []string{"4-1-1a", "4-1-1b", "4-1-2a"} {
		c.Items = append(c.Items, criteria.Item{ID: id, Clause: id[:5], Kind: criteria.Required, Question: id + " をしていますか。"})
	}
	c.Items[2].When = criteria.When{{"paper"}}
	return c
}

// typed is an answer as intake reads what is typed.
func typed(file, raw string, row int) record.Value[criteria.Answer] {
	o := record.Origin{Pos: problem.Pos{File: file, Sheet: "自己チェック", Row: row, Col: 5}, Digest: "d-" + file, Raw: raw}
	v, rule, ok := normalize.Answer(raw)
	o.Rule = rule
	if !ok {
		return record.Unread[criteria.Answer](o)
	}
	return record.Known(v, o)
}

// response answers the items of the catalogue in order; the scope is 有 unless
// said.
func response(file, scope string, raws ...string) *record.Response {
	c := catalogue()
	r := &record.Response{File: file, Digest: "d-" + file, Answers: map[string]record.Answer{}, Scopes: map[string]record.ScopeAnswer{}}
	for i, raw := range raws {
		id := c.Items[i].ID
		r.Answers[id] = record.Answer{Item: id, Status: typed(file, raw, 4+i), Comment: record.Known("説明", record.Origin{}),
			Evidence: record.Known("規程", record.Origin{}), Pos: problem.Pos{File: file, Sheet: "自己チェック", Row: 4 + i, Col: 1}, Found: "id"}
	}
	yes, rule, ok := normalize.YesNo(scope)
	r.Scopes["paper"] = record.ScopeAnswer{Scope: "paper", Yes: record.Value[bool]{V: yes, Known: ok,
		Origin: record.Origin{Raw: scope, Rule: rule, Pos: problem.Pos{File: file, Sheet: "対象範囲", Row: 4, Col: 4}}}}
	return r
}

func responses() map[string]*record.Response {
	return map[string]*record.Response{
		"C001": response("inbox/a.xlsx", "有", "検討中", "実施済", "◎"),
		"C002": response("inbox/b.xlsx", "検討", "検討中", "△×", "未実施"),
		"C003": response("inbox/c.xlsx", "無", "実施済", "", "－"),
	}
}

func assess(rs map[string]*record.Response) []audit.Assessment {
	var out []audit.Assessment
	for _, id := range []string{"C001", "C002", "C003"} {
		c := &record.Company{ID: id, Name: record.Known("株式会社"+id, record.Origin{})}
		out = append(out, audit.Assess(c, rs[id], catalogue()))
	}
	return out
}

// write makes the form and reads it as Excel would hold it.
func write(tb testing.TB, in Input) *workbook.Book {
	tb.Helper()
	in.Catalogue, in.Project = catalogue(), "認証トライアル"
	data, err := workbook.Write(Spec(in))
	if err != nil {
		tb.Fatal(err)
	}
	b, err := workbook.Read(data, workbook.DefaultLimits())
	if err != nil {
		tb.Fatal(err)
	}
	return b
}

func read(tb testing.TB, b *workbook.Book) *Form {
	tb.Helper()
	f, ps := Read(File, "digest", b)
	if ps.HasErrors() {
		tb.Fatal(ps)
	}
	return f
}

// set types into a cell of the table.
func set(b *workbook.Book, row int, r role, text string) {
	setCell(b.Sheet(sheetTable), row, int(r)+1, text)
}

func setCell(s *workbook.Sheet, row, col int, text string) {
	if c := s.At(row, col); c != nil {
		c.Text, c.Kind = text, workbook.Text
		return
	}
	at := len(s.Cells)
	for i, c := range s.Cells {
		if c.Row > row || c.Row == row && c.Col > col {
			at = i
			break
		}
	}
	s.Cells = append(s.Cells[:at], append([]workbook.Cell{{Row: row, Col: col, Text: text}}, s.Cells[at:]...)...)
}

// rowOf is the row of the form about an answer.
func rowOf(tb testing.TB, f *Form, company, target string) int {
	tb.Helper()
	for _, d := range f.Decisions {
		if d.Company == company && d.Target == target {
			return d.Pos.Row
		}
	}
	tb.Fatalf("no row for %s %s", company, target)
	return 0
}

func codes(l problem.List) []string {
	var out []string
	for _, p := range l {
		out = append(out, string(p.Code))
	}
	return out
}
