package pipeline

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"shinsa/pipeline/events"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/register"
	"shinsa/pipeline/sample"
	"shinsa/pipeline/sheet"
	"shinsa/pipeline/workbook"
	"shinsa/pipeline/workspace"
)

// ErrNotEmpty says that a new project was asked for where one already is.
var ErrNotEmpty = errors.New("the folder already holds a project")

// Init makes a new project folder at dir: a commented project.yaml, an empty
// register with one example row, an empty inbox. It refuses a folder that
// already has a project.yaml or a register. It returns the paths it made.
func Init(dir string) ([]string, error) {
	book, err := workbook.Write(sheet.RegisterTemplate())
	if err != nil {
		return nil, err
	}
	log, err := eventsForm()
	if err != nil {
		return nil, err
	}
	return fill(dir, []sample.File{
		{Path: ProjectFile, Data: register.ProjectTemplate()},
		{Path: RegisterFile, Data: book},
		{Path: events.File, Data: log},
	})
}

// SampleOptions say what made-up project to make.
type SampleOptions struct {
	Companies int
	Seed      uint64
	Mess      float64 // 0 to 1: how often and how badly returns depart from the sheet
	Catalogue string  // criteria/<name>.yaml
}

// Sample makes a made-up project at dir, the same for the same options.
func Sample(dir string, o SampleOptions) ([]string, error) {
	cat, found, err := catalogue(noFiles{}, o.Catalogue)
	if err != nil || cat == nil {
		return nil, errors.Join(err, problemError(found))
	}
	files, _, err := sample.Make(sample.Options{Companies: o.Companies, Seed: o.Seed, Mess: o.Mess, Catalogue: cat})
	if err != nil {
		return nil, fmt.Errorf("make sample: %w", err)
	}
	return fill(dir, files)
}

// DemoProject makes the project of 12 made-up companies at dir.
func DemoProject(dir string) ([]string, error) {
	cat, found, err := catalogue(noFiles{}, DefaultCatalogue)
	if err != nil || cat == nil {
		return nil, errors.Join(err, problemError(found))
	}
	files, _, err := sample.Demo(cat)
	if err != nil {
		return nil, fmt.Errorf("make demo: %w", err)
	}
	return fill(dir, files)
}

// fill writes files into a folder that has no project yet. project.yaml comes
// last: while it is missing, the same command completes what a killed one began.
func fill(dir string, files []sample.File) (made []string, err error) {
	if err := vacant(dir, files); err != nil {
		return nil, err
	}
	folder, err := workspace.Create(dir)
	if err != nil {
		return nil, err
	}
	unlock, err := folder.Lock()
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, folder.Sweep(), unlock()) }()
	if err := os.MkdirAll(filepath.Join(dir, Inbox), 0o755); err != nil {
		return nil, fmt.Errorf("make inbox: %w", err)
	}
	last := func(f sample.File) bool { return f.Path == ProjectFile }
	if i := slices.IndexFunc(files, last); i >= 0 {
		files = append(slices.Delete(slices.Clone(files), i, i+1), files[i])
	}
	for _, f := range files {
		if err := folder.Write(f.Path, f.Data); err != nil {
			return made, err
		}
		made = append(made, f.Path)
	}
	return made, nil
}

// vacant refuses a folder with a project, or with a file of another content
// where one is to be written.
func vacant(dir string, files []sample.File) error {
	if _, err := os.Lstat(filepath.Join(dir, ProjectFile)); err == nil {
		return fmt.Errorf("%w: %s", ErrNotEmpty, filepath.Join(dir, ProjectFile))
	}
	for _, f := range files {
		p := filepath.Join(dir, filepath.FromSlash(f.Path))
		there, err := os.ReadFile(p)
		if err == nil && !bytes.Equal(there, f.Data) {
			return fmt.Errorf("%w: %s", ErrNotEmpty, p)
		}
	}
	return nil
}

// noFiles is a project folder without files, for samples.
type noFiles struct{ workspace.Store }

func (noFiles) List(string) ([]workspace.Entry, error) { return nil, nil }

func (noFiles) Read(path string) ([]byte, error) {
	return nil, fmt.Errorf("read %q: %w", path, os.ErrNotExist)
}

func problemError(l problem.List) error {
	if !l.HasErrors() {
		return nil
	}
	return errors.New(l.Sorted()[0].Text("en"))
}
