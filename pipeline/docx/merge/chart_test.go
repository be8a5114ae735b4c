package merge_test

import (
	"bytes"
	"fmt"
	"slices"
	"testing"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/docx"
	"shinsa/pipeline/docx/markup"
)

// figures is a report with a chart of each kind; by version their numbers differ.
func figures(version int) *doc.Document {
	text := func(s string) []doc.Inline { return []doc.Inline{doc.Text{S: s}} }
	v := float64(version)
	heat := &doc.Chart{ID: "heat", Kind: doc.ChartHeat, Caption: text("図 1　企業と条項"), Levels: []string{"実施済", "未実施", "該当なし"}, Categories: []string{"3　責任者", "4(1)　人的アクセス"}}
	for i := range 20 {
		heat.Series = append(heat.Series, doc.Series{Name: fmt.Sprintf("C%02d", i), Values: []float64{float64((i + version) % 3), 1}})
	}
	radar := &doc.Chart{ID: "radar", Kind: doc.ChartRadar, Percent: true, Caption: text("図 2　割合"), Categories: []string{"甲", "乙", "丙"}, Series: []doc.Series{{Name: "自己", Values: []float64{50 + v, 60, 70}}}}
	day := calendar.Date{Year: 2018, Month: 6, Day: 1}
	dates := &doc.Chart{ID: "dates", Kind: doc.ChartTimeline, Caption: text("図 3　工程"), Categories: []string{"文書審査", "現地審査"},
		Spans: []doc.Span{{From: day, To: day.AddDays(30 + version)}, {Row: 1, Name: "第1期", From: day.AddDays(40), To: day.AddDays(60)}}}
	bars := &doc.Chart{ID: "bars", Unit: "社", Caption: text("図 4　社数"), Categories: []string{"甲"}, Series: []doc.Series{{Name: "社", Values: []float64{v}}}}
	return &doc.Document{Kind: "project-report", Meta: doc.Meta{Title: "報告書", Company: "C001"}, Body: []doc.Block{
		&doc.Heading{Level: 1, Numbered: true, ID: "h", Content: text("図")}, &doc.Paragraph{Style: doc.Body, Content: text("変わらない本文。")},
		heat, radar, dates, bars, &doc.Paragraph{Style: doc.Body, Content: text("終わりの本文。")}}}
}

func figureFile(tb testing.TB, version int) []byte {
	tb.Helper()
	data, problems, err := docx.Write(tb.Context(), figures(version), docx.Options{Reference: reference(tb)})
	if err != nil || len(problems) > 0 {
		tb.Fatal(err, problems)
	}
	return data
}

// Charts that nobody touched are renewed; what was written beside them stays.
func TestChartsAreRenewed(t *testing.T) {
	base, renewed := figureFile(t, 1), figureFile(t, 2)
	p, err := markup.Open(base)
	if err != nil {
		t.Fatal(err)
	}
	main, err := p.Part("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	p.Set("word/document.xml", bytes.Replace(main, []byte("終わりの本文。"), []byte("終わりの本文に、書き足した。"), 1))
	edited, err := p.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	out, _ := three(t, base, edited, renewed)
	want := doc.Lines(figures(2))
	want[len(want)-1] = "終わりの本文に、書き足した。"
	got, err := docx.Lines(out)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(got, want) {
		t.Errorf("\n got %q\nwant %q", got, want)
	}
	// nothing new: not a byte of the auditor's file is another
	if again, _ := three(t, base, edited, base); !bytes.Equal(again, edited) {
		t.Error("a merge with nothing new changed the file")
	}
}
