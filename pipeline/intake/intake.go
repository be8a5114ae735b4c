// Package intake reads what companies send back: any file of the inbox, as a
// record.Response or as a coded reason why not.
//
// In: the bytes of one file, the catalogue of criteria, the texts that our own
// form holds. Out: the answers by item, each value with file, sheet, cell, raw
// text and rule; and problems for what could not be read, which become queries
// to the company. Then Match says whose a response is, and Choose which one of
// a company's is used, so that every file has one fate; Compare says what a
// newer one changed.
//
// A reading goes in steps, each in its file: the workbook becomes pages
// (page.go); tables are found by their head words (table.go, words.go), or by
// what stands in their columns (infer.go); rows are given to items by id, then
// by the fingerprint of the question, then by position between known
// neighbours (lines.go, identify.go, similar.go), and a question that was
// altered is told (altered.go); cells become values (value.go, answer.go,
// struck.go, scope.go, laws.go, cover.go, version.go), also where an answer
// stands beside its cell: in the question, a comment (asides.go), a check box
// or drop-down (drawn.go), one column of several (columns.go), one of several
// printed words (printed.go); what only a colour tells is proposed and not
// read (colour.go); every cell and shape that no step has taken and that is
// not our own text becomes a note (notes.go). The last step is why
// nothing is dropped: a text is lost only by being taken, and what is taken
// stands in the response.
//
// The package never guesses an answer, never runs a formula or a macro, and
// never decides what an answer is worth. Reading is pure: files may be read in
// parallel with one Reader.
package intake

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

// Input is one file of the inbox.
type Input struct {
	File   string // path in the inbox, slash-separated
	Data   []byte
	Digest string // SHA-256, hex; computed when ""
	// Read reads the table; nil is workbook.Read. Other formats than Excel's
	// have readers of their own.
	Read func([]byte, workbook.Limits) (*workbook.Book, error)
}

// Options are the same for all files of a run.
type Options struct {
	Catalogue *criteria.Catalogue
	Limits    workbook.Limits // zero: workbook.DefaultLimits
	// Own lists the texts of our form that neither the catalogue nor
	// criteria's words hold (instructions), so that they are not taken for
	// remarks of the company.
	Own []string
}

// Reader reads files by one catalogue. It is safe for parallel use.
type Reader struct {
	limits workbook.Limits
	index  *index
}

// NewReader prepares what all files share.
func NewReader(o Options) *Reader {
	if o.Limits == (workbook.Limits{}) {
		o.Limits = workbook.DefaultLimits()
	}
	return &Reader{limits: o.Limits, index: newIndex(o.Catalogue, o.Own)}
}

// File reads one file. A file that cannot be read gives no response, and a
// problem that says what to ask for. The error is the machinery's alone.
func File(ctx context.Context, in Input, o Options) (*record.Response, problem.List, error) {
	return NewReader(o).File(ctx, in)
}

// File reads one file; see the function of the same name.
func (r *Reader) File(ctx context.Context, in Input) (out *record.Response, problems problem.List, err error) {
	defer func() { // one file's trouble is not the batch's
		if p := recover(); p != nil {
			out, err = nil, fmt.Errorf("read file %q: %v", in.File, p)
		}
	}()
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	read := in.Read
	if read == nil {
		read = workbook.Read
	}
	book, err := read(in.Data, r.limits)
	if err != nil {
		p, err := refusal(in.File, err)
		if err != nil {
			return nil, nil, err
		}
		return nil, problem.List{p}, nil
	}
	if in.Digest == "" {
		sum := sha256.Sum256(in.Data)
		in.Digest = hex.EncodeToString(sum[:])
	}
	return r.Book(ctx, in, book)
}

// Book reads a workbook that is open already; in.Data is not looked at.
func (r *Reader) Book(ctx context.Context, in Input, book *workbook.Book) (*record.Response, problem.List, error) {
	d := newReading(r.index, in, book)
	if p, foreign := d.findTables(); foreign {
		return nil, problem.List{p}, nil
	}
	for _, step := range []func(){d.version, d.answers, d.scopes, d.laws, d.cover, d.notes, d.summary} {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		step()
	}
	return d.out, d.problems.Sorted(), nil
}

// reading is the state of reading one workbook.
type reading struct {
	*index
	in       Input
	book     *workbook.Book
	pages    []*page
	tables   []*table
	out      *record.Response
	older    bool // made for another version of the catalogue
	problems problem.List
}

func newReading(ix *index, in Input, book *workbook.Book) *reading {
	d := &reading{index: ix, in: in, book: book, out: &record.Response{
		File: in.File, Digest: in.Digest,
		Answers: map[string]record.Answer{}, Scopes: map[string]record.ScopeAnswer{}, Cover: map[string]record.Value[string]{},
	}}
	for _, s := range book.Sheets {
		d.pages = append(d.pages, newPage(in.File, s))
	}
	return d
}
