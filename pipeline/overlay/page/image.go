package page

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"shinsa/pipeline/overlay/picture"
)

// inline skips a picture within the content: its data end at EI between
// blanks. Scanners do not write them; a page that has one says so.
func (c *canvas) inline(l *lexer) {
	i := bytes.Index(l.b[l.at:], []byte("ID"))
	for i >= 0 {
		j := bytes.Index(l.b[l.at+i:], []byte("EI"))
		if j < 0 {
			break
		}
		at := l.at + i + j
		if space(l.b[at-1]) && (at+2 >= len(l.b) || space(l.b[at+2])) {
			l.at = at + 2
			c.page.Refused = "inline picture"
			return
		}
		i += j + 2
	}
	l.at = len(l.b)
	c.page.Refused = "inline picture"
}

// picture notes a shown picture.
func (c *canvas) picture(s *types.StreamDict) {
	coded, err := c.r.coded(s)
	if err != nil {
		c.page.Refused = err.Error()
		return
	}
	p := Picture{At: c.state.ctm, Fill: c.state.fill.op, Coded: coded}
	for _, key := range []string{"Mask", "SMask"} {
		if m, _, err := c.r.pdf.DereferenceStreamDict(s.Dict[key]); err == nil && m != nil {
			mask, err := c.r.coded(m)
			if err != nil {
				c.page.Refused = err.Error()
				return
			}
			p.Mask = &mask
		}
	}
	c.page.Pictures = append(c.page.Pictures, p)
}

// kept are the entries of a picture's dictionary that go into the new file;
// what PDF/A forbids (Alternates, OPI, Interpolate) is left behind.
var kept = []string{"Width", "Height", "BitsPerComponent", "ImageMask", "ColorSpace", "Decode", "Mask", "SMask", "Matte"}

// coded describes a picture stream: as it goes into another file, and how its
// samples are read.
func (r *reader) coded(s *types.StreamDict) (picture.Coded, error) {
	raw, err := r.raw(s)
	if err != nil {
		return picture.Coded{}, err
	}
	out, err := r.copied(s, 0)
	if err != nil {
		return picture.Coded{}, err
	}
	return picture.FromStream(out, raw), nil
}

func (r *reader) raw(s *types.StreamDict) (picture.Raw, error) {
	d := s.Dict
	out := picture.Raw{Width: r.integer(d["Width"], 0), Height: r.integer(d["Height"], 0), Bits: r.integer(d["BitsPerComponent"], 1), Data: s.Raw}
	if mask := d.BooleanEntry("ImageMask"); mask != nil {
		out.Stencil = *mask
	}
	out.Comps, out.Palette = r.space(d["ColorSpace"])
	if list, err := r.pdf.DereferenceArray(d["Decode"]); err == nil && len(list) > 0 {
		out.Inverted = r.number(list[0]) != 0
	}
	n := len(s.FilterPipeline)
	if n == 0 {
		return out, nil
	}
	last := s.FilterPipeline[n-1]
	switch last.Name {
	case "DCTDecode", "CCITTFaxDecode", "JBIG2Decode", "JPXDecode":
		out.Filter = last.Name
		r.fax(&out, last.DecodeParms)
		if n > 1 { // packed once more, as ASCII or deflated
			c := types.StreamDict{Dict: types.Dict{}, Raw: s.Raw, FilterPipeline: s.FilterPipeline[:n-1]}
			if err := c.Decode(); err != nil {
				return out, fmt.Errorf("decode picture: %w", err)
			}
			out.Data = c.Content
		}
		return out, nil
	}
	c := *s
	if err := c.Decode(); err != nil {
		return out, fmt.Errorf("decode picture: %w", err)
	}
	out.Data = c.Content
	return out, nil
}

func (r *reader) fax(out *picture.Raw, d types.Dict) {
	out.K, out.Columns, out.Rows = r.integer(d["K"], 0), r.integer(d["Columns"], 1728), r.integer(d["Rows"], out.Height)
	if b := d.BooleanEntry("BlackIs1"); b != nil {
		out.BlackIs1 = *b
	}
	if b := d.BooleanEntry("EncodedByteAlign"); b != nil {
		out.Align = *b
	}
}

