// Package restore turns a finished Word file back into a document, so that its
// PDF can be made from what the auditor wrote.
//
// In: the bytes of a Word file, whatever program saved it. Out: a doc.Document
// with every word in it, in the accepted view (insertions in, deletions out,
// comments aside), and the list of what the model cannot hold, each with its
// place. The caller decides what to do about those: package restore never
// leaves anything out in silence. It writes nothing.
package restore

import (
	"fmt"
	"strings"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/docx"
	"shinsa/pipeline/docx/markup"
)

// Lost is something in the file that a document cannot hold.
type Lost struct {
	What  string // in Japanese: 数式, SmartArt
	Place string // heading above, and the words before it
	Look  bool   // only a look (a colour, a size): every word is there
}

// Document reads the file. meta is what the properties of the result say; its
// title is taken from the file.
func Document(data []byte, kind string, meta doc.Meta) (*doc.Document, []Lost, error) {
	r, body, err := open(data)
	if err != nil {
		return nil, nil, fmt.Errorf("read Word file: %w", err)
	}
	if err := r.blocks(body); err != nil {
		return nil, nil, fmt.Errorf("read Word file: %w", err)
	}
	r.endList()
	d := &doc.Document{Kind: kind, Meta: meta, TOC: r.toc}
	d.Cover, d.Body = r.split()
	d.Cover, d.Body = captioned(d.Cover), captioned(d.Body)
	r.number(d)
	d.Header, err = r.header(body)
	if err != nil {
		return nil, nil, fmt.Errorf("read Word file: %w", err)
	}
	if t := r.title(); t != "" {
		d.Meta.Title = t
	}
	return d, r.lost, nil
}

// reader walks through the body of a file.
type reader struct {
	pack   *markup.Package
	main   string
	rels   map[string]markup.Relation
	styles map[string]doc.Style // ID in the file → our style
	heads  map[string]int       // ID → level of headings
	chars  map[string]doc.Mark  // character styles
	fills  map[string]doc.Fill  // colour of our fills, by what the styles of the file say
	lists  *numbering
	notes  map[string]string // footnotes by ID
	width  float64           // of the text, in points

	out     []doc.Block
	list    *doc.List // that is open
	bodyAt  int       // first block behind the table of contents
	toc     bool
	brk     bool // a page break waits
	place   string
	numbers map[*doc.Heading]string // as Word shows them
	noted   int
	ids     int
	after   []*doc.Paragraph // footnotes and pictures of the paragraph that is read
	charts  []*doc.Chart     // in it
	lost    []Lost
	before  int // how many stood in lost before the last paragraph
}

func open(data []byte) (*reader, *markup.Node, error) {
	p, err := markup.Open(data)
	if err != nil {
		return nil, nil, err
	}
	main, err := p.Main()
	if err != nil {
		return nil, nil, err
	}
	tree, err := p.Tree(main)
	if err != nil {
		return nil, nil, err
	}
	body := tree.Kid("w:body")
	if body == nil {
		return nil, nil, fmt.Errorf("no text in part %q", main)
	}
	rels, err := p.Relations(main)
	if err != nil {
		return nil, nil, err
	}
	r := &reader{pack: p, main: main, rels: map[string]markup.Relation{}, styles: map[string]doc.Style{}, heads: map[string]int{}, chars: map[string]doc.Mark{}, fills: map[string]doc.Fill{}, width: textWidth(body), numbers: map[*doc.Heading]string{}}
	for _, rel := range rels {
		r.rels[rel.ID] = rel
	}
	if err := r.readStyles(rels); err != nil {
		return nil, nil, err
	}
	if r.lists, err = readNumbering(p, rels); err != nil {
		return nil, nil, err
	}
	return r, body, r.readNotes(rels)
}

// fillNames are the table styles that give the colours of fills.
var fillNames = map[string]doc.Fill{"審査表の見出し行": doc.FillGroup, "審査表の記入欄": doc.FillEntry}

