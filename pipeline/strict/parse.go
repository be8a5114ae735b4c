package strict

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"shinsa/pipeline/problem"
)

// The limits. A project file has some kilobytes, the catalogue about a
// hundred; the parser recurses once per level, and Go's stack is finite, so
// the depth is known before it starts. Block structure cannot be deeper than
// the tokens of one line plus the lines before it allow.
const (
	maxBytes      = 1 << 20
	maxFlowDepth  = 32
	maxLineTokens = 500
	maxIndent     = 200
)

// breaks makes line breaks those of Unix, as YAML itself does: the library
// counts a comment that ends in CRLF as two lines.
var breaks = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// parse returns the body of the only document of the file, nil for an empty
// one; ok is false when the file cannot be used at all.
func (d *decoder) parse(data []byte) (root ast.Node, ok bool) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if len(data) > maxBytes {
		d.add("yaml-too-large", 0, fmt.Sprint(maxBytes>>10))
		return nil, false
	}
	if line := invalidLine(data); line > 0 {
		d.add("yaml-encoding", line)
		return nil, false
	}
	file, err := tree(breaks.Replace(string(data)), d)
	if err != nil {
		d.syntax(err)
		return nil, false
	}
	if file == nil {
		return nil, false
	}
	return d.body(file)
}

func (d *decoder) body(file *ast.File) (ast.Node, bool) {
	var root ast.Node
	for i, doc := range file.Docs {
		if i > 0 && doc.Body != nil {
			d.add("yaml-documents", line(doc.Body))
			return nil, false
		}
		root = doc.Body
	}
	return root, true
}

// tree runs the library. It returns nil where a limit or a refused token made
// d report a problem. A panic of the library on strange bytes becomes an
// error here, the one place where it can happen: no input may end a run.
func tree(text string, d *decoder) (file *ast.File, err error) {
	defer func() {
		if r := recover(); r != nil {
			file, err = nil, fmt.Errorf("parse yaml: %v", r)
		}
	}()
	if l := deepLine(text); l > 0 {
		d.add("yaml-too-deep", l)
		return nil, nil
	}
	tokens := lexer.Tokenize(text)
	if !d.bounded(tokens) || !d.plain(tokens) {
		return nil, nil
	}
	return parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
}

// deepLine returns the first line with an indentation beyond maxIndent, or 0.
func deepLine(text string) int {
	n := 0
	for l := range strings.Lines(text) {
		n++
		if indent := len(l) - len(strings.TrimLeft(l, " ")); indent > maxIndent && strings.TrimSpace(l) != "" {
			return n
		}
	}
	return 0
}

// bounded reports whether the nesting stays within the limits.
func (d *decoder) bounded(tokens token.Tokens) bool {
	depth, lineNo, inLine := 0, 0, 0
	for _, t := range tokens {
		if t.Position.Line != lineNo {
			lineNo, inLine = t.Position.Line, 0
		}
		inLine++
		switch t.Type {
		case token.MappingStartType, token.SequenceStartType:
			depth++
		case token.MappingEndType, token.SequenceEndType:
			depth--
		}
		if depth > maxFlowDepth || inLine > maxLineTokens {
			d.add("yaml-too-deep", lineNo)
			return false
		}
	}
	return true
}

// plain reports whether the file keeps to plain YAML.
func (d *decoder) plain(tokens token.Tokens) bool {
	ok := true
	for _, t := range tokens {
		switch t.Type {
		case token.AnchorType, token.AliasType, token.TagType, token.MergeKeyType, token.DirectiveType, token.MappingKeyType:
			d.add("yaml-unsupported", t.Position.Line, strings.TrimSpace(t.Value))
			ok = false
		}
	}
	return ok
}

func (d *decoder) syntax(err error) {
	var e yaml.Error
	if errors.As(err, &e) && e.GetToken() != nil {
		d.add("yaml-syntax", e.GetToken().Position.Line, e.GetMessage())
		return
	}
	msg, _, _ := strings.Cut(err.Error(), "\n")
	d.add("yaml-syntax", 0, msg)
}

// invalidLine returns the line of the first byte that is not UTF-8, or 0.
func invalidLine(data []byte) int {
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			return 1 + bytes.Count(data[:i], []byte("\n"))
		}
		i += n
	}
	return 0
}

func (d *decoder) add(code problem.Code, line int, args ...string) {
	d.problems.Add(code, problem.Pos{File: d.file, Line: line}, args...)
}
