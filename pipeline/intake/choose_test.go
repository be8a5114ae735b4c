package intake

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

func typed(s string) record.Value[string] { return record.Value[string]{V: s, Known: s != ""} }

func register() []record.Company {
	return []record.Company{
		{ID: "C001", Name: typed("株式会社山田製作所"), Kana: "ヤマダセイサクショ", CorporateNumber: "1111111111111"},
		{ID: "C002", Name: typed("有限会社山田製作所"), Kana: "ヤマダセイサクショ"},
		{ID: "C003", Name: typed("株式会社髙﨑精密"), Kana: "タカサキセイミツ", CorporateNumber: "1234567890123"},
		{ID: "C004", Name: typed("𠮷田鉄工"), Kana: "ヨシダテッコウ"},
	}
}

func TestMatch(t *testing.T) {
	for _, c := range []struct{ name, id, company, number, want, how, code string }{
		{"all agree", "C003", "株式会社髙﨑精密", "1234567890123", "C003", "id+number+name", ""},
		{"usual characters, abbreviated form", "C003", "㈱高崎精密", "", "C003", "id+name", ""},
		{"no id", "", "高崎精密（株）御中", "", "C003", "name", ""},
		{"number alone, full width with hyphens", "", "", "１２３４-５６７８-９０１２-３", "C003", "number", ""},
		{"kana", "", "ﾀｶｻｷ ｾｲﾐﾂ", "", "C003", "kana", ""},
		{"legal form decides", "", "(有)山田製作所", "", "C002", "name", ""},
		{"id in full width", "Ｃ００４", "吉田鐵工", "", "C004", "id+name", ""},
		{"id of one, name of another", "C003", "株式会社山田製作所", "", "", "", "intake-claims-differ"},
		{"id of one, number of another", "C003", "", "1111111111111", "", "", "intake-claims-differ"},
		{"number of one, name of another", "", "𠮷田鉄工", "1111111111111", "", "", "intake-claims-differ"},
		{"id of one, name of nobody", "C003", "大海物産", "", "", "", "intake-claims-differ"},
		{"id, name with a branch", "C003", "株式会社高崎精密 大阪工場", "", "C003", "id", "intake-name-differs"},
		{"id, slip in the name", "C003", "高崎精蜜", "", "C003", "id", "intake-name-differs"},
		{"id and number, new name", "C003", "大海物産", "1234567890123", "C003", "id+number", "intake-name-differs"},
		{"two of that name", "", "山田製作所", "", "", "", "intake-ambiguous-company"},
		{"id of nobody, name of one", "C099", "髙﨑精密", "", "C003", "name", "intake-id-differs"},
		{"nobody", "C099", "大海物産", "", "", "", "intake-unknown-company"},
		{"no claim at all", "", "", "", "", "", "intake-unknown-company"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := &record.Response{File: "a.xlsx", Claims: record.Claims{ID: typed(c.id), Name: typed(c.company), CorporateNumber: typed(c.number)}}
			id, how, ok := Match(r, register())
			if id != c.want || how != c.how || ok != (c.want != "") {
				t.Errorf("Match = %q, %q, %v", id, how, ok)
			}
			_, problems := match(r, register())
			if got := append(codes(problems), ""); got[0] != c.code {
				t.Errorf("problems %v, want %q", problems, c.code)
			}
		})
	}
}

func TestHiddenAndCoverIDsDiffer(t *testing.T) {
	r := &record.Response{Claims: record.Claims{ID: typed("C003"), Name: typed("")}, Cover: map[string]record.Value[string]{criteria.LabelCompanyID: typed("C001")}}
	if id, _, ok := Match(r, register()); ok {
		t.Errorf("assigned to %s", id)
	}
}

// result is a return of a company, answered on a day.
func result(t *testing.T, file, digest, company string, day int, answer string) Result {
	b := form()
	set(b.Sheets[6], 4, 2, company)
	for i := range register() {
		if c := register()[i]; c.ID == company {
			set(b.Sheets[0], 5, 4, c.Name.V)
			set(b.Sheets[0], 6, 4, c.CorporateNumber)
		}
	}
	set(b.Sheets[0], 4, 4, company)
	if company == "C099" {
		set(b.Sheets[0], 5, 4, "大海物産")
		set(b.Sheets[0], 6, 4, "")
	}
	set(b.Sheets[0], 12, 4, calendar.Date{Year: 2018, Month: 5, Day: day}.Wareki())
	set(items(b), rowOf(t, items(b), "5-1a"), colAnswer, answer)
	r, problems, err := NewReader(Options{Catalogue: catalogue(), Own: own}).Book(context.Background(), Input{File: file, Digest: digest}, b)
	if err != nil || r == nil {
		t.Fatal(err, problems)
	}
	return Result{file, digest, r, problems}
}

func TestEarlier(t *testing.T) {
	d := func(m, day int) calendar.Date { return calendar.Date{Year: 2018, Month: m, Day: day} }
	for _, c := range []struct {
		a, b calendar.Date
		want bool
	}{{d(4, 1), d(4, 2), true}, {d(4, 2), d(4, 1), false}, {d(4, 0), d(4, 20), false}, {d(4, 20), d(4, 0), false}, {d(3, 0), d(4, 1), true},
		{calendar.Date{}, d(4, 1), false}, {d(4, 1), calendar.Date{}, false}, {d(4, 1), d(4, 1), false}} {
		if got := earlier(c.a, c.b); got != c.want {
			t.Errorf("earlier(%v, %v) = %v", c.a, c.b, got)
		}
	}
}

func TestChoose(t *testing.T) {
	results := []Result{
		result(t, "z/first.xlsx", "d1", "C003", 20, "済"),
		result(t, "a/second.xlsx", "d2", "C003", 25, "未"),
		result(t, "copy.xlsx", "d2", "C003", 25, "未"),
		result(t, "b.xlsx", "d5", "C003", 25, "×"),
		result(t, "one.xlsx", "d3", "C001", 20, "済"),
		result(t, "who.xlsx", "d4", "C099", 20, "済"),
		{File: "broken.xlsx", Digest: "d9", Problems: problem.List{problem.New("intake-damaged", problem.Pos{File: "broken.xlsx"})}},
	}
	s, problems := Choose(results, register())
	var got []string
	for _, r := range s.Receipts {
		got = append(got, fmt.Sprintln(r.File, r.Fate, r.Company, r.Matched, r.Used, r.Reason))
	}
	want := []string{
		"a/second.xlsx superseded C003 id+number+name copy.xlsx \n",
		"b.xlsx superseded C003 id+number+name copy.xlsx \n",
		"broken.xlsx turned-away    intake-damaged\n",
		"copy.xlsx read C003 id+number+name  \n",
		"one.xlsx read C001 id+number+name  \n",
		"who.xlsx unassigned    intake-unknown-company\n",
		"z/first.xlsx superseded C003 id+number+name copy.xlsx \n",
	}
	if !slices.Equal(got, want) {
		t.Errorf("receipts:\n%v\nwant\n%v", got, want)
	}
	if s.Used["C003"] != results[2].Response || s.Used["C001"] != results[4].Response || len(s.Used) != 2 {
		t.Errorf("used: %v", s.Used)
	}
	if got := codes(problems); !slices.Equal(got, []string{"intake-same-answers", "intake-same-file", "intake-two-returns", "intake-unknown-company"}) {
		t.Errorf("problems: %v", problems)
	}
	slices.Reverse(results)
	again, _ := Choose(results, register())
	if !slices.Equal(again.Receipts, s.Receipts) {
		t.Error("the order of files matters")
	}
}
