// Package strict reads YAML that people write by hand, and reports everything
// it does not understand.
//
// In: the bytes of a file and a pointer to a Go struct. Out: the struct,
// filled with what could be read, and one problem for each unknown, repeated
// or missing key, each value of the wrong type and each date that does not
// exist, with its line. Nothing is ignored and nothing is converted by guess:
// a key that the struct does not name is a problem, 010 is not a number,
// 2018-2-30 is not a date.
//
// What a struct may hold: structs, slices, map[string]T, string, the integer
// types, float64, bool, calendar.Date (written YYYY-MM-DD) and Value[T] of any
// of these, which also keeps the line of the value. Fields take the tags
//
//	Name    string                      `yaml:"name"`
//	Title   strict.Value[string]        `yaml:"title,required"` // the key must be there, not empty
//	Budget  strict.Value[int]           `yaml:"budget"`
//	Due     strict.Value[calendar.Date] `yaml:"due"`
//	People  []Person                    `yaml:"people"`
//	Line    int                         `yaml:",line"` // line on which the mapping itself starts
//
// A text may be written without quotes even where it looks like a number
// (version: 1.0, zip: 0100001): the characters are taken as they stand. A key
// without a value leaves its field as it was. Names of keys in problems are
// paths such as auditors[2].name, counted from 1 as people count.
//
// Only plain YAML is read. Anchors, aliases, merge keys, tags and directives
// are refused with a problem: nobody needs them in a project file, and they
// are how a few bytes become gigabytes. Size, nesting and line length are
// bounded (see limits). This is the only package that imports
// github.com/goccy/go-yaml. It reads no files and never panics.
package strict

import (
	"fmt"
	"reflect"

	"shinsa/pipeline/problem"
)

// Value is a value of the file together with the line it stands on, so that
// later checks can still point at it. Line 0 means that the file has none.
type Value[T any] struct {
	V    T
	Line int
}

// IsSet tells whether the file gave the value.
func (v Value[T]) IsSet() bool { return v.Line > 0 }

// Pos returns the place of the value in the file of that name.
func (v Value[T]) Pos(file string) problem.Pos { return problem.Pos{File: file, Line: v.Line} }

// lined is how the decoder sees a *Value[T] without knowing T.
type lined interface {
	target() reflect.Value
	setLine(int)
}

func (v *Value[T]) target() reflect.Value { return reflect.ValueOf(&v.V).Elem() }
func (v *Value[T]) setLine(n int)         { v.Line = n }

// Decode reads data into the struct that into points to. file is the name
// that the problems cite. What could be read is in the struct even when
// problems are returned; a file that is not YAML at all leaves it unchanged.
func Decode(file string, data []byte, into any) problem.List {
	d := &decoder{file: file, known: map[reflect.Type]fields{}}
	ptr := reflect.ValueOf(into)
	if ptr.Kind() != reflect.Pointer || ptr.IsNil() || ptr.Elem().Kind() != reflect.Struct {
		d.add("yaml-target", 0, fmt.Sprintf("%T", into))
		return d.problems
	}
	root, ok := d.parse(data)
	if !ok {
		return d.problems
	}
	d.value(root, ptr.Elem(), &place{line: 1})
	return d.problems
}
