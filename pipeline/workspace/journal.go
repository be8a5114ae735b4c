package workspace

import (
	"encoding/json"
	"fmt"
)

const journalRel = Own + "/journal.jsonl"

// journalLine is one run that changed something.
type journalLine struct {
	Date  string      `json:"date"`
	Files []Published `json:"files"`
}

// Journal appends one line for a run that wrote something: its date and the
// files with digests. A run that changed nothing leaves no line.
func (f *Folder) Journal(date string, files []Published) error {
	line := journalLine{Date: date}
	for _, p := range files {
		if p.Outcome == Written {
			line.Files = append(line.Files, p)
		}
	}
	if len(line.Files) == 0 {
		return nil
	}
	b, err := json.Marshal(line)
	if err != nil {
		return fmt.Errorf("encode journal line: %w", err)
	}
	return f.Append(journalRel, append(b, '\n'))
}
