package trace

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/decision"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

func catalogue() *criteria.Catalogue {
	return &criteria.Catalogue{ID: "test", Version: "1.0",
		Scopes: []criteria.Scope{{ID: "paper", Label: "紙媒体", Question: "紙の文書を扱いますか。", Reason: "紙媒体を扱わないため"}},
		Sections: []criteria.Section{{ID: "4-1", Number: "4(1)", Title: "人的アクセス", Clauses: []criteria.Clause{
			{ID: "4-1-1", Number: "4(1)①"}, {ID: "4-1-3", Number: "4(1)③"}}}},
		Items: []criteria.Item{
			{ID: "4-1-1a", Clause: "4-1-1", Kind: criteria.Required, Question: "名簿がありますか。", Short: "名簿"},
			{ID: "4-1-3a", Clause: "4-1-3", Kind: criteria.Required, Question: "施錠していますか。", Short: "施錠"},
			{ID: "4-1-3b", Clause: "4-1-3", Kind: criteria.Required, Question: "紙を棚に入れていますか。", Short: "棚", When: criteria.When{{"paper"}}},
			{ID: "4-1-3r1", Clause: "4-1-3", Kind: criteria.Recommended, Question: "入退室を記録していますか。", Short: "記録"},
		}}
}

func at(file string, row, col int) problem.Pos {
	return problem.Pos{File: file, Sheet: "自己チェック", Row: row, Col: col}
}

func answer(file, id, raw, rule string, a criteria.Answer) record.Answer {
	o := record.Origin{Pos: at(file, 31, 5), Digest: "d-" + file, Raw: raw, Rule: rule}
	return record.Answer{Item: id, Found: "id", Pos: at(file, 31, 1), Status: record.Value[criteria.Answer]{V: a, Known: a != "", Origin: o},
		Comment: record.Known("鍵をかけている", record.Origin{Pos: at(file, 31, 6), Digest: "d-" + file, Raw: "鍵をかけている ", Rule: "text; hidden"})}
}

func input() Input {
	r := &record.Response{File: "inbox/b.xlsx", Digest: "d-inbox/b.xlsx", Received: record.Known(calendar.Date{Year: 2018, Month: 6, Day: 8}, record.Origin{}),
		Answers: map[string]record.Answer{
			"4-1-3a": answer("inbox/b.xlsx", "4-1-3a", "済", "answer:済; merged E31:E33", criteria.Implemented),
			"4-1-3b": answer("inbox/b.xlsx", "4-1-3b", "検討中", "decision:decisions.xlsx!A12; ambiguous", criteria.NotImplemented),
			"4-1-1a": answer("inbox/b.xlsx", "4-1-1a", "◎", "ambiguous", ""),
		},
		Scopes: map[string]record.ScopeAnswer{"paper": {Scope: "paper", Yes: record.Known(false, record.Origin{Raw: "無", Rule: "yesno:無", Pos: at("inbox/b.xlsx", 4, 4)})}},
		Laws:   []record.Value[string]{record.Known("外為法", record.Origin{Raw: "外為法", Rule: "text", Pos: at("inbox/b.xlsx", 5, 1)})},
		Notes:  []record.Note{{Text: "倉庫を除く", Pos: at("inbox/b.xlsx", 31, 9), Item: "4-1-3a"}, {Text: "古い話", Pos: at("inbox/b.xlsx", 31, 10), Item: "4-1-3a", Settled: true}},
		Joined: []record.Source{{File: "inbox/c.xlsx", Digest: "d-c"}},
	}
	old := &record.Response{File: "inbox/a.xlsx", Digest: "d-inbox/a.xlsx", Answers: map[string]record.Answer{
		"4-1-3a": answer("inbox/a.xlsx", "4-1-3a", "×", "answer:×", criteria.NotImplemented)}}
	c := &record.Company{ID: "C012", Name: record.Known("株式会社髙﨑精機", record.Origin{Raw: "株式会社髙﨑精機", Pos: problem.Pos{File: "companies.xlsx", Sheet: "事業者一覧", Row: 14, Col: 2}}),
		Capital:        record.Known[int64](10_000_000, record.Origin{Raw: "1,000万円", Rule: "number", Pos: problem.Pos{File: "companies.xlsx", Sheet: "事業者一覧", Row: 14, Col: 7}}),
		RetentionYears: record.Known(5, record.Origin{Rule: "default:retention_years", Pos: problem.Pos{File: "project.yaml"}}),
		Pos:            problem.Pos{File: "companies.xlsx", Sheet: "事業者一覧", Row: 14}}
	a := audit.Assess(c, r, catalogue())
	plan := &audit.Plan{Focus: []audit.Focus{{Item: &a.Items[1], Reason: "実施済と回答したが、証拠の記載なし"}}}
	return Input{Catalogue: catalogue(), Assessment: &a, Plan: plan, Returns: []*record.Response{old, r},
		Received: []audit.Received{{File: r.File, Fate: record.Read, Company: "C012", Response: r}},
		Used: []decision.Used{{Company: "C012", Target: "4-1-3b", Raw: "検討中", Verdict: decision.Verdict(criteria.NotImplemented), By: "佐藤", Day: "2018/6/9", Why: "電話で確認",
			Pos: problem.Pos{File: "decisions.xlsx", Sheet: "判断", Row: 12, Col: 1}}, {Company: "C001", Target: "4-1-3a"}}}
}

