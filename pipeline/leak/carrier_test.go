package leak

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"net/url"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/japanese"
)

// part is a part of a package that a test makes.
type part struct {
	name string
	data string
}

func zipped(t testing.TB, change func(*zip.Writer), parts ...part) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		w, err := z.Create(p.name)
		if err == nil {
			_, err = w.Write([]byte(p.data))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if change != nil {
		change(z)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const (
	contentTypes = `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`
	wordHead     = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`
	wordTail     = `</w:body></w:document>`
)

// docx is a Word file with a body and further parts.
func docx(t testing.TB, body string, parts ...part) []byte {
	return zipped(t, nil, append([]part{{"[Content_Types].xml", contentTypes}, {"word/document.xml", wordHead + body + wordTail}}, parts...)...)
}

func para(runs ...string) string {
	var b strings.Builder
	b.WriteString("<w:p>")
	for _, r := range runs {
		b.WriteString(`<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">` + r + `</w:t></w:r>`)
	}
	return b.String() + "</w:p>"
}

// xlsx is a workbook of the sheets 表紙 and 集計, whose rows and shared strings
// are given, and further parts.
func xlsx(t testing.TB, rows, shared string, parts ...part) []byte {
	return zipped(t, nil, append([]part{
		{"[Content_Types].xml", contentTypes},
		{"xl/workbook.xml", `<workbook xmlns:r="x"><sheets><sheet name="表紙" sheetId="1" r:id="rId1"/><sheet name="集計" sheetId="2" state="hidden" r:id="rId2"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>`},
		{"xl/worksheets/sheet1.xml", `<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>`},
		{"xl/worksheets/sheet2.xml", `<worksheet><sheetData>` + rows + `</sheetData></worksheet>`},
		{"xl/sharedStrings.xml", `<sst>` + shared + `</sst>`},
	}, parts...)...)
}

// object is an object of a PDF that a test makes: a dictionary, and a stream.
type pdfObject struct{ dict, stream string }

func packed(s string) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	_, _ = w.Write([]byte(s))
	_ = w.Close()
	return b.String()
}

// pdfFile writes objects, numbered from 1; the first is the catalogue, the
// last key of the trailer is free.
func pdfFile(objects []pdfObject, trailer string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n", i+1)
		if o.stream != "" {
			fmt.Fprintf(&b, "<< %s /Length %d >>\nstream\n%s\nendstream\nendobj\n", o.dict, len(o.stream), o.stream)
		} else {
			fmt.Fprintf(&b, "%s\nendobj\n", o.dict)
		}
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, a := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", a)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, trailer, xref)
	return b.Bytes()
}

// pdfWith is a PDF of one page whose text is shown through a font with a
// ToUnicode map, with further objects from number 7 on.
func pdfWith(text, catalogue, page, trailer string, more ...pdfObject) []byte {
	glyphs, cmap := identity(text)
	objects := []pdfObject{
		{dict: "<< /Type /Catalog /Pages 2 0 R " + catalogue + " >>"},
		{dict: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"},
		{dict: "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> " + page + " >>"},
		{dict: "/Filter /FlateDecode", stream: packed("BT /F1 10 Tf 50 700 Td " + glyphs + " ET")},
		{dict: "<< /Type /Font /Subtype /Type0 /BaseFont /Test /Encoding /Identity-H /ToUnicode 6 0 R >>"},
		{dict: "/Filter /FlateDecode", stream: packed(cmap)},
	}
	return pdfFile(append(objects, more...), trailer)
}

// identity shows a text by glyph numbers that say nothing, two pieces a line,
// and the map that says what they are.
func identity(text string) (glyphs, cmap string) {
	var g, m strings.Builder
	m.WriteString("/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n")
	for i, r := range []rune(text) {
		fmt.Fprintf(&g, "[<%04X>] TJ 1 0 Td ", i+1)
		m.WriteString("1 beginbfchar <" + fmt.Sprintf("%04X", i+1) + "> <")
		for _, u := range utf16.Encode([]rune{r}) {
			fmt.Fprintf(&m, "%04X", u)
		}
		m.WriteString("> endbfchar\n")
	}
	return g.String(), m.String() + "endcmap end end"
}

// utf16Hex is a string of a PDF.
func utf16Hex(s string) string {
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	return b.String() + ">"
}

func utf16LE(s string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return b
}

func utf16BE(s string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = binary.BigEndian.AppendUint16(b, u)
	}
	return b
}

