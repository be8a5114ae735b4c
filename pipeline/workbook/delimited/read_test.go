package delimited_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"

	"shinsa/pipeline/workbook"
	"shinsa/pipeline/workbook/delimited"
	"shinsa/pipeline/workbook/xls/booktest"
)

const sheet = "番号,設問,回答,備考\r\n1-1,責任者を任命していますか,○,\"髙﨑 ㈱①, 係\r\n二行目\"\r\n1-2,規程はありますか,×,0012\r\n"

var fields = [][]string{{"番号", "設問", "回答", "備考"}, {"1-1", "責任者を任命していますか", "○", "髙﨑 ㈱①, 係\n二行目"}, {"1-2", "規程はありますか", "×", "0012"}}

func TestEncodings(t *testing.T) {
	utf16 := func(e unicode.Endianness, p unicode.BOMPolicy) encoding.Encoding { return unicode.UTF16(e, p) }
	for _, c := range []struct {
		name string
		enc  encoding.Encoding
		want delimited.Form
	}{
		{"UTF-8", unicode.UTF8, delimited.Form{Encoding: "UTF-8", Delimiter: ','}},
		{"UTF-8 BOM", unicode.UTF8BOM, delimited.Form{Encoding: "UTF-8", BOM: true, Delimiter: ','}},
		{"CP932", japanese.ShiftJIS, delimited.Form{Encoding: "CP932", Delimiter: ','}},
		{"UTF-16LE BOM", utf16(unicode.LittleEndian, unicode.UseBOM), delimited.Form{Encoding: "UTF-16LE", BOM: true, Delimiter: ','}},
		{"UTF-16BE BOM", utf16(unicode.BigEndian, unicode.UseBOM), delimited.Form{Encoding: "UTF-16BE", BOM: true, Delimiter: ','}},
		{"UTF-16LE", utf16(unicode.LittleEndian, unicode.IgnoreBOM), delimited.Form{Encoding: "UTF-16LE", Delimiter: ','}},
		{"UTF-16BE", utf16(unicode.BigEndian, unicode.IgnoreBOM), delimited.Form{Encoding: "UTF-16BE", Delimiter: ','}},
		{"EUC-JP", japanese.EUCJP, delimited.Form{Encoding: "EUC-JP", Delimiter: ','}},
		{"ISO-2022-JP", japanese.ISO2022JP, delimited.Form{Encoding: "ISO-2022-JP", Delimiter: ','}},
	} {
		text := sheet
		if c.name == "EUC-JP" || c.name == "ISO-2022-JP" { // which the library encodes without the IBM characters
			text = strings.NewReplacer("髙", "高", "﨑", "崎").Replace(text)
		}
		data, err := c.enc.NewEncoder().Bytes([]byte(text))
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		book, form, err := delimited.Open(data, workbook.DefaultLimits())
		if err != nil || form != c.want {
			t.Errorf("%s: %+v, %v, want %+v", c.name, form, err, c.want)
			continue
		}
		got := strings.NewReplacer("高", "髙", "崎", "﨑").Replace(show(book))
		if want := fmt.Sprintf("%q", fields); got != want {
			t.Errorf("%s:\n%s, want\n%s", c.name, got, want)
		}
	}
}

// show returns the fields of a full table.
func show(b *workbook.Book) string {
	var rows [][]string
	for _, c := range b.Sheets[0].Cells {
		for len(rows) < c.Row {
			rows = append(rows, nil)
		}
		for len(rows[c.Row-1]) < c.Col-1 {
			rows[c.Row-1] = append(rows[c.Row-1], "")
		}
		rows[c.Row-1] = append(rows[c.Row-1], c.Text)
	}
	return fmt.Sprintf("%q", rows)
}

// TestEncodingsOfDoubt holds the rules for bytes that fit several encodings.
func TestEncodingsOfDoubt(t *testing.T) {
	for _, c := range []struct{ name, in, encoding string }{
		{"ASCII", "a,b\n", "UTF-8"},
		{"half-width kana only", "\xb6\xcc\xde,\xbc\xb7\n", "CP932"},
		{"EUC kanji with kana", "\xbc\xab\xb8\xca\xa5\xc1\xa5\xa7,\xa4\xa2\n", "EUC-JP"},
		{"NEC selected IBM", "\xee\xe0\x8b\xb4,a\n", "CP932"},
		{"gaiji", "\xf0\x40,a\n", "CP932"},
		{"end of DOS", "a,b\n\x1a", "UTF-8"},
	} {
		book, form, err := delimited.Open([]byte(c.in), workbook.DefaultLimits())
		if err != nil || form.Encoding != c.encoding {
			t.Errorf("%s: %+v %v, want %s", c.name, form, err, c.encoding)
		} else if strings.ContainsAny(show(book), "\uFFFD\x1A") {
			t.Errorf("%s: %s", c.name, show(book))
		}
	}
}

