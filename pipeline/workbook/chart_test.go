package workbook

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"shinsa/pipeline/calendar"
)

// figures is a workbook with a chart of every kind beside its cells.
func figures() *Spec {
	s := &SheetSpec{Name: "図1", ColWidths: []float64{22, 12, 12, 12}}
	put := func(row int, values ...any) {
		for i, v := range values {
			s.Cells = append(s.Cells, CellSpec{Row: row, Col: i + 1, Value: v})
		}
	}
	put(1, "区分", "自己チェック", "現地審査", "判定")
	for i, name := range []string{"責任者", "人的アクセス", "物理的アクセス", "教育", "情報セキュリティ"} {
		put(2+i, name, 90-7*i, 70-9*i, []string{"○", "△", "×", "－", "○"}[i])
	}
	put(8, "工程", "開始", "日数", "間")
	day := func(m, d int) calendar.Date { return calendar.Date{Year: 2018, Month: m, Day: d} }
	put(9, "文書審査", day(6, 4), 46, 10)
	put(10, "現地審査", day(7, 9), 53, 0)
	s.Charts = []ChartSpec{
		{Kind: RadarChart, Cell: "F1", Title: "区分別の割合 <n = 5>", Alt: "区分別の割合のレーダーチャート", Categories: "'図1'!$A$2:$A$6", Max: 100, Width: 480, Height: 320,
			Series: []ChartSeries{{"'図1'!$B$1", "'図1'!$B$2:$B$6", "1F3A4D"}, {"'図1'!$C$1", "'図1'!$C$2:$C$6", "C4581A"}}},
		{Kind: TimelineChart, Cell: "F20", Title: "工程", Categories: "'図1'!$A$9:$A$10", From: day(6, 1), To: day(10, 1), Width: 480, Height: 200,
			Series: []ChartSeries{{Values: "'図1'!$B$9:$B$10"}, {"'図1'!$C$8", "'図1'!$C$9:$C$10", "3C84AE"}, {Values: "'図1'!$D$9:$D$10"}}},
		{Cell: "F32", Title: "棒", Categories: "'図1'!$A$2:$A$6", Width: 480, Height: 200, Series: []ChartSeries{{"'図1'!$B$1", "'図1'!$B$2:$B$6", "36454F"}}},
	}
	s.Heats = []HeatSpec{{Range: Range{2, 4, 6, 4}, Words: []HeatWord{{"○", "ECF3F8", ""}, {"△", "8AB6D6", ""}, {"×", "1D4F7C", "FFFFFF"}, {`"`, "FFFFFF", ""}}},
		{Range: Range{2, 2, 6, 3}, Low: "FFFFFF", High: "4686B5"}}
	return &Spec{Title: "図", Author: "認証機関", Date: "2018-06-01T00:00:00Z", Sheets: []*SheetSpec{s}}
}

// Each chart is of its kind, refers to the cells, and has its words.
func TestChartKinds(t *testing.T) {
	data := write(t, figures())
	for name, wants := range map[string][]string{
		"xl/charts/chart1.xml":     {"<c:radarChart>", "区分別の割合 &lt;n = 5&gt;", `<c:f>'図1'!$B$2:$B$6</c:f>`, `<a:prstDash val="dash"/>`, `<c:symbol val="square"/>`, `<c:max val="100"/>`},
		"xl/charts/chart2.xml":     {`<c:grouping val="stacked"/>`, `<c:min val="43252"/>`, `<c:max val="43374"/>`, `<a:srgbClr val="3C84AE"/>`, `formatCode="yyyy/m/d"`},
		"xl/charts/chart3.xml":     {"barChart", "36454F"},
		"xl/worksheets/sheet1.xml": {`<conditionalFormatting sqref="D2:D6">`, `<formula>"○"</formula>`, `<formula>""""</formula>`, "<colorScale>"},
		"xl/drawings/drawing1.xml": {`descr="区分別の割合のレーダーチャート"`},
	} {
		xml := strings.ReplaceAll(part(t, data, name), "&#34;", `"`)
		for _, want := range wants {
			if !strings.Contains(xml, want) {
				t.Errorf("%s has no %s", name, want)
			}
		}
	}
	if n := strings.Count(part(t, data, "xl/charts/chart2.xml"), "<c:ser><c:idx val=\"0\"/><c:order val=\"0\"/><c:spPr><a:noFill/>"); n != 1 {
		t.Error("the days on which rows begin are seen")
	}
	if again := write(t, figures()); !bytes.Equal(data, again) {
		t.Error("two files of one spec differ")
	}
}

// Lines of a timeline are whole months, and few.
func TestTimelineUnit(t *testing.T) {
	for _, c := range []struct{ years, months int }{{1, 1}, {2, 2}, {5, 5}} {
		spec := ChartSpec{From: calendar.Date{Year: 2018, Month: 4, Day: 1}, To: calendar.Date{Year: 2018 + c.years, Month: 3, Day: 31}}
		if got := unit(spec) / month; got != float64(c.months) {
			t.Errorf("%d years: a line every %v months, want %d", c.years, got, c.months)
		}
	}
}

// The schemas take the charts.
func TestChartsOutside(t *testing.T) {
	file := filepath.Join(t.TempDir(), "figures.xlsx")
	if dir := os.Getenv("SHINSA_XLSX_KEEP"); dir != "" {
		file = filepath.Join(dir, "figures.xlsx")
	}
	if err := os.WriteFile(file, write(t, figures()), 0o644); err != nil {
		t.Fatal(err)
	}
	const check = "/work/shared/validators/check-xlsx.sh"
	if _, err := os.Stat(check); err != nil {
		t.Skip("the validator is not on this machine: " + check)
	}
	if out, err := exec.Command(check, file).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
