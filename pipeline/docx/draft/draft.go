// Package draft reads a report that an auditor had in hand, whatever program
// saved it, and tells how it differs from the version that was sent out.
//
// In: the bytes of a Word file. Out: a Draft: the fields with what was filled
// in and where, comments, tracked changes, the record that travels inside,
// and the whole document as a tree of Units. Edits lists every difference
// between two drafts; Collect finds the fields of our version again where a
// person or a program took their controls away.
//
// Units are compared by what a person sees: text in the accepted view, looks
// (bold, italic, underline, strike, highlight, colour, raised and lowered
// text, sizes and fonts set by hand), lists, alignment, objects by the digest
// of their files. How a program spells it (split runs, style IDs, revision
// marks, wrappers) is no difference. What the fields cannot carry is named in
// the edits, never dropped.
//
// Text that this software proposed as a tracked insertion (author shinsa) is
// no part of a value until somebody accepts it.
//
// The package changes nothing, judges nothing, and resolves no link.
package draft

import (
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/docx/markup"
)

// Author is the name under which this software comments and proposes.
const Author = "shinsa"

// Draft is one Word file that was read.
type Draft struct {
	Record   Record
	Fields   []Field // in document order; locked data too
	Comments []Comment
	Changes  []Change // tracked changes that wait; proposals of our own too

	Package *markup.Package
	Main    string       // name of the main part
	Root    *markup.Node // w:document
	Body    *Unit
	Stories []*Unit // running heads and feet
	styles  *styleSheet
}

// How says how a field was found.
type How string

// The ways.
const (
	ByControl  How = "control"  // tag of the control
	ByPart     How = "part"     // name of its placeholder, which LibreOffice keeps
	ByTitle    How = "title"    // title of the control
	ByPosition How = "position" // place in the document: the control is gone
	NotFound   How = "missing"  // its place is gone
)

// Field is one place to fill in.
type Field struct {
	Tag, Title string
	Kind       string // text, rich, choice, date, check
	Value      string // paragraphs joined by "\n"; "" while the placeholder stands
	Beside     string // text of the auditor beside the control, in its cell
	Date       calendar.Date
	Checked    bool
	Empty      bool
	Locked     bool
	Section    string // repeating section
	Instance   int    // row of it, from 1; 0 outside
	How        How
	Place      string // for a person: heading, table, row, column
	Tracked    bool   // tracked changes wait in it
	Copy       bool   // the tag stood before: a person copied the control
	Unit       *Unit
}

// Comment is one comment.
type Comment struct {
	ID, Author, Date, Text string
	Ours                   bool
	Done                   bool   // marked as resolved
	Anchor                 string // text of the paragraph that it stands at
	Unit                   *Unit  // leaf; nil when it is anchored nowhere
}

// Change is one tracked change.
type Change struct {
	Kind         string // ins, del, move-from, move-to, format, row-ins, row-del, paragraph-ins, paragraph-del, cell, other
	Author, Date string
	Text         string
	Proposal     bool // of this software, waiting
	Unit         *Unit
	end          int // byte of the text where it ends
}

// Record is what travels inside the file.
type Record struct {
	Kind, Company, Version, Date, Digest string
	Found                                string // "part", "properties" or "" when there is none
	Facts                                map[string]string
	Kinds                                map[string]string // tag → kind
	Parts                                map[string]string // name of a placeholder → tag
	Values                               map[string]string // tag → value that we wrote
	Sums                                 map[string]string // lock → sum
	Repeats                              map[string]string // tag → repeating section
	Sound                                bool              // the digest is that of the content
	Part                                 string            // name of the custom XML part
}
