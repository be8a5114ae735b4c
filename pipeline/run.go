package pipeline

import (
	"context"
	"errors"
	"slices"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/handover"
	"shinsa/pipeline/method"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/workspace"
)

// run is one run over a project folder.
type run struct {
	*state
	options  Options
	folder   *workspace.Folder
	material *material
	data     string // digest of the material
	ledger   *workspace.Ledger
	desk     *handover.Desk
	drafts   map[string]*collected                                       // by company: what stands in the auditors' files
	next     map[string]audit.Outline                                    // the plans as they stand after this run
	course   method.Input                                                // where every company stands in the method
	purged   map[string]calendar.Date                                    // companies whose material was destroyed
	put      func(path string, data []byte) (workspace.Published, error) // the ledger's Publish
	tools    *tools
	mu       sync.Mutex
	checked  Verified
}

// Run reads the project folder at dir and makes every document that can be
// made: this function reads as the recipe. Faults in the material are in the
// Summary, all of them; an error means that the machinery failed, and the
// files that were written until then are whole.
func Run(ctx context.Context, dir string, o Options) (sum *Summary, err error) {
	folder, err := workspace.Open(dir)
	if err != nil {
		return nil, err
	}
	unlock, err := folder.Lock()
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, folder.Sweep(), unlock()) }()
	if err := folder.Sweep(); err != nil {
		return nil, err
	}
	o.remember = true
	mat, found, err := openMaterial(folder)
	if err != nil {
		return nil, err
	}
	key, err := snapshot(folder, mat.digest, o)
	if err != nil {
		return nil, err
	}
	if sum, err = unchanged(folder, key); err != nil || sum != nil && !o.Verify {
		return sum, err
	}
	s, err := load(ctx, folder, o)
	if err != nil {
		return nil, err
	}
	s.problems = append(s.problems, found...)
	if !s.ready() {
		return s.summary(), nil
	}
	r := &run{state: s, options: o, folder: folder, material: mat, data: mat.digest}
	if sum, err = r.produce(ctx); err != nil {
		return nil, err
	}
	if o.Verify || sum.unfinished() {
		return sum, nil // what was verified is said once; what is unfinished is tried again
	}
	return sum, remember(folder, key, sum)
}

// summary tells what was found where no document could be made.
func (s *state) summary() *Summary {
	return &Summary{Companies: []CompanyResult{}, Project: []workspace.Published{}, Receipts: s.listReceipts(),
		Problems: listed(s.problems.Sorted())}
}

// produce makes the documents of a folder that was read.
func (r *run) produce(ctx context.Context) (*Summary, error) {
	ready, err := r.prepare(ctx)
	if err != nil {
		return nil, err
	}
	if !ready {
		return r.summary(), nil
	}
	sum, err := r.all(ctx)
	if err != nil {
		return nil, err
	}
	sum.Problems = listed(sum.Problems.Sorted())
	return sum, journal(r.folder, r.options.Today, sum.Files(), r.course)
}

// all makes the documents of every chosen company, side by side, and then
// those over all companies.
func (r *run) all(ctx context.Context) (*Summary, error) {
	chosen := r.chosen()
	r.nextOutlines()
	results := make([]CompanyResult, len(chosen))
	found := make([]made, len(chosen))
	var done atomic.Int64
	g, gctx := errgroup.WithContext(ctx)
	g.SetLimit(r.options.jobs())
	for i, a := range chosen {
		g.Go(func() (err error) {
			results[i], found[i], err = r.company(gctx, a)
			r.progress(int(done.Add(1)), len(chosen)+1)
			return err
		})
	}
	if err := g.Wait(); err != nil {
		return nil, err
	}
	open, err := r.askOffice()
	if err != nil {
		return nil, err
	}
	if err := r.keepOutlines(); err != nil {
		return nil, err
	}
	if err := r.noteSent(chosen, found); err != nil {
		return nil, err
	}
	sum := &Summary{Open: open, Companies: results, Project: []workspace.Published{}, Receipts: r.listReceipts(), Problems: slices.Clone(r.problems)}
	for _, m := range found {
		sum.add(m)
	}
	if len(r.options.Only) == 0 {
		if err := r.overall(ctx, sum); err != nil {
			return nil, err
		}
		gone, err := r.orphans()
		if err != nil {
			return nil, err
		}
		sum.Problems = append(sum.Problems, gone...)
	}
	r.progress(len(chosen)+1, len(chosen)+1)
	r.addVerified(sum)
	return sum, nil
}

func (s *Summary) add(m made) {
	s.Problems = append(s.Problems, m.Problems...)
	s.Renewals = append(s.Renewals, m.renewals...)
	s.Withheld = append(s.Withheld, m.Withheld...)
}

func (r *run) progress(done, total int) {
	if r.options.Report != nil {
		r.options.Report(done, total)
	}
}

// chosen returns the assessments that --only asks for; an ID that the register
// does not have is a problem.
func (r *run) chosen() []*audit.Assessment {
	var out []*audit.Assessment
	known := map[string]bool{}
	for i := range r.assessments {
		a := &r.assessments[i]
		known[a.Company.ID] = true
		if _, gone := r.purged[a.Company.ID]; gone {
			continue // nothing is made of it any more
		}
		if len(r.options.Only) == 0 || slices.Contains(r.options.Only, a.Company.ID) {
			out = append(out, a)
		}
	}
	for _, id := range r.options.Only {
		if !known[id] {
			r.problems.Add("only-unknown", problem.Pos{File: RegisterFile}, id)
		}
	}
	return out
}
