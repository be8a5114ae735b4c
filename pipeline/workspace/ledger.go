package workspace

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
)

const ledgerRel = Own + "/ledger.jsonl"

// Ledger knows which files of the folder are the software's own: every digest
// that it ever put at a path. A file whose digest is not among them was edited
// by a person and is never overwritten. A line is appended before the file is
// renamed into place, so that a run killed between the two still knows its own.
type Ledger struct {
	folder *Folder
	mu     sync.Mutex
	own    map[string][]string // path → digests of our versions, the last one newest
}

type ledgerLine struct {
	Path   string `json:"path"`
	Digest string `json:"digest"`
}

// OpenLedger reads the ledger of the folder. Where it is missing or a line
// cannot be read, the files concerned count as a person's.
func OpenLedger(f *Folder) (*Ledger, error) {
	l := &Ledger{folder: f, own: map[string][]string{}}
	b, err := f.Read(ledgerRel)
	if errors.Is(err, fs.ErrNotExist) {
		return l, nil
	}
	if err != nil {
		return nil, err
	}
	for line := range bytes.Lines(b) {
		var e ledgerLine
		if json.Unmarshal(line, &e) == nil {
			l.own[e.Path] = append(l.own[e.Path], e.Digest)
		}
	}
	return l, nil
}

// Outcome is what Publish did.
type Outcome string

// The outcomes.
const (
	Written   Outcome = "written"   // a new or renewed file
	Unchanged Outcome = "unchanged" // the file is already so
	Kept      Outcome = "kept"      // edited by a person; our version has not changed since
	Beside    Outcome = "beside"    // edited by a person; the new version stands beside it
	Merged    Outcome = "merged"    // edited by a person; our renewed parts were put into his file
)

// Published is one file after Publish.
type Published struct {
	Path    string  `json:"path"` // where the document is wanted
	At      string  `json:"at"`   // where our version stands; "" when Kept
	Digest  string  `json:"digest"`
	Outcome Outcome `json:"outcome"`
	Edit    string  `json:"edit,omitempty"` // digest of the person's file that stands there; "" for our own
}

// Publish puts data at the path unless a person edited the file there; then
// a changed version goes beside it, as name（新版）.ext. The error is ErrBusy when
// another program holds the file; then At is where it stands.
func (l *Ledger) Publish(p string, data []byte) (Published, error) {
	out := Published{Path: p, Digest: Digest(data)}
	there, err := l.digestAt(p)
	if err != nil {
		out.At = p
		return out, err
	}
	switch {
	case there == out.Digest:
		out.At, out.Outcome = p, Unchanged
		return out, l.note(p, out.Digest) // a ledger that was lost learns it again
	case there == "" || l.ours(p, there):
		out.At, out.Outcome = p, Written
		return out, l.put(p, data, there)
	case l.last(p) == out.Digest:
		out.Outcome, out.Edit = Kept, there
	default:
		out.Edit = there
		return l.beside(out, data)
	}
	return out, nil
}

// put notes the digest, then writes the file over the version that is there.
// When another program holds that one, it is noted again as our newest: else a
// person's edit of it would hide that a newer version is still owed.
func (l *Ledger) put(p string, data []byte, there string) error {
	if err := l.note(p, Digest(data)); err != nil {
		return err
	}
	err := l.folder.Write(p, data)
	if errors.Is(err, ErrBusy) && there != "" {
		err = errors.Join(err, l.note(p, there))
	}
	return err
}

// Replace puts a merged file in place of a person's, which is to be as it was
// read (digest there). It is not noted as our own, since it holds his edits;
// base is the digest of our version in it, which is noted once it stands.
func (l *Ledger) Replace(p, there string, merged []byte, base string) (Published, error) {
	out := Published{Path: p, At: p, Digest: base, Outcome: Merged, Edit: Digest(merged)}
	now, err := l.digestAt(p)
	if err != nil {
		return out, err
	}
	if now != there {
		return out, fmt.Errorf("replace %q: %w", p, ErrBusy) // he saved it just now: the next run sees what he wrote
	}
	if err := l.folder.Write(p, merged); err != nil {
		return out, err
	}
	return out, l.note(p, base)
}

// beside puts data next to the edited file, at the first name that is free,
// ours, or already so.
func (l *Ledger) beside(out Published, data []byte) (Published, error) {
	for n := 1; ; n++ {
		at := besideName(out.Path, n)
		there, err := l.digestAt(at)
		if err != nil {
			out.At = at
			return out, err
		}
		if there != "" && there != out.Digest && !l.ours(at, there) {
			continue
		}
		out.At, out.Outcome = at, Beside
		if there == out.Digest {
			return out, nil
		}
		return out, l.put(at, data, there)
	}
}

