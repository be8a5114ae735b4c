package main

import (
	"archive/zip"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

// typed is what a script's argument stands for.
func typed(ts *testscript.TestScript, s string) string {
	out, err := strconv.Unquote(`"` + strings.ReplaceAll(s, `"`, `\"`) + `"`)
	if err != nil {
		ts.Fatalf("text %q: %v", s, err)
	}
	return out
}

func cell(ts *testscript.TestScript, neg bool, args []string) {
	edit(ts, args[0], func(f *excelize.File) error {
		return f.SetCellStr(args[1], args[2], typed(ts, args[3]))
	})
}

// answer finds the item's row by its id in any column of the sheet 自己チェック.
func answer(ts *testscript.TestScript, neg bool, args []string) {
	edit(ts, args[0], func(f *excelize.File) error {
		rows, err := f.GetRows("自己チェック")
		if err != nil {
			return err
		}
		for i, row := range rows {
			for _, v := range row {
				if v == args[1] {
					return f.SetCellStr("自己チェック", args[2]+strconv.Itoa(i+1), typed(ts, args[3]))
				}
			}
		}
		ts.Fatalf("%s has no row of item %s", args[0], args[1])
		return nil
	})
}

func edit(ts *testscript.TestScript, path string, do func(*excelize.File) error) {
	f, err := excelize.OpenFile(ts.MkAbs(path))
	ts.Check(err)
	ts.Check(do(f))
	ts.Check(f.Save())
	ts.Check(f.Close())
}

// zipBomb writes a workbook whose one sheet unpacks to 200 MB of blanks.
func zipBomb(ts *testscript.TestScript, neg bool, args []string) {
	path := ts.MkAbs(args[0])
	ts.Check(os.MkdirAll(filepath.Dir(path), 0o755))
	w, err := os.Create(path)
	ts.Check(err)
	z := zip.NewWriter(w)
	for name, body := range map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
		"_rels/.rels":         `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":     `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets/></workbook>`,
	} {
		p, err := z.Create(name)
		ts.Check(err)
		_, err = p.Write([]byte(body))
		ts.Check(err)
	}
	p, err := z.Create("xl/worksheets/sheet1.xml")
	ts.Check(err)
	blank := make([]byte, 1<<20)
	for range 200 {
		_, err := p.Write(blank)
		ts.Check(err)
	}
	ts.Check(z.Close())
	ts.Check(w.Close())
}
