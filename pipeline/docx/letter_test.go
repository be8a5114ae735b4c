package docx_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"shinsa/pipeline/doc"
)

// partsOf returns the parts of a Word file as text.
func partsOf(t *testing.T, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(b)
	}
	return out
}

// A letter's first page has a foot of its own and no head.
func TestPlainFirst(t *testing.T) {
	d := &doc.Document{Header: doc.Running{Left: "照会", Right: "取扱注意"}, PlainFirst: true,
		Body: []doc.Block{para(doc.LetterTitle, "照会"), para(doc.Body, "本文")}}
	p := partsOf(t, write(t, d, reference(t)))
	main := p["word/document.xml"]
	for _, want := range []string{"<w:titlePg/>", `<w:footerReference w:type="first"`} {
		if !strings.Contains(main, want) {
			t.Errorf("no %s", want)
		}
	}
	if strings.Contains(main, `<w:headerReference w:type="first"`) || p["word/footer2.xml"] == "" {
		t.Error("the first page has a head, or no foot")
	}
	d.PlainFirst = false
	if p := partsOf(t, write(t, d, reference(t))); strings.Contains(p["word/document.xml"], "titlePg") || p["word/footer2.xml"] != "" {
		t.Error("a document that is no letter has a first page of its own")
	}
}

// Narrow parts of a stacked bar have no label.
func TestNarrowLabels(t *testing.T) {
	c := &doc.Chart{ID: "c", Stacked: true, Percent: true, Unit: "%", Categories: []string{"甲", "乙"},
		Series: []doc.Series{{Name: "実施済", Values: []float64{96, 50}}, {Name: "未実施", Values: []float64{4, 50}}}}
	d := &doc.Document{Body: []doc.Block{c}}
	xml := partsOf(t, write(t, d, reference(t)))["word/charts/chart1.xml"]
	if got := strings.Count(xml, `<c:delete val="1"/></c:dLbl>`); got != 1 || !strings.Contains(xml, `<c:dLbl><c:idx val="0"/>`) {
		t.Errorf("%d labels are taken away, want that of 4%%", got)
	}
}

// A table at the end of a document with a note needs no empty paragraph, which
// would stand alone on a page when the table fills the last one.
func TestNothingBelowTheLastTable(t *testing.T) {
	table := &doc.Table{ID: "t", Columns: []doc.Column{{Share: 1}}, Rows: []doc.Row{{Cells: []doc.Cell{cell("一")}}}, Note: text("注　終わり")}
	main := partsOf(t, write(t, &doc.Document{Body: []doc.Block{table}}, reference(t)))["word/document.xml"]
	if _, after, _ := strings.Cut(main, "終わり"); strings.Contains(after, "<w:p>") {
		t.Errorf("a paragraph follows the note: %.200s", after)
	}
	table.Note = nil
	main = partsOf(t, write(t, &doc.Document{Body: []doc.Block{table}}, reference(t)))["word/document.xml"]
	if _, after, _ := strings.Cut(main, "</w:tbl>"); !strings.Contains(after, "<w:p>") {
		t.Error("Word takes a table without a paragraph behind it for damage")
	}
}
