package deliverable

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
	"time"

	"shinsa/pipeline/deliverable/disc"
)

// Zip packs the deliverable, in one folder, for Windows of any language: names
// in UTF-8 and marked so, one time for all. What is packed already is stored.
func (p *Package) Zip() ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	d := p.Info.Date
	for _, e := range p.Files {
		h := &zip.FileHeader{Name: path.Join(p.Folder, e.Path), Method: zip.Deflate, Modified: time.Date(d.Year, time.Month(d.Month), d.Day, 12, 0, 0, 0, time.UTC)}
		switch extension(e.Path) {
		case ".docx", ".xlsx", ".pdf":
			h.Method = zip.Store
		}
		w, err := z.CreateHeader(h)
		if err == nil {
			_, err = w.Write(e.Data)
		}
		if err != nil {
			return nil, fmt.Errorf("pack %s: %w", e.Path, err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("pack deliverable: %w", err)
	}
	return b.Bytes(), nil
}

// Image is the deliverable as the image of a disc.
func (p *Package) Image() ([]byte, error) {
	var files []disc.File
	for _, e := range p.Files {
		files = append(files, disc.File(e))
	}
	return disc.Image(files, disc.Options{Volume: p.Volume, Publisher: p.body, Date: p.Info.Date})
}

// The bounds of what Unpack takes: a deliverable, not a trap.
const (
	mostFiles = 10_000
	mostBytes = 8 << 30
	mostRatio = 1_000
)

// ErrUnknown says that a file is neither a ZIP nor the image of a disc.
var ErrUnknown = errors.New("neither a ZIP archive nor an ISO image")

// Unpack returns the files of an archive or an image; the bytes tell which.
func Unpack(data []byte) ([]Entry, error) {
	switch {
	case disc.Is(data):
		files, err := disc.Read(data)
		if err != nil {
			return nil, err
		}
		var out []Entry
		for _, f := range files {
			out = append(out, Entry(f))
		}
		return out, nil
	case bytes.HasPrefix(data, []byte("PK")):
		return unzip(data)
	}
	return nil, ErrUnknown
}

func unzip(data []byte) ([]Entry, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, fmt.Errorf("open archive: %w", err)
	}
	var out []Entry
	total := int64(0)
	for _, f := range z.File {
		name := strings.ReplaceAll(f.Name, `\`, "/")
		if strings.HasSuffix(name, "/") {
			continue
		}
		if !fs.ValidPath(name) || len(out) >= mostFiles || f.UncompressedSize64 > 1<<20+mostRatio*f.CompressedSize64 {
			return nil, fmt.Errorf("open archive: entry %q is not acceptable", f.Name)
		}
		if f.Flags&1 != 0 {
			return nil, fmt.Errorf("open archive: %s is encrypted", f.Name)
		}
		content, err := inflate(f, mostBytes-total)
		if err != nil {
			return nil, err
		}
		total += int64(len(content))
		out = append(out, Entry{name, content})
	}
	sortEntries(out)
	return out, nil
}

func inflate(f *zip.File, most int64) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("unpack %s: %w", f.Name, err)
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, min(most, int64(f.UncompressedSize64))+1))
	if err != nil {
		return nil, fmt.Errorf("unpack %s: %w", f.Name, err)
	}
	return data, nil
}

// Folder returns the files below a folder. What programs of the desktop leave
// behind (.DS_Store, Thumbs.db, desktop.ini) is no part of a deliverable.
func Folder(dir fs.FS) ([]Entry, error) {
	var out []Entry
	err := fs.WalkDir(dir, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if !d.Type().IsRegular() {
			return fmt.Errorf("read %s: not a plain file", p)
		}
		data, err := fs.ReadFile(dir, p)
		out = append(out, Entry{p, data})
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read folder: %w", err)
	}
	sortEntries(out)
	return out, nil
}

// litter tells what a desktop leaves in folders.
func litter(p string) bool {
	switch strings.ToLower(path.Base(p)) {
	case ".ds_store", "thumbs.db", "desktop.ini":
		return true
	}
	return strings.HasPrefix(p, "__MACOSX/") || strings.HasPrefix(path.Base(p), "._")
}
