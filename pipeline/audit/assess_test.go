package audit

import (
	"strings"
	"testing"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// one is a query in short.
type one struct {
	kind  QueryKind
	about string // item or scope
	cell  string
	quote string
}

func short(qs []Query) []one {
	var out []one
	for _, q := range qs {
		out = append(out, one{q.Kind, q.Item + q.Scope, q.Pos.Cell(), q.Quote})
	}
	return out
}

func TestQueries(t *testing.T) {
	no := func(ids ...string) func(*record.Response) {
		return func(r *record.Response) {
			for _, id := range ids {
				r.Scopes[id] = yesNo(id, 4, false)
			}
		}
	}
	set := func(id string, a record.Answer) func(*record.Response) {
		return func(r *record.Response) { r.Answers[id] = a }
	}
	all := func(fs ...func(*record.Response)) func(*record.Response) {
		return func(r *record.Response) {
			for _, f := range fs {
				f(r)
			}
		}
	}
	for name, c := range map[string]struct {
		change func(*record.Response)
		want   []one
	}{
		"all well":        {func(*record.Response) {}, nil},
		"unanswered":      {set("A", ans(5, "", "", "")), []one{{QueryUnanswered, "A", "5", ""}}},
		"only a comment":  {set("A", ans(5, "", "", "準備しています")), []one{{QueryUnanswered, "A", "5", "準備しています"}}},
		"unreadable":      {set("A", ans(5, "?", "", "")), []one{{QueryUnreadable, "A", "F5", "△?"}}},
		"no evidence":     {set("A", ans(5, criteria.Implemented, "なし", "")), []one{{QueryNoEvidence, "A", "G5", "なし"}}},
		"empty evidence":  {set("A", ans(5, criteria.Implemented, "", "")), []one{{QueryNoEvidence, "A", "5", ""}}},
		"contradiction":   {set("A", ans(5, criteria.Implemented, "", "来月作成予定")), []one{{QueryContradicts, "A", "H5", "来月作成予定"}}},
		"in the evidence": {set("A", ans(5, criteria.Implemented, "規程（作成中）", "")), []one{{QueryContradicts, "A", "G5", "規程（作成中）"}}},
		"in the margin": {func(r *record.Response) { r.Notes = []record.Note{{Text: "まだです", Pos: cell(5, 12), Item: "A"}} },
			[]one{{QueryContradicts, "A", "L5", "まだです"}}},
		"partial, no text":       {set("A", ans(5, criteria.Partial, "規程", "")), []one{{QueryNoComment, "A", "5", "一部実施"}}},
		"partial, 未":             {set("A", ans(5, criteria.Partial, "規程", "台帳は未作成")), nil},
		"alternative, no text":   {set("A", ans(5, criteria.Alternative, "", "")), []one{{QueryNoComment, "A", "5", "代替措置"}}},
		"not implemented":        {set("A", ans(5, criteria.NotImplemented, "", "")), nil},
		"該当なし, applies to all":   {set("A", ans(5, criteria.NotApplicable, "", "")), []one{{QueryNoComment, "A", "5", "該当なし"}}},
		"該当なし with a reason":     {set("A", ans(5, criteria.NotApplicable, "", "社員が一人のため")), nil},
		"該当なし against scope":     {set("B", ans(6, criteria.NotApplicable, "", "紙は少ない")), []one{{QueryAgainstScope, "B", "F6", "該当なし"}}},
		"out of scope, done":     {no("paper"), []one{{QueryAgainstScope, "B", "F6", "実施済"}}},
		"out of scope, 未実施":      {all(no("paper"), set("B", ans(6, criteria.NotImplemented, "", ""))), nil},
		"out of scope, 該当なし":     {all(no("paper"), set("B", ans(6, criteria.NotApplicable, "", ""))), nil},
		"out of scope, empty":    {all(no("paper"), set("B", ans(6, "", "", ""))), nil},
		"out of scope, scrawl":   {all(no("paper"), set("B", ans(6, "?", "", ""))), []one{{QueryUnreadable, "B", "F6", "△?"}}},
		"out of scope, a stroke": {all(no("paper"), set("B", ans(6, "?", "", "")), func(r *record.Response) { b := r.Answers["B"]; b.Status.Origin.Raw = "－"; r.Answers["B"] = b }), nil},
		"recommended, no proof":  {set("R", ans(8, criteria.Implemented, "", "")), nil},
		"recommended, 未":         {set("R", ans(8, criteria.Implemented, "", "未実施")), []one{{QueryContradicts, "R", "H8", "未実施"}}},
		"recommended, 該当なし":      {set("R", ans(8, criteria.NotApplicable, "", "")), nil},
		"recommended, scrawl":    {set("R", ans(8, "?", "", "")), []one{{QueryUnreadable, "R", "F8", "△?"}}},
		"recommended, no row":    {func(r *record.Response) { delete(r.Answers, "R") }, nil},
		"not on the older sheet": {func(r *record.Response) { delete(r.Answers, "C") }, []one{{QueryNotOnSheet, "C", "", ""}}},
		"not on sheet, out":      {all(no("cloud"), func(r *record.Response) { delete(r.Answers, "C") }), nil},
		"scope open": {func(r *record.Response) { r.Scopes["cloud"] = record.ScopeAnswer{Pos: cell(4, 0)} },
			[]one{{QueryScope, "cloud", "4", ""}}},
		"scope open, item empty": {all(func(r *record.Response) { r.Scopes["cloud"] = record.ScopeAnswer{Pos: cell(4, 0)} }, set("C", ans(7, "", "", ""))),
			[]one{{QueryScope, "cloud", "4", ""}}},
		"scope not on sheet": {func(r *record.Response) { delete(r.Scopes, "cloud") }, []one{{QueryScope, "cloud", "", ""}}},
		"scope unreadable": {func(r *record.Response) {
			r.Scopes["cloud"] = record.ScopeAnswer{Pos: cell(4, 0), Yes: record.Unread[bool](record.Origin{Pos: cell(4, 3), Raw: "?"})}
		}, []one{{QueryUnreadable, "cloud", "C4", "?"}}},
		"no laws": {func(r *record.Response) { r.Laws = nil }, []one{{QueryLaws, "", "", ""}}},
		"no laws, in a note": {func(r *record.Response) {
			r.Laws, r.Notes = nil, []record.Note{{Text: "なし", Pos: problem.Pos{File: "r.xlsx", Sheet: "法令", Row: 3, Col: 2}}}
		}, nil},
		"no laws, sheet renamed": {func(r *record.Response) {
			r.Laws, r.Notes = nil, []record.Note{{Text: "特になし", Pos: problem.Pos{File: "r.xlsx", Sheet: "Sheet5", Row: 3, Col: 2}}}
		}, nil},
		"なし elsewhere is no answer on laws": {func(r *record.Response) {
			r.Laws, r.Notes = nil, []record.Note{{Text: "なし", Pos: cell(9, 12)}}
		}, []one{{QueryLaws, "", "", ""}}},
		"a dash for laws": {func(r *record.Response) {
			r.Laws, r.Notes = nil, []record.Note{{Text: "―", Pos: problem.Pos{File: "r.xlsx", Sheet: "法令", Row: 3, Col: 2}}}
		}, []one{{QueryLaws, "", "", ""}}},
		"law unreadable": {func(r *record.Response) {
			r.Laws = []record.Value[string]{record.Unread[string](record.Origin{Pos: cell(3, 1), Raw: "#REF!"})}
		}, []one{{QueryUnreadable, "", "A3", "#REF!"}}},
		"evidence unreadable": {func(r *record.Response) {
			a := r.Answers["A"]
			a.Evidence = record.Unread[string](record.Origin{Pos: cell(5, 7), Raw: "#NAME?"})
			r.Answers["A"] = a
		}, []one{{QueryUnreadable, "A", "G5", "#NAME?"}}},
		"comment unreadable": {func(r *record.Response) {
			a := r.Answers["A"]
			a.Comment = record.Unread[string](record.Origin{Pos: cell(5, 8), Raw: "#NAME?"})
			r.Answers["A"] = a
		}, []one{{QueryUnreadable, "A", "H5", "#NAME?"}}},
		"no laws, said so": {func(r *record.Response) { r.Laws = []record.Value[string]{known("特になし", 3, 1)} }, nil},
	} {
		t.Run(name, func(t *testing.T) {
			r := testResponse()
			c.change(r)
			a := Assess(testCompany("C001"), r, testCatalogue())
			got := short(a.Queries)
			if len(got) != len(c.want) {
				t.Fatalf("got %+v, want %+v", got, c.want)
			}
			for i := range got {
				if got[i] != c.want[i] {
					t.Errorf("got %+v, want %+v", got[i], c.want[i])
				}
				if q := a.Queries[i]; q.Subject == "" || !strings.HasSuffix(q.Ask, "。") && !strings.HasSuffix(q.Ask, "）。") || q.Pos.File == "" {
					t.Errorf("query is not ready: %+v", q)
				}
			}
		})
	}
}

func TestQuerySentence(t *testing.T) {
	r := testResponse()
	r.Answers["A"] = ans(5, criteria.Implemented, "", "")
	a := Assess(testCompany("C001"), r, testCatalogue())
	want := "「責任者の任命」を「実施済」とご回答いただきましたが、証拠となる文書・記録のご記入がありませんでした。文書・記録の名称や保管場所をお知らせください。"
	if a.Queries[0].Ask != want {
		t.Errorf("got %s", a.Queries[0].Ask)
	}
}

func TestScopeQueryNamesItems(t *testing.T) {
	r := testResponse()
	delete(r.Scopes, "cloud")
	r.Answers["C"] = ans(7, "", "", "")
	q := Assess(testCompany("C001"), r, testCatalogue()).Queries[0]
	if len(q.Items) != 1 || q.Items[0] != "C" || !strings.Contains(q.Ask, "項番Cにもご回答") {
		t.Errorf("got %+v", q)
	}
}

// TestMootScope: who has no restricted area is not asked about its key.
func TestMootScope(t *testing.T) {
	cat := testCatalogue()
	cat.Items[1].When = criteria.When{{"paper"}, {"cloud"}}
	cat.Items[2].When, cat.Items[3].When = nil, nil
	r := testResponse()
	r.Scopes["paper"] = yesNo("paper", 3, false)
	r.Scopes["cloud"] = record.ScopeAnswer{Pos: cell(4, 0)}
	r.Answers["B"] = ans(6, "", "", "")
	if q := Assess(testCompany("C001"), r, cat).Queries; len(q) != 0 {
		t.Errorf("cloud is not needed: %+v", short(q))
	}
	r.Scopes["paper"] = yesNo("paper", 3, true)
	if q := Assess(testCompany("C001"), r, cat).Queries; len(q) != 1 || q[0].Scope != "cloud" {
		t.Errorf("cloud is needed: %+v", short(q))
	}
}

func TestLawNotesKeepTheirLaw(t *testing.T) {
	r := testResponse()
	r.Laws = []record.Value[string]{known("なし", 2, 1), known("外為法", 3, 1), known("下請法", 4, 1)}
	r.LawNotes = []record.Value[string]{{}, known("図面", 3, 2)}
	a := Assess(testCompany("C001"), r, testCatalogue())
	if len(a.Laws) != 2 || len(a.LawNotes) != 2 || a.LawNotes[0].V != "図面" || a.LawNotes[1].V != "" {
		t.Errorf("got %+v %+v", a.Laws, a.LawNotes)
	}
}

func TestScopeSentenceNamesFive(t *testing.T) {
	got := scopeSentence(&criteria.Scope{Label: "紙"}, "", []string{"1", "2", "3", "4", "5", "6"})
	if !strings.Contains(got, "項番1、2、3、4、5など空欄の6項目") {
		t.Errorf("got %s", got)
	}
}

func TestQueryOrder(t *testing.T) {
	r := testResponse()
	r.Received = record.Unread[calendar.Date](record.Origin{Pos: cell(1, 2), Raw: "6月？"})
	r.Scopes = nil
	r.Laws = nil
	r.Answers["A"] = ans(5, "", "", "")
	r.Answers["R"] = ans(8, "?", "", "")
	var got []QueryKind
	for _, q := range Assess(testCompany("C001"), r, testCatalogue()).Queries {
		got = append(got, q.Kind)
	}
	want := []QueryKind{QueryUnreadable, QueryScope, QueryScope, QueryUnanswered, QueryUnreadable, QueryLaws}
	if len(got) != len(want) {
		t.Fatalf("got %v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("got %v, want %v", got, want)
		}
	}
}

func TestStates(t *testing.T) {
	r := testResponse()
	r.Scopes["paper"] = yesNo("paper", 3, false)
	delete(r.Scopes, "cloud")
	a := Assess(testCompany("C001"), r, testCatalogue())
	want := []State{Applicable, OutOfScope, Undecided, Undecided}
	for i, w := range want {
		if a.Items[i].State != w {
			t.Errorf("item %s: %s, want %s", a.Items[i].Item.ID, a.Items[i].State, w)
		}
	}
	if a.Items[1].Reason != "紙媒体を扱わないため" {
		t.Errorf("reason %q", a.Items[1].Reason)
	}
	none := Assess(testCompany("C002"), nil, testCatalogue())
	if len(none.Queries) != 0 || none.Items[1].State != Undecided || none.Items[0].State != Applicable || none.Counts().Unanswered != 3 {
		t.Errorf("no return: %+v %+v", none.Queries, none.Counts())
	}
}

func TestReasonJoinsTheGroupThatFails(t *testing.T) {
	cat := testCatalogue()
	cat.Items[0].When = criteria.When{{"paper", "cloud"}}
	r := testResponse()
	r.Scopes["paper"], r.Scopes["cloud"] = yesNo("paper", 3, false), yesNo("cloud", 4, false)
	if got := Assess(testCompany("C001"), r, cat).Items[0].Reason; got != "紙媒体を扱わないため、クラウドを利用しないため" {
		t.Errorf("got %q", got)
	}
}

func TestLawsLeaveNoneOut(t *testing.T) {
	r := testResponse()
	r.Laws = []record.Value[string]{known("なし", 2, 1), known("外為法", 3, 1)}
	if got := Assess(testCompany("C001"), r, testCatalogue()).Laws; len(got) != 1 || got[0].V != "外為法" {
		t.Errorf("got %+v", got)
	}
}

func TestEveryKindHasWords(t *testing.T) {
	for _, k := range QueryKinds() {
		if k.Ja() == "―" {
			t.Errorf("%s has no words", k)
		}
	}
	if len(QueryKinds()) != 9 {
		t.Error("a kind is missing from QueryKinds")
	}
}

func TestCodesInTable(t *testing.T) {
	for _, c := range []problem.Code{"staff-none", "staff-no-lead", "staff-load", "conflict-unknown-company", "schedule-full", "schedule-report-late",
		"contract-missing", "contract-after-start", "contract-future", "retention-missing", "disposal-missing", "method-reason", "method-share",
		"return-late", "price-company", "price-total", "companies-few", "sme-unknown", "committee-missing", "committee-external", "report-late", "report-soon"} {
		if k := problem.Lookup(c); strings.HasPrefix(k.Ja.Msg, "登録されていない") || k.En.Hint == "" || k.Ja.Hint == "" {
			t.Errorf("%s is not complete in the table", c)
		}
	}
}
