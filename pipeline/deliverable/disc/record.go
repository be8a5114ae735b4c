package disc

import (
	"encoding/binary"
	"fmt"
	"strings"

	"shinsa/pipeline/calendar"
)

// The dates of a disc: noon in Japan (nine hours, in quarters), so that the day
// is the same for readers all around.
const (
	hour  = 12
	zone  = 9 * 4
	never = "0000000000000000\x00"
)

// both writes a number in both byte orders.
func both(b []byte, n uint32) {
	binary.LittleEndian.PutUint32(b, n)
	binary.BigEndian.PutUint32(b[4:], n)
}

func both16(b []byte, n uint16) {
	binary.LittleEndian.PutUint16(b, n)
	binary.BigEndian.PutUint16(b[2:], n)
}

// record is one line of a folder.
func (n *node) record(k kind, id []byte, date calendar.Date) []byte {
	b := make([]byte, recordSize(id))
	b[0] = byte(len(b))
	at, size := n.place, len(n.data)
	if n.folder {
		at, size = n.at[k], n.size[k]
		b[25] = 2
	}
	both(b[2:], at)
	both(b[10:], uint32(size))
	copy(b[18:25], []byte{byte(date.Year - 1900), byte(date.Month), byte(date.Day), hour, 0, 0, zone})
	both16(b[28:], 1)
	b[32] = byte(len(id))
	copy(b[33:], id)
	return b
}

// records are the lines of a folder: itself, its parent, what is in it.
func (n *node) records(k kind, date calendar.Date) []byte {
	out := append(n.record(k, []byte{0}, date), n.up.record(k, []byte{1}, date)...)
	for _, c := range n.order(k) {
		r := c.record(k, c.id[k], date)
		size := fit(len(out), len(r))
		out = append(out, make([]byte, size-len(r)-len(out))...)
		out = append(out, r...)
	}
	return append(out, make([]byte, n.size[k]-len(out))...)
}

// table is the path table of a tree.
func (l *layout) table(k kind, big bool) []byte {
	var order binary.ByteOrder = binary.LittleEndian
	if big {
		order = binary.BigEndian
	}
	var out []byte
	for _, d := range l.dirs[k] {
		b := make([]byte, entrySize(d, k))
		b[0] = byte(len(d.id[k]))
		order.PutUint32(b[2:], d.at[k])
		order.PutUint16(b[6:], uint16(d.up.number[k]))
		copy(b[8:], d.id[k])
		out = append(out, b...)
	}
	return out
}

// descriptor describes the volume to one kind of reader.
func (l *layout) descriptor(k kind, o Options) []byte {
	b := make([]byte, sector)
	b[0] = 1 + byte(k)
	copy(b[1:], "CD001\x01")
	text(b[8:40], k, "")
	text(b[40:72], k, volumeName(k, o))
	both(b[80:], l.end)
	if k == joliet {
		copy(b[88:], "%/E") // UCS-2, level 3
	}
	both16(b[120:], 1)
	both16(b[124:], 1)
	both16(b[128:], sector)
	both(b[132:], uint32(l.tables[k].size))
	binary.LittleEndian.PutUint32(b[140:], l.tables[k].little)
	binary.BigEndian.PutUint32(b[148:], l.tables[k].big)
	copy(b[156:190], l.root.record(k, []byte{0}, o.Date))
	text(b[190:318], k, "")
	text(b[318:446], k, o.Publisher)
	text(b[446:574], k, "")
	text(b[574:702], k, "SHINSA")
	for _, at := range []int{702, 739, 776} {
		text(b[at:at+37], k, "")
	}
	made := fmt.Sprintf("%04d%02d%02d%02d000000%c", o.Date.Year, o.Date.Month, o.Date.Day, hour, zone)
	copy(b[813:], made)
	copy(b[830:], made)
	copy(b[847:], never)
	copy(b[864:], never)
	b[881] = 1
	return b
}

// volumeName is the name of the disc; plain readers see letters only.
func volumeName(k kind, o Options) string {
	if k == joliet {
		return o.Volume
	}
	if name := strings.ToUpper(o.Volume); isPlain(name, 32) && name != "" {
		return name
	}
	return fmt.Sprintf("DISC_%04d%02d%02d", o.Date.Year, o.Date.Month, o.Date.Day)
}

// text fills a field of a descriptor, padded with spaces; what a plain reader
// cannot show is left out, what is too long is cut at a character.
func text(b []byte, k kind, s string) {
	if k == plain {
		for i := range b {
			b[i] = ' '
		}
		if !strings.ContainsFunc(s, func(c rune) bool { return c < ' ' || c > '~' }) {
			copy(b, s)
		}
		return
	}
	for i := 0; i+1 < len(b); i += 2 {
		b[i], b[i+1] = 0, ' '
	}
	for _, c := range s {
		u := ucs2(string(c))
		if len(b)-len(b)%2 < len(u) {
			return
		}
		b = b[copy(b, u):]
	}
}
