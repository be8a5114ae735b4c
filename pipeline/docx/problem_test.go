package docx_test

import (
	"context"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strings"
	"testing"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/docx"
	"shinsa/pipeline/problem"
)

// TestForbiddenCharacters holds that a character which XML cannot carry is
// reported with its place, and shown, wherever it stands.
func TestForbiddenCharacters(t *testing.T) {
	ref := reference(t)
	src := problem.Pos{File: "回答.xlsx", Sheet: "自己チェック", Row: 31, Col: 6}
	for _, c := range []struct{ text, name string }{
		{"前\x01後", "U+0001"}, {"前\uFFFE後", "U+FFFE"}, {"前\xff後", "0xFF"}, {"前\x1b後", "U+001B"},
	} {
		d := &doc.Document{Body: []doc.Block{&doc.Paragraph{Style: doc.Body, Content: []doc.Inline{doc.Text{S: c.text, Src: src}}}}}
		data, problems, err := docx.Write(t.Context(), d, docx.Options{Reference: ref})
		if err != nil || len(problems) != 1 {
			t.Fatalf("%q: %v %v", c.text, err, problems)
		}
		p := problems[0]
		if p.Code != "docx-character" || p.Severity != problem.Error || p.Pos != src || p.Args[0] != c.name || !strings.HasPrefix(p.Args[1], "前") {
			t.Errorf("%q: %s", c.text, p.Text("ja"))
		}
		if lines, err := docx.Lines(data); err != nil || len(lines) != 1 || lines[0] != "前\uFFFD後" {
			t.Errorf("%q: %q %v", c.text, lines, err)
		}
	}
}

func TestForbiddenCharacterInProperties(t *testing.T) {
	d := &doc.Document{Meta: doc.Meta{Title: "a\x02"}, Header: doc.Running{Left: "b\x03"}}
	_, problems, err := docx.Write(t.Context(), d, docx.Options{Reference: reference(t)})
	if err != nil || len(problems) != 2 {
		t.Fatal(problems, err)
	}
}

func TestGridThatDoesNotFit(t *testing.T) {
	for name, cells := range map[string][]doc.Cell{
		"too few": {cell("a")}, "too many": {cell("a"), cell("b"), cell("c")}, "too wide": {cell("a"), {ColSpan: 2}},
	} {
		tab := &doc.Table{ID: "t", Columns: []doc.Column{{Share: 0.5}, {Share: 0.5}}, Rows: []doc.Row{{Cells: cells}}}
		_, problems, err := docx.Write(t.Context(), &doc.Document{Body: []doc.Block{tab}}, docx.Options{Reference: reference(t)})
		if err != nil || len(problems) != 1 || problems[0].Code != "docx-table-grid" {
			t.Errorf("%s: %v %v", name, problems, err)
		}
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := docx.Write(ctx, sample(), docx.Options{Reference: reference(t)}); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	if _, _, err := docx.Write(t.Context(), sample(), docx.Options{}); err == nil {
		t.Fatal("wrote without a reference")
	}
}

// TestEveryTypeIsWritten holds that the writer knows every block and inline
// that package doc defines.
func TestEveryTypeIsWritten(t *testing.T) {
	source := ""
	for _, f := range []string{"body.go", "inline.go"} {
		content, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		source += string(content)
	}
	file, err := parser.ParseFile(token.NewFileSet(), "../doc/doc.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, d := range file.Decls {
		f, ok := d.(*ast.FuncDecl)
		if !ok || f.Recv == nil || f.Name.Name != "block" && f.Name.Name != "inline" {
			continue
		}
		name := ""
		switch x := f.Recv.List[0].Type.(type) {
		case *ast.StarExpr:
			name = "*doc." + x.X.(*ast.Ident).Name
		case *ast.Ident:
			name = "doc." + x.Name
		}
		found++
		if !strings.Contains(source, "case "+name+":") {
			t.Errorf("no case for %s", name)
		}
	}
	if found < 9 {
		t.Errorf("found only %d types", found)
	}
}
