package merge

import (
	"fmt"
	"maps"
	"slices"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/docx/draft"
	"shinsa/pipeline/docx/markup"
	"shinsa/pipeline/problem"
)

// Options say when the merge is made and of which file it is.
type Options struct {
	Date calendar.Date // of comments and tracked insertions
	File string        // name of the edited file, for problems
}

// Note is one thing that the merge did or left.
type Note struct {
	Kind   string // what happened, see the constants
	Tag    string // of a field
	Place  string // in the edited file, for a person
	Before string // in base
	Theirs string // in edited
	Ours   string // in renewed
	b, e   *draft.Unit
}

// What may happen to a unit.
const (
	Renewed        = "renewed"         // untouched: has the new content
	Added          = "added"           // new: put in
	Removed        = "removed"         // untouched: taken out
	BothChanged    = "both-changed"    // his stays, ours is proposed beside it
	RemovedByUs    = "removed-by-us"   // his stays, a comment says that it is out of the data
	DeletedByThem  = "deleted-by-them" // stays deleted, a comment says what is new
	LayoutChanged  = "layout-changed"  // a table has other columns: his stays
	CommentAdded   = "comment-added"   // a new remark
	CommentRemoved = "comment-removed" // a remark whose reason is gone
)

// Report is the account of a merge.
type Report struct {
	Edits     []draft.Edit // what the auditor did
	Kept      int          // of them, found again in the result
	Reported  []draft.Edit // of them, at places that our changes touch too: each has a conflict
	Lost      []draft.Edit // of them, neither: then there is no result
	Renewed   []Note
	Conflicts []Note
	Problems  problem.List
}

// Three merges. Without a result, Report.Problems says why.
func Three(base, edited, renewed []byte, o Options) ([]byte, Report, error) {
	m, err := open(base, edited, renewed, o)
	if err != nil {
		return nil, Report{}, fmt.Errorf("merge drafts: %w", err)
	}
	if m.report.Problems.HasErrors() {
		return nil, m.report, nil
	}
	if err := m.merge(); err != nil {
		return nil, Report{}, fmt.Errorf("merge drafts: %w", err)
	}
	out, err := m.e.Package.Bytes()
	if err != nil {
		return nil, Report{}, fmt.Errorf("merge drafts: %w", err)
	}
	if err := m.account(out); err != nil {
		return nil, Report{}, fmt.Errorf("merge drafts: %w", err)
	}
	if m.report.Problems.HasErrors() {
		return nil, m.report, nil
	}
	return out, m.report, nil
}

// merger merges three drafts into the package of the edited one.
type merger struct {
	o         Options
	b, e, r   *draft.Draft
	parts     map[string]*part // parts of the edited file that are changed
	part      *part            // the one at work
	source    *source          // the part of the renewed file at work
	ids       *identifiers
	placed    map[*draft.Unit]*draft.Unit // unit of the renewed file → of the edited
	foreign   map[*draft.Unit]bool        // units of the edited file with a comment of a person
	toAdd     map[string]*draft.Comment   // comments of the renewed file that are new, by ID
	given     map[string]string           // comments that were added: ID in the renewed file → in the edited
	dropped   map[string]bool             // comments of the edited file whose reason is gone, by ID
	waiting   []remark                    // comments that wait until all else is in place
	comments  []comment                   // comments that are added
	taken     map[*markup.Node]int        // children taken out of a container
	styles    map[string]bool             // styles that the edited file lacks, said once
	put, took map[uint64]int              // what was put in and taken out, by what it says
	report    Report
}

// source is the part of the renewed file that content is taken from.
type source struct {
	name string
	root *markup.Node
	rels map[string]string // relationship there → in the edited file
}

// open reads the three files; that one cannot be read is a problem of the
// edited file, but a fault of ours in the other two.
func open(base, edited, renewed []byte, o Options) (*merger, error) {
	m := &merger{o: o, parts: map[string]*part{}, placed: map[*draft.Unit]*draft.Unit{}, foreign: map[*draft.Unit]bool{},
		toAdd: map[string]*draft.Comment{}, given: map[string]string{}, dropped: map[string]bool{}, taken: map[*markup.Node]int{}, styles: map[string]bool{}, put: map[uint64]int{}, took: map[uint64]int{}}
	var err error
	if m.b, err = draft.Read(base); err != nil {
		return nil, fmt.Errorf("our last version: %w", err)
	}
	if m.r, err = draft.Read(renewed); err != nil {
		return nil, fmt.Errorf("our new version: %w", err)
	}
	if m.e, err = draft.Read(edited); err != nil {
		m.report.Problems.Add("draft-unreadable", problem.Pos{File: o.File}, err.Error())
	}
	return m, nil
}

// merge makes all changes in the package of the edited file.
func (m *merger) merge() error {
	m.ids = newIdentifiers(m.e)
	m.compareComments()
	if err := m.story(m.b.Body, m.e.Body, m.r.Body); err != nil {
		return err
	}
	if err := m.stories(); err != nil {
		return err
	}
	m.part = m.parts[m.e.Main]
	m.placeRemarks()
	m.dropComments()
	if err := m.writeComments(); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(m.parts)) {
		if err := m.parts[name].save(m.e.Package); err != nil {
			return err
		}
	}
	return m.record()
}

// story merges the body, a running head or a foot.
func (m *merger) story(b, e, r *draft.Unit) error {
	m.part = m.parts[e.Part]
	if m.part == nil {
		m.part = newPart(e.Part, rootOf(e.Node))
		m.parts[e.Part] = m.part
	}
	m.source = &source{name: r.Part, root: rootOf(r.Node), rels: map[string]string{}}
	return m.list(b, e, r)
}

func rootOf(n *markup.Node) *markup.Node {
	for n.Parent != nil {
		n = n.Parent
	}
	return n
}

// stories merges running heads and feet that stand in all three files.
func (m *merger) stories() error {
	be, br := draft.Match(m.b.Stories, m.e.Stories), draft.Match(m.b.Stories, m.r.Stories)
	for i := range m.b.Stories {
		if be[i] < 0 || br[i] < 0 {
			continue
		}
		if err := m.story(m.b.Stories[i], m.e.Stories[be[i]], m.r.Stories[br[i]]); err != nil {
			return err
		}
	}
	return nil
}

func (m *merger) note(list *[]Note, kind string, b, e, r *draft.Unit) {
	n := Note{Kind: kind, b: b, e: e}
	for _, u := range []*draft.Unit{r, b, e} { // the last that there is names the place
		if u != nil {
			n.Place = draft.Place(u)
			if u.Kind == draft.Entry {
				n.Tag = u.Key
			}
		}
	}
	if b != nil {
		n.Before = b.Text()
	}
	if e != nil {
		n.Theirs = e.Text()
	}
	if r != nil {
		n.Ours = r.Text()
	}
	*list = append(*list, n)
}
