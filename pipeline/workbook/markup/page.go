package markup

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"shinsa/pipeline/workbook"
)

// page is an HTML file while it is read, tag by tag: what a browser would make
// of wrong markup is of no interest where a table is looked for, and a tree of
// a hostile page could cost any memory.
type page struct {
	*html.Tokenizer
	*book    // of its own: budget, formats, sheets
	tag      string
	attrs    map[string]string
	tables   []*tableState // those open, the innermost last
	outside  *outside
	classes  map[string]look
	names    []string // of sheets, as Excel tells them beside the page
	skipping string   // the element whose text is none
}

// outside gathers what stands beside the tables.
type outside struct {
	lines []string
	line  words
	white space
	size  int
}

func readHTML(text string, limits workbook.Limits) (*workbook.Book, error) {
	b := &book{budget: &budget{limits: limits}, out: &workbook.Book{}, formats: workbook.NewFormats(false)}
	p := &page{Tokenizer: html.NewTokenizer(strings.NewReader(text)), book: b, outside: &outside{}, classes: map[string]look{}}
	p.SetMaxBuf(8 << 20)
	for p.err == nil && p.token() {
	}
	for len(p.tables) > 0 && p.err == nil {
		p.endTable()
	}
	if p.err != nil {
		return nil, p.err
	}
	if len(p.out.Sheets) == 0 {
		return nil, fmt.Errorf("%w: HTML without a table", workbook.ErrNotWorkbook)
	}
	p.nameSheets()
	p.beside()
	return p.out, p.err
}

// token reads the next tag or text.
func (p *page) token() bool {
	switch p.Tokenizer.Next() {
	case html.ErrorToken:
		if err := p.Tokenizer.Err(); err == html.ErrBufferExceeded {
			p.fail(tooLarge("a tag or text of over 8 MiB"))
		}
		return false
	case html.TextToken:
		p.text(string(p.Tokenizer.Text()))
	case html.StartTagToken, html.SelfClosingTagToken:
		p.readTag()
		p.start()
	case html.EndTagToken:
		name, _ := p.TagName()
		p.tag = string(name)
		p.end()
	case html.CommentToken:
		p.island(string(p.Tokenizer.Text()))
	}
	return true
}

// readTag reads name and attributes of a tag.
func (p *page) readTag() {
	name, more := p.TagName()
	p.tag, p.attrs = string(name), nil
	for more {
		var k, v []byte
		if k, v, more = p.TagAttr(); p.attrs == nil {
			p.attrs = map[string]string{}
		}
		if _, again := p.attrs[string(k)]; !again && len(p.attrs) < 100 {
			p.attrs[string(k)] = string(v)
		}
	}
}

// number returns an attribute that counts, 1 where it is missing or senseless.
func (p *page) number(name string, most int) int {
	n, err := strconv.Atoi(strings.TrimSpace(p.attrs[name]))
	if err != nil || n < 0 {
		return 1
	}
	return min(n, most)
}

// island reads what Excel says of the workbook in a comment for itself.
func (p *page) island(text string) {
	if !strings.Contains(text, "<x:ExcelWorkbook") || len(p.names) > 0 {
		return
	}
	s := workbook.NewScanner([]byte(text[strings.Index(text, "<x:ExcelWorkbook"):]))
	for e := s.Next(); e != workbook.Ended && len(p.names) < p.limits.Sheets; e = s.Next() {
		switch {
		case e == workbook.Start && s.Name() == "Name":
			p.names = append(p.names, trim(s.Inner()))
		case e == workbook.Start && s.Name() == "Date1904":
			p.out.Date1904, p.formats = true, workbook.NewFormats(true)
		}
	}
}

// nameSheets gives the sheets their names: those that Excel told, where there
// are as many, else a number.
func (p *page) nameSheets() {
	told := len(p.names) == len(p.out.Sheets)
	for i, s := range p.out.Sheets {
		s.Name = fmt.Sprintf("html%d", i+1)
		if told && p.names[i] != "" && !slices.Contains(p.names[:i], p.names[i]) {
			s.Name = p.names[i]
		}
	}
}

// beside makes what stands beside the tables a last sheet, a line a row.
func (p *page) beside() {
	p.outside.flush()
	if len(p.outside.lines) == 0 {
		return
	}
	g := p.budget.grid("html text")
	for i, l := range p.outside.lines {
		g.nextRow(i + 1)
		g.put(workbook.Cell{Text: l}, 1, 1)
	}
	p.out.Sheets = append(p.out.Sheets, g.sheet)
}

// flush ends a line.
func (o *outside) flush() {
	if l := trim(o.line.all.String()); l != "" {
		o.lines = append(o.lines, l)
	}
	o.line, o.white = words{}, space{begun: false}
}
