package compose

import (
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"strconv"
	"strings"
	"text/template"
	"text/template/parse"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/problem"
)

// Dir is the folder of templates as problems name it: in the program's source
// and in a project alike.
const Dir = "templates/"

// Templates holds the parsed texts of all documents. It is not changed after
// Load; documents may be made from it side by side.
type Templates struct {
	byKind map[string]*template.Template
}

// Load parses the templates <kind>.md of fsys. Every fault is reported with
// its file and line; the Templates are usable only when there is none.
func Load(fsys fs.FS) (*Templates, problem.List) {
	t := &Templates{byKind: map[string]*template.Template{}}
	var faults problem.List
	for _, kind := range Kinds() {
		name := kind + ".md"
		source, err := fs.ReadFile(fsys, name)
		if err != nil {
			faults.Add("template-missing", problem.Pos{File: Dir + name}, err.Error())
			continue
		}
		tmpl, list := parseTemplate(kind, name, string(source))
		t.byKind[kind] = tmpl
		faults = append(faults, list...)
	}
	return t, faults.Sorted()
}

// parseTemplate parses one template and guards its actions.
func parseTemplate(kind, name, source string) (*template.Template, problem.List) {
	source = strings.ReplaceAll(source, "\r\n", "\n")
	faults := check(Dir+name, source, partsOf(kind))
	tmpl, err := template.New(name).Option("missingkey=error").Funcs(stub()).Parse(source)
	if err != nil {
		faults = append(faults, fault("template-syntax", Dir+name, err))
		return nil, faults
	}
	for _, each := range tmpl.Templates() {
		if each.Tree == nil {
			continue
		}
		g := guard{tree: each.Tree, file: Dir + name}
		g.list(each.Root)
		faults = append(faults, g.faults...)
	}
	return tmpl, faults
}

// stub declares the functions of templates for parsing; compose binds them to
// the tokens of one document.
func stub() template.FuncMap {
	return template.FuncMap{holdsFunc: holds, showFunc: func(any) (string, error) { return "", errors.New("not bound") }}
}

// The functions that guard appends to pipelines.
const (
	showFunc  = "_show"
	holdsFunc = "_holds"
)

// guard rewrites a template so that no action can write into the Markdown:
// each ends in showFunc, and each condition in holdsFunc. html/template adds its escapers in the same way.
type guard struct {
	tree   *parse.Tree
	file   string
	faults problem.List
}

func (g *guard) list(l *parse.ListNode) {
	if l == nil {
		return
	}
	for _, n := range l.Nodes {
		switch n := n.(type) {
		case *parse.ActionNode:
			g.action(n)
		case *parse.IfNode:
			g.branch(&n.BranchNode)
			g.end(n.Pipe, holdsFunc)
		case *parse.RangeNode:
			g.branch(&n.BranchNode)
		case *parse.WithNode:
			g.branch(&n.BranchNode)
		}
	}
}

func (g *guard) branch(b *parse.BranchNode) {
	g.pipe(b.Pipe)
	g.list(b.List)
	g.list(b.ElseList)
}

func (g *guard) action(n *parse.ActionNode) {
	g.pipe(n.Pipe)
	if len(n.Pipe.Decl) > 0 {
		return
	}
	g.end(n.Pipe, showFunc)
}

// end passes the value of a pipeline through one more function.
func (g *guard) end(p *parse.PipeNode, function string) {
	p.Cmds = append(p.Cmds, &parse.CommandNode{NodeType: parse.NodeCommand, Pos: p.Pos,
		Args: []parse.Node{parse.NewIdentifier(function).SetTree(g.tree).SetPos(p.Pos)}})
}

// holds makes {{if .Number}} ask whether there is a number: a struct alone
// would always be true.
func holds(v any) any {
	if w, ok := v.(Word); ok {
		return w.Known()
	}
	return v
}

// pipe refuses the functions that would turn a value with its place into a
// bare string: the place of a missing glyph would be lost.
func (g *guard) pipe(p *parse.PipeNode) {
	if p == nil {
		return
	}
	for _, c := range p.Cmds {
		for _, a := range c.Args {
			if inner, ok := a.(*parse.PipeNode); ok {
				g.pipe(inner)
			}
			id, ok := a.(*parse.IdentifierNode)
			if ok && bare(id.Ident) {
				g.faults.Add("template-function", problem.Pos{File: g.file, Line: p.Line}, id.Ident)
			}
		}
	}
}

func bare(name string) bool {
	switch name {
	case "print", "printf", "println", "html", "js", "urlquery", "slice":
		return true
	}
	return false
}

// compose makes a document: fill in, parse as Markdown, build, number.
func (t *Templates) compose(kind string, view any, p parts, meta doc.Meta) (*doc.Document, problem.List) {
	name := kind + ".md"
	tmpl := t.byKind[kind]
	if tmpl == nil {
		return nil, problem.List{problem.New("template-missing", problem.Pos{File: Dir + name}, kind)}
	}
	var tok tokens
	source, err := execute(tmpl, &tok, view)
	if err != nil {
		return nil, problem.List{fault("template-value", Dir+name, err)}
	}
	b := builder{file: Dir + name, source: []byte(source), tokens: &tok, parts: p}
	d := b.document(kind, meta)
	if b.faults.HasErrors() {
		return nil, b.faults.Sorted()
	}
	return d, b.faults.Sorted()
}

func execute(tmpl *template.Template, tok *tokens, view any) (string, error) {
	bound, err := tmpl.Clone()
	if err != nil {
		return "", fmt.Errorf("clone template %q: %w", tmpl.Name(), err)
	}
	var b strings.Builder
	err = bound.Funcs(template.FuncMap{showFunc: tok.show}).Execute(&b, view)
	return b.String(), err
}

// place finds file, line and the rest in the messages of text/template:
// "template: plan.md:12:5: executing "plan.md" at <.Foo>: can't evaluate …".
var place = regexp.MustCompile(`^template: [^:]*:(\d+)(?::\d+)?: (?:executing "[^"]*" at (<.*?>): )?(.*)$`)

func fault(code problem.Code, name string, err error) problem.Problem {
	m := place.FindStringSubmatch(strings.ReplaceAll(err.Error(), "\n", " "))
	if m == nil {
		return problem.New(code, problem.Pos{File: name}, "", err.Error())
	}
	line, _ := strconv.Atoi(m[1])
	return problem.New(code, problem.Pos{File: name, Line: line}, m[2], m[3])
}
