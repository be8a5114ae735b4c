package layout

import (
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"unicode"

	"shinsa/fonts"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/pdf/font"
)

var testFonts = sync.OnceValues(func() (*font.Set, error) {
	return font.New(font.Files{Mincho: fonts.Mincho, Gothic: fonts.Gothic, GothicBold: fonts.GothicBold, Supplement: fonts.Supplement})
})

func testEngine(t testing.TB) *engine {
	t.Helper()
	s, err := testFonts()
	if err != nil {
		t.Fatal(err)
	}
	return &engine{look: &doc.Look{}, opt: Options{Set: s, Use: font.NewUse(s), LatinGap: 0.095}, out: &Layout{}}
}

// textOf returns the characters of a run.
func textOf(use *font.Use, r Run) string {
	var b strings.Builder
	for _, c := range r.Codes {
		b.WriteString(use.Text(int(r.Face), c))
	}
	return b.String()
}

// broken breaks a text into lines and returns their characters.
func broken(e *engine, text string, m measure) (lines []string, strips []strip) {
	l := doc.StyleLook{Font: "BIZ UD明朝", Size: m.size}
	spans := e.shape([]doc.Inline{doc.Text{S: text}}, l, Text)
	strips = e.lines(spans, m)
	for _, s := range strips {
		line := ""
		for _, r := range s.runs {
			line += textOf(e.opt.Use, r)
		}
		lines = append(lines, line)
	}
	return lines, strips
}

// pieces are what Japanese office texts are made of.
var pieces = []string{"技術等情報", "の", "管理", "は、", "規程", "（第3版）", "による。", "「秘密」", "とする", "ユーザー", "ファイル", "サーバー", "4(1)③", "4-1-3a", "2018/4/1",
	"1,234,567円", "ISO/IEC 27001", "USB", "メモリ・", "あっ", "ちょっと", "時々", "〇〇", "35.5％", "『規則』", "［注］", "？", "！", "：", "；", "e-mail", "№3", "￥500", "〜", "キャッシュ"}

func randomText(r *rand.Rand) string {
	var b strings.Builder
	latin := false
	for range 40 + r.IntN(60) {
		p := []rune(pieces[r.IntN(len(pieces))])
		if latin && (p[0] < 0x80 || p[0] == '￥' || p[0] == '№') {
			b.WriteString("と")
		}
		b.WriteString(string(p))
		latin = p[len(p)-1] < 0x80 || p[len(p)-1] == '③'
	}
	return b.String()
}

// No line begins or ends with a character that must not stand there, no item
// id, number or word is broken that fits on a line, nothing is lost.
func TestKinsoku(t *testing.T) {
	e, r := testEngine(t), rand.New(rand.NewPCG(1, 2))
	for range 400 {
		text := randomText(r)
		m := measure{width: 110 + float64(r.IntN(350)), height: 18, size: 10.5, align: doc.Justify, cell: r.IntN(2) == 0}
		lines, strips := broken(e, text, m)
		if got := strings.Join(lines, ""); got != text {
			t.Fatalf("characters lost:\n%s\n%s", text, got)
		}
		for i, line := range lines {
			c := []rune(line)
			if i > 0 && rule(c[0])&noStart != 0 {
				t.Errorf("width %.0f: line begins with %c: %s / %s", m.width, c[0], lines[i-1], line)
			}
			if i < len(lines)-1 && rule(c[len(c)-1])&noEnd != 0 {
				t.Errorf("line ends with %c: %s", c[len(c)-1], line)
			}
			if limit := m.width + m.size + 0.15; strips[i].end > limit {
				t.Errorf("line reaches to %.1f of %.1f: %s", strips[i].end, m.width, line)
			}
		}
		for _, whole := range []string{"4-1-3a", "2018/4/1", "1,234,567", "USB", "35.5％", "27001", "№3", "￥500"} {
			if strings.Count(strings.Join(lines, "\n"), whole) != strings.Count(text, whole) {
				t.Errorf("%s is broken in\n%s", whole, strings.Join(lines, "\n"))
			}
		}
	}
}

