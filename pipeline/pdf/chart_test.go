package pdf_test

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/pdf/gate"
	"shinsa/pipeline/pdf/layout"
)

var clauses = []string{"3　責任者の設置", "4(1)　人的アクセスの制限", "4(2)　物理的アクセスの制限", "4(3)　技術等情報の識別", "5　従業者の責任",
	"6　委託先の管理", "7　教育・トレーニング", "8　漏えい時の対応", "9　情報セキュリティ（外部委託先及びクラウドサービスを含む。）", "10　内部監査", "11　見直し", "12　記録"}

// heat is a heat map with names of columns that are short, or turned.
func heat(rows, columns int, name string) *doc.Chart {
	c := &doc.Chart{ID: fmt.Sprint("heat", rows, columns), Kind: doc.ChartHeat, Caption: txt(fmt.Sprintf("図　%d行%d列", rows, columns)), Note: txt("注　企業の記号は無作為の順である。"),
		Levels: []string{"◎　実施済", "○　代替措置", "△　一部実施", "×　未実施", "－　該当なし"}}
	for i := range rows {
		c.Categories = append(c.Categories, fmt.Sprintf("%s（%d）", clauses[i%len(clauses)], i))
	}
	for i := range columns {
		s := doc.Series{Name: fmt.Sprintf(name, i)}
		for k := range rows {
			s.Values = append(s.Values, float64((i*7+k*3)%6-1))
		}
		c.Series = append(c.Series, s)
	}
	return c
}

func radar(axes, lines int) *doc.Chart {
	c := &doc.Chart{ID: fmt.Sprint("radar", axes), Kind: doc.ChartRadar, Percent: true, Caption: txt("図　区分別の割合"), Categories: clauses[:axes]}
	for i := range lines {
		s := doc.Series{Name: []string{"自己チェック", "文書審査", "現地審査"}[i]}
		for k := range axes {
			s.Values = append(s.Values, float64(95-20*i-k*4))
		}
		c.Series = append(c.Series, s)
	}
	c.Series[0].Values[1] = math.NaN()
	return c
}

func timeline() *doc.Chart {
	day := func(m, d int) calendar.Date { return calendar.Date{Year: 2018, Month: m, Day: d} }
	return &doc.Chart{ID: "timeline", Kind: doc.ChartTimeline, Caption: txt("図　工程"), Categories: []string{"説明会", "文書審査", "自己チェックシートの作成及び提出（照会を含む。）", "報告書"},
		Spans: []doc.Span{{Name: "東京", From: day(5, 14)}, {Name: "大阪", From: day(5, 18)}, {Row: 1, Name: "第1期", From: day(6, 4), To: day(7, 20)}, {Row: 1, Name: "第2期", From: day(8, 20), To: day(9, 28)},
			{Row: 2, Name: "現地審査の一か月後から二か月後まで", From: day(5, 20), To: calendar.Date{Year: 2019, Month: 1, Day: 31}}, {Row: 3, From: day(12, 3), To: calendar.Date{Year: 2019, Month: 3, Day: 15}}, {Row: 3, Name: "予定"}}}
}

// figures is a document with charts of every kind and size, empty ones too.
func figures() *doc.Document {
	return &doc.Document{Kind: "figures", Meta: doc.Meta{Title: "図", Org: "機構"}, Header: doc.Running{Left: "図"}, Body: []doc.Block{
		heading(1, "h", "図"), para("図を示す。"), heat(12, 24, "C%02d"), heat(30, 60, "C%02d"), heat(150, 6, "条項%d"), heat(4, 10, "製造業・中規模%d"), heat(3, 75, "%d"),
		radar(12, 3), radar(5, 1), timeline(), chart(true), chart(false),
		&doc.Chart{ID: "e1", Kind: doc.ChartHeat}, &doc.Chart{ID: "e2", Kind: doc.ChartRadar, Caption: txt("図　空")}, &doc.Chart{ID: "e3", Kind: doc.ChartTimeline}, &doc.Chart{ID: "e4"},
		&doc.Chart{ID: "e5", Kind: doc.ChartHeat, Levels: []string{"一"}}, &doc.Chart{ID: "e6", Kind: doc.ChartHeat, Levels: []string{"一"}, Categories: []string{"行"}}, para("終わり")}}
}

