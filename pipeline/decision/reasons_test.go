package decision

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strconv"
	"strings"
	"testing"
)

// Every rule of the readers by which a value is not read has a reason in words:
// the rules are taken from the sources, those that read a value are named here.
func TestEveryReasonHasWords(t *testing.T) {
	reads := map[string]bool{"text": true, "text joined": true}
	n := 0
	for _, dir := range []string{"../intake", "../normalize"} {
		for _, rule := range rulesOf(t, dir) {
			name, _, _ := strings.Cut(rule, ":")
			if reads[rule] || name == "date" || name == "number" || strings.HasPrefix(rule, "; ") {
				continue
			}
			n++
			if got := reason(rule + ":x; hidden"); strings.Contains(got, "規則") {
				t.Errorf("the rule %q has no words", rule)
			}
		}
	}
	if n < 8 {
		t.Errorf("only %d rules found in the sources", n)
	}
	if reason("brand-new; x") != "読み取りの規則：brand-new" || reason("colour:一部実施") != "色や枠だけで「一部実施」が選ばれているように見えます" {
		t.Error(reason("brand-new; x"), reason("colour:一部実施"))
	}
}

// rulesOf lists the values of the constants of a package that name rules.
func rulesOf(t *testing.T, dir string) []string {
	t.Helper()
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".go") || strings.HasSuffix(f.Name(), "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), dir+"/"+f.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			for i := 0; ok && i < len(spec.Names) && i < len(spec.Values); i++ {
				name := strings.ToLower(spec.Names[i].Name)
				if l, lit := spec.Values[i].(*ast.BasicLit); lit && l.Kind == token.STRING && strings.HasPrefix(name, "rule") {
					s, _ := strconv.Unquote(l.Value)
					out = append(out, s)
				}
			}
			return true
		})
	}
	return out
}