// space returns the number of components of a colour space and its palette.
func (r *reader) space(o types.Object) (comps int, palette []byte) {
	o, err := r.pdf.Dereference(o)
	if err != nil {
		return 1, nil
	}
	byName := map[types.Name]int{"DeviceGray": 1, "CalGray": 1, "DeviceRGB": 3, "CalRGB": 3, "Lab": 3, "DeviceCMYK": 4}
	if n, ok := o.(types.Name); ok {
		return max(1, byName[n]), nil
	}
	list, ok := o.(types.Array)
	if !ok || len(list) == 0 {
		return 1, nil
	}
	head, _ := r.pdf.Dereference(list[0])
	switch n, _ := head.(types.Name); {
	case n == "ICCBased" && len(list) > 1:
		if s, _, err := r.pdf.DereferenceStreamDict(list[1]); err == nil && s != nil {
			return r.integer(s.Dict["N"], 1), nil
		}
	case n == "Indexed" && len(list) > 3:
		base, _ := r.space(list[1])
		return 1, rgb(r.bytes(list[3]), base)
	case byName[n] > 0:
		return byName[n], nil
	}
	return 1, nil
}

// bytes reads a string or stream, as the palette of an indexed space is one.
func (r *reader) bytes(o types.Object) []byte {
	o, err := r.pdf.Dereference(o)
	if err != nil {
		return nil
	}
	switch v := o.(type) {
	case types.HexLiteral:
		b, _ := v.Bytes()
		return b
	case types.StringLiteral:
		b, _ := types.Unescape(string(v))
		return b
	case types.StreamDict:
		b, _ := r.stream(v)
		return b
	}
	return nil
}

func rgb(b []byte, comps int) []byte {
	if comps != 1 {
		return b
	}
	out := make([]byte, 0, 3*len(b))
	for _, v := range b {
		out = append(out, v, v, v)
	}
	return out
}

// copied makes a picture's stream ready for another file.
func (r *reader) copied(s *types.StreamDict, depth int) (picture.Stream, error) {
	out := picture.Stream{Data: s.Raw}
	put := func(name, value string) { out.Keys = append(out.Keys, picture.Key{Name: name, Value: value}) }
	put("Type", "/XObject")
	put("Subtype", "/Image")
	for _, key := range kept {
		if s.Dict[key] == nil {
			continue
		}
		k, err := r.entry(key, s.Dict[key], depth)
		if err != nil {
			return out, err
		}
		out.Keys = append(out.Keys, k)
	}
	for _, f := range s.FilterPipeline {
		if f.Name == "LZWDecode" || f.Name == "Crypt" { // PDF/A knows neither
			c := *s
			if err := c.Decode(); err != nil {
				return out, fmt.Errorf("decode picture: %w", err)
			}
			out.Data = c.Content
			return out, nil
		}
	}
	for _, key := range []string{"Filter", "DecodeParms"} {
		if s.Dict[key] == nil {
			continue
		}
		k, err := r.entry(key, s.Dict[key], depth)
		if err != nil {
			return out, err
		}
		out.Keys = append(out.Keys, k)
	}
	return out, nil
}

// entry writes one entry; a stream within it becomes its part.
func (r *reader) entry(key string, o types.Object, depth int) (picture.Key, error) {
	k := picture.Key{Name: key}
	v, err := r.written(o, &k, depth)
	k.Value = v
	return k, err
}

func (r *reader) written(o types.Object, k *picture.Key, depth int) (string, error) {
	if depth > 8 {
		return "", fmt.Errorf("copy picture: too deep")
	}
	o, err := r.pdf.Dereference(o)
	if err != nil {
		return "", fmt.Errorf("copy picture: %w", err)
	}
	switch v := o.(type) {
	case types.StreamDict:
		return r.part(&v, k, depth)
	case types.Array:
		var b strings.Builder
		for i, e := range v {
			if i == 3 && v[0] == types.Name("Indexed") { // a palette fits into the line
				b.WriteString(fmt.Sprintf("<%X> ", r.bytes(e)))
				continue
			}
			s, err := r.written(e, k, depth+1)
			if err != nil {
				return "", err
			}
			b.WriteString(s + " ")
		}
		return "[" + strings.TrimSuffix(b.String(), " ") + "]", nil
	case types.Dict:
		var b strings.Builder
		for _, name := range sorted(v) {
			s, err := r.written(v[name], k, depth+1)
			if err != nil {
				return "", err
			}
			b.WriteString("/" + name + " " + s + " ")
		}
		return "<<" + strings.TrimSuffix(b.String(), " ") + ">>", nil
	case nil:
		return "null", nil
	}
	return strings.ReplaceAll(o.PDFString(), "%", "%%"), nil
}