func explain(t *testing.T, topic string) Explanation {
	t.Helper()
	in := input()
	in.Topic = topic
	e, ps := Explain(in)
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	return e
}

func TestTopics(t *testing.T) {
	all := []string{"4-1-1a", "4-1-3a", "4-1-3b", "4-1-3r1"}
	for topic, want := range map[string][]string{
		"4-1-3a": {"4-1-3a"}, "４－１－３Ａ": {"4-1-3a"}, "4-1-3": all[1:], "4(1)③": all[1:], "4-1": all, "4(1)": all, "4": all,
		"paper": {"paper"}, "紙媒体": {"paper"}, "対象範囲": {"paper"}, "法令": {"法令"}, "資本金": {"資本金"}, "保存期間（年）": {"保存期間（年）"},
	} {
		var got []string
		for _, s := range explain(t, topic).Subjects {
			got = append(got, s.ID)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v", topic, got)
		}
	}
	if n := len(explain(t, "").Subjects); n != len(record.Columns())+len(all)+3 {
		t.Errorf("everything: %d subjects", n)
	}
	for _, topic := range []string{"4-1-9", "4-1-", "x", "-"} {
		in := input()
		in.Topic = topic
		if e, ps := Explain(in); len(ps) != 1 || ps[0].Code != "explain-unknown" || len(e.Subjects) != 0 {
			t.Errorf("%s: %v %v", topic, ps, e.Subjects)
		}
	}
}

// Every column of the register has its trace.
func TestColumns(t *testing.T) {
	var got []record.Column
	for _, c := range columnTraces() {
		got = append(got, c.name)
	}
	if !slices.Equal(got, record.Columns()) {
		t.Errorf("%v", got)
	}
}