func shiftJIS(t testing.TB, s string) []byte {
	t.Helper()
	b, err := japanese.ShiftJIS.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func eucJP(t testing.TB, s string) []byte {
	t.Helper()
	b, err := japanese.EUCJP.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func jis(t testing.TB, s string) []byte {
	t.Helper()
	b, err := japanese.ISO2022JP.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func chunk(kind string, body []byte) []byte {
	b := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
	b = append(append(b, kind...), body...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
}

// pngFile is a picture of one dot with further chunks.
func pngFile(chunks ...[]byte) []byte {
	b := []byte("\x89PNG\r\n\x1a\n")
	b = append(b, chunk("IHDR", []byte{0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0})...)
	for _, c := range chunks {
		b = append(b, c...)
	}
	b = append(b, chunk("IDAT", []byte(packed("\x00\x00")))...)
	return append(b, chunk("IEND", nil)...)
}

// jpegFile is the frame of a picture with further segments; its dots are none.
func jpegFile(segments ...[]byte) []byte {
	b := []byte{0xFF, 0xD8}
	for _, s := range segments {
		b = append(b, s...)
	}
	b = append(b, segment(0xDA, []byte{1, 1, 0, 0, 63, 0})...)
	return append(b, 0x12, 0x34, 0xFF, 0x00, 0x56, 0xFF, 0xD9)
}

func segment(kind byte, body []byte) []byte {
	b := []byte{0xFF, kind}
	b = binary.BigEndian.AppendUint16(b, uint16(len(body)+2))
	return append(b, body...)
}

// exif is a TIFF with one text, as cameras write it.
func exif(tag uint16, value []byte) []byte {
	b := []byte("Exif\x00\x00II*\x00\x08\x00\x00\x00\x01\x00")
	b = binary.LittleEndian.AppendUint16(b, tag)
	b = append(b, 1, 0)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(value)))
	b = binary.LittleEndian.AppendUint32(b, 26)
	b = append(b, 0, 0, 0, 0)
	return append(b, value...)
}

func gzipped(s, name string) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Name = name
	_, _ = w.Write([]byte(s))
	_ = w.Close()
	return b.Bytes()
}

func b64(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }

func escaped(s string) string { return url.QueryEscape(s) }

// discFile is the image of a disc with one file, whose name stands in the
// second tree only.
func discFile(name string, data []byte) []byte {
	b := make([]byte, 21*2048)
	record := func(at, size int, flags byte, name []byte) []byte {
		r := make([]byte, 33+len(name)+(len(name)+1)%2)
		r[0], r[25], r[32] = byte(len(r)), flags, byte(len(name))
		binary.LittleEndian.PutUint32(r[2:], uint32(at))
		binary.LittleEndian.PutUint32(r[10:], uint32(size))
		copy(r[33:], name)
		return r
	}
	for i, kind := range []byte{1, 2, 255} {
		at := (16 + i) * 2048
		b[at] = kind
		copy(b[at+1:], "CD001\x01")
		copy(b[at+156:], record(19, 2048, 2, []byte{0}))
		if kind == 2 {
			copy(b[at+88:], "%/E")
			copy(b[at+156:], record(20, 2048, 2, []byte{0}))
		}
	}
	for i, n := range [][]byte{[]byte("A.CSV;1"), utf16BE(name)} {
		folder := append(record(19+i, 2048, 2, []byte{0}), record(19+i, 2048, 2, []byte{1})...)
		copy(b[(19+i)*2048:], append(folder, record(21, len(data), 0, n)...))
	}
	b = append(b, data...)
	return append(b, make([]byte, 2048-len(data)%2048)...)
}
