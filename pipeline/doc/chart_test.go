package doc

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"shinsa/pipeline/calendar"
)

func day(y, m, d int) calendar.Date { return calendar.Date{Year: y, Month: m, Day: d} }

// Levels have symbols of their own, which differ, and shades in their order.
func TestLevels(t *testing.T) {
	for _, c := range []struct {
		levels []string
		want   string
	}{
		{[]string{"実施済", "一部実施", "未実施", "該当なし"}, "○ 実施済　　△ 一部実施　　× 未実施　　－ 該当なし"},
		{[]string{"◎　実施済", "○　代替", "部分", "○　同じ記号"}, "◎ 実施済　　○ 代替　　△ 部分　　× ○　同じ記号"},
		{[]string{"△　", "二"}, "△　　○ 二"},
		{nil, ""},
	} {
		if got := (&Chart{Levels: c.levels}).Legend(); got != c.want {
			t.Errorf("%q: legend %q, want %q", c.levels, got, c.want)
		}
	}
	last := 110.0
	for _, l := range (&Chart{Levels: []string{"一", "二", "－　なし", "三", "四", "五"}}).LevelList() {
		light := lightness(l.Paint.RGB)
		if l.Symbol == noShade {
			if l.Paint.RGB != "FFFFFF" {
				t.Errorf("a level outside the scale is %s", l.Paint.RGB)
			}
			continue
		}
		if light > last-7 {
			t.Errorf("%s has lightness %.0f after %.0f", l.Name, light, last)
		}
		last = light
	}
}

// What palette.go says of the colours of series.
func TestPalette(t *testing.T) {
	for i := range seriesPaints {
		for k := range i {
			a, b := seriesPaints[i].RGB, seriesPaints[k].RGB
			least := 10.0
			if k == i-1 {
				least = 23
			}
			if d := math.Abs(lightness(a) - lightness(b)); d < least {
				t.Errorf("%s and %s differ by %.1f in lightness", a, b, d)
			}
		}
	}
	for _, paint := range append(seriesPaints[:], levelPaint(0, 5), levelPaint(1, 5), levelPaint(2, 5), levelPaint(3, 5), levelPaint(4, 5)) {
		text := 0.0
		if paint.Dark {
			text = 1
		}
		if c := contrast(luminance(paint.RGB), text); c < 4.5 {
			t.Errorf("text on %s has a contrast of %.1f", paint.RGB, c)
		}
	}
}

