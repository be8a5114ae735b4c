package xls_test

import (
	"os"
	"slices"
	"testing"

	"shinsa/pipeline/workbook"
)

// TestDrawn reads a drawn shape as LibreOffice saved it.
func TestDrawn(t *testing.T) {
	data, err := os.ReadFile("testdata/drawn.xls")
	if err != nil {
		t.Fatal(err)
	}
	s := mustRead(t, data).Sheets[0]
	if want := []workbook.Shape{{Row: 4, Col: 3, Row2: 4, Col2: 3, Text: "要確認"}}; !slices.Equal(s.Shapes, want) {
		t.Errorf("%+v, want %+v", s.Shapes, want)
	}
	if c := s.At(3, 3); c == nil || c.Comment == "" {
		t.Errorf("comment: %+v", c)
	}
}

// anchor is a drawing that holds one shape in a container, from column and row
// to column and row.
func anchor(s *stream, c1, r1, c2, r2 int) {
	s.rec(0xEC, 0xF, 0xF004, uint32(26), 0, 0xF010, uint32(18), 0, c1, 0, r1, 0, c2, 512, r2, 128)
}

// TestFormControls has the objects of [MS-XLS] 2.4.181, record by record.
func TestFormControls(t *testing.T) {
	cmo := func(kind, id int) []any { return []any{0x15, 18, kind, id, 0, uint32(0), uint32(0), uint32(0)} }
	text := func(s *stream, v string) { s.rec(0x1B6, 0, 0, 0, 0, 0, len([]rune(v)), 8).rec(0x3C, byte(1), wide(v)) }
	data := biff8(func(*stream) {}, func(s *stream) {
		s.rec(0x204, 10, 8, 0, 1, byte(1), wide("有")).rec(0x204, 11, 8, 0, 1, byte(1), wide("無"))
		anchor(s, 4, 4, 5, 5) // a ticked box that is kept in C3
		s.rec(0x5D, append(cmo(0x0B, 1), 0x0A, 12, uint32(0), uint32(0), uint32(0), 0x14, 12, 5, uint32(0), byte(0x44), 2, 2, byte(0), 0x12, 8, 1, 0, 0, 0, uint32(0))...)
		text(s, "実施済")
		anchor(s, 6, 4, 7, 5)
		s.rec(0x5D, append(cmo(0x0C, 2), 0x12, 8, 0, 0, 0, 0, uint32(0))...)
		anchor(s, 1, 6, 2, 7) // a list whose second line is chosen
		s.rec(0x5D, append(cmo(0x14, 3), 0x13, 0x1FEE, 16, 9, uint32(0), byte(0x25), 10, 11, 8, 8, byte(0), 2, 2, 0, 0)...)
		anchor(s, 1, 6, 2, 7) // an automatic filter
		s.rec(0x5D, append(cmo(0x14, 3), 0x13, 0x1FEE, 0, 4, 2, 0x0302, 0)...)
		anchor(s, 2, 8, 3, 9)
		s.rec(0x5D, cmo(0x06, 4)...)
		text(s, "枠の文")
		anchor(s, 2, 8, 3, 9)
		s.rec(0x5D, cmo(0x08, 5)...) // a picture
	})
	want := []workbook.Shape{
		{Row: 5, Col: 5, Row2: 6, Col2: 6, Text: "実施済", Control: workbook.CheckBox, Checked: true, LinkRow: 3, LinkCol: 3},
		{Row: 5, Col: 7, Row2: 6, Col2: 8, Control: workbook.RadioButton},
		{Row: 7, Col: 2, Row2: 8, Col2: 3, Text: "無", Control: workbook.DropDown, Checked: true, Chosen: 2},
		{Row: 9, Col: 3, Row2: 10, Col2: 4, Text: "枠の文"},
	}
	if got := mustRead(t, data).Sheets[0].Shapes; !slices.Equal(got, want) {
		t.Errorf("%+v\nwant %+v", got, want)
	}
}
