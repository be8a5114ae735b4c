package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"hash/crc32"
	"sync"

	"github.com/klauspost/compress/flate"
)

// level of compression: the best ratio that costs about as little as the
// fastest on text of this kind (see BenchmarkWrite).
const level = 5

// dosEpoch is 1980-01-01, the earliest date of a zip entry: same input, same bytes.
const dosEpoch = 1<<5 | 1

// part is one part of a package, deflated, as it stands in the zip file.
type part struct {
	name string
	typ  string // content type; "" where a default of the package gives it
	crc  uint32
	size int
	data []byte
}

// deflater makes parts; it keeps its compressors, which are large.
type deflater struct{ pool, buffers sync.Pool }

// buffer returns an empty buffer that is as large as documents need; give it
// back when nothing refers to it any more.
func (d *deflater) buffer() []byte {
	if b, ok := d.buffers.Get().(*[]byte); ok {
		return (*b)[:0]
	}
	return make([]byte, 0, 256<<10)
}

func (d *deflater) giveBack(b []byte) { d.buffers.Put(&b) }

func (d *deflater) part(name, typ string, content []byte) (part, error) {
	out := bytes.NewBuffer(make([]byte, 0, len(content)/8+256))
	z, err := d.writer(out)
	if err != nil {
		return part{}, err
	}
	if _, err = z.Write(content); err == nil {
		err = z.Close()
	}
	if err != nil {
		return part{}, fmt.Errorf("deflate part %q: %w", name, err)
	}
	d.pool.Put(z)
	return part{name: name, typ: typ, crc: crc32.ChecksumIEEE(content), size: len(content), data: out.Bytes()}, nil
}

func (d *deflater) writer(out *bytes.Buffer) (*flate.Writer, error) {
	if z, ok := d.pool.Get().(*flate.Writer); ok {
		z.Reset(out)
		return z, nil
	}
	z, err := flate.NewWriter(out, level)
	if err != nil {
		return nil, fmt.Errorf("make deflater: %w", err)
	}
	return z, nil
}

// zipParts writes parts, already deflated, as a zip file.
func zipParts(parts []part) ([]byte, error) {
	size := 1024
	for _, p := range parts {
		size += len(p.data) + 2*len(p.name) + 128
	}
	out := bytes.NewBuffer(make([]byte, 0, size))
	z := zip.NewWriter(out)
	for _, p := range parts {
		w, err := z.CreateRaw(p.header())
		if err != nil {
			return nil, fmt.Errorf("zip part %q: %w", p.name, err)
		}
		if _, err := w.Write(p.data); err != nil {
			return nil, fmt.Errorf("zip part %q: %w", p.name, err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("close package: %w", err)
	}
	return out.Bytes(), nil
}

func (p part) header() *zip.FileHeader {
	//lint:ignore SA1019 CreateRaw writes this field as it stands and does not look at Modified
	return &zip.FileHeader{Name: p.name, Method: zip.Deflate, CRC32: p.crc, ModifiedDate: dosEpoch,
		CompressedSize64: uint64(len(p.data)), UncompressedSize64: uint64(p.size)}
}
