package xls_test

import (
	"encoding/binary"
	"errors"
	"math"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/japanese"

	"shinsa/pipeline/workbook"
	"shinsa/pipeline/workbook/xls"
)

// stream puts together records, for what no program at hand writes any more.
type stream []byte

func (s *stream) rec(id int, parts ...any) *stream {
	var body []byte
	for _, p := range parts {
		switch p := p.(type) {
		case int:
			body = binary.LittleEndian.AppendUint16(body, uint16(p))
		case uint32:
			body = binary.LittleEndian.AppendUint32(body, p)
		case byte:
			body = append(body, p)
		case float64:
			body = binary.LittleEndian.AppendUint64(body, math.Float64bits(p))
		case string:
			body = append(body, p...)
		}
	}
	*s = binary.LittleEndian.AppendUint16(*s, uint16(id))
	*s = binary.LittleEndian.AppendUint16(*s, uint16(len(body)))
	*s = append(*s, body...)
	return s
}

func sjis(s string) string {
	out, err := japanese.ShiftJIS.NewEncoder().String(s)
	if err != nil {
		panic(err)
	}
	return out
}

func wide(s string) string {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return string(b)
}

// biff5 is a workbook of Excel 95 in Japanese, as a bare stream.
func biff5() []byte {
	var s stream
	font := func(flags int) { s.rec(0x31, 200, flags, 0, 400, 0, byte(0), byte(0), byte(128), byte(0), byte(0)) }
	s.rec(0x809, 0x0500, 5, 0, 0).rec(0x42, 932).rec(0x22, 1)
	for _, flags := range []int{0, 0, 0, 0, 8} { // the last is font 5
		font(flags)
	}
	code := sjis(`yyyy"年"m"月"d"日"`)
	s.rec(0x41E, 200, byte(len(code)), code)
	for _, xf := range [][2]int{{0, 0}, {5, 0}, {0, 200}} {
		s.rec(0xE0, xf[0], xf[1], 0, 0, 0, 0, 0, 0)
	}
	name := sjis("点検表")
	at := len(s) + 4
	s.rec(0x85, uint32(0), byte(1), byte(0), byte(len(name)), name).rec(0x0A)
	binary.LittleEndian.PutUint32(s[at:], uint32(len(s)))
	s.rec(0x809, 0x0500, 0x10, 0, 0)
	text := sjis("髙橋㈱ｶﾌﾞ")
	s.rec(0x204, 0, 0, 0, len(text), text)
	text = sjis("×○訂正")
	s.rec(0xD6, 0, 1, 0, len(text), text, byte(2), byte(0), byte(5), byte(2), byte(0)) // × struck through
	text = sjis("無")
	s.rec(0x204, 1, 0, 1, len(text), text) // struck as a whole
	s.rec(0x203, 1, 1, 2, 41729.0)         // 2018-04-01 of the 1904 system
	s.rec(0x06, 1, 2, 0, 0, 0, 0, 0xFFFF, 0, uint32(0), 0)
	text = sjis("済")
	s.rec(0x207, len(text), text)
	note := sjis(strings.Repeat("注", 1100))
	s.rec(0x1C, 1, 2, len(note), note[:2048]).rec(0x1C, 0xFFFF, 0, len(note)-2048, note[2048:])
	s.rec(0x208, 1, 0, 3, 300, 0, 0, 0x20, 0).rec(0x7D, 1, 1, 2000, 0, 1, 0)
	return *s.rec(0x0A)
}

