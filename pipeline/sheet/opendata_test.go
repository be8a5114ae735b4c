package sheet

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/statistics"
	"shinsa/pipeline/statistics/madeup"
	"shinsa/pipeline/workbook"
)

// openExample is a small table with everything: groups, numbers of clauses,
// shares with intervals, days, a suppressed and an empty cell, a text with every
// sign that csv quotes.
func openExample() OpenDataOptions {
	t := statistics.Table{ID: "clauses", Title: "条項別の結果（項目数）", Base: "n = 3 社", N: 3, Sources: []string{"自己チェックシート"}, Rule: statistics.Text{Ja: "数える。", En: "Counted."}, Notes: []string{"独立とみなす。"},
		Columns: []statistics.Column{{Head: "条項"}, {Head: "対象", Unit: "項目", Kind: statistics.Count}, {Head: "適合", Unit: "項目", Kind: statistics.Count}, {Head: "割合", Unit: "%", Kind: statistics.Share, Decimals: 1, Part: 2, Whole: 1, Interval: true}, {Head: "最初の日", Kind: statistics.Day}, {Head: "言葉", Kind: statistics.Words}},
		Rows: []statistics.Row{
			{ID: "4-1-1", Group: "4(1)　人的アクセス", Cells: []statistics.Cell{{Text: "4(1)①　名簿"}, {Number: 3000}, {Number: 1000}, {Number: 1000, Of: 3000, Interval: statistics.Wilson(1000, 3000)}, {Day: calendar.Date{Year: 2018, Month: 6, Day: 1}}, {Text: "引用「\"」、\nカンマ,"}}},
			{ID: "4-1-2", Group: "4(1)　人的アクセス", Cells: []statistics.Cell{{Text: "4(1)②　施錠"}, {Number: 2, Suppressed: true}, {Number: 0}, {Number: 0, Of: 2, Suppressed: true}, {None: true}, {Text: "=1+1"}}},
			{ID: "total", Sum: []int{0, 1}, Cells: []statistics.Cell{{Text: "計"}, {Number: 3002}, {Number: 1000}, {}, {None: true}, {}}}}}
	free := statistics.Table{ID: "points-text", Title: "留意事項", Columns: []statistics.Column{{Head: "番号"}, {Head: "内容", Kind: statistics.Typed}}, Rows: []statistics.Row{{ID: "1", Cells: []statistics.Cell{{Text: "1"}, {Text: "手間取った。", Src: problem.Pos{File: "a"}}}}}}
	per := statistics.Table{ID: "matrix", Title: "企業別", PerCompany: true, Columns: []statistics.Column{{Head: "企業"}}, Rows: []statistics.Row{{ID: "C001", Cells: []statistics.Cell{{Text: "事業者01"}}}}}
	later := statistics.Table{ID: "points", Title: "留意事項の数", Missing: "事後報告はまだない。", Columns: []statistics.Column{{Head: "段階"}}}
	return OpenDataOptions{Title: "認証トライアル", Org: "見本認証機構", Date: calendar.Date{Year: 2018, Month: 8, Day: 10}, Tables: []statistics.Table{free, per, later, t}, Threshold: 3,
		Numbers: map[string]string{"clauses": "表5-10", "matrix": "表5-2"}, Charts: map[string][]string{"clauses": {"図5-10", "図5-2"}}}
}

