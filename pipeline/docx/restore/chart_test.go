package restore_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/docx"
	"shinsa/pipeline/docx/markup"
	"shinsa/pipeline/docx/restore"
	"shinsa/templates"
)

func text(s string) []doc.Inline { return []doc.Inline{doc.Text{S: s}} }

// written makes a Word file of blocks.
func written(tb testing.TB, blocks ...doc.Block) []byte {
	tb.Helper()
	sub, err := fs.Sub(templates.Files, "reference")
	if err != nil {
		tb.Fatal(err)
	}
	ref, problems, err := docx.OpenReference(sub)
	if err != nil || len(problems) > 0 {
		tb.Fatal(err, problems)
	}
	data, problems, err := docx.Write(tb.Context(), &doc.Document{Body: blocks}, docx.Options{Reference: ref})
	if err != nil || len(problems) > 0 {
		tb.Fatal(err, problems)
	}
	return data
}

// charts are one of each kind, with all that can stand in them.
func charts() []*doc.Chart {
	day := func(y, m, d int) calendar.Date { return calendar.Date{Year: y, Month: m, Day: d} }
	heat := &doc.Chart{Kind: doc.ChartHeat, Levels: []string{"○　実施済", "△　", "－　該当なし"}, Categories: []string{"3　責任者", "4(1)　人的"}, Alt: "企業と条項"}
	for i := range 70 {
		heat.Series = append(heat.Series, doc.Series{Name: fmt.Sprintf("C%02d", i), Values: []float64{float64(i%4 - 1), float64(i % 3)}})
	}
	return []*doc.Chart{heat,
		{Kind: doc.ChartRadar, Percent: true, Max: 100, Categories: []string{"甲", "情報セキュリティ（外部委託先及びクラウドサービスを含む。）の管理"},
			Series: []doc.Series{{Name: "自己", Values: []float64{75, 62}}, {Name: "現地", Values: []float64{50, math.NaN()}}}, Alt: "レーダー"},
		{Kind: doc.ChartTimeline, Categories: []string{"説明会", "自己チェックシートの作成及び提出（照会を含む。）", "報告書"}, Alt: "工程", Spans: []doc.Span{
			{Row: 0, Name: "東京 本社", From: day(2018, 5, 14)}, {Row: 0, Name: "大阪", From: day(2018, 5, 18)}, {Row: 1, Name: "現地審査の一か月後から二か月後まで", From: day(2018, 5, 20), To: day(2019, 1, 31)},
			{Row: 2, Name: "予定"}, {Row: 2, From: day(2018, 12, 3), To: day(2019, 3, 15)}}},
		{Stacked: true, Percent: true, Categories: []string{"甲", "乙"}, Series: []doc.Series{{Name: "前", Values: []float64{40, 60}}, {Name: "後", Values: []float64{60, math.NaN()}}}, Alt: "棒"},
	}
}

// same compares what is drawn; NaN is NaN.
func same(a, b *doc.Chart) bool {
	x, y := *a, *b
	x.ID, y.ID, x.Unit, y.Unit = "", "", "", ""
	return fmt.Sprintf("%+v", x) == fmt.Sprintf("%+v", y)
}

// Every kind of chart comes back as it was, with caption and note.
func TestChartsComeBack(t *testing.T) {
	for _, c := range charts() {
		c.Caption, c.Note = text("図 1　題"), text("注　以上")
		d, lost, err := restore.Document(written(t, c, &doc.Paragraph{Style: doc.Body, Content: text("本文")}), "report", doc.Meta{})
		if err != nil || len(lost) > 0 {
			t.Fatal(err, lost)
		}
		if len(d.Body) != 2 {
			t.Fatalf("%d blocks of %s", len(d.Body), c.Alt)
		}
		got, ok := d.Body[0].(*doc.Chart)
		if !ok || !same(got, c) {
			t.Errorf("\n got %+v\nwant %+v", d.Body[0], c)
		}
	}
}

