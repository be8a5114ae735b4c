package pipeline

import (
	"bytes"
	"cmp"
	"context"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"time"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/intake"
	"shinsa/pipeline/papers"
	"shinsa/pipeline/parcel"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/register"
	"shinsa/pipeline/workbook"
	"shinsa/pipeline/worker"
)

// Reader is the process that reads the files of the inbox for another one,
// which has started it through Options.Worker.
type Reader struct {
	In     io.Reader
	Out    io.Writer
	Exit   func(code int)    // ends the process at once
	Before func(file string) // called before a table is read; nil in the product: tests show what happens when a library runs wild
}

// ReadFiles reads files until there is nothing more to read. It opens no file
// and writes none: what it is to read comes over In, passwords too.
func ReadFiles(r Reader) error {
	return worker.Serve(worker.Streams{In: r.In, Out: r.Out, Exit: r.Exit}, func(setup []byte) (worker.Handler, error) {
		var s readingSetup
		if err := decode(setup, &s); err != nil {
			return nil, fmt.Errorf("read setup: %w", err)
		}
		return s.handler(r.Before), nil
	})
}

// readingSetup is what all files are read with.
type readingSetup struct {
	Catalogue *criteria.Catalogue
	Own       []string // the words of our own sheet
	OwnForms  []string // of our working papers and post-trial reports
	Limits    register.Intake
	Passwords []byte // the office's list, as it is
}

// readingRequest asks to read a file of the inbox.
type readingRequest struct {
	Path string
	Data []byte
	From int // place of the first of the files in it that is not read yet
}

// answer is one of the answers to a request: first what is in the file, then
// every table in it.
type answer struct {
	Opened  *opened
	Reading *reading
}

// opened is a file of the inbox, taken to pieces.
type opened struct {
	Members  []member
	Problems problem.List
}

// member is a file in it: or it itself, where nothing is around it.
type member struct {
	Path, Digest string
	Refused      problem.Code
	Unlocked     bool // by a password of the office
}

// reading is one table after intake.
type reading struct {
	Place     int // among the members
	Response  *record.Response
	Paper     *record.Paper     // a working paper (審査調書) instead
	Aftermath *record.Aftermath // a post-trial report (事後報告シート) instead
	Form      papers.Form       // that the workbook was recognised as
	Problems  problem.List
}

// fileReader reads files by one setup.
type fileReader struct {
	limits register.Intake
	parcel parcel.Options
	intake *intake.Reader
	forms  papers.Input // what every form is read with
	before func(string)
	codec  codec
}

// handler makes what answers requests, in a process of its own or in this one.
func (s readingSetup) handler(before func(string)) worker.Handler {
	passwords, _ := parcel.ParsePasswords(PasswordsFile, s.Passwords) // the problems stand in the run
	r := &fileReader{limits: s.Limits, before: before, parcel: parcel.Options{Passwords: passwords, Limits: parcelLimits(s.Limits)},
		intake: intake.NewReader(intake.Options{Catalogue: s.Catalogue, Limits: tableLimits(s.Limits), Own: s.Own}),
		forms:  papers.Input{Catalogue: s.Catalogue, Own: s.OwnForms}}
	return r.handle
}

func (r *fileReader) handle(ctx context.Context, request []byte, send func([]byte) error) error {
	var q readingRequest
	if err := decode(request, &q); err != nil {
		return fmt.Errorf("read request: %w", err)
	}
	items, found, err := parcel.Open(ctx, parcel.Item{Path: q.Path, Data: q.Data}, r.parcel)
	if err != nil {
		return fmt.Errorf("unpack %q: %w", q.Path, err)
	}
	o := opened{Problems: found}
	for _, it := range items {
		o.Members = append(o.Members, member{it.Path, it.Digest, it.Refused, it.Unlocked != ""})
	}
	if err := r.send(send, answer{Opened: &o}); err != nil {
		return err
	}
	for i, it := range items {
		if i < q.From || it.Refused != "" {
			continue
		}
		got, err := r.table(ctx, it)
		if err != nil {
			return err
		}
		got.Place = i
		if err := r.send(send, answer{Reading: &got}); err != nil {
			return err
		}
	}
	return nil
}

