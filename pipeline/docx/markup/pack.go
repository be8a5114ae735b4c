package markup

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/klauspost/compress/flate"
)

// Bounds of a package when it is unpacked. A part of XML shrinks to a
// twentieth, that of a long table to a hundredth; only large parts are held.
const (
	maxPart    = 64 << 20
	maxParts   = 4096
	maxTotal   = 512 << 20
	maxRatio   = 400
	ratioFloor = 8 << 20
)

// Package is a Word file opened: parts by name, in the order of the file.
type Package struct {
	files   []*zip.File
	index   map[string]int
	content map[string][]byte // parts that were read, or set
	set     map[string]bool
	added   []string // names of parts that the file did not have
	gone    map[string]bool
}

// Open opens the bytes of a package.
func Open(data []byte) (*Package, error) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("open package: %w", err)
	}
	r.RegisterDecompressor(zip.Deflate, flate.NewReader)
	p := &Package{index: make(map[string]int, len(r.File)), content: map[string][]byte{}, set: map[string]bool{}, gone: map[string]bool{}}
	if len(r.File) > maxParts {
		return nil, fmt.Errorf("open package: %w", errTooLarge)
	}
	total := uint64(0)
	for _, f := range r.File {
		name := strings.TrimPrefix(f.Name, "/")
		if _, twice := p.index[name]; twice {
			return nil, fmt.Errorf("open package: part %q stands in it twice", name)
		}
		if total += f.UncompressedSize64; f.UncompressedSize64 > maxPart || total > maxTotal ||
			f.UncompressedSize64 > ratioFloor && f.UncompressedSize64/maxRatio > f.CompressedSize64 {
			return nil, fmt.Errorf("open package: part %q: %w", name, errTooLarge)
		}
		p.index[name] = len(p.files)
		p.files = append(p.files, f)
	}
	return p, nil
}

// Has tells whether there is a part of that name.
func (p *Package) Has(name string) bool {
	if p.gone[name] {
		return false
	}
	_, ok := p.index[name]
	return ok || p.set[name]
}

// Names returns the names of the parts in the order of the file.
func (p *Package) Names() []string {
	var out []string
	for _, f := range p.files {
		if n := strings.TrimPrefix(f.Name, "/"); !p.gone[n] && !strings.HasSuffix(n, "/") {
			out = append(out, n)
		}
	}
	return append(out, p.added...)
}

// Part returns the content of a part; (nil, nil) when there is none.
func (p *Package) Part(name string) ([]byte, error) {
	if p.gone[name] {
		return nil, nil
	}
	if c, ok := p.content[name]; ok {
		return c, nil
	}
	i, ok := p.index[name]
	if !ok {
		return nil, nil
	}
	c, err := unpack(p.files[i])
	if err != nil {
		return nil, fmt.Errorf("read part %q: %w", name, err)
	}
	p.content[name] = c
	return c, nil
}

// unpack never trusts the size that the file claims.
func unpack(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	buf := bytes.NewBuffer(make([]byte, 0, min(f.UncompressedSize64, 4<<20)+bytes.MinRead))
	n, err := io.Copy(buf, io.LimitReader(r, maxPart+1))
	if err != nil {
		return nil, err
	}
	if n > maxPart {
		return nil, errTooLarge
	}
	return buf.Bytes(), nil
}

// Tree returns a part as a tree; (nil, nil) when there is none.
func (p *Package) Tree(name string) (*Node, error) {
	c, err := p.Part(name)
	if err != nil || c == nil {
		return nil, err
	}
	n, err := Parse(c)
	if err != nil {
		return nil, fmt.Errorf("part %q: %w", name, err)
	}
	return n, nil
}

// Set gives a part new content, or adds it; content is not to change after.
func (p *Package) Set(name string, content []byte) {
	if _, ok := p.index[name]; !ok && !p.set[name] {
		p.added = append(p.added, name)
	}
	p.content[name], p.set[name] = content, true
	delete(p.gone, name)
}

// Remove takes a part of the file away.
func (p *Package) Remove(name string) {
	if _, ok := p.index[name]; ok {
		p.gone[name] = true
		delete(p.content, name)
		delete(p.set, name)
	}
}
