package strict

import (
	"fmt"
	"reflect"

	"github.com/goccy/go-yaml/ast"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/problem"
)

type decoder struct {
	file     string
	problems problem.List
	known    map[reflect.Type]fields
}

// place is where the decoder is: the key or the number in a list, what that
// stands in, and the line of the key for values that have none of their own.
// The path is put together only when a problem needs it.
type place struct {
	up    *place
	name  string
	index int // from 1; 0 for a key
	line  int
}

func (p *place) key(name string, line int) *place { return &place{up: p, name: name, line: line} }
func (p *place) entry(i, line int) *place         { return &place{up: p, index: i + 1, line: line} }

// path returns auditors[2].name for the place.
func (p *place) path() string {
	switch {
	case p.up == nil:
		return p.name
	case p.index > 0:
		return fmt.Sprintf("%s[%d]", p.up.path(), p.index)
	case p.up.path() == "":
		return p.name
	default:
		return p.up.path() + "." + p.name
	}
}

var dateType = reflect.TypeFor[calendar.Date]()

// value fills into from the node. A null leaves it as it is, but for a struct
// whose required keys are then missing.
func (d *decoder) value(n ast.Node, into reflect.Value, at *place) {
	if v, ok := into.Addr().Interface().(lined); ok {
		if !isNull(n) {
			v.setLine(line(n))
		}
		d.value(n, v.target(), at)
		return
	}
	if isNull(n) && into.Kind() != reflect.Struct || isNull(n) && into.Type() == dateType {
		return
	}
	switch {
	case into.Type() == dateType:
		d.date(n, into, at)
	case into.Kind() == reflect.Struct:
		d.structure(n, into, at)
	case into.Kind() == reflect.Slice:
		d.list(n, into, at)
	case into.Kind() == reflect.Map && into.Type().Key().Kind() == reflect.String:
		d.mapping(n, into, at)
	default:
		d.scalar(n, into, at)
	}
}

// structure fills a struct from a mapping.
func (d *decoder) structure(n ast.Node, into reflect.Value, at *place) {
	pairs, ok := d.pairs(n, at)
	if !ok {
		return
	}
	fields := d.fields(into.Type())
	start := at.line
	if !isNull(n) {
		start = line(n)
	}
	if i, ok := fields.line(); ok {
		into.Field(i).SetInt(int64(start))
	}
	filled := make(map[string]bool, len(pairs))
	for _, p := range pairs {
		f, known := fields.find(p.key)
		if !known {
			d.add("yaml-unknown-key", p.line, at.key(p.key, 0).path(), fields.names())
			continue
		}
		filled[p.key] = !isEmpty(p.value)
		d.value(p.value, into.Field(f.index), at.key(p.key, p.line))
	}
	for _, f := range fields {
		if f.required && !filled[f.name] {
			d.add("yaml-missing-key", start, at.key(f.name, 0).path())
		}
	}
}

func (d *decoder) fields(t reflect.Type) fields {
	if d.known[t] == nil {
		d.known[t] = fieldsOf(t)
	}
	return d.known[t]
}

// mapping fills a map whose keys are free.
func (d *decoder) mapping(n ast.Node, into reflect.Value, at *place) {
	pairs, ok := d.pairs(n, at)
	if !ok {
		return
	}
	out := reflect.MakeMapWithSize(into.Type(), len(pairs))
	for _, p := range pairs {
		v := reflect.New(into.Type().Elem()).Elem()
		d.value(p.value, v, at.key(p.key, p.line))
		out.SetMapIndex(reflect.ValueOf(p.key).Convert(into.Type().Key()), v)
	}
	into.Set(out)
}

func (d *decoder) list(n ast.Node, into reflect.Value, at *place) {
	seq, ok := n.(*ast.SequenceNode)
	if !ok {
		d.add("yaml-type-list", line(n), at.path())
		return
	}
	out := reflect.MakeSlice(into.Type(), len(seq.Values), len(seq.Values))
	for i, v := range seq.Values {
		if isNull(v) {
			d.add("yaml-empty-entry", max(line(v), at.line), at.entry(i, 0).path())
			continue
		}
		d.value(v, out.Index(i), at.entry(i, line(v)))
	}
	into.Set(out)
}

// pair is one key of a mapping with its value.
type pair struct {
	key   string
	line  int
	value ast.Node
}

// pairs returns the keys of a mapping in their order, the first of repeated
// ones; ok is false where the node is no mapping.
func (d *decoder) pairs(n ast.Node, at *place) ([]pair, bool) {
	var nodes []*ast.MappingValueNode
	switch m := n.(type) {
	case *ast.MappingNode:
		nodes = m.Values
	case *ast.MappingValueNode:
		nodes = []*ast.MappingValueNode{m}
	default:
		if isNull(n) {
			return nil, true
		}
		d.add("yaml-type-map", line(n), at.path())
		return nil, false
	}
	seen := make(map[string]int, len(nodes))
	out := make([]pair, 0, len(nodes))
	for _, v := range nodes {
		p := pair{keyText(v.Key), line(v.Key), v.Value}
		if first, again := seen[p.key]; again {
			d.add("yaml-duplicate-key", p.line, at.key(p.key, 0).path(), fmt.Sprint(first))
			continue
		}
		seen[p.key] = p.line
		out = append(out, p)
	}
	return out, true
}
