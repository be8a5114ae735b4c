package strict

import (
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"
	"unicode"

	"github.com/goccy/go-yaml/ast"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/problem"
)

// scalar fills a text, number or bool.
func (d *decoder) scalar(n ast.Node, into reflect.Value, at *place) {
	text, ok := textOf(n)
	switch into.Kind() {
	case reflect.String:
		d.text(n, text, ok, into, at)
	case reflect.Bool:
		b, isBool := n.(*ast.BoolNode)
		if !isBool {
			d.wrong("yaml-type-bool", n, at)
			return
		}
		into.SetBool(b.Value)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		d.integer(n, text, into, at)
	case reflect.Float64:
		f, err := strconv.ParseFloat(text, 64)
		if !isNumber(n) || err != nil || math.IsInf(f, 0) || math.IsNaN(f) {
			d.wrong("yaml-type-number", n, at)
			return
		}
		into.SetFloat(f)
	default:
		d.add("yaml-target", line(n), at.path()+" "+into.Type().String())
	}
}

func (d *decoder) text(n ast.Node, text string, ok bool, into reflect.Value, at *place) {
	if !ok {
		d.wrong("yaml-type-text", n, at)
		return
	}
	if i := strings.IndexFunc(text, isControl); i >= 0 {
		d.add("yaml-control", line(n), at.path(), fmt.Sprintf("%U", []rune(text[i:])[0]))
		return
	}
	into.SetString(text)
}

// integer takes decimal digits only: 010 and 0x10 mean different things to
// different readers.
func (d *decoder) integer(n ast.Node, text string, into reflect.Value, at *place) {
	i, err := strconv.ParseInt(text, 10, 64)
	if _, isInt := n.(*ast.IntegerNode); !isInt || err != nil || strconv.FormatInt(i, 10) != text || into.OverflowInt(i) {
		d.wrong("yaml-type-integer", n, at)
		return
	}
	into.SetInt(i)
}

func (d *decoder) date(n ast.Node, into reflect.Value, at *place) {
	text, _ := textOf(n)
	date, err := calendar.ParseISO(strings.TrimSpace(text))
	if err != nil || date.Day == 0 || !date.Exists() {
		d.wrong("yaml-date", n, at)
		return
	}
	into.Set(reflect.ValueOf(date))
}

// wrong reports a value that is not what the key takes, and cites it.
func (d *decoder) wrong(code problem.Code, n ast.Node, at *place) {
	text, ok := textOf(n)
	if !ok {
		text = "…"
	}
	d.add(code, line(n), at.path(), text)
}

// textOf returns the characters of a scalar as they stand in the file, its
// quotes and escapes undone.
func textOf(n ast.Node) (string, bool) {
	switch s := n.(type) {
	case *ast.StringNode:
		return s.Value, true
	case *ast.LiteralNode:
		return s.Value.Value, true
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		return strings.TrimSpace(n.GetToken().Value), true
	default:
		return "", false
	}
}

func isNumber(n ast.Node) bool {
	switch n.(type) {
	case *ast.IntegerNode, *ast.FloatNode:
		return true
	default:
		return false
	}
}

func isControl(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }
