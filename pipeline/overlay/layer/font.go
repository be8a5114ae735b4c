package layer

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf16"
)

// fontName has the six letters of a subset, as an embedded part of a font has.
const fontName = "SHINSA+TextLayer"

// char is what a glyph stands for and how wide it is, in thousandths.
type char struct {
	text  string
	width int
}

// font gives codes to the characters in the order in which they come. A
// character that is drawn in two widths has two codes.
type font struct {
	codes map[char]int
	chars []char
}

func newFont() *font { return &font{codes: map[char]int{}} }

// code returns the code of a character and its width as written. After 65000
// codes, which no document reaches, widths are no longer told apart.
func (f *font) code(text string, width float64) (code, w int) {
	c := char{text, max(0, min(8000, int(math.Round(width*1000))))}
	if n, ok := f.codes[c]; ok {
		return n, c.width
	}
	if len(f.chars) >= 65000 {
		for n, known := range f.chars {
			if known.text == text {
				return n + 1, known.width
			}
		}
	}
	f.chars = append(f.chars, c)
	f.codes[c] = len(f.chars)
	return len(f.chars), c.width
}

// font writes the font and what belongs to it.
func (f *file) font(at int, n *font) error {
	data := n.program()
	program, err := f.stream(fmt.Sprintf("/Length1 %d", len(data)), data, true)
	if err != nil {
		return err
	}
	unicode, err := f.stream("", []byte(n.toUnicode()), true)
	if err != nil {
		return err
	}
	descriptor, cid := f.reserve(), f.reserve()
	f.set(descriptor, "<</Type/FontDescriptor/FontName/"+fontName+"/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80/FontFile2 "+ref(program)+">>")
	var w strings.Builder
	for _, c := range n.chars {
		fmt.Fprintf(&w, "%d ", c.width)
	}
	widths := ""
	if len(n.chars) > 0 {
		widths = "/W[1[" + strings.TrimSpace(w.String()) + "]]"
	}
	f.set(cid, "<</Type/Font/Subtype/CIDFontType2/BaseFont/"+fontName+"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity/DW 1000"+widths+"/FontDescriptor "+ref(descriptor)+">>")
	f.set(at, "<</Type/Font/Subtype/Type0/BaseFont/"+fontName+"/Encoding/Identity-H/DescendantFonts["+ref(cid)+"]/ToUnicode "+ref(unicode)+">>")
	return nil
}

// toUnicode maps the codes to their characters in UTF-16, at most 100 entries
// a block (ISO 32000-1, 9.10.3, and Adobe's note 5411).
func (n *font) toUnicode() string {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	code := 0
	for block := range slices.Chunk(n.chars, 100) {
		fmt.Fprintf(&b, "%d beginbfchar\n", len(block))
		for _, c := range block {
			code++
			fmt.Fprintf(&b, "<%04X> <", code)
			for _, u := range utf16.Encode([]rune(c.text)) {
				fmt.Fprintf(&b, "%04X", u)
			}
			b.WriteString(">\n")
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.String()
}

// program is a TrueType font whose glyphs are empty, with the widths of the
// codes (OpenType 1.9: the tables that a CIDFont of type 2 must have).
func (n *font) program() []byte {
	be := binary.BigEndian
	count := len(n.chars) + 1
	head := make([]byte, 54)
	be.PutUint32(head, 0x00010000)
	be.PutUint32(head[4:], 0x00010000)
	be.PutUint32(head[12:], 0x5F0F3CF5)
	be.PutUint16(head[18:], 1000) // units an em
	be.PutUint16(head[46:], 8)    // least size
	be.PutUint16(head[48:], 2)    // direction
	be.PutUint16(head[50:], 1)    // long offsets
	hhea := make([]byte, 36)
	be.PutUint32(hhea, 0x00010000)
	be.PutUint16(hhea[4:], 880)
	be.PutUint16(hhea[6:], uint16(0x10000-120))
	be.PutUint16(hhea[34:], uint16(count))
	hmtx := []byte{0x03, 0xE8, 0, 0}
	widest := 1000
	for _, c := range n.chars {
		hmtx = be.AppendUint16(be.AppendUint16(hmtx, uint16(c.width)), 0)
		widest = max(widest, c.width)
	}
	be.PutUint16(hhea[10:], uint16(widest))
	maxp := make([]byte, 32)
	be.PutUint32(maxp, 0x00010000)
	be.PutUint16(maxp[4:], uint16(count))
	be.PutUint16(maxp[14:], 1) // zones
	return sfnt([]table{{"glyf", make([]byte, 4)}, {"head", head}, {"hhea", hhea}, {"hmtx", hmtx}, {"loca", make([]byte, 4*(count+1))}, {"maxp", maxp}})
}

type table struct {
	name string
	data []byte
}

// sfnt puts tables, sorted by name, into a font file with its checksums.
func sfnt(tables []table) []byte {
	be := binary.BigEndian
	n := uint16(len(tables))
	out := be.AppendUint32(nil, 0x00010000)
	for _, v := range []uint16{n, 64, 2, n*16 - 64} { // six tables: search values for four
		out = be.AppendUint16(out, v)
	}
	at := len(out) + 16*len(tables)
	var body []byte
	headAt := 0
	for _, t := range tables {
		if t.name == "head" {
			headAt = at
		}
		out = append(out, t.name...)
		for _, v := range []uint32{checksum(t.data), uint32(at), uint32(len(t.data))} {
			out = be.AppendUint32(out, v)
		}
		body = append(append(body, t.data...), make([]byte, -len(t.data)&3)...)
		at += len(t.data) + -len(t.data)&3
	}
	out = append(out, body...)
	be.PutUint32(out[headAt+8:], 0xB1B0AFBA-checksum(out))
	return out
}

func checksum(b []byte) uint32 {
	sum := uint32(0)
	for i, v := range b {
		sum += uint32(v) << (24 - 8*(i&3))
	}
	return sum
}
