package intake_test

import (
	"archive/zip"
	"bytes"
	"context"
	"testing"

	"shinsa/pipeline/intake"
	"shinsa/pipeline/parcel"
	"shinsa/pipeline/sample"
	"shinsa/pipeline/workbook"
	"shinsa/pipeline/workbook/delimited"
)

// What package parcel lets through, because its content looks like a table's,
// may still be nothing that can be read; and a real workbook under the name of
// a lock file is a workbook.
func TestBehindParcel(t *testing.T) {
	files, truth, err := sample.Make(sample.Options{Companies: 1, Seed: 1, Catalogue: real(t)})
	if err != nil {
		t.Fatal(err)
	}
	var whole string
	for _, f := range files {
		if f.Path == truth.Returns[0].Path {
			whole = string(f.Data)
		}
	}
	for _, c := range []struct{ name, data, code string }{
		{"全角空白.csv", "　　\n　", "intake-empty"},
		{"終端.csv", "\x1a", "intake-empty"},
		{"部品が暗号化.xlsx", lockedParts(t), "intake-encrypted"},
		{"読点だけ.csv", ",,,\n,,\n", "intake-foreign"},
		{"~$C001.xlsx", whole, ""},
	} {
		items, found, err := parcel.Open(context.Background(), parcel.Item{Path: c.name, Data: []byte(c.data)}, parcel.Options{})
		if err != nil || len(items) != 1 || items[0].Refused != "" {
			t.Errorf("%s: %v, %v, %v", c.name, items, found, err)
			continue
		}
		read := workbook.Read
		if k := items[0].Kind; k == parcel.CSV || k == parcel.Text {
			read = delimited.Read
		}
		r, problems, err := intake.File(context.Background(), intake.Input{File: c.name, Data: items[0].Data, Read: read}, intake.Options{Catalogue: real(t)})
		if err != nil || c.code == "" != (r != nil) || c.code != "" && (len(problems) != 1 || string(problems[0].Code) != c.code) {
			t.Errorf("%s: %v, %v", c.name, problems, err)
		}
	}
}

// lockedParts is a workbook whose parts are encrypted one by one, as programs
// that pack archives do it, and not as Excel does.
func lockedParts(t *testing.T) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range []string{"[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"} {
		w, err := z.CreateRaw(&zip.FileHeader{Name: name, Flags: 1, CompressedSize64: 12, UncompressedSize64: 12})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(make([]byte, 12)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
