package workbook

import (
	"cmp"
	"fmt"
	"strings"
)

// Read reads a workbook. What kind of file it is, its bytes tell. The error
// wraps one of the Err values and says in English what was found.
func Read(data []byte, limits Limits) (book *Book, err error) {
	defer func() {
		if r := recover(); r != nil {
			book, err = nil, fmt.Errorf("%w: reading broke off: %v", ErrDamaged, r)
		}
	}()
	if int64(len(data)) > limits.FileBytes {
		return nil, fmt.Errorf("%w: %d bytes", ErrTooLarge, len(data))
	}
	if err := sniff(data); err != nil {
		return nil, err
	}
	c, err := openContainer(data, limits)
	if err != nil {
		return nil, err
	}
	r, err := newReader(c, limits)
	if err != nil {
		return nil, err
	}
	return r.book, r.sheets()
}

// reader holds what the sheets of a workbook share.
type reader struct {
	*container
	limits  Limits
	book    *Book
	part    string // of the workbook
	rels    []relation
	strings []phrase
	looks   []look
	shower  shower
	cells   int // read so far
	painted int // cells whose look was noted
	listed  []listedSheet
	names   map[string]string // defined names that refer to cells
	lists   []listOf          // of drop-downs, to be looked up in the end
	named   []namedControl    // of the sheet being read
}

// listedSheet is a line of the workbook's list of sheets.
type listedSheet struct {
	name, id string
	hidden   bool
}

func newReader(c *container, limits Limits) (*reader, error) {
	r := &reader{container: c, limits: limits, book: &Book{}}
	if err := r.locate(); err != nil {
		return nil, err
	}
	if err := r.workbook(); err != nil {
		return nil, err
	}
	part, err := r.read(find(r.rels, "sharedStrings"))
	if err != nil {
		return nil, err
	}
	if r.strings, err = sharedStrings(part, cmp.Or(limits.Strings, limits.Cells)); err != nil {
		return nil, fmt.Errorf("read shared strings: %w", err)
	}
	if part, err = r.read(find(r.rels, "styles")); err != nil {
		return nil, err
	}
	if r.looks, err = styles(part); err != nil {
		return nil, fmt.Errorf("read styles: %w", err)
	}
	return r, nil
}

// locate finds the workbook part, or says what else the container holds.
func (r *reader) locate() error {
	rels, err := r.relations("")
	if err != nil {
		return err
	}
	r.part = find(rels, "officeDocument")
	if !r.has(r.part) && r.has("xl/workbook.xml") {
		r.part = "xl/workbook.xml"
	}
	switch {
	case strings.HasSuffix(r.part, ".bin") || r.part == "" && r.has("xl/workbook.bin"):
		return fmt.Errorf("%w: binary workbook (.xlsb)", ErrOldFormat)
	case r.has("word/document.xml"):
		return fmt.Errorf("%w: Word document", ErrNotWorkbook)
	case r.has("ppt/presentation.xml"):
		return fmt.Errorf("%w: presentation", ErrNotWorkbook)
	case r.has("content.xml") && r.has("mimetype"):
		return fmt.Errorf("%w: OpenDocument", ErrNotWorkbook)
	case r.part == "" && r.has("[Content_Types].xml"), r.part != "" && !r.has(r.part):
		return fmt.Errorf("%w: the workbook part is missing", ErrDamaged)
	case r.part == "":
		return fmt.Errorf("%w: zip archive", ErrNotWorkbook)
	}
	return nil
}

// workbook reads the list of sheets and the date system.
func (r *reader) workbook() error {
	part, err := r.read(r.part)
	if err != nil {
		return err
	}
	if r.rels, err = r.relations(r.part); err != nil {
		return err
	}
	s := newScanner(part)
	root := ""
	for e := s.next(); e != ended; e = s.next() {
		if e != start {
			continue
		}
		if root == "" {
			root = s.name
		}
		switch s.name {
		case "extLst": // its elements take the names of others
			s.leave()
		case "workbookPr":
			r.book.Date1904 = s.flag("date1904", false)
		case "definedName":
			r.defineName(s)
		case "sheet":
			state := s.word("state")
			r.listed = append(r.listed, listedSheet{s.word("name"), s.word("id"), state == "hidden" || state == "veryHidden"})
		}
	}
	if s.err == nil && root != "workbook" {
		s.fail("<%s> instead of <workbook>", root)
	}
	if s.err != nil {
		return fmt.Errorf("read workbook part: %w", s.err)
	}
	if len(r.listed) > r.limits.Sheets {
		return fmt.Errorf("%w: %d sheets", ErrTooLarge, len(r.listed))
	}
	r.shower.date1904 = r.book.Date1904
	r.book.Links = find(r.rels, "externalLink") != ""
	r.book.Macros = find(r.rels, "vbaProject") != "" || r.has("xl/vbaProject.bin")
	return nil
}

// sheets reads every worksheet in the order of the tabs. Sheets that are only
// a chart hold no cells and are left out.
func (r *reader) sheets() error {
	for _, l := range r.listed {
		rel, ok := r.relation(l.id)
		if !ok {
			return fmt.Errorf("%w: sheet %q has no part", ErrDamaged, l.name)
		}
		if rel.kind != "worksheet" {
			continue
		}
		part, err := r.read(rel.target)
		if err != nil {
			return err
		}
		if part == nil {
			return fmt.Errorf("%w: sheet %q: %s is missing", ErrDamaged, l.name, rel.target)
		}
		sheet, err := r.sheet(part)
		if err != nil {
			return fmt.Errorf("read sheet %q: %w", l.name, err)
		}
		sheet.Name, sheet.Hidden = l.name, l.hidden
		if err := r.comments(rel.target, sheet); err != nil {
			return fmt.Errorf("read comments of sheet %q: %w", l.name, err)
		}
		if err := r.shapes(rel.target, sheet); err != nil {
			return fmt.Errorf("read shapes of sheet %q: %w", l.name, err)
		}
		r.book.Sheets = append(r.book.Sheets, sheet)
	}
	r.chooseLines()
	return nil
}

func (r *reader) relation(id string) (relation, bool) {
	for _, rel := range r.rels {
		if rel.id == id {
			return rel, true
		}
	}
	return relation{}, false
}
