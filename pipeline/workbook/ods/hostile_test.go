package ods_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"shinsa/pipeline/workbook"
	"shinsa/pipeline/workbook/ods"
	"shinsa/pipeline/workbook/xls/booktest"
)

const (
	head = `<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="d" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>`
	tail = `</office:spreadsheet></office:body></office:document>`
)

// sheet is a flat document with one table.
func sheet(rows string) []byte {
	return []byte(head + `<table:table table:name="A">` + rows + `</table:table>` + tail)
}

func packed(t testing.TB, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(parts[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const mime = "application/vnd.oasis.opendocument.spreadsheet"

func TestTurnedAway(t *testing.T) {
	cell := `<table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell>`
	for _, c := range []struct {
		name string
		data []byte
		want error
	}{
		{"empty", nil, workbook.ErrEmpty},
		{"text", []byte("a,b"), workbook.ErrNotWorkbook},
		{"zip", packed(t, "a.txt", "a"), workbook.ErrNotWorkbook},
		{"text document", packed(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<a/>"), workbook.ErrNotWorkbook},
		{"no content", packed(t, "mimetype", mime), workbook.ErrDamaged},
		{"encrypted", packed(t, "mimetype", mime, "content.xml", "x", "META-INF/manifest.xml", "<manifest:encryption-data/>"), workbook.ErrEncrypted},
		{"encrypted as a whole", packed(t, "mimetype", mime, "encrypted-package", "x"), workbook.ErrEncrypted},
		{"cut zip", packed(t, "mimetype", mime, "content.xml", "<a/>")[:60], workbook.ErrDamaged},
		{"cut markup", []byte(head + `<table:table table:name="A"><table:table-row>`), workbook.ErrDamaged},
		{"entities", []byte(`<!DOCTYPE a [<!ENTITY b "bbbb">]>` + head + `<table:table><table:table-row><table:table-cell><text:p>&b;</text:p></table:table-cell></table:table-row></table:table>` + tail), workbook.ErrDamaged},
		{"repeated cells", sheet(`<table:table-row><table:table-cell table:number-columns-repeated="99999999999999999999"><text:p>a</text:p></table:table-cell></table:table-row>`), workbook.ErrTooLarge},
		{"repeated rows", sheet(`<table:table-row table:number-rows-repeated="1000000">` + cell + `</table:table-row>`), workbook.ErrTooLarge},
		{"repeated both", sheet(strings.Repeat(`<table:table-row table:number-rows-repeated="1000"><table:table-cell table:number-columns-repeated="600"><text:p>a</text:p></table:table-cell></table:table-row>`, 3)), workbook.ErrTooLarge},
		{"rows past the end", sheet(`<table:table-row table:number-rows-repeated="1048576"/><table:table-row>` + cell + `</table:table-row>`), workbook.ErrTooLarge},
		{"spaces", sheet(`<table:table-row><table:table-cell><text:p>` + strings.Repeat(`<text:s text:c="1000000"/>`, 3) + `</text:p></table:table-cell></table:table-row>`), workbook.ErrTooLarge},
		{"depth", sheet(`<table:table-row><table:table-cell><text:p>` + strings.Repeat(`<text:span>`, 5000)), workbook.ErrDamaged},
		{"long token", sheet(`<table:table-row a="` + strings.Repeat("a", 9<<20) + `"/>`), workbook.ErrTooLarge},
	} {
		if book, err := ods.Read(c.data, workbook.DefaultLimits()); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, %v, want %v", c.name, book, err, c.want)
		}
	}
	limits := workbook.DefaultLimits()
	limits.UnpackedBytes = 5 << 20
	if _, err := ods.Read(packed(t, "mimetype", mime, "content.xml", strings.Repeat(" ", 6<<20)), limits); !errors.Is(err, workbook.ErrTooLarge) {
		t.Errorf("unpacked size: %v", err)
	}
	limits.Cells = 10
	if _, err := ods.Read(sheet(strings.Repeat(`<table:table-row/>`, 60_000)), limits); !errors.Is(err, workbook.ErrTooLarge) {
		t.Errorf("much markup: %v", err)
	}
}

// TestCells holds what LibreOffice does not write, or not in one file.
func TestCells(t *testing.T) {
	row := func(cells string) string { return `<table:table-row>` + cells + `</table:table-row>` }
	for _, c := range []struct{ name, rows, want string }{
		{"empty rows and cells", `<table:table-row table:number-rows-repeated="1048000"/>` + row(`<table:table-cell table:number-columns-repeated="16383"/><table:table-cell><text:p>z</text:p></table:table-cell>`), "[1048001,16384 z]"},
		{"entity unknown", row(`<table:table-cell><text:p>&b;&amp;</text:p></table:table-cell>`), "[1,1 &b;&]"},
		{"indented markup", row("<table:table-cell>\n  <text:p>\n    a\n    b</text:p>\n</table:table-cell>"), "[1,1 a b]"},
		{"ruby and link", row(`<table:table-cell><text:p><text:ruby><text:ruby-base>髙橋</text:ruby-base><text:ruby-text>たかはし</text:ruby-text></text:ruby><text:a>x<text:tab/>y<text:line-break/>z</text:a></text:p></table:table-cell>`), "[1,1 髙橋x\ty\nz (たかはし)]"},
		{"drawing in a cell", row(`<table:table-cell><draw:frame><draw:text-box><text:p>no</text:p></draw:text-box></draw:frame><text:p>a</text:p></table:table-cell>`), "[1,1 a]"},
		{"covered", row(`<table:table-cell table:number-columns-spanned="2"><text:p>a</text:p></table:table-cell><table:covered-table-cell><text:p>b</text:p></table:covered-table-cell>`), "[1,1 a][1,2 b]"},
		{"value without text", row(`<table:table-cell office:value-type="float" office:value="0.5"/><table:table-cell office:value-type="string" office:string-value="s"/><table:table-cell office:value-type="date" office:date-value="2018-04-01"/>`), "[1,1 0.5][1,2 s][1,3 2018-04-01]"},
		{"text shown as another", row(`<table:table-cell office:value-type="string" office:string-value="paper"><text:p>1</text:p></table:table-cell>`), "[1,1 paper]"},
		{"senseless values", row(`<table:table-cell office:value-type="float" office:value="x"/><table:table-cell office:value-type="time" office:time-value="PT"><text:p>t</text:p></table:table-cell>`), "[1,1 x][1,2 t]"},
		{"tracked changes", `<table:tracked-changes>` + row(`<table:table-cell><text:p>old</text:p></table:table-cell>`) + `</table:tracked-changes>` + row(`<table:table-cell><text:p>new</text:p></table:table-cell>`), "[1,1 new]"},
		{"repeated rows", `<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2"><text:p>a</text:p></table:table-cell></table:table-row>`, "[1,1 a][1,2 a][2,1 a][2,2 a]"},
	} {
		book, err := ods.Read(sheet(c.rows), workbook.DefaultLimits())
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		got := ""
		for _, c := range book.Sheets[0].Cells {
			got += fmt.Sprintf("[%d,%d %s", c.Row, c.Col, c.Text)
			if c.Phonetic != "" {
				got += " (" + c.Phonetic + ")"
			}
			got += "]"
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		booktest.Sound(t, book, workbook.DefaultLimits())
	}
}

// TestHidden has folded groups, filtered rows and hidden columns; unused rows
// are not listed.
func TestHidden(t *testing.T) {
	cell := `<table:table-cell><text:p>a</text:p></table:table-cell>`
	book, err := ods.Read(sheet(`<table:table-column/><table:table-column-group table:display="false"><table:table-column/></table:table-column-group>`+
		`<table:table-row>`+cell+cell+`</table:table-row><table:table-row-group table:display="false"><table:table-row-group><table:table-row>`+cell+`</table:table-row></table:table-row-group></table:table-row-group>`+
		`<table:table-row table:visibility="filter">`+cell+`</table:table-row><table:table-row>`+cell+`</table:table-row><table:table-row table:visibility="collapse" table:number-rows-repeated="1048570"/>`), workbook.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	if s := book.Sheets[0]; fmt.Sprint(s.HiddenRows, s.HiddenCols) != "map[2:true 3:true] map[2:true]" {
		t.Errorf("hidden rows %v, columns %v", s.HiddenRows, s.HiddenCols)
	}
}

func FuzzRead(f *testing.F) {
	for _, p := range []string{"testdata/returned.fods", "testdata/returned.ods", "testdata/drawn.ods"} {
		data, err := os.ReadFile(p)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add(sheet(`<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="2"><text:p>a<text:s text:c="3"/></text:p></table:table-cell></table:table-row>`))
	f.Add(sheet(`<office:forms><form:form><form:listbox form:id="a" form:linked-cell="A.B3"><form:option form:label="x" form:selected="true"/></form:listbox></form:form></office:forms><table:table-row><table:table-cell><draw:control draw:control="a" table:end-cell-address="A.C9"/></table:table-cell></table:table-row>`))
	limits := workbook.DefaultLimits()
	f.Fuzz(func(t *testing.T, data []byte) {
		book, err := ods.Read(data, limits)
		if err != nil && !booktest.Coded(err) {
			t.Fatalf("%v wraps no reason", err)
		}
		if err == nil {
			booktest.Sound(t, book, limits)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	data, err := os.ReadFile("testdata/selfcheck.ods")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ods.Read(data, workbook.DefaultLimits()); err != nil {
			b.Fatal(err)
		}
	}
}
