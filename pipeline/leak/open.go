package leak

import (
	"archive/zip"
	"bytes"
	"cmp"
	"compress/bzip2"
	"compress/gzip"
	"encoding/binary"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"shinsa/pipeline/problem"
)

// Limits of what one file may unpack to, and how deep files may lie in files.
const (
	maxRoom  = 1 << 30
	maxLevel = 8
)

// File looks through a file: its path and its bytes. Hits stand in the order
// of their places; problems have one for each thing found (places beyond the
// first are related ones) and for what could not be looked into.
func (s *Scanner) File(path string, data []byte) ([]Hit, problem.List) {
	sc := &scan{Scanner: s, file: path, room: maxRoom}
	if old, ok := s.rooms.Get().(*scan); ok { // its memory only
		sc.text, sc.romans, sc.group, sc.spare = old.text, old.romans, old.group, old.spare
	}
	defer func() {
		if sc.spare != nil {
			sc.spare.sc, sc.spare.shared = nil, nil
		}
		s.rooms.Put(&scan{text: sc.text, romans: sc.romans, group: sc.group, spare: sc.spare})
	}()
	sc.path(path, Place{File: path, Note: "ファイル名・フォルダー名"})
	sc.bytes(data, Place{File: path}, 0)
	if sc.revision {
		sc.hits = append(sc.hits, Hit{Kind: KindRevision, Certainty: Certain, Place: Place{File: path}, Found: "rsid"})
	}
	if sc.ids {
		sc.hits = append(sc.hits, Hit{Kind: KindRevision, Certainty: Look, Place: Place{File: path}, Found: "docId"})
	}
	sc.problems = append(sc.problems, told(sc.hits)...)
	return sc.hits, sc.problems
}

// path looks through the name of a file or entry; one that is not UTF-8 in the
// old character sets.
func (sc *scan) path(name string, place Place) {
	if utf8.ValidString(name) {
		sc.look(&stream{buf: []byte(name), base: place})
		return
	}
	for _, t := range decodings([]byte(name)) {
		sc.look(&stream{buf: t, base: place})
	}
}

// unread tells what could not be looked into.
func (sc *scan) unread(code problem.Code, place Place, args ...string) {
	sc.problems = append(sc.problems, problem.New(code, place.Pos(), args...))
}

// inside is the place of a file in a file.
func (p Place) inside(name string) Place {
	p.Inside = append(slices.Clip(p.Inside), name)
	p.Part, p.Note = "", ""
	return p
}

// kinds of files by how they begin, which cannot be looked into.
var sealed = []struct{ magic, name string }{
	{"7z\xBC\xAF\x27\x1C", "7z"}, {"Rar!\x1A\x07", "RAR"}, {"\xFD7zXZ\x00", "xz"}, {"\x28\xB5\x2F\xFD", "Zstandard"}, {"MSCF\x00\x00", "CAB"},
	{"-----BEGIN PGP", "PGP"}, {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "OLE"},
}

// bytes looks through the bytes of a file by what they are.
func (sc *scan) bytes(data []byte, place Place, level int) {
	if level > maxLevel {
		sc.unread("leak-limit", place)
		return
	}
	for _, k := range sealed {
		if bytes.HasPrefix(data, []byte(k.magic)) {
			sc.unread("leak-closed", place, k.name)
			sc.raw(data, place)
			return
		}
	}
	switch {
	case len(data) == 0:
	case bytes.HasPrefix(data, []byte("PK\x03\x04")) || bytes.HasPrefix(data, []byte("PK\x05\x06")):
		sc.zip(data, place, level)
	case bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")):
		sc.pdf(data, place, level)
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")):
		sc.png(data, place, level)
	case bytes.HasPrefix(data, []byte("\xFF\xD8\xFF")):
		sc.jpeg(data, place, level)
	case bytes.HasPrefix(data, []byte("\x1F\x8B\x08")):
		sc.gzip(data, place, level)
	case bytes.HasPrefix(data, []byte("BZh")):
		sc.unpacked(bzip2.NewReader(bytes.NewReader(data)), data, place, level)
	case bytes.HasPrefix(data, []byte("{\\rtf")):
		sc.rtf(data, place)
	case archived(data):
		sc.zip(data, place, level)
	case disc(data):
		sc.iso(data, place, level)
	case outlines(data) != nil:
		sc.raw(outlines(data), place)
	case known(data):
		sc.metadata(data, place)
	default:
		sc.plain(data, place)
	}
}

