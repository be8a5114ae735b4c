// Package pen fills in a draft as a person does who opens it in Word.
//
// In: the bytes of a Word file of ours and a function that says what goes into
// each empty place. Out: the file with those places filled in as Word fills
// them (the placeholder goes, the text comes, a date knows its day) and, when
// asked, its comments settled. Places that hold something already are not
// touched. Samples of finished audits are made with it; no command lets it
// loose on a person's file.
package pen

import (
	"fmt"
	"strings"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/docx/markup"
)

// Place is an empty place of a draft.
type Place struct {
	Tag string
	Row int // the how-manieth place of that tag, empty or not, 1 for the first
}

// Entry is what is written into a place: the zero value leaves it empty.
type Entry struct {
	Text string
	Day  calendar.Date // of a date; zero for none
}

// Text is an entry of words.
func Text(s string) Entry { return Entry{Text: s} }

// Day is an entry of a day, written as offices write it.
func Day(d calendar.Date) Entry {
	if d.IsZero() {
		return Entry{}
	}
	return Entry{Text: d.Wareki(), Day: d}
}

// Fill fills in the empty places and settles the comments.
func Fill(data []byte, say func(Place) Entry) ([]byte, error) {
	p, err := markup.Open(data)
	if err != nil {
		return nil, fmt.Errorf("open draft: %w", err)
	}
	name, err := p.Main()
	if err != nil {
		return nil, fmt.Errorf("open draft: %w", err)
	}
	err = change(p, name, func(root *markup.Node, s *markup.Splice) {
		write(root, s, say)
		uncomment(root, s)
	})
	if err != nil {
		return nil, err
	}
	if err := change(p, "word/comments.xml", func(root *markup.Node, s *markup.Splice) { s.Delete(root.In, root.Out) }); err != nil {
		return nil, err
	}
	return p.Bytes()
}

// change edits one part by its tree; one that the file lacks is left.
func change(p *markup.Package, name string, do func(*markup.Node, *markup.Splice)) error {
	if !p.Has(name) {
		return nil
	}
	root, err := p.Tree(name)
	if err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	s := markup.NewSplice(root.Source())
	do(root, s)
	if !s.Changed() {
		return nil
	}
	out, err := s.Bytes()
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	p.Set(name, out)
	return nil
}

// write goes through the places; one in another (a row of a section) is a
// place of its own.
func write(root *markup.Node, s *markup.Splice, say func(Place) Entry) {
	rows := map[string]int{}
	root.Walk(func(n *markup.Node) bool {
		if n.Name != "w:sdt" {
			return true
		}
		tag := n.Val("w:sdtPr", "w:tag")
		rows[tag]++
		if n.Kid("w:sdtPr", "w:showingPlcHdr") == nil {
			return true
		}
		if e := say(Place{tag, rows[tag]}); e.Text != "" {
			put(n, s, e)
		}
		return false
	})
}

// put writes an entry into an empty place. A place in a line takes its
// paragraphs as lines of one.
func put(n *markup.Node, s *markup.Splice, e Entry) {
	hint := n.Kid("w:sdtPr", "w:showingPlcHdr")
	s.Delete(hint.Start, hint.End)
	text := "<w:r>" + lines(e.Text) + "</w:r>"
	c := n.Kid("w:sdtContent")
	if p := c.Kid("w:p"); p != nil { // around whole paragraphs
		from := p.In
		if pr := p.Kid("w:pPr"); pr != nil {
			from = pr.End
		}
		s.Replace(from, p.Out, text)
	} else {
		s.Replace(c.In, c.Out, text)
	}
	d := n.Kid("w:sdtPr", "w:date")
	if d == nil || e.Day.IsZero() {
		return
	}
	iso := e.Day.String() + "T00:00:00Z"
	if from, to, ok := d.AttrSpan("fullDate"); ok {
		s.Replace(from, to, iso)
		return
	}
	s.Insert(d.Start+1+len(d.RawName()), ` w:fullDate="`+iso+`"`)
}

// lines writes the lines of a text.
func lines(text string) string {
	var b strings.Builder
	for i, l := range strings.Split(text, "\n") {
		if i > 0 {
			b.WriteString("<w:br/>")
		}
		b.WriteString(`<w:t xml:space="preserve">` + markup.Escape(l) + "</w:t>")
	}
	return b.String()
}

// uncomment takes the marks of comments out, as one does who dealt with them.
func uncomment(root *markup.Node, s *markup.Splice) {
	root.Walk(func(n *markup.Node) bool {
		switch {
		case n.Name == "w:commentRangeStart", n.Name == "w:commentRangeEnd", n.Name == "w:r" && n.Kid("w:commentReference") != nil:
			s.Delete(n.Start, n.End)
			return false
		case n.Name == "w:sdt" && n.Kid("w:sdtPr", "w:showingPlcHdr") != nil:
			return false // written already
		}
		return true
	})
}
