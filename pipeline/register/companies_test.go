package register

import (
	"fmt"
	"strings"
	"testing"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/sheet"
	"shinsa/pipeline/workbook"
)

// file makes a register of rows; a nil is an empty cell.
func file(tb testing.TB, rows ...[]any) []byte {
	tb.Helper()
	s := &workbook.SheetSpec{Name: "一覧"}
	for r, row := range rows {
		for c, v := range row {
			if v != nil {
				s.Cells = append(s.Cells, workbook.CellSpec{Row: r + 1, Col: c + 1, Value: v})
			}
		}
	}
	data, err := workbook.Write(&workbook.Spec{Sheets: []*workbook.SheetSpec{s}})
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

// What package sheet writes is read again, value for value.
func TestRoundTrip(t *testing.T) {
	known := func(s string) record.Value[string] { return record.Known(s, record.Origin{}) }
	day := func(m, d int) record.Value[calendar.Date] {
		return record.Known(calendar.Date{Year: 2018, Month: m, Day: d}, record.Origin{})
	}
	want := record.Company{ID: "C001", Name: known("株式会社髙﨑精機"), Kana: "タカサキセイキ", CorporateNumber: "9234567890123",
		Address: known("群馬県高崎市𠮷井町1-2"), Industry: known("金属製品製造業"), Capital: record.Known(int64(10_000_000), record.Origin{}),
		Employees: record.Known(45, record.Origin{}), Contact: known("髙橋 德子"), ContactTitle: known("総務部 部長"), Mail: known("a@example.jp"),
		Phone: known("027-000-0000"), ScopeUnit: record.UnitSite, ScopeName: known("本社工場"), Sites: []record.Value[string]{known("本社工場"), known("第二工場")},
		ContractDate: day(5, 18), RetentionYears: record.Known(7, record.Origin{}), Disposal: known("返還"), Method: record.Changed,
		MethodReason: known("現地審査を1日に縮めたため"), SentDate: day(5, 21), DueDate: day(6, 8), PriceYen: record.Known(int64(400_000), record.Origin{}),
		PlanExplained: known("平成30年6月20日 電話"), Note: known("備考です")}
	data, err := workbook.Write(sheet.Register([]record.Company{want}))
	if err != nil {
		t.Fatal(err)
	}
	got, problems := Companies("companies.xlsx", data, nil)
	if len(problems) > 0 || len(got) != 1 {
		t.Fatalf("%d companies, %s", len(got), codes(problems))
	}
	if a, b := values(got[0]), values(want); a != b {
		t.Errorf("\n got %s\nwant %s", a, b)
	}
	if o := got[0].Name.Origin; o.Pos.String() != "companies.xlsx[事業者一覧]!B3" || o.Raw != "株式会社髙﨑精機" || o.Digest == "" {
		t.Errorf("origin %+v", o)
	}
	if !got[0].SME.Is || got[0].SME.Class != "製造業その他" {
		t.Errorf("%+v", got[0].SME)
	}
}

// values prints a company without origins.
func values(c record.Company) string {
	var sites []string
	for _, s := range c.Sites {
		sites = append(sites, s.V)
	}
	return fmt.Sprint(c.ID, c.Name.V, c.Kana, c.CorporateNumber, c.Address.V, c.Industry.V, c.Capital.V, c.Employees.V, c.Contact.V, c.ContactTitle.V,
		c.Mail.V, c.Phone.V, c.ScopeUnit, c.ScopeName.V, sites, c.ContractDate.V, c.RetentionYears.V, c.Disposal.V, c.Method, c.MethodReason.V,
		c.SentDate.V, c.DueDate.V, c.PriceYen.V, c.PlanExplained.V, c.Note.V)
}

// The template alone is a register of no companies, with a note on its example.
func TestTemplateRegister(t *testing.T) {
	data, err := workbook.Write(sheet.RegisterTemplate())
	if err != nil {
		t.Fatal(err)
	}
	got, problems := Companies("companies.xlsx", data, nil)
	if got == nil || len(got) != 0 || codes(problems) != "register-example" || problems[0].Severity != problem.Info {
		t.Errorf("%v %s", got, codes(problems))
	}
}

// Columns are found by name: any order, width, spaces, synonyms, units.
func TestColumns(t *testing.T) {
	data := file(t, []any{"平成30年度 名簿"}, []any{},
		[]any{"資本金（千円）", "会社名 ※", "ＩＤ", "従業員 数", "業種", "住　所", "メモ帳", "単位", "契約締結日", nil},
		[]any{"10,000", "有限会社甲", "ｃ００１", "約45名", "製造業", "東京都", "控え", "全社", "H30.5.18", "欄外"},
		[]any{"1,000万円", "乙", "C002", "12", "製造業", "東京都", nil, "工場", 43238, nil},
		[]any{3000, "丙", "C003", 7, "製造業", "東京都", nil, "部門", calendar.Date{Year: 2018, Month: 5, Day: 18}, nil})
	got, problems := Companies("r.xlsx", data, nil)
	if len(got) != 3 || codes(problems) != "register-unknown-column register-stray register-date" {
		for _, p := range problems {
			t.Log(p.Text("ja"))
		}
		t.Fatalf("%d companies, %s", len(got), codes(problems))
	}
	if problems[1].Pos.Cell() != "J4" || problems[2].Pos.Cell() != "I5" || problems[2].Company != "C002" {
		t.Errorf("places %v %v", problems[1].Pos, problems[2])
	}
	for i, w := range []struct {
		id        string
		capital   int64
		employees int
		unit      record.ScopeUnit
	}{{"C001", 10_000_000, 45, record.UnitCompany}, {"C002", 10_000_000, 12, record.UnitSite}, {"C003", 3_000_000, 7, record.UnitDivision}} {
		if c := got[i]; c.ID != w.id || c.Capital.V != w.capital || c.Employees.V != w.employees || c.ScopeUnit != w.unit {
			t.Errorf("%s: %v %v %v", c.ID, c.Capital, c.Employees, c.ScopeUnit)
		}
	}
	if d := got[2].ContractDate; !d.Known || d.V.String() != "2018-05-18" || got[0].Employees.Origin.Rule != "number:about" {
		t.Errorf("%+v %+v", d, got[0].Employees.Origin)
	}
}

// Each fault of a line is told with its cell; the other lines are read.
func TestRows(t *testing.T) {
	head := []any{"整理番号", "名称", "法人番号", "所在地", "業種", "資本金", "従業員数", "認証範囲の単位", "契約日", "手法", "返還・廃棄"}
	good := []any{"C009", "甲", "9234567890123", "東京都", "製造業", 1, 1, "その他", calendar.Date{Year: 2018, Month: 5, Day: 18}, "基本手法", "廃棄"}
	for _, c := range []struct {
		col   int
		value any
		want  string
		kept  bool
	}{
		{0, nil, "register-no-id", false}, {0, "1", "register-id-form", false}, {0, "../x", "register-id-form", false}, {0, "C001", "register-id-twice", false},
		{0, "（例）", "register-example", false}, {1, nil, "register-no-name", true}, {2, "9234567890124", "register-corporate-number", true},
		{3, nil, "register-empty", true}, {4, "宇宙", "register-industry", true}, {5, "多い", "register-number", true}, {5, -3, "register-number", true}, {6, 1.5, "register-number", true},
		{7, "半分", "register-unit", true}, {8, "30.4.1", "register-date", true}, {8, "平成30年5月", "register-date", true}, {8, nil, "register-empty", true},
		{9, "別の手法", "register-method", true}, {9, nil, "", true}, {10, "保管", "register-disposal", true}, {2, 9234567890123, "", true},
	} {
		first, bad := append([]any(nil), good...), append([]any(nil), good...)
		first[0], bad[c.col] = "C001", c.value
		got, problems := Companies("r.xlsx", file(t, head, first, bad), nil)
		if codes(problems) != c.want || (len(got) == 2) != c.kept {
			t.Errorf("%v in %v: %s, %d companies, want %s", c.value, head[c.col], codes(problems), len(got), c.want)
			continue
		}
		if c.want != "" && problems[0].Pos != (problem.Pos{File: "r.xlsx", Sheet: "一覧", Row: 3, Col: c.col + 1}) {
			t.Errorf("%s at %v", c.want, problems[0].Pos)
		}
		if c.kept && c.want != "" && problems[0].Company != "C009" {
			t.Errorf("%s concerns %q", c.want, problems[0].Company)
		}
	}
}

func TestRefused(t *testing.T) {
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"empty": {nil, "register-empty-file"}, "csv": {[]byte("整理番号,名称\n"), "register-not-workbook"},
		"other":   {file(t, []any{"品名", "数量"}), "register-no-head"},
		"no name": {file(t, []any{"整理番号", "所在地", "業種", "資本金", "従業員数", "単位", "契約日"}), "register-missing-column"},
		"twice":   {file(t, []any{"整理番号", "名称", "会社名", "所在地", "業種", "資本金", "従業員数", "単位", "契約日"}), "register-column-twice"},
		"few":     {file(t, []any{"整理番号", "名称"}), strings.TrimSpace(strings.Repeat("register-expected-column ", 6))},
	} {
		if _, problems := Companies("r.xlsx", c.data, nil); codes(problems) != c.want {
			t.Errorf("%s: %s, want %s", name, codes(problems), c.want)
		}
	}
}

