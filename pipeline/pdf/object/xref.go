package object

import (
	"bytes"
	"errors"
)

var errXref = errors.New("the cross-reference table cannot be read")

// crossReferences reads the tables of the file, the newest first; an older
// one never replaces an entry.
func (f *File) crossReferences() error {
	tail := f.data[max(0, len(f.data)-2048):]
	i := bytes.LastIndex(tail, []byte("startxref"))
	if i < 0 {
		return errXref
	}
	v, err := (&Lexer{data: tail, at: i + len("startxref")}).Next()
	if err != nil || v.Kind != Number {
		return errXref
	}
	seen := map[int]bool{}
	for at := v.Int(); !seen[at]; {
		seen[at] = true
		trailer, err := f.section(at)
		if err != nil {
			return err
		}
		if f.trailer.Kind == Null {
			f.trailer = trailer
		}
		if hybrid := trailer.Key("XRefStm"); hybrid.Kind == Number && !seen[hybrid.Int()] {
			seen[hybrid.Int()] = true
			if _, err := f.section(hybrid.Int()); err != nil {
				return err
			}
		}
		prev := trailer.Key("Prev")
		if prev.Kind != Number {
			break
		}
		at = prev.Int()
	}
	return nil
}

// section reads one table or cross-reference stream and returns its trailer.
func (f *File) section(at int) (Value, error) {
	if at < 0 || at >= len(f.data) {
		return Value{}, errXref
	}
	l := &Lexer{data: f.data, at: at, refs: true}
	if v, err := l.Next(); err == nil && v.Is("xref") {
		return f.table(l)
	}
	v, err := f.at(at, -1)
	if err != nil || !v.Key("Type").Is("XRef") {
		return Value{}, errXref
	}
	return v, f.rows(v)
}

func (f *File) table(l *Lexer) (Value, error) {
	for {
		v, err := l.Next()
		if err != nil {
			return Value{}, errXref
		}
		if v.Is("trailer") {
			return l.Next()
		}
		n, err := l.Next()
		if err != nil || v.Kind != Number || n.Kind != Number || n.Int() > maxObjects {
			return Value{}, errXref
		}
		for i := range n.Int() {
			at, err := l.Next()
			if err != nil {
				return Value{}, errXref
			}
			if _, err := l.Next(); err != nil {
				return Value{}, errXref
			}
			if kind, err := l.Next(); err == nil && kind.Is("n") {
				f.enter(v.Int()+i, place{kind: 1, at: at.Int()})
			} else {
				f.enter(v.Int()+i, place{kind: 3})
			}
		}
	}
}

// enter notes the place of an object, unless a newer table has it.
func (f *File) enter(nr int, p place) {
	if nr < 0 || nr > maxObjects {
		return
	}
	if nr >= len(f.places) {
		f.places = append(f.places, make([]place, nr+1-len(f.places))...)
	}
	if f.places[nr].kind == 0 {
		f.places[nr] = p
	}
}

// rows reads the rows of a cross-reference stream (ISO 32000-1, 7.5.8).
func (f *File) rows(v Value) error {
	data, err := f.Stream(v)
	w := v.Key("W")
	if err != nil || len(w.List) < 3 {
		return errXref
	}
	var width [3]int
	for i := range width {
		width[i] = w.List[i].Int()
		if width[i] < 0 || width[i] > 8 {
			return errXref
		}
	}
	index := v.Key("Index").List
	if len(index) < 2 {
		index = []Value{{Kind: Number}, v.Key("Size")}
	}
	size := width[0] + width[1] + width[2]
	for i := 0; i+1 < len(index); i += 2 {
		for nr := index[i].Int(); nr < index[i].Int()+index[i+1].Int() && size > 0 && len(data) >= size; nr++ {
			f.row(nr, data, width)
			data = data[size:]
		}
	}
	return nil
}

func (f *File) row(nr int, data []byte, width [3]int) {
	var v [3]int
	at := 0
	for i, n := range width {
		for _, b := range data[at : at+n] {
			v[i] = v[i]<<8 | int(b)
		}
		at += n
	}
	if width[0] == 0 {
		v[0] = 1
	}
	switch v[0] {
	case 1:
		f.enter(nr, place{kind: 1, at: v[1]})
	case 2:
		f.enter(nr, place{kind: 2, at: v[1], index: v[2]})
	default:
		f.enter(nr, place{kind: 3})
	}
}

// rebuild finds the objects of a broken file by the words "1 0 obj"; what
// stands later is newer.
func (f *File) rebuild() error {
	f.places, f.trailer = nil, Value{}
	clear(f.read)
	clear(f.streams)
	for at := 0; ; {
		i := bytes.Index(f.data[at:], []byte("obj"))
		if i < 0 {
			break
		}
		i += at
		at = i + 3
		start, nr, ok := f.before(i)
		if !ok {
			continue
		}
		if nr < len(f.places) {
			f.places[nr] = place{}
		}
		f.enter(nr, place{kind: 1, at: start})
	}
	f.unpackAll()
	f.findTrailer()
	if f.pagesOf(f.trailer).Kind != Dict {
		return errors.New("no page tree is found")
	}
	return nil
}

// before reads the two numbers that stand before position i.
func (f *File) before(i int) (start, nr int, ok bool) {
	back := func(i int) (int, bool) { // start of the digits before i
		for i > 0 && classes[f.data[i-1]] == space {
			i--
		}
		end := i
		for i > 0 && f.data[i-1] >= '0' && f.data[i-1] <= '9' {
			i--
		}
		return i, i < end && end-i < 9
	}
	if start, ok = back(i); ok {
		start, ok = back(start)
	}
	if !ok {
		return 0, 0, false
	}
	v, err := (&Lexer{data: f.data, at: start}).Next()
	return start, v.Int(), err == nil && v.Int() <= maxObjects
}

// unpackAll enters the objects of all object streams.
func (f *File) unpackAll() {
	for nr := range len(f.places) {
		if f.places[nr].kind != 1 {
			continue
		}
		v := f.object(nr)
		if !v.IsStream() || !v.Key("Type").Is("ObjStm") {
			continue
		}
		data, err := f.Stream(v)
		if err != nil {
			continue
		}
		l := &Lexer{data: data}
		for i := range f.Get(v, "N").Int() {
			inner, err := l.Next()
			if _, again := l.Next(); err != nil || again != nil {
				break
			}
			f.enter(inner.Int(), place{kind: 2, at: nr, index: i})
		}
	}
	clear(f.read)
}

// findTrailer takes the last trailer that names a root, or makes one for the
// catalogue.
func (f *File) findTrailer() {
	for end := len(f.data); ; {
		i := bytes.LastIndex(f.data[:end], []byte("trailer"))
		if i < 0 {
			break
		}
		end = i
		if v, err := (&Lexer{data: f.data, at: i + len("trailer"), refs: true}).Next(); err == nil && f.pagesOf(v).Kind == Dict {
			f.trailer = v
			return
		}
	}
	for nr := range len(f.places) {
		v := f.object(nr)
		switch {
		case v.Key("Type").Is("XRef") && v.Key("Root").Kind == Reference:
			f.trailer = v
			return
		case v.Key("Type").Is("Catalog"):
			f.trailer = Value{Kind: Dict, List: []Value{{Kind: Name, Str: []byte("Root")}, {Kind: Reference, Num: float64(nr)}}}
		}
	}
}
