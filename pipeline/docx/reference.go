package docx

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	godocx "github.com/gomutex/godocx/docx"
	"github.com/gomutex/godocx/packager"
	"github.com/gomutex/godocx/wml/stypes"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/problem"
)

// contentTypes is the part whose name go:embed refuses; unpacked it is called
// contentTypesASCII.
const (
	contentTypes      = "[Content_Types].xml"
	contentTypesASCII = "content_types.xml"
)

// copied are the kinds of parts that a document takes over from the reference.
var copied = []string{"styles", "numbering", "settings", "webSettings", "fontTable", "theme"}

// Reference is the Word document that prescribes the look. It is not changed
// after it was opened: any number of documents may be written side by side.
type Reference struct {
	look   *doc.Look
	file   []byte
	ids    map[string]string // own ID of a style → ID in the reference
	parts  []part            // copied raw into every document
	rels   []relation        // of the main document to those parts
	frames frames            // heads and feet of the office's own
	deflat *deflater
}

// Look returns the look that the reference prescribes.
func (r *Reference) Look() *doc.Look { return r.look }

// File returns the reference as a .docx file, for an office to restyle in Word.
func (r *Reference) File() []byte { return slices.Clone(r.file) }

// OpenReference opens a reference that is kept unpacked, fsys being the
// folder of its parts. With problems of severity error there is no Reference.
func OpenReference(fsys fs.FS) (*Reference, problem.List, error) {
	contents := map[string][]byte{}
	err := fs.WalkDir(fsys, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		if name == contentTypesASCII {
			name = contentTypes
		}
		contents[name] = data
		return err
	})
	if err != nil {
		return nil, nil, fmt.Errorf("read reference: %w", err)
	}
	d := &deflater{}
	var parts []part
	for _, name := range slices.Sorted(maps.Keys(contents)) { // "[" sorts before "_" and small letters
		p, err := d.part(name, "", contents[name])
		if err != nil {
			return nil, nil, err
		}
		parts = append(parts, p)
	}
	file, err := zipParts(parts)
	if err != nil {
		return nil, nil, err
	}
	return OpenReferenceFile(file)
}

// OpenReferenceFile opens a reference from the bytes of a .docx file.
func OpenReferenceFile(data []byte) (*Reference, problem.List, error) {
	r := &Reference{file: data, ids: map[string]string{}, deflat: &deflater{}}
	var problems problem.List
	root, err := openWithGodocx(data)
	if err != nil {
		problems.Add("reference-unreadable", problem.Pos{}, err.Error())
		return nil, problems, nil
	}
	p, err := openPack(data)
	if err == nil {
		err = r.copyParts(p)
	}
	if err != nil {
		problems.Add("reference-unreadable", problem.Pos{}, err.Error())
		return nil, problems, nil
	}
	r.checkFrames(&problems)
	r.findStyles(root, &problems)
	if problems.HasErrors() {
		return nil, problems, nil
	}
	if err := r.readLook(root, p, &problems); err != nil {
		problems.Add("reference-unreadable", problem.Pos{}, err.Error())
	}
	if problems.HasErrors() {
		return nil, problems, nil
	}
	return r, problems, nil
}

// openWithGodocx opens the package through godocx. It follows pointers that a
// broken package leaves nil, so a panic of its is turned into an error.
func openWithGodocx(data []byte) (root *godocx.RootDoc, err error) {
	defer func() {
		if p := recover(); p != nil {
			root, err = nil, fmt.Errorf("open reference: %v", p)
		}
	}()
	if _, err := openPack(data); err != nil { // bounds the number of parts
		return nil, err
	}
	return packager.Unpack(&data)
}

// findStyles finds every style that documents use, by its name (which Word
// keeps) before its ID (which a Japanese Word replaces when it saves).
func (r *Reference) findStyles(root *godocx.RootDoc, problems *problem.List) {
	byName := map[string]string{}
	for _, s := range root.DocStyles.StyleList {
		if s.Name != nil && s.ID != nil {
			byName[strings.ToLower(s.Name.Val)] = *s.ID
		}
	}
	for _, s := range styleNames() {
		id, ok := byName[strings.ToLower(s.name)]
		if !ok && root.GetStyleByID(s.id, stypes.StyleType(s.typ)) != nil {
			id, ok = s.id, true
		}
		if !ok {
			problems.Add("reference-style-missing", problem.Pos{}, s.name, s.id)
		}
		r.ids[s.id] = id
	}
}

// id returns the ID that a style has in the reference.
func (r *Reference) id(own string) string {
	if id, ok := r.ids[own]; ok {
		return id
	}
	return own
}

// copyParts takes over the parts that stay as they are, with what they need.
func (r *Reference) copyParts(p *pack) error {
	_, rels, err := p.main()
	if err != nil {
		return err
	}
	types, err := p.contentTypes()
	if err != nil {
		return err
	}
	seen := map[string]bool{}
	for _, rel := range rels {
		if rel.external || !slices.Contains(copied, rel.kind) || p.files[rel.target] == nil {
			continue
		}
		rel.id = fmt.Sprintf("rId%d", len(r.rels)+1)
		r.rels = append(r.rels, rel)
		if err := r.copyPart(p, rel.target, types, seen); err != nil {
			return err
		}
	}
	return r.readFrames(p, types, seen)
}

func (r *Reference) copyPart(p *pack, name string, types func(string) string, seen map[string]bool) error {
	content, err := p.read(name)
	if err != nil || content == nil || seen[name] {
		return err
	}
	seen[name] = true
	made, err := r.deflat.part(name, types(name), content)
	if err != nil {
		return err
	}
	r.parts = append(r.parts, made)
	if path.Ext(name) == ".rels" {
		return nil
	}
	rels, err := p.relations(name)
	if err != nil || rels == nil {
		return err
	}
	if err := r.copyPart(p, relationFile(name), types, seen); err != nil {
		return err
	}
	for _, rel := range rels {
		if rel.external {
			continue
		}
		if err := r.copyPart(p, rel.target, types, seen); err != nil {
			return err
		}
	}
	return nil
}

// contentTypes returns the function from the name of a part to its type.
func (p *pack) contentTypes() (func(string) string, error) {
	n, err := p.tree(contentTypes)
	if err != nil {
		return nil, err
	}
	if n == nil {
		return nil, fmt.Errorf("open package: no part %q", contentTypes)
	}
	types := map[string]string{}
	for _, k := range n.kids {
		switch k.name {
		case "ct:Default":
			types["."+strings.ToLower(k.attr("Extension"))] = k.attr("ContentType")
		case "ct:Override":
			types[strings.TrimPrefix(k.attr("PartName"), "/")] = k.attr("ContentType")
		}
	}
	return func(name string) string {
		if t, ok := types[name]; ok {
			return t
		}
		return types[strings.ToLower(path.Ext(name))]
	}, nil
}
