package sheet

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

// small is a catalogue with one of everything that the sheet shows.
func small() *criteria.Catalogue {
	return &criteria.Catalogue{ID: "test-1", Version: "1.0", Title: "試験用の基準",
		Scopes: []criteria.Scope{{ID: "paper", Label: "紙", Question: "紙の書類がありますか。"}, {ID: "cloud", Label: "クラウド", Question: "クラウドを使っていますか。"}},
		Sections: []criteria.Section{
			{ID: "3", Number: "3", Title: "管理の責任者", Clauses: []criteria.Clause{{ID: "3", Number: "3", Title: "責任者"}}},
			{ID: "4-1", Number: "4(1)", Title: "人的アクセスの制限", Clauses: []criteria.Clause{
				{ID: "4-1-1", Number: "4(1)①", Title: "設定"}, {ID: "4-1-3", Number: "4(1)③", Title: "管理"}, {ID: "4-1-9", Number: "4(1)⑨", Title: "項目なし"}}},
		},
		Items: []criteria.Item{
			{ID: "3a", Clause: "3", Kind: criteria.Required, Question: "責任者を任命していますか。", Evidence: []string{"任命書"}},
			{ID: "3r1", Clause: "3", Kind: criteria.Recommended, Question: "責任を規程に定めていますか。"},
			{ID: "4-1-1a", Clause: "4-1-1", Kind: criteria.Required, Question: "次のいずれかをしていますか。", Points: []string{"掲示", "規程"}, AnyPoint: true,
				When: criteria.When{{"paper", "cloud"}, {"paper"}}, Alternatives: []string{"同じ効果の方法"}},
			{ID: "4-1-3a", Clause: "4-1-3", Kind: criteria.Required, Question: strings.Repeat("長い質問が続きます。", 12)},
		}}
}

func options() SelfCheckOptions {
	known := func(s string) record.Value[string] { return record.Known(s, record.Origin{}) }
	return SelfCheckOptions{
		Project: &record.Project{Title: "中小企業等の技術情報管理状況等調査 認証トライアル", Marking: "取扱注意",
			Body:  record.Body{Name: "一般財団法人情報管理認証機構", Office: record.Office{Name: "認証トライアル事務局", Contact: "佐藤", Phone: "03-0000-0000", Mail: "office@example.jp"}},
			Dates: record.Dates{SheetsDue: calendar.Date{Year: 2018, Month: 6, Day: 15}}},
		Company: &record.Company{ID: "C001", Name: known("株式会社髙﨑精機𠮷野工場"), CorporateNumber: "9234567890123",
			Address: known("群馬県高崎市見本町1-2-3"), ScopeUnit: record.UnitSite, ScopeName: known("本社工場の設計・製造部門"), Mail: known("info@example.co.jp")},
		Catalogue: small(), Date: calendar.Date{Year: 2018, Month: 6, Day: 1},
	}
}

// real returns the options with the catalogue of the call, when it is there.
func real(tb testing.TB) SelfCheckOptions {
	tb.Helper()
	const file = "../../criteria/meti-2018.yaml"
	data, err := os.ReadFile(file)
	if err != nil {
		tb.Skip("the catalogue of the call is not written yet: " + file)
	}
	o := options()
	var problems interface{ HasErrors() bool }
	o.Catalogue, problems = criteria.Load(file, data)
	if problems.HasErrors() {
		tb.Skip("the catalogue of the call has errors")
	}
	return o
}

func roundTrip(tb testing.TB, s *workbook.Spec) *workbook.Book {
	tb.Helper()
	data, err := workbook.Write(s)
	if err != nil {
		tb.Fatal(err)
	}
	b, err := workbook.Read(data, workbook.DefaultLimits())
	if err != nil {
		tb.Fatal(err)
	}
	return b
}

// find returns the cell with that text.
func find(t *testing.T, s *workbook.Sheet, text string) *workbook.Cell {
	t.Helper()
	for i := range s.Cells {
		if s.Cells[i].Text == text {
			return &s.Cells[i]
		}
	}
	t.Fatalf("%s: no cell %q", s.Name, text)
	return nil
}

