package workbook

import "strings"

// Parts gives what a packed document (a zip container) holds, within limits,
// for the readers of other formats of workbooks.
type Parts struct{ c *container }

// OpenParts reads the container's directory and holds it to the limits before
// anything is unpacked.
func OpenParts(data []byte, limits Limits) (*Parts, error) {
	c, err := openContainer(data, limits)
	if err != nil {
		return nil, err
	}
	return &Parts{c}, nil
}

// Has tells whether a part is there; case does not matter.
func (p *Parts) Has(name string) bool { return p.c.has(name) }

// HasFolder tells whether a part stands in that folder.
func (p *Parts) HasFolder(folder string) bool {
	for name := range p.c.parts {
		if strings.HasPrefix(name, partName(folder)) {
			return true
		}
	}
	return false
}

// Read unpacks a part; one that is not there is nil. What is unpacked counts
// against the limits.
func (p *Parts) Read(name string) ([]byte, error) { return p.c.read(name) }
