package compose

import (
	"regexp"
	"strings"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/problem"
)

// styles are the names of containers.
func styles() map[string]doc.Style {
	return map[string]doc.Style{
		"right": doc.Right, "addressee": doc.Addressee, "sender": doc.Sender,
		"letter-title": doc.LetterTitle, "center": doc.Center, "flush": doc.BodyFlush, "note": doc.Note, draftOnly: doc.Note,
		"cover-marking": doc.CoverMarking, "cover-series": doc.CoverSeries, "cover-title": doc.CoverTitle,
		"cover-subtitle": doc.CoverSubtitle, "cover-org": doc.CoverOrg,
	}
}

// draftOnly is the container of what only a draft says, to the person who
// finishes it: the final document is without (package docx/final).
const draftOnly = "draft"

// lettered is the container whose list is labelled 1, 2 … as letters are.
const lettered = "items"

// refused are the beginnings of lines that Markdown knows and templates do
// not; shown raw they would spoil a document.
var refused = regexp.MustCompile("^(    |\t|\\||```|~~~|>|<[a-zA-Z/!]|!\\[|(-{3,}|_{3,}|\\*{3,}|={3,})\\s*$|#{4,} )")

var (
	directives = regexp.MustCompile(`\[\[([^\]]*)\]\]`)
	control    = regexp.MustCompile(`^\{\{-?\s*(if|else|end|range|with|define|block|break|continue|/\*|\$\w+\s*:?=)`)
	actions    = regexp.MustCompile(`(?s)\{\{.*?\}\}`)
)

// check finds, line by line, what cannot become part of a document.
func check(file, source string, known parts) problem.List {
	c := checker{file: file, known: known, styles: styles()}
	source = actions.ReplaceAllStringFunc(source, blank)
	for i, line := range strings.Split(source, "\n") {
		c.pos = problem.Pos{File: file, Line: i + 1}
		c.line(line)
	}
	if !c.open.IsZero() {
		c.faults.Add("template-unclosed", c.open)
	}
	return c.faults
}

// blank replaces an action by what it leaves in the text, line ends kept: a
// value by something that is no Markdown, control by nothing.
func blank(action string) string {
	ends := strings.Repeat("\n", strings.Count(action, "\n"))
	if control.MatchString(action) {
		return ends
	}
	return "…" + ends
}

type checker struct {
	file   string
	known  parts
	styles map[string]doc.Style
	pos    problem.Pos
	open   problem.Pos // of the container that is open
	faults problem.List
}

func (c *checker) line(line string) {
	if strings.ContainsRune(line, tokenOpen) || strings.ContainsRune(line, tokenClose) {
		c.faults.Add("template-reserved", c.pos)
	}
	if refused.MatchString(line) {
		c.faults.Add("template-markdown", c.pos, strings.TrimSpace(line))
	}
	if name, ok := strings.CutPrefix(line, string(fence)); ok {
		c.fence(strings.TrimSpace(name))
	}
	for _, m := range directives.FindAllStringSubmatch(line, -1) {
		if !c.known.has(m[1]) {
			c.faults.Add("template-directive", c.pos, m[1])
		}
	}
}

func (c *checker) fence(name string) {
	_, known := c.styles[name]
	switch {
	case name == "" && c.open.IsZero(), name != "" && !c.open.IsZero():
		c.faults.Add("template-unclosed", c.pos)
	case name != "" && !known && name != lettered:
		c.faults.Add("template-style", c.pos, name)
	}
	c.open = problem.Pos{}
	if name != "" {
		c.open = c.pos
	}
}
