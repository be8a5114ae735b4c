package deliverable

import (
	"cmp"
	"slices"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/problem"
)

// Input is all that a deliverable is made of.
type Input struct {
	Profile   *Profile
	Project   Project
	Edition   string // as the manifest names it: client, public; free
	Disc      int    // this disc, of Discs; 0 is 1
	Discs     int
	Date      calendar.Date
	Files     []File
	Companies []Company
	Versions  []Version // software, templates, catalogue …
	Tables    []Table   // the figures as they were counted; nil: the documents are held against each other alone
	Reuse     []Uncleared
	Earlier   []Delivered // what was delivered before, oldest first
	Tools     Tools
}

// File is one file to be delivered.
type File struct {
	Role string
	Name string // of one of many: fills {name}
	Data []byte
	Path string // where it stands in the project, for problems
}

// Company is what became of one company.
type Company struct {
	ID     string
	State  string // in words
	Final  bool   // nothing more is to come
	Reason string // why it is delivered though it is not final
}

// Version names what a deliverable was made with.
type Version struct {
	Name  string `json:"name"` // ソフトウェア, 様式, 基準
	Value string `json:"value"`
}

// Table is a table of figures as it was counted: what documents must show.
type Table struct {
	Of      string     `json:"of,omitempty"` // role of the Word file that shows it; "" is report.docx
	ID      string     `json:"id"`           // 表 2-1
	Title   string     `json:"title"`        // without the ID
	Columns []string   `json:"columns"`
	Rows    [][]string `json:"rows"` // cells as they are shown; the first is the name of the row
}

// Uncleared is a piece of the report whose reuse others have not allowed.
type Uncleared struct{ Page, Number, Title, Source string }

// Tools are what the package needs and must not import.
type Tools struct {
	// Lines reads the text of a Word file, several at once: docx.Lines.
	Lines func(docx []byte) ([]string, error)
	// Scan looks for what identifies a company in a file, several files at
	// once; nil: nothing is looked for, and the deliverable says so.
	Scan func(path string, data []byte) problem.List
}

// Entry is one file of a deliverable.
type Entry struct {
	Path string
	Data []byte
}

// placed is a file with the rule that it follows and its place.
type placed struct {
	Entry
	rule   *Rule
	source string // for problems
	form   bool   // made here
}

// pos is where a problem of the file is shown.
func (p placed) pos() problem.Pos { return problem.Pos{File: cmp.Or(p.source, p.Path)} }

func sortEntries(e []Entry) {
	slices.SortFunc(e, func(a, b Entry) int { return cmp.Compare(a.Path, b.Path) })
}
