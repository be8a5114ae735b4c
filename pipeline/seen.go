package pipeline

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/workspace"
)

const seenFile = workspace.Own + "/seen.jsonl"

// seenLine says on which day a return was first read in this folder.
type seenLine struct {
	Digest string        `json:"digest"`
	Date   calendar.Date `json:"date"`
}

// dateReturns gives every return the day on which the office first read it: a
// plan is made from that day on, and must not move because another day has
// passed. A return that is new gets today; write says whether to remember it.
func (s *state) dateReturns(f *workspace.Folder, today calendar.Date, write bool) error {
	seen, err := readSeen(f)
	if err != nil {
		return err
	}
	returns := slices.Clone(s.returns)
	for _, c := range s.companies {
		if r := s.responses[c.ID]; r != nil { // a copy, where it was decided or a follow-up stands over it
			returns = append(returns, r)
		}
	}
	first := func(digest, file string) (calendar.Date, error) {
		if d, ok := seen[digest]; ok {
			return d, nil
		}
		seen[digest] = today
		if !write {
			return today, nil
		}
		line, err := json.Marshal(seenLine{digest, today})
		if err != nil {
			return today, fmt.Errorf("encode first reading of %s: %w", file, err)
		}
		return today, f.Append(seenFile, append(line, '\n'))
	}
	for _, r := range returns {
		if r.Seen, err = first(r.Digest, r.File); err != nil {
			return err
		}
	}
	for _, x := range s.forms {
		if x.aftermath == nil {
			continue
		}
		if x.aftermath.Seen, err = first(x.digest, x.file); err != nil {
			return err
		}
	}
	return nil
}

// readSeen reads what earlier runs remembered; the first line of a return
// counts, and a torn line is skipped.
func readSeen(f *workspace.Folder) (map[string]calendar.Date, error) {
	out := map[string]calendar.Date{}
	b, err := f.Read(seenFile)
	if errors.Is(err, fs.ErrNotExist) {
		return out, nil
	}
	if err != nil {
		return nil, err
	}
	for line := range bytes.Lines(b) {
		var l seenLine
		if json.Unmarshal(line, &l) != nil {
			continue
		}
		if _, known := out[l.Digest]; !known {
			out[l.Digest] = l.Date
		}
	}
	return out, nil
}