func mustRead(t *testing.T, data []byte) *workbook.Book {
	t.Helper()
	book, err := xls.Read(data, workbook.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return book
}

func sameCells(t *testing.T, s *workbook.Sheet, want []workbook.Cell) {
	t.Helper()
	for i, c := range s.Cells {
		if i < len(want) && c != want[i] {
			t.Errorf("%+v, want\n%+v", c, want[i])
		}
	}
	if len(s.Cells) != len(want) {
		t.Errorf("%d cells, want %d", len(s.Cells), len(want))
	}
}

func TestBIFF5(t *testing.T) {
	book := mustRead(t, biff5())
	s := book.Sheets[0]
	if s.Name != "点検表" || !s.Hidden || !book.Date1904 || !s.HiddenRows[2] || !s.HiddenCols[2] {
		t.Errorf("%+v", s)
	}
	sameCells(t, s, []workbook.Cell{
		{Row: 1, Col: 1, Text: "髙橋㈱ｶﾌﾞ"},
		{Row: 1, Col: 2, Text: "×○訂正", StruckPart: "×"},
		{Row: 2, Col: 1, Text: "無", Struck: true},
		{Row: 2, Col: 2, Kind: workbook.Number, Number: 41729, Date: true, Text: "2018年4月1日"},
		{Row: 2, Col: 3, Text: "済", Formula: "formula", Comment: strings.Repeat("注", 1100)},
	})
}

// TestOldSheets reads the single sheets of BIFF 2, 3 and 4.
func TestOldSheets(t *testing.T) {
	text := sjis("回答")
	var two, three, four stream
	two.rec(0x09, 2, 0x10).rec(0x42, 932).rec(0x31, 200, 8, byte(1), "A").rec(0x1E, byte(7), "General").rec(0x1E, byte(8), "yyyy/m/d").
		rec(0x43, byte(0), byte(0), byte(1), byte(0)).
		rec(0x04, 0, 0, byte(0), byte(0), byte(0), byte(len(text)), text).
		rec(0x02, 0, 1, byte(0), byte(0), byte(0), 7).rec(0x03, 0, 2, byte(0), byte(0), byte(0), 43191.0).
		rec(0x05, 0, 3, byte(0), byte(0), byte(0), byte(0x2A), byte(1)).rec(0x0A)
	sameCells(t, mustRead(t, two).Sheets[0], []workbook.Cell{
		{Row: 1, Col: 1, Text: "回答", Struck: true},
		{Row: 1, Col: 2, Kind: workbook.Number, Number: 7, Date: true, Struck: true, Text: "1900/1/7"},
		{Row: 1, Col: 3, Kind: workbook.Number, Number: 43191, Date: true, Struck: true, Text: "2018/4/1"},
		{Row: 1, Col: 4, Kind: workbook.Error, Struck: true, Text: "#N/A"},
	})
	three.rec(0x209, 0, 0x10, 0).rec(0x204, 0, 0, 0, len(text), text).rec(0x27E, 0, 1, 0, uint32(7<<2|3)).
		rec(0x206, 0, 2, 0, 1.5, 0, 0).rec(0x0A)
	sameCells(t, mustRead(t, three).Sheets[0], []workbook.Cell{
		{Row: 1, Col: 1, Text: "回答"},
		{Row: 1, Col: 2, Kind: workbook.Number, Number: 0.07, Text: "0.07"},
		{Row: 1, Col: 3, Kind: workbook.Number, Number: 1.5, Text: "1.5", Formula: "formula"},
	})
	name := sjis("表")
	four.rec(0x409, 0, 0x100, 0).rec(0x8F, uint32(0), byte(len(name)), name).
		rec(0x409, 0, 0x10, 0).rec(0x204, 0, 0, 0, len(text), text).rec(0x0A).
		rec(0x409, 0, 0x10, 0).rec(0x205, 0, 0, 0, byte(1), byte(0)).rec(0x0A).rec(0x0A)
	book := mustRead(t, four)
	if len(book.Sheets) != 2 || book.Sheets[0].Name != "表" || book.Sheets[1].Cells[0].Text != "TRUE" {
		t.Errorf("%+v", book.Sheets)
	}
}

// biff8 is a workbook of one sheet with these records, as a bare stream.
func biff8(globals, sheet func(*stream)) []byte {
	var s stream
	s.rec(0x809, 0x0600, 5, 0, 0)
	at := len(s) + 4
	s.rec(0x85, uint32(0), byte(0), byte(0), byte(1), byte(0), "A")
	globals(&s)
	s.rec(0x0A)
	binary.LittleEndian.PutUint32(s[at:], uint32(len(s)))
	s.rec(0x809, 0x0600, 0x10, 0, 0)
	sheet(&s)
	return *s.rec(0x0A)
}

// TestSharedStrings has strings that go on in further records: between
// characters, with another width, in runs and in readings.
func TestSharedStrings(t *testing.T) {
	reading := string([]byte{1, 0, 16, 0, 0, 0, 0, 0}) + string([]byte{1, 0, 2, 0, 2, 0}) + wide("カナ") // ExtRst
	data := biff8(func(s *stream) {
		s.rec(0x31, 200, 8, 0, 400, 0, 0, 0, 0) // font 0 strikes through
		s.rec(0x31, 200, 0, 0, 400, 0, 0, 0, 0)
		s.rec(0xE0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0)
		s.rec(0xFC, uint32(9), uint32(9), 6, byte(1), wide("自己"))
		s.rec(0x3C, byte(0), "ab").rec(0x3C, byte(1), wide("点検"))
		s.rec(0x3C, 3, byte(8|1), 2, wide("×○済"), 0, 0).rec(0x3C, 1, 1)
		s.rec(0x3C, 2, byte(4|1), uint32(len(reading)), wide("仮名"), reading[:5]).rec(0x3C, reading[5:])
		s.rec(0x3C, 2, byte(1), "\x3d\xd8").rec(0x3C, byte(1), "\x00\xde") // one character beyond the BMP
		s.rec(0x3C, 3, byte(0), "a\r\n")
	}, func(s *stream) {
		for i := range 5 {
			s.rec(0xFD, 0, i, 0, uint32(i))
		}
	})
	sameCells(t, mustRead(t, data).Sheets[0], []workbook.Cell{
		{Row: 1, Col: 1, Text: "自己ab点検"}, {Row: 1, Col: 2, Text: "×○済", StruckPart: "×"},
		{Row: 1, Col: 3, Text: "仮名", Phonetic: "カナ"}, {Row: 1, Col: 4, Text: "😀"}, {Row: 1, Col: 5, Text: "a\n"},
	})
}

func TestTurnedAway(t *testing.T) {
	nothing := func(*stream) {}
	limits := workbook.DefaultLimits()
	limits.Cells, limits.Sheets = 10, 1
	whole := biff8(nothing, func(s *stream) { s.rec(0x203, 0, 0, 0, 1.0) })
	same := stream(nil) // a hundred sheets in one place
	same.rec(0x809, 0x0600, 5, 0, 0)
	for range 90 {
		same.rec(0x85, uint32(12+90*13+4), byte(0), byte(0), byte(1), byte(0), "A")
	}
	same.rec(0x0A).rec(0x809, 0x0600, 0x10, 0, 0)
	for range 1000 {
		same.rec(0x201, 0, 0, 0)
	}
	same.rec(0x0A)
	for _, c := range []struct {
		name string
		data []byte
		want error
	}{
		{"empty", nil, workbook.ErrEmpty},
		{"text", []byte("a,b\n"), workbook.ErrNotWorkbook},
		{"password", biff8(func(s *stream) { s.rec(0x2F, 1, 1) }, nothing), workbook.ErrEncrypted},
		{"cut", whole[:len(whole)-6], workbook.ErrDamaged},
		{"cut in globals", whole[:20], workbook.ErrDamaged},
		{"no such string", biff8(nothing, func(s *stream) { s.rec(0xFD, 0, 0, 0, uint32(7)) }), workbook.ErrDamaged},
		{"cells", biff8(nothing, func(s *stream) {
			s.rec(0xBD, 0, 0, strings.Repeat("\x00\x00\x02\x00\x00\x00", 20), 19)
		}), workbook.ErrTooLarge},
		{"sheets in one place", same, workbook.ErrTooLarge},
		{"header only", append([]byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}, make([]byte, 600)...), workbook.ErrDamaged},
	} {
		if book, err := xls.Read(c.data, limits); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, %v, want %v", c.name, book, err, c.want)
		}
	}
	if _, err := xls.Read(same, workbook.DefaultLimits()); !errors.Is(err, workbook.ErrDamaged) {
		t.Errorf("sheets in one place: %v", err)
	}
}