// table reads one table. That the reading breaks off is this file's matter.
func (r *fileReader) table(ctx context.Context, it parcel.Item) (got reading, err error) {
	if r.before != nil {
		r.before(it.Path)
	}
	var form *reading // a form that is no return
	read := tableReader(it.Kind)
	got.Response, got.Problems, err = r.intake.File(ctx, intake.Input{File: it.Path, Data: it.Data, Digest: it.Digest,
		Read: func(data []byte, l workbook.Limits) (*workbook.Book, error) {
			book, err := read(data, l)
			if err != nil {
				return nil, err
			}
			if kind := papers.Recognise(book); kind != papers.None {
				form = r.form(it, kind, book)
				return nil, errForm
			}
			return book, nil
		}})
	switch {
	case ctx.Err() != nil:
		return got, ctx.Err()
	case form != nil:
		return *form, nil
	case err != nil:
		got.Response, got.Problems = nil, problem.List{gaveUp(it.Path, &worker.Failure{Detail: "panic"}, r.limits)}
	}
	return got, nil
}

var errForm = errors.New("a form that is no return")

// form reads a working paper or a post-trial report.
func (r *fileReader) form(it parcel.Item, kind papers.Form, book *workbook.Book) *reading {
	in := r.forms
	in.File, in.Digest, in.Book = it.Path, it.Digest, book
	got := reading{Form: kind}
	if kind == papers.PaperForm {
		got.Paper, got.Problems = papers.ReadPaper(in)
	} else {
		got.Aftermath, got.Problems = papers.ReadAftermath(in)
	}
	return &got
}

// gaveUp is the problem of a file that could not be read to its end.
func gaveUp(path string, f *worker.Failure, l register.Intake) problem.Problem {
	pos, bounds := problem.Pos{File: path}, workerLimits(l)
	switch f.Kind {
	case worker.Time:
		return problem.New("intake-time", pos, fmt.Sprint(bounds.Step.Seconds()))
	case worker.Memory:
		return problem.New("intake-memory", pos, fmt.Sprint(bounds.Memory>>20))
	}
	return problem.New("intake-crashed", pos, f.Detail)
}

// workerLimits are far above what files need: a normal sheet is read in 10 ms,
// and the 317 files of other makers in ../shared/corpus in 2 s altogether, by
// processes that never grew beyond 50 MiB.
func workerLimits(l register.Intake) worker.Limits {
	return worker.Limits{
		Step:    time.Duration(cmp.Or(l.Seconds, 20)) * time.Second,
		Memory:  int64(cmp.Or(l.MemoryMiB, 768)) << 20,
		Answers: 128 << 20, // one normal sheet: 200 KB
	}
}

func parcelLimits(l register.Intake) parcel.Limits {
	return parcel.Limits{Total: int64(l.UnpackedMiB) << 20, Entry: int64(l.EntryMiB) << 20, Entries: l.Entries,
		Ratio: int64(l.Ratio), Depth: l.Nesting, Tries: l.Passwords}
}

func tableLimits(l register.Intake) workbook.Limits {
	t := workbook.DefaultLimits()
	t.FileBytes = cmp.Or(int64(l.FileMiB)<<20, t.FileBytes)
	t.UnpackedBytes = cmp.Or(int64(l.UnpackedMiB)<<20, t.UnpackedBytes)
	t.Sheets, t.Cells, t.Strings = cmp.Or(l.Sheets, t.Sheets), cmp.Or(l.Cells, t.Cells), cmp.Or(l.Strings, t.Strings)
	return t
}

func (r *fileReader) send(send func([]byte) error, a answer) error {
	b, err := r.codec.encode(a)
	if err != nil {
		return err
	}
	return send(b)
}

func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	err := gob.NewEncoder(&b).Encode(v)
	return b.Bytes(), err
}

func decode(b []byte, into any) error {
	if len(b) == 0 {
		return errors.New("nothing to decode")
	}
	return gob.NewDecoder(bytes.NewReader(b)).Decode(into)
}
