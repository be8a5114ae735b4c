package handover

import (
	"errors"
	"io/fs"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/docx/draft"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/workspace"
)

// Returned is a finished draft that came back in the inbox.
type Returned struct {
	File    string // in the inbox
	Digest  string
	Kind    string // of the document
	Company string
}

// Whose tells whether the bytes are a draft of ours that somebody sends back,
// by the record that travels inside.
func Whose(file string, data []byte) (Returned, bool) {
	if len(data) < 4 || string(data[:2]) != "PK" {
		return Returned{}, false
	}
	r, err := draft.ReadRecord(data)
	if err != nil || r.Found == "" || r.Kind == "" {
		return Returned{}, false
	}
	return Returned{File: file, Digest: workspace.Digest(data), Kind: r.Kind, Company: r.Company}, true
}

// returned tells whether what stands at the path is what came back before, or
// that with our renewed parts: nobody has worked on it here since.
func (d *Desk) returned(path, digest string) bool {
	for _, v := range d.versions.Of(path) {
		switch {
		case v.Digest != digest:
		case v.Kind == workspace.VersionReturned:
			return true
		case v.Kind == workspace.VersionMerged && v.From != digest:
			return d.returned(path, v.From)
		}
	}
	return false
}

// Adopt puts a returned draft where the document is worked on. It does nothing
// when this very file was put there before, and refuses when a person works
// on another state of it, since nobody but a person can tell which counts.
func (d *Desk) Adopt(r Returned, path string, data []byte, day calendar.Date) (bool, problem.List, error) {
	if d.kept(path, r.Digest) {
		return false, nil, nil
	}
	s, err := d.State(path)
	if err != nil {
		if errors.Is(err, workspace.ErrBusy) {
			return false, problem.List{problem.New("file-busy", problem.Pos{File: path}, path).For(r.Company)}, nil
		}
		return false, nil, err
	}
	if s.Edited && s.Digest != r.Digest && !d.returned(path, s.Digest) {
		return false, problem.List{problem.New("draft-two", problem.Pos{File: r.File}, path).For(r.Company)}, nil
	}
	if s.Digest != "" && !s.Edited {
		old, err := d.folder.Read(path)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return false, nil, err
		}
		if err := d.keep(workspace.Version{Path: path, Kind: workspace.VersionOurs, Date: day.String()}, old); err != nil {
			return false, nil, err
		}
	}
	if err := d.keep(workspace.Version{Path: path, Kind: workspace.VersionReturned, Date: day.String()}, data); err != nil {
		return false, nil, err
	}
	return s.Digest != r.Digest, nil, d.folder.Write(path, data)
}
