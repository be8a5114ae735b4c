package xls

import "shinsa/pipeline/workbook"

// style is what reading needs to know of an XF record.
type style struct {
	code   string // number format; "" is General
	date   bool
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
		code = workbook.BuiltInFormat(format)
	}
	return style{code, workbook.ShowsDate(code), r.struck(font)}
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
