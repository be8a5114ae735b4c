package parcel

import "unicode/utf16"

// cfb reads the compound file format ([MS-CFB]) as far as telling kinds and
// opening encrypted packages need it. Every chain is followed for at most as
// many steps as the file has sectors, so one that runs in circles ends.
type cfb struct {
	data    []byte
	sector  int      // bytes
	fat     []uint32 // numbers of the sectors that hold the table
	entries []cfbEntry
	mini    []byte // the mini stream, where it was asked for
}

// cfbEntry is a stream or storage of the container's directory.
type cfbEntry struct {
	name               string
	left, right, child uint32
	start              uint32
	size               uint64
}

const (
	cfbMiniCutoff = 4096
	cfbMiniSector = 64
	cfbNone       = 0xFFFFFFFA // this and above are no sectors
)

func openCFB(data []byte) (*cfb, bool) {
	if len(data) < 512 || (data[30] != 9 && data[30] != 12) {
		return nil, false
	}
	c := &cfb{data: data, sector: 1 << data[30]}
	c.table()
	for _, s := range c.chain(le.Uint32(data[48:]), len(data)/c.sector) {
		b := c.at(s)
		for ; len(b) >= 128; b = b[128:] {
			c.entries = append(c.entries, readCFBEntry(b))
		}
	}
	return c, len(c.entries) > 0
}

// table lists the sectors of the allocation table: 109 in the header, more in
// a chain of their own.
func (c *cfb) table() {
	header := c.data[76:512]
	for ; len(header) >= 4; header = header[4:] {
		c.fat = append(c.fat, le.Uint32(header))
	}
	next := le.Uint32(c.data[68:])
	for range len(c.data) / c.sector {
		b := c.at(next)
		if b == nil {
			return
		}
		for ; len(b) > 4; b = b[4:] {
			c.fat = append(c.fat, le.Uint32(b))
		}
		next = le.Uint32(b)
	}
}

// at returns the bytes of a sector; nil for one that is not whole.
func (c *cfb) at(n uint32) []byte {
	from := (int64(n) + 1) * int64(c.sector)
	if n >= cfbNone || from+int64(c.sector) > int64(len(c.data)) {
		// The last sector of a file may be cut where the rest is not used.
		if n < cfbNone && from < int64(len(c.data)) {
			return append(make([]byte, 0, c.sector), c.data[from:]...)[:c.sector]
		}
		return nil
	}
	return c.data[from : from+int64(c.sector)]
}

func (c *cfb) next(n uint32) uint32 {
	per := uint32(c.sector / 4)
	if i := n / per; int(i) < len(c.fat) {
		if b := c.at(c.fat[i]); b != nil {
			return le.Uint32(b[n%per*4:])
		}
	}
	return cfbNone
}

// chain lists at most limit sectors from the first.
func (c *cfb) chain(first uint32, limit int) (out []uint32) {
	for n := first; n < cfbNone && len(out) < limit && c.at(n) != nil; n = c.next(n) {
		out = append(out, n)
	}
	return out
}

func readCFBEntry(b []byte) cfbEntry {
	n := min(int(le.Uint16(b[64:])), 64)
	units := make([]uint16, 0, 32)
	for i := 0; i+3 < n; i += 2 { // the last unit is a zero
		units = append(units, le.Uint16(b[i:]))
	}
	return cfbEntry{
		name: string(utf16.Decode(units)), left: le.Uint32(b[68:]), right: le.Uint32(b[72:]), child: le.Uint32(b[76:]),
		start: le.Uint32(b[116:]), size: uint64(le.Uint32(b[120:])),
	}
}

// root returns what stands directly in the container, by name. Where its tree
// is damaged, every entry counts.
func (c *cfb) root() map[string]cfbEntry {
	out := map[string]cfbEntry{}
	seen := make([]bool, len(c.entries))
	todo := []uint32{c.entries[0].child}
	for len(todo) > 0 {
		i := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if int64(i) >= int64(len(c.entries)) || seen[i] {
			continue
		}
		seen[i] = true
		e := c.entries[i]
		out[fold(e.name)] = e
		todo = append(todo, e.left, e.right)
	}
	if len(out) == 0 {
		for _, e := range c.entries {
			out[fold(e.name)] = e
		}
	}
	return out
}

// read returns the first bytes of a stream, at most limit.
func (c *cfb) read(e cfbEntry, limit int) []byte {
	n := int(min(e.size, uint64(limit), uint64(len(c.data))))
	if e.size < cfbMiniCutoff {
		return c.readMini(e, n)
	}
	var out []byte
	for _, s := range c.chain(e.start, (n+c.sector-1)/c.sector) {
		out = append(out, c.at(s)...)
	}
	return out[:min(n, len(out))]
}

// readMini reads a small stream, whose pieces of 64 bytes stand in a stream of
// the root.
func (c *cfb) readMini(e cfbEntry, n int) []byte {
	if c.mini == nil {
		for _, s := range c.chain(c.entries[0].start, len(c.data)/c.sector) {
			c.mini = append(c.mini, c.at(s)...)
		}
	}
	links := c.chain(le.Uint32(c.data[60:]), len(c.data)/c.sector)
	per := uint32(c.sector / 4)
	var out []byte
	for at := e.start; len(out) < n && at < cfbNone; {
		from := int64(at) * cfbMiniSector
		if from+cfbMiniSector > int64(len(c.mini)) || int64(at/per) >= int64(len(links)) {
			break
		}
		out = append(out, c.mini[from:from+cfbMiniSector]...)
		at = le.Uint32(c.at(links[at/per])[at%per*4:])
	}
	return out[:min(n, len(out))]
}
