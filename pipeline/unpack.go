package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"shinsa/pipeline/intake"
	"shinsa/pipeline/parcel"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
	"shinsa/pipeline/workbook/delimited"
	"shinsa/pipeline/workbook/ods"
	"shinsa/pipeline/workbook/xls"
	"shinsa/pipeline/workspace"
)

// PasswordsFile lists the passwords of protected files, for the office to fill
// in; it is read afresh by every run and kept nowhere else.
const PasswordsFile = "passwords.txt"

// unpacker takes the files of the inbox to pieces and reads what is in them.
type unpacker struct {
	folder    *workspace.Folder
	catalogue string // digest
	reader    *intake.Reader
	passwords parcel.Passwords
	fresh     bool // do not use the cache
}

// delivery is what came in one file of the inbox: one result for each file
// that was in it, and the problems that concern none of these.
type delivery struct {
	results  []intake.Result
	problems problem.List
}

// reading is one file after intake; it is also the cache entry.
type reading struct {
	Response *record.Response
	Problems problem.List
}

func (s *state) unpacker(f *workspace.Folder, o Options) (*unpacker, error) {
	u := &unpacker{folder: f, catalogue: s.catalogue.Digest, fresh: o.Verify,
		reader: intake.NewReader(intake.Options{Catalogue: s.catalogue, Limits: workbook.DefaultLimits(), Own: s.ownTexts()})}
	b, err := f.Read(PasswordsFile)
	if errors.Is(err, fs.ErrNotExist) {
		return u, nil
	}
	if err != nil {
		return nil, err
	}
	var found problem.List
	u.passwords, found = parcel.ParsePasswords(PasswordsFile, b)
	s.problems = append(s.problems, found...)
	return u, nil
}

// deliver unpacks and reads one file of the inbox.
func (u *unpacker) deliver(ctx context.Context, path string) (delivery, error) {
	data, err := u.folder.Read(path)
	if err != nil {
		return unreadable(path, err), nil
	}
	items, found, err := parcel.Open(ctx, parcel.Item{Path: path, Data: data}, parcel.Options{Passwords: u.passwords})
	if err != nil {
		return delivery{}, fmt.Errorf("unpack %q: %w", path, err)
	}
	var d delivery
	for _, it := range items {
		r := intake.Result{File: it.Path, Digest: it.Digest, Problems: at(found, it.Path)}
		if it.Refused == "" {
			got, err := u.read(ctx, it)
			if err != nil {
				return d, err
			}
			r.Response, r.Problems = got.Response, append(r.Problems, got.Problems...)
		}
		d.results = append(d.results, r)
	}
	d.problems = elsewhere(found, items)
	return d, nil
}

// read reads one unpacked file, from the cache when it was read before.
func (u *unpacker) read(ctx context.Context, it parcel.Item) (reading, error) {
	key := workspace.NewKey("intake", intakeVersion).Text(it.Path).Text(it.Digest).Text(u.catalogue).Sum()
	var r reading
	if ok, err := u.folder.Cache().Get(key, &r); err != nil || ok && !u.fresh {
		return r, err
	}
	r = reading{}
	var err error
	r.Response, r.Problems, err = u.reader.File(ctx, intake.Input{File: it.Path, Data: it.Data, Digest: it.Digest, Read: tableReader(it.Kind)})
	if err != nil {
		return r, fmt.Errorf("read return %q: %w", it.Path, err)
	}
	return r, u.folder.Cache().Put(key, r)
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

// elsewhere returns the problems that stand at none of the items: of the
// containers around them.
func elsewhere(l problem.List, items []parcel.Item) problem.List {
	own := map[string]bool{}
	for _, it := range items {
		own[it.Path] = true
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
	return delivery{results: []intake.Result{{File: path, Problems: problem.List{problem.New("inbox-unreadable", problem.Pos{File: path}, why)}}}}
}