func TestFields(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"a\tb\n1,5\t2\n", `[["a" "b"] ["1,5" "2"]]`},
		{"a;b\r1,5;2", `[["a" "b"] ["1,5" "2"]]`},
		{"sep=;\r\na;b,c,d\r\n", `[["a" "b,c,d"]]`},
		{"a,\"b\"\"c\",d\n", `[["a" "b\"c" "d"]]`},
		{"a,\"b\"x\"y,d\n", `[["a" "bx\"y" "d"]]`},
		{"a,\"b,c\nd,e\n", `[["a" "\"b" "c"] ["d" "e"]]`},
		{"a, \"b\",c\n", `[["a" " \"b\"" "c"]]`},
		{"a,b,c\n\nd\ne,f\n,g\n", `[["a" "b" "c"] [] ["d"] ["e" "f"] ["" "g"]]`},
		{"a,=\"0012\"\nb,\"=\"\"0013\"\"\"\n", `[["a" "0012"] ["b" "0013"]]`},
		{"a,=1+1\nb,=cmd|'/c calc'!A0\n", `[["a" "=1+1"] ["b" "=cmd|'/c calc'!A0"]]`},
		{"\"true\"\n\"false\"\n", `[["true"] ["false"]]`},
		{"a,\"1\r\n2\"\r\n", `[["a" "1\n2"]]`},
		{"a,b", `[["a" "b"]]`},
		{"a,b,", `[["a" "b"]]`},
	} {
		book, err := delimited.Read([]byte(c.in), workbook.DefaultLimits())
		if err != nil {
			t.Errorf("%q: %v", c.in, err)
		} else if got := show(book); got != c.want {
			t.Errorf("%q: %s, want %s", c.in, got, c.want)
		}
	}
}

func TestTurnedAway(t *testing.T) {
	small := workbook.DefaultLimits()
	small.Cells, small.FileBytes = 3, 50
	for _, c := range []struct {
		name, in string
		want     error
	}{
		{"empty", "", workbook.ErrEmpty},
		{"only a mark", "\xEF\xBB\xBF\r\n", workbook.ErrEmpty},
		{"Japanese prose", "お世話になっております。\n添付のとおり、回答いたします。\n", workbook.ErrNotWorkbook},
		{"English prose", "Dear all,\nplease find, as asked, the sheet attached.\nIt is, we hope, complete, and right.\nYours\n", workbook.ErrNotWorkbook},
		{"HTML", "<html><body>a,b\nc,d", workbook.ErrNotWorkbook},
		{"JSON", "{\"a\": 1,\n\"b\": 2}", workbook.ErrNotWorkbook},
		{"zip", "PK\x03\x04 a,b", workbook.ErrNotWorkbook},
		{"PDF", "%PDF-1.7\n1,2\n", workbook.ErrNotWorkbook},
		{"binary", "a,b\x00\x01\x02\n", workbook.ErrNotWorkbook},
		{"controls", "a,b\x01\x02\x03,\n", workbook.ErrNotWorkbook},
		{"spoilt UTF-8", strings.Repeat("自己,点検\n", 20) + "\xE8\x87,a\n", workbook.ErrDamaged},
		{"Latin-1", "Stra\xdfe,Gr\xfc\xdfe\xff,\xe9\n", workbook.ErrDamaged},
		{"cut CP932", "\x8e\xa9\x8c\xc8,\x8e", workbook.ErrDamaged},
		{"cells", "a,b\nc,d\n", workbook.ErrTooLarge},
		{"bytes", strings.Repeat("a,b\n", 20), workbook.ErrTooLarge},
	} {
		limits := workbook.DefaultLimits()
		if errors.Is(c.want, workbook.ErrTooLarge) {
			limits = small
		}
		if book, err := delimited.Read([]byte(c.in), limits); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, %v, want %v", c.name, book, err, c.want)
		}
	}
}

