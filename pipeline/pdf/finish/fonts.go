package finish

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// fonts completes each font that the pages use.
func (f *file) fonts() error {
	for nr, entry := range f.pdf.Table {
		d, ok := entry.Object.(types.Dict)
		if !ok || d.Subtype() == nil || *d.Subtype() != "Type0" {
			continue
		}
		for face := range f.in.Use.Faces() {
			if name := d.NameEntry("BaseFont"); name != nil && *name == f.in.Family(face) {
				if err := f.font(d, face); err != nil {
					return fmt.Errorf("complete font %d: %w", nr, err)
				}
			}
		}
	}
	return nil
}

// font gives a font its outlines, its true name, its widths and the
// characters of its codes.
func (f *file) font(d types.Dict, face int) error {
	runes := f.in.Use.Runes(face)
	name := types.Name(tag(runes) + "+" + f.in.Use.Face(face).Name)
	kids, err := f.pdf.DereferenceArray(d["DescendantFonts"])
	if err != nil || len(kids) != 1 {
		return fmt.Errorf("find descendant font: %w", err)
	}
	cid, err := f.pdf.DereferenceDict(kids[0])
	if err != nil {
		return fmt.Errorf("find descendant font: %w", err)
	}
	desc, err := f.pdf.DereferenceDict(cid["FontDescriptor"])
	if err != nil {
		return fmt.Errorf("find font descriptor: %w", err)
	}
	d["BaseFont"], cid["BaseFont"], desc["FontName"] = name, name, name
	cid["CIDToGIDMap"] = types.Name("Identity")
	cid["DW"] = types.Integer(1000)
	cid["W"] = f.widths(face)
	desc["Flags"] = types.Integer(4) // symbolic: not of the standard Latin set
	desc["StemV"] = types.Integer(80)
	data := f.in.Use.Outlines(face)
	if err := f.replace(desc["FontFile2"], data, types.Dict{"Length1": types.Integer(len(data))}); err != nil {
		return err
	}
	return f.replace(d["ToUnicode"], toUnicode(runes), types.Dict{})
}

// widths lists the widths of the codes where they are not the default.
func (f *file) widths(face int) types.Array {
	var out, run types.Array
	start := 0
	for i, w := range f.in.Use.Widths(face) {
		if w == 1000 {
			if run != nil {
				out = append(out, types.Integer(start), run)
			}
			run = nil
			continue
		}
		if run == nil {
			start = i + 1
		}
		run = append(run, types.Integer(w))
	}
	if run != nil {
		out = append(out, types.Integer(start), run)
	}
	return out
}

// replace puts new content in the place of a stream.
func (f *file) replace(ref types.Object, data []byte, d types.Dict) error {
	r, ok := ref.(types.IndirectRef)
	if !ok {
		return fmt.Errorf("find stream: not a reference")
	}
	entry, ok := f.pdf.Find(r.ObjectNumber.Value())
	if !ok {
		return fmt.Errorf("find stream %d: no such object", r.ObjectNumber.Value())
	}
	entry.Object = types.StreamDict{Dict: d, Raw: data}
	return nil
}

// tag is the six letters that mark a subset, from the characters in it.
func tag(runes []rune) string {
	sum := sha256.Sum256([]byte(string(runes)))
	out := make([]byte, 6)
	for i := range out {
		out[i] = 'A' + sum[i]%26
	}
	return string(out)
}

// toUnicode is the map from codes to characters in UTF-16, at most 100 entries
// a block (PDF 32000-1, 9.10.3, and Adobe's note 5411).
func toUnicode(runes []rune) []byte {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	code := 0
	for block := range slices.Chunk(runes, 100) {
		fmt.Fprintf(&b, "%d beginbfchar\n", len(block))
		for _, r := range block {
			code++
			b.WriteByte('<')
			writeHex(&b, uint16(code))
			b.WriteString("> <")
			writeUTF16(&b, string(r))
			b.WriteString(">\n")
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return []byte(b.String())
}

func writeUTF16(b *strings.Builder, s string) {
	for _, u := range utf16.Encode([]rune(s)) {
		writeHex(b, u)
	}
}

func writeHex(b *strings.Builder, u uint16) {
	const digits = "0123456789ABCDEF"
	for shift := 12; shift >= 0; shift -= 4 {
		b.WriteByte(digits[u>>shift&15])
	}
}
