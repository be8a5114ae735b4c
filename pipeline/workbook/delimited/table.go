package delimited

import (
	"fmt"
	"strings"

	"shinsa/pipeline/workbook"
)

// The size of a sheet (Excel's own limits).
const (
	maxRow = 1_048_576
	maxCol = 16_384
)

// table reads the fields into the cells of a sheet; records count as rows.
func table(text string, sep byte, limits workbook.Limits) (*workbook.Sheet, error) {
	sheet := &workbook.Sheet{Name: SheetName, HiddenRows: map[int]bool{}, HiddenCols: map[int]bool{}}
	p := parser{text: text, sep: sep}
	for row := 1; p.next(); row++ {
		for i, field := range p.fields {
			if field == "" {
				continue
			}
			if row > maxRow || i >= maxCol || len(sheet.Cells) >= limits.Cells {
				return nil, fmt.Errorf("%w: more than %d cells, %d rows or %d columns", workbook.ErrTooLarge, limits.Cells, maxRow, maxCol)
			}
			sheet.Cells = append(sheet.Cells, cell(row, i+1, field))
		}
	}
	return sheet, nil
}

// cell takes ="0012" for the text 0012: a formula that computes nothing, which
// keeps the zeros from Excel.
func cell(row, col int, field string) workbook.Cell {
	c := workbook.Cell{Row: row, Col: col, Text: field}
	if inner, ok := strings.CutPrefix(field, `="`); ok && len(inner) > 1 && strings.IndexByte(inner, '"') == len(inner)-1 {
		c.Text, c.Formula = inner[:len(inner)-1], field[1:]
	}
	return c
}

// parser cuts a text into records and fields (RFC 4180). Where people broke
// its rules it keeps every character: what follows a closed quote belongs to
// the field, a quote within a field is itself, and so is one that never closes.
type parser struct {
	text   string
	sep    byte
	at     int
	fields []string // of the record; valid until the next
	quoted bool     // the last field was
}

// next reads a record; it is false at the end.
func (p *parser) next() bool {
	p.fields = p.fields[:0]
	if p.at >= len(p.text) {
		return false
	}
	for {
		p.fields = append(p.fields, p.field())
		if p.at >= len(p.text) {
			return true
		}
		c := p.text[p.at]
		p.at++
		if c == p.sep {
			continue // the text may end here: one more field, an empty one
		}
		if c == '\r' && p.at < len(p.text) && p.text[p.at] == '\n' {
			p.at++
		}
		return true
	}
}

// field reads up to a delimiter or the end of the line, which are left.
func (p *parser) field() string {
	head := ""
	p.quoted = false
	if p.at < len(p.text) && p.text[p.at] == '"' {
		if end := closing(p.text[p.at+1:]); end >= 0 {
			head = lineEnds(strings.ReplaceAll(p.text[p.at+1:p.at+1+end], `""`, `"`))
			p.at += end + 2
			p.quoted = true
		}
	}
	end := p.at
	for end < len(p.text) && p.text[end] != p.sep && p.text[end] != '\n' && p.text[end] != '\r' {
		end++
	}
	tail := p.text[p.at:end]
	p.at = end
	return head + tail
}

// closing returns where the quote closes that was opened before s, or -1.
func closing(s string) int {
	for i := 0; ; {
		n := strings.IndexByte(s[i:], '"')
		if n < 0 {
			return -1
		}
		if i += n + 1; i == len(s) || s[i] != '"' {
			return i - 1
		}
		i++
	}
}

// lineEnds makes every end of a line \n.
func lineEnds(s string) string {
	if strings.IndexByte(s, '\r') < 0 {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}
