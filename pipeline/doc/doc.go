// Package doc is the document model: what every document says, free of how a
// writer shows it and of what an audit is.
//
// In: nothing; package compose builds Documents. Out: Document, Block and
// Inline values that the writers (docx, pdf, sheet) read. Blocks and inlines
// are different, closed sets of types: a writer switches over all of them,
// and a test in each writer holds that none is missed. A Document is not
// changed after compose has made it; writers that run side by side share it.
//
// The package also knows the text of a document in reading order (Lines), its
// outline (Outline) and the look that a reference document prescribes (Look).
package doc

import (
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/problem"
)

// Document is one document, whole.
type Document struct {
	Kind   string  // stable name of the kind: "query", "plan", "report-draft", "project-report"
	Meta   Meta    // what the file's properties say
	Header Running // running head of every page but the cover
	Cover  []Block // a page of its own without running head; empty: no cover
	TOC    bool    // a table of contents follows the cover
	Body   []Block

	PlainFirst bool // a letter: its first page has no running head
}

// Meta is what goes into the file's properties. No personal names, no paths.
type Meta struct {
	Title   string        // 審査報告書（案）
	Subject string        // 株式会社… or the project's name
	Org     string        // the certification body, as author
	Marking string        // 取扱注意; "" for none
	Version string        // 第1版
	Date    calendar.Date // date of the document
	Record  string        // what the document was made from: catalogue version, digests; for the properties
	Company string        // company ID; "" for documents over all companies
	Facts   []Fact        // what the document was made from, one by one, for a machine that reads the file again
}

// Fact is one thing that a document was made from: catalogue.version, 1.0.
// A Word file carries the facts inside, in their order.
type Fact struct{ Name, Value string }

// Running is the text at the left and right of the page head. The page foot
// is "page / pages" in every document.
type Running struct{ Left, Right string }

// Block is a part of a document that stands on lines of its own: *Heading,
// *Paragraph, *List, *Table, *Chart, *PageBreak.
type Block interface{ block() }

// Heading is a heading of level 1 to 3. Numbered headings get their numbers
// from Outline, never from the text.
type Heading struct {
	Level     int
	Numbered  bool
	ID        string // unique in the document; bookmark and link target
	Content   []Inline
	PageBreak bool // starts a new page
}

// Paragraph is a run of text in one of the closed set of styles.
type Paragraph struct {
	Style    Style
	Content  []Inline
	KeepNext bool     // stays on the page of what follows
	Remarks  []Remark // at the side of the paragraph; not part of the text
	Lock     string   // tag of the data that the paragraph shows and that nobody is to change; "" for none
	Picture  *Picture // in place of Content: what a person put into a Word file
}

// Picture is a picture on lines of its own.
type Picture struct {
	Data          []byte
	Format        string  // "png" or "jpeg"
	Width, Height float64 // on the page, in points
	Alt           string  // alternative text
}

// Remark says to the person who finishes the document what to look at: a
// comment in Word, by the name of the software, nothing elsewhere. Its lines
// are paragraphs of the comment.
type Remark struct{ Text string }

// List is a sequence of items, each with its label written out ("・", "(1)",
// "①"), set with hanging indent.
type List struct{ Items []Item }

// Item is one entry of a List; Level counts from 0.
type Item struct {
	Label   string
	Level   int
	Content []Inline
}

// Table is a table with a grid. Head rows are repeated on every page; rows
// are not torn unless a row is higher than a page.
type Table struct {
	ID      string
	Caption []Inline // above the table; empty: none
	Note    []Inline // below the table; empty: none
	Columns []Column
	Head    []Row
	Rows    []Row
	Plain   bool // no rules (lay-out table of letters)
}

// Column is one column of the grid. Shares of a table add up to its Width.
type Column struct {
	Share float64 // of the text width, 0 < Share <= 1
	Align Align   // for cells that do not say otherwise
}

// Row is one row of a table. The cells of a row and the cells that span into
// it from above fill the grid exactly.
type Row struct {
	Cells  []Cell
	Group  bool   // heads the rows below it: shaded, kept with the next row
	Repeat string // tag of a section that a person may make longer or shorter by rows like this one; rows of one section follow each other, and their fields have the same tags in each
}

// Cell is one cell; its paragraphs use the table styles.
type Cell struct {
	Content          []*Paragraph
	ColSpan, RowSpan int // 0 and 1 both mean one
	Fill             Fill
	Align            Align
	Head             bool // heads its row: head style and shading
}

// PageBreak starts a new page.
type PageBreak struct{}

func (*Heading) block()   {}
func (*Paragraph) block() {}
func (*List) block()      {}
func (*Table) block()     {}
func (*Chart) block()     {}
func (*PageBreak) block() {}

// Inline is a part of a line: Text, LineBreak, Field.
type Inline interface{ inline() }

// Text is a run of characters with one look. Src is where the text came from
// when it is a company's or the office's own (zero for our words): a
// character that no font has is reported there.
type Text struct {
	S    string
	Mark Mark
	Src  problem.Pos
	Ref  string // ID of the table or chart whose number the text is: a cross-reference; "" for none
}

// LineBreak starts a new line inside a paragraph.
type LineBreak struct{}

// Field is a place for a person to fill in: a content control in Word,
// its placeholder in entry colour elsewhere.
type Field struct {
	Tag         string // stable and unique in the document, but the same in every row of a section: finding.4-1-3a
	Title       string // what belongs here, for the person
	Kind        FieldKind
	Placeholder string        // shown while empty: （記入）
	Choices     []string      // of FieldChoice
	Value       string        // already known; "" shows the placeholder
	Date        calendar.Date // of FieldDate: the day that Value names; zero when it is not known
	Rich        []*Paragraph  // of FieldRich, instead of Value: the paragraphs with their marks
	Src         problem.Pos   // where Value came from, as Text.Src
}

func (Text) inline()      {}
func (LineBreak) inline() {}
func (Field) inline()     {}
