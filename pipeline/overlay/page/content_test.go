package page

import (
	"math"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"shinsa/pipeline/overlay/plane"
)

// drawn carries out a content stream without resources.
func drawn(content string) *Page {
	p := &Page{Box: plane.Box{X1: 600, Y1: 800}}
	c := &canvas{r: &reader{pdf: &model.XRefTable{}, fonts: map[int]*font{}}, page: p,
		state: state{ctm: plane.Identity(), scale: 1, clip: p.Box, fill: black, line: black, width: 1}}
	f := &font{codes: codes{text: map[uint32]string{1: "あ", 2: "い", 3: "う"}}, double: true, widths: map[int]float64{2: 0.5}, usual: 1}
	c.state.font, c.state.size = f, 10
	c.draw([]byte(content), nil, 0)
	return p
}

func TestTextOperators(t *testing.T) {
	for _, c := range []struct {
		content string
		text    string
		x, y    float64 // of the last run
		gap     float64 // place of its last glyph, in ems
	}{
		{"BT 100 200 Td <00010002> Tj ET", "あい", 100, 200, 1},
		{"BT 100 200 TD <0001> Tj T* <0002> Tj ET", "あい", 100, 400, 0},
		{"2 0 0 2 10 20 cm BT 1 0 0 1 50 60 Tm [<0001> -500 <0002>] TJ ET", "あい", 110, 140, 1.5},
		{"BT 1 Tc 100 0 Td <000100020003> Tj ET", "あいう", 100, 0, 1.7},
		{"BT 50 Tz 10 10 Td <0001> Tj <0002> Tj ET", "あい", 15, 10, 0},
		{"BT /Span <</ActualText <FEFF0041>>> BDC 5 5 Td <00010002> Tj EMC ET", "A", 5, 5, 0},
		{"BT /Span <</ActualText ()>> BDC <0001> Tj EMC 7 8 Td <0003> Tj ET", "う", 7, 8, 0},
		{"BT 12 TL 1 2 Td <0001> Tj <0002> ' ET", "あい", 1, -10, 0},
	} {
		p := drawn(c.content)
		if p.Text() != c.text {
			t.Errorf("%s: text %q, want %q", c.content, p.Text(), c.text)
			continue
		}
		r := p.Runs[len(p.Runs)-1]
		if near(r.At.E, c.x) || near(r.At.F, c.y) || near(r.Glyphs[len(r.Glyphs)-1].X, c.gap) {
			t.Errorf("%s: at %v, last glyph at %v", c.content, r.At, r.Glyphs[len(r.Glyphs)-1].X)
		}
	}
}

func near(a, b float64) bool { return math.Abs(a-b) > 1e-9 }

func TestUnknownGlyphsAreCounted(t *testing.T) {
	if p := drawn("BT <0001FFFF> Tj ET"); p.Unknown != 1 {
		t.Errorf("unknown %d, want 1", p.Unknown)
	}
}

func TestStringsOfContent(t *testing.T) {
	for in, want := range map[string]string{
		`(a\(b\)c)`: "a(b)c", `(a(b)c)`: "a(b)c", `(\101\12\7)`: "A\n\a", "(a\\\nb)": "ab", `<41 4>`: "A@", "<4142>": "AB", `(a`: "a",
	} {
		if got, _ := (&lexer{b: []byte(in)}).next(0); got.text != want {
			t.Errorf("%s: %q, want %q", in, got.text, want)
		}
	}
}

func TestToUnicode(t *testing.T) {
	c := toUnicode([]byte("1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfchar <0001> <D842DFB7> <0002> <00660069> endbfchar\n" +
		"2 beginbfrange <0010> <0012> <3042> <0020> <0021> [<0041> <0042>] endbfrange"))
	var got strings.Builder
	for _, code := range []uint32{1, 2, 0x10, 0x12, 0x20, 0x21, 0x30} {
		got.WriteString(c.text[code] + "|")
	}
	if want := "𠮷|fi|あ|い|A|B||"; got.String() != strings.Replace(want, "い", "い", 1) {
		t.Errorf("got %s, want %s", got.String(), want)
	}
	if c.bytes != 2 {
		t.Errorf("codes of %d bytes", c.bytes)
	}
}
