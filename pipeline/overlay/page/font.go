package page

import (
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"shinsa/pipeline/overlay/glyph"
)

// font is what is known of a font of the file.
type font struct {
	codes   codes
	double  bool // codes of two bytes
	widths  map[int]float64
	usual   float64
	outline *glyph.Font
	gids    []byte // CIDToGIDMap; nil for the identity
	refused string // why its codes cannot be read
	latin   bool   // no ToUnicode, but a standard encoding
}

func (r *reader) font(res types.Dict, name string) *font {
	fonts, _ := r.pdf.DereferenceDict(res["Font"])
	o := fonts[name]
	if ref, ok := o.(types.IndirectRef); ok {
		if f := r.fonts[ref.ObjectNumber.Value()]; f != nil {
			return f
		}
		f := r.readFont(o)
		r.fonts[ref.ObjectNumber.Value()] = f
		return f
	}
	return r.readFont(o)
}

func (r *reader) readFont(o types.Object) *font {
	f := &font{widths: map[int]float64{}}
	d, err := r.pdf.DereferenceDict(o)
	if err != nil || d == nil {
		f.refused = "a font is missing"
		return f
	}
	if b, ok := r.stream(d["ToUnicode"]); ok {
		f.codes = toUnicode(b)
	}
	if s := d.Subtype(); s != nil && *s == "Type0" {
		r.composite(f, d)
	} else {
		r.simple(f, d)
	}
	return f
}

func (r *reader) simple(f *font, d types.Dict) {
	first := r.integer(d["FirstChar"], 0)
	if list, err := r.pdf.DereferenceArray(d["Widths"]); err == nil {
		for i, w := range list {
			f.widths[first+i] = r.number(w) / 1000
		}
	}
	if s := d.Subtype(); s != nil && *s == "Type3" {
		f.refused = "a font of type 3"
	}
	f.latin = len(f.codes.text) == 0
	f.usual = 0.5
	r.outlines(f, d["FontDescriptor"])
}

func (r *reader) composite(f *font, d types.Dict) {
	f.double = true
	if n, err := r.pdf.Dereference(d["Encoding"]); err != nil || n != types.Name("Identity-H") {
		f.refused = "a font whose codes are not Identity-H"
	}
	kids, err := r.pdf.DereferenceArray(d["DescendantFonts"])
	if err != nil || len(kids) == 0 {
		f.refused = "a font without its descendant"
		return
	}
	cid, err := r.pdf.DereferenceDict(kids[0])
	if err != nil || cid == nil {
		f.refused = "a font without its descendant"
		return
	}
	f.usual = 1
	if cid["DW"] != nil {
		f.usual = r.number(cid["DW"]) / 1000
	}
	if list, err := r.pdf.DereferenceArray(cid["W"]); err == nil {
		r.listed(f, list)
	}
	if b, ok := r.stream(cid["CIDToGIDMap"]); ok {
		f.gids = b
	}
	r.outlines(f, cid["FontDescriptor"])
}

// listed reads widths in the forms c [w …] and c1 c2 w.
func (r *reader) listed(f *font, list types.Array) {
	for i := 0; i+1 < len(list); {
		first := r.integer(list[i], 0)
		if run, err := r.pdf.DereferenceArray(list[i+1]); err == nil && run != nil {
			for k, w := range run {
				f.widths[first+k] = r.number(w) / 1000
			}
			i += 2
			continue
		}
		if i+2 >= len(list) {
			return
		}
		for c := first; c <= r.integer(list[i+1], 0) && c-first < most; c++ {
			f.widths[c] = r.number(list[i+2]) / 1000
		}
		i += 3
	}
}

func (r *reader) outlines(f *font, descriptor types.Object) {
	d, err := r.pdf.DereferenceDict(descriptor)
	if err != nil || d == nil {
		return
	}
	if w := d["MissingWidth"]; w != nil && !f.double {
		f.usual = r.number(w) / 1000
	}
	if b, ok := r.stream(d["FontFile2"]); ok {
		if g, ok := glyph.Open(b); ok {
			f.outline = g
		}
	}
}

// shown is one code of a string.
type shown struct {
	code  int
	text  string
	known bool
	width float64
}

func (f *font) read(s string) []shown {
	step := 1
	if f.double {
		step = 2
	}
	out := make([]shown, 0, len(s)/step)
	for i := 0; i+step <= len(s); i += step {
		code := int(value(s[i : i+step]))
		c := shown{code: code, width: f.usual}
		c.text, c.known = f.codes.text[uint32(code)]
		if f.latin && code >= 0x20 && code < 0x7F { // the standard encodings agree here
			c.text, c.known = string(rune(code)), true
		}
		if w, ok := f.widths[code]; ok {
			c.width = w
		}
		out = append(out, c)
	}
	return out
}

// drawn returns the outline of a code, or its box with false.
func (f *font) drawn(c shown) (glyph.Outline, bool) {
	if f.outline == nil {
		return boxed(c.width), false
	}
	gid := c.code
	switch {
	case f.double && f.gids != nil:
		if gid = 0; 2*c.code+1 < len(f.gids) {
			gid = int(f.gids[2*c.code])<<8 | int(f.gids[2*c.code+1])
		}
	case !f.double:
		gid = f.outline.Glyph(c.code)
	}
	return f.outline.Outline(gid), true
}

// boxed stands for a glyph whose outline is not known.
func boxed(w float64) glyph.Outline {
	x := float32(w) * 0.95
	return glyph.Outline{{X: 0.05, Y: -0.05, Segments: []glyph.Segment{{X: x, Y: -0.05}, {X: x, Y: 0.75}, {X: 0.05, Y: 0.75}, {X: 0.05, Y: -0.05}}}}
}
