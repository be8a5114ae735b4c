package markup

import (
	"cmp"
	"errors"
	"slices"
)

// Splice collects changes of ranges of bytes. Ranges must not overlap; what
// is inserted at one place stands in the order in which it was given.
type Splice struct {
	src []byte
	ops []op
}

type op struct {
	from, to int
	with     string
}

// NewSplice starts changes of a part.
func NewSplice(src []byte) *Splice { return &Splice{src: src} }

// Replace puts text for a range of bytes.
func (s *Splice) Replace(from, to int, with string) { s.ops = append(s.ops, op{from, to, with}) }

// Insert puts text at a place.
func (s *Splice) Insert(at int, with string) { s.Replace(at, at, with) }

// Delete takes a range away.
func (s *Splice) Delete(from, to int) { s.Replace(from, to, "") }

// Changed tells whether there is any change.
func (s *Splice) Changed() bool { return len(s.ops) > 0 }

var errOverlap = errors.New("splice part: changes overlap")

// Bytes returns the part with all changes made.
func (s *Splice) Bytes() ([]byte, error) {
	ops := slices.Clone(s.ops)
	slices.SortStableFunc(ops, func(a, b op) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(min(a.to-a.from, 1), min(b.to-b.from, 1)))
	})
	size := len(s.src)
	for _, o := range ops {
		size += len(o.with)
	}
	out := make([]byte, 0, size)
	at := 0
	for _, o := range ops {
		if o.from < at || o.to < o.from || o.to > len(s.src) {
			return nil, errOverlap
		}
		out = append(append(out, s.src[at:o.from]...), o.with...)
		at = o.to
	}
	return append(out, s.src[at:]...), nil
}
