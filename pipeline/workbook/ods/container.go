package ods

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"shinsa/pipeline/workbook"
)

// Bounds of a zip container that no real spreadsheet comes near; they are
// those of package workbook.
const (
	maxParts   = 20_000
	maxRatio   = 400
	ratioFloor = 4 << 20 // smaller parts may compress as they like
)

// container gives the parts of the zip file and counts what unpacking costs.
type container struct {
	parts  map[string]*zip.File
	budget int64 // bytes that may still be unpacked
}

func openContainer(data []byte, limits workbook.Limits) (*container, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, damaged("%v", err)
	}
	if len(z.File) > maxParts {
		return nil, tooLarge("%d parts", len(z.File))
	}
	c := &container{make(map[string]*zip.File, len(z.File)), limits.UnpackedBytes}
	var total uint64
	for _, f := range z.File {
		if total += f.UncompressedSize64; total > uint64(limits.UnpackedBytes) || f.UncompressedSize64 > uint64(limits.UnpackedBytes) {
			return nil, tooLarge("unpacks to more than %d bytes", limits.UnpackedBytes)
		}
		if f.UncompressedSize64 > ratioFloor && f.UncompressedSize64/(f.CompressedSize64+1) > maxRatio {
			return nil, tooLarge("%s is packed more than %d to 1", f.Name, maxRatio)
		}
		if name := strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/"); c.parts[name] == nil {
			c.parts[name] = f
		}
	}
	return c, nil
}

// has tells whether a file stands in that folder.
func (c *container) has(folder string) bool {
	for name := range c.parts {
		if strings.HasPrefix(name, folder) {
			return true
		}
	}
	return false
}

// check tells by its description whether the container is a spreadsheet that
// can be read.
func (c *container) check() error {
	if c.parts["encrypted-package"] != nil { // the whole packed once more, since LibreOffice 24.8
		return workbook.ErrEncrypted
	}
	if err := c.with("META-INF/manifest.xml", sealed); err != nil {
		return err
	}
	kind := ""
	err := c.with("mimetype", func(in io.Reader) error {
		b, err := io.ReadAll(io.LimitReader(in, 200))
		kind = strings.TrimSpace(string(b))
		return err
	})
	switch {
	case err != nil:
		return err
	case c.parts["content.xml"] == nil && kind == "":
		return fmt.Errorf("%w: zip archive", workbook.ErrNotWorkbook)
	case kind != "" && !strings.Contains(kind, "spreadsheet") && !strings.Contains(kind, "vnd.sun.xml.calc"):
		return fmt.Errorf("%w: %.80q", workbook.ErrNotWorkbook, kind)
	case c.parts["content.xml"] == nil:
		return damaged("the content is missing")
	}
	return nil
}

// sealed looks for encryption in the manifest.
func sealed(in io.Reader) error {
	b, err := io.ReadAll(io.LimitReader(in, 4<<20))
	if bytes.Contains(b, []byte("encryption-data")) {
		return workbook.ErrEncrypted
	}
	return err
}

// with unpacks a part through f; a part that is not there is left alone.
func (c *container) with(name string, f func(io.Reader) error) error {
	part := c.parts[name]
	if part == nil {
		return nil
	}
	if part.Flags&1 != 0 {
		return fmt.Errorf("%w: zip entry %s", workbook.ErrEncrypted, name)
	}
	in, err := part.Open()
	if err != nil {
		return damaged("open %s: %v", name, err)
	}
	defer in.Close()
	m := &metered{in: in, left: &c.budget}
	if err = f(m); m.over {
		return tooLarge("%s unpacks past the limit", name)
	}
	if err != nil && !coded(err) {
		return damaged("unpack %s: %v", name, err)
	}
	return err
}

func coded(err error) bool {
	return errors.Is(err, workbook.ErrDamaged) || errors.Is(err, workbook.ErrTooLarge) || errors.Is(err, workbook.ErrEncrypted)
}

// metered counts what is unpacked: the declared size is only a claim.
type metered struct {
	in   io.Reader
	left *int64
	over bool
}

func (m *metered) Read(p []byte) (int, error) {
	n, err := m.in.Read(p)
	if *m.left -= int64(n); *m.left < 0 {
		m.over = true
		return 0, io.ErrUnexpectedEOF
	}
	return n, err
}
