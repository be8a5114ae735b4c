package handover

import (
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/workspace"
)

// Form is a workbook that a person fills in, of which there is a new version
// with all that he typed.
type Form struct {
	Path   string
	Edited string // digest of his
	Data   []byte // his
	Ours   []byte // the new version, empty
	Filled []byte // and with what he typed
	Date   calendar.Date
}

// Carry puts the filled version in place of the person's, which is kept. The
// error is workspace.ErrBusy where he saved it just now.
func (d *Desk) Carry(f Form) (workspace.Published, error) {
	if !d.kept(f.Path, f.Edited) {
		if err := d.keep(workspace.Version{Path: f.Path, Kind: workspace.VersionEdited, Date: f.Date.String()}, f.Data); err != nil {
			return workspace.Published{Path: f.Path, At: f.Path}, err
		}
	}
	ours := workspace.Digest(f.Ours)
	if err := d.keep(workspace.Version{Path: f.Path, Kind: workspace.VersionMerged, Date: f.Date.String(), Base: ours, From: f.Edited}, f.Filled); err != nil {
		return workspace.Published{Path: f.Path, At: f.Path}, err
	}
	return d.ledger.Replace(f.Path, f.Edited, f.Filled, ours)
}