func TestLines(t *testing.T) {
	for _, c := range []struct {
		name, text string
		width      float64
		want       string
	}{
		{"full stop hangs", "あいうえおかきくけこ。さ", 100, "あいうえおかきくけこ。|さ"},
		{"loose line takes the bracket back", "あいうえおかきくけ「こ」", 115, "あいうえおかきくけ「こ」"},
		{"half a bracket at the end", "あいうえおかきくけこ」さ", 105, "あいうえおかきくけこ」|さ"},
		{"comma gives way", "あいう、えお、かきくけっさ", 115, "あいう、えお、かきくけっ|さ"},
		{"full stop does not", "あいう。えお。かきくけっさ", 115, "あいう。えお。かきく|けっさ"},
		{"line that is not loose pushes on", "あいうえおかきくけこさしすせそたちつてとあいうえおかきくけこさしすせそたちつてと「な」", 425, "あいうえおかきくけこさしすせそたちつてとあいうえおかきくけこさしすせそたちつてと|「な」"},
		{"number and unit", "あいうえおかき15人日かかる", 90, "あいうえおかき|15人日かかる"},
		{"date between its parts", "あいうえ平成30年7月27日に", 90, "あいうえ平成30年|7月27日に"},
		{"era is one", "あいうえおか平成30年", 100, "あいうえおか|平成30年"},
		{"postal code", "あいうえ〒100-0001東京", 80, "あいうえ|〒100-0001東京"},
		{"yen and thousands", "あいうえお¥700,000とする", 80, "あいうえお|¥700,000とする"},
		{"percent", "あいうえおか4.5%とする", 80, "あいうえおか|4.5%とする"},
		{"hyphen of a compound", "あいうself-assessment", 80, "あいうself-|assessment"},
		{"hyphen of an id", "あいうえおA4-1-3a", 60, "あいうえお|A4-1-3a"},
		{"small kana goes with the one before", "あいうえおかきくけちょ", 100, "あいうえおかきくけ|ちょ"},
		{"long word is cut at the edge", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", 50, "ABCDEFGHIJ|KLMNOPQRST|UVWXYZ"},
		{"word goes to the next line", "漢字と English", 60, "漢字と |English"},
		{"line breaks", "一\n\n二\n", 100, "一||二|"},
		{"only stops", "、、、、、、", 20, "、、|、、|、、"},
		{"nothing", "", 100, ""},
	} {
		e := testEngine(t)
		lines, _ := broken(e, c.text, measure{width: c.width, height: 18, size: 10, align: doc.Justify})
		if got := strings.Join(lines, "|"); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// By the normal rules small kana and the like may start a line, commas may not.
func TestNormalKinsoku(t *testing.T) {
	for _, c := range []struct{ text, strict, normal string }{
		{"あいうえおかきくけちょ", "あいうえおかきくけ|ちょ", "あいうえおかきくけち|ょ"},
		{"あいうえおかきくけユーザー", "あいうえおかきくけ|ユーザー", "あいうえおかきくけユ|ーザー"},
		{"あいうえおかきくけこ々さ", "あいうえおかきくけ|こ々さ", "あいうえおかきくけこ|々さ"},
		{"あいうえおかきくけこ、、さ", "あいうえおかきくけ|こ、、さ", "あいうえおかきくけ|こ、、さ"},
	} {
		for normal, want := range map[bool]string{false: c.strict, true: c.normal} {
			e := testEngine(t)
			e.opt.Normal = normal
			lines, _ := broken(e, c.text, measure{width: 100, height: 18, size: 10})
			if got := strings.Join(lines, "|"); got != want {
				t.Errorf("normal %v: %q, want %q", normal, got, want)
			}
		}
	}
}

// Justified lines end at the edge, and no gap in them looks like a space to
// programs that copy text.
func TestJustified(t *testing.T) {
	e, r := testEngine(t), rand.New(rand.NewPCG(3, 4))
	full, all := 0, 0
	for range 100 {
		m := measure{width: 436, height: 18, size: 10.5, align: doc.Justify}
		_, strips := broken(e, randomText(r), m)
		for _, s := range strips[:len(strips)-1] {
			all++
			if s.end > m.width-0.1 {
				full++
			}
			for _, run := range s.runs {
				for _, g := range append(run.Gaps, Gap{}) {
					if wide := run.Spacing + g.Space; wide >= 0.1*m.size {
						t.Errorf("a gap of %.2f: pdf.js reads a space", wide)
					}
				}
			}
		}
	}
	if full*100 < all*93 { // the text is made at random: long words of Latin letters stand in every other line
		t.Errorf("only %d of %d lines reach the edge", full, all)
	}
}

// FuzzLines: no text is lost, however narrow the room.
func FuzzLines(f *testing.F) {
	f.Add("技術等情報の管理は、（第3版）による。", 60.0)
	f.Add("a\n\u3099か\u3099", 1.0)
	f.Add("、。」「」", 10.0)
	f.Fuzz(func(t *testing.T, text string, width float64) {
		e := testEngine(t)
		lines, _ := broken(e, text, measure{width: width, height: 18, size: 10.5, align: doc.Justify})
		want := strings.Map(func(r rune) rune {
			if _, ok := e.opt.Set.Chain("", false).Find(r); !ok && unicode.Is(unicode.Zs, r) {
				return ' '
			}
			if _, ok := e.opt.Set.Chain("", false).Find(r); !ok && r != '\t' {
				return -1 // reported, or a line break
			}
			return r
		}, strings.ToValidUTF8(text, "\uFFFD"))
		want = strings.ReplaceAll(want, "\t", " ")
		if got := strings.Join(lines, ""); got != want && len(text) < 500 {
			t.Errorf("%q at %v became %q", want, width, got)
		}
	})
}
