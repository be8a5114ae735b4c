package handover

import (
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/workspace"
)

// KeepFinal keeps a final document with the digest of the finished draft that
// it was made from.
func (d *Desk) KeepFinal(path string, data []byte, draft string, day calendar.Date) error {
	return d.versions.Keep(workspace.Version{Path: path, Kind: workspace.VersionOurs, Date: day.String(), From: draft}, data)
}

// FinalOlder tells whether a final document was made, and from another state of
// its draft than the one of this digest.
func (d *Desk) FinalOlder(path, draft string) bool {
	kept := d.versions.Of(path)
	return len(kept) > 0 && kept[len(kept)-1].From != draft
}
