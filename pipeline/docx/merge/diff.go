package merge

import (
	"fmt"

	"shinsa/pipeline/docx/draft"
)

// Change is one difference between two versions, for a person.
type Change struct {
	Place         string // heading, table, item, column
	Tag           string // of a field
	Kind          draft.EditKind
	Unit          draft.UnitKind
	Before, After string
}

// Diff lists what changed between two versions, by place, in the order of the
// newer.
func Diff(older, newer []byte) ([]Change, error) {
	a, err := draft.Read(older)
	if err != nil {
		return nil, fmt.Errorf("compare drafts: older version: %w", err)
	}
	b, err := draft.Read(newer)
	if err != nil {
		return nil, fmt.Errorf("compare drafts: newer version: %w", err)
	}
	var out []Change
	for _, e := range draft.Edits(a, b) {
		out = append(out, Change{e.Place, e.Tag, e.Kind, e.Unit, e.Before, e.After})
	}
	return out, nil
}
