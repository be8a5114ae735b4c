package leak

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"io"
	"sort"
	"strings"
	"unicode/utf8"
)

// entry is an unpacked entry.
type entry struct {
	name string
	data []byte
}

// zip looks through an archive: its entries, their names, comments and extra
// fields, and what stands between and behind them.
func (sc *scan) zip(data []byte, place Place, level int) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && z == nil {
		sc.unread("leak-broken", place, "ZIP")
		sc.rest(data, [][2]int{}, place, level)
		return
	}
	sc.path(z.Comment, noted(place, "ZIPのコメント"))
	var entries []entry
	var covered [][2]int
	for _, f := range z.File {
		sc.path(f.Name, noted(place, "ZIPの中のファイル名"))
		sc.path(f.Comment, noted(place, "ZIPの中のファイルのコメント"))
		sc.raw(f.Extra, noted(place, "ZIPの拡張情報"))
		if from, to, ok := extent(data, f); ok {
			covered = append(covered, [2]int{from, to})
		}
		if b, ok := sc.entry(f, place); ok && !strings.HasSuffix(f.Name, "/") {
			entries = append(entries, entry{f.Name, b})
		}
	}
	sc.rest(data, covered, place, level)
	sc.entries(entries, place, level)
}

// entry unpacks an entry.
func (sc *scan) entry(f *zip.File, place Place) ([]byte, bool) {
	at := place.inside(shown(f.Name))
	switch {
	case f.Flags&1 != 0:
		sc.unread("leak-encrypted", at)
		return nil, false
	case f.Method != zip.Store && f.Method != zip.Deflate:
		sc.unread("leak-closed", at, "ZIPの圧縮方式")
		return nil, false
	}
	r, err := f.Open()
	if err != nil {
		sc.unread("leak-broken", at, "ZIP")
		return nil, false
	}
	defer func() { _ = r.Close() }() // of memory: nothing can fail
	var b bytes.Buffer
	b.Grow(int(min(f.UncompressedSize64, uint64(sc.room), 1<<26)) + 512)
	n, err := io.Copy(&b, io.LimitReader(r, int64(sc.room)+1))
	sc.room -= int(n)
	switch {
	case sc.room < 0:
		sc.room = 0
		sc.unread("leak-limit", at)
	case err != nil:
		sc.unread("leak-broken", at, "ZIP")
	}
	return b.Bytes(), true
}

// shown is an entry's name as text.
func shown(name string) string {
	if utf8.ValidString(name) {
		return name
	}
	return string(decodings([]byte(name))[0])
}

// extent returns where an entry stands, its local header with it.
func extent(data []byte, f *zip.File) (from, to int, ok bool) {
	off, err := f.DataOffset()
	if err != nil || off > int64(len(data)) || off < 30 {
		return 0, 0, false
	}
	body := int(off)
	for end := body; ; end = from {
		if from = bytes.LastIndex(data[:end], []byte("PK\x03\x04")); from < 0 {
			return 0, 0, false
		}
		if from+30 <= body && from+30+u16(data, from+26)+u16(data, from+28) == body {
			break
		}
	}
	if f.CompressedSize64 > uint64(len(data)-body) {
		return 0, 0, false
	}
	return from, body + int(f.CompressedSize64), true
}

func u16(b []byte, at int) int { return int(binary.LittleEndian.Uint16(b[at:])) }
func u32(b []byte, at int) int { return int(binary.LittleEndian.Uint32(b[at:])) }

// rest looks through what of an archive is no entry of its directory: the
// heads of entries and of the directory together, all else by itself.
func (sc *scan) rest(data []byte, covered [][2]int, place Place, level int) {
	sort.Slice(covered, func(i, j int) bool { return covered[i][0] < covered[j][0] })
	var heads []byte
	at := 0
	for _, c := range append(covered, [2]int{len(data), len(data)}) {
		if c[0] > at {
			heads = sc.between(heads, data[at:c[0]], place, level)
		}
		if c[0] >= at && c[1]-c[0] >= 30 { // the name and extra field before the data, which need not be the directory's
			b := data[c[0]:]
			heads = append(append(heads, b[30:min(30+u16(b, 26)+u16(b, 28), len(b))]...), 0)
		}
		at = max(at, c[1])
	}
	place.Note = joinNote(place.Note, "ZIPの見出し")
	sc.raw(heads, place)
}

// between reads what stands outside of the entries: the directory, its end,
// descriptors of sizes; all else should not be there.
func (sc *scan) between(heads, b []byte, place Place, level int) []byte {
	place.Note = joinNote(place.Note, "ZIPの中のファイルの外")
	for len(b) > 0 {
		n := record(b)
		if n == 0 {
			n = next(b)
			sc.stray(b[:n], place, level)
		} else {
			heads = append(append(heads, b[:n]...), 0)
		}
		b = b[n:]
	}
	return heads
}

// record returns the length of the record that begins here; 0 for none.
func record(b []byte) int {
	n := 0
	switch {
	case bytes.HasPrefix(b, []byte("PK\x01\x02")) && len(b) >= 46:
		n = 46 + u16(b, 28) + u16(b, 30) + u16(b, 32)
	case bytes.HasPrefix(b, []byte("PK\x05\x06")) && len(b) >= 22:
		n = 22 + u16(b, 20)
	case bytes.HasPrefix(b, []byte("PK\x06\x07")):
		n = 20
	case bytes.HasPrefix(b, []byte("PK\x06\x06")) && len(b) >= 56:
		n = 56
	case bytes.HasPrefix(b, []byte("PK\x07\x08")):
		n = 16
	}
	return min(n, len(b))
}

// next is where the next record begins.
func next(b []byte) int {
	if i := bytes.Index(b[1:], []byte("PK")); i >= 0 {
		return i + 1
	}
	return len(b)
}

// stray looks through bytes that belong to nothing; an entry that the directory
// does not name is unpacked.
func (sc *scan) stray(b []byte, place Place, level int) {
	if empty(b) {
		return
	}
	if len(b) > 24 || !bytes.HasPrefix(b, []byte("PK")) {
		sc.unread("leak-hidden-bytes", place)
	}
	if bytes.HasPrefix(b, []byte("PK\x03\x04")) && len(b) > 30 && u16(b, 8) == 8 {
		body := b[min(len(b), 30+u16(b, 26)+u16(b, 28)):]
		out, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(body)), int64(sc.room)))
		if sc.room -= len(out); err == nil || len(out) > 0 {
			sc.bytes(out, place, level+1)
		}
	}
	if texts(b) != nil {
		sc.plain(b, place)
		return
	}
	sc.raw(b, place)
}
