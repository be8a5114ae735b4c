package markup_test

import (
	"errors"
	"os"
	"strings"
	"testing"

	"shinsa/pipeline/workbook"
	"shinsa/pipeline/workbook/markup"
	"shinsa/pipeline/workbook/xls/booktest"
)

// xml is a workbook of SpreadsheetML with one table.
func xml(rows string) string {
	return `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet Name="A"><Table>` + rows + `</Table></Worksheet></Workbook>`
}

func TestTurnedAway(t *testing.T) {
	many := func(s string, n int) string { return strings.Repeat(s, n) }
	limits := workbook.DefaultLimits()
	limits.Cells = 20_000
	bomb := `<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>`
	for _, c := range []struct {
		name, data string
		want       error
	}{
		{"empty", "", workbook.ErrEmpty},
		{"blank", " \n", workbook.ErrEmpty},
		{"text", "a,b", workbook.ErrNotWorkbook},
		{"other XML", `<?xml version="1.0"?><a/>`, workbook.ErrNotWorkbook},
		{"page without a table", "<html><body>404 Not Found</body></html>", workbook.ErrNotWorkbook},
		{"table for the layout", "<html><table><tr><td> </table>", workbook.ErrNotWorkbook},
		{"entity bomb", strings.Replace(xml(`<Row><Cell><Data>&b;</Data></Cell></Row>`), "<Workbook", bomb+"<Workbook", 1), workbook.ErrDamaged},
		{"external entity", strings.Replace(xml(`<Row/>`), "<Workbook", `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><Workbook`, 1), workbook.ErrDamaged},
		{"no sheet", `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>`, workbook.ErrDamaged},
		{"cut", xml(`<Row><Cell><Data>a</Data>`)[:150], workbook.ErrDamaged},
		{"depth", xml(many("<Cell>", 5000)), workbook.ErrDamaged},
		{"tables in tables", many("<table><tr><td>", 5000), workbook.ErrTooLarge},
		{"backwards", xml(`<Row Index="5"><Cell><Data>a</Data></Cell></Row><Row Index="2"><Cell><Data>b</Data></Cell></Row>`), workbook.ErrDamaged},
		{"column beyond", xml(`<Row><Cell Index="99999999"><Data>a</Data></Cell></Row>`), workbook.ErrTooLarge},
		{"row beyond", xml(`<Row Index="99999999"><Cell><Data>a</Data></Cell></Row>`), workbook.ErrTooLarge},
		{"many hidden rows", xml(`<Row Hidden="1" Span="1048000"/>`), workbook.ErrTooLarge},
		{"many cells", xml("<Row>" + many(`<Cell><Data>a</Data></Cell></Row><Row>`, 20_001) + "</Row>"), workbook.ErrTooLarge},
		{"many sheets", many("<table><tr><td>a</table>", 101), workbook.ErrTooLarge},
		{"wide spans", "<table>" + many(`<tr><td rowspan=2 colspan=1000>`, 50_000), workbook.ErrTooLarge},
		{"long cell", "<table><tr><td>" + many("abcdefgh ", 1<<18), workbook.ErrTooLarge},
		{"long tag", `<table><tr><td a="` + many("abcdefgh ", 1<<20), workbook.ErrTooLarge},
		{"much beside", "<table><tr><td>a</table>" + many("<p>"+many("abcdefgh", 100), 1<<13), workbook.ErrTooLarge},
	} {
		if book, err := markup.Read([]byte(c.data), limits); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, %v, want %v", c.name, book, err, c.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, p := range []string{"testdata/returned.html", "testdata/excel2003.xml"} {
		data, err := os.ReadFile(p)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte(xml(`<Row Span="3"><Cell Index="2" MergeDown="1"><Data Type="Number">1e3</Data></Cell></Row>`)))
	f.Add([]byte(`<style>.a{mso-number-format:"\0022x\0022"}</style><table><col span=2><tr><td class=a rowspan=2 x:num="1"><s>a</s><input type=checkbox><table><td>b</table>`))
	limits := workbook.DefaultLimits()
	f.Fuzz(func(t *testing.T, data []byte) {
		book, err := markup.Read(data, limits)
		if err != nil && !booktest.Coded(err) {
			t.Fatalf("%v wraps no reason", err)
		}
		if err == nil {
			booktest.Sound(t, book, limits)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	for _, p := range []string{"returned.html", "excel2003.xml"} {
		data, err := os.ReadFile("testdata/" + p)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(p, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := markup.Read(data, workbook.DefaultLimits()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
