package residue

import (
	"archive/zip"
	"bytes"
	"testing"

	"golang.org/x/text/encoding/japanese"
)

func packed(t *testing.T, name string, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create(name)
	if err == nil {
		_, err = w.Write(data)
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestIn(t *testing.T) {
	w := Of("株式会社見本&精機", "9234567890123", "甲社", "")
	if len(w.Plain()) != 2 {
		t.Fatalf("%q", w.Plain())
	}
	sjis, err := japanese.ShiftJIS.NewEncoder().Bytes([]byte("名称,株式会社見本&精機"))
	if err != nil {
		t.Fatal(err)
	}
	xml := []byte(`<w:r><w:t>株式会社</w:t></w:r><w:r><w:t>見本&amp;精機</w:t></w:r>`)
	for name, c := range map[string]struct {
		file string
		data []byte
		want bool
	}{
		"plain":          {"a", []byte("x 株式会社見本&精機 y"), true},
		"name":           {"9234567890123.pdf", nil, true},
		"Shift_JIS":      {"a.csv", sjis, true},
		"UTF-16":         {"a.xls", append([]byte{0}, wide("株式会社見本&精機", false)...), true},
		"UTF-16BE":       {"a", wide("9234567890123", true), true},
		"package":        {"a.xlsx", packed(t, "xl/sharedStrings.xml", []byte("<t>9234567890123</t>")), true},
		"runs":           {"a.docx", packed(t, "word/document.xml", xml), true},
		"archive in zip": {"a.zip", packed(t, "b.docx", packed(t, "word/document.xml", xml)), true},
		"name in zip":    {"a.zip", packed(t, "株式会社見本&精機.xlsx", nil), true},
		"others":         {"a", []byte("株式会社見本精機 甲社 923456789012"), false},
		"damaged":        {"a.zip", []byte("PK\x03\x04 nothing"), false},
	} {
		if got := w.In(c.file, c.data); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
	if Of().In("a", []byte("b")) {
		t.Error("no words")
	}
}
