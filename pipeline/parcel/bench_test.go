package parcel

import (
	"strings"
	"testing"
)

// BenchmarkOpen opens what an inbox holds most: a workbook as it is, in an
// archive, locked in each way, and as an attachment.
func BenchmarkOpen(b *testing.B) {
	book := string(archive(b,
		member{name: "[Content_Types].xml", data: "spreadsheetml.sheet.main"},
		member{name: "xl/worksheets/sheet1.xml", data: strings.Repeat("<c r=\"A1\"><v>1</v></c>", 20000), store: true}))
	list, _ := ParsePasswords("p", []byte("C001\tx\nC012\thimitsu\n"))
	agile := readCorpus(b)["msoffcrypto/tests/inputs/example_password.xlsx"]
	corpusList, _ := ParsePasswords("p", []byte("C001\tPassword1234_\n"))
	for _, c := range []struct {
		name, path string
		data       []byte
		passwords  Passwords
	}{
		{"workbook", "C012.xlsx", []byte(book), list},
		{"zip", "C012.zip", archive(b, member{name: "a.xlsx", data: book}), list},
		{"ZipCrypto", "C012.zip", archive(b, member{name: "a.xlsx", data: book, password: "himitsu"}), list},
		{"AES-256", "C012.zip", archive(b, member{name: "a.xlsx", data: book, password: "himitsu", aes: 3}), list},
		{"mail", "C012.eml", letter("Content-Disposition: attachment; filename=a.xlsx", "8bit", book), list},
		{"agile", "C001.xlsx", agile, corpusList},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(c.data)))
			for b.Loop() {
				items, _, err := Open(b.Context(), Item{Path: "inbox/" + c.path, Data: c.data}, Options{Passwords: c.passwords})
				if err != nil || len(items) != 1 || items[0].Kind != XLSX && c.name != "mail" {
					b.Fatal(items, err)
				}
			}
		})
	}
}
