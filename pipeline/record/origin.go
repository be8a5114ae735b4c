// Package record holds what the pipeline knows: the project, its companies
// and auditors, what each company answered, and for every value where it came
// from.
//
// In: nothing; packages register and intake fill the types. Out: plain values
// that packages audit, compose and sheet read. A value that somebody typed is
// a Value with its Origin (file, sheet, cell, raw text, rule), so that every
// word in a document can be followed back. The package reads no files and
// applies no rules.
package record

import "shinsa/pipeline/problem"

// Origin says where a value came from.
type Origin struct {
	Pos    problem.Pos `json:"pos"`
	Digest string      `json:"digest,omitempty"` // SHA-256 of the file, hex
	Raw    string      `json:"raw,omitempty"`    // as it was typed
	Rule   string      `json:"rule,omitempty"`   // how it was read: "answer:済", "date:wareki"
}

// Value is a value with its origin. Known is false where nothing was given
// or what was given could not be read (then Origin.Raw holds it).
type Value[T any] struct {
	V      T      `json:"v"`
	Known  bool   `json:"known"`
	Origin Origin `json:"origin"`
}

// Known makes a known value.
func Known[T any](v T, o Origin) Value[T] { return Value[T]{V: v, Known: true, Origin: o} }

// Unread makes a value that was given but could not be read.
func Unread[T any](o Origin) Value[T] { return Value[T]{Origin: o} }
