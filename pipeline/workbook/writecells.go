package workbook

import (
	"bytes"
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"shinsa/pipeline/calendar"
)

// maxCellText is the number of UTF-16 units that Excel keeps in a cell.
const maxCellText = 32_767

// cells returns the markup of a sheet's data and, after a mark, of its merged
// ranges (see splice).
func (w *writer) cells(s *SheetSpec) ([]byte, error) {
	cells := slices.Clone(s.Cells)
	slices.SortStableFunc(cells, func(a, b CellSpec) int { return cmp.Or(a.Row-b.Row, a.Col-b.Col) })
	rows := make([]int, 0, len(s.Rows))
	for r := range s.Rows {
		rows = append(rows, r)
	}
	slices.Sort(rows)
	var b bytes.Buffer
	b.Grow(96 * len(cells))
	b.WriteString("<sheetData>")
	for len(cells) > 0 || len(rows) > 0 {
		row := nextRow(cells, rows)
		if len(rows) > 0 && rows[0] == row {
			rows = rows[1:]
		}
		openRow(&b, row, s.Rows[row])
		for col := 0; len(cells) > 0 && cells[0].Row == row; cells = cells[1:] {
			if cells[0].Col <= col || cells[0].Row < 1 {
				return nil, fmt.Errorf("two values for cell %s, or none such", ref(row, cells[0].Col))
			}
			col = cells[0].Col
			if err := w.cell(&b, &cells[0]); err != nil {
				return nil, fmt.Errorf("cell %s: %w", ref(row, col), err)
			}
		}
		b.WriteString("</row>")
	}
	b.WriteString("</sheetData>")
	return b.Bytes(), nil
}

func nextRow(cells []CellSpec, rows []int) int {
	switch {
	case len(cells) == 0:
		return rows[0]
	case len(rows) == 0:
		return cells[0].Row
	}
	return min(cells[0].Row, rows[0])
}

func openRow(b *bytes.Buffer, row int, r RowSpec) {
	fmt.Fprintf(b, `<row r="%d"`, row)
	if r.Height > 0 {
		fmt.Fprintf(b, ` ht="%g" customHeight="1"`, min(r.Height, 409))
	}
	if r.Hidden {
		b.WriteString(` hidden="1"`)
	}
	b.WriteByte('>')
}

// cell writes one cell.
func (w *writer) cell(b *bytes.Buffer, c *CellSpec) error {
	text, isText := c.Value.(string)
	date, isDate := c.Value.(calendar.Date)
	key := styleKey{Style: c.Style, quote: isText && c.Formula == "" && text != "" && strings.ContainsRune("=+-@", rune(text[0]))}
	if isDate && c.Style.NumFmt == "" && date.Day > 0 {
		key.NumFmt = `yyyy"年"m"月"d"日"`
	}
	style, err := w.style(key)
	if err != nil {
		return err
	}
	b.WriteString(`<c r="`)
	b.WriteString(ref(c.Row, c.Col))
	b.WriteString(`" s="`)
	b.WriteString(strconv.Itoa(style))
	b.WriteByte('"')
	v, err := valueOf(c)
	if err != nil {
		return err
	}
	v.write(b, c)
	return nil
}

// value is a cell's content as SpreadsheetML types it.
type value struct{ kind, raw string }

func valueOf(c *CellSpec) (value, error) {
	switch v := c.Value.(type) {
	case nil:
		return value{}, nil
	case string:
		return textValue(v, c.Formula != "")
	case int:
		return value{"n", strconv.Itoa(v)}, nil
	case int64:
		return value{"n", strconv.FormatInt(v, 10)}, nil
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return value{}, fmt.Errorf("%v is not a number that a cell can hold", v)
		}
		return value{"n", strconv.FormatFloat(v, 'g', -1, 64)}, nil
	case bool:
		if v {
			return value{"b", "1"}, nil
		}
		return value{"b", "0"}, nil
	case calendar.Date:
		return dateValue(v)
	}
	return value{}, fmt.Errorf("a cell cannot hold a value of type %T", c.Value)
}

func textValue(s string, computed bool) (value, error) {
	if utf16Len(s) > maxCellText {
		return value{}, fmt.Errorf("text of %d characters: a cell holds %d", utf16Len(s), maxCellText)
	}
	if !utf8.ValidString(s) {
		return value{}, fmt.Errorf("text is not UTF-8")
	}
	if computed {
		return value{"str", s}, nil
	}
	return value{"inlineStr", s}, nil
}

func utf16Len(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}

// dateValue is the serial of a date; a date known in part is a text.
func dateValue(d calendar.Date) (value, error) {
	if d.Day == 0 {
		return value{"inlineStr", d.String()}, nil
	}
	day := serial(d)
	if !d.Exists() || day < 61 {
		return value{}, fmt.Errorf("%s is no date that a cell can hold", d)
	}
	return value{"n", strconv.Itoa(day)}, nil
}

func (v value) write(b *bytes.Buffer, c *CellSpec) {
	if v.kind == "" && c.Formula == "" || v.kind == "inlineStr" && v.raw == "" {
		b.WriteString("/>")
		return
	}
	if v.kind != "n" && v.kind != "" {
		b.WriteString(` t="` + v.kind + `"`)
	}
	b.WriteByte('>')
	if c.Formula != "" {
		b.WriteString("<f>")
		escape(b, strings.TrimPrefix(c.Formula, "="))
		b.WriteString("</f>")
	}
	switch v.kind {
	case "":
	case "inlineStr":
		b.WriteString("<is>")
		switch {
		case len(c.StruckParts) > 0:
			runs(b, v.raw, c.StruckParts, "<strike/>")
		case c.RedPart != "":
			runs(b, v.raw, []string{c.RedPart}, `<color rgb="FFFF0000"/>`)
		default:
			element(b, "t", v.raw)
		}
		if c.Phonetic != "" {
			fmt.Fprintf(b, `<rPh sb="0" eb="%d">`, utf16Len(v.raw))
			element(b, "t", c.Phonetic)
			b.WriteString("</rPh>")
		}
		b.WriteString("</is>")
	default:
		element(b, "v", v.raw)
	}
	b.WriteString("</c>")
}

// runs writes a text as rich text, some pieces of it with a look of their own.
func runs(b *bytes.Buffer, text string, pieces []string, own string) {
	run := func(s, look string) {
		if s != "" {
			b.WriteString("<r>" + look)
			element(b, "t", s)
			b.WriteString("</r>")
		}
	}
	for _, piece := range pieces {
		before, after, found := strings.Cut(text, piece)
		if !found || piece == "" {
			continue
		}
		run(before, "")
		run(piece, "<rPr>"+own+"</rPr>")
		text = after
	}
	run(text, "")
}

// element writes a text element whose spaces are to be kept.
func element(b *bytes.Buffer, name, text string) {
	b.WriteString("<" + name)
	if text != strings.TrimSpace(text) {
		b.WriteString(` xml:space="preserve"`)
	}
	b.WriteByte('>')
	escape(b, text)
	b.WriteString("</" + name + ">")
}

// escape writes text for XML. Characters that XML does not carry, and texts
// that look like their escapes, become _xHHHH_ (ECMA-376 22.9.2.19).
func escape(b *bytes.Buffer, text string) {
	for i, r := range text {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r < ' ' && r != '\n' && r != '\t', r == 0xFFFE, r == 0xFFFF:
			fmt.Fprintf(b, "_x%04X_", r)
		case r == '_' && undoEscapes(text[i:min(i+7, len(text))]) != text[i:min(i+7, len(text))]:
			b.WriteString("_x005F_")
		default:
			b.WriteRune(r)
		}
	}
}
