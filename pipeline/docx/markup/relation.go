package markup

import (
	"fmt"
	"path"
	"strings"
)

// Relation is one relationship of a part.
type Relation struct {
	ID, Kind string // Kind is the last word of the type: "styles"
	Type     string
	Target   string // name of the part; as written when external
	External bool
	Node     *Node
}

// RelationPart returns the name of the part that holds the relationships.
func RelationPart(part string) string {
	dir, base := path.Split(part)
	return dir + "_rels/" + base + ".rels"
}

// Relations returns the relationships of a part, of the package itself for "".
func (p *Package) Relations(part string) ([]Relation, error) {
	n, err := p.Tree(RelationPart(part))
	if err != nil || n == nil {
		return nil, err
	}
	var out []Relation
	for _, k := range n.All("rel:Relationship") {
		r := Relation{ID: k.Attr("Id"), Type: k.Attr("Type"), Target: k.Attr("Target"), External: k.Attr("TargetMode") == "External", Node: k}
		r.Kind = path.Base(r.Type)
		if !r.External {
			r.Target = resolve(part, r.Target)
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

// ByKind returns the first internal relationship of a kind; nil if none.
func ByKind(rels []Relation, kind string) *Relation {
	for i := range rels {
		if rels[i].Kind == kind && !rels[i].External {
			return &rels[i]
		}
	}
	return nil
}

// Main returns the name of the main document part.
func (p *Package) Main() (string, error) {
	roots, err := p.Relations("")
	if err != nil {
		return "", err
	}
	if r := ByKind(roots, "officeDocument"); r != nil {
		return r.Target, nil
	}
	return "word/document.xml", nil
}

const emptyRelations = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" +
	`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`

// Relate adds a relationship from a part to another and returns its ID. The
// target is absolute, so that it holds wherever the part stands.
func (p *Package) Relate(part, typ, target string) (string, error) {
	rels, err := p.Relations(part)
	if err != nil {
		return "", err
	}
	taken := map[string]bool{}
	for _, r := range rels {
		taken[r.ID] = true
	}
	id := ""
	for i := 1; id == "" || taken[id]; i++ {
		id = fmt.Sprintf("rIdShinsa%d", i)
	}
	return id, p.insertLast(RelationPart(part), emptyRelations,
		func(prefix string) string {
			return `<` + prefix + `Relationship Id="` + id + `" Type="` + Escape(typ) + `" Target="/` + Escape(target) + `"/>`
		})
}

const emptyTypes = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" +
	`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"></Types>`

const partTypes = "[Content_Types].xml"

// Type returns the content type of a part, "" if none is given.
func (p *Package) Type(part string) (string, error) {
	n, err := p.Tree(partTypes)
	if err != nil || n == nil {
		return "", err
	}
	byEnding := ""
	for k := n.First; k != nil; k = k.Next {
		if k.Name == "ct:Override" && strings.EqualFold(strings.TrimPrefix(k.Attr("PartName"), "/"), part) {
			return k.Attr("ContentType"), nil
		}
		if k.Name == "ct:Default" && strings.EqualFold("."+k.Attr("Extension"), path.Ext(part)) {
			byEnding = k.Attr("ContentType")
		}
	}
	return byEnding, nil
}

// SetType gives a part its content type, if it has another or none.
func (p *Package) SetType(part, typ string) error {
	if now, err := p.Type(part); err != nil || now == typ {
		return err
	}
	return p.insertLast(partTypes, emptyTypes, func(prefix string) string {
		return `<` + prefix + `Override PartName="/` + Escape(part) + `" ContentType="` + Escape(typ) + `"/>`
	})
}

// insertLast adds an element at the end of a part's document element; made
// gets the prefix that the part uses.
func (p *Package) insertLast(name, without string, made func(prefix string) string) error {
	if !p.Has(name) {
		p.Set(name, []byte(without))
	}
	n, err := p.Tree(name)
	if err != nil {
		return err
	}
	prefix, local := "", n.RawName()
	if i := strings.IndexByte(local, ':'); i >= 0 {
		prefix = local[:i+1]
	}
	s := NewSplice(n.Source())
	if n.Empty() {
		s.Replace(n.End-2, n.End, ">"+made(prefix)+"</"+local+">")
	} else {
		s.Insert(n.Out, made(prefix))
	}
	out, err := s.Bytes()
	if err != nil {
		return err
	}
	p.Set(name, out)
	return nil
}
