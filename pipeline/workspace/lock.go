package workspace

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"
)

// ErrLocked says that another run works in the folder.
var ErrLocked = errors.New("another run is working in this project folder")

// Lock takes the folder for one run; unlock gives it back. The operating
// system releases it when the process dies, however it dies.
func (f *Folder) Lock() (unlock func() error, err error) {
	p := filepath.Join(f.root, filepath.FromSlash(lockRel))
	if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
		return nil, fmt.Errorf("lock project folder: %w", err)
	}
	l := flock.New(p)
	ok, err := l.TryLock()
	if err != nil {
		return nil, fmt.Errorf("lock project folder: %w", err)
	}
	if !ok {
		return nil, ErrLocked
	}
	return l.Unlock, nil
}
