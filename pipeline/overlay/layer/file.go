package layer

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"strconv"

	"github.com/klauspost/compress/zlib"
)

// level of deflate: the text is small beside the pictures.
const level = 6

// file collects objects, numbered from 1.
type file struct{ objects [][]byte }

func ref(n int) string { return strconv.Itoa(n) + " 0 R" }

func (f *file) reserve() int {
	f.objects = append(f.objects, nil)
	return len(f.objects)
}

func (f *file) set(n int, s string) { f.objects[n-1] = []byte(s) }

// stream adds a stream with the entries of its dictionary, packed if wanted.
func (f *file) stream(entries string, data []byte, pack bool) (int, error) {
	if pack {
		var b bytes.Buffer
		z, err := zlib.NewWriterLevel(&b, level)
		if err != nil {
			return 0, fmt.Errorf("make compressor: %w", err)
		}
		if _, err := z.Write(data); err != nil {
			return 0, fmt.Errorf("compress stream: %w", err)
		}
		if err := z.Close(); err != nil {
			return 0, fmt.Errorf("compress stream: %w", err)
		}
		data, entries = b.Bytes(), entries+"/Filter/FlateDecode"
	}
	n := f.reserve()
	var b bytes.Buffer
	b.Grow(len(data) + len(entries) + 64)
	fmt.Fprintf(&b, "<<%s/Length %d>>\nstream\n", entries, len(data))
	b.Write(data)
	b.WriteString("\nendstream")
	f.objects[n-1] = b.Bytes()
	return n, nil
}

// finish writes the objects, the table of their places and the trailer; the
// file's ID is a digest of its content.
func (f *file) finish(root, info int) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n%\xE6\x9B\xB8\xE9\n")
	places := make([]int, len(f.objects))
	for i, o := range f.objects {
		places[i] = b.Len()
		b.WriteString(strconv.Itoa(i+1) + " 0 obj\n")
		b.Write(o)
		b.WriteString("\nendobj\n")
	}
	sum := sha256.Sum256(b.Bytes())
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(f.objects)+1)
	for _, at := range places {
		fmt.Fprintf(&b, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root %s/Info %s/ID[<%X><%X>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(f.objects)+1, ref(root), ref(info), sum[:16], sum[:16], start)
	return b.Bytes()
}
