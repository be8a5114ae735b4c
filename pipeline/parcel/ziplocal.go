package parcel

import (
	"bytes"
	"cmp"
	"fmt"
	"math"
	"slices"
)

// locate finds the content of an entry through its local header, and holds
// what that says against the directory: programs differ in which of the two
// they believe, so an archive that says two things is not opened.
func (e *entry) locate(data []byte) error {
	if e.offset > uint64(len(data)) || uint64(len(data))-e.offset < 30 {
		return refuse("parcel-truncated")
	}
	h := data[e.offset:]
	if string(h[:4]) != sigLocal {
		return refuse("parcel-damaged", "local header")
	}
	name, extra := int(le.Uint16(h[26:])), int(le.Uint16(h[28:]))
	start := 30 + name + extra
	if start > len(h) || e.packed > uint64(len(h)-start) {
		return refuse("parcel-truncated")
	}
	e.content = h[start : start+int(e.packed) : start+int(e.packed)]
	return e.agrees(h, h[30:30+name])
}

// agrees compares the local header h with the directory's entry.
func (e *entry) agrees(h, name []byte) error {
	switch {
	case !bytes.Equal(bytes.ReplaceAll(name, []byte(`\`), []byte("/")), bytes.ReplaceAll(e.raw, []byte(`\`), []byte("/"))):
		return refuse("parcel-contradicts", "name")
	case le.Uint16(h[8:]) != e.method:
		return refuse("parcel-contradicts", "method")
	case le.Uint16(h[6:])&flagEncrypted != e.flags&flagEncrypted:
		return refuse("parcel-contradicts", "encryption")
	}
	if e.flags&flagDescriptor != 0 {
		return nil // sizes follow the content; the directory alone tells them before
	}
	packed, size := le.Uint32(h[18:]), le.Uint32(h[22:])
	differs := func(local uint32, central uint64) bool {
		return local != math.MaxUint32 && uint64(local) != central
	}
	if differs(packed, e.packed) || differs(size, e.size) {
		return refuse("parcel-contradicts", "size")
	}
	return nil
}

// overlap refuses an archive whose entries share bytes with each other or
// with the directory. That is how a small file claims to hold petabytes
// (David Fifield, "A better zip bomb", 2019); no honest writer does it.
func overlap(entries []entry, directory uint64) error {
	byPlace := make([]*entry, len(entries))
	for i := range entries {
		byPlace[i] = &entries[i]
	}
	slices.SortFunc(byPlace, func(a, b *entry) int { return cmp.Compare(a.offset, b.offset) })
	free := uint64(0)
	for _, e := range byPlace {
		if e.packed > directory || e.offset > directory {
			continue // locate turns it away
		}
		if e.offset < free {
			return refuse("parcel-overlap")
		}
		free = e.offset + 30 + uint64(len(e.raw)) + e.packed
	}
	if free > directory {
		return refuse("parcel-overlap")
	}
	return nil
}

// weigh holds an entry's claimed size to the limits, before it is unpacked.
func (e *entry) weigh(l Limits) error {
	switch {
	case e.size > uint64(l.Entry):
		return refuse("parcel-size", size(l.Entry))
	case e.size > ratioFloor && e.size/uint64(l.Ratio) > e.packed:
		return refuse("parcel-ratio", fmt.Sprint(l.Ratio))
	}
	return nil
}