// Charts of dates of any length come back with the same words, or are named.
func TestTimelinesComeBack(t *testing.T) {
	whole := 0
	for seed := range uint64(120) {
		r := rand.New(rand.NewPCG(seed, 3))
		c := &doc.Chart{Kind: doc.ChartTimeline, Categories: []string{"一", "二", "三"}, Alt: "工程"}
		for range 1 + r.IntN(7) {
			from := calendar.Date{Year: 2018, Month: 1 + r.IntN(12), Day: 1 + r.IntN(28)}.AddDays(r.IntN([]int{30, 300, 3000}[r.IntN(3)]))
			c.Spans = append(c.Spans, doc.Span{Row: r.IntN(3), Name: []string{"", "期", "長い名前の期間であって、場所をとるもの"}[r.IntN(3)], From: from, To: from.AddDays(r.IntN(200))})
		}
		d, lost, err := restore.Document(written(t, c), "report", doc.Meta{})
		if err != nil {
			t.Fatal(err)
		}
		if len(lost) > 0 {
			continue
		}
		if got, want := doc.Lines(d), doc.Lines(&doc.Document{Body: []doc.Block{c}}); !slices.Equal(got, want) {
			t.Fatalf("seed %d:\n got %q\nwant %q", seed, got, want)
		}
		whole++
	}
	if whole < 110 {
		t.Errorf("%d of 120 came back", whole)
	}
}

// A table that is no heat map stays a table; a heat map with a word of
// somebody's own does too, and is named.
func TestOtherTables(t *testing.T) {
	table := &doc.Table{Columns: []doc.Column{{Share: .5}, {Share: .5}}, Rows: []doc.Row{{Cells: []doc.Cell{{Content: []*doc.Paragraph{{Content: text("")}}}, {Content: []*doc.Paragraph{{Content: text("○")}}}}}}}
	d, lost, err := restore.Document(written(t, &doc.Paragraph{Style: doc.Body, Content: text("本文である。")}, table), "report", doc.Meta{})
	if _, ok := d.Body[len(d.Body)-1].(*doc.Table); err != nil || len(lost) > 0 || !ok {
		t.Errorf("%v %v %+v", err, lost, d.Body)
	}
	heat := charts()[0]
	heat.Series = heat.Series[:5]
	p, err := markup.Open(written(t, heat))
	if err != nil {
		t.Fatal(err)
	}
	main, err := p.Part("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	at := bytes.LastIndex(main, []byte(">△<")) // in a cell, not in the legend
	p.Set("word/document.xml", append(append(append([]byte{}, main[:at]...), ">要確認<"...), main[at+len(">△<"):]...))
	data, err := p.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	d, lost, err = restore.Document(data, "report", doc.Meta{})
	if err != nil || len(lost) == 0 || !strings.Contains(strings.Join(doc.Lines(d), ""), "要確認") {
		t.Errorf("%v %v", err, lost)
	}
	if _, ok := d.Body[1].(*doc.Table); !ok {
		t.Errorf("%T", d.Body[1])
	}
}

// What LibreOffice saves again still has its charts.
func TestChartsThroughLibreOffice(t *testing.T) {
	if testing.Short() {
		t.Skip("LibreOffice takes seconds: left out with -short, run by test.sh")
	}
	if _, err := exec.LookPath("soffice"); err != nil {
		t.Skip("no soffice")
	}
	dir := t.TempDir()
	var blocks []doc.Block
	for _, c := range charts() {
		c.Caption = text("図　題")
		blocks = append(blocks, c)
	}
	file := filepath.Join(dir, "a.docx")
	if err := os.WriteFile(file, written(t, blocks...), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("soffice", "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", dir+"/out", file)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	data, err := os.ReadFile(dir + "/out/a.docx")
	if err != nil {
		t.Fatal(err)
	}
	d, lost, err := restore.Document(data, "report", doc.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[doc.ChartKind]bool{}
	for _, b := range d.Body {
		if c, ok := b.(*doc.Chart); ok {
			kinds[c.Kind] = true
		}
	}
	if len(kinds) != 4 {
		t.Errorf("kinds %v, lost %v", kinds, lost)
	}
	got := strings.Join(doc.Lines(d), "")
	for _, want := range []string{"C07", "75%／50%", "東京 本社 5/14", "2018年", "40%"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is lost", want)
		}
	}
}