func TestRuleWords(t *testing.T) {
	for _, c := range []struct{ rule, value, ja, en string }{
		{"answer:済", "実施済", "表記「済」を「実施済」と読んだ", "the spelling “済” was read as 実施済"},
		{"answer:○+実施済; formula; hidden", "実施済", "表記「○+実施済」を「実施済」と読んだ、計算式のその時の値、非表示の行か列", ""},
		{"answer:○; merged E31:E33", "実施済", "表記「○」を「実施済」と読んだ、結合されたセル E31:E33", ""},
		{"answer:○; in the question", "実施済", "表記「○」を「実施済」と読んだ、質問の欄に書かれていた", ""},
		{"answer:○; struck ×", "実施済", "表記「○」を「実施済」と読んだ、取消線のない部分（消されたもの：×）", ""},
		{"struck", "", "取消線があるため、読まなかった", "not read: struck through"},
		{"struck; 未実施; hidden", "", "取消線があるため、読まなかった、消されたもの：未実施、非表示の行か列", "not read: struck through, struck: 未実施, in a hidden row or column"},
		{"answer:済; ticked of several", "実施済", "表記「済」を「実施済」と読んだ、並べた選択肢のうち印のあるもの", "the spelling “済” was read as 実施済, the ticked one of several choices"},
		{"yesno:無", "無", "表記「無」を「無」と読んだ", ""},
		{"date:wareki", "2018-06-01", "和暦の日付として読んだ", "a date of the Japanese calendar"},
		{"number:千円", "1", "数として読んだ（見出しの単位：千円）", ""},
		{"number:about", "1", "「約」の付いた数として読んだ", ""},
		{"number:about:千円", "1", "「約」の付いた数として読んだ（見出しの単位：千円）", ""},
		{"default:retention_years", "5", "記入がないため、project.yaml の retention_years を使った", ""},
		{"decision:decisions.xlsx!A12; ambiguous", "未実施", "判断（decisions.xlsx!A12）により「未実施」とした（もとは：二つ以上の意味に取れるため、読まなかった）", "decided as 未実施 in decisions.xlsx!A12 (before: not read: it has two meanings)"},
		{"brand-new:x; also new", "", "規則：brand-new:x、規則：also new", "rule: brand-new:x, rule: also new"},
	} {
		ja, en := ruleWords(Value{Rule: c.rule, Value: c.value, Known: true, Raw: "x"})
		if ja != c.ja || c.en != "" && en != c.en {
			t.Errorf("%s: %s / %s", c.rule, ja, en)
		}
		if regexp.MustCompile(`\p{Hiragana}`).MatchString(en) {
			t.Errorf("%s: %s is not English", c.rule, en)
		}
	}
}

// The rules and marks that the readers write have words in every table that
// names them: their names are taken from the sources, so that a new one is not
// forgotten.
func TestEveryRuleHasWords(t *testing.T) {
	n := 0
	for name, word := range namesOf(t, "../intake", "../normalize") {
		n++
		var p phrase
		ok := true
		switch name[:4] {
		case "mark":
			p, ok = markOf(word)
		case "foun":
			p, ok = founds()[word], founds()[word].ja != ""
		default:
			p = phraseOf(strings.TrimPrefix(word, "; "))
			if strings.HasPrefix(word, "; ") {
				p, ok = markOf(strings.TrimPrefix(word, "; "))
			}
			ok = ok && !strings.HasPrefix(p.ja, "規則：")
		}
		if !ok || p.en == "" || regexp.MustCompile(`\p{Hiragana}`).MatchString(p.en) {
			t.Errorf("%s %q has no words (%s / %s)", name, word, p.ja, p.en)
		}
	}
	if n < 25 {
		t.Errorf("only %d rules found in the sources", n)
	}
}

// namesOf lists the constants of the sources that name rules, marks and ways
// in which a row is found, with their values.
func namesOf(t *testing.T, dirs ...string) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, dir := range dirs {
		fset := token.NewFileSet()
		files, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if !strings.HasSuffix(f.Name(), ".go") || strings.HasSuffix(f.Name(), "_test.go") {
				continue
			}
			file, err := parser.ParseFile(fset, dir+"/"+f.Name(), nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(file, func(n ast.Node) bool {
				spec, ok := n.(*ast.ValueSpec)
				if !ok {
					return true
				}
				for i, name := range spec.Names {
					if i >= len(spec.Values) || !regexp.MustCompile(`^(rule|mark|found|Rule)[A-Z]`).MatchString(name.Name) {
						continue
					}
					if l, ok := spec.Values[i].(*ast.BasicLit); ok && l.Kind == token.STRING {
						out[name.Name], _ = strconv.Unquote(l.Value)
					}
				}
				return true
			})
		}
	}
	return out
}

