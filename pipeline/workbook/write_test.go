package workbook

import (
	"archive/zip"
	"bytes"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"shinsa/pipeline/calendar"
)

// everything is a spec that uses every feature.
func everything() *Spec {
	long := make([]string, 80)
	for i := range long {
		long[i] = fmt.Sprintf("選択肢その%d", i+1)
	}
	head := Style{Bold: true, Fill: "D9E2F3", Border: true, HAlign: "center", VAlign: "center", Wrap: true}
	main := &SheetSpec{Name: "主な'シート", ColWidths: []float64{8, 30, 0, 12}, HiddenCols: []int{6}, FreezeRow: 1, FreezeCol: 1,
		Protect: true, Landscape: true, FitWidth: true, PrintRows: [2]int{1, 1}, Footer: "&C&P / &N", Header: "&R取扱注意",
		AutoFilter: &Range{1, 1, 9, 4}, TabColor: "1F4E79", Zoom: 90,
		Rows:   map[int]RowSpec{1: {Height: 24}, 5: {Hidden: true}, 40: {Height: 30}},
		Merges: []Range{{2, 1, 3, 1}, {12, 2, 13, 4}},
		Choices: []Choice{{Range: Range{2, 4, 9, 4}, Words: []string{"実施済", "一部実施"}, Title: "回答", Prompt: "選んでください", Strict: true},
			{Range: Range{2, 5, 9, 5}, Words: long}, {Range: Range{10, 5, 10, 5}, Words: []string{"a,b", `c"d`}}},
		Charts: []ChartSpec{{Cell: "H2", Title: "回答の割合", Categories: "'数字'!$A$1:$A$2", Width: 480, Height: 260, Stacked: true,
			Series: []ChartSeries{{Name: "'数字'!$A$1", Values: "'数字'!$B$1:$B$2", Color: "4472C4"}}}},
		Cells: []CellSpec{
			{Row: 1, Col: 1, Value: "項番", Style: head}, {Row: 1, Col: 2, Value: "確認すること", Style: head},
			{Row: 2, Col: 2, Value: "改行\nあり　と <&> \"'", Style: Style{Wrap: true, Border: true}},
			{Row: 2, Col: 4, Value: "実施済", Style: Style{Unlocked: true, Fill: "FFF8E1"}, Comment: "ここに記入\n二行目"},
			{Row: 3, Col: 2, Value: "=SUM(A1)"}, {Row: 4, Col: 2, Value: "+81-3"}, {Row: 5, Col: 2, Value: "-"}, {Row: 6, Col: 2, Value: "@x"},
			{Row: 7, Col: 2, Value: " 前後 "}, {Row: 8, Col: 2, Value: "a\vb\x01c_x000D_"}, {Row: 9, Col: 2, Value: "髙﨑德𠮷", Phonetic: "たかさき"},
			{Row: 10, Col: 2, Value: "取消", Style: Style{Struck: true}}, {Row: 11, Col: 2, Style: Style{Unlocked: true}},
			{Row: 12, Col: 2, Value: true}, {Row: 14, Col: 2, Value: 42, Formula: "40+2"}, {Row: 15, Col: 2, Value: "ok", Formula: `IF(1<2,"ok","")`},
			{Row: 16, Col: 2, Comment: "値のないセル"}, {Row: 17, Col: 2, Value: "0012", Style: Style{NumFmt: "@"}},
		}}
	numbers := &SheetSpec{Name: "数字", Cells: []CellSpec{
		{Row: 1, Col: 1, Value: "甲"}, {Row: 1, Col: 2, Value: 12}, {Row: 2, Col: 1, Value: "乙"}, {Row: 2, Col: 2, Value: 0.1 + 0.2},
		{Row: 3, Col: 1, Value: calendar.Date{Year: 2018, Month: 6, Day: 1}},
		{Row: 4, Col: 1, Value: calendar.Date{Year: 2018, Month: 6, Day: 1}, Style: Style{NumFmt: `[$-411]ggge"年"m"月"d"日"`}},
		{Row: 5, Col: 1, Value: 1234567, Style: Style{NumFmt: `#,##0"円"`}}, {Row: 6, Col: 1, Value: int64(9007199254740991)},
		{Row: 7, Col: 1, Value: calendar.Date{Year: 2018, Month: 4}}, {Row: 8, Col: 1, Value: 0.125, Style: Style{NumFmt: "0.0%"}},
	}}
	return &Spec{Title: "自己チェックシート", Author: "認証機関", Date: "2018-06-01T00:00:00Z",
		Sheets: []*SheetSpec{main, numbers, {Name: "_shinsa", VeryHidden: true, Cells: []CellSpec{{Row: 1, Col: 1, Value: "form"}}},
			{Name: "隠し", Hidden: true}}}
}

