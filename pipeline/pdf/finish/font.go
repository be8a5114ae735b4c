package finish

import (
	"crypto/sha256"
	"fmt"
	"strings"

	"shinsa/pipeline/pdf/font"
	"shinsa/pipeline/pdf/paint"
)

// resources writes the fonts and pictures of the document and the dictionary
// that names them to the pages.
func (d *document) resources() {
	numbers := make([]int, len(d.in.Faces))
	for i, face := range d.in.Faces {
		if face != nil {
			numbers[i] = d.font(face, &d.in.Subsets[i])
		}
	}
	images := make([]int, len(d.in.Images))
	for i := range d.in.Images {
		images[i] = d.image(&d.in.Images[i])
	}
	d.begin(d.fonts).raw("<</Font<<")
	for i, nr := range numbers {
		if nr != 0 {
			d.raw("/" + paint.FontName(i) + " ").ref(nr)
		}
	}
	d.raw(">>")
	if len(images) > 0 {
		d.raw("/XObject<<")
		for i, nr := range images {
			d.raw("/" + paint.ImageName(i) + " ").ref(nr)
		}
		d.raw(">>")
	}
	d.raw(">>").end()
}

// font writes a composite font (ISO 32000-1, 9.7): glyph numbers are codes.
func (d *document) font(face *font.Face, s *font.Subset) int {
	nr, cid, desc, file, cmap := d.reserve(), d.reserve(), d.reserve(), d.reserve(), d.reserve()
	name := tag(s.Texts) + "+" + face.Name
	d.begin(nr).raw("<</Type/Font/Subtype/Type0/BaseFont/" + name + "/Encoding/Identity-H/DescendantFonts[").ref(cid).
		raw("]/ToUnicode ").ref(cmap).raw(">>").end()
	d.begin(cid).raw("<</Type/Font/Subtype/CIDFontType2/BaseFont/" + name +
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity/DW 1000/W[").widths(s.Widths).
		raw("]/FontDescriptor ").ref(desc).raw(">>").end()
	m := face.Measures() // symbolic (flag 4): not of the standard Latin set
	d.begin(desc).raw(fmt.Sprintf("<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[%d %d %d %d]/ItalicAngle 0/Ascent %d/Descent %d/CapHeight %d/StemV 80/FontFile2 ",
		name, m.Box[0], m.Box[1], m.Box[2], m.Box[3], m.Ascent, m.Descent, m.CapHeight)).ref(file).raw(">>").end()
	d.stream(file, fmt.Sprintf("/Length1 %d", len(s.Outlines)), s.Outlines)
	d.stream(cmap, "", toUnicode(s.Texts))
	return nr
}

// widths lists the widths of the glyphs where they are not the default, in
// ranges of one width.
func (f *file) widths(widths []int) *file {
	for i := 0; i < len(widths); {
		end := i
		for end < len(widths) && widths[end] == widths[i] {
			end++
		}
		if widths[i] != 1000 {
			f.int(i + 1).raw(" ").int(end).raw(" ").int(widths[i]).raw(" ")
		}
		i = end
	}
	return f
}

// tag is the six letters that mark a subset, from the characters in it.
func tag(texts []string) string {
	sum := sha256.Sum256([]byte(strings.Join(texts, "")))
	out := make([]byte, 6)
	for i := range out {
		out[i] = 'A' + sum[i]%26
	}
	return string(out)
}

// toUnicode is the map from codes to characters in UTF-16, at most 100 entries
// a block (PDF 32000-1, 9.10.3, and Adobe's note 5411).
func toUnicode(texts []string) []byte {
	b := make([]byte, 0, 512+20*len(texts))
	b = append(b, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"+
		"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"+
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"+
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"...)
	for i, s := range texts {
		if i%100 == 0 {
			if i > 0 {
				b = append(b, "endbfchar\n"...)
			}
			b = fmt.Appendf(b, "%d beginbfchar\n", min(100, len(texts)-i))
		}
		b = append(appendHex(append(b, '<'), uint16(i+1)), "> <"...)
		b = append(appendUTF16(b, s), ">\n"...)
	}
	return append(b, "endbfchar\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"...)
}
