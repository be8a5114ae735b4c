package gate

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"

	"shinsa/pipeline/pdf/object"
)

// font turns codes into characters.
type font struct {
	texts    []string // by code; "" where nothing explains it
	double   bool     // codes of two bytes
	shiftJIS bool     // Shift_JIS codes of one or two bytes
	utf16    bool     // the codes are UTF-16
}

// fontOf returns the font that a reference or dictionary names.
func (r *reader) fontOf(v object.Value) *font {
	if v.Kind == object.Reference {
		if f, ok := r.fonts[v.Int()]; ok {
			return f
		}
	}
	dict := r.file.Resolve(v)
	if dict.Kind != object.Dict {
		return nil
	}
	f := r.font(dict)
	if v.Kind == object.Reference {
		r.fonts[v.Int()] = f
	}
	return f
}

func (r *reader) font(dict object.Value) *font {
	f := &font{}
	encoding := r.file.Get(dict, "Encoding")
	if r.file.Get(dict, "Subtype").Is("Type0") {
		name := string(encoding.Str)
		f.shiftJIS = strings.Contains(name, "RKSJ")
		f.double = !f.shiftJIS
		f.utf16 = strings.HasPrefix(name, "UniJIS-U")
	} else {
		f.simple(r, encoding)
	}
	if m := r.file.Get(dict, "ToUnicode"); m.IsStream() {
		if data, err := r.file.Stream(m); err == nil {
			f.toUnicode(data)
		}
	}
	return f
}

// simple fills in the characters of a font of one-byte codes by its encoding.
func (f *font) simple(r *reader, encoding object.Value) {
	f.texts = make([]string, 256)
	table := charmap.Windows1252
	if encoding.Is("MacRomanEncoding") || r.file.Get(encoding, "BaseEncoding").Is("MacRomanEncoding") {
		table = charmap.Macintosh
	}
	for c := 0x20; c < 0x100; c++ {
		if t := table.DecodeByte(byte(c)); t != utf8.RuneError {
			f.texts[c] = string(t)
		}
	}
	code := 0
	for _, v := range r.file.Get(encoding, "Differences").List {
		if v.Kind == object.Number {
			code = v.Int()
			continue
		}
		if code >= 0 && code < 256 {
			f.texts[code] = glyphName(string(v.Str))
		}
		code++
	}
}

// glyphName returns the character of a glyph's name where the name tells it.
func glyphName(name string) string {
	if utf8.RuneCountInString(name) == 1 {
		return name
	}
	if hex, ok := strings.CutPrefix(name, "uni"); ok && len(hex) == 4 {
		if v, err := object.NewLexer([]byte("<" + hex + ">")).Next(); err == nil {
			return utf16Text(v.Str)
		}
	}
	return map[string]string{"space": " ", "period": ".", "comma": ",", "hyphen": "-", "parenleft": "(", "parenright": ")", "slash": "/",
		"colon": ":", "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9"}[name]
}

// toUnicode reads a ToUnicode map (ISO 32000-1, 9.10.3).
func (f *font) toUnicode(data []byte) {
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
				f.set(code(args[0].Str), utf16Text(args[1].Str))
			}
		case "endbfrange":
			for ; len(args) >= 3; args = args[3:] {
				f.span(code(args[0].Str), code(args[1].Str), args[2])
			}
		}
		args = args[:0]
		l.Release()
	}
}

// span enters the characters of a range of codes.
func (f *font) span(from, to int, v object.Value) {
	if v.Kind == object.Array {
		for i, t := range v.List {
			f.set(from+i, utf16Text(t.Str))
		}
		return
	}
	last := bytes.Clone(v.Str)
	for c := from; c <= to && c < 1<<16 && len(last) > 0; c++ {
		f.set(c, utf16Text(last))
		if last[len(last)-1]++; last[len(last)-1] == 0 && len(last) > 1 {
			last[len(last)-2]++
		}
	}
}

func (f *font) set(code int, text string) {
	if code < 0 || code >= 1<<16 {
		return
	}
	if code >= len(f.texts) {
		f.texts = append(f.texts, make([]string, code+1-len(f.texts))...)
	}
	f.texts[code] = text
}

func code(b []byte) int {
	v := 0
	for _, c := range b {
		v = v<<8 | int(c)
	}
	return v
}

// decode appends the characters of codes.
func (f *font) decode(dst, codes []byte) []byte {
	for len(codes) > 0 {
		n := 1
		if len(codes) > 1 && (f.double || f.shiftJIS && (codes[0] >= 0x81 && codes[0] <= 0x9F || codes[0] >= 0xE0 && codes[0] <= 0xFC)) {
			n = 2
		}
		if c := code(codes[:n]); c < len(f.texts) && f.texts[c] != "" {
			dst = append(dst, f.texts[c]...)
		} else {
			dst = append(dst, f.unmapped(codes[:n])...)
		}
		codes = codes[n:]
	}
	return dst
}

// unmapped returns the character of a code that no ToUnicode map explains.
func (f *font) unmapped(b []byte) string {
	switch {
	case f.utf16:
		return utf16Text(b)
	case f.shiftJIS:
		if s, err := japanese.ShiftJIS.NewDecoder().Bytes(b); err == nil {
			return string(s)
		}
	}
	return string(utf8.RuneError)
}
