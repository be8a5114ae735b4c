package handover

import (
	"fmt"
	"slices"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/docx/merge"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/workspace"
)

// Renewal is what became of a person's edits when our version changed.
type Renewal struct {
	Path      string     `json:"path"`
	Edits     int        `json:"edits"` // that the person had made: kept and reported ones
	Kept      int        `json:"kept"`
	Reported  int        `json:"reported"` // that stand where our changes do too: see Conflicts
	Renewed   int        `json:"renewed"`  // parts of ours that he had not touched
	Conflicts []Conflict `json:"conflicts,omitempty"`
}

// Conflict is a place where both the person and our data changed: his words
// stand, ours beside them as a tracked change with a comment.
type Conflict struct {
	Place  string `json:"place"`
	Theirs string `json:"theirs"`
	Ours   string `json:"ours"`
}

// Publish puts our new version of a document in place. Where a person edited
// the one that stands, our parts that he did not touch are renewed in his file
// and his are left as they are.
func (d *Desk) Publish(path string, data []byte, day calendar.Date) (workspace.Published, *Renewal, problem.List, error) {
	s, err := d.State(path)
	if err != nil {
		return workspace.Published{Path: path, At: path, Digest: workspace.Digest(data)}, nil, nil, err
	}
	if err := d.keep(workspace.Version{Path: path, Kind: workspace.VersionOurs, Date: day.String()}, data); err != nil {
		return workspace.Published{}, nil, nil, err
	}
	if s.Edited && s.Base != nil && workspace.Digest(s.Base) != workspace.Digest(data) {
		return d.renew(s, data, day)
	}
	var found problem.List
	if s.Edited && s.Base == nil {
		found.Add("draft-no-base", problem.Pos{File: path}, path)
	}
	p, err := d.ledger.Publish(path, data)
	return p, nil, found, err
}

// renew merges and replaces. The person's file is kept before it is touched.
func (d *Desk) renew(s State, data []byte, day calendar.Date) (workspace.Published, *Renewal, problem.List, error) {
	if !d.kept(s.Path, s.Digest) { // one that came back in the inbox is kept as such
		if err := d.keep(workspace.Version{Path: s.Path, Kind: workspace.VersionEdited, Date: day.String()}, s.Data); err != nil {
			return workspace.Published{}, nil, nil, err
		}
	}
	out, rep, err := merge.Three(s.Base, s.Data, data, merge.Options{Date: day, File: s.Path})
	if err != nil {
		return workspace.Published{}, nil, nil, fmt.Errorf("renew %q: %w", s.Path, err)
	}
	if out == nil { // something would have been lost: his file stays, ours goes beside
		p, err := d.ledger.Publish(s.Path, data)
		return p, nil, rep.Problems, err
	}
	ours := workspace.Digest(data)
	if err := d.keep(workspace.Version{Path: s.Path, Kind: workspace.VersionMerged, Date: day.String(), Base: ours, From: s.Digest}, out); err != nil {
		return workspace.Published{}, nil, nil, err
	}
	p, err := d.ledger.Replace(s.Path, s.Digest, out, ours)
	return p, account(s.Path, rep), rep.Problems, err
}

func account(path string, rep merge.Report) *Renewal {
	r := &Renewal{Path: path, Edits: len(rep.Edits), Kept: rep.Kept, Reported: len(rep.Reported), Renewed: len(rep.Renewed)}
	for _, n := range rep.Conflicts {
		r.Conflicts = append(r.Conflicts, Conflict{Place: n.Place, Theirs: n.Theirs, Ours: n.Ours})
	}
	return r
}

// kept tells whether this very state is kept already.
func (d *Desk) kept(path, digest string) bool {
	return slices.ContainsFunc(d.versions.Of(path), func(v workspace.Version) bool { return v.Digest == digest })
}

func (d *Desk) keep(v workspace.Version, data []byte) error {
	v.Record = recordOf(data)
	return d.versions.Keep(v, data)
}
