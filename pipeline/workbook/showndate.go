package workbook

import (
	"fmt"
	"strings"
	"time"

	"shinsa/pipeline/calendar"
)

// showDate shows the date formats that Japanese sheets use; ok is false for
// all others. It spares most workbooks the scratch workbook of shower.
func showDate(code string, t time.Time) (text string, ok bool) {
	code = strings.TrimSuffix(code, ";@")
	for _, p := range []string{"[$-411]", "[$-F800]", "[$-ja-JP]"} {
		code = strings.TrimPrefix(code, p)
	}
	d := calendar.Of(t)
	var b strings.Builder
	for i := 0; i < len(code); {
		n := repeat(code[i:])
		switch c := code[i]; {
		case c == '"':
			end := strings.IndexByte(code[i+1:], '"')
			if end < 0 {
				return "", false
			}
			b.WriteString(code[i+1 : i+1+end])
			n = end + 2
		case c == '\\' && i+1 < len(code) && code[i+1] < 0x80:
			b.WriteByte(code[i+1])
			n = 2
		case c == '/' || c == '.' || c == '-' || c == ' ':
			b.WriteString(code[i : i+n])
		default:
			part, known := datePart(c, n, d)
			if !known {
				return "", false
			}
			b.WriteString(part)
		}
		i += n
	}
	return b.String(), b.Len() > 0 && showsDate(code)
}

// repeat returns how often the first byte stands at the beginning of s.
func repeat(s string) int { return len(s) - len(strings.TrimLeft(s, s[:1])) }

func datePart(c byte, n int, d calendar.Date) (string, bool) {
	era, year, inEra := d.EraYear()
	switch {
	case c == 'y' && n == 4:
		return fmt.Sprint(d.Year), true
	case c == 'm' && n == 1:
		return fmt.Sprint(d.Month), true
	case c == 'm' && n == 2:
		return fmt.Sprintf("%02d", d.Month), true
	case c == 'd' && n == 1:
		return fmt.Sprint(d.Day), true
	case c == 'd' && n == 2:
		return fmt.Sprintf("%02d", d.Day), true
	case !inEra:
		return "", false
	case c == 'g' && n == 1:
		return era.Short, true
	case c == 'g' && n == 2:
		return string([]rune(era.Name)[:1]), true
	case c == 'g' && n == 3:
		return era.Name, true
	case c == 'e' && n == 1:
		return fmt.Sprint(year), true
	case c == 'e' && n == 2:
		return fmt.Sprintf("%02d", year), true
	}
	return "", false
}
