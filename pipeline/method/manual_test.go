package method

import (
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"shinsa/pipeline/compose"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

var update = flag.Bool("update", false, "write docs/checks.md and docs/method.md anew")

const generated = "この表は `go test ./pipeline/method -update` がプログラムの表から作ります。手で直さないでください。\n"

// hold sees that a page of docs/ says what the program's tables say.
func hold(t *testing.T, name, want string) {
	t.Helper()
	file := filepath.Join("..", "..", "docs", name)
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("docs/%s is not up to date; run go test ./pipeline/method -update", name)
	}
}

func cell(s string) string { return strings.NewReplacer("|", "\\|", "\n", " ").Replace(s) }

// TestChecks holds docs/checks.md, the office's list of checks.
func TestChecks(t *testing.T) {
	var b strings.Builder
	b.WriteString("# 手法の点検の一覧\n\n" + generated +
		"点検は実行のたびに行い、結果は問題の一覧に出ます。コードの意味と対応は problems.md にあります。\n" +
		"error があると、その企業の文書は作られません。経過記録（経過記録.xlsx）に書かれていないことは、行われなかったものとして扱います。\n" +
		"finish- で始まるものは審査報告書の完成（shinsa finish）を止めます。結論を説明した後は、実行のたびにも warning として出ます。\n\n" +
		"| 番号 | 根拠 | 求めること | 見るところ | 重さとコード | 点検する関数 |\n|---|---|---|---|---|---|\n")
	for _, r := range Rules() {
		var says, where []string
		for _, c := range r.Codes {
			says = append(says, problem.Lookup(c).Severity.String()+" `"+string(c)+"`")
		}
		if r.Where != "" {
			where = append(where, r.Where)
		}
		if r.check != nil {
			where = append(where, "method.Check")
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s |\n", r.ID, cell(r.Clause), cell(r.Ja), cell(r.Looks), strings.Join(says, "<br>"), strings.Join(where, "、"))
	}
	hold(t, "checks.md", b.String())
}

// clauses lists every clause of the source that asks for a document, a record
// or a check, in its order, and what serves it beside the tables of rules and
// papers.
func clauses() []served {
	return []served{
		{"公募要領 1.①イ", "事後報告（留意事項、代替の方法その他）", "事後報告シート", "", []string{"M1"}, ""},
		{"公募要領 1.①ロ", "別紙2を精読し、必要な対応を行う", "自己チェックシート", "", nil, "依頼者の義務。回答の状況が報告書に残る"},
		{"公募要領 1.①ハ", "情報を特定し、範囲を設定する", "自己チェックシート（対象範囲の質問）", "", []string{"S1"}, ""},
		{"公募要領 2.", "事業の期間、報告の期日", "事業報告書", "", []string{"M2"}, ""},
		{"公募要領 3.(3)", "実効性、公平性の措置、4(2)⑦の期間と困難性を報告する", "事業報告書", "", []string{"M3"}, ""},
		{"公募要領 3.(4)", "企業が特定される形で第三者に開示しない", "事業報告書（公表用）", "", nil, "秘匿は disclosure（小さな数の抑制）、確認は leak が行う"},
		{"公募要領 4.(2)(3)", "件数と金額の上限", "事業報告書", "", []string{"M4"}, ""},
		{"公募要領 4.(4)", "電子媒体と透明テキスト付PDF", "全ての文書（Word・PDF）", "", nil, "PDFは pdf/gate が文字を読み直して確かめる"},
		{"前文", "5割以上は基本手法。変更は協議による", "登録簿、審査報告書（審査の方法）", "", []string{"P1", "P2", "P3"}, ""},
		{"1(1)", "公平性の重要性とリスクを認識させる", "公平性誓約書", compose.KindImpartiality, []string{"I1", "I2"}, ""},
		{"1(2)", "公平性へのリスクの報告を確保する", "公平性誓約書", compose.KindImpartiality, []string{"I3"}, ""},
		{"1(3)", "客観的な証拠に基づき判断する", "審査報告書", "", []string{"R1"}, ""},
		{"2(1)", "範囲を特定する", "登録簿、審査計画書", "", []string{"S1"}, ""},
		{"2(2)", "合意により範囲を変更する", "審査報告書（範囲の変更）", "", []string{"S2"}, ""},
		{"2(3)", "情報の態様に留意する", "自己チェックシート（対象範囲の質問）、審査計画書", "", nil, "態様に応じて対象の項目と工数が決まる（audit.Assess、audit.Plans）"},
		{"3(1)", "提供された情報を秘密とする", "秘密保持契約の要点", compose.KindContractPoints, nil, "文書に他社の文言が入らないことを試験で保つ"},
		{"3(2)", "目的外に用いない", "秘密保持契約の要点", compose.KindContractPoints, nil, "契約の条項の確認"},
		{"3(3)", "着手の前に契約する", "秘密保持契約の要点", compose.KindContractPoints, []string{"C1", "C2"}, ""},
		{"3(4)", "保存期間と、その後の返還・廃棄", "返還・廃棄の一覧、返還・廃棄証明書", compose.KindDisposalCertificate, []string{"C3", "C4"}, "shinsa purge"},
		{"4(1)①", "チェックシートによる予備審査", "自己チェックシート、照会書、照会回答シート", "", nil, "回答の読み取りと照会（intake、audit.Queries）"},
		{"4(1)②", "合意した他の方法による予備審査", "判断の表（decisions.xlsx）", "", nil, "シートの他の形式の受付と事務局の判断（decision）"},
		{"4(1)③", "従う法令の名称を照会する", "自己チェックシート（法令の欄）", "", []string{"A1"}, ""},
		{"4(1)④", "審査計画書を作り、送る", "審査計画書", "", []string{"A2"}, ""},
		{"4(1)⑤", "工数、日数、従事者を明記する", "審査計画書", "", []string{"A3"}, ""},
		{"4(1)⑥", "計画を説明する", "登録簿（計画の説明記録）、経過記録", "", []string{"A4"}, ""},
		{"4(2)①", "文書の有無と内容を確認する", "審査調書", "", []string{"A5"}, ""},
		{"4(2)②", "合意する場所で行える", "審査報告書（日時及び場所）", "", []string{"A11"}, ""},
		{"4(2)③", "結果を通知する", "文書審査結果通知書", compose.KindDocumentReview, []string{"A6"}, ""},
		{"4(2)④", "適合していない部分を指摘する", "文書審査結果通知書", compose.KindDocumentReview, []string{"A6"}, ""},
		{"4(2)⑤", "要請に応じて説明する", "文書審査結果等の説明記録", compose.KindDocumentReviewRecord, []string{"A7"}, ""},
		{"4(2)⑥", "現地審査の事項と準備を説明する", "現地審査実施案内", compose.KindOnsiteNotice, []string{"A8"}, ""},
		{"4(2)⑦", "受入れ可能時期を一定期間前に知らせてもらう", "現地審査実施案内", compose.KindOnsiteNotice, []string{"A9", "M3"}, ""},
		{"4(2)⑧", "計画の変更も同じ手順による", "審査計画書（第2版…）、変更通知書、文書審査結果等の説明記録", compose.KindAmendment, []string{"A10", "A15"}, ""},
		{"4(3)①", "所在地に赴いて審査する", "現地審査チェックリスト、審査報告書", compose.KindOnsiteChecklist, []string{"A11"}, ""},
		{"4(3)②イ", "物理的措置を個別に確認する", "現地審査チェックリスト", compose.KindOnsiteChecklist, []string{"R1"}, ""},
		{"4(3)②ロ", "実践する者から聞き取る", "現地審査チェックリスト", compose.KindOnsiteChecklist, []string{"A12"}, ""},
		{"4(3)②ハ", "継続を書面等の証拠で確認する", "現地審査チェックリスト", compose.KindOnsiteChecklist, []string{"R1"}, ""},
		{"4(3)②ニ", "システムの運用をテストで確認する", "現地審査チェックリスト", compose.KindOnsiteChecklist, []string{"R1"}, ""},
		{"4(3)②ホ", "情報管理の責任者から聞き取る", "現地審査チェックリスト", compose.KindOnsiteChecklist, []string{"A12"}, ""},
		{"4(3)②ヘ", "上位の責任者から聞き取る", "現地審査チェックリスト", compose.KindOnsiteChecklist, []string{"A12"}, ""},
		{"4(3)②ト", "推奨措置を確認する", "現地審査チェックリスト、審査報告書", compose.KindOnsiteChecklist, []string{"A13"}, ""},
		{"4(3)②チ", "法令の遵守を確認する", "現地審査チェックリスト、審査報告書", compose.KindOnsiteChecklist, []string{"A14"}, ""},
		{"5(1)", "証拠を踏まえた審査報告書を作る", "審査報告書", "", []string{"R1"}, "shinsa finish"},
		{"5(2)", "報告書の六つの事項", "審査報告書", "", []string{"R1", "R2", "R3"}, ""},
		{"5(3)", "結論の方向性を説明する", "結論の方向性の説明記録", compose.KindDirection, []string{"R4"}, ""},
		{"5(4)", "意見を付記する", "結論の方向性の説明記録、審査報告書", compose.KindDirection, []string{"R5"}, ""},
		{"5(5)", "審査報告書を基礎として評価する", "レビュー記録", compose.KindReviewRecord, []string{"R6"}, ""},
		{"5(6)", "全部適合は委員会のレビューによる", "レビュー資料、レビュー記録", compose.KindReviewMaterial, []string{"R6", "R7"}, ""},
		{"5(7)", "委員会の外部の者は半数を超える", "レビュー記録", compose.KindReviewRecord, []string{"R8"}, ""},
		{"5(8)", "レビューを付して報告書を送付する", "レビュー記録、審査報告書", compose.KindReviewRecord, []string{"R6"}, ""},
		{"5(9)", "全部に適合している旨を明確に示す", "適合通知書", compose.KindConformity, []string{"R9"}, ""},
		{"5(10)", "一部適合は代表者のレビューによることができる", "評価結果通知書", compose.KindPartial, []string{"R6"}, ""},
		{"5(11)", "疑義があれば報告し、評価を中止する", "関係行政機関への報告書（案）、評価中止記録、評価中止通知書", compose.KindAuthorityReport, []string{"R10", "R11", "R12"}, ""},
	}
}

// served is one clause, and the document, rules and means that serve it.
type served struct {
	clause, demand, document, kind string
	rules                          []string
	by                             string
}

// TestMethod holds docs/method.md: which document, check and test serves each
// clause. Every document named by kind is one that package compose makes for
// that clause; every test that is named exists.
func TestMethod(t *testing.T) {
	var b strings.Builder
	b.WriteString("# 手法の条項と、応える文書・点検・試験\n\n" + generated +
		"番号は checks.md の点検です。条項は、特に記すもののほか公募要領の別紙1（確認・評価手法）です。試験は、その条項を破って点検が働くことを確かめるものです。\n\n" +
		"| 条項 | 求めること | 文書・記録 | 点検 | 試験 | 記録するできごと |\n|---|---|---|---|---|---|\n")
	for _, s := range clauses() {
		var checks []string
		for _, id := range s.rules {
			if !slices.ContainsFunc(Rules(), func(r Rule) bool { return r.ID == id }) {
				t.Errorf("%s names rule %s, which is none", s.clause, id)
			}
			checks = append(checks, id)
		}
		if s.by != "" {
			checks = append(checks, s.by)
		}
		if len(checks) == 0 {
			t.Errorf("%s is served by nothing", s.clause)
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s |\n", s.clause, cell(s.demand), cell(s.document), cell(strings.Join(checks, "、")), strings.Join(testsOf(t, s), "<br>"), strings.Join(eventsOf(s.clause), "、"))
		s.sound(t)
	}
	hold(t, "method.md", b.String())
	everyRuleStandsAt(t)
	for clause := range proofs() {
		if !slices.ContainsFunc(clauses(), func(s served) bool { return s.clause == clause }) {
			t.Errorf("proof of %s, which is no clause", clause)
		}
	}
}

// proofs are the tests of clauses that no rule of the table holds, by package
// and function.
func proofs() map[string][]string {
	return map[string][]string{
		"公募要領 1.①イ":  {"pipeline TestAftermathComesBack"},
		"公募要領 1.①ロ":  {"audit TestQueries"},
		"公募要領 3.(4)": {"disclosure TestSuppressMarks", "leak TestPlanted"},
		"公募要領 4.(4)": {"pipeline TestWordAndPDFSayTheSame", "pdf/gate TestText"},
		"1(1)":       {"compose TestDeclarers"},
		"2(3)":       {"audit TestStates", "audit TestOutOfScopeItemsCostNothing"},
		"3(1)":       {"pipeline TestNoCompanyStandsInAnothersDocuments"},
		"3(2)":       {"compose TestContractPointsNameTheirClauses"},
		"3(3)":       {"compose TestContractOrder"},
		"3(4)":       {"pipeline TestPurgeLeavesNothing"},
		"4(1)①":      {"intake TestProperReturn", "audit TestQueries"},
		"4(1)②":      {"decision TestApply"},
		"4(2)①":      {"pipeline TestPapersFillTheDraft"},
		"4(2)③":      {"compose TestDocumentReviewTakesTheWorkingPaper"},
		"4(2)⑧":      {"pipeline TestChangedAnswerNamesWhatWentOut"},
		"4(3)①":      {"compose TestChecklistHasEveryCheck"},
		"5(9)":       {"compose TestNoConformityWithoutAll"},
		"5(10)":      {"compose TestGroundsOfTheRepresentativesReview"},
		"5(11)":      {"compose TestStoppedByTheOffice"},
	}
}

// provenBy sees that a test that is named exists.
func provenBy(t *testing.T, name string) string {
	dir, function, _ := strings.Cut(name, " ")
	folder := filepath.Join("..", dir)
	if dir == "pipeline" {
		folder = ".."
	}
	files, err := filepath.Glob(filepath.Join(folder, "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(b), "\nfunc "+function+"(") {
			return name
		}
	}
	t.Errorf("%s has no %s", dir, function)
	return ""
}

// sound sees that the paper that is named is made, and says so itself.
func (s served) sound(t *testing.T) {
	if s.kind == "" {
		return
	}
	for _, p := range compose.Papers() {
		if p.Kind == s.kind {
			if !strings.Contains(s.document, p.File) {
				t.Errorf("%s: %s is called %s", s.clause, s.kind, p.File)
			}
			return
		}
	}
	t.Errorf("%s: no paper %s", s.clause, s.kind)
}

func everyRuleStandsAt(t *testing.T) {
	for _, r := range Rules() {
		if !slices.ContainsFunc(clauses(), func(s served) bool { return slices.Contains(s.rules, r.ID) }) && r.Clause != "―" {
			t.Errorf("rule %s (%s) stands at no clause", r.ID, r.Clause)
		}
	}
}

// testsOf names the tests that break a clause: those of this package by their
// case, those of others by function.
func testsOf(t *testing.T, s served) []string {
	var out []string
	add := func(name string) {
		if !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	for _, id := range s.rules {
		for _, r := range Rules() {
			if r.ID != id {
				continue
			}
			if r.check != nil {
				add("method TestEachBreachIsSeen")
			}
			for _, w := range strings.Split(r.Where, "、") {
				add(testOf(t, w, r))
			}
		}
	}
	for _, name := range proofs()[s.clause] {
		add(provenBy(t, name))
	}
	out = slices.DeleteFunc(out, func(n string) bool { return n == "" })
	if len(out) == 0 {
		t.Errorf("no test breaks or proves %s", s.clause)
	}
	return out
}

func testOf(t *testing.T, where string, r Rule) string {
	file, name := "", ""
	switch where {
	case "audit.Check":
		file, name = "../audit/check_test.go", "TestCheckCompany"
		if slices.ContainsFunc(r.Codes, func(c problem.Code) bool {
			return slices.Contains([]problem.Code{"method-share", "committee-external", "committee-missing", "companies-few", "report-late"}, c)
		}) {
			name = "TestCheckProject"
		}
	case "closing.Check":
		file, name = "../closing/closing_test.go", "TestEachFaultIsFound"
	default:
		return ""
	}
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range f.Decls {
		if strings.Contains(funcName(d), name) {
			return filepath.Base(filepath.Dir(file)) + " " + name
		}
	}
	t.Errorf("%s has no %s", file, name)
	return ""
}

// eventsOf lists what is noted in the log for a clause.
func eventsOf(clause string) []string {
	var out []string
	for _, w := range record.EventWords() {
		for _, part := range strings.Split(strings.TrimPrefix(w.Clause, "別紙1 "), "、") {
			if part == clause || covers(part, clause) {
				out = append(out, w.Word)
				break
			}
		}
	}
	if len(out) == 0 {
		return []string{"―"}
	}
	return out
}

// covers tells whether 4(2)③④ covers 4(2)④, and 5(6)(7) covers 5(7).
func covers(list, clause string) bool {
	for _, cut := range []string{"①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧"} {
		if base, ok := strings.CutSuffix(clause, cut); ok {
			return strings.HasPrefix(list, base) && strings.Contains(list[len(base):], cut)
		}
	}
	i := strings.LastIndex(clause, "(")
	return i > 0 && strings.HasPrefix(list, clause[:i]) && strings.Contains(list[i:], clause[i:])
}

func funcName(d ast.Decl) string {
	if f, ok := d.(*ast.FuncDecl); ok {
		return f.Name.Name
	}
	return ""
}
