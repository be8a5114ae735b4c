package layer

import (
	"encoding/binary"
	"encoding/xml"
	"fmt"
	"math"
	"strings"
	"unicode/utf16"
)

// Mark stands in every file that the package writes, as it is.
const Mark = "<xmp:CreatorTool>" + creator + "</xmp:CreatorTool>"

const (
	creator  = "shinsa overlay"
	producer = "shinsa"
)

// about is the information dictionary; xmp says the same.
func about(d Document) string {
	var b strings.Builder
	b.WriteString("<<")
	for _, e := range [][2]string{{"Title", d.Title}, {"Author", d.Author}, {"Subject", d.Subject}, {"Keywords", d.Keywords}, {"Creator", creator}, {"Producer", producer}} {
		if e[1] == "" {
			continue
		}
		b.WriteString("/" + e[0] + "<FEFF")
		for _, u := range utf16.Encode([]rune(e[1])) {
			fmt.Fprintf(&b, "%04X", u)
		}
		b.WriteString(">")
	}
	b.WriteString(">>")
	return b.String()
}

func xmp(d Document) string {
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` + "\n" +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"` +
		` xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">` + "\n" +
		"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>\n")
	for _, e := range [][4]string{
		{"dc:title", `<rdf:Alt><rdf:li xml:lang="x-default">`, d.Title, "</rdf:li></rdf:Alt>"},
		{"dc:creator", "<rdf:Seq><rdf:li>", d.Author, "</rdf:li></rdf:Seq>"},
		{"dc:description", `<rdf:Alt><rdf:li xml:lang="x-default">`, d.Subject, "</rdf:li></rdf:Alt>"},
		{"dc:language", "<rdf:Bag><rdf:li>", "ja-JP", "</rdf:li></rdf:Bag>"},
		{"pdf:Keywords", "", d.Keywords, ""},
		{"pdf:Producer", "", producer, ""},
		{"xmp:CreatorTool", "", creator, ""},
	} {
		if e[2] == "" {
			continue
		}
		b.WriteString("<" + e[0] + ">" + e[1])
		_ = xml.EscapeText(&b, []byte(e[2])) // a Builder does not fail
		b.WriteString(e[3] + "</" + e[0] + ">\n")
	}
	b.WriteString("</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>")
	return b.String()
}

// profile makes an ICC profile of version 4 for sRGB (IEC 61966-2-1): its
// primaries adapted to D50 and its tone curve as a formula.
func profile() []byte {
	curve := []byte("para\x00\x00\x00\x00\x00\x03\x00\x00")
	for _, v := range []float64{2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045} {
		curve = fixed(curve, v)
	}
	adapt := []byte("sf32\x00\x00\x00\x00")
	for _, v := range []float64{1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01706, -0.00925, 0.01508, 0.75168} {
		adapt = fixed(adapt, v)
	}
	tags := []table{{"desc", localized("sRGB")}, {"cprt", localized("No copyright, use freely")},
		{"wtpt", xyz(0.9642, 1, 0.8249)}, {"chad", adapt},
		{"rXYZ", xyz(0.43607, 0.22249, 0.01392)}, {"gXYZ", xyz(0.38515, 0.71687, 0.09708)}, {"bXYZ", xyz(0.14307, 0.06061, 0.71410)},
		{"rTRC", curve}, {"gTRC", curve}, {"bTRC", curve}}
	be := binary.BigEndian
	list := be.AppendUint32(nil, uint32(len(tags)))
	var data []byte
	for _, t := range tags {
		list = append(list, t.name...)
		list = be.AppendUint32(be.AppendUint32(list, uint32(128+4+12*len(tags)+len(data))), uint32(len(t.data)))
		data = append(append(data, t.data...), make([]byte, -len(t.data)&3)...)
	}
	h := make([]byte, 128)
	be.PutUint32(h, uint32(128+len(list)+len(data)))
	copy(h[8:], "\x04\x20\x00\x00mntrRGB XYZ \x07\xE2\x00\x04\x00\x01") // a date must be there: the call's
	copy(h[36:], "acsp")
	copy(h[68:], xyz(0.9642, 1, 0.8249)[8:])
	return append(append(h, list...), data...)
}

func localized(s string) []byte {
	be := binary.BigEndian
	b := []byte("mluc\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x0CenUS")
	b = be.AppendUint32(be.AppendUint32(b, uint32(2*len(s))), 28)
	for _, u := range utf16.Encode([]rune(s)) {
		b = be.AppendUint16(b, u)
	}
	return b
}

func fixed(b []byte, v float64) []byte {
	return binary.BigEndian.AppendUint32(b, uint32(int32(math.Round(v*65536))))
}

func xyz(x, y, z float64) []byte {
	return fixed(fixed(fixed([]byte("XYZ \x00\x00\x00\x00"), x), y), z)
}