func luminance(rgb string) float64 {
	v, _ := strconv.ParseUint(rgb, 16, 32)
	part := func(shift uint) float64 {
		c := float64(v>>shift&255) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*part(16) + 0.7152*part(8) + 0.0722*part(0)
}

func lightness(rgb string) float64 { return 116*math.Cbrt(luminance(rgb)) - 16 }

func contrast(a, b float64) float64 { return (max(a, b) + 0.05) / (min(a, b) + 0.05) }

// Many columns are divided into panels of about one width that leave none out.
func TestPanels(t *testing.T) {
	for _, c := range []struct {
		columns int
		want    string
	}{{0, "[[0 0]]"}, {60, "[[0 60]]"}, {61, "[[0 30] [30 61]]"}, {150, "[[0 50] [50 100] [100 150]]"}} {
		chart := &Chart{Categories: []string{"行"}, Series: make([]Series, c.columns)}
		if got := fmt.Sprint(chart.Panels()); got != c.want {
			t.Errorf("%d columns: %s, want %s", c.columns, got, c.want)
		}
	}
	if got := (&Chart{}).Panels(); got != nil {
		t.Errorf("nothing has panels %v", got)
	}
}

// A heat map is never wider than the page, and its columns can hold a symbol.
func TestHeatLook(t *testing.T) {
	for columns := range 61 {
		c := &Chart{Kind: ChartHeat, Categories: []string{strings.Repeat("長い行の名前", 9)}, Levels: []string{"一"}}
		for range columns {
			c.Series = append(c.Series, Series{Name: strings.Repeat("名", columns)})
		}
		h := c.HeatLook(436)
		if w := h.Name + float64(columns)*h.Cell; w > 436.01 || h.Left < -0.01 || columns > 0 && (h.Cell < 5 || h.Symbol < 4.5) || h.Head > 261 {
			t.Errorf("%d columns: %+v", columns, h)
		}
	}
}

func TestBroken(t *testing.T) {
	for _, c := range []struct {
		text string
		ems  float64
		want string
	}{
		{"短い", 10, "短い"},
		{"情報セキュリティ（外部委託先を含む。）", 12, "情報セキュリティ\n（外部委託先を含む。）"},
		{"75%／62%／80%", 5, "75%／\n62%／80%"},
		{"一行目\n二行目", 10, "一行目\n二行目"},
		{"AB", 0.2, "A\nB"},
	} {
		if got := Broken(c.text, c.ems); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
	r := rand.New(rand.NewPCG(1, 1))
	for range 500 {
		var b strings.Builder
		for range r.IntN(40) {
			b.WriteString([]string{"審", "査", "、", "（", "）", "ー", "ア", "ｱ", "12", "ab ", "𠮷", "％"}[r.IntN(12)])
		}
		ems := 1 + r.Float64()*12
		got := Broken(b.String(), ems)
		if strings.ReplaceAll(got, "\n", "") != b.String() {
			t.Fatalf("%q became %q", b.String(), got)
		}
		for line := range strings.SplitSeq(got, "\n") {
			if Ems(line) > ems {
				t.Fatalf("%q is wider than %.1f", line, ems)
			}
		}
	}
}

func TestAxisLabel(t *testing.T) {
	c := &Chart{Kind: ChartRadar, Percent: true, Categories: []string{"甲", "乙"},
		Series: []Series{{Values: []float64{75, math.NaN()}}, {Values: []float64{62.4}}}}
	if got := c.AxisLabel(0) + " " + c.AxisLabel(1); got != "甲\n75%／62% 乙\n－／－" {
		t.Errorf("%q", got)
	}
	if got := c.Rim(); got != 100 {
		t.Errorf("rim %v", got)
	}
	c.Percent = false
	if got := c.Rim(); got != 80 {
		t.Errorf("rim %v", got)
	}
}

// timelineOf returns the words of a timeline.
func timelineOf(c *Chart) []string { return Lines(&Document{Body: []Block{c}}) }

func TestTimelineWords(t *testing.T) {
	c := &Chart{Kind: ChartTimeline, Categories: []string{"文書審査", "現地審査"}, Spans: []Span{
		{Row: 1, Name: "第1期", From: day(2018, 12, 10), To: day(2019, 1, 31)}, {Row: 0, From: day(2018, 11, 5)}, {Row: 9, Name: "月", From: day(2019, 2, 0)}, {Name: "未定"}}}
	want := []string{"2019年", "11月", "12月", "1月", "2月", "文書審査", "未定", "11/5", "現地審査", "第1期 12/10～1/31", "月 2/1～2/28"}
	want[0] = "2018年"
	want = slices.Insert(want, 1, "2019年")
	if got := timelineOf(c); !slices.Equal(got, want) {
		t.Errorf("\n got %q\nwant %q", got, want)
	}
	if got := timelineOf(&Chart{Kind: ChartTimeline}); len(got) != 0 {
		t.Errorf("nothing says %q", got)
	}
}

// Whatever the dates: nothing lies over anything, nothing outside, no word is
// lost, and the axis has few names.
func TestTimelineOfAnything(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 4))
		c := &Chart{Kind: ChartTimeline, Categories: []string{"一", "二", "三"}[:r.IntN(4)]}
		reach := []int{20, 200, 900, 9000}[r.IntN(4)]
		for range r.IntN(12) {
			s := Span{Row: r.IntN(5) - 1, Name: strings.Repeat("名前", r.IntN(12))}
			s.From = day(2018, 1+r.IntN(12), 1+r.IntN(28)).AddDays(r.IntN(reach))
			s.To = s.From.AddDays(r.IntN(reach) - 3)
			if r.IntN(8) == 0 {
				s.From, s.To = calendar.Date{}, calendar.Date{}
			}
			c.Spans = append(c.Spans, s)
		}
		plan := c.Timeline()
		if len(plan.Months) > mostMonths {
			t.Fatalf("seed %d: %d names of months", seed, len(plan.Months))
		}
		words := 0
		for _, row := range plan.Rows {
			for _, lane := range row.Lanes {
				end := -1.0
				for _, b := range lane {
					if b.Label != "" {
						words++
					}
					low, high := min(b.From, b.LabelAt), b.end()
					if b.Bare {
						low = b.LabelAt
					}
					if low < end || low < -0.001 || high > 1.001 {
						t.Fatalf("seed %d: %+v behind %v", seed, b, end)
					}
					end = high
				}
			}
		}
		want := 0
		for _, s := range c.Spans {
			if c.SpanLabel(s) != "" {
				want++
			}
		}
		if words != want {
			t.Fatalf("seed %d: %d words of %d", seed, words, want)
		}
	}
}

// Every kind has an alternative text without being told one.
func TestAltText(t *testing.T) {
	for _, c := range []struct {
		chart *Chart
		want  string
	}{
		{&Chart{Alt: "言葉"}, "言葉"},
		{&Chart{Caption: text("図 1"), Categories: []string{"甲"}, Series: []Series{{Name: "前", Values: []float64{3}}}}, "棒グラフ「図 1」、甲 前 3"},
		{&Chart{Kind: ChartRadar, Categories: []string{"甲"}, Series: []Series{{Name: "前", Values: []float64{3}}}}, "レーダーチャート、甲 前 3"},
		{&Chart{Kind: ChartHeat, Levels: []string{"可", "否"}, Categories: []string{"甲"}, Series: []Series{{Values: []float64{1}}, {Values: []float64{0}}, {Values: []float64{1}}}}, "ヒートマップ、1行3列、甲 可1 否2"},
		{&Chart{Kind: ChartTimeline, Categories: []string{"甲"}, Spans: []Span{{From: day(2018, 6, 1), To: day(2018, 6, 9)}}}, "工程の図、甲 6/1～6/9"},
	} {
		if got := c.chart.AltText(); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
