package workbook

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path"
	"strings"
)

// Bounds of a zip container that no real workbook comes near. Cells of one
// style compress about thirtyfold; a part past maxRatio is a trap.
const (
	maxParts   = 20_000
	maxRatio   = 400
	ratioFloor = 4 << 20 // smaller parts may compress as they like
)

// container gives the parts of a workbook's zip file and counts what
// unpacking costs.
type container struct {
	parts  map[string]*zip.File // by lower-case name: Excel does not mind the case
	budget int64                // bytes that may still be unpacked
}

// openContainer reads the directory of the zip file and holds it to the
// limits before anything is unpacked.
func openContainer(data []byte, limits Limits) (*container, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrDamaged, err)
	}
	if len(z.File) > maxParts {
		return nil, fmt.Errorf("%w: %d parts", ErrTooLarge, len(z.File))
	}
	c := &container{parts: make(map[string]*zip.File, len(z.File)), budget: limits.UnpackedBytes}
	var total uint64
	for _, f := range z.File {
		if total += f.UncompressedSize64; total > uint64(limits.UnpackedBytes) || f.UncompressedSize64 > uint64(limits.UnpackedBytes) {
			return nil, fmt.Errorf("%w: unpacks to more than %d bytes", ErrTooLarge, limits.UnpackedBytes)
		}
		if f.UncompressedSize64 > ratioFloor && f.UncompressedSize64/(f.CompressedSize64+1) > maxRatio {
			return nil, fmt.Errorf("%w: %s is packed more than %d to 1", ErrTooLarge, f.Name, maxRatio)
		}
		name := partName(f.Name)
		if _, again := c.parts[name]; !again {
			c.parts[name] = f
		}
	}
	return c, nil
}

func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

func (c *container) has(name string) bool { return c.parts[partName(name)] != nil }

// read unpacks a part; a part that is not there is nil.
func (c *container) read(name string) ([]byte, error) {
	f := c.parts[partName(name)]
	if f == nil {
		return nil, nil
	}
	if f.Flags&1 != 0 {
		return nil, fmt.Errorf("%w: zip entry %s", ErrEncrypted, f.Name)
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%w: open %s: %v", ErrDamaged, f.Name, err)
	}
	defer r.Close()
	// The declared size is only a claim: grow by what is there.
	buf := bytes.NewBuffer(make([]byte, 0, min(int64(f.UncompressedSize64), 4<<20)+bytes.MinRead))
	n, err := buf.ReadFrom(io.LimitReader(r, c.budget+1))
	if c.budget -= n; c.budget < 0 {
		return nil, fmt.Errorf("%w: %s unpacks past the limit", ErrTooLarge, f.Name)
	}
	if err != nil {
		return nil, fmt.Errorf("%w: unpack %s: %v", ErrDamaged, f.Name, err)
	}
	return buf.Bytes(), nil
}

// relation is one line of a .rels part.
type relation struct{ id, kind, target string }

// relations reads what a part refers to; targets are names of parts, those
// outside the file keep their address.
func (c *container) relations(part string) ([]relation, error) {
	dir, base := path.Split(part)
	data, err := c.read(dir + "_rels/" + base + ".rels")
	if err != nil || data == nil {
		return nil, err
	}
	var out []relation
	s := newScanner(data)
	for e := s.next(); e != ended; e = s.next() {
		if e != start || s.name != "Relationship" {
			continue
		}
		r := relation{s.word("Id"), path.Base(s.word("Type")), strings.ReplaceAll(s.word("Target"), `\`, "/")}
		switch {
		case s.word("TargetMode") == "External":
		case strings.HasPrefix(r.target, "/"):
			r.target = r.target[1:]
		default:
			r.target = path.Join(dir, r.target)
		}
		out = append(out, r)
	}
	return out, s.err
}

// find returns the target of the first relation of that kind.
func find(rels []relation, kind string) string {
	for _, r := range rels {
		if r.kind == kind {
			return r.target
		}
	}
	return ""
}
