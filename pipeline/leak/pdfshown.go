package leak

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"shinsa/pipeline/pdf/object"
	"shinsa/pipeline/workbook/codepage"
)

// glyphs says which characters the codes of a font are.
type glyphs struct {
	texts    map[int][]byte
	double   bool // codes of two bytes
	codepage int  // of codes that no map explains; 0: they are bytes of ASCII
	utf16    bool
}

// resources notes the fonts that an object names, and the streams that a page
// shows.
func (p *pdfScan) resources(v object.Value) {
	if v.Kind != object.Dict {
		return
	}
	fonts := p.file.Get(v, "Font")
	if r := p.file.Get(v, "Resources"); r.Kind == object.Dict {
		fonts = p.file.Get(r, "Font")
	}
	if fonts.Kind == object.Dict {
		for i := 0; i+1 < len(fonts.List); i += 2 {
			p.font(string(fonts.List[i].Str), fonts.List[i+1])
		}
	}
	if v.Key("Type").Is("Page") {
		contents := p.file.Get(v, "Contents")
		for _, c := range append([]object.Value{contents}, contents.List...) {
			if s := p.file.Resolve(c); s.IsStream() && len(s.Str) > 0 {
				p.pageOf[&s.Str[0]] = true
			}
		}
	}
}

// maxFonts is how many fonts of one name are tried.
const maxFonts = 12

func (p *pdfScan) font(name string, ref object.Value) {
	known := p.fonts[name]
	if len(known) < maxFonts && !slices.ContainsFunc(known, func(k object.Value) bool {
		return ref.Kind == object.Reference && k.Kind == object.Reference && k.Num == ref.Num
	}) {
		p.fonts[name] = append(known, ref)
	}
}

// shown looks at the text of a content stream of which no page tells:
// appearances of notes, forms, patterns, and of pages what ActualText hides.
// It takes the fonts that the stream names itself, else each font of that name
// in the file.
func (p *pdfScan) shown(v object.Value, data []byte, at Place) {
	if len(v.Str) > 0 && p.pageOf[&v.Str[0]] && !bytes.Contains(data, []byte("ActualText")) {
		return
	}
	own := p.file.Get(p.file.Get(v, "Resources"), "Font")
	tries := 1
	for k := 0; k < tries; k++ {
		st := &stream{base: at}
		p.show(st, data, func(name string) *glyphs {
			if f := own.Key(name); f.Kind != object.Null {
				return p.glyphs(f)
			}
			all := p.fonts[name]
			if len(all) == 0 {
				return &glyphs{}
			}
			tries = max(tries, len(all))
			return p.glyphs(all[min(k, len(all)-1)])
		})
		p.look(st)
	}
}

// show writes what the operators of a content stream show.
func (p *pdfScan) show(st *stream, data []byte, fontOf func(string) *glyphs) {
	l := object.NewLexer(data)
	font, height := &glyphs{}, 0.0
	var args []object.Value
	for {
		v, err := l.Next()
		if err == object.ErrEnd {
			return
		}
		if err != nil {
			continue
		}
		if v.Kind != object.Keyword {
			args = append(args, v)
			continue
		}
		switch n := len(args); string(v.Str) {
		case "Tf":
			if n >= 2 {
				font = fontOf(string(args[n-2].Str))
			}
		case "Tj", "'", "\"":
			if n >= 1 {
				st.buf = font.decode(st.buf, args[n-1].Str)
			}
		case "TJ":
			if n >= 1 {
				for _, s := range args[n-1].List {
					if s.Kind == object.String {
						st.buf = font.decode(st.buf, s.Str)
					}
				}
			}
		case "Td", "TD", "Tm": // a new height is a new line; many writers move to each glyph
			if y := lastOf(args).Num; y != 0 && (string(v.Str) != "Tm" || y != height) {
				st.gap()
				height = y
			}
		case "T*":
			st.gap()
		case "ID":
			l.SkipImage()
		}
		args = args[:0]
		l.Release()
	}
}

func lastOf(args []object.Value) object.Value {
	if len(args) == 0 {
		return object.Value{}
	}
	return args[len(args)-1]
}

// glyphs reads what a font's codes mean.
func (p *pdfScan) glyphs(ref object.Value) *glyphs {
	dict := p.file.Resolve(ref)
	g := &glyphs{double: p.file.Get(dict, "Subtype").Is("Type0")}
	encoding := p.file.Get(dict, "Encoding").Str
	g.utf16 = bytes.HasPrefix(encoding, []byte("UniJIS-U"))
	if bytes.Contains(encoding, []byte("RKSJ")) {
		g.double, g.codepage = false, codepage.CP932
	}
	m := p.file.Get(dict, "ToUnicode")
	if !m.IsStream() || len(m.Str) == 0 {
		return g
	}
	if known, ok := p.maps[&m.Str[0]]; ok && known.double == g.double {
		return known
	}
	if data, err := p.file.Stream(m); err == nil {
		g.read(data)
	}
	p.maps[&m.Str[0]] = g
	return g
}

// read reads a ToUnicode map (ISO 32000-1, 9.10.3).
func (g *glyphs) read(data []byte) {
	g.texts = map[int][]byte{}
	l := object.NewLexer(data)
	var args []object.Value
	for {
		v, err := l.Next()
		if err != nil {
			return
		}
		if v.Kind != object.Keyword {
			args = append(args, v)
			continue
		}
		switch string(v.Str) {
		case "endbfchar":
			for ; len(args) >= 2; args = args[2:] {
				g.texts[number(args[0].Str)] = utf16Bytes(args[1].Str, 0)
			}
		case "endbfrange":
			for ; len(args) >= 3; args = args[3:] {
				g.span(number(args[0].Str), number(args[1].Str), args[2])
			}
		}
		args = args[:0]
		l.Release()
	}
}

// span reads a range of codes.
func (g *glyphs) span(from, to int, v object.Value) {
	for i := 0; i <= to-from && i < 1<<16; i++ {
		switch {
		case v.Kind == object.Array && i < len(v.List):
			g.texts[from+i] = utf16Bytes(v.List[i].Str, 0)
		case v.Kind == object.String && len(v.Str) >= 2:
			s := slices.Clone(v.Str)
			last := int(s[len(s)-2])<<8 + int(s[len(s)-1]) + i
			s[len(s)-2], s[len(s)-1] = byte(last>>8), byte(last)
			g.texts[from+i] = utf16Bytes(s, 0)
		}
	}
}

func number(b []byte) int {
	v := 0
	for _, c := range b {
		v = v<<8 | int(c)
	}
	return v
}

// decode appends the characters of codes; those that nothing explains are gaps.
func (g *glyphs) decode(dst, codes []byte) []byte {
	switch {
	case g.texts == nil && g.codepage != 0:
		t, _ := codepage.Decode(g.codepage, codes)
		return append(dst, t...)
	case g.texts == nil && g.utf16:
		return append(dst, utf16Bytes(codes, 0)...)
	}
	for len(codes) > 0 {
		n := 1
		if g.double && len(codes) > 1 {
			n = 2
		}
		if t, ok := g.texts[number(codes[:n])]; ok {
			dst = append(dst, t...)
		} else if n == 1 && codes[0] >= ' ' {
			dst = utf8.AppendRune(dst, rune(codes[0]))
		} else {
			dst = append(dst, ' ')
		}
		codes = codes[n:]
	}
	return dst
}
