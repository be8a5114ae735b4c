package xls

import "strings"

// style is what reading needs to know of an XF record.
type style struct {
	code   string // number format; "" is General
	date   bool
	clock  bool // a time, with a date or alone
	struck bool
}

// maxStyles bounds fonts and XFs, which cells name by 16 bits.
const maxStyles = 1 << 16

// style reads a record of fonts, number formats or looks. Looks come after
// what they refer to.
func (r *reader) style(rec record) {
	switch rec.id {
	case idFont, idFont3:
		if len(r.fonts) < maxStyles {
			r.fonts = append(r.fonts, rec.u16(2)&8 != 0)
		}
	case idFormat, idFormat2:
		r.format(rec)
	default:
		r.xf(rec)
	}
}

// format keeps a number format. Up to BIFF 4 they are numbered as they come.
func (r *reader) format(rec record) {
	switch {
	case len(r.formats) >= maxStyles:
	case r.version >= 8:
		r.formats[rec.u16(0)] = r.text(rec, 2, 2)
	case r.version == 5:
		r.formats[rec.u16(0)] = r.text(rec, 2, 1)
	case r.version == 4:
		r.formats[len(r.formats)] = r.text(rec, 2, 1)
	default:
		r.formats[len(r.formats)] = r.text(rec, 0, 1)
	}
}

func (r *reader) xf(rec record) {
	if len(r.looks) >= maxStyles {
		return
	}
	font, format := rec.u8(0), rec.u8(1)
	switch r.version {
	case 2:
		format = rec.u8(2) & 0x3F
	case 5, 8:
		font, format = rec.u16(0), rec.u16(2)
	}
	r.looks = append(r.looks, r.newStyle(font, format))
}

func (r *reader) newStyle(font, format int) style {
	code, own := r.formats[format]
	if !own && r.version >= 5 {
		code = builtIn(format)
	}
	clock := strings.ContainsAny(strings.ToLower(bareCode(code)), "hs")
	return style{code, showsDate(code), clock, r.struck(font)}
}

// struck tells whether a font strikes through. There is no font 4.
func (r *reader) struck(font int) bool {
	if font > 4 {
		font--
	}
	return font < len(r.fonts) && r.fonts[font]
}

// look returns the style of a cell; in BIFF 2 the cell itself may name it.
func (r *reader) look(xf int) style {
	if xf >= 0 && xf < len(r.looks) {
		return r.looks[xf]
	}
	return style{}
}

// builtIn returns the dates and times among the formats that a file names by
// number alone; for what is shown here the others do not differ.
func builtIn(id int) string {
	switch {
	case id >= 14 && id <= 17, id >= 27 && id <= 31, id >= 34 && id <= 36, id >= 50 && id <= 58:
		return "yyyy/m/d"
	case id == 22:
		return "yyyy/m/d h:mm"
	case id >= 18 && id <= 21, id == 32, id == 33:
		return "h:mm:ss"
	case id >= 45 && id <= 47:
		return "[h]:mm:ss"
	}
	return ""
}

// showsDate tells whether a number format shows a calendar date, as
// workbook's own does: a year, era, day or weekday outside quotes, or a month,
// which is an m not beside hours or seconds. A time of day alone is no date.
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
			if inner := strings.ToLower(code[i:min(i+2, len(code))]); inner == "[h" || inner == "[s" || inner == "[m" {
				b.WriteByte('h') // elapsed time
			}
			i += skipTo(code[i+1:], ']')
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
