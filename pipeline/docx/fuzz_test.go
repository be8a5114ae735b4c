package docx_test

import (
	"archive/zip"
	"bytes"
	"testing"

	"shinsa/pipeline/docx"
)

// zipped packs parts, given as name and content in turn.
func zipped(tb testing.TB, pairs ...string) []byte {
	tb.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for i := 0; i < len(pairs); i += 2 {
		w, err := z.Create(pairs[i])
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := w.Write([]byte(pairs[i+1])); err != nil {
			tb.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

// FuzzLines feeds broken main parts, numberings and relationships; an error
// is fine, a panic is not.
func FuzzLines(f *testing.F) {
	const w = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	f.Add(`<w:document `+w+`><w:body><w:p><w:pPr><w:numPr><w:ilvl w:val="99"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>x</w:t><w:sym w:char="zz"/></w:r></w:p></w:body></w:document>`,
		`<w:numbering `+w+`><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="-3"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
		`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="x/numbering" Target="numbering.xml"/></Relationships>`)
	f.Add(`<w:document `+w+`/>`, ``, ``)
	f.Add(`<a>`, `<b/>`, `<c`)
	f.Fuzz(func(t *testing.T, main, numbering, rels string) {
		data := zipped(t, "word/document.xml", main, "word/numbering.xml", numbering, "word/_rels/document.xml.rels", rels)
		_, _ = docx.Lines(data)
		_, _, _ = docx.ReadRecord(data)
	})
}

// FuzzPackage feeds broken zip files to both readers.
func FuzzPackage(f *testing.F) {
	f.Add([]byte("PK"))
	f.Add(zipped(f, "[Content_Types].xml", "<Types/>"))
	f.Add(reference(f).File())
	f.Fuzz(func(t *testing.T, data []byte) {
		_, _ = docx.Lines(data)
		_, _, _ = docx.ReadRecord(data)
		ref, problems, err := docx.OpenReferenceFile(data)
		if ref == nil && err == nil && !problems.HasErrors() {
			t.Fatal("no reference, and nothing says why")
		}
	})
}

// FuzzRecord feeds broken custom XML parts; one that passes for sound gives
// the same record when it is read again.
func FuzzRecord(f *testing.F) {
	f.Add(`<record xmlns="urn:shinsa:record:1" kind="k"><fact name="a">b</fact><field tag="t" kind="text"/><lock tag="l" sum="0"/></record>`)
	f.Add(`<record xmlns="urn:shinsa:record:1"><fact>`)
	f.Fuzz(func(t *testing.T, part string) {
		data := zipped(t, "customXml/item1.xml", part)
		r, found, err := docx.ReadRecord(data)
		if found && (err != nil || r == nil) {
			t.Fatal("found, but not read")
		}
	})
}
