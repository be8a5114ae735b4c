package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path"
	"strings"
)

// Bounds of a package when it is unpacked.
const (
	maxPart  = 64 << 20
	maxParts = 4096
)

// pack is a package (a zip file of parts) opened for reading.
type pack struct{ files map[string]*zip.File }

func openPack(data []byte) (*pack, error) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("open package: %w", err)
	}
	if len(r.File) > maxParts {
		return nil, fmt.Errorf("open package: %w", errTooLarge)
	}
	p := &pack{files: make(map[string]*zip.File, len(r.File))}
	for _, f := range r.File {
		p.files[strings.TrimPrefix(f.Name, "/")] = f
	}
	return p, nil
}

// read unpacks one part; (nil, nil) when the package has none of that name.
func (p *pack) read(name string) ([]byte, error) {
	f := p.files[name]
	if f == nil {
		return nil, nil
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("open part %q: %w", name, err)
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, maxPart+1))
	if err != nil {
		return nil, fmt.Errorf("read part %q: %w", name, err)
	}
	if len(data) > maxPart {
		return nil, fmt.Errorf("read part %q: %w", name, errTooLarge)
	}
	return data, nil
}

// tree unpacks and parses one part; nil when the package has none.
func (p *pack) tree(name string) (*node, error) {
	data, err := p.read(name)
	if err != nil || data == nil {
		return nil, err
	}
	n, err := parse(data)
	if err != nil {
		return nil, fmt.Errorf("part %q: %w", name, err)
	}
	return n, nil
}

// relation is one relationship of a part.
type relation struct {
	id, kind string // kind is the last word of the type: "styles"
	typ      string
	target   string // name of the part; as written when external
	external bool
}

// relationFile returns the name of the part that holds the relationships.
func relationFile(part string) string {
	dir, base := path.Split(part)
	return dir + "_rels/" + base + ".rels"
}

func (p *pack) relations(part string) ([]relation, error) {
	n, err := p.tree(relationFile(part))
	if err != nil || n == nil {
		return nil, err
	}
	var out []relation
	for _, k := range n.all("rel:Relationship") {
		r := relation{id: k.attr("Id"), typ: k.attr("Type"), target: k.attr("Target"), external: k.attr("TargetMode") == "External"}
		r.kind = path.Base(r.typ)
		if !r.external {
			r.target = resolve(part, r.target)
		}
		out = append(out, r)
	}
	return out, nil
}

func resolve(part, target string) string {
	if strings.HasPrefix(target, "/") {
		return strings.TrimPrefix(path.Clean(target), "/")
	}
	return path.Join(path.Dir(part), target)
}

// main returns the name of the main document part and its relationships.
func (p *pack) main() (string, []relation, error) {
	roots, err := p.relations("")
	if err != nil {
		return "", nil, err
	}
	name := "word/document.xml"
	if r := byKind(roots, "officeDocument"); r != nil {
		name = r.target
	}
	rels, err := p.relations(name)
	return name, rels, err
}

func byKind(rels []relation, kind string) *relation {
	for i := range rels {
		if rels[i].kind == kind && !rels[i].external {
			return &rels[i]
		}
	}
	return nil
}