// placeholderName is the style of the words in empty places to fill in.
const placeholderName = "審査記入欄の案内"

// readStyles finds our styles by their names, then those based on them.
func (r *reader) readStyles(rels []markup.Relation) error {
	rel := markup.ByKind(rels, "styles")
	if rel == nil {
		return nil
	}
	tree, err := r.pack.Tree(rel.Target)
	if err != nil {
		return err
	}
	names := map[string]doc.Style{}
	for _, s := range doc.Styles() {
		names[strings.ToLower(docx.StyleName(s))] = s
	}
	based := map[string]string{}
	for _, s := range tree.All("w:style") {
		id := s.Attr("styleId")
		based[id] = s.Val("w:basedOn")
		if own, ok := names[strings.ToLower(s.Val("w:name"))]; ok {
			r.styles[id] = own
		}
		if fill, ok := fillNames[s.Val("w:name")]; ok && s.Find("w:shd") != nil {
			r.fills[strings.ToUpper(s.Find("w:shd").Attr("fill"))] = fill
		}
		if s.Attr("type") == "character" {
			r.chars[id] = r.marks(s.Kid("w:rPr"))
			if s.Val("w:name") == placeholderName {
				r.chars[id] = doc.Hint
			}
		}
	}
	r.lost = nil // what a style looks like is no loss until it is used
	for id := range based {
		r.inherit(id, based)
	}
	for id, s := range r.styles {
		for level := 1; level <= 3; level++ {
			if s == doc.HeadingStyle(level) {
				r.heads[id] = level
			}
		}
	}
	return nil
}

// inherit gives a style of the auditor's the one of ours that it is based on.
func (r *reader) inherit(id string, based map[string]string) {
	for up, n := based[id], 0; up != "" && n < 32; up, n = based[up], n+1 {
		if own, ok := r.styles[up]; ok {
			if _, mine := r.styles[id]; !mine {
				r.styles[id] = own
			}
			return
		}
	}
}

// textWidth is that of the last section.
func textWidth(body *markup.Node) float64 {
	s := body.Kid("w:sectPr")
	w := points(s.Kid("w:pgSz").Attr("w")) - points(s.Kid("w:pgMar").Attr("left")) - points(s.Kid("w:pgMar").Attr("right"))
	if w <= 0 {
		return 453.6 // A4 with margins of 25 mm
	}
	return w
}

// split divides cover and body at the table of contents, or else keeps all in
// the body.
func (r *reader) split() (cover, body []doc.Block) {
	if !r.toc {
		return nil, r.out
	}
	return r.out[:r.bodyAt], r.out[r.bodyAt:]
}

func (r *reader) title() string {
	for _, b := range r.out {
		if p, ok := b.(*doc.Paragraph); ok && (p.Style == doc.CoverTitle || p.Style == doc.LetterTitle) {
			return strings.ReplaceAll(doc.Plain(p.Content), "\n", "")
		}
	}
	return ""
}

// header is the running head of the last section: a text at the left and one
// behind the tab.
func (r *reader) header(body *markup.Node) (doc.Running, error) {
	for _, ref := range body.Kid("w:sectPr").All("w:headerReference") {
		if t := ref.Attr("type"); t != "default" && t != "" {
			continue
		}
		tree, err := r.pack.Tree(r.rels[ref.Attr("id")].Target)
		if err != nil || tree == nil {
			return doc.Running{}, err
		}
		var lines []string
		for _, p := range tree.All("w:p") {
			lines = append(lines, doc.Plain(r.inlines(p)))
		}
		left, right, _ := strings.Cut(strings.Join(lines, "　"), "\t")
		return doc.Running{Left: left, Right: right}, nil
	}
	return doc.Running{}, nil
}

// lose notes what cannot be held.
func (r *reader) lose(what string, look bool) {
	l := Lost{What: what, Place: r.place, Look: look}
	for _, have := range r.lost {
		if have == l {
			return
		}
	}
	r.lost = append(r.lost, l)
}
