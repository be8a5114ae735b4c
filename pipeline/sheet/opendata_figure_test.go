package sheet

import (
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/workbook"
)

func caption(s string) []doc.Inline { return []doc.Inline{doc.Text{S: s}} }

// openFigures are figures of every kind, with values that are not there.
func openFigures() []OpenFigure {
	day := func(m, d int) calendar.Date { return calendar.Date{Year: 2018, Month: m, Day: d} }
	return []OpenFigure{
		{"図2-1", &doc.Chart{ID: "chart-size", Caption: caption("図 2-1　規模別の参加企業数（n = 52 社）"), Unit: "社", Categories: []string{"中小企業", "中堅企業", "未確定"}, Series: []doc.Series{{Name: "社数", Values: []float64{40, 10, math.NaN()}}}}},
		{"図5-1", &doc.Chart{ID: "radar-sections", Kind: doc.ChartRadar, Caption: caption("図 5-1　区分別の割合"), Unit: "%", Max: 100, Categories: []string{"責任者", "人的", "物理的", "教育"}, Series: []doc.Series{{Name: "自己チェック", Values: []float64{80, 70, 60, 90}}, {Name: "審査", Values: []float64{75, 65, 66, 70}}}}},
		{"図5-2", &doc.Chart{ID: "heat-matrix", Kind: doc.ChartHeat, Caption: caption("図 5-2　企業ごとの適合"), Levels: []string{"◎　100%", "○　75%以上", "×　75%未満"}, Categories: []string{"責任者", "人的"}, Series: []doc.Series{{Name: "事業者01", Values: []float64{0, 2}}, {Name: "事業者02", Values: []float64{1, -1}}}}},
		{"図4-1", &doc.Chart{ID: "time-stages", Kind: doc.ChartTimeline, Caption: caption("図 4-1　各段階の時期"), Categories: []string{"文書審査", "現地審査"}, Spans: []doc.Span{{Row: 0, Name: "実績", From: day(6, 4), To: day(6, 29)}, {Row: 1, Name: "実績", From: day(7, 2), To: day(7, 31)}, {Row: 1, Name: "報告", From: day(8, 10)}}}},
		{"図9-1", &doc.Chart{ID: "chart-none", Caption: caption("図 9-1　ないもの")}},
	}
}

// Each figure has its numbers as a table and is drawn from these cells.
func TestOpenFigureSheets(t *testing.T) {
	o := openExample()
	o.Figures = openFigures()
	spec := OpenData(o)
	if n := len(spec.Sheets); n != 5+4 {
		t.Fatalf("%d sheets", n)
	}
	bars, radar, heat, time := spec.Sheets[5], spec.Sheets[6], spec.Sheets[7], spec.Sheets[8]
	if bars.Name != "図2-1_規模別の参加企業数" || bars.Charts[0].Series[0].Values != "'図2-1_規模別の参加企業数'!$B$2:$B$4" || bars.Charts[0].Title != "図2-1　規模別の参加企業数（n = 52 社）" || bars.Charts[0].Alt == "" {
		t.Errorf("bars: %s %+v", bars.Name, bars.Charts)
	}
	for _, c := range bars.Cells {
		if c.Row == 4 && c.Col == 2 && c.Value != nil {
			t.Errorf("a value that is not there: %v", c.Value)
		}
	}
	if radar.Charts[0].Kind != workbook.RadarChart || radar.Charts[0].Max != 100 || len(radar.Charts[0].Series) != 2 {
		t.Errorf("radar: %+v", radar.Charts)
	}
	if len(heat.Charts) != 0 || len(heat.Heats[0].Words) != 3 || heat.Heats[0].Range != (workbook.Range{Row1: 2, Col1: 2, Row2: 3, Col2: 3}) {
		t.Errorf("heat: %+v", heat.Heats)
	}
	c := time.Charts[0]
	if c.Kind != workbook.TimelineChart || c.From.String() != "2018-06-01" || c.To.String() != "2018-09-01" || len(figureGrid(o.Figures[3].Chart).Rows) != 3 {
		t.Errorf("timeline: %+v", c)
	}
	for _, r := range figureGrid(o.Figures[3].Chart).Rows {
		if r[0] == "文書審査" && r[3] != 26.0 || r[1] == "報告" && r[3] != 1.0 {
			t.Errorf("days: %v", r)
		}
	}
}

func TestOpenFiguresValidate(t *testing.T) {
	const check = "/work/shared/validators/check-xlsx.sh"
	if _, err := os.Stat(check); err != nil {
		t.Skip("the validator is not on this machine: " + check)
	}
	o := openExample()
	o.Figures = openFigures()
	data, err := workbook.Write(OpenData(o))
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "図.xlsx")
	if keep := os.Getenv("OPENDATA"); keep != "" {
		file = keep
	}
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(check, file).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
