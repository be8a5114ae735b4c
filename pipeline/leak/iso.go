package leak

import (
	"bytes"
	"slices"
	"strings"
)

// Places in the image of a disc (ECMA-119, and Joliet, which is the same with
// names in UTF-16).
const (
	sector     = 2048
	maxFolders = 4096
)

// disc tells whether data are the image of a disc.
func disc(data []byte) bool {
	return len(data) > 17*sector && string(data[16*sector+1:16*sector+6]) == "CD001"
}

// iso looks through the image of a disc: its files, each once, their names in
// all trees, and the bytes that are no file's.
func (sc *scan) iso(data []byte, place Place, level int) {
	d := &discScan{scan: sc, data: data, place: place, level: level, files: map[int]string{}, sizes: map[int]int{}}
	for at := 16 * sector; at+sector <= len(data) && string(data[at+1:at+6]) == "CD001" && data[at] != 255; at += sector {
		if data[at] == 1 || data[at] == 2 {
			wide := data[at] == 2 && bytes.HasPrefix(data[at+88:], []byte("%/"))
			d.folder(u32(data, at+156+2)*sector, u32(data, at+156+10), "", wide, 0)
		}
	}
	var starts []int
	for at := range d.files {
		starts = append(starts, at)
	}
	slices.Sort(starts)
	end := 0
	for _, at := range starts {
		if at > end {
			sc.raw(data[end:at], place)
		}
		sc.bytes(data[at:at+d.sizes[at]], place.inside(d.files[at]), level+1)
		end = max(end, at+d.sizes[at])
	}
	sc.raw(data[end:], place)
}

// discScan is the work on an image of a disc.
type discScan struct {
	*scan
	data    []byte
	place   Place
	level   int
	files   map[int]string // by where they begin; the name of the last tree, which is the long one
	sizes   map[int]int
	folders int
}

// folder reads the records of a folder.
func (d *discScan) folder(at, size int, path string, wide bool, depth int) {
	if d.folders++; d.folders > maxFolders || depth > 32 {
		d.unread("leak-limit", d.place)
		return
	}
	if at < 0 || size < 0 || at+size > len(d.data) {
		d.unread("leak-broken", d.place, "ISO")
		return
	}
	for from := at; from < at+size; from += sector { // records do not reach over sectors
		b := d.data[from:min(from+sector, at+size)]
		for len(b) > 33 && b[0] > 33 && int(b[0]) <= len(b) && 33+b[32] <= b[0] {
			d.record(b[:b[0]], path, wide, depth)
			b = b[b[0]:]
		}
	}
}

// record reads the record of a file or folder.
func (d *discScan) record(b []byte, path string, wide bool, depth int) {
	name := string(b[33 : 33+int(b[32])])
	if name == "\x00" || name == "\x01" {
		return // the folder itself and the one above
	}
	if wide {
		name = string(utf16Bytes([]byte(name), 0))
	}
	name, _, _ = strings.Cut(name, ";")
	full := strings.TrimPrefix(path+"/"+name, "/")
	d.scan.path(name, noted(d.place, "ディスクの中のファイル名 "+full))
	at, size := u32(b, 2)*sector, u32(b, 10)
	switch {
	case b[25]&2 != 0:
		d.folder(at, size, full, wide, depth+1)
	case at < 0 || at+size > len(d.data):
		d.unread("leak-broken", d.place.inside(full), "ISO")
	case size > 0:
		d.files[at], d.sizes[at] = full, max(size, d.sizes[at])
	}
}

// noted is a place with a further note.
func noted(p Place, note string) Place {
	p.Note = joinNote(p.Note, note)
	return p
}
