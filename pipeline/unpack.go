package pipeline

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"sync"

	"shinsa/pipeline/intake"
	"shinsa/pipeline/parcel"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/register"
	"shinsa/pipeline/workbook"
	"shinsa/pipeline/workbook/delimited"
	"shinsa/pipeline/workbook/markup"
	"shinsa/pipeline/workbook/ods"
	"shinsa/pipeline/workbook/xls"
	"shinsa/pipeline/worker"
	"shinsa/pipeline/workspace"
)

// PasswordsFile lists the passwords of protected files, for the office to fill
// in; it is read afresh by every run and kept nowhere else.
const PasswordsFile = "passwords.txt"

// unpacker has the files of the inbox taken to pieces and read, and keeps what
// was found.
type unpacker struct {
	folder *workspace.Folder
	setup  readingSetup
	source source
	shared string // digest of everything but the file that a reading depends on
	fresh  bool   // do not use the cache
	codec  codec
}

// source reads the file that a readingRequest names and hands over the answers.
type source interface {
	Do(ctx context.Context, request []byte, answer func([]byte) error) error
}

// here reads in this process; what it shares between files is made when the
// first one has to be read.
type here func() worker.Handler

// Do implements source.
func (h here) Do(ctx context.Context, request []byte, answer func([]byte) error) error {
	return h()(ctx, request, answer)
}

// worthwhile is how many files one more process must have to read before it has
// earned its start, which takes as long as ten of them.
const worthwhile = 16

// delivery is what came in one file of the inbox: one result for each file
// that was in it, and the problems that concern none of these.
type delivery struct {
	results  []intake.Result
	forms    []form // working papers and post-trial reports
	problems problem.List
}

func (s *state) unpacker(f *workspace.Folder, o Options, files int) (u *unpacker, stop func(), err error) {
	own := s.ownTexts()
	slices.Sort(own)
	u = &unpacker{folder: f, fresh: o.Verify, setup: readingSetup{Catalogue: s.catalogue, Own: slices.Compact(own), OwnForms: s.ownForms()}}
	b, err := f.Read(ProjectFile)
	if err != nil {
		return nil, nil, err
	}
	u.setup.Limits = register.IntakeOf(ProjectFile, b)
	key, err := workspace.NewKey("intake", intakeVersion).Text(s.catalogue.Digest).JSON([]any{u.setup.Own, u.setup.OwnForms, u.setup.Limits})
	if err != nil {
		return nil, nil, err
	}
	u.shared = key.Sum()
	if u.setup.Passwords, err = f.Read(PasswordsFile); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, nil, err
	}
	_, found := parcel.ParsePasswords(PasswordsFile, u.setup.Passwords)
	s.problems = append(s.problems, found...)
	stop, err = u.open(o, files)
	return u, stop, err
}

// open decides where files are read; stop ends what was started for it.
func (u *unpacker) open(o Options, files int) (stop func(), err error) {
	if o.Worker == nil {
		u.source = here(sync.OnceValue(func() worker.Handler { return u.setup.handler(nil) }))
		return func() {}, nil
	}
	setup, err := encode(u.setup)
	if err != nil {
		return nil, fmt.Errorf("encode setup of readers: %w", err)
	}
	pool := worker.NewPool(worker.Options{Start: o.Worker, Size: min(o.jobs(), 1+files/worthwhile), Setup: setup, Limits: workerLimits(u.setup.Limits)})
	u.source = pool
	return pool.Close, nil
}

// deliver unpacks and reads one file of the inbox, from the cache when it was
// read before.
func (u *unpacker) deliver(ctx context.Context, e workspace.Entry) (delivery, error) {
	if most := u.mostBytes(); e.Size > most {
		return refused(e.Path, problem.New("intake-too-large", problem.Pos{File: e.Path}, fmt.Sprintf("%d bytes", e.Size), "大きさが上限を超えるもの")), nil
	}
	data, err := u.folder.Read(e.Path)
	if err != nil {
		return unreadable(e.Path, err), nil
	}
	digest := workspace.Digest(data)
	key := workspace.NewKey("delivery", u.shared).Text(e.Path).Text(digest).Sum()
	c := contents{path: e.Path, digest: digest, limits: u.setup.Limits, codec: &u.codec}
	var kept [][]byte
	if ok, err := u.folder.Cache().Get(key, &kept); err != nil {
		return delivery{}, err
	} else if ok && !u.fresh && c.takeAll(kept) {
		return c.delivery(), nil
	}
	if err := c.gather(ctx, u.source, data); err != nil {
		return delivery{}, fmt.Errorf("read %q: %w", e.Path, err)
	}
	if !c.lasting() {
		return c.delivery(), nil
	}
	return c.delivery(), u.folder.Cache().Put(key, c.raw)
}

// mostBytes is the size past which a file of the inbox is not even opened:
// what may be unpacked, written as mails write it (base64: 4 for 3), and room.
func (u *unpacker) mostBytes() int64 {
	return 2 * max(cmp.Or(parcelLimits(u.setup.Limits).Total, parcel.DefaultLimits().Total), tableLimits(u.setup.Limits).FileBytes)
}

// tableReader returns the reader of a kind of file, which content has told.
func tableReader(k parcel.Kind) func([]byte, workbook.Limits) (*workbook.Book, error) {
	switch k {
	case parcel.XLS:
		return xls.Read
	case parcel.ODS:
		return ods.Read
	case parcel.CSV, parcel.Text:
		return delimited.Read
	case parcel.HTML, parcel.SheetML:
		return markup.Read
	default:
		return workbook.Read
	}
}

// at returns the problems of one file.
func at(l problem.List, path string) problem.List {
	var out problem.List
	for _, p := range l {
		if p.Pos.File == path {
			out = append(out, p)
		}
	}
	return out
}

// elsewhere returns the problems that stand at none of the members: of the
// containers around them.
func elsewhere(l problem.List, members []member) problem.List {
	own := map[string]bool{}
	for _, m := range members {
		own[m.Path] = true
	}
	var out problem.List
	for _, p := range l {
		if !own[p.Pos.File] {
			out = append(out, p)
		}
	}
	return out
}

// unreadable is a file that the system does not let us open: one file's fault
// that must not stop the others. It is not kept in the cache.
func unreadable(path string, err error) delivery {
	why := err.Error()
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		why = pathErr.Err.Error()
	}
	return refused(path, problem.New("inbox-unreadable", problem.Pos{File: path}, why))
}

func refused(path string, p problem.Problem) delivery {
	return delivery{results: []intake.Result{{File: path, Problems: problem.List{p}}}}
}
