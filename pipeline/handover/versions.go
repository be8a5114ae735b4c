package handover

import (
	"errors"
	"io/fs"
	"strings"

	"shinsa/pipeline/workspace"
)

// Versions lists the states of a document that are kept, oldest first.
func (d *Desk) Versions(path string) []workspace.Version { return d.versions.Of(path) }

// Read returns a kept state of a document by its digest or the digest's
// beginning; nil when there is none, or more than one.
func (d *Desk) Read(path, digest string) ([]byte, error) {
	found := map[string]bool{}
	last := ""
	for _, v := range d.versions.Of(path) {
		if strings.HasPrefix(v.Digest, digest) {
			found[v.Digest] = true
			last = v.Digest
		}
	}
	if len(found) != 1 {
		return nil, nil
	}
	b, err := d.versions.Read(last)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return b, err
}