// What the register leaves out comes from the project, and says so.
func TestRetentionDefault(t *testing.T) {
	p := &record.Project{File: "project.yaml", RetentionYears: 5}
	data := file(t, []any{"整理番号", "名称", "所在地", "業種", "資本金", "従業員数", "単位", "契約日", "保存期間"},
		[]any{"C001", "甲", "東京都", "製造業", 1, 1, "その他", "2018/5/18", nil}, []any{"C002", "乙", "東京都", "製造業", 1, 1, "その他", "2018/5/18", "7年"})
	got, problems := Companies("r.xlsx", data, p)
	if len(problems) > 0 || got[0].RetentionYears.V != 5 || got[0].RetentionYears.Origin.Pos.File != "project.yaml" || got[1].RetentionYears.V != 7 {
		t.Errorf("%s %+v", codes(problems), got)
	}
}

func BenchmarkCompanies(b *testing.B) {
	rows := [][]any{{"整理番号", "名称", "所在地", "業種", "資本金", "従業員数", "単位", "契約日"}}
	for i := range 1000 {
		rows = append(rows, []any{fmt.Sprintf("C%03d", i+1), "株式会社甲", "東京都千代田区", "金属製品製造業", "1,000万円", 45, "事業者単位", "平成30年5月18日"})
	}
	data := file(b, rows...)
	b.ReportAllocs()
	for b.Loop() {
		if got, _ := Companies("r.xlsx", data, nil); len(got) != 1000 {
			b.Fatal(len(got))
		}
	}
}
