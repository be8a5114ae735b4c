package finish

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"sync"

	"github.com/klauspost/compress/zlib"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// level is the deflate level: the fastest whose files are not clearly larger.
const level = 3

// compressors are reused: to make one costs more than to use it.
var compressors = sync.Pool{New: func() any {
	w, err := zlib.NewWriterLevel(nil, level)
	if err != nil {
		return nil
	}
	return w
}}

// write puts the objects into a file, in the order of their numbers. pdfcpu's
// own writer would add dates from the clock and an ID from the time.
func (f *file) write() ([]byte, error) {
	var b bytes.Buffer
	b.Grow(1 << 18)
	b.WriteString("%PDF-1.7\n%\xE6\x9B\xB8\xE9\n")
	offsets := map[int]int{}
	numbers := slices.Sorted(maps.Keys(f.pdf.Table))
	for _, nr := range numbers {
		e := f.pdf.Table[nr]
		if nr == 0 || e.Free || e.Object == nil {
			continue
		}
		offsets[nr] = b.Len()
		b.WriteString(strconv.Itoa(nr) + " 0 obj\n")
		if err := writeObject(&b, e.Object); err != nil {
			return nil, fmt.Errorf("write object %d: %w", nr, err)
		}
		b.WriteString("\nendobj\n")
	}
	f.trailer(&b, offsets, numbers[len(numbers)-1]+1)
	return b.Bytes(), nil
}

func writeObject(b *bytes.Buffer, o types.Object) error {
	s, ok := o.(types.StreamDict)
	if !ok {
		b.WriteString(o.PDFString())
		return nil
	}
	data := s.Raw
	s.Dict["Length"] = types.Integer(len(data))
	if s.Dict["Filter"] == nil && (s.Type() == nil || *s.Type() != "Metadata") {
		packed, err := compress(data)
		if err != nil {
			return err
		}
		data = packed
		s.Dict["Filter"], s.Dict["Length"] = types.Name("FlateDecode"), types.Integer(len(data))
	}
	b.WriteString(s.Dict.PDFString())
	b.WriteString("\nstream\n")
	b.Write(data)
	b.WriteString("\nendstream")
	return nil
}

func compress(data []byte) ([]byte, error) {
	w, ok := compressors.Get().(*zlib.Writer)
	if !ok {
		return nil, fmt.Errorf("make compressor")
	}
	defer compressors.Put(w)
	var b bytes.Buffer
	b.Grow(len(data)/2 + 64)
	w.Reset(&b)
	if _, err := w.Write(data); err != nil {
		return nil, fmt.Errorf("compress stream: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("compress stream: %w", err)
	}
	return b.Bytes(), nil
}

// trailer writes the cross-reference table and the file's end. Numbers that
// no object has are chained as free.
func (f *file) trailer(b *bytes.Buffer, offsets map[int]int, size int) {
	sum := sha256.Sum256(b.Bytes())
	start := b.Len()
	fmt.Fprintf(b, "xref\n0 %d\n", size)
	free := []int{0}
	for nr := 1; nr < size; nr++ {
		if _, ok := offsets[nr]; !ok {
			free = append(free, nr)
		}
	}
	next := map[int]int{}
	for i, nr := range free {
		next[nr] = free[(i+1)%len(free)]
	}
	for nr := range size {
		switch at, ok := offsets[nr]; {
		case ok:
			fmt.Fprintf(b, "%010d 00000 n \n", at)
		case nr == 0:
			fmt.Fprintf(b, "%010d 65535 f \n", next[0])
		default:
			fmt.Fprintf(b, "%010d 00001 f \n", next[nr])
		}
	}
	fmt.Fprintf(b, "trailer\n<</Size %d/Root %s/Info %s/ID[<%X><%X>]>>\nstartxref\n%d\n%%%%EOF\n",
		size, f.pdf.Root.PDFString(), f.info.PDFString(), sum[:16], sum[:16], start)
}