func TestItem(t *testing.T) {
	s := explain(t, "4-1-3a").Subjects[0]
	status := s.Values[0]
	if status.Value != "実施済" || status.Raw != "済" || status.File != "inbox/b.xlsx" || status.Cell != "E31" || status.Digest != "d-inbox/b.xlsx" || status.Sheet != "自己チェック" {
		t.Errorf("%+v", status)
	}
	if s.State != audit.Applicable || s.Clause != "4(1)③" || s.Found != "id" || len(s.Remarks) != 2 || len(s.Queries) != 1 || s.Decision != nil {
		t.Errorf("%+v", s)
	}
	if len(s.Others) != 1 || s.Others[0].File != "inbox/a.xlsx" || s.Others[0].Values[0].Value != "未実施" {
		t.Errorf("%+v", s.Others)
	}
	if got := names(s); got != "照会書 照会回答シート 審査報告書案 審査報告書案 審査計画書 審査計画書 審査報告書案 事業報告書 受付結果一覧 受付結果一覧" {
		t.Error(got)
	}
	b := explain(t, "4-1-3b").Subjects[0]
	if b.State != audit.OutOfScope || b.Reason != "紙媒体を扱わないため" || b.Decision == nil || b.Decision.By != "佐藤" || names(b) != "審査報告書案 事業報告書 受付結果一覧 受付結果一覧" {
		t.Errorf("%+v", b)
	}
	if empty := explain(t, "4-1-3r1").Subjects[0]; len(empty.Values) != 0 || empty.Found != "" {
		t.Errorf("%+v", empty)
	}
}

func names(s Subject) string {
	var out []string
	for _, d := range s.Documents {
		out = append(out, d.Name)
	}
	return strings.Join(out, " ")
}

// A company that has sent nothing is explained too.
func TestNoReturn(t *testing.T) {
	in := input()
	a := audit.Assess(in.Assessment.Company, nil, in.Catalogue)
	in.Assessment, in.Returns, in.Plan = &a, nil, nil
	e, ps := Explain(in)
	if len(ps) > 0 || e.Return != nil || !slices.Contains(e.Text("ja"), "回答は届いていません") {
		t.Errorf("%v %v", ps, e.Return)
	}
	if _, err := json.Marshal(e); err != nil {
		t.Error(err)
	}
}

func TestText(t *testing.T) {
	want := `企業: C012 株式会社髙﨑精機
使っている回答: inbox/b.xlsx (SHA-256 d-inbox/b.xlsx)
追加のお尋ねへの回答: inbox/c.xlsx (SHA-256 d-c)

■ 4-1-3b　4(1)③　紙を棚に入れていますか。
  対象・対象外: 対象外（紙媒体を扱わないため）
  行の対応付け: 項番による
  回答: 未実施
    記入「検討中」 inbox/b.xlsx[自己チェック]!E31
    SHA-256 d-inbox/b.xlsx
    → 判断（decisions.xlsx!A12）により「未実施」とした（もとは：二つ以上の意味に取れるため、読まなかった）
  実施状況・代替措置の内容: 鍵をかけている
    記入「鍵をかけている 」 inbox/b.xlsx[自己チェック]!F31
    SHA-256 d-inbox/b.xlsx
    → 書かれたとおりに読んだ、非表示の行か列
  証拠となる文書・記録: （記入なし）
  担当部署: （記入なし）
  判断: 未実施（佐藤、2018/6/9、電話で確認） decisions.xlsx[判断]!A12
  使われる文書: 審査報告書案（対象外の項目の一覧（理由とともに））
  使われる文書: 事業報告書（条項ごとの回答の集計（企業名は出ない））
  使われる文書: 受付結果一覧（回答の欄の見つけ方と読み方の件数）
  使われる文書: 受付結果一覧（「確認を要する回答」の一覧）`
	if got := strings.Join(explain(t, "4-1-3b").Text("ja"), "\n"); got != want {
		t.Errorf("got\n%s", got)
	}
	en := strings.Join(explain(t, "4-1-3b").Text("en"), "\n")
	for _, w := range []string{"company: C012", "state: out of scope", "row found: by its id", "decided as 未実施", "used in: 審査報告書案"} {
		if !strings.Contains(en, w) {
			t.Errorf("%s is missing in\n%s", w, en)
		}
	}
}
