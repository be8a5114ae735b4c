package strict

import (
	"reflect"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

func isNull(n ast.Node) bool {
	if n == nil {
		return true
	}
	_, null := n.(*ast.NullNode)
	return null
}

// isEmpty tells whether a required key would still be missing: null, "" or [].
func isEmpty(n ast.Node) bool {
	if isNull(n) {
		return true
	}
	if s, ok := n.(*ast.SequenceNode); ok {
		return len(s.Values) == 0
	}
	text, ok := textOf(n)
	return ok && strings.TrimSpace(text) == ""
}

// line returns the line on which a node starts. A mapping's own token is its
// first colon, so its first key is asked.
func line(n ast.Node) int {
	switch m := n.(type) {
	case *ast.MappingNode:
		if !m.IsFlowStyle && len(m.Values) > 0 {
			return line(m.Values[0].Key)
		}
	case *ast.MappingValueNode:
		return line(m.Key)
	}
	if n == nil || n.GetToken() == nil || n.GetToken().Position == nil {
		return 0
	}
	return n.GetToken().Position.Line
}

// keyText returns a key as written, its quotes undone.
func keyText(k ast.MapKeyNode) string {
	if text, ok := textOf(k); ok {
		return text
	}
	return strings.TrimSpace(k.GetToken().Value)
}

// field is one key that a struct takes.
type field struct {
	name     string
	index    int
	required bool
	isLine   bool
}

type fields []field

func fieldsOf(t reflect.Type) fields {
	var out fields
	for i := range t.NumField() {
		name, opt, _ := strings.Cut(t.Field(i).Tag.Get("yaml"), ",")
		if !t.Field(i).IsExported() || name == "" && opt != "line" {
			continue
		}
		out = append(out, field{name: name, index: i, required: opt == "required", isLine: opt == "line"})
	}
	return out
}

func (fs fields) find(name string) (field, bool) {
	for _, f := range fs {
		if !f.isLine && f.name == name {
			return f, true
		}
	}
	return field{}, false
}

func (fs fields) line() (int, bool) {
	for _, f := range fs {
		if f.isLine {
			return f.index, true
		}
	}
	return 0, false
}

func (fs fields) names() string {
	var names []string
	for _, f := range fs {
		if !f.isLine {
			names = append(names, f.name)
		}
	}
	return strings.Join(names, ", ")
}
