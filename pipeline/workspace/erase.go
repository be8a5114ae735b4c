package workspace

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Erase destroys a file at the end of retention (別紙1 3(4): 修復不可能なように廃棄):
// its bytes are overwritten in place and synced, its name is replaced, and it
// is removed. A file system that writes elsewhere (copy-on-write, SSDs,
// snapshots, backups, synchronised folders) keeps what was there: the program
// cannot reach that, and the command says so. Absent is no error.
func (f *Folder) Erase(path string) error {
	p, err := f.abs(path)
	if err != nil {
		return err
	}
	if err := overwrite(p); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return fmt.Errorf("erase %q: %w", path, f.blame(p, err))
	}
	var name [8]byte
	if _, err := rand.Read(name[:]); err != nil {
		return fmt.Errorf("erase %q: %w", path, err)
	}
	gone := filepath.Join(filepath.Dir(p), hex.EncodeToString(name[:]))
	if err := f.rename(p, gone); err != nil {
		return fmt.Errorf("erase %q: %w", path, f.blame(p, err))
	}
	if err := os.Remove(gone); err != nil {
		return fmt.Errorf("erase %q: %w", path, err)
	}
	return nil
}

// overwrite puts chance bytes over the whole of the file. A link is not
// followed: what it points to is not the folder's.
func overwrite(p string) (err error) {
	info, err := os.Lstat(p)
	if err != nil || !info.Mode().IsRegular() {
		return err
	}
	w, err := os.OpenFile(p, os.O_WRONLY, 0)
	if errors.Is(err, fs.ErrPermission) { // a file that was set to read-only is to go, too
		if err = os.Chmod(p, 0o600); err == nil {
			w, err = os.OpenFile(p, os.O_WRONLY, 0)
		}
	}
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	if _, err := io.CopyN(w, rand.Reader, info.Size()); err != nil {
		return err
	}
	return w.Sync()
}

// RemoveEmpty removes the folders below dir that hold nothing; dir itself stays.
func (f *Folder) RemoveEmpty(dir string) error {
	base, err := f.abs(dir)
	if err != nil {
		return err
	}
	var dirs []string
	err = filepath.WalkDir(base, func(p string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && p != base {
			dirs = append(dirs, p)
		}
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("remove empty folders of %q: %w", dir, err)
	}
	for i := len(dirs) - 1; i >= 0; i-- {
		inside, err := os.ReadDir(dirs[i])
		if err == nil && len(inside) == 0 {
			err = os.Remove(dirs[i])
		}
		if err != nil {
			return fmt.Errorf("remove empty folder: %w", err)
		}
	}
	return nil
}

// Cut rewrites one of the logs of the folder (ledger, versions, first
// readings) without the lines for which drop is true; the old bytes are
// overwritten. The journal is never cut.
func (f *Folder) Cut(path string, drop func(line []byte) bool) error {
	b, err := f.Read(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	kept, cut := keepLines(b, drop)
	if !cut {
		return nil
	}
	// Erase first: a rename over the old file would leave its bytes on the disk.
	// A kill in between loses a log that can be learned again, never a document.
	if err := f.Write(path+".cut", kept); err != nil {
		return err
	}
	if err := f.Erase(path); err != nil {
		return err
	}
	if err := f.Write(path, kept); err != nil {
		return err
	}
	return f.Remove(path + ".cut")
}

func keepLines(b []byte, drop func([]byte) bool) (kept []byte, cut bool) {
	for start := 0; start < len(b); {
		end := start
		for end < len(b) && b[end] != '\n' {
			end++
		}
		end = min(end+1, len(b))
		if line := b[start:end]; drop(line) {
			cut = true
		} else {
			kept = append(kept, line...)
		}
		start = end
	}
	return kept, cut
}

// The logs that know files by path or digest, and the folders of what is kept.
const (
	LedgerFile   = ledgerRel
	VersionsFile = versionsList
	VersionsDir  = versionsDir
	CacheDir     = Own + "/cache"
)
