package finish

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"strconv"
	"sync"
	"unicode/utf16"

	"github.com/klauspost/compress/zlib"
)

// level is the deflate level: the best whose time is not clearly longer.
const level = 6

// compressors are reused: to make one costs more than to use it.
var compressors = sync.Pool{New: func() any {
	w, err := zlib.NewWriterLevel(nil, level)
	if err != nil {
		return nil
	}
	return w
}}

// perStream is how many objects stand in one object stream.
const perStream = 500

// file numbers objects and gathers the bytes of the file: streams at once,
// other objects through object streams (ISO 32000-1, 7.5.7).
type file struct {
	out     sink
	entries []entry // by number
	objects []byte  // of the object stream at hand
	heads   []byte  // its numbers and offsets
	count   int
	err     error
}

// entry says where an object stands: at an offset of the file (kind 1), or in
// an object stream at an index (kind 2).
type entry struct {
	kind     byte
	at, rank int
}

func newFile(in Input) *file {
	size := 1 << 15
	for i := range in.Pages {
		size += len(in.Pages[i].Content) / 3
	}
	for i := range in.Subsets {
		size += len(in.Subsets[i].Outlines) * 3 / 4
	}
	f := &file{out: make(sink, 0, size), objects: make([]byte, 0, 1<<15), entries: make([]entry, 1, 1024)}
	f.out = append(f.out, "%PDF-1.7\n%\xE6\x9B\xB8\xE9\n"...)
	return f
}

// reserve returns a number for an object that will be written.
func (f *file) reserve() int {
	f.entries = append(f.entries, entry{})
	return len(f.entries) - 1
}

// begin opens an object that is no stream; the calls up to end write it.
func (f *file) begin(nr int) *file {
	f.heads = append(strconv.AppendInt(append(strconv.AppendInt(f.heads, int64(nr), 10), ' '), int64(len(f.objects)), 10), ' ')
	f.entries[nr] = entry{kind: 2, rank: f.count}
	f.count++
	return f
}

func (f *file) end() {
	f.objects = append(f.objects, '\n')
	if f.count == perStream {
		f.flush()
	}
}

// flush writes the object stream at hand.
func (f *file) flush() {
	if f.count == 0 {
		return
	}
	nr := f.reserve()
	for i := range f.entries {
		if e := &f.entries[i]; e.kind == 2 && e.at == 0 {
			e.at = nr
		}
	}
	dict := fmt.Sprintf("/Type/ObjStm/N %d/First %d", f.count, len(f.heads))
	f.stream(nr, dict, append(f.heads, f.objects...))
	f.heads, f.objects, f.count = f.heads[:0], f.objects[:0], 0
}

func (f *file) raw(s string) *file { f.objects = append(f.objects, s...); return f }
func (f *file) int(v int) *file    { f.objects = strconv.AppendInt(f.objects, int64(v), 10); return f }
func (f *file) ref(nr int) *file   { return f.int(nr).raw(" 0 R") }

// num writes a length, rounded to hundredths of a point.
func (f *file) num(v float64) *file {
	f.objects = strconv.AppendFloat(f.objects, float64(int(v*100+0.5))/100, 'f', -1, 64)
	return f
}

// text writes a text string: as it is where it is ASCII, else in UTF-16.
func (f *file) text(s string) *file {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == '(' || c == ')' || c == '\\' {
			f.objects = append(appendUTF16(append(f.objects, "<FEFF"...), s), '>')
			return f
		}
	}
	return f.raw("(").raw(s).raw(")")
}

// appendUTF16 appends a text as hexadecimal digits of its UTF-16 form.
func appendUTF16(b []byte, s string) []byte {
	for _, r := range s {
		if r > 0xFFFF {
			hi, lo := utf16.EncodeRune(r)
			b = appendHex(b, uint16(hi))
			r = lo
		}
		b = appendHex(b, uint16(r))
	}
	return b
}

func appendHex(b []byte, u uint16) []byte {
	const digits = "0123456789ABCDEF"
	return append(b, digits[u>>12], digits[u>>8&15], digits[u>>4&15], digits[u&15])
}

// stream writes a stream, compressed, with what its dictionary has besides.
// Its length is filled in when it is known. The first error is kept for finish.
func (f *file) stream(nr int, dict string, data []byte) {
	f.entries[nr] = entry{kind: 1, at: len(f.out)}
	f.out = fmt.Appendf(f.out, "%d 0 obj\n<<%s/Filter/FlateDecode/Length ", nr, dict)
	length := len(f.out)
	f.out = append(f.out, "         >>\nstream\n"...)
	start := len(f.out)
	if err := deflate(&f.out, data); err != nil && f.err == nil {
		f.err = fmt.Errorf("compress stream: %w", err)
	}
	strconv.AppendInt(f.out[:length], int64(len(f.out)-start), 10)
	f.out = append(f.out, "\nendstream\nendobj\n"...)
}

// plain writes a stream as it is.
func (f *file) plain(nr int, dict string, data []byte) {
	f.entries[nr] = entry{kind: 1, at: len(f.out)}
	f.out = fmt.Appendf(f.out, "%d 0 obj\n<<%s/Length %d>>\nstream\n", nr, dict, len(data))
	f.out = append(append(f.out, data...), "\nendstream\nendobj\n"...)
}

// sink gathers what is written to it.
type sink []byte

func (s *sink) Write(p []byte) (int, error) {
	*s = append(*s, p...)
	return len(p), nil
}

func deflate(s *sink, data []byte) error {
	w, ok := compressors.Get().(*zlib.Writer)
	if !ok {
		return fmt.Errorf("make compressor")
	}
	defer compressors.Put(w)
	w.Reset(s)
	if _, err := w.Write(data); err != nil {
		return err
	}
	return w.Close()
}

// finish writes the cross-reference stream and the file's end. The rows of
// the table are written as differences to the row above (PNG's "up"), which
// makes them nearly all alike.
func (f *file) finish(root, info int) ([]byte, error) {
	f.flush()
	nr := f.reserve()
	f.entries[nr] = entry{kind: 1, at: len(f.out)}
	f.entries[0] = entry{rank: 0xFFFF}
	const width = 1 + 4 + 2 // as W says below
	rows, last := make([]byte, 0, (width+1)*len(f.entries)), [width]byte{}
	for _, e := range f.entries {
		row := [width]byte{e.kind}
		binary.BigEndian.PutUint32(row[1:], uint32(e.at))
		binary.BigEndian.PutUint16(row[5:], uint16(e.rank))
		rows = append(rows, 2)
		for i := range row {
			rows = append(rows, row[i]-last[i])
		}
		last = row
	}
	start := len(f.out)
	sum := sha256.Sum256(f.out)
	f.stream(nr, fmt.Sprintf("/Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[<%X><%X>]/DecodeParms<</Predictor 12/Columns %d>>",
		len(f.entries), root, info, sum[:16], sum[:16], width), rows)
	f.out = fmt.Appendf(f.out, "startxref\n%d\n%%%%EOF\n", start)
	return f.out, f.err
}
