package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"golang.org/x/sync/errgroup"

	"shinsa/pipeline/intake"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/sheet"
	"shinsa/pipeline/workbook"
	"shinsa/pipeline/workspace"
)

// intakeVersion changes when intake reads the same file otherwise.
const intakeVersion = "1"

// received is one file of the inbox after intake; it is also the cache entry.
type received struct {
	Response *record.Response
	Problems problem.List
}

// receive reads every file of the inbox, side by side, and settles which
// return of each company is used.
func (s *state) receive(ctx context.Context, f *workspace.Folder, o Options) error {
	files, err := f.List(Inbox)
	if err != nil {
		return err
	}
	if err := s.links(f); err != nil {
		return err
	}
	reader := intake.NewReader(intake.Options{Catalogue: s.catalogue, Limits: workbook.DefaultLimits(), Own: s.ownTexts()})
	got := make([]received, len(files))
	digests := make([]string, len(files))
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(o.jobs())
	for i, e := range files {
		g.Go(func() (err error) {
			got[i], digests[i], err = s.readReturn(ctx, reader, f, returned{e.Path, o.Verify})
			return err
		})
	}
	if err := g.Wait(); err != nil {
		return err
	}
	results := make([]intake.Result, len(files))
	for i, e := range files {
		results[i] = intake.Result{File: e.Path, Digest: digests[i], Response: got[i].Response, Problems: got[i].Problems}
	}
	s.settle(results)
	return nil
}

// settle decides whose each return is and which of a company's is used, and
// marks what was found in a file with the company it concerns.
func (s *state) settle(results []intake.Result) {
	chosen, found := intake.Choose(results, s.companies)
	s.responses, s.receipts = chosen.Used, chosen.Receipts
	s.problems = append(s.problems, found...)
	owner := map[string]string{}
	for _, r := range chosen.Receipts {
		owner[r.File] = r.Company
	}
	for _, r := range results {
		s.problems = append(s.problems, forCompany(r.Problems, owner[r.File])...)
	}
}

// returned is one file of the inbox to read; fresh asks not to use the cache.
type returned struct {
	path  string
	fresh bool
}

// readReturn reads one file, from the cache when it was read before.
func (s *state) readReturn(ctx context.Context, reader *intake.Reader, f *workspace.Folder, file returned) (received, string, error) {
	if err := ctx.Err(); err != nil {
		return received{}, "", err
	}
	data, err := f.Read(file.path)
	if err != nil {
		return unreadable(file.path, err), "", nil
	}
	digest := workspace.Digest(data)
	key := workspace.NewKey("intake", intakeVersion).Text(file.path).Text(digest).Text(s.catalogue.Digest).Sum()
	var r received
	if ok, err := f.Cache().Get(key, &r); err != nil || ok && !file.fresh {
		return r, digest, err
	}
	r = received{}
	r.Response, r.Problems, err = reader.File(ctx, intake.Input{File: file.path, Data: data, Digest: digest})
	if err != nil {
		return r, digest, fmt.Errorf("read return %q: %w", file.path, err)
	}
	return r, digest, f.Cache().Put(key, r)
}

// unreadable is a file that the system does not let us open: one file's fault
// that must not stop the others. It is not kept in the cache.
func unreadable(path string, err error) received {
	why := err.Error()
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		why = pathErr.Err.Error()
	}
	return received{Problems: problem.List{problem.New("inbox-unreadable", problem.Pos{File: path}, why)}}
}

// links tells of what lies in the inbox and is no file.
func (s *state) links(f *workspace.Folder) error {
	links, err := f.Links(Inbox)
	for _, l := range links {
		s.problems.Add("inbox-link", problem.Pos{File: l}, l)
	}
	return err
}

// ownTexts are the words of our own blank sheet, so that intake can tell them
// from a company's remarks.
func (s *state) ownTexts() []string {
	return intake.OwnTexts(sheet.SelfCheck(sheet.SelfCheckOptions{Project: s.project, Company: &record.Company{}, Catalogue: s.catalogue}))
}
