package object

import (
	"bytes"
	"errors"
	"fmt"
)

// place says where an object stands.
type place struct {
	kind  uint8 // 0: nowhere, 1: in the file at at, 2: in object stream at, as number index
	at    int
	index int
}

// File is an open file. It belongs to one goroutine.
type File struct {
	data    []byte
	places  []place
	trailer Value
	read    map[int]Value  // objects of the file itself, read so far; those of object streams are read anew
	streams map[int]packed // object streams unfolded so far
	open    map[int]bool   // objects being read: a stream's length may not lead back to it
	room    int            // how much may still be unfolded
	stack   []Value        // room for lexers, used again
	pool    []Value
}

// packed is an object stream, unfolded.
type packed struct {
	data    []byte
	offsets []int
}

const (
	maxObjects = 1 << 22
	maxUnfold  = 1 << 29 // bytes of all streams of a file
)

// Open finds the objects of a file.
func Open(data []byte) (*File, error) {
	f := &File{data: data, read: map[int]Value{}, streams: map[int]packed{}, open: map[int]bool{}, room: maxUnfold}
	if !bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")) {
		return nil, errors.New("open PDF: the file does not begin as a PDF does")
	}
	if err := f.crossReferences(); err != nil || f.pagesOf(f.trailer).Kind != Dict {
		if err := f.rebuild(); err != nil {
			return nil, fmt.Errorf("open PDF: %w", err)
		}
	}
	if f.trailer.Key("Encrypt").Kind != Null {
		return nil, errors.New("open PDF: the file is encrypted")
	}
	return f, nil
}

func (f *File) pagesOf(trailer Value) Value {
	return f.Resolve(f.Resolve(trailer.Key("Root")).Key("Pages"))
}

// Root returns the document catalogue.
func (f *File) Root() Value { return f.Resolve(f.trailer.Key("Root")) }

// Resolve follows a reference; other values it returns as they are. What is
// not there is null.
func (f *File) Resolve(v Value) Value {
	for range 16 {
		if v.Kind != Reference {
			return v
		}
		v = f.object(int(v.Num))
	}
	return Value{}
}

// Get returns the value of a key, resolved.
func (f *File) Get(v Value, key string) Value { return f.Resolve(v.Key(key)) }

func (f *File) object(nr int) Value {
	if nr < 0 || nr >= len(f.places) {
		return Value{}
	}
	p := f.places[nr]
	if p.kind == 2 {
		return f.packed(p.at, p.index)
	}
	if v, ok := f.read[nr]; ok || p.kind != 1 || f.open[nr] {
		return v
	}
	f.open[nr] = true
	defer delete(f.open, nr)
	v, err := f.at(p.at, nr)
	if err != nil {
		v = Value{}
	}
	f.read[nr] = v
	return v
}

// at reads the object that stands at an offset; its number must be nr, or nr
// negative.
func (f *File) at(offset, nr int) (Value, error) {
	if offset < 0 || offset >= len(f.data) {
		return Value{}, errSyntax
	}
	l := &Lexer{data: f.data, at: offset}
	n, err := l.Next()
	if err != nil || n.Kind != Number || nr >= 0 && n.Int() != nr {
		return Value{}, errSyntax
	}
	if _, err := l.Next(); err != nil {
		return Value{}, err
	}
	if v, err := l.Next(); err != nil || !v.Is("obj") {
		return Value{}, errSyntax
	}
	v, err := f.value(l)
	if err != nil || v.Kind != Dict {
		return v, err
	}
	from := l.at
	if w, err := l.Next(); err == nil && w.Is("stream") {
		v.Str = f.body(v, l.at)
	} else {
		l.at = from
	}
	return v, nil
}

// value reads the value of an object.
func (f *File) value(l *Lexer) (Value, error) {
	l.refs, l.stack, l.pool = true, f.stack[:0], f.pool
	v, err := l.Next()
	f.stack, f.pool = l.stack, l.pool
	return v, err
}

// body returns the bytes of a stream that begin behind the word stream: as
// long as the dictionary says, if the word endstream follows, else up to that
// word.
func (f *File) body(dict Value, at int) []byte {
	if at < len(f.data) && f.data[at] == '\r' {
		at++
	}
	if at < len(f.data) && f.data[at] == '\n' {
		at++
	}
	at = min(at, len(f.data))
	if n := f.Get(dict, "Length"); n.Kind == Number && n.Int() >= 0 && n.Int() <= len(f.data)-at {
		end := at + n.Int()
		if bytes.Contains(f.data[end:min(end+16, len(f.data))], []byte("endstream")) {
			return f.data[at:end:end]
		}
	}
	end := bytes.Index(f.data[at:], []byte("endstream"))
	if end < 0 {
		end = len(f.data) - at
	}
	return f.data[at : at+end : at+end]
}

// packed returns an object of an object stream.
func (f *File) packed(stream, index int) Value {
	p, ok := f.streams[stream]
	if !ok {
		p = f.unpack(stream)
		f.streams[stream] = p
	}
	if index < 0 || index >= len(p.offsets) || p.offsets[index] > len(p.data) {
		return Value{}
	}
	v, err := f.value(&Lexer{data: p.data, at: p.offsets[index]})
	if err != nil || v.Kind == Keyword {
		return Value{}
	}
	return v
}

func (f *File) unpack(stream int) packed {
	if stream < 0 || stream >= len(f.places) || f.places[stream].kind != 1 {
		return packed{}
	}
	v := f.object(stream)
	data, err := f.Stream(v)
	if err != nil {
		return packed{}
	}
	first, n := f.Get(v, "First").Int(), f.Get(v, "N").Int()
	p := packed{data: data, offsets: make([]int, 0, min(max(n, 0), len(data)))}
	l := &Lexer{data: data[:min(max(first, 0), len(data))]}
	for range n {
		if _, err := l.Next(); err != nil {
			break
		}
		off, err := l.Next()
		if err != nil {
			break
		}
		p.offsets = append(p.offsets, first+max(off.Int(), 0))
	}
	return p
}
