package workbook

import "strings"

// look is what reading needs to know of a cell's style.
type look struct {
	code   string // number format; "" is General
	date   bool
	struck bool
	look   *Look // nil where it is plain
}

// styles reads the looks that cells refer to by number (cellXfs).
func styles(part []byte) ([]look, error) {
	if part == nil {
		return nil, nil
	}
	var looks []look
	var fonts []face
	var fills, borders []string
	codes := map[int]string{}
	within := ""
	s := newScanner(part)
	for e := s.next(); e != ended; e = s.next() {
		switch {
		case e == end && s.name == within:
			within = ""
		case e != start:
		case s.name == "extLst":
			s.leave()
		case s.name == "numFmt" && within != "dxfs":
			codes[s.number("numFmtId", -1)] = s.word("formatCode")
		case s.name == "fonts", s.name == "fills", s.name == "borders", s.name == "cellXfs", s.name == "dxfs":
			within = s.name
		case s.name == "font" && within == "fonts":
			fonts = append(fonts, s.face())
		case s.name == "fill" && within == "fills":
			fills = append(fills, s.fill())
		case s.name == "border" && within == "borders":
			borders = append(borders, s.border())
		case s.name == "xf" && within == "cellXfs":
			font := nth(fonts, s.number("fontId", 0))
			font.Fill, font.Border = nth(fills, s.number("fillId", 0)), nth(borders, s.number("borderId", 0))
			looks = append(looks, newLook(s.number("numFmtId", 0), codes, font))
		}
	}
	return looks, s.err
}

func newLook(numFmt int, codes map[int]string, f face) look {
	code, own := codes[numFmt]
	if !own {
		code = builtIn(numFmt)
	}
	l := look{code: code, date: showsDate(code), struck: f.struck}
	if f.Look != (Look{}) {
		l.look = &f.Look
	}
	return l
}

// nth returns the n-th of a list, or nothing where the list is shorter.
func nth[T any](list []T, n int) (v T) {
	if n >= 0 && n < len(list) {
		v = list[n]
	}
	return v
}

// builtIn returns the number formats that a file names by number alone, as
// Excel for Japan shows them (ECMA-376 18.8.30; 27–36 and 50–58 are its
// East Asian ones).
func builtIn(id int) string {
	switch id {
	case 1:
		return "0"
	case 2:
		return "0.00"
	case 3, 37, 38:
		return "#,##0"
	case 4, 39, 40:
		return "#,##0.00"
	case 9:
		return "0%"
	case 10:
		return "0.00%"
	case 11:
		return "0.00E+00"
	case 12:
		return "# ?/?"
	case 13:
		return "# ??/??"
	case 14:
		return "yyyy/m/d"
	case 15:
		return "d-mmm-yy"
	case 16:
		return "d-mmm"
	case 17:
		return "mmm-yy"
	case 18:
		return "h:mm AM/PM"
	case 19:
		return "h:mm:ss AM/PM"
	case 20:
		return "h:mm"
	case 21:
		return "h:mm:ss"
	case 22:
		return "yyyy/m/d h:mm"
	case 49:
		return "@"
	}
	return builtInEastAsian(id)
}

func builtInEastAsian(id int) string {
	switch id {
	case 5, 6:
		return "¥#,##0"
	case 7, 8:
		return "¥#,##0.00"
	case 27, 36, 50, 57:
		return "[$-411]ge.m.d"
	case 28, 29, 51, 54, 58:
		return `[$-411]ggge"年"m"月"d"日"`
	case 30:
		return "m/d/yy"
	case 31:
		return `yyyy"年"m"月"d"日"`
	case 32:
		return `h"時"mm"分"`
	case 33:
		return `h"時"mm"分"ss"秒"`
	case 34, 52, 55:
		return `yyyy"年"m"月"`
	case 35, 53, 56:
		return `m"月"d"日"`
	case 41, 42:
		return "#,##0"
	case 43, 44:
		return "#,##0.00"
	case 45:
		return "mm:ss"
	case 46:
		return "[h]:mm:ss"
	case 47:
		return "mm:ss.0"
	case 48:
		return "##0.0E+0"
	}
	return ""
}

// showsDate tells whether a number format shows a calendar date: a year, era,
// day or weekday outside quotes, or a month, which is an m not beside hours
// or seconds. A time of day alone is no date.
func showsDate(code string) bool {
	bare := strings.ToLower(bareCode(code))
	if strings.Contains(bare, "general") {
		return false
	}
	if strings.ContainsAny(bare, "ydg") || strings.Contains(bare, "aaa") {
		return true
	}
	for i := range len(bare) {
		if bare[i] == 'e' && (i+1 == len(bare) || bare[i+1] != '+' && bare[i+1] != '-') {
			return true
		}
	}
	return strings.Contains(bare, "m") && !strings.ContainsAny(bare, "hs")
}

// bareCode returns the first section of a number format without quoted text,
// escaped characters, brackets and AM/PM.
func bareCode(code string) string {
	var b strings.Builder
	for i := 0; i < len(code); i++ {
		switch code[i] {
		case ';':
			i = len(code)
		case '"':
			i += skipTo(code[i+1:], '"')
		case '[':
			n := skipTo(code[i+1:], ']')
			if inner := strings.ToLower(code[i:min(i+2, len(code))]); inner == "[h" || inner == "[s" || inner == "[m" {
				b.WriteByte('h') // elapsed time
			}
			i += n
		case '\\', '_', '*':
			i++
		default:
			b.WriteByte(code[i])
		}
	}
	return strings.NewReplacer("AM/PM", "h", "am/pm", "h", "A/P", "h").Replace(b.String())
}

// skipTo returns how many bytes to step over up to and with the closing one.
func skipTo(s string, closing byte) int {
	if i := strings.IndexByte(s, closing); i >= 0 {
		return i + 1
	}
	return len(s)
}