// archived tells whether an archive ends the data, whatever stands before it.
func archived(data []byte) bool {
	tail := data[max(0, len(data)-1<<16-22):]
	if !bytes.Contains(tail, []byte("PK\x05\x06")) {
		return false
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	return err == nil && len(z.File) > 0
}

// outlines returns what of a font is not numbers: its tables but those of
// glyphs and measures, which are left alone as the dots of pictures are; nil
// for no font.
func outlines(data []byte) []byte {
	if len(data) < 12 || string(data[:4]) != "\x00\x01\x00\x00" && string(data[:4]) != "true" && string(data[:4]) != "OTTO" {
		return nil
	}
	n := int(binary.BigEndian.Uint16(data[4:]))
	numbers := [][2]int{}
	for i := range n {
		if len(data) < 28+16*i {
			return nil
		}
		row := data[12+16*i:]
		from, size := uint64(binary.BigEndian.Uint32(row[8:])), uint64(binary.BigEndian.Uint32(row[12:]))
		if from+size > uint64(len(data)) {
			return nil
		}
		switch string(row[:4]) {
		case "glyf", "loca", "hmtx", "vmtx", "head", "hhea", "vhea", "maxp", "cvt ", "fpgm", "prep", "gasp", "cmap", "kern", "GPOS", "GSUB", "GDEF", "VORG":
			numbers = append(numbers, [2]int{int(from), int(from + size)})
		}
	}
	slices.SortFunc(numbers, func(a, b [2]int) int { return cmp.Compare(a[0], b[0]) })
	out, at := []byte{0}, 0
	for _, t := range numbers {
		out = append(append(out, data[min(at, t[0]):t[0]]...), 0)
		at = max(at, t[1])
	}
	return append(out, data[at:]...)
}

// known tells the kinds whose texts are looked for in the bytes as they stand:
// pictures (GIF, TIFF, BMP, WebP, EMF), fonts, profiles of colour.
func known(data []byte) bool {
	for _, magic := range []string{"GIF8", "II*\x00", "MM\x00*", "BM", "RIFF", "\x01\x00\x00\x00", "wOF", "OTTO", "true", "ttcf", "\x00\x01\x00\x00"} {
		if bytes.HasPrefix(data, []byte(magic)) && controls(data[:min(len(data), 256)]) > 0 {
			return true
		}
	}
	at := func(i int, s string) bool { return len(data) > i+len(s) && string(data[i:i+len(s)]) == s }
	return at(36, "acsp")
}

func (sc *scan) gzip(data []byte, place Place, level int) {
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		sc.unread("leak-broken", place, "gzip")
		sc.raw(data, place)
		return
	}
	sc.path(r.Name+"\n"+r.Comment, place)
	sc.raw(r.Extra, place)
	sc.unpacked(r, data, place, level)
}

// unpacked looks through what a reader unpacks.
func (sc *scan) unpacked(r io.Reader, data []byte, place Place, level int) {
	out, err := io.ReadAll(io.LimitReader(r, int64(sc.room)+1))
	switch {
	case len(out) > sc.room:
		sc.unread("leak-limit", place)
		out = out[:sc.room]
	case err != nil:
		sc.unread("leak-broken", place, "圧縮データ")
		sc.raw(data, place)
	}
	sc.room -= len(out)
	sc.bytes(out, place, level+1)
}

// told makes a problem of all hits that say the same.
func told(hits []Hit) problem.List {
	type same struct {
		company   string
		kind      Kind
		certainty Certainty
		found     string
	}
	first := map[same]int{}
	var out problem.List
	for _, h := range hits {
		k := same{h.Company, h.Kind, h.Certainty, strings.Join(strings.Fields(h.Found), "")}
		i, ok := first[k]
		if !ok {
			first[k] = len(out)
			out = append(out, problem.New(codeOf(h), h.Place.Pos(), h.Found, h.Kind.Ja(), h.Kind.String()).For(h.Company))
			continue
		}
		if len(out[i].Related) < 9 {
			out[i] = out[i].With(h.Place.Pos())
		}
	}
	slices.SortStableFunc(out, func(a, b problem.Problem) int { return cmp.Compare(b.Severity, a.Severity) })
	return out
}

// codeOf is the code of the problem that a hit is.
func codeOf(h Hit) problem.Code {
	switch {
	case h.Kind == KindRevision && h.Certainty == Certain:
		return "leak-revision-ids"
	case h.Kind == KindRevision:
		return "leak-document-id"
	case h.Certainty == Look:
		return "leak-look"
	}
	return "leak-found"
}