func TestSheets(t *testing.T) {
	b := roundTrip(t, SelfCheck(options()))
	var names []string
	for _, s := range b.Sheets {
		names = append(names, s.Name)
		if s.Hidden != (s.Name == criteria.SheetHidden) {
			t.Errorf("%s: hidden %v", s.Name, s.Hidden)
		}
	}
	want := []string{criteria.SheetCover, criteria.SheetGuide, criteria.SheetScope, criteria.SheetItems, criteria.SheetExtra, criteria.SheetLaws, criteria.SheetHidden}
	if strings.Join(names, " ") != strings.Join(want, " ") {
		t.Errorf("sheets %v", names)
	}
}

// Each label of the cover has its value in the cell at its right.
func TestCover(t *testing.T) {
	s := roundTrip(t, SelfCheck(options())).Sheet(criteria.SheetCover)
	for label, want := range map[string]string{
		criteria.LabelCompanyID: "C001", criteria.LabelName: "株式会社髙﨑精機𠮷野工場", criteria.LabelNumber: "9234567890123",
		criteria.LabelAddress: "群馬県高崎市見本町1-2-3", criteria.LabelScope: "本社工場の設計・製造部門（事業所単位）", criteria.LabelSent: none,
		criteria.LabelDue: "平成30年6月15日", criteria.LabelMail: "info@example.co.jp",
	} {
		l := find(t, s, label)
		if v := s.At(l.Row, l.Col+1); v == nil || v.Text != want {
			t.Errorf("%s: %+v, want %q", label, v, want)
		}
	}
}

func TestHidden(t *testing.T) {
	s := roundTrip(t, SelfCheck(options())).Sheet(criteria.SheetHidden)
	for key, want := range map[string]string{criteria.KeyForm: criteria.FormVersion, criteria.KeyCatalogue: "test-1", criteria.KeyVersion: "1.0", criteria.KeyCompany: "C001"} {
		if c := find(t, s, key); s.At(c.Row, 2).Text != want {
			t.Errorf("%s: %q", key, s.At(c.Row, 2).Text)
		}
	}
}

// Every item of the catalogue stands once, on the sheet of its kind, with its
// question as written; a clause without items has no band.
func TestItems(t *testing.T) {
	for name, o := range map[string]SelfCheckOptions{"small": options(), "real": real(t)} {
		b := roundTrip(t, SelfCheck(o))
		count := map[string]int{}
		for _, kind := range []criteria.Kind{criteria.Required, criteria.Recommended} {
			page := map[criteria.Kind]string{criteria.Required: criteria.SheetItems, criteria.Recommended: criteria.SheetExtra}[kind]
			s := b.Sheet(page)
			for i := range s.Cells {
				c := &s.Cells[i]
				it := o.Catalogue.Item(c.Text)
				if c.Col != colID || it == nil {
					continue
				}
				count[it.ID]++
				if q := s.At(c.Row, colQuestion); it.Kind != kind || q == nil || q.Text != it.Question {
					t.Errorf("%s: %s on %s: %+v", name, it.ID, page, q)
				}
			}
		}
		for _, it := range o.Catalogue.Items {
			if count[it.ID] != 1 {
				t.Errorf("%s: item %s stands %d times", name, it.ID, count[it.ID])
			}
		}
	}
	s := roundTrip(t, SelfCheck(options())).Sheet(criteria.SheetItems)
	for _, c := range s.Cells {
		if strings.Contains(c.Text, "項目なし") {
			t.Error("a clause without items has a band")
		}
	}
	row := find(t, s, "4-1-1a").Row
	want := "【紙またはクラウド、かつ紙が「有」の場合】\n次のいずれかで足ります。\n・掲示\n・規程\n・（別の方法）同じ効果の方法"
	if got := s.At(row, colPoints).Text; got != want {
		t.Errorf("points %q", got)
	}
}

