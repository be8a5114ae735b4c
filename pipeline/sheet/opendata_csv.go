package sheet

import (
	"bytes"
	"strconv"
	"strings"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/statistics"
)

// OpenFile is one csv file of the open data.
type OpenFile struct {
	Name string // 表3-2_業種別の参加企業数.csv
	Data []byte
}

// OpenFiles writes each table that the workbook has as csv, and the two sheets
// that explain them.
func OpenFiles(o OpenDataOptions) []OpenFile {
	var out []OpenFile
	b := o.book()
	for _, s := range []openSheet{b.list(), b.notes()} {
		out = append(out, OpenFile{s.name + ".csv", csvOf(s.grid)})
	}
	for _, s := range b.sheets {
		out = append(out, OpenFile{s.name + ".csv", csvOf(s.grid)})
	}
	return out
}

// CSV writes a table as csv (RFC 4180: comma, CRLF, quotes doubled) in UTF-8
// with a byte order mark, by which Excel knows the encoding. Dates are ISO
// 8601, numbers have no thousands separators, a withheld value is x, an empty
// field is a value that is not there.
func CSV(t *statistics.Table) []byte { return csvOf(gridOf(t)) }

func csvOf(g openGrid) []byte {
	var b bytes.Buffer
	b.WriteString("\uFEFF")
	for i, c := range g.Columns {
		field(&b, i, c.Head)
	}
	b.WriteString("\r\n")
	for _, r := range g.Rows {
		for i, v := range r {
			field(&b, i, plainText(v))
		}
		b.WriteString("\r\n")
	}
	return b.Bytes()
}

func plainText(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case int:
		return strconv.Itoa(v)
	case calendar.Date:
		return v.String()
	}
	return ""
}

func field(b *bytes.Buffer, i int, s string) {
	if i > 0 {
		b.WriteByte(',')
	}
	if strings.ContainsAny(s, "\",\r\n") || s != strings.TrimSpace(s) {
		s = `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
	}
	b.WriteString(s)
}
