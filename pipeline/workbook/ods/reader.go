package ods

import (
	"strings"

	"shinsa/pipeline/workbook"
)

// reader holds what the sheets of a spreadsheet share.
type reader struct {
	*document
	limits workbook.Limits
	book   *workbook.Book
	styles map[string]look
	cells  int // read so far
	hidden int // rows kept as hidden
	merges int
	shapes int
}

func newReader(limits workbook.Limits) *reader {
	return &reader{limits: limits, book: &workbook.Book{}, styles: map[string]look{}}
}

// element deals with the element just started; those not named are entered.
func (r *reader) element() {
	switch r.name {
	case "style":
		r.style()
	case "null-date":
		r.book.Date1904 = r.attr("date-value") == "1904-01-01"
	case "table":
		r.table()
	case "dde-links":
		r.book.Links = true
		r.skip()
	case "tracked-changes", "shapes", "content-validations", "named-expressions", "database-ranges",
		"data-pilot-tables", "forms", "master-styles", "font-face-decls", "settings", "meta", "scripts":
		r.skip()
	}
}

// look is what reading needs to know of a style.
type look struct {
	parent string
	line   string // as the style says: "none" is no line, "" is the parent's
	hidden bool   // a sheet that is not shown
}

// maxStyles is far beyond what a spreadsheet program makes.
const maxStyles = 200_000

// style reads a style, to be found by family and name. What the styles of
// the content say comes later and wins.
func (r *reader) style() {
	family := r.attr("family")
	key, l := family+" "+r.attr("name"), look{}
	if p := r.attr("parent-style-name"); p != "" {
		l.parent = family + " " + p
	}
	for depth := r.depth; r.within(depth); {
		if !r.start {
			continue
		}
		switch r.name {
		case "table-properties", "properties":
			l.hidden = l.hidden || r.attr("display") == "false"
		}
		for _, a := range []string{"text-line-through-style", "text-line-through-type", "text-crossing-out"} {
			if v := r.attr(a); v != "" && (l.line == "" || l.line == "none") {
				l.line = v
			}
		}
	}
	if len(r.styles) >= maxStyles {
		r.fault(tooLarge("more than %d styles", maxStyles))
		return
	}
	r.styles[key] = l
}

// struck tells whether a style strikes through, and whether it says so or not.
func (r *reader) struck(family, name string) (struck, says bool) {
	key := family + " " + name
	for range 20 { // parents may run in circles
		l, ok := r.styles[key]
		if !ok {
			return false, false
		}
		if l.line != "" {
			return l.line != "none", true
		}
		key = l.parent
	}
	return false, false
}

func (r *reader) fault(err error) {
	if r.err == nil {
		r.err = err
	}
}

// cached tells whether a table is LibreOffice's own copy of a sheet of another
// file, which formulas refer to.
func cached(name string) bool {
	return strings.HasPrefix(name, "'file:") && strings.Contains(name, "'#$")
}
