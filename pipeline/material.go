package pipeline

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	catalogues "shinsa/criteria"
	"shinsa/fonts"
	"shinsa/pipeline/compose"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/workspace"
	"shinsa/templates"
)

// TemplatesDir is the project's own folder of texts and look. What is in it
// wins, file by file, over what the program carries.
const TemplatesDir = "templates"

// ReferenceFile is the reference Word document in TemplatesDir.
const ReferenceFile = "reference.docx"

// material is what documents are made with besides the record: the texts and
// the reference document of the project, and the program's own behind them.
type material struct {
	own       map[string][]byte // the project's texts, by name
	reference []byte            // the project's reference.docx; nil: the program's
	font      []byte            // the office's own, for characters that no other has; nil: none
	fontFile  string
	digest    string // of all of it, with fonts and criteria
}

// openMaterial reads the project's templates; every file that has no meaning
// there is named, since a misspelt name would silently change nothing.
func openMaterial(f workspace.Store) (*material, problem.List, error) {
	m := &material{own: map[string][]byte{}}
	files, err := f.List(TemplatesDir)
	if err != nil {
		return nil, nil, err
	}
	var found problem.List
	for _, e := range files {
		name := strings.TrimPrefix(e.Path, TemplatesDir+"/")
		switch {
		case name == ReferenceFile:
			m.reference, err = f.Read(e.Path)
		case isText(name):
			m.own[name], err = f.Read(e.Path)
			m.own[name] = bytes.TrimPrefix(m.own[name], []byte("\ufeff")) // Notepad writes a mark of order
		case !ignored(name):
			found.Add("template-unknown", problem.Pos{File: e.Path}, path.Base(name))
		}
		if err != nil {
			return nil, nil, err
		}
	}
	if err := m.readFont(f, &found); err != nil {
		return nil, nil, err
	}
	m.digest, err = m.sum()
	return m, found, err
}

// FontsDir is where an office puts a font for characters that ours lack.
const FontsDir = "fonts"

// readFont reads the office's font: one file.
func (m *material) readFont(f workspace.Store, found *problem.List) error {
	files, err := f.List(FontsDir)
	if err != nil {
		return err
	}
	for _, e := range files {
		switch ext := strings.ToLower(path.Ext(e.Path)); {
		case ext != ".ttf" && ext != ".ttc" && ext != ".otf":
		case m.font != nil:
			found.Add("font-second", problem.Pos{File: e.Path}, path.Base(e.Path), path.Base(m.fontFile))
		default:
			if m.font, err = f.Read(e.Path); err != nil {
				return err
			}
			m.fontFile = e.Path
		}
	}
	return nil
}

func isText(name string) bool {
	kind, ok := strings.CutSuffix(name, ".md")
	return ok && slices.Contains(compose.Kinds(), kind)
}

// ignored are our own guide, the locks of open Word files and what file
// managers leave about.
func ignored(name string) bool {
	base := path.Base(name)
	return name == templateGuide || strings.HasPrefix(base, "~$") || strings.HasPrefix(base, ".") || base == "Thumbs.db" || base == "desktop.ini" ||
		strings.Contains(base, workspace.BesideMark)
}

// sum hashes everything that documents are made with: the project's files and
// what the program carries (fonts, templates, reference document, criteria).
func (m *material) sum() (string, error) {
	key := workspace.NewKey("tools", "2")
	for _, f := range [][]byte{fonts.Mincho, fonts.Gothic, fonts.GothicBold, fonts.Supplement} {
		key.Text(workspace.Digest(f))
	}
	for _, data := range []fs.FS{templates.Files, catalogues.Files} {
		sum, err := digestOf(data)
		if err != nil {
			return "", err
		}
		key.Text(sum)
	}
	for _, kind := range compose.Kinds() {
		if b, ok := m.own[kind+".md"]; ok {
			key.Text(kind).Text(workspace.Digest(b))
		}
	}
	if m.reference != nil {
		key.Text(ReferenceFile).Text(workspace.Digest(m.reference))
	}
	if m.font != nil {
		key.Text(FontsDir).Text(workspace.Digest(m.font))
	}
	return key.Sum(), nil
}

// names lists the project's own files, sorted.
func (m *material) names() []string {
	out := []string{}
	for _, name := range slices.Sorted(maps.Keys(m.own)) {
		out = append(out, TemplatesDir+"/"+name)
	}
	if m.reference != nil {
		out = append(out, TemplatesDir+"/"+ReferenceFile)
	}
	return out
}

// Open lets material stand for the folder of texts: the project's file, or
// else the program's.
func (m *material) Open(name string) (fs.File, error) { return templates.Files.Open(name) }

// ReadFile is what package compose reads templates by.
func (m *material) ReadFile(name string) ([]byte, error) {
	if b, ok := m.own[name]; ok {
		return b, nil
	}
	return fs.ReadFile(templates.Files, name)
}

// digestOf hashes the content of embedded data, in the order of names.
func digestOf(f fs.FS) (string, error) {
	key := workspace.NewKey("data", "1")
	err := fs.WalkDir(f, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(f, p)
		key.Text(p).Text(workspace.Digest(b))
		return err
	})
	if err != nil {
		return "", fmt.Errorf("hash embedded data: %w", err)
	}
	return key.Sum(), nil
}
