package workspace

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"sync"
)

const (
	versionsDir  = Own + "/versions"
	versionsList = versionsDir + "/versions.jsonl"
)

// Version is one state of a document that was kept: ours, or a person's.
type Version struct {
	Path   string `json:"path"`
	Digest string `json:"digest"`
	Kind   string `json:"kind"`             // see the constants
	Date   string `json:"date"`             // of the run that kept it, YYYY-MM-DD
	Base   string `json:"base,omitempty"`   // of a merged one: digest of our version in it
	From   string `json:"from,omitempty"`   // of a merged one: digest of the person's
	Record string `json:"record,omitempty"` // digest of the record that travels in the file
}

// The kinds of versions.
const (
	VersionOurs     = "ours"     // as the program made it
	VersionEdited   = "edited"   // as a person left it
	VersionReturned = "returned" // as it came back in the inbox
	VersionMerged   = "merged"   // a person's, with our renewed parts
)

// Versions keeps the states that documents went through, by digest, in
// .shinsa/versions, so that no edit is lost by a renewal and two states can be
// compared. It only grows; nothing in it is ever changed.
type Versions struct {
	folder *Folder
	mu     sync.Mutex
	list   []Version
	known  map[Version]bool
}

// OpenVersions reads the list of what was kept.
func OpenVersions(f *Folder) (*Versions, error) {
	v := &Versions{folder: f, known: map[Version]bool{}}
	b, err := f.Read(versionsList)
	if errors.Is(err, fs.ErrNotExist) {
		return v, nil
	}
	if err != nil {
		return nil, err
	}
	for _, e := range VersionLines(b) {
		v.add(e)
	}
	return v, nil
}

// VersionLines reads the list of what was kept; a torn line is passed over.
func VersionLines(b []byte) []Version {
	var out []Version
	for line := range bytes.Lines(b) {
		var e Version
		if json.Unmarshal(line, &e) == nil {
			out = append(out, e)
		}
	}
	return out
}

func (v *Versions) add(e Version) {
	v.list = append(v.list, e)
	e.Date = ""
	v.known[e] = true
}

// Keep stores a state of a document; one that is kept already is not kept twice.
func (v *Versions) Keep(e Version, data []byte) error {
	e.Digest = Digest(data)
	v.mu.Lock()
	defer v.mu.Unlock()
	mark := e
	mark.Date = ""
	if v.known[mark] {
		return nil
	}
	// Our own can be made again; a person's work is synced to the disk.
	if err := v.folder.write(versionsDir+"/"+e.Digest, data, e.Kind != VersionOurs); err != nil {
		return fmt.Errorf("keep version of %q: %w", e.Path, err)
	}
	line, err := json.Marshal(e)
	if err != nil {
		return fmt.Errorf("note version of %q: %w", e.Path, err)
	}
	if err := v.folder.Append(versionsList, append(line, '\n')); err != nil {
		return fmt.Errorf("note version of %q: %w", e.Path, err)
	}
	v.add(e)
	return nil
}

// Of returns the versions of a document, oldest first.
func (v *Versions) Of(path string) []Version {
	v.mu.Lock()
	defer v.mu.Unlock()
	var out []Version
	for _, e := range v.list {
		if e.Path == path {
			out = append(out, e)
		}
	}
	return out
}

// Read returns the bytes of a version; the error is fs.ErrNotExist when it is
// not kept any more, and another when it is not what it was.
func (v *Versions) Read(digest string) ([]byte, error) {
	b, err := v.folder.Read(versionsDir + "/" + digest)
	if err == nil && Digest(b) != digest {
		err = fmt.Errorf("read version %s: %w", digest, ErrDamaged)
	}
	return b, err
}

// ErrDamaged says that a kept file is not what was kept.
var ErrDamaged = errors.New("the kept file was changed")
