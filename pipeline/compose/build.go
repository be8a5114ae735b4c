package compose

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/problem"
)

// builder turns parsed Markdown into the blocks of one document.
type builder struct {
	file   string
	source []byte
	tokens *tokens
	parts  parts
	faults problem.List

	cover, blocks []doc.Block
	toc           bool
	headings      int
	drafts        int // paragraphs that only a draft has
	refs          []ref
}

// ref is a place in a content that waits for the number of a table or figure.
type ref struct {
	content []doc.Inline
	index   int
	id      string
}

func (b *builder) document(kind string, meta doc.Meta) *doc.Document {
	root := markdown(b.source)
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		b.block(n, doc.Body)
	}
	d := &doc.Document{Kind: kind, Meta: meta, Cover: b.cover, TOC: b.toc, Body: b.blocks}
	d.Meta.Title = title(d)
	d.Header = doc.Running{Left: runningTitle(d.Meta.Title, meta.Subject, meta.Marking), Right: meta.Marking}
	d.PlainFirst = isLetter(d)
	leadIn(d.Body)
	b.resolve(number(d.Body))
	return d
}

// title is the text of the paragraph that names the document.
func title(d *doc.Document) string {
	for _, b := range append(append([]doc.Block{}, d.Cover...), d.Body...) {
		p, ok := b.(*doc.Paragraph)
		if ok && (p.Style == doc.CoverTitle || p.Style == doc.LetterTitle) {
			return strings.ReplaceAll(doc.Plain(p.Content), "\n", "")
		}
	}
	return ""
}

// leadIn keeps the paragraph that introduces a table or chart on its page.
func leadIn(body []doc.Block) {
	for i := range len(body) - 1 {
		p, ok := body[i].(*doc.Paragraph)
		if !ok || p.Style != doc.Body {
			continue
		}
		switch body[i+1].(type) {
		case *doc.Table, *doc.Chart:
			p.KeepNext = true
		}
	}
}

// isLetter tells whether the document is a letter: it has no cover, and names
// itself on its first page.
func isLetter(d *doc.Document) bool {
	if len(d.Cover) > 0 {
		return false
	}
	for _, b := range d.Body {
		if p, ok := b.(*doc.Paragraph); ok && p.Style == doc.LetterTitle {
			return true
		}
	}
	return false
}

func (b *builder) add(block doc.Block) { b.blocks = append(b.blocks, block) }

func (b *builder) block(n ast.Node, style doc.Style) {
	switch n := n.(type) {
	case *ast.Heading:
		b.heading(n)
	case *ast.Paragraph, *ast.TextBlock:
		b.paragraph(n, style)
	case *ast.List:
		list := &doc.List{}
		b.list(list, n, 0, style)
		b.add(list)
	case *container:
		b.container(n)
	default:
		b.faults.Add("template-markdown", problem.Pos{File: b.file}, n.Kind().String())
	}
}

func (b *builder) container(n *container) {
	style := styles()[n.style]
	if n.style == lettered {
		style = letterItems
	}
	from := len(b.blocks)
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		b.block(c, style)
	}
	if n.style != draftOnly {
		return
	}
	for _, block := range b.blocks[from:] {
		if p, ok := block.(*doc.Paragraph); ok {
			b.drafts++
			p.Lock = "lock.draft." + strconv.Itoa(b.drafts)
		}
	}
}

// letterItems marks, while building, the lists of letters.
const letterItems doc.Style = "items"

func (b *builder) heading(n *ast.Heading) {
	b.headings++
	h := &doc.Heading{Level: min(n.Level, 3), Numbered: true, ID: fmt.Sprintf("sec-%d", b.headings)}
	if id, ok := n.AttributeString("id"); ok {
		h.ID = string(bytesOf(id))
	}
	if class, ok := n.AttributeString("class"); ok {
		for _, c := range strings.Fields(string(bytesOf(class))) {
			h.Numbered = h.Numbered && c != "plain"
			h.PageBreak = h.PageBreak || c == "newpage"
		}
	}
	lines := b.lines(n, false)
	if len(lines) > 0 {
		h.Content = lines[0]
	}
	b.add(h)
}

func bytesOf(v any) []byte {
	s, _ := v.([]byte)
	return s
}

// paragraph adds a paragraph, or what a directive alone in it names. In a
// container every line is a paragraph.
func (b *builder) paragraph(n ast.Node, style doc.Style) {
	if d, ok := n.FirstChild().(*directive); ok && n.FirstChild() == n.LastChild() && b.alone(d) {
		return
	}
	for _, content := range b.lines(n, style != doc.Body) {
		if len(content) > 0 {
			b.add(&doc.Paragraph{Style: style, Content: content})
		}
	}
}

// alone handles a directive that is a paragraph of its own; false for those
// that belong in a line.
func (b *builder) alone(d *directive) bool {
	content := b.tokens.plain(d.content)
	kind, name, arg := split(content)
	switch kind {
	case "body":
		b.cover, b.blocks = b.blocks, nil
	case "toc":
		b.toc = true
	case "newpage":
		b.add(&doc.PageBreak{})
	case "blank":
		b.blank(name)
	case "field", "ref":
		return false
	default:
		build, ok := b.parts.blocks[kind+": "+name]
		if !ok {
			b.faults.Add("template-directive", problem.Pos{File: b.file}, content)
			return true
		}
		if block := build(arg); block != nil {
			b.add(block)
		}
	}
	return true
}

// runningTitle heads the pages: the title and whom the document is about, or,
// where both leave no room beside the marking, the title alone.
func runningTitle(title, subject, marking string) string {
	const room = 46 // ems of the head of an A4 page
	whole := strings.TrimSpace(title + "　" + subject)
	if doc.Ems(whole)+doc.Ems(marking) > room {
		return title
	}
	return whole
}

// blank adds empty lines, the means by which letters and covers are spaced.
func (b *builder) blank(count string) {
	n, err := strconv.Atoi(count)
	if err != nil {
		n = 1
	}
	for range min(n, 20) {
		b.add(&doc.Paragraph{Style: doc.BodyFlush})
	}
}

// lines returns the content of a node, one entry a line when split, else one.
func (b *builder) lines(n ast.Node, split bool) [][]doc.Inline {
	l := liner{b: b, split: split}
	l.children(n, 0)
	l.end()
	return l.out
}

// resolve puts the numbers of tables and figures for the references.
func (b *builder) resolve(numbers map[string]string) {
	for _, r := range b.refs {
		s, ok := numbers[r.id]
		if !ok {
			b.faults.Add("template-ref", problem.Pos{File: b.file}, r.id)
			s = None
		}
		r.content[r.index] = doc.Text{S: s, Ref: r.id}
	}
}
