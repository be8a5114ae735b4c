// Package handover looks after the Word files that persons finish: a draft
// goes out, an auditor works on it for days, the data behind it changes, it
// comes back.
//
// In: the project folder and new versions of our documents. Out: the person's
// file with our renewed parts in it (package merge), every state of it kept in
// .shinsa/versions, and an account in which edits in = edits kept + edits
// reported. It never replaces a person's file unless all of his edits are in
// what replaces it; else the new version goes beside, as with every other
// document. It knows nothing of audits.
package handover

import (
	"errors"
	"fmt"
	"io/fs"

	"shinsa/pipeline/docx/draft"
	"shinsa/pipeline/workspace"
)

// Desk is the handing over of the documents of one project folder. Different
// documents may be handled side by side.
type Desk struct {
	folder   *workspace.Folder
	ledger   *workspace.Ledger
	versions *workspace.Versions
}

// Open reads what was kept.
func Open(f *workspace.Folder, l *workspace.Ledger) (*Desk, error) {
	v, err := workspace.OpenVersions(f)
	if err != nil {
		return nil, fmt.Errorf("open versions: %w", err)
	}
	return &Desk{folder: f, ledger: l, versions: v}, nil
}

// State is how a document stands now.
type State struct {
	Path   string
	Edited bool   // a person changed it since we wrote it
	Digest string // of what stands there; "" for nothing
	Data   []byte // of an edited one
	Base   []byte // our version that it comes from; nil when it is not kept any more
}

// State tells how the document at the path stands. The error is
// workspace.ErrBusy while another program holds the file.
func (d *Desk) State(path string) (State, error) {
	s := State{Path: path}
	data, err := d.folder.Read(path)
	if errors.Is(err, fs.ErrNotExist) {
		return s, nil
	}
	if err != nil {
		return s, err
	}
	s.Digest = workspace.Digest(data)
	if s.Edited, err = d.ledger.Edited(path); err != nil || !s.Edited {
		return s, err
	}
	s.Data = data
	s.Base, err = d.read(d.base(path, data))
	return s, err
}

// base finds the digest of our version that a person's file comes from: the
// one that it was merged with, the one whose record travels in it, or else the
// newest that stood at the path.
func (d *Desk) base(path string, data []byte) string {
	digest, kept := workspace.Digest(data), d.versions.Of(path)
	for _, v := range kept {
		if v.Digest == digest && v.Kind == workspace.VersionMerged {
			return v.Base
		}
	}
	if r := recordOf(data); r != "" {
		for i := len(kept) - 1; i >= 0; i-- {
			if kept[i].Record == r && kept[i].Kind == workspace.VersionOurs {
				return kept[i].Digest
			}
		}
	}
	return d.ledger.Last(path)
}

// recordOf is the digest of the record that travels in a file; "" for none.
func recordOf(data []byte) string {
	r, err := draft.ReadRecord(data)
	if err != nil || r.Found != "part" {
		return ""
	}
	return r.Digest
}

// read returns a version; nil when it is not kept or was damaged: then there
// is nothing to compare with, and nobody's edit is touched.
func (d *Desk) read(digest string) ([]byte, error) {
	if digest == "" {
		return nil, nil
	}
	b, err := d.versions.Read(digest)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, workspace.ErrDamaged) {
		return nil, nil
	}
	return b, err
}
