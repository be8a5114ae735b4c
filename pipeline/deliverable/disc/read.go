package disc

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"unicode/utf16"
)

// ErrNotDisc says that the bytes are no image of a disc.
var ErrNotDisc = errors.New("not an ISO 9660 image")

// mostEntries bounds what an image may list.
const mostEntries = 100_000

// Is tells whether the bytes begin like an image.
func Is(data []byte) bool {
	at := firstSector * sector
	return len(data) > at+6 && string(data[at+1:at+6]) == "CD001"
}

// Read returns the files of an image: of its Joliet tree when it has one. Their
// data share the bytes of the image.
func Read(data []byte) ([]File, error) {
	if !Is(data) {
		return nil, ErrNotDisc
	}
	r := &reading{data: data, seen: map[uint32]bool{}}
	root, err := r.root()
	if err != nil {
		return nil, err
	}
	if err := r.folder(root, "", 1); err != nil {
		return nil, err
	}
	return sorted(r.files), nil
}

// reading is an image while it is taken apart.
type reading struct {
	data   []byte
	joliet bool
	files  []File
	count  int
	seen   map[uint32]bool // folders, so that none is entered twice
}

// entry is a line of a folder.
type entry struct {
	at, size uint32
	folder   bool
	name     string
}

// root finds the folder to begin with.
func (r *reading) root() (entry, error) {
	var root []byte
	for at := firstSector * sector; at+sector <= len(r.data); at += sector {
		d := r.data[at : at+sector]
		if string(d[1:6]) != "CD001" || d[0] == 255 {
			break
		}
		switch esc := string(d[88:91]); {
		case d[0] == 1 && root == nil:
			root = d[156:190]
		case d[0] == 2 && (esc == "%/@" || esc == "%/C" || esc == "%/E"):
			r.joliet, root = true, d[156:190]
		}
	}
	if root == nil {
		return entry{}, fmt.Errorf("%w: no volume descriptor", ErrNotDisc)
	}
	e, _, err := r.entry(root)
	return e, err
}

// extent returns the bytes of an entry.
func (r *reading) extent(e entry) ([]byte, error) {
	from := uint64(e.at) * sector
	to := from + uint64(e.size)
	if to > uint64(len(r.data)) {
		return nil, fmt.Errorf("read disc: %q lies past the end of the image", e.name)
	}
	return r.data[from:to:to], nil
}

// folder reads what is in a folder, and below.
func (r *reading) folder(e entry, path string, depth int) error {
	if depth > 4*Depth || r.seen[e.at] {
		return fmt.Errorf("read disc: folders of %q go round", path)
	}
	r.seen[e.at] = true
	data, err := r.extent(e)
	if err != nil {
		return err
	}
	for at := 0; at < len(data); {
		if data[at] == 0 { // the rest of the sector
			at += sector - at%sector
			continue
		}
		kid, n, err := r.entry(data[at:])
		if err != nil {
			return err
		}
		at += n
		if err := r.take(kid, path, depth); err != nil {
			return err
		}
	}
	return nil
}

// take adds an entry of a folder to the files.
func (r *reading) take(e entry, path string, depth int) error {
	if e.name == "" { // the folder itself, or its parent
		return nil
	}
	if r.count++; r.count > mostEntries {
		return fmt.Errorf("read disc: more than %d entries", mostEntries)
	}
	if strings.ContainsAny(e.name, "/\\\x00") || e.name == "." || e.name == ".." {
		return fmt.Errorf("read disc: name %q", e.name)
	}
	full := path + e.name
	if e.folder {
		return r.folder(e, full+"/", depth+1)
	}
	data, err := r.extent(e)
	r.files = append(r.files, File{Path: full, Data: data})
	return err
}

// entry reads one line; n is its length.
func (r *reading) entry(b []byte) (e entry, n int, err error) {
	n = int(b[0])
	if n < 34 || n > len(b) || 33+int(b[32]) > n {
		return e, 0, errors.New("read disc: a directory record is broken")
	}
	if b[25]&0x80 != 0 {
		return e, 0, errors.New("read disc: a file in several pieces")
	}
	e = entry{at: binary.LittleEndian.Uint32(b[2:]) + uint32(b[1]), size: binary.LittleEndian.Uint32(b[10:]), folder: b[25]&2 != 0}
	e.name = r.name(b[33 : 33+int(b[32])])
	return e, n, nil
}

func (r *reading) name(id []byte) string {
	if len(id) == 1 && id[0] <= 1 {
		return ""
	}
	s := string(id)
	if r.joliet {
		var u []uint16
		for ; len(id) > 1; id = id[2:] {
			u = append(u, uint16(id[0])<<8|uint16(id[1]))
		}
		s = string(utf16.Decode(u))
	}
	s, _, _ = strings.Cut(s, ";")
	return strings.TrimSuffix(s, ".")
}
