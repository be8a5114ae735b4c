package object

import (
	"bytes"
	"encoding/ascii85"
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/klauspost/compress/zlib"
)

// inflaters are reused: to make one costs more than to use it.
var inflaters sync.Pool

// Stream returns the data of a stream with its filters undone.
func (f *File) Stream(v Value) ([]byte, error) {
	if !v.IsStream() {
		return nil, errors.New("read stream: the object is none")
	}
	filters, params := list(f.Get(v, "Filter")), list(f.Get(v, "DecodeParms"))
	data := v.Str
	for i, name := range filters {
		var p Value
		if i < len(params) {
			p = f.Resolve(params[i])
		}
		var err error
		if data, err = f.filter(f.Resolve(name), p, data); err != nil {
			return nil, fmt.Errorf("read stream: %w", err)
		}
	}
	return data, nil
}

// list returns the elements of an array, or a single value as one element.
func list(v Value) []Value {
	switch v.Kind {
	case Null:
		return nil
	case Array:
		return v.List
	default:
		return []Value{v}
	}
}

func (f *File) filter(name, params Value, data []byte) ([]byte, error) {
	switch string(name.Str) {
	case "FlateDecode", "Fl":
		out, err := f.inflate(data)
		if err != nil {
			return nil, err
		}
		return f.unpredict(params, out)
	case "ASCIIHexDecode", "AHx":
		v, err := (&Lexer{data: append(bytes.Clone(data), '>')}).hex()
		return v.Str, err
	case "ASCII85Decode", "A85":
		return unascii85(data)
	default:
		return nil, fmt.Errorf("filter %s is not known", name.Str)
	}
}

func unascii85(data []byte) ([]byte, error) {
	if i := bytes.Index(data, []byte("~>")); i >= 0 {
		data = data[:i]
	}
	out, err := io.ReadAll(ascii85.NewDecoder(bytes.NewReader(data)))
	if err != nil {
		return nil, fmt.Errorf("decode ASCII85: %w", err)
	}
	return out, nil
}

// inflate unfolds data within the file's limit. What was unfolded before a
// fault in the data is kept, as viewers do.
func (f *File) inflate(data []byte) ([]byte, error) {
	in := bytes.NewReader(data)
	r, ok := inflaters.Get().(io.ReadCloser)
	if ok {
		reset, good := r.(zlib.Resetter)
		if !good {
			return nil, errors.New("inflate: no resetter")
		}
		if err := reset.Reset(in, nil); err != nil {
			return nil, fmt.Errorf("inflate: %w", err)
		}
	} else {
		var err error
		if r, err = zlib.NewReader(in); err != nil {
			return nil, fmt.Errorf("inflate: %w", err)
		}
	}
	defer inflaters.Put(r)
	out := make([]byte, 0, min(4*len(data)+512, f.room+1))
	for {
		if len(out) == cap(out) {
			out = append(out, 0)[:len(out)]
		}
		n, err := r.Read(out[len(out):cap(out)])
		out = out[:len(out)+n]
		if len(out) > f.room {
			return nil, errors.New("inflate: the file unfolds without end")
		}
		if err == io.EOF || err != nil && len(out) > 0 {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("inflate: %w", err)
		}
	}
	f.room -= len(out)
	return out, nil
}

// unpredict undoes the PNG predictors (ISO 32000-1, 7.4.4.4).
func (f *File) unpredict(params Value, data []byte) ([]byte, error) {
	kind := f.Get(params, "Predictor").Int()
	if kind < 2 {
		return data, nil
	}
	number := func(key string, otherwise int) int {
		if v := f.Get(params, key); v.Kind == Number {
			return v.Int()
		}
		return otherwise
	}
	colors, bits, columns := number("Colors", 1), number("BitsPerComponent", 8), number("Columns", 1)
	if kind < 10 || colors < 1 || colors > 32 || bits < 1 || bits > 16 || columns < 1 || columns > 1<<24 {
		return nil, fmt.Errorf("predictor %d is not known", kind)
	}
	size, step := (colors*bits*columns+7)/8, max(colors*bits/8, 1)
	out, above := make([]byte, 0, len(data)), make([]byte, size)
	for len(data) > 1 {
		n := min(size, len(data)-1)
		row := data[1 : 1+n]
		from := len(out)
		for i, b := range row {
			var left, corner byte
			if i >= step {
				left, corner = out[from+i-step], above[i-step]
			}
			out = append(out, b+predicted(data[0], left, above[i], corner))
		}
		copy(above, out[from:])
		data = data[1+n:]
	}
	return out, nil
}

// predicted is what a PNG row's kind foretells of a byte.
func predicted(kind, left, up, corner byte) byte {
	switch kind {
	case 1:
		return left
	case 2:
		return up
	case 3:
		return byte((int(left) + int(up)) / 2)
	case 4:
		p := int(left) + int(up) - int(corner)
		a, b, c := distance(p, left), distance(p, up), distance(p, corner)
		switch {
		case a <= b && a <= c:
			return left
		case b <= c:
			return up
		default:
			return corner
		}
	default:
		return 0
	}
}

func distance(p int, b byte) int { return max(p-int(b), int(b)-p) }
