package workspace

import (
	"errors"
	"fmt"
	"os"
)

// ErrBusy says that another program holds the file: Windows lets nobody
// replace a document that is open in Word. It is one file's fault, not the
// folder's; the file is as it was.
var ErrBusy = errors.New("the file is open in another program")

// blame adds ErrBusy to what the system said about the file at p, when that
// means that another program holds it. Where there is no file the system must
// have meant something else.
func (f *Folder) blame(p string, err error) error {
	if err == nil || !f.held(err) {
		return err
	}
	if info, missing := os.Lstat(p); missing != nil || !info.Mode().IsRegular() {
		return err
	}
	return fmt.Errorf("%w: %w", ErrBusy, err)
}
