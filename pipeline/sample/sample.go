// Package sample makes up projects: a project file, a register of companies
// and an inbox of returned self-check sheets as they come back in life.
//
// In: a catalogue of criteria and, for Make, a number of companies, a seed and
// how messy the returns are. Out: the files of the project folder, and the
// Truth about them: what every company meant, cell by cell, so that a test
// can hold what the pipeline read against it. The words come from package
// samples; the blank sheets from package sheet, so that a sample is filled in
// where a real company fills in. The same options give the same bytes: all
// chance comes from one seed. The package writes no files, reads no clock and
// uses no real company or person.
//
// A return is made in four steps: what the company says is planned from its
// profile and scope (plan.go); the plan is spoilt as clerks spoil it (said.go:
// answers left out, unreadable, contradictory); it is filled into the blank
// sheet (fill.go); and the sheet is changed as offices change sheets (shape.go:
// rows inserted, header moved, hidden sheet lost). Each change is a Mess with
// a name, and the Truth of a file lists those it went through.
package sample

import (
	"errors"
	"fmt"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
)

// Options say what project to make up.
type Options struct {
	Companies int
	Seed      uint64
	Mess      float64 // 0 … 1: share of messy returns and how messy they are
	Catalogue *criteria.Catalogue
	Date      calendar.Date // the day the project is looked at; zero: 2018-06-01
}

// File is one file of the project folder, by slash-separated path.
type File struct {
	Path string
	Data []byte
}

// MaxCompanies bounds what Make makes in one go.
const MaxCompanies = 20_000

// Today is the day on which the samples are looked at unless told otherwise.
func Today() calendar.Date { return calendar.Date{Year: 2018, Month: 6, Day: 1} }

var errNoCatalogue = errors.New("make sample: no catalogue of criteria")

// Make makes up a project of any size.
func Make(o Options) ([]File, Truth, error) {
	if o.Catalogue == nil {
		return nil, Truth{}, errNoCatalogue
	}
	if o.Companies < 0 || o.Companies > MaxCompanies {
		return nil, Truth{}, fmt.Errorf("make sample of %d companies: want 0 to %d", o.Companies, MaxCompanies)
	}
	if o.Mess < 0 || o.Mess > 1 {
		return nil, Truth{}, fmt.Errorf("make sample with mess %g: want 0 to 1", o.Mess)
	}
	l, err := load()
	if err != nil {
		return nil, Truth{}, err
	}
	return build(invent(o, l), l)
}

// Demo makes the project of twelve companies that stands in samples/demo.yaml.
func Demo(cat *criteria.Catalogue) ([]File, Truth, error) {
	if cat == nil {
		return nil, Truth{}, errNoCatalogue
	}
	l, err := load()
	if err != nil {
		return nil, Truth{}, err
	}
	return build(written(l, cat), l)
}
