// Package disc writes and reads the image of a disc: ISO 9660 with the Joliet
// names that Windows, macOS and Linux show.
//
// In: files by path, the date and the name of the volume. Out: the bytes of an
// image; the same files give the same bytes. Read takes any image apart again,
// whoever made it, and survives whatever it is given.
//
// The names of the first, plain directory tree are made up (F0000001.DOC),
// because ISO 9660 knows neither kanji nor long names; the second tree has the
// real ones (Joliet: 64 units of UTF-16). Both point to the same contents.
//
// github.com/diskfs/go-diskfs (v1.9.4) was measured first and is not used: the
// folders of its Joliet tree point into the plain tree, so that whatever lies
// in a folder shows as garbage in 7-Zip, isoinfo, xorriso and bsdtar; plain
// names that collide, as all kanji do, are numbered in the order of a map;
// dates come from the clock; characters beyond UCS-2 lose their upper half; the
// workspace has to be a folder on disk.
//
// The package never touches a file and never shortens a name: what does not fit
// is an error.
package disc

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf16"

	"shinsa/pipeline/calendar"
)

// sector is the size of all that a disc is made of.
const sector = 2048

// The limits of Joliet and of ISO 9660.
const (
	NameUnits = 64  // of UTF-16, of one name
	PathUnits = 240 // of a whole path
	Depth     = 8   // folders below each other, the root among them
)

// Forbidden are the characters that no Joliet name has, beside controls.
const Forbidden = `*/:;?\`

// File is one file of a disc; folders are made as the paths need them.
type File struct {
	Path string // with slashes, without one in front
	Data []byte
}

// Options describe the volume.
type Options struct {
	Volume    string // name of the disc, up to 16 units; longer ones are cut
	Publisher string
	Date      calendar.Date // of everything; noon in Japan
}

// Image returns the image of a disc.
func Image(files []File, o Options) ([]byte, error) {
	var b bytes.Buffer
	if err := Write(&b, files, o); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// Write writes the image of a disc.
func Write(w io.Writer, files []File, o Options) error {
	root, err := grow(files)
	if err != nil {
		return fmt.Errorf("lay out disc: %w", err)
	}
	l := lay(root)
	out := &sectors{w: w}
	out.put(0, nil)
	out.put(firstSector, l.descriptor(plain, o))
	out.put(firstSector+1, l.descriptor(joliet, o))
	out.put(firstSector+2, append([]byte{255}, "CD001\x01"...))
	for _, k := range []kind{plain, joliet} {
		out.put(l.tables[k].little, l.table(k, false))
		out.put(l.tables[k].big, l.table(k, true))
	}
	for _, k := range []kind{plain, joliet} {
		for _, d := range l.dirs[k] {
			out.put(d.at[k], d.records(k, o.Date))
		}
	}
	for _, f := range l.files {
		out.put(f.place, f.data)
	}
	out.put(l.end, nil)
	if out.err != nil {
		return fmt.Errorf("write disc: %w", out.err)
	}
	return nil
}

// sectors writes blocks at rising places, with zeros between them.
type sectors struct {
	w   io.Writer
	at  int64
	err error
}

func (s *sectors) put(place uint32, data []byte) {
	if s.err != nil {
		return
	}
	const most = 64 * sector
	for gap := int64(place)*sector - s.at; gap > 0 && s.err == nil; gap = int64(place)*sector - s.at {
		s.write(make([]byte, min(gap, most)))
	}
	s.write(data)
}

func (s *sectors) write(data []byte) {
	if s.err == nil && len(data) > 0 {
		n, err := s.w.Write(data)
		s.at, s.err = s.at+int64(n), err
	}
}

// Units counts the units of UTF-16 in a name, as Joliet and Windows do.
func Units(s string) int {
	n := 0
	for _, c := range s {
		n += utf16.RuneLen(c)
	}
	return n
}

// fault tells why a path cannot stand on a disc, "" when it can.
func fault(path string) string {
	parts := strings.Split(path, "/")
	switch {
	case len(parts) > Depth:
		return "too many folders"
	case Units(path) > PathUnits:
		return "path too long"
	}
	for _, p := range parts {
		if p == "" || p == "." || p == ".." {
			return "empty name"
		}
		if Units(p) > NameUnits {
			return "name too long"
		}
		if i := strings.IndexFunc(p, func(c rune) bool { return c < ' ' || c == 0xFFFD || strings.ContainsRune(Forbidden, c) }); i >= 0 {
			return "character not allowed"
		}
	}
	return ""
}

// sorted returns the files in the order of their paths.
func sorted(files []File) []File {
	out := slices.Clone(files)
	slices.SortFunc(out, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return out
}
