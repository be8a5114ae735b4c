package ods

import (
	"math"
	"strconv"
	"strings"
	"time"

	"shinsa/pipeline/workbook"
)

// value is what the attributes of a cell say.
type value struct {
	kind    string // office:value-type
	raw     string // of the attribute that goes with the kind
	failed  bool   // calcext says that it is an error
	style   string
	formula string
}

func (t *table) value() value {
	v := value{kind: t.attr("value-type"), failed: t.ext("value-type") == "error", style: t.attr("style-name"), formula: t.attr("formula")}
	switch v.kind {
	case "date", "time", "boolean", "string":
		v.raw = t.attr(v.kind + "-value")
	default:
		v.raw = t.attr("value")
	}
	return v
}

// cell reads a cell, which may stand for many alike side by side.
func (t *table) cell() {
	n := t.number("number-columns-repeated")
	cols, rows := t.number("number-columns-spanned"), t.number("number-rows-spanned")
	v := t.value()
	c := workbook.Cell{Struck: t.cellStruck(v.style), Formula: bareFormula(v.formula)}
	text := t.content(&c)
	t.fill(&c, v, text)
	from := t.cellCol
	t.cellCol = min(from+n, maxCol+1)
	if cols > 1 || rows > 1 {
		t.rowMerges = append(t.rowMerges, workbook.Range{Row1: 0, Col1: from, Row2: rows - 1, Col2: min(from+cols-1, maxCol)})
	}
	if c.Text == "" && c.Formula == "" && c.Kind == workbook.Text && c.Comment == "" {
		return
	}
	if from+n-1 > maxCol || len(t.rowCells)+n > t.limits.Cells {
		t.fault(tooLarge("cells beyond column %d", maxCol))
		return
	}
	for i := range n {
		c.Col = from + i
		t.rowCells = append(t.rowCells, c)
	}
	t.lastCol = max(t.lastCol, from+n-1)
}

// cellStruck follows the looks of cell, row and column in that order.
func (t *table) cellStruck(style string) bool {
	if style != "" {
		struck, _ := t.struck("table-cell", style)
		return struck
	}
	if t.rowSays {
		return t.rowStruck
	}
	for _, s := range t.struckCols {
		if t.cellCol >= s.from && t.cellCol <= s.to {
			return true
		}
	}
	return false
}

// bareFormula leaves out the name of the formula language and the sign.
func bareFormula(f string) string {
	if i := strings.IndexByte(f, '='); i >= 0 && i < 12 {
		return f[i+1:]
	}
	return f
}

// fill sets kind, text and number.
func (t *table) fill(c *workbook.Cell, v value, text string) {
	c.Text = text
	if v.failed || c.Formula != "" && isError(text) {
		c.Kind = workbook.Error
		return
	}
	switch v.kind {
	case "string":
		if v.raw != "" { // the number format of the cell shows another text
			c.Text = v.raw
		}
	case "float", "percentage", "currency":
		f, err := strconv.ParseFloat(v.raw, 64)
		t.count(c, f, err == nil)
		if c.Text == "" && err == nil {
			c.Text = general(f, v.raw)
		}
	case "date":
		f, ok := t.serial(v.raw)
		t.count(c, f, ok)
		c.Date = c.Kind == workbook.Number
	case "time":
		f, ok := duration(v.raw)
		t.count(c, f, ok)
	case "boolean":
		c.Kind, c.Text = workbook.Bool, "FALSE"
		if v.raw == "true" {
			c.Text, c.Number = "TRUE", 1
		}
	}
	if c.Text == "" {
		c.Text = v.raw
	}
}

// count makes the cell a number. What claims to be one and is none stays a
// text: it is not lost.
func (t *table) count(c *workbook.Cell, f float64, ok bool) {
	if ok && !math.IsNaN(f) && !math.IsInf(f, 0) {
		c.Kind, c.Number = workbook.Number, f
	}
}

// isError tells the words by which LibreOffice shows that a formula failed.
func isError(text string) bool {
	switch text {
	case "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A":
		return true
	}
	_, err := strconv.Atoi(strings.TrimPrefix(text, "Err:"))
	return strings.HasPrefix(text, "Err:") && err == nil
}

// serial turns a date into the number that Excel has for it.
func (t *table) serial(raw string) (float64, bool) {
	for _, layout := range []string{"2006-01-02", "2006-01-02T15:04:05.999999999", "2006-01-02T15:04:05Z", "2006-01-02T15:04"} {
		at, err := time.Parse(layout, raw)
		if err != nil {
			continue
		}
		base := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
		if t.book.Date1904 {
			base = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
		}
		days := float64(at.Unix()-base.Unix())/86400 + float64(at.Nanosecond())/86400e9
		if !t.book.Date1904 && days > 0 && days < 61 {
			days-- // before the 29 February 1900 that never was
		}
		return days, true
	}
	return 0, false
}

// duration turns a time of day or span of time (PT13H30M00S) into days.
func duration(raw string) (float64, bool) {
	s, ok := strings.CutPrefix(raw, "PT")
	if !ok {
		return 0, false
	}
	days := 0.0
	for _, unit := range []struct {
		letter string
		of     float64
	}{{"H", 24}, {"M", 1440}, {"S", 86400}} {
		head, rest, found := strings.Cut(s, unit.letter)
		if !found {
			continue
		}
		f, err := strconv.ParseFloat(head, 64)
		if err != nil {
			return 0, false
		}
		days, s = days+f/unit.of, rest
	}
	return days, s == "" && len(raw) > 2
}

// general shows a number that comes without its text.
func general(f float64, raw string) string {
	if a := math.Abs(f); a != 0 && (a >= 1e15 || a < 1e-9) {
		return raw
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}
