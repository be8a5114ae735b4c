package workspace

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io/fs"
)

const (
	journalRel = Own + "/journal.jsonl"
	headRel    = Own + "/journal.head"
)

// JournalEntry is one line of the journal: a file that was written, merged, made
// final or purged, or a company that went from one state to the next. It names
// a company by its ID only, so that the line may stay when everything else
// about the company is destroyed.
type JournalEntry struct {
	N       int     `json:"n"`              // of the chained lines, from 1
	Prev    string  `json:"prev"`           // SHA-256 of the line before; of the first, of all that stands before it
	Torn    string  `json:"torn,omitempty"` // SHA-256 of the piece of a line that a power cut left just before
	Date    string  `json:"date"`
	Event   string  `json:"event"` // see the constants
	Company string  `json:"company,omitempty"`
	Path    string  `json:"path,omitempty"`
	Digest  string  `json:"digest,omitempty"`
	Outcome Outcome `json:"outcome,omitempty"`
	From    string  `json:"from,omitempty"`
	To      string  `json:"to,omitempty"`
}

// The events of the journal.
const (
	EventFile   = "file"   // a file was published, merged or made final
	EventState  = "state"  // a company went From one state To the next
	EventPurge  = "purge"  // a file was destroyed at the end of retention
	EventPurged = "purged" // everything of the company was
)

// Journal appends a line for each file that a run wrote. A run that changed
// nothing leaves no line.
func (f *Folder) Journal(date string, files []Published) error {
	return f.Record(FileEntries(date, files))
}

// FileEntries are the lines for the files that were written.
func FileEntries(date string, files []Published) []JournalEntry {
	var out []JournalEntry
	for _, p := range files {
		if p.Outcome == Written || p.Outcome == Merged || p.Outcome == Beside {
			out = append(out, JournalEntry{Date: date, Event: EventFile, Path: p.At, Digest: p.Digest, Outcome: p.Outcome})
		}
	}
	return out
}

// Record appends the entries, each holding the SHA-256 of the line before it.
// Call it under the lock.
func (f *Folder) Record(entries []JournalEntry) error {
	if len(entries) == 0 {
		return nil
	}
	b, err := f.journal()
	if err != nil {
		return err
	}
	w := follow(b)
	var out []byte
	for _, e := range entries {
		e.N, e.Prev, e.Torn = w.n+1, w.prev(), w.torn
		line, err := json.Marshal(e)
		if err != nil {
			return fmt.Errorf("encode journal line: %w", err)
		}
		out = append(append(out, line...), '\n')
		w.chained(e.N, line)
	}
	if err := f.Append(journalRel, out); err != nil {
		return err
	}
	return f.Write(headRel, fmt.Appendf(nil, "%d %s\n", w.n, w.last))
}

// Entries returns the chained lines of the journal, as far as they can be read.
func (f *Folder) Entries() ([]JournalEntry, error) {
	b, err := f.journal()
	if err != nil {
		return nil, err
	}
	var out []JournalEntry
	for line := range bytes.Lines(b) {
		if e, ok := entryOf(line); ok {
			out = append(out, e)
		}
	}
	return out, nil
}

func (f *Folder) journal() ([]byte, error) {
	b, err := f.Read(journalRel)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return b, err
}

// entryOf reads a chained line; what has no link is none.
func entryOf(line []byte) (JournalEntry, bool) {
	var e JournalEntry
	err := json.Unmarshal(bytes.TrimSuffix(line, []byte("\n")), &e)
	return e, err == nil && e.N > 0 && e.Prev != ""
}

// walk is where a reader or writer of the journal stands.
type walk struct {
	n      int       // of the last chained line
	last   string    // its SHA-256; "" before the first
	before hash.Hash // of all that stands before the first
	torn   string    // SHA-256 of a piece of a line after the last
}

// prev is what the next line holds of the one before it.
func (w *walk) prev() string {
	if w.n == 0 {
		return hex.EncodeToString(w.before.Sum(nil))
	}
	return w.last
}

func (w *walk) chained(n int, line []byte) { w.n, w.last, w.torn = n, Digest(line), "" }

// follow goes to the end of the journal, trusting what it reads.
func follow(b []byte) *walk {
	w := &walk{before: sha256.New()}
	for line := range bytes.Lines(b) {
		whole := bytes.HasSuffix(line, []byte("\n"))
		if e, ok := entryOf(line); ok { // one whose end alone is lost is whole
			w.chained(e.N, bytes.TrimSuffix(line, []byte("\n")))
			continue
		}
		if w.n == 0 {
			w.before.Write(line)
			if !whole {
				w.before.Write([]byte("\n")) // Append ends it
			}
			continue
		}
		w.torn = Digest(bytes.TrimSuffix(line, []byte("\n")))
	}
	return w
}