func TestOpenCSV(t *testing.T) {
	o := openExample()
	want := "\uFEFF区分番号,区分,条項番号,条項,対象,適合,割合,割合の95%信頼区間の下限,割合の95%信頼区間の上限,最初の日,言葉\r\n" +
		"4(1),人的アクセス,4(1)①,名簿,3000,1000,33.3,31.7,35,2018-06-01,\"引用「\"\"」、\nカンマ,\"\r\n" +
		"4(1),人的アクセス,4(1)②,施錠,x,0,x,x,x,,=1+1\r\n" +
		",,,計,3002,1000,,,,,\r\n"
	if got := string(CSV(&o.Tables[3])); got != want {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
	var names []string
	for _, f := range OpenFiles(o) {
		names = append(names, f.Name)
	}
	if want := []string{"表一覧.csv", "単位・注.csv", "表5-2_企業別.csv", "表5-10_条項別の結果.csv", "参考1_留意事項.csv"}; !slices.Equal(names, want) {
		t.Errorf("files %v", names)
	}
}

// The public edition has no table per company and no words of others, unless
// they were approved; what is left out is told.
func TestOpenPublic(t *testing.T) {
	o := openExample()
	o.Public = true
	list := func() string { return string(OpenFiles(o)[0].Data) }
	if n := len(OpenFiles(o)); n != 3 {
		t.Errorf("%d files", n)
	}
	for _, w := range []string{"企業別の数値は、公表用には掲げない。", "企業等の記入した語句を含む表であり、公表用には掲げない。", "事後報告はまだない。", "図5-2、図5-10"} {
		if !strings.Contains(list(), w) {
			t.Errorf("%s is missing in\n%s", w, list())
		}
	}
	if bytes.Contains(OpenFiles(o)[1].Data, []byte("手間取った")) {
		t.Error("words of a company in the notes")
	}
	o.Approved = map[string]bool{"points-text": true}
	if n := len(OpenFiles(o)); n != 4 {
		t.Errorf("%d files with an approval", n)
	}
}

// A sheet is named after its number in signs that Excel and file systems take.
func TestOpenNames(t *testing.T) {
	for _, c := range [][3]string{{"表3-2", "業種別の参加企業数", "表3-2_業種別の参加企業数"}, {"表5-10", "区分別の結果（項目数）", "表5-10_区分別の結果"}, {"参考3", `a/b:c[1]?*'"|`, "参考3_abc1"},
		{"表別添1-1", strings.Repeat("長い題名", 20), "表別添1-1_" + strings.Repeat("長い題名", 6)}} {
		if got := openName(c[0], c[1]); got != c[2] {
			t.Errorf("%s, want %s", got, c[2])
		}
	}
	order := []string{"表3-2", "表3-10", "表10-1", "表別添1-1", ""}
	for i := range order[1:] {
		if slices.Compare(numberKey(order[i]), numberKey(order[i+1])) >= 0 {
			t.Errorf("%s does not stand before %s", order[i], order[i+1])
		}
	}
}

// made are the tables of a made-up project under numbers as the report gives
// them.
func made(tb testing.TB, companies int) OpenDataOptions {
	tb.Helper()
	data, err := os.ReadFile("../../criteria/meti-2018.yaml")
	if err != nil {
		tb.Fatal(err)
	}
	cat, problems := criteria.Load("meti-2018.yaml", data)
	if problems.HasErrors() {
		tb.Fatal(problems)
	}
	o := OpenDataOptions{Title: "認証トライアル", Org: "見本認証機構", Date: calendar.Date{Year: 2018, Month: 8, Day: 10}, Threshold: 3, Numbers: map[string]string{},
		Tables: statistics.Tables(madeup.Project(madeup.Options{Catalogue: cat, Companies: companies, Seed: 8, Reach: 3}))}
	for i, t := range o.Tables {
		if i%4 != 3 {
			o.Numbers[t.ID] = fmt.Sprintf("表%d-%d", 2+i/7, 1+i%7)
		}
	}
	o.Tables[2].Rows[0].Cells[1].Suppressed = true
	return o
}

// One table a sheet, one value a cell, heads in row 1, nothing merged, and the
// very values that the csv has.
func TestOpenWorkbook(t *testing.T) {
	o := made(t, 14)
	spec := OpenData(o)
	data, err := workbook.Write(spec)
	if err != nil {
		t.Fatal(err)
	}
	again, _ := workbook.Write(OpenData(o))
	if !bytes.Equal(data, again) {
		t.Error("two workbooks of one project differ")
	}
	book, err := workbook.Read(data, workbook.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	files := OpenFiles(o)
	if len(files) != len(book.Sheets) {
		t.Fatalf("%d files, %d sheets", len(files), len(book.Sheets))
	}
	seen := map[string]bool{}
	for i, s := range book.Sheets {
		if len(spec.Sheets[i].Merges) > 0 || s.Hidden || s.Name+".csv" != files[i].Name || seen[s.Name] || utf8.RuneCountInString(s.Name) > 31 {
			t.Errorf("sheet %s (file %s)", s.Name, files[i].Name)
		}
		seen[s.Name] = true
		sameAsCSV(t, s, files[i].Data)
	}
	if !regexp.MustCompile(`^(表\d+-\d+|参考\d+)_`).MatchString(book.Sheets[2].Name) {
		t.Errorf("sheet %s is not named after its number", book.Sheets[2].Name)
	}
}

func sameAsCSV(t *testing.T, s *workbook.Sheet, data []byte) {
	t.Helper()
	if !utf8.Valid(data) || !bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")) || bytes.Count(data, []byte("\r\n")) == 0 {
		t.Errorf("%s: no UTF-8 with byte order mark and CRLF", s.Name)
	}
	rows, err := csv.NewReader(bytes.NewReader(data[3:])).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", s.Name, err)
	}
	cells := map[[2]int]workbook.Cell{}
	for _, c := range s.Cells {
		cells[[2]int{c.Row, c.Col}] = c
	}
	heads := map[string]bool{}
	for i, row := range rows {
		for j, want := range row {
			c := cells[[2]int{i + 1, j + 1}]
			got := c.Text
			if c.Kind == workbook.Number && !c.Date {
				got = strconv.FormatFloat(c.Number, 'f', -1, 64)
			}
			if c.Kind == workbook.Number && c.Date {
				got = calendar.Date{Year: 1899, Month: 12, Day: 30}.AddDays(int(c.Number)).String()
			}
			if got != strings.ReplaceAll(want, "\r\n", "\n") {
				t.Errorf("%s row %d column %d: workbook %q, csv %q", s.Name, i+1, j+1, got, want)
			}
			if i == 0 && (want == "" || heads[want]) {
				t.Errorf("%s: head %q is empty or there twice", s.Name, want)
			}
			if i == 0 {
				heads[want] = true
			}
		}
	}
}

func TestOpenValidates(t *testing.T) {
	const check = "/work/shared/validators/check-xlsx.sh"
	if _, err := os.Stat(check); err != nil {
		t.Skip("the validator is not here")
	}
	data, err := workbook.Write(OpenData(made(t, 5)))
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "図表データ.xlsx")
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(check, file).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	if keep := os.Getenv("OPENDATA"); keep != "" {
		_ = os.WriteFile(keep, data, 0o644)
	}
}

func BenchmarkOpenData(b *testing.B) {
	o := made(b, 50)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := workbook.Write(OpenData(o)); err != nil {
			b.Fatal(err)
		}
	}
}