// BesideMark begins what is added to the name of a file that stands beside an
// edited one.
const BesideMark = "（新版"

func besideName(p string, n int) string {
	ext := path.Ext(p)
	mark := BesideMark + "）"
	if n > 1 {
		mark = fmt.Sprintf(BesideMark+"%d）", n)
	}
	return strings.TrimSuffix(p, ext) + mark + ext
}

// Holds tells whether the result published before still stands: our version
// is where it was put, or a person edited the file and nothing is owed. A file
// that is what we published is noted as ours, in case the ledger was lost. One
// that cannot be read because another program holds it does not hold.
func (l *Ledger) Holds(p Published) (bool, error) {
	there, err := l.digestAt(p.Path)
	if errors.Is(err, ErrBusy) {
		return false, nil
	}
	if err != nil || there == "" {
		return false, err
	}
	if there == p.Digest {
		return true, l.note(p.Path, p.Digest)
	}
	if p.At == p.Path || p.At == "" {
		return !l.ours(p.Path, there) && l.last(p.Path) == p.Digest, nil
	}
	beside, err := l.digestAt(p.At)
	if errors.Is(err, ErrBusy) {
		return false, nil
	}
	return beside == p.Digest, err
}

// Under returns the paths below the folder where the software ever put a file,
// sorted; the file may be gone by now.
func (l *Ledger) Under(dir string) []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	var out []string
	for p := range l.own {
		if strings.HasPrefix(p, dir+"/") {
			out = append(out, p)
		}
	}
	slices.Sort(out)
	return out
}

// Stands tells whether there is a file at the path, and whether a person
// changed it since we wrote it; a person works on one that cannot be read
// because another program holds it.
func (l *Ledger) Stands(p string) (there, edited bool, err error) {
	digest, err := l.digestAt(p)
	if errors.Is(err, ErrBusy) {
		return true, true, nil
	}
	return digest != "", digest != "" && !l.ours(p, digest), err
}

// Edit returns the digest of a person's file at the path, "" where our own or
// nothing stands.
func (l *Ledger) Edit(p string) (string, error) {
	there, err := l.digestAt(p)
	if err != nil || there == "" || l.last(p) == "" || l.ours(p, there) {
		return "", err
	}
	return there, nil
}

// There returns the digest of the file at the path, whosever it is; "" for none.
func (l *Ledger) There(p string) (string, error) { return l.digestAt(p) }

// Edited tells whether a person changed the file at the path since we wrote it
// or works on it, as in Stands.
func (l *Ledger) Edited(p string) (bool, error) {
	there, err := l.digestAt(p)
	if errors.Is(err, ErrBusy) {
		return l.last(p) != "", nil
	}
	return there != "" && l.last(p) != "" && !l.ours(p, there), err
}

func (l *Ledger) digestAt(p string) (string, error) {
	if p == "" {
		return "", nil
	}
	b, err := l.folder.Read(p)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	return Digest(b), nil
}

// Last returns the digest of our newest version at the path, "" for none.
func (l *Ledger) Last(p string) string { return l.last(p) }

// last returns the digest of our newest version at the path, "" for none.
func (l *Ledger) last(p string) string {
	l.mu.Lock()
	defer l.mu.Unlock()
	if own := l.own[p]; len(own) > 0 {
		return own[len(own)-1]
	}
	return ""
}

// ours tells whether the digest is of a version that we put at the path, or
// beside it: a person may have moved the new version over the old one.
func (l *Ledger) ours(p, digest string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if slices.Contains(l.own[p], digest) {
		return true
	}
	for n := 1; len(l.own[besideName(p, n)]) > 0; n++ {
		if slices.Contains(l.own[besideName(p, n)], digest) {
			return true
		}
	}
	return false
}

// note appends the line that makes a digest ours.
func (l *Ledger) note(p, digest string) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if own := l.own[p]; len(own) > 0 && own[len(own)-1] == digest {
		return nil
	}
	line, err := json.Marshal(ledgerLine{p, digest})
	if err != nil {
		return fmt.Errorf("encode ledger line: %w", err)
	}
	if err := l.folder.Append(ledgerRel, append(line, '\n')); err != nil {
		return err
	}
	l.own[p] = append(l.own[p], digest)
	return nil
}
