package workspace

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// The folder's own files.
const (
	Own     = ".shinsa"
	tmpDir  = Own + "/tmp"
	lockRel = Own + "/lock"
)

// Folder is a Store over a directory of the file system.
type Folder struct {
	root   string
	read   func(string) ([]byte, error) // os.ReadFile; tests make it fail
	rename func(from, to string) error  // os.Rename, likewise
	held   func(error) bool             // see blame
}

// Open returns the folder at root, which must exist.
func Open(root string) (*Folder, error) {
	info, err := os.Stat(root)
	if err != nil {
		return nil, fmt.Errorf("open project folder: %w", err)
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("open project folder %q: not a folder", root)
	}
	return &Folder{root: root, read: os.ReadFile, rename: os.Rename, held: held}, nil
}

// Create makes the folder at root where it is missing and opens it.
func Create(root string) (*Folder, error) {
	if err := os.MkdirAll(root, 0o755); err != nil {
		return nil, fmt.Errorf("create project folder: %w", err)
	}
	return Open(root)
}

// Root returns the directory.
func (f *Folder) Root() string { return f.root }

func (f *Folder) abs(path string) (string, error) {
	local := filepath.FromSlash(path)
	if !filepath.IsLocal(local) {
		return "", fmt.Errorf("path %q leaves the project folder", path)
	}
	return filepath.Join(f.root, local), nil
}

// List implements Store.
func (f *Folder) List(dir string) ([]Entry, error) {
	base, err := f.abs(dir)
	if err != nil {
		return nil, err
	}
	var out []Entry
	err = filepath.WalkDir(base, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if !d.Type().IsRegular() {
			return nil
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(f.root, p)
		out = append(out, Entry{Path: filepath.ToSlash(rel), Size: info.Size()})
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		return out, nil
	}
	if err != nil {
		return nil, fmt.Errorf("list %q: %w", dir, err)
	}
	slices.SortFunc(out, func(a, b Entry) int { return strings.Compare(a.Path, b.Path) })
	return out, nil
}

// Links returns what List passes over below dir: symbolic links and other
// things that are neither file nor folder, sorted by path.
func (f *Folder) Links(dir string) ([]string, error) {
	base, err := f.abs(dir)
	if err != nil {
		return nil, err
	}
	var out []string
	err = filepath.WalkDir(base, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || d.Type().IsRegular() {
			return err
		}
		rel, err := filepath.Rel(f.root, p)
		out = append(out, filepath.ToSlash(rel))
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("list %q: %w", dir, err)
	}
	slices.Sort(out)
	return out, nil
}

// Read implements Store.
func (f *Folder) Read(path string) ([]byte, error) {
	p, err := f.abs(path)
	if err != nil {
		return nil, err
	}
	data, err := f.read(p)
	if err != nil {
		return nil, fmt.Errorf("read %q: %w", path, f.blame(p, err))
	}
	return data, nil
}

// Remove implements Store.
func (f *Folder) Remove(path string) error {
	p, err := f.abs(path)
	if err != nil {
		return err
	}
	if err := os.Remove(p); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("remove %q: %w", path, err)
	}
	return nil
}

// Write implements Store: temporary name, sync, rename. The error is ErrBusy
// when another program holds the file that stands there.
func (f *Folder) Write(path string, data []byte) error { return f.write(path, data, true) }

func (f *Folder) write(path string, data []byte, sync bool) error {
	p, err := f.abs(path)
	if err != nil {
		return err
	}
	tmp, err := f.temp(data, sync)
	if err != nil {
		return fmt.Errorf("write %q: %w", path, err)
	}
	err = os.MkdirAll(filepath.Dir(p), 0o755)
	if err == nil {
		err = f.blame(p, f.rename(tmp, p))
	}
	if err != nil {
		os.Remove(tmp)
		return fmt.Errorf("write %q: %w", path, err)
	}
	return nil
}

// Append adds a line to a log file of the folder (ledger, journal). A torn
// last line is possible after a power cut or on a full disk; readers skip it,
// and the next line starts on a line of its own.
func (f *Folder) Append(path string, line []byte) (err error) {
	p, err := f.abs(path)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
		return fmt.Errorf("append to %q: %w", path, err)
	}
	w, err := os.OpenFile(p, os.O_CREATE|os.O_APPEND|os.O_RDWR, 0o644)
	if err != nil {
		return fmt.Errorf("append to %q: %w", path, err)
	}
	if torn(w) {
		line = append([]byte{'\n'}, line...)
	}
	_, err = w.Write(line)
	if err = errors.Join(err, w.Close()); err != nil {
		return fmt.Errorf("append to %q: %w", path, err)
	}
	return nil
}

// torn tells whether the file's last line has no end.
func torn(w *os.File) bool {
	info, err := w.Stat()
	if err != nil || info.Size() == 0 {
		return false
	}
	var last [1]byte
	_, err = w.ReadAt(last[:], info.Size()-1)
	return err == nil && last[0] != '\n'
}

// temp writes data to a file of its own below .shinsa/tmp and returns its name.
func (f *Folder) temp(data []byte, sync bool) (name string, err error) {
	dir := filepath.Join(f.root, filepath.FromSlash(tmpDir))
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", err
	}
	t, err := os.CreateTemp(dir, "w-*")
	if err != nil {
		return "", err
	}
	defer func() {
		err = errors.Join(err, t.Close())
		if err != nil {
			os.Remove(t.Name())
		}
	}()
	if err := t.Chmod(0o644); err != nil {
		return "", err
	}
	if _, err := t.Write(data); err != nil {
		return "", err
	}
	if sync {
		err = t.Sync()
	}
	return t.Name(), err
}

// Sweep removes what a killed run left in .shinsa/tmp. Call it under the lock.
func (f *Folder) Sweep() error {
	if err := os.RemoveAll(filepath.Join(f.root, filepath.FromSlash(tmpDir))); err != nil {
		return fmt.Errorf("sweep temporary files: %w", err)
	}
	return nil
}