// refused are the files of the corpus that are turned away, and why.
var refused = map[string]error{
	"test-issue-991.csv":          workbook.ErrNotWorkbook, // one column
	"iso_8859_1.csv":              workbook.ErrDamaged,     // a mixture of encodings
	"parse_with_clean_option.csv": workbook.ErrNotWorkbook, // one name and no delimiter
}

func TestCorpus(t *testing.T) {
	for _, f := range booktest.Corpus(t, ".csv", ".tsv") {
		_, form, err := delimited.Open(f.Data, workbook.DefaultLimits())
		if !errors.Is(err, refused[f.Name]) || err != nil && !booktest.Coded(err) {
			t.Errorf("%s: %v, want %v", f.Name, err, refused[f.Name])
		}
		t.Logf("%s: %s %q %v", f.Name, form.Encoding, form.Delimiter, err)
	}
}

// TestAgainstStandardLibrary compares the fields with those of encoding/csv,
// which leaves out empty lines.
func TestAgainstStandardLibrary(t *testing.T) {
	compared := 0
	for _, f := range booktest.Corpus(t, ".csv", ".tsv") {
		book, form, err := delimited.Open(f.Data, workbook.DefaultLimits())
		if err != nil {
			continue
		}
		r := csv.NewReader(bytes.NewReader(f.Data))
		r.Comma, r.FieldsPerRecord = rune(form.Delimiter), -1
		theirs, err := r.ReadAll()
		if err != nil {
			t.Logf("%s: %v", f.Name, err)
			continue
		}
		var a, b []string
		for _, c := range book.Sheets[0].Cells {
			a = append(a, c.Text)
		}
		for _, row := range theirs {
			for _, field := range row {
				if field != "" {
					b = append(b, strings.TrimPrefix(field, "\uFEFF"))
				}
			}
		}
		if !slices.Equal(a, b) {
			t.Errorf("%s: %d fields, theirs %d", f.Name, len(a), len(b))
		}
		compared += len(a)
	}
	t.Logf("%d fields compared", compared)
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(sheet))
	f.Add([]byte("a;b\n\"c;d"))
	f.Add([]byte("\x8e\xa9,\xb6\xde\n"))
	f.Add([]byte("\x1b$B<+8J\x1b(B,a\n"))
	f.Add([]byte("\xff\xfea\x00,\x00b\x00"))
	f.Add([]byte("sep=\t\na\tb"))
	f.Fuzz(func(t *testing.T, data []byte) {
		book, err := delimited.Read(data, workbook.DefaultLimits())
		if err != nil && !booktest.Coded(err) {
			t.Fatalf("%v wraps no reason", err)
		}
		if err == nil && strings.ContainsRune(show(book), '\uFFFD') {
			t.Fatal("a character was replaced")
		}
	})
}

func BenchmarkRead(b *testing.B) {
	data, err := japanese.ShiftJIS.NewEncoder().Bytes([]byte(strings.Repeat(sheet, 300)))
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := delimited.Read(data, workbook.DefaultLimits()); err != nil {
			b.Fatal(err)
		}
	}
}

// TestSelfCheck reads a returned sheet that LibreOffice saved as CSV in CP932,
// texts as shown, and compares with what workbook.Read has of the .xlsx.
func TestSelfCheck(t *testing.T) {
	data, err := os.ReadFile("testdata/selfcheck.csv")
	if err != nil {
		t.Fatal(err)
	}
	book, form, err := delimited.Open(data, workbook.DefaultLimits())
	if err != nil || form.Encoding != "CP932" {
		t.Fatalf("%+v %v", form, err)
	}
	if data, err = os.ReadFile("../xls/testdata/selfcheck.xlsx"); err != nil {
		t.Fatal(err)
	}
	theirs, err := workbook.Read(data, workbook.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	sheet := theirs.Sheet("自己チェック")
	if sheet == nil || len(sheet.Cells) != len(book.Sheets[0].Cells) || len(sheet.Cells) < 100 {
		t.Fatalf("%d cells, theirs %+v", len(book.Sheets[0].Cells), sheet)
	}
	for i, c := range book.Sheets[0].Cells {
		if d := sheet.Cells[i]; c.Row != d.Row || c.Col != d.Col || c.Text != d.Text {
			t.Errorf("%+v, theirs %+v", c, d)
		}
	}
}
