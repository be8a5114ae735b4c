package pipeline

import (
	"context"
	"errors"
	"fmt"

	"shinsa/pipeline/sample"
)

// PlayReport writes into the project report of a sample what the office would
// have written at the end. It refuses every project that is not made up.
func PlayReport(ctx context.Context, dir string, o Options) (err error) {
	r, done, err := openRun(ctx, dir, o)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, done()) }()
	b, err := r.folder.Read(ProjectFile)
	if err != nil || r.ledger == nil || !sample.IsMadeUp(b) {
		return errors.Join(fmt.Errorf("%w: %s", ErrNoSample, dir), err)
	}
	path := ProjectDir + "/" + projectReport + ".docx"
	data, err := r.folder.Read(path)
	if err != nil {
		return err
	}
	written, err := sample.WriteReport(data, o.Today)
	if err != nil {
		return fmt.Errorf("write into %q: %w", path, err)
	}
	return r.folder.Write(path, written)
}