// A heat map is a table to the reader, the others are figures with a text.
func TestStructureOfCharts(t *testing.T) {
	r, err := gate.Read(write(t, figures()).Data)
	if err != nil {
		t.Fatal(err)
	}
	for text, path := range map[string]string{"代替措置": "P Document", "C07": "TH TR Table Document", "4(1)　人的アクセスの制限（1）": "TH TR Table Document",
		"◎": "TD TR Table Document", "図　12行24列": "Caption Table Document", "75%／55%／35%": "Figure Document", "自己チェック": "Figure Document",
		"第1期 6/4～7/20": "Figure Document", "2018年": "Figure Document", "図　工程": "Caption Figure Document"} {
		found := false
		for _, p := range r.Order {
			found = found || strings.Contains(p.Text, text) && pathOf(p.Element) == path
		}
		if !found {
			t.Errorf("%q does not stand in %s", text, path)
		}
	}
	file := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, write(t, figures()).Data, 0o644); err != nil {
		t.Fatal(err)
	}
	out := run(t, "pdfinfo", "-struct", file)
	for _, want := range []string{"Summary", "Figure", "TH", "Scope /Row", "Scope /Column"} {
		if !strings.Contains(out, want) {
			t.Errorf("Poppler sees no %s", want)
		}
	}
}

// The files are PDF/A-2a and PDF/UA-1.
func TestChartsAreValid(t *testing.T) {
	file, d := filepath.Join(t.TempDir(), "figures.pdf"), figures()
	d.Body = slices.DeleteFunc(d.Body, func(b doc.Block) bool { // the largest have nothing new and take the validator long
		c, ok := b.(*doc.Chart)
		return ok && c.Kind == doc.ChartHeat && len(c.Categories)*len(c.Series) > 500
	})
	if err := os.WriteFile(file, write(t, d).Data, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, flavour := range []string{"2a", "ua1"} {
		t.Run(flavour, func(t *testing.T) { valid(t, flavour, []string{file}) })
	}
}

// box is the room of a run, without its gaps.
type box struct{ x1, y1, x2, y2 float64 }

// No word of a chart lies over another, or outside the page.
func TestNoWordsOverEachOther(t *testing.T) {
	for name, c := range map[string]*doc.Chart{"radar 5": radar(5, 1), "radar 9": radar(9, 2), "radar 12": radar(12, 3), "timeline": timeline(), "heat": heat(12, 24, "C%02d"), "turned": heat(4, 40, "製造業%d")} {
		l, text := laid(t, &doc.Document{Meta: doc.Meta{Title: "図"}, Body: []doc.Block{c}})
		var boxes []box
		var words []string
		for _, r := range l.Pages[0].Runs {
			if r.Role == layout.Running {
				continue
			}
			width := doc.Ems(text(r)) * r.Size * 0.98
			b := box{r.X, r.Y - 0.75*r.Size, r.X + width, r.Y}
			if r.Turned {
				b = box{r.X - 0.75*r.Size, r.Y - width, r.X, r.Y}
			}
			if b.x1 < testLook().Page.MarginLeft-1 || b.x2 > l.Width-testLook().Page.MarginRight+1 {
				t.Errorf("%s: %q stands out of the text", name, text(r))
			}
			for i, o := range boxes {
				if b.x1 < o.x2-0.5 && o.x1 < b.x2-0.5 && b.y1 < o.y2-0.5 && o.y1 < b.y2-0.5 {
					t.Errorf("%s: %q lies over %q", name, text(r), words[i])
				}
			}
			boxes, words = append(boxes, b), append(words, text(r))
		}
		if len(words) < 5 {
			t.Errorf("%s: %d words", name, len(words))
		}
	}
}

// A heat map that no page can hold goes on below its head; one that a page can
// hold is not divided.
func TestHeatMapOverPages(t *testing.T) {
	for _, c := range []struct{ lines, rows, pages, heads int }{{0, 150, 4, 3}, {30, 20, 2, 0}} {
		body := []doc.Block{styled(doc.BodyFlush, strings.Repeat("行\n", c.lines)+"行"), heat(c.rows, 6, "列%d")}
		l, text := laid(t, &doc.Document{Meta: doc.Meta{Title: "図"}, Body: body})
		heads := 0
		for _, p := range l.Pages {
			for _, r := range p.Runs {
				if r.Role == layout.Repeat && text(r) == "列0" {
					heads++
				}
			}
		}
		if len(l.Pages) != c.pages || heads != c.heads {
			t.Errorf("%d rows: %d pages with %d repeated heads, want %d with %d", c.rows, len(l.Pages), heads, c.pages, c.heads)
		}
	}
}
