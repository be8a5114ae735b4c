package workbook

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// shower turns numbers into the text that a cell shows. The usual formats are
// done here; the rest goes through one scratch workbook of excelize, which
// knows the whole language of number formats, and is remembered.
type shower struct {
	date1904 bool
	scratch  *excelize.File
	styles   map[string]int
	seen     map[shownKey]string
}

type shownKey struct {
	code  string
	value float64
}

// show returns v as the format code shows it; raw is how the file writes it.
func (w *shower) show(code string, v float64, raw string) string {
	switch code {
	case "", "General", "@", "GENERAL", "general":
		return general(v, raw)
	case "0":
		if math.Abs(v) < 1e15 {
			return strconv.FormatFloat(math.Round(v), 'f', 0, 64)
		}
	}
	if v >= 1 && v < 2958466 {
		if t, ok := showDate(code, w.time(v)); ok {
			return t
		}
	}
	k := shownKey{code, v}
	if t, ok := w.seen[k]; ok {
		return t
	}
	t := w.ask(k, raw)
	if w.seen == nil {
		w.seen = map[shownKey]string{}
	}
	w.seen[k] = t
	return t
}

// general shows a number as the General format does in a wide column: up to
// 15 digits, and no exponent for numbers that a person would type, so that a
// 法人番号 typed as a number keeps its digits.
func general(v float64, raw string) string {
	if isDigits(raw) {
		return raw
	}
	if a := math.Abs(v); a != 0 && (a >= 1e15 || a < 1e-9) {
		return strings.Replace(strconv.FormatFloat(v, 'G', -1, 64), "E+0", "E+", 1)
	}
	short, err := strconv.ParseFloat(strconv.FormatFloat(v, 'G', 15, 64), 64)
	if err != nil {
		short = v
	}
	return strconv.FormatFloat(short, 'f', -1, 64)
}

func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != "" && len(s) <= 15 && (s[0] != '0' || len(s) == 1)
}

// time returns the date and time of a serial. Day 60 of the 1900 system, the
// 29 February that never was, falls on 1 March.
func (w *shower) time(v float64) time.Time {
	day, frac := math.Modf(v)
	base := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case w.date1904:
		base = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case day < 60:
		day++
	}
	return base.AddDate(0, 0, int(day)).Add(time.Duration(math.Round(frac*86400)) * time.Second)
}

// ask lets excelize show the value. A format that it cannot show gives the
// number as General does: never nothing.
func (w *shower) ask(k shownKey, raw string) string {
	text, err := w.excelize(k)
	if err != nil || text == "" && !strings.Contains(k.code, ";") {
		return general(k.value, raw)
	}
	return text
}

func (w *shower) excelize(k shownKey) (string, error) {
	if w.scratch == nil {
		w.scratch = excelize.NewFile(excelize.Options{CultureInfo: excelize.CultureNameJaJP})
		w.styles = map[string]int{}
		if w.date1904 {
			if err := w.scratch.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &w.date1904}); err != nil {
				return "", fmt.Errorf("set date system: %w", err)
			}
		}
	}
	id, err := w.style(k.code)
	if err != nil {
		return "", err
	}
	if err := w.scratch.SetCellFloat("Sheet1", "A1", k.value, -1, 64); err != nil {
		return "", fmt.Errorf("set number: %w", err)
	}
	if err := w.scratch.SetCellStyle("Sheet1", "A1", "A1", id); err != nil {
		return "", fmt.Errorf("set style: %w", err)
	}
	return w.scratch.GetCellValue("Sheet1", "A1")
}

func (w *shower) style(code string) (int, error) {
	if id, ok := w.styles[code]; ok {
		return id, nil
	}
	own := code
	if showsDate(code) && !strings.HasPrefix(code, "[$") {
		own = "[$-411]" + code // weekdays and eras in Japanese, as Excel for Japan does
	}
	id, err := w.scratch.NewStyle(&excelize.Style{CustomNumFmt: &own})
	if err != nil {
		return 0, fmt.Errorf("make style: %w", err)
	}
	w.styles[code] = id
	return id, nil
}
