package xls

import (
	"math"
	"strconv"
	"strings"

	"shinsa/pipeline/workbook"
)

// formulaMark stands for a formula: its tokens are never turned into text.
const formulaMark = "formula"

// cellRecord reads the records that hold values.
func (s *sheetReader) cellRecord(rec record) {
	switch rec.id {
	case idLabelSST:
		s.labelSST(rec)
	case idLabel:
		s.label(rec)
	case idRString:
		s.rString(rec)
	case idRK:
		s.number(rec, rec.u16(4), rk(rec.u32(6)))
	case idMulRK:
		s.mulRK(rec)
	case idNumber:
		s.number(rec, rec.u16(4), rec.float(6))
	case idBoolErr:
		s.boolErr(rec, rec.u16(4), 6)
	case idFormula, idFormula3, idFormula4:
		s.formula(rec)
	case idString, idString2:
		s.formulaText(rec)
	default:
		s.cellRecord2(rec)
	}
}

// cellRecord2 reads the records of BIFF 2, whose cells carry three bytes of
// look instead of a number.
func (s *sheetReader) cellRecord2(rec record) {
	if s.version > 2 {
		return
	}
	switch rec.id {
	case idInteger2:
		s.number(rec, rec.u8(4)&0x3F, float64(rec.u16(7)))
	case idNumber2:
		s.number(rec, rec.u8(4)&0x3F, rec.float(7))
	case idBoolErr2:
		s.boolErr(rec, rec.u8(4)&0x3F, 7)
	case idLabel2:
		c, _ := s.cell(rec, rec.u8(4)&0x3F)
		c.Text = s.text(rec, 7, 1)
		s.addText(c)
	}
}

// cell begins the cell of a record.
func (s *sheetReader) cell(rec record, xf int) (workbook.Cell, style) {
	l := s.look(xf)
	return workbook.Cell{Row: rec.u16(0) + 1, Col: rec.u16(2) + 1, Struck: l.struck}, l
}

func (s *sheetReader) addText(c workbook.Cell) {
	if c.Text != "" {
		s.add(c)
	}
}

func (s *sheetReader) label(rec record) {
	c, _ := s.cell(rec, rec.u16(4))
	c.Text = s.text(rec, 6, 2)
	s.addText(c)
}

func (s *sheetReader) labelSST(rec record) {
	c, _ := s.cell(rec, rec.u16(4))
	i := int(rec.u32(6))
	if i >= len(s.strings) {
		s.fail(damaged("row %d refers to shared string %d of %d", c.Row, i, len(s.strings)))
		return
	}
	s.take(&c, s.strings[i])
	s.addText(c)
}

// rString reads a text with fonts of its own, as Excel 95 writes it.
func (s *sheetReader) rString(rec record) {
	c, _ := s.cell(rec, rec.u16(4))
	t := rich{text: s.text(rec, 6, 2)}
	if s.version == 5 {
		at := 8 + rec.u16(6)
		for i := range rec.u8(at) {
			t.runs = append(t.runs, run{s.prefix(rec, rec.u8(at+1+2*i)), rec.u8(at + 2 + 2*i)})
		}
	}
	s.take(&c, t)
	s.addText(c)
}

// prefix turns a count of bytes into one of UTF-16 units.
func (s *sheetReader) prefix(rec record, bytes int) int {
	return units(s.bytesText(rec.data[8:min(8+bytes, len(rec.data))]))
}

func units(s string) (n int) {
	for _, r := range s {
		if n++; r > 0xFFFF {
			n++
		}
	}
	return n
}

// take gives the cell a text. Runs that strike through make the whole cell
// struck when nothing else is left of it.
func (s *sheetReader) take(c *workbook.Cell, t rich) {
	c.Text, c.Phonetic = t.text, t.phonetic
	if len(t.runs) == 0 {
		return
	}
	var struck, rest strings.Builder
	i, at, now := 0, 0, c.Struck
	for _, r := range t.text {
		for ; i < len(t.runs) && t.runs[i].at <= at; i++ {
			now = s.struck(t.runs[i].font)
		}
		if now {
			struck.WriteRune(r)
		} else {
			rest.WriteRune(r)
		}
		if at++; r > 0xFFFF {
			at++
		}
	}
	switch {
	case struck.Len() == 0:
		c.Struck = false
	case strings.TrimSpace(rest.String()) == "":
		c.Struck = true
	default:
		c.Struck, c.StruckPart = false, struck.String()
	}
}

