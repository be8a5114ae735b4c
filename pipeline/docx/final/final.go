// Package final makes the final Word file of a finished one: the auditor's own
// file without what was there for the work on it.
//
// In: the bytes of a Word file in which nothing is open any more (no tracked
// change, every comment settled). Out: the same file with its content controls
// dissolved, places left empty shown by a dash, rows of repeating sections
// that nobody filled and passages for drafts alone taken out, "（案）" taken
// from titles, comments, revision identifiers, personal names and the record
// removed, and the colour of places to fill in. Every other byte of the text stays as the auditor left it. The
// package knows no audit rules: whether a report may be final is asked before.
package final

import (
	"fmt"
	"strings"

	"shinsa/pipeline/docx/markup"
)

// Options say what the final file is.
type Options struct {
	Org   string // author in the properties; no person is named
	Date  string // YYYY-MM-DD, of the properties
	Title string // in the properties
	// Without is the title of a chapter that is there for the work only, such as
	// the list of approvals; "" for none.
	Without string
}

// Dash stands where a place was left empty.
const Dash = "―"

// draftOnly begins the tags of passages that only a draft has.
const draftOnly = "lock.draft"

// Make makes the final file.
func Make(data []byte, o Options) ([]byte, error) {
	p, err := markup.Open(data)
	if err != nil {
		return nil, fmt.Errorf("make final file: %w", err)
	}
	main, err := p.Main()
	if err != nil {
		return nil, fmt.Errorf("make final file: %w", err)
	}
	m := &maker{pack: p, main: main}
	for _, step := range []func() error{m.styles, func() error { return m.without(o.Without) }, m.text, m.running, m.notes, m.withoutParts, m.settings, func() error { return m.properties(o) }} {
		if err := step(); err != nil {
			return nil, fmt.Errorf("make final file: %w", err)
		}
	}
	out, err := p.Bytes()
	if err != nil {
		return nil, fmt.Errorf("make final file: %w", err)
	}
	return out, nil
}

type maker struct {
	pack    *markup.Package
	main    string
	titles  map[string]bool // IDs of styles whose paragraphs are titles
	chapter string          // ID of the style of headings of the first level
	entry   string          // colour of places to fill in
}

// titleStyles are the names of the styles in which documents name themselves
// and their parts.
var titleStyles = map[string]bool{"審査表紙題名": true, "審査件名": true, "審査表題": true, "heading 1": true, "heading 2": true, "heading 3": true,
	"toc 1": true, "toc 2": true, "toc 3": true, "header": true}

func (m *maker) styles() error {
	m.titles = map[string]bool{}
	rels, err := m.pack.Relations(m.main)
	if err != nil {
		return err
	}
	r := markup.ByKind(rels, "styles")
	if r == nil {
		return nil
	}
	tree, err := m.pack.Tree(r.Target)
	if err != nil {
		return err
	}
	for _, s := range tree.All("w:style") {
		if s.Val("w:name") == "審査表の記入欄" {
			m.entry = s.Find("w:shd").Attr("fill")
		}
		if strings.EqualFold(s.Val("w:name"), "heading 1") {
			m.chapter = s.Attr("styleId")
		}
		if titleStyles[strings.ToLower(s.Val("w:name"))] {
			m.titles[s.Attr("styleId")] = true
		}
	}
	return nil
}

// text cleans the main part.
func (m *maker) text() error { return m.clean(m.main, false) }

// running cleans heads and feet, all of whose lines are titles.
func (m *maker) running() error { return m.related(true, "header", "footer") }

func (m *maker) notes() error { return m.related(false, "footnotes", "endnotes") }

func (m *maker) related(titles bool, kinds ...string) error {
	rels, err := m.pack.Relations(m.main)
	if err != nil {
		return err
	}
	for _, r := range rels {
		for _, kind := range kinds {
			if r.Kind == kind && !r.External {
				if err := m.clean(r.Target, titles); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// clean rewrites one part.
func (m *maker) clean(part string, titles bool) error {
	tree, err := m.pack.Tree(part)
	if err != nil || tree == nil {
		return err
	}
	c := &cleaner{titles: m.titles, all: titles, entry: m.entry, s: markup.NewSplice(tree.Source())}
	c.walk(tree)
	if !c.s.Changed() {
		return nil
	}
	out, err := c.s.Bytes()
	if err != nil {
		return fmt.Errorf("part %q: %w", part, err)
	}
	m.pack.Set(part, out)
	return nil
}
