package disc

import "slices"

// firstSector is where the descriptors begin: what lies before is the system's.
const firstSector = 16

// spare are empty sectors at the end, as other programs leave them: drives read
// ahead, and not past the end.
const spare = 150

// layout says where everything lies.
type layout struct {
	root   *node
	dirs   [kinds][]*node // in the order of the path table
	tables [kinds]tablePlace
	files  []*node
	end    uint32
}

// tablePlace is where the two forms of a path table lie, and their size.
type tablePlace struct {
	little, big uint32
	size        int
}

func lay(root *node) *layout {
	l := &layout{root: root}
	at := uint32(firstSector + 3)
	for k := range kinds {
		l.dirs[k] = folders(root, k)
		size := 0
		for _, d := range l.dirs[k] {
			size += entrySize(d, k)
		}
		n := whole(size)
		l.tables[k] = tablePlace{little: at, big: at + n, size: size}
		at += 2 * n
	}
	for k := range kinds {
		for _, d := range l.dirs[k] {
			d.size[k] = d.room(k)
			d.at[k] = at
			at += whole(d.size[k])
		}
	}
	for _, d := range l.dirs[joliet] {
		for _, f := range d.order(joliet) {
			if !f.folder {
				f.place = at
				at += whole(len(f.data))
				l.files = append(l.files, f)
			}
		}
	}
	l.end = at + spare
	return l
}

func whole(size int) uint32 { return uint32((size + sector - 1) / sector) }

// folders lists the folders level by level, in the order of their parents and
// names, and numbers them.
func folders(root *node, k kind) []*node {
	all := []*node{root}
	for i := 0; i < len(all); i++ {
		all[i].number[k] = i + 1
		for _, n := range all[i].order(k) {
			if n.folder {
				all = append(all, n)
			}
		}
	}
	return slices.Clip(all)
}

func entrySize(d *node, k kind) int { return even(8 + len(d.id[k])) }

func even(n int) int { return n + n%2 }

// room is how many bytes a folder's records take; none crosses a sector.
func (n *node) room(k kind) int {
	size := 2 * recordSize([]byte{0})
	for _, c := range n.kids {
		size = fit(size, recordSize(c.id[k]))
	}
	return int(whole(size)) * sector
}

func recordSize(id []byte) int { return even(33 + len(id)) }

// fit returns the size with one record more, which begins in a new sector when
// it does not fit into the one begun.
func fit(size, record int) int {
	if left := sector - size%sector; record > left {
		size += left
	}
	return size + record
}
