package pipeline

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"shinsa/pipeline/overlay"
	"shinsa/pipeline/problem"
)

// OverlayFiles names the files of an overlay. Original is empty where the
// characters shall be recognised.
type OverlayFiles struct{ Original, Scan, Out string }

// OverlayOptions says how an overlay is made.
type OverlayOptions struct {
	Straight bool     // show the pages as straight as the original
	Report   Progress // nil: nobody watches
}

// OverlayResult tells what was found of each page, an OverlayPage.
type (
	OverlayResult = overlay.Result
	OverlayPage   = overlay.Page
)

// ErrOtherFile says that a file stands where the result should go, and was not
// made by the overlay.
var ErrOtherFile = errors.New("another file has the name of the result")

// Overlay puts the original's text over the scan and writes the file, whole or
// not at all. What stands under its name is replaced only if an overlay made it.
func Overlay(ctx context.Context, f OverlayFiles, o OverlayOptions) (*OverlayResult, problem.List, error) {
	if err := mayReplace(f.Out); err != nil {
		return nil, nil, err
	}
	opt := overlay.Options{Jobs: runtime.NumCPU(), Straight: o.Straight, Report: o.Report}
	scan, err := os.ReadFile(f.Scan)
	if err != nil {
		return nil, nil, fmt.Errorf("read scan: %w", err)
	}
	var res *overlay.Result
	var found problem.List
	if f.Original == "" {
		res, found, err = overlay.Recognise(ctx, overlay.File{Name: f.Scan, Data: scan}, opt)
	} else {
		var original []byte
		if original, err = os.ReadFile(f.Original); err != nil {
			return nil, nil, fmt.Errorf("read original: %w", err)
		}
		res, found, err = overlay.Make(ctx, overlay.File{Name: f.Original, Data: original}, overlay.File{Name: f.Scan, Data: scan}, opt)
	}
	if err != nil || res.PDF == nil {
		return res, found, err
	}
	return res, found, writeWhole(f.Out, res.PDF)
}

// mayReplace holds that only an earlier overlay is overwritten.
func mayReplace(name string) error {
	old, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("look for an earlier result: %w", err)
	}
	if !bytes.Contains(old, []byte(overlay.Mark)) {
		return fmt.Errorf("%w: %s", ErrOtherFile, name)
	}
	return nil
}

// writeWhole writes a file under another name first, so that it is whole or
// absent.
func writeWhole(name string, data []byte) (err error) {
	w, err := os.CreateTemp(filepath.Dir(name), ".shinsa-*")
	if err != nil {
		return fmt.Errorf("write %q: %w", name, err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(fmt.Errorf("write %q: %w", name, err), w.Close(), os.Remove(w.Name()))
		}
	}()
	if _, err = w.Write(data); err != nil {
		return err
	}
	if err = w.Sync(); err != nil {
		return err
	}
	if err = w.Chmod(0o644); err != nil {
		return err
	}
	if err = w.Close(); err != nil {
		return err
	}
	return os.Rename(w.Name(), name)
}
