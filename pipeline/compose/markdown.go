package compose

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// markdown parses the subset that templates may use: headings, lists,
// paragraphs and emphasis of CommonMark, and our own containers and
// directives. Everything else stays text (and is refused by check).
func markdown(source []byte) ast.Node {
	p := parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(containerParser{}, 50),
			util.Prioritized(parser.NewListParser(), 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewATXHeadingParser(parser.WithHeadingAttribute()), 600),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(directiveParser{}, 50),
			util.Prioritized(parser.NewEmphasisParser(), 500),
		),
	)
	return p.Parse(text.NewReader(source))
}

var (
	kindContainer = ast.NewNodeKind("Container")
	kindDirective = ast.NewNodeKind("Directive")
)

// container is what stands between "::: style" and ":::".
type container struct {
	ast.BaseBlock
	style string
}

func (*container) Kind() ast.NodeKind           { return kindContainer }
func (c *container) Dump(src []byte, level int) { ast.DumpHelper(c, src, level, nil, nil) }

// containerParser reads containers. They do not nest.
type containerParser struct{}

var fence = []byte(":::")

func (containerParser) Trigger() []byte { return []byte{':'} }

func (containerParser) Open(_ ast.Node, r text.Reader, _ parser.Context) (ast.Node, parser.State) {
	line, _ := r.PeekLine()
	if !bytes.HasPrefix(line, fence) {
		return nil, parser.NoChildren
	}
	name := string(bytes.TrimSpace(line[len(fence):]))
	if name == "" {
		return nil, parser.NoChildren
	}
	r.AdvanceToEOL()
	return &container{style: name}, parser.HasChildren
}

func (containerParser) Continue(_ ast.Node, r text.Reader, _ parser.Context) parser.State {
	line, _ := r.PeekLine()
	if bytes.Equal(bytes.TrimSpace(line), fence) {
		r.AdvanceToEOL()
		return parser.Close
	}
	return parser.Continue | parser.HasChildren
}

func (containerParser) Close(ast.Node, text.Reader, parser.Context) {}
func (containerParser) CanInterruptParagraph() bool                 { return true }
func (containerParser) CanAcceptIndentedLine() bool                 { return false }

// directive is [[kind: name argument]].
type directive struct {
	ast.BaseInline
	content string
}

func (*directive) Kind() ast.NodeKind           { return kindDirective }
func (d *directive) Dump(src []byte, level int) { ast.DumpHelper(d, src, level, nil, nil) }

// directiveParser reads directives.
type directiveParser struct{}

func (directiveParser) Trigger() []byte { return []byte{'['} }

func (directiveParser) Parse(_ ast.Node, r text.Reader, _ parser.Context) ast.Node {
	line, _ := r.PeekLine()
	if !bytes.HasPrefix(line, []byte("[[")) {
		return nil
	}
	end := bytes.Index(line, []byte("]]"))
	if end < 0 {
		return nil
	}
	r.Advance(end + len("]]"))
	return &directive{content: string(line[len("[["):end])}
}