func (s *sheetReader) number(rec record, xf int, v float64) {
	c, l := s.cell(rec, xf)
	s.setNumber(&c, l, v)
	s.add(c)
}

func (s *sheetReader) setNumber(c *workbook.Cell, l style, v float64) {
	if math.IsNaN(v) || math.IsInf(v, 0) { // no cell of Excel's holds one
		c.Kind, c.Text = workbook.Error, "#NUM!"
		return
	}
	c.Kind, c.Number, c.Date = workbook.Number, v, l.date
	c.Text = s.shower.Show(l.code, v, "")
}

// mulRK reads several numbers of one row.
func (s *sheetReader) mulRK(rec record) {
	for at := 4; at+6 <= len(rec.data)-2; at += 6 {
		l := s.look(rec.u16(at))
		c := workbook.Cell{Row: rec.u16(0) + 1, Col: rec.u16(2) + 1 + (at-4)/6, Struck: l.struck}
		s.setNumber(&c, l, rk(rec.u32(at+2)))
		s.add(c)
	}
}

func (s *sheetReader) boolErr(rec record, xf, at int) {
	c, _ := s.cell(rec, xf)
	setBoolErr(&c, rec.u8(at), rec.u8(at+1) != 0)
	s.add(c)
}

func setBoolErr(c *workbook.Cell, v int, isError bool) {
	switch {
	case isError:
		c.Kind, c.Text = workbook.Error, errorText(v)
	case v != 0:
		c.Kind, c.Text, c.Number = workbook.Bool, "TRUE", 1
	default:
		c.Kind, c.Text = workbook.Bool, "FALSE"
	}
}

// formula takes the cached value. A text comes in a record of its own.
func (s *sheetReader) formula(rec record) {
	xf, at := rec.u16(4), 6
	if s.version == 2 {
		xf, at = rec.u8(4)&0x3F, 7
	}
	c, l := s.cell(rec, xf)
	c.Formula = formulaMark
	if rec.u16(at+6) != 0xFFFF {
		s.setNumber(&c, l, rec.float(at))
		s.add(c)
		return
	}
	switch rec.u8(at) {
	case 0:
		s.settle()
		s.awaiting = &c
		return
	case 1:
		setBoolErr(&c, rec.u8(at+2), false)
	case 2:
		setBoolErr(&c, rec.u8(at+2), true)
	}
	s.add(c)
}

func (s *sheetReader) formulaText(rec record) {
	if s.awaiting == nil {
		return
	}
	size := 2
	if s.version == 2 {
		size = 1
	}
	s.awaiting.Text = s.text(rec, 0, size)
	s.add(*s.awaiting)
	s.awaiting = nil
}

// settle keeps a formula whose text never came, for the next one comes.
func (s *sheetReader) settle() {
	if s.awaiting != nil {
		s.add(*s.awaiting)
		s.awaiting = nil
	}
}

// float reads a number of eight bytes.
func (r record) float(at int) float64 {
	return math.Float64frombits(uint64(r.u32(at)) | uint64(r.u32(at+4))<<32)
}

// rk unpacks a number of 30 bits: an integer or the upper part of a float,
// either of it perhaps a hundredfold.
func rk(v uint32) float64 {
	var f float64
	if v&2 != 0 {
		f = float64(int32(v) >> 2)
	} else {
		f = math.Float64frombits(uint64(v&^3) << 32)
	}
	if v&1 != 0 {
		f /= 100
	}
	return f
}

func errorText(code int) string {
	switch code {
	case 0x00:
		return "#NULL!"
	case 0x07:
		return "#DIV/0!"
	case 0x0F:
		return "#VALUE!"
	case 0x17:
		return "#REF!"
	case 0x1D:
		return "#NAME?"
	case 0x24:
		return "#NUM!"
	case 0x2A:
		return "#N/A"
	}
	return "#ERR" + strconv.Itoa(code)
}
