package pipeline

import (
	"context"
	"errors"

	"shinsa/pipeline/handover"
	"shinsa/pipeline/workspace"
)

// openRun locks the folder and brings everything to the point where documents
// can be made; commands for one company start here. done is to be called at
// the end. Where the project cannot be read, the run has problems and no ledger.
func openRun(ctx context.Context, dir string, o Options) (r *run, done func() error, err error) {
	folder, unlock, err := lockFolder(dir)
	if err != nil {
		return nil, nil, err
	}
	done = func() error { return errors.Join(folder.Sweep(), unlock()) }
	if r, err = readyRun(ctx, folder, o); err != nil {
		return nil, nil, errors.Join(err, done())
	}
	return r, done, nil
}

func readyRun(ctx context.Context, folder *workspace.Folder, o Options) (*run, error) {
	mat, found, err := openMaterial(folder)
	if err != nil {
		return nil, err
	}
	s, err := load(ctx, folder, o)
	if err != nil {
		return nil, err
	}
	s.problems = append(s.problems, found...)
	r := &run{state: s, options: o, folder: folder, material: mat, data: mat.digest}
	if !s.ready() {
		return r, nil
	}
	_, err = r.prepare(ctx)
	return r, err
}

// prepare opens tools and ledger, takes in the documents that came back and
// reads those that persons have in hand. It is false when templates or
// reference document are at fault: then nothing can be made.
func (r *run) prepare(ctx context.Context) (bool, error) {
	tools, found, err := newTools(r.material)
	if err != nil {
		return false, err
	}
	tools.normal = r.project.Typesetting.Normal
	if r.options.Verify || r.options.Proven {
		tools.reader = r.options.Reader
	}
	r.tools = tools
	r.problems = append(r.problems, found...)
	if r.ledger, err = workspace.OpenLedger(r.folder); err != nil {
		return false, err
	}
	r.put = r.ledger.Publish
	if err := r.openCodes(r.folder); err != nil {
		return false, err
	}
	if r.desk, err = handover.Open(r.folder, r.ledger); err != nil {
		return false, err
	}
	if err := r.adopt(); err != nil {
		return false, err
	}
	if err := r.collectDrafts(ctx); err != nil {
		return false, err
	}
	if r.purged, err = purgedCompanies(r.folder); err != nil {
		return false, err
	}
	if r.course, err = r.checkMethod(); err != nil {
		return false, err
	}
	return !found.HasErrors(), nil
}
