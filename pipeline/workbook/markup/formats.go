package markup

import (
	"math"
	"strconv"
	"strings"
	"time"

	"shinsa/pipeline/workbook"
)

// namedFormats are number formats that SpreadsheetML calls by name.
var namedFormats = map[string]string{
	"General Number": "General", "General Date": "yyyy/m/d h:mm", "Long Date": `yyyy"年"m"月"d"日"`, "Medium Date": "d-mmm-yy",
	"Short Date": "yyyy/m/d", "Long Time": "h:mm:ss", "Medium Time": "h:mm AM/PM", "Short Time": "h:mm", "Currency": "¥#,##0",
	"Euro Currency": "#,##0.00", "Fixed": "0.00", "Standard": "#,##0.00", "Percent": "0.00%", "Scientific": "0.00E+00",
	"Yes/No": `"Yes";"Yes";"No"`, "True/False": `"True";"True";"False"`, "On/Off": `"On";"On";"Off"`,
}

// number makes the cell a number; ok is false for what is none.
func (b *book) number(c *workbook.Cell, code, raw string) (ok bool) {
	v, err := strconv.ParseFloat(strings.TrimSpace(raw), 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
		return false
	}
	c.Kind, c.Number, c.Date = workbook.Number, v, workbook.ShowsDate(code)
	if c.Text == "" {
		c.Text = b.formats.Show(code, v, strings.TrimSpace(raw))
	}
	return true
}

// serial turns a date into the number that Excel has for it.
func serial(raw string, date1904 bool) (float64, bool) {
	at, err := time.Parse("2006-01-02T15:04:05.999999999", strings.TrimSuffix(strings.TrimSpace(raw), "Z"))
	if err != nil {
		return 0, false
	}
	base := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if date1904 {
		base = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	days := float64(at.Unix()-base.Unix())/86400 + float64(at.Nanosecond())/86400e9
	if !date1904 && days >= 1 && days < 61 {
		days-- // before the 29 February 1900 that never was
	}
	return days, true
}
