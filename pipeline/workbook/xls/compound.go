package xls

import (
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf16"

	"shinsa/pipeline/workbook"
)

// The container ([MS-CFB]) is read here and not by a library: chains of
// sectors may run in circles or claim gigabytes, and what a reader may spend
// on them must follow from the size of the file alone.

var magic = []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}

const (
	noSector   = 0xFFFFFFFA // this and all above are marks, not sectors
	noEntry    = 0xFFFFFFFF
	entrySize  = 128
	maxEntries = 10_000
	header     = 512
	cutoff     = 4096 // smaller streams lie in small sectors
	smallSize  = 64
)

// compound is an OLE2 container.
type compound struct {
	data    []byte
	shift   uint // a sector is 1<<shift bytes
	fat     []uint32
	mini    uint32 // where the table of the small sectors begins
	entries []entry
}

// entry is a line of the directory.
type entry struct {
	name               string
	kind               byte // 1 storage, 2 stream, 5 root
	left, right, child uint32
	start, size        uint32
}

func openCompound(data []byte) (*compound, error) {
	if len(data) < header {
		return nil, damaged("the container ends within its header")
	}
	u32 := func(at int) uint32 { return binary.LittleEndian.Uint32(data[at:]) }
	c := &compound{data: data, shift: uint(binary.LittleEndian.Uint16(data[30:])), mini: u32(60)}
	if c.shift != 9 && c.shift != 12 {
		return nil, damaged("sectors of 2^%d bytes", c.shift)
	}
	c.readFAT(u32(68))
	for dir := c.chain(u32(48), maxEntries*entrySize); len(dir) >= entrySize; dir = dir[entrySize:] {
		c.entries = append(c.entries, newEntry(dir))
	}
	if len(c.entries) == 0 || c.entries[0].kind != 5 {
		return nil, damaged("the container has no directory")
	}
	return c, nil
}

// sector returns a sector; the last one of a file may be short.
func (c *compound) sector(n uint32) []byte {
	at := (int64(n) + 1) << c.shift
	if n >= noSector || at >= int64(len(c.data)) {
		return nil
	}
	return c.data[at:min(at+1<<c.shift, int64(len(c.data)))]
}

func (c *compound) sectors() int { return len(c.data) >> c.shift }

// readFAT gathers the table of sectors from the list in the header and the
// further lists that begin at sector next.
func (c *compound) readFAT(next uint32) {
	add := func(list []byte) {
		for ; len(list) >= 4 && len(c.fat) <= c.sectors(); list = list[4:] {
			for part := c.sector(binary.LittleEndian.Uint32(list)); len(part) >= 4; part = part[4:] {
				c.fat = append(c.fat, binary.LittleEndian.Uint32(part))
			}
		}
	}
	add(c.data[76:header])
	for range c.sectors() {
		list := c.sector(next)
		if len(list) < 1<<c.shift {
			return
		}
		add(list[:len(list)-4])
		next = binary.LittleEndian.Uint32(list[len(list)-4:])
	}
}

// chain joins the sectors from start on, up to limit bytes. A chain longer
// than the file goes in circles: it is cut at the file's length, and so ends
// one that leads nowhere. What is missing then shows when the stream is read.
func (c *compound) chain(start uint32, limit int64) []byte {
	var out []byte
	for range c.sectors() + 1 {
		s := c.sector(start)
		if out = append(out, s...); s == nil || int64(len(out)) >= limit || int64(start) >= int64(len(c.fat)) {
			break
		}
		start = c.fat[start]
	}
	return out[:min(limit, int64(len(out)))]
}

// smallChain is chain for a stream that lies in small sectors, which are cut
// from the stream of the root.
func (c *compound) smallChain(start uint32, limit int64) []byte {
	table := c.chain(c.mini, int64(len(c.data)))
	small := c.chain(c.entries[0].start, int64(len(c.data)))
	var out []byte
	for int64(len(out)) < limit {
		at := int64(start) * smallSize
		if at >= int64(len(small)) {
			break
		}
		out = append(out, small[at:min(at+smallSize, int64(len(small)))]...)
		if int64(start)*4+4 > int64(len(table)) {
			break
		}
		start = binary.LittleEndian.Uint32(table[start*4:])
	}
	return out[:min(limit, int64(len(out)))]
}

func newEntry(e []byte) entry {
	u32 := func(at int) uint32 { return binary.LittleEndian.Uint32(e[at:]) }
	var units []uint16
	for at := 0; at+1 < min(int(binary.LittleEndian.Uint16(e[64:])), 64)-1; at += 2 {
		units = append(units, binary.LittleEndian.Uint16(e[at:]))
	}
	return entry{strings.TrimRight(string(utf16.Decode(units)), "\x00"), e[66], u32(68), u32(72), u32(76), u32(116), u32(120)}
}

// find returns the entry of that name beside the workbook, whatever its case;
// those within other storages belong to embedded objects. The tree is walked
// as a whole, for not every writer keeps it in order.
func (c *compound) find(name string) *entry {
	seen := make([]bool, len(c.entries))
	todo := []uint32{c.entries[0].child}
	for len(todo) > 0 {
		n := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if n == noEntry || int64(n) >= int64(len(c.entries)) || seen[n] {
			continue
		}
		seen[n] = true
		e := &c.entries[n]
		if strings.EqualFold(e.name, name) {
			return e
		}
		todo = append(todo, e.left, e.right)
	}
	return nil
}

func (c *compound) has(name string) bool { return c.find(name) != nil }

// workbook returns the workbook stream. A file saved for two versions at once
// has both; the newer is whole.
func (c *compound) workbook() ([]byte, error) {
	for _, name := range []string{"Workbook", "Book"} {
		e := c.find(name)
		if e == nil || e.kind != 2 {
			continue
		}
		read := c.chain
		if e.size < cutoff {
			read = c.smallChain
		}
		stream := read(e.start, int64(e.size))
		if len(stream) == 0 {
			return nil, damaged("the workbook stream is empty")
		}
		return stream, nil
	}
	switch {
	case c.has("EncryptedPackage"):
		return nil, workbook.ErrEncrypted
	case c.has("WordDocument"):
		return nil, fmt.Errorf("%w: old Word document", workbook.ErrNotWorkbook)
	case c.has("PowerPoint Document"):
		return nil, fmt.Errorf("%w: old presentation", workbook.ErrNotWorkbook)
	}
	return nil, fmt.Errorf("%w: OLE2 container without a workbook", workbook.ErrNotWorkbook)
}