func write(tb testing.TB, s *Spec) []byte {
	tb.Helper()
	data, err := Write(s)
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

func read(tb testing.TB, data []byte) *Book {
	tb.Helper()
	b, err := Read(data, DefaultLimits())
	if err != nil {
		tb.Fatal(err)
	}
	return b
}

// What is written is read again: every cell with its text, number, comment,
// reading, formula and strike.
func TestRoundTrip(t *testing.T) {
	spec := everything()
	b := read(t, write(t, spec))
	for _, s := range spec.Sheets {
		got := b.Sheet(s.Name)
		if got == nil {
			t.Fatalf("sheet %q is lost", s.Name)
		}
		if got.Hidden != (s.Hidden || s.VeryHidden) {
			t.Errorf("%s: hidden %v", s.Name, got.Hidden)
		}
		n := 0
		for _, c := range s.Cells {
			if c.Value == nil && c.Comment == "" {
				continue
			}
			n++
			checkCell(t, got.At(c.Row, c.Col), c)
		}
		if len(got.Cells) != n {
			t.Errorf("%s: %d cells, want %d", s.Name, len(got.Cells), n)
		}
	}
	main := b.Sheets[0]
	if !main.HiddenRows[5] || len(main.HiddenRows) != 1 || !main.HiddenCols[6] || len(main.HiddenCols) != 1 {
		t.Errorf("hidden rows %v, columns %v", main.HiddenRows, main.HiddenCols)
	}
	if fmt.Sprint(main.Merges) != "[A2:A3 B12:D13]" {
		t.Errorf("merges %v", main.Merges)
	}
}

func checkCell(t *testing.T, got *Cell, c CellSpec) {
	t.Helper()
	if got == nil {
		t.Errorf("%s: cell is lost", ref(c.Row, c.Col))
		return
	}
	want := Cell{Row: c.Row, Col: c.Col, Comment: c.Comment, Phonetic: c.Phonetic, Formula: c.Formula, Struck: c.Style.Struck}
	shown := map[string]string{`#,##0"円"`: "1,234,567円", "0.0%": "12.5%", `[$-411]ggge"年"m"月"d"日"`: "平成30年6月1日", "": "2018年6月1日"}
	switch v := c.Value.(type) {
	case string:
		want.Text = v
	case int:
		want.Kind, want.Number, want.Text = Number, float64(v), fmt.Sprint(v)
	case int64:
		want.Kind, want.Number, want.Text = Number, float64(v), "9007199254740990"
		got.Text = want.Text
	case float64:
		want.Kind, want.Number, want.Text = Number, v, "0.3"
	case bool:
		want.Kind, want.Number, want.Text = Bool, 1, "TRUE"
	case calendar.Date:
		if want.Text = v.String(); v.Day > 0 {
			want.Kind, want.Date, want.Number, want.Text = Number, true, 43252, shown[c.Style.NumFmt]
		}
	}
	if s := shown[c.Style.NumFmt]; want.Kind == Number && s != "" && c.Style.NumFmt != "" {
		want.Text = s
	}
	if *got != want {
		t.Errorf("%s:\n got %+v\nwant %+v", ref(c.Row, c.Col), *got, want)
	}
}

func TestSameBytes(t *testing.T) {
	first := write(t, everything())
	for range 3 {
		if !bytes.Equal(first, write(t, everything())) {
			t.Fatal("the same spec gave other bytes")
		}
	}
	z, err := zip.NewReader(bytes.NewReader(first), int64(len(first)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if !f.Modified.Equal(time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)) {
			t.Errorf("%s is dated %v", f.Name, f.Modified)
		}
	}
}

// part returns a part of a written workbook.
func part(tb testing.TB, data []byte, name string) string {
	tb.Helper()
	c, err := openContainer(data, DefaultLimits())
	if err != nil {
		tb.Fatal(err)
	}
	b, err := c.read(name)
	if err != nil || b == nil {
		tb.Fatalf("%s: %v", name, err)
	}
	return string(b)
}

// What a spec asks for beyond cells stands in the parts: locks, printing,
// drop-downs, properties; and no name of a person or program's maker.
func TestParts(t *testing.T) {
	data := write(t, everything())
	for name, words := range map[string][]string{
		"xl/worksheets/sheet1.xml": {`<sheetProtection`, `sheet="true"`, `fitToPage="true"`, `fitToWidth="1"`, `orientation="landscape"`, `paperSize="9"`, `<autoFilter ref="$A$1:$D$9"`,
			`&amp;C&amp;P / &amp;N`, `<formula1>"実施済,一部実施"</formula1>`, `<formula1>_choices!$A$1:$A$80</formula1>`, `<formula1>_choices!$B$1:$B$2</formula1>`,
			`<mergeCell ref="B12:D13"/>`, `topLeftCell="B2"`, `zoomScale="90"`, `rgb="FF1F4E79"`, `state="frozen"`},
		"xl/workbook.xml":   {`_xlnm.Print_Titles`, `&#39;主な&#39;&#39;シート&#39;!$1:$1`, `&#39;主な&#39;&#39;シート&#39;!$A$1:$D$9`, `state="veryHidden"`, `state="hidden"`},
		"xl/styles.xml":     {`quotePrefix="true"`, `BIZ UDPゴシック`, `charset val="128"`, `locked="false"`},
		"docProps/core.xml": {`<dc:title>自己チェックシート</dc:title>`, `<dc:creator>認証機関</dc:creator>`, `2018-06-01T00:00:00Z`},
		"xl/comments1.xml":  {noteAuthor, "ここに記入"},
	} {
		text := part(t, data, name)
		for _, w := range words {
			if !strings.Contains(text, w) {
				t.Errorf("%s has no %s", name, w)
			}
		}
		if strings.Contains(text, "xuri") || strings.Contains(text, "filterMode") {
			t.Errorf("%s has what it should not", name)
		}
	}
}

// What a workbook cannot hold is an error, never a loss.
func TestWriteRefuses(t *testing.T) {
	one := func(c ...CellSpec) *Spec { return &Spec{Sheets: []*SheetSpec{{Name: "s", Cells: c}}} }
	for name, s := range map[string]*Spec{
		"no sheet":      {},
		"all hidden":    {Sheets: []*SheetSpec{{Name: "s", Hidden: true}}},
		"two of a name": {Sheets: []*SheetSpec{{Name: "s"}, {Name: "s"}}},
		"bad name":      {Sheets: []*SheetSpec{{Name: "a/b"}}},
		"two values":    one(CellSpec{Row: 1, Col: 1, Value: "a"}, CellSpec{Row: 1, Col: 1, Value: "b"}),
		"row 0":         one(CellSpec{Row: 0, Col: 1, Value: "a"}),
		"long text":     one(CellSpec{Row: 1, Col: 1, Value: strings.Repeat("あ", maxCellText+1)}),
		"not UTF-8":     one(CellSpec{Row: 1, Col: 1, Value: "\xff"}),
		"not a number":  one(CellSpec{Row: 1, Col: 1, Value: math.NaN()}),
		"no such date":  one(CellSpec{Row: 1, Col: 1, Value: calendar.Date{Year: 2018, Month: 2, Day: 30}}),
		"unknown type":  one(CellSpec{Row: 1, Col: 1, Value: []string{"a"}}),
	} {
		if _, err := Write(s); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// Other programs find nothing wrong with the file.
func TestValidators(t *testing.T) {
	const check = "/work/shared/validators/check-xlsx.sh"
	if _, err := os.Stat(check); err != nil {
		t.Skip("the validator is not on this machine: " + check)
	}
	path := filepath.Join(t.TempDir(), "a.xlsx")
	if err := os.WriteFile(path, write(t, everything()), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(check, path).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

func BenchmarkWrite(b *testing.B) {
	s := everything()
	b.ReportAllocs()
	for b.Loop() {
		write(b, s)
	}
}