// Only the places to fill are unlocked, each item's answer is chosen from the
// five answers.
func TestLocked(t *testing.T) {
	spec := SelfCheck(options())
	for _, s := range spec.Sheets {
		if !s.Protect && !s.VeryHidden {
			t.Errorf("%s is not locked", s.Name)
		}
		for _, c := range s.Cells {
			if c.Style.Unlocked != (c.Style.Fill == tint) {
				t.Errorf("%s %d,%d: unlocked %v, tint %q", s.Name, c.Row, c.Col, c.Style.Unlocked, c.Style.Fill)
			}
		}
	}
	items := spec.Sheets[3]
	covered := 0
	for _, c := range items.Choices {
		if strings.Join(c.Words, ",") != "実施済,一部実施,未実施,該当なし,代替措置" || c.Range.Col1 != colAnswer {
			t.Errorf("choice %+v", c)
		}
		covered += c.Range.Row2 - c.Range.Row1 + 1
	}
	if covered != 3 {
		t.Errorf("%d answers have a drop-down", covered)
	}
}

func TestRegister(t *testing.T) {
	b := roundTrip(t, RegisterTemplate())
	s := b.Sheets[0]
	for i, c := range record.Columns() {
		h := s.At(2, i+1)
		if h == nil || h.Text != string(c) {
			t.Errorf("column %d: %+v, want %s", i+1, h, c)
		}
	}
	if c := s.At(3, 1); c == nil || c.Text != record.ExampleID {
		t.Errorf("example row %+v", c)
	}
	unread := record.Company{ID: "C001", Capital: record.Unread[int64](record.Origin{Raw: "不明"})}
	if c := find(t, roundTrip(t, Register([]record.Company{unread})).Sheets[0], "不明"); c.Row != 3 {
		t.Errorf("%+v", c)
	}
}

// An estimate that is too low would cut the text of a printed row.
func TestWrapped(t *testing.T) {
	for _, c := range []struct {
		text  string
		width float64
		want  int
	}{{"", 20, 1}, {"短い", 20, 1}, {"一\n二\n三", 20, 3}, {strings.Repeat("あ", 20), 20, 2}, {strings.Repeat("あ", 30), 20, 3}, {strings.Repeat("a", 20), 40, 1}} {
		if got := wrapped(c.text, c.width, 10); got != c.want {
			t.Errorf("%q in %v: %d lines, want %d", c.text, c.width, got, c.want)
		}
	}
}

func TestValid(t *testing.T) {
	const check = "/work/shared/validators/check-xlsx.sh"
	if _, err := os.Stat(check); err != nil {
		t.Skip("the validator is not on this machine: " + check)
	}
	for name, s := range map[string]*workbook.Spec{"selfcheck": SelfCheck(real(t)), "register": RegisterTemplate()} {
		data, err := workbook.Write(s)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), name+".xlsx")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command(check, path).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
	}
}

// LibreOffice opens the sheet and shows every question.
func TestOffice(t *testing.T) {
	for _, tool := range []string{"soffice", "pdftotext"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip(tool + " is not installed")
		}
	}
	dir, o := t.TempDir(), real(t)
	data, err := workbook.Write(SelfCheck(o))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "a.xlsx"), data, 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("soffice", "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", "pdf", "--outdir", dir, filepath.Join(dir, "a.xlsx")).CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, out)
	}
	text, err := exec.Command("pdftotext", "-raw", filepath.Join(dir, "a.pdf"), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	shown := strings.Join(strings.Fields(string(text)), "")
	for _, it := range o.Catalogue.Items {
		if !strings.Contains(shown, strings.Join(strings.Fields(it.Question), "")) {
			t.Errorf("%s is not shown: %s", it.ID, it.Question)
		}
	}
}

func TestSameBytes(t *testing.T) {
	a, err := workbook.Write(SelfCheck(options()))
	if err != nil {
		t.Fatal(err)
	}
	b, err := workbook.Write(SelfCheck(options()))
	if err != nil || !bytes.Equal(a, b) {
		t.Fatal("other bytes", err)
	}
}

// One company's self-check sheet of the call's catalogue, to the bytes.
func BenchmarkSelfCheck(b *testing.B) {
	o := real(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := workbook.Write(SelfCheck(o)); err != nil {
			b.Fatal(err)
		}
	}
}
