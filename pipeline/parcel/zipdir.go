package parcel

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
)

// The ZIP format is read by this package itself (APPNOTE.TXT 6.3.10), because
// the standard library's reader gives neither the places of local headers,
// which tell overlaps and contradictions, nor encryption.

var le = binary.LittleEndian

const (
	sigLocal   = "PK\x03\x04"
	sigCentral = "PK\x01\x02"
	sigEnd     = "PK\x05\x06"
	sigEnd64   = "PK\x06\x06"
	sigFind64  = "PK\x06\x07"
	sigSpanned = "PK\x07\x08"
)

// entry is what an archive says of one member.
type entry struct {
	raw            []byte // its name as written
	name           string // decoded; set by names
	madeBy         byte   // system of the writer: 0 FAT, 3 Unix, 10 NTFS, 19 macOS
	flags, method  uint16
	clock          uint16 // time of day, MS-DOS form
	crc            uint32
	packed, size   uint64
	offset         uint64 // of the local header, in the file
	attributes     uint32
	extra, content []byte
}

const (
	flagEncrypted  = 1 << 0
	flagDescriptor = 1 << 3
	flagStrong     = 1 << 6
	flagUTF8       = 1 << 11
	flagMasked     = 1 << 13
)

// isFolder tells entries that only say that a folder exists.
func (e *entry) isFolder() bool {
	return len(e.raw) > 0 && (e.raw[len(e.raw)-1] == '/' || e.raw[len(e.raw)-1] == '\\' && e.size == 0)
}

// isLink tells symbolic links and devices, by the mode that Unix writers give.
func (e *entry) isLink() bool {
	kind := e.attributes >> 16 & 0o170000
	return (e.madeBy == 3 || e.madeBy == 19) && kind != 0 && kind != 0o100000 && kind != 0o040000
}

// ending is the record at the end that tells where the directory is.
type ending struct {
	at                  int // where the directory must end
	count, size, offset uint64
	wide                bool // zip64
}

// findEnd finds the end record, and zip64's where the first points to it.
func findEnd(data []byte) (ending, error) {
	at := -1
	for i := len(data) - 22; i >= 0 && i >= len(data)-22-math.MaxUint16; i-- {
		if string(data[i:i+4]) == sigEnd && i+22+int(le.Uint16(data[i+20:])) <= len(data) {
			at = i
			break
		}
	}
	if at < 0 {
		return ending{}, refuse("parcel-truncated")
	}
	r := data[at:]
	if disk := le.Uint16(r[4:]); disk != 0 && disk != math.MaxUint16 || le.Uint16(r[6:]) != le.Uint16(r[4:]) {
		return ending{}, refuse("parcel-split")
	}
	end := ending{at: at, count: uint64(le.Uint16(r[10:])), size: uint64(le.Uint32(r[12:])), offset: uint64(le.Uint32(r[16:]))}
	if at >= 20 && string(data[at-20:at-16]) == sigFind64 {
		return wideEnd(data, end)
	}
	return end, nil
}

// wideEnd reads zip64's end record. It stands before its locator; the place
// that the locator tells is right only where nothing was put before the file.
func wideEnd(data []byte, end ending) (ending, error) {
	locator := data[end.at-20:]
	if le.Uint32(locator[16:]) > 1 {
		return end, refuse("parcel-split")
	}
	claimed := le.Uint64(locator[8:])
	for _, at := range []uint64{claimed, uint64(max(end.at-20-56, 0))} {
		if at <= uint64(end.at) && uint64(end.at)-at >= 56 && string(data[at:at+4]) == sigEnd64 {
			r := data[at:]
			return ending{int(at), le.Uint64(r[32:]), le.Uint64(r[40:]), le.Uint64(r[48:]), true}, nil
		}
	}
	return end, refuse("parcel-damaged", "zip64")
}

// readDirectory reads the central directory of an archive of at most limit
// entries, and the place where it starts. What it says is not yet held against
// the content.
func readDirectory(data []byte, limit int) (out []entry, start uint64, err error) {
	end, err := findEnd(data)
	if err != nil {
		return nil, 0, err
	}
	if end.size > uint64(end.at) || end.offset > uint64(end.at) {
		return nil, 0, refuse("parcel-truncated")
	}
	// Bytes before the archive (a self-extractor's program) move every offset.
	start = uint64(end.at) - end.size
	if start < end.offset {
		return nil, 0, refuse("parcel-contradicts", "directory offset")
	}
	shift := start - end.offset
	rest := data[start:end.at]
	for len(rest) > 0 && bytes.HasPrefix(rest, []byte(sigCentral)) {
		if len(out) == limit {
			return nil, 0, refuse("parcel-entries", fmt.Sprint(limit))
		}
		e, n, err := readEntry(rest)
		if err != nil {
			return nil, 0, err
		}
		e.offset += shift
		out, rest = append(out, e), rest[n:]
	}
	if n := uint64(len(out)); n != end.count && (end.wide || n%(1<<16) != end.count) {
		return nil, 0, refuse("parcel-contradicts", "directory count")
	}
	return out, start, nil
}

// readEntry reads the entry at the start of the directory's rest.
func readEntry(d []byte) (e entry, n int, err error) {
	if len(d) < 46 {
		return e, 0, refuse("parcel-damaged", "directory")
	}
	name, extra, comment := int(le.Uint16(d[28:])), int(le.Uint16(d[30:])), int(le.Uint16(d[32:]))
	if n = 46 + name + extra + comment; n > len(d) {
		return e, 0, refuse("parcel-damaged", "directory")
	}
	e = entry{
		raw: d[46 : 46+name], extra: d[46+name : 46+name+extra], madeBy: d[5],
		flags: le.Uint16(d[8:]), method: le.Uint16(d[10:]), clock: le.Uint16(d[12:]), crc: le.Uint32(d[16:]),
		packed: uint64(le.Uint32(d[20:])), size: uint64(le.Uint32(d[24:])), attributes: le.Uint32(d[38:]), offset: uint64(le.Uint32(d[42:])),
	}
	wide := field(e.extra, 1)
	for _, v := range []*uint64{&e.size, &e.packed, &e.offset} {
		if *v == math.MaxUint32 && len(wide) >= 8 {
			*v, wide = le.Uint64(wide), wide[8:]
		}
	}
	return e, n, nil
}

// field returns the extra field of that id, or nil.
func field(extra []byte, id uint16) []byte {
	for len(extra) >= 4 {
		n := int(le.Uint16(extra[2:]))
		if n > len(extra)-4 {
			return nil
		}
		if le.Uint16(extra) == id {
			return extra[4 : 4+n]
		}
		extra = extra[4+n:]
	}
	return nil
}
