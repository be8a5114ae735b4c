package font_test

import (
	"bytes"
	"encoding/binary"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"shinsa/fonts"
	"shinsa/pipeline/pdf/font"
)

var files = font.Files{Mincho: fonts.Mincho, Gothic: fonts.Gothic, GothicBold: fonts.GothicBold, Supplement: fonts.Supplement}

var load = sync.OnceValues(func() (*font.Set, error) { return font.New(files) })

func set(t testing.TB) *font.Set {
	t.Helper()
	s, err := load()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestFind(t *testing.T) {
	for _, c := range []struct {
		family string
		bold   bool
		char   rune
		face   uint8
		width  float32
	}{
		{"BIZ UD明朝", false, 'あ', font.Mincho, 1}, {"BIZ UDMincho", false, 'A', font.Mincho, 0.5},
		{"BIZ UDゴシック", false, '髙', font.Gothic, 1}, {"BIZ UDGothic", true, '﨑', font.GothicBold, 1},
		{"BIZ UD明朝", true, '德', font.GothicBold, 1}, {"BIZ UD明朝", false, '𠮷', font.Supplement, 1},
		{"BIZ UDGothic", true, '𠮷', font.Supplement, 1},
	} {
		g, ok := set(t).Chain(c.family, c.bold).Find(c.char)
		if !ok || g.Face != c.face || g.Width != c.width {
			t.Errorf("%s %v %c: %+v %v", c.family, c.bold, c.char, g, ok)
		}
	}
	for _, r := range []rune{'🍣', 0x08, 0x200B, 0xE0100, -1, utf8.MaxRune} {
		if g, ok := set(t).Chain("BIZ UD明朝", false).Find(r); ok {
			t.Errorf("U+%04X has glyph %+v", r, g)
		}
	}
}

// Variants come from the first face that has them; the BIZ UD fonts list the
// usual ones, the supplement those of registers of names.
func TestVariant(t *testing.T) {
	for _, c := range []struct {
		base, selector rune
		face           uint8
		own, ok        bool // own: a glyph of its own, not the character's
	}{
		{'葛', 0xE0101, font.Mincho, false, true}, {'葛', 0xE0100, font.Mincho, true, true}, {'辻', 0xE0100, font.Mincho, true, true},
		{'邉', 0xE0102, font.Supplement, true, true}, {'邊', 0xE0105, font.Supplement, true, true}, {'神', 0xFE00, font.Mincho, true, true},
		{'葛', 0xE01EF, 0, false, false}, {'あ', 0xE0100, 0, false, false}, {'葛', 'A', 0, false, false},
	} {
		chain := set(t).Chain("BIZ UD明朝", false)
		g, ok := chain.Variant(c.base, c.selector)
		base, _ := chain.Find(c.base)
		if ok != c.ok || ok && (g.Face != c.face || (g != base) != c.own) {
			t.Errorf("%c U+%X: %+v %v", c.base, c.selector, g, ok)
		}
	}
}

// The font that the office names is asked last; a collection's first font is
// read; one whose licence bits forbid to embed it is refused.
func TestOfficeFont(t *testing.T) {
	in := files
	in.Supplement, in.Office = fonts.Mincho, fonts.Supplement
	s, err := font.New(in)
	if err != nil {
		t.Fatal(err)
	}
	if g, ok := s.Chain("", false).Find('𠮷'); !ok || g.Face != font.Office {
		t.Errorf("𠮷 is %+v %v", g, ok)
	}
	collection := append([]byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x01\x00\x00\x00\x10"), fonts.Supplement...)
	if _, err := font.Parse(collection); err == nil || strings.Contains(err.Error(), "not a TrueType") {
		t.Errorf("a collection, whose tables stand elsewhere: %v", err)
	}
	face, err := font.Parse(fonts.Supplement)
	if err != nil {
		t.Fatal(err)
	}
	if face.Measures().Ascent <= 0 {
		t.Errorf("measures %+v", face.Measures())
	}
	locked := bytes.Clone(fonts.Supplement)
	locked[os2(t, locked)+9] |= 2
	if _, err := font.Parse(locked); err == nil || !strings.Contains(err.Error(), "fsType") {
		t.Errorf("a font that may not be embedded: %v", err)
	}
}

// os2 returns the place of the OS/2 table.
func os2(t *testing.T, data []byte) int {
	t.Helper()
	i := bytes.Index(data[:400], []byte("OS/2"))
	if i < 0 {
		t.Fatal("no OS/2 table")
	}
	return int(binary.BigEndian.Uint32(data[i+8:]))
}

// Every character of JIS X 0213, as Python's codecs know it, has a glyph.
func TestJISX0213IsCovered(t *testing.T) {
	const list = `import sys
out = {chr(c) for c in range(0x80, 0x30000) for e in ("euc_jis_2004", "euc_jisx0213") if not 0xD800 <= c < 0xE000 and chr(c).encode(e, "ignore")}
sys.stdout.buffer.write("".join(sorted(out)).encode())`
	if _, err := exec.LookPath("python3"); err != nil {
		t.Skip("python3 is not installed")
	}
	out, err := exec.Command("python3", "-c", list).Output()
	if err != nil {
		t.Fatal(err)
	}
	chain, n := set(t).Chain("BIZ UD明朝", false), 0
	for _, r := range string(out) {
		g, ok := chain.Find(r)
		if !ok && r >= 0xA0 {
			t.Errorf("%c U+%04X has no glyph", r, r)
		}
		if g.Face == font.Supplement {
			n++
		}
	}
	if n < 3000 {
		t.Errorf("%d characters come from the supplement, want about 3,017", n)
	}
}

// What fontTools reads from a subset are the outlines of the whole font.
func TestOutlines(t *testing.T) {
	const check = `import sys
from fontTools.ttLib import TTFont
from fontTools.pens.recordingPen import DecomposingRecordingPen
def outline(f, name):
    p = DecomposingRecordingPen(f.getGlyphSet()); f.getGlyphSet()[name].draw(p); return p.value
whole, part = TTFont(sys.argv[1]), TTFont(sys.argv[2])
cmap = whole.getBestCmap()
for i, c in enumerate(sys.argv[3]):
    a, b = cmap[ord(c)], part.getGlyphName(i + 1)
    assert outline(whole, a) == outline(part, b), c
    assert whole["hmtx"][a] == part["hmtx"][b], c
print("same")`
	if err := exec.Command("/usr/bin/python3", "-c", "import fontTools").Run(); err != nil {
		t.Skip("python3-fonttools is not installed")
	}
	const text = "技術等情報Aéの管理、１②〒ガ゛ｶﾞ∑㊞"
	use := font.NewUse(set(t))
	for _, r := range text {
		if g, ok := set(t).Chain("BIZ UD明朝", false).Find(r); !ok || use.Code(r, g) == 0 {
			t.Fatalf("%c has no glyph in Mincho", r)
		}
	}
	dir, part1 := t.TempDir(), use.Subset(font.Mincho)
	whole, part := filepath.Join(dir, "whole.ttf"), filepath.Join(dir, "part.ttf")
	for name, data := range map[string][]byte{whole: fonts.Mincho, part: part1.Outlines} {
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	out, err := exec.Command("/usr/bin/python3", "-c", check, whole, part, strings.Join(part1.Texts, "")).CombinedOutput()
	if err != nil || !strings.Contains(string(out), "same") {
		t.Errorf("%v\n%s", err, out)
	}
}

// Two characters with one outline keep two codes.
func TestCodesStandForOneCharacter(t *testing.T) {
	use := font.NewUse(set(t))
	g := font.Glyph{Face: font.Mincho, ID: 500}
	if a, b, c := use.Code('甲', g), use.Code('乙', g), use.Code('甲', g); a == b || a != c {
		t.Errorf("codes %d, %d, %d", a, b, c)
	}
}

// FuzzParse: bytes that are no font are an error, never a panic.
func FuzzParse(f *testing.F) {
	f.Add(fonts.Mincho[:4000])
	f.Fuzz(func(t *testing.T, data []byte) {
		face, err := font.Parse(bytes.Clone(data))
		if err == nil && face == nil {
			t.Error("no face and no error")
		}
	})
}
