package pipeline

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"shinsa/pipeline/intake"
	"shinsa/pipeline/papers"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/register"
	"shinsa/pipeline/worker"
)

// patience is how many files inside of one file of the inbox may break off
// before the rest of it is given up: each may take as long as the limit allows.
const patience = 3

// contents is what reading one file of the inbox gives, answer by answer.
type contents struct {
	path, digest string
	limits       register.Intake
	codec        *codec
	opened       bool
	in           opened
	readings     map[int]reading // by place among the members
	raw          [][]byte        // the answers as they came, for the cache
	failed       int             // files over which a reader broke off
}

// gather has the file read. A reader that ends over one of the files in it
// costs that file; the others are read by the next one.
func (c *contents) gather(ctx context.Context, from source, data []byte) error {
	for again := -1; ; {
		place := c.next()
		request, err := encode(readingRequest{Path: c.path, Data: data, From: place})
		if err != nil {
			return fmt.Errorf("encode request: %w", err)
		}
		var f *worker.Failure
		switch err := from.Do(ctx, request, c.take); {
		case err == nil:
			return nil
		case !errors.As(err, &f):
			return err
		}
		at := c.next()
		if f.Kind == worker.Crash && again != at { // perhaps somebody else ended it
			again = at
			continue
		}
		if c.giveUp(at, f); c.next() == len(c.in.Members) {
			return nil
		}
	}
}

// take takes an answer.
func (c *contents) take(b []byte) error {
	a, err := c.codec.decode(b)
	switch {
	case err != nil:
		return err
	case a.Opened != nil && c.opened:
		return nil // told again by the reader that goes on
	case a.Opened != nil:
		c.in, c.opened = *a.Opened, true
	case a.Reading != nil:
		c.put(*a.Reading)
	default:
		return errAnswer
	}
	c.raw = append(c.raw, b)
	return nil
}

func (c *contents) put(r reading) {
	if c.readings == nil {
		c.readings = map[int]reading{}
	}
	c.readings[r.Place] = r
}

// takeAll takes the answers of a cache entry; ok is false for one that cannot
// be used, and nothing is taken.
func (c *contents) takeAll(answers [][]byte) (ok bool) {
	before := *c
	for _, b := range answers {
		if c.take(b) != nil {
			*c = before
			return false
		}
	}
	if c.next() != len(c.in.Members) || !c.opened {
		*c = before
		return false
	}
	return true
}

// next is the place of the first member that is still to be read.
func (c *contents) next() int {
	for i, m := range c.in.Members {
		if _, done := c.readings[i]; !done && m.Refused == "" {
			return i
		}
	}
	return len(c.in.Members)
}

// giveUp notes that a reader broke off at the place.
func (c *contents) giveUp(place int, f *worker.Failure) {
	if !c.opened { // while it was unpacked: there is only the file itself
		c.in.Members = []member{{Path: c.path, Digest: c.digest}}
	}
	if place == len(c.in.Members) {
		return // everything was read
	}
	c.failed++
	c.put(reading{Place: place, Problems: problem.List{gaveUp(c.in.Members[place].Path, f, c.limits)}})
	if c.failed < patience {
		return
	}
	for i := c.next(); i < len(c.in.Members); i = c.next() {
		pos := problem.Pos{File: c.in.Members[i].Path}
		c.put(reading{Place: i, Problems: problem.List{problem.New("intake-given-up", pos, fmt.Sprint(c.failed))}})
	}
}

// lasting tells whether the next run would find the same. What depends on the
// passwords is not kept, so that no trace of them is; nor what broke off.
func (c *contents) lasting() bool {
	locked := func(m member) bool {
		return m.Unlocked || slices.Contains([]problem.Code{"parcel-password", "parcel-encrypted-xls", "parcel-encrypted-odf"}, m.Refused)
	}
	if slices.ContainsFunc(c.in.Members, locked) {
		return false
	}
	for _, r := range c.readings {
		for _, p := range r.Problems {
			switch p.Code {
			case "intake-time", "intake-memory", "intake-crashed", "intake-given-up", "intake-encrypted":
				return false
			}
		}
	}
	return true
}

// delivery puts together what was found.
func (c *contents) delivery() delivery {
	var d delivery
	for i, m := range c.in.Members {
		r := c.readings[i]
		if r.Form != papers.None {
			d.forms = append(d.forms, form{file: m.Path, digest: m.Digest, paper: r.Paper, aftermath: r.Aftermath,
				found: append(at(c.in.Problems, m.Path), r.Problems...)})
			continue
		}
		d.results = append(d.results, intake.Result{File: m.Path, Digest: m.Digest, Response: r.Response,
			Problems: append(at(c.in.Problems, m.Path), r.Problems...)})
	}
	d.problems = elsewhere(c.in.Problems, c.in.Members)
	return d
}
