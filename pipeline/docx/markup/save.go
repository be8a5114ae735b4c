package markup

import (
	"archive/zip"
	"bytes"
	"fmt"
	"hash/crc32"
	"io"
	"strings"

	"github.com/klauspost/compress/flate"
)

// level of compression, as in package docx.
const level = 5

// dosEpoch is 1980-01-01: the time of what is written anew.
const dosEpoch = 1<<5 | 1

// Bytes saves the package: what was not set is copied as it stands in the
// file, compressed bytes, times and all; what was added follows.
func (p *Package) Bytes() ([]byte, error) {
	out := &bytes.Buffer{}
	z := zip.NewWriter(out)
	for _, f := range p.files {
		name := strings.TrimPrefix(f.Name, "/")
		var err error
		switch {
		case p.gone[name]:
		case p.set[name]:
			err = deflate(z, f.Name, p.content[name])
		default:
			err = raw(z, f)
		}
		if err != nil {
			return nil, fmt.Errorf("save part %q: %w", name, err)
		}
	}
	for _, name := range p.added {
		if err := deflate(z, name, p.content[name]); err != nil {
			return nil, fmt.Errorf("save part %q: %w", name, err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("save package: %w", err)
	}
	return out.Bytes(), nil
}

func raw(z *zip.Writer, f *zip.File) error {
	h := f.FileHeader
	w, err := z.CreateRaw(&h)
	if err != nil {
		return err
	}
	r, err := f.OpenRaw()
	if err != nil {
		return err
	}
	_, err = io.Copy(w, r)
	return err
}

func deflate(z *zip.Writer, name string, content []byte) error {
	var packed bytes.Buffer
	c, err := flate.NewWriter(&packed, level)
	if err != nil {
		return err
	}
	if _, err := c.Write(content); err != nil {
		return err
	}
	if err := c.Close(); err != nil {
		return err
	}
	//lint:ignore SA1019 CreateRaw writes this field as it stands and does not look at Modified
	w, err := z.CreateRaw(&zip.FileHeader{Name: name, Method: zip.Deflate, CRC32: crc32.ChecksumIEEE(content), ModifiedDate: dosEpoch,
		CompressedSize64: uint64(packed.Len()), UncompressedSize64: uint64(len(content))})
	if err != nil {
		return err
	}
	_, err = w.Write(packed.Bytes())
	return err
}
