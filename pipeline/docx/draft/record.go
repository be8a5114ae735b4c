package draft

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strings"

	"shinsa/pipeline/docx/markup"
)

// readRecord finds the record: in the custom XML part of our own namespace,
// wherever a program put it; else the custom properties, which every program
// keeps.
func (b *builder) readRecord(rels []markup.Relation) error {
	r := &b.d.Record
	r.Facts, r.Kinds, r.Parts, r.Values, r.Sums, r.Repeats = map[string]string{}, map[string]string{}, map[string]string{}, map[string]string{}, map[string]string{}, map[string]string{}
	for _, name := range b.d.Package.Names() {
		if !strings.HasPrefix(name, "customXml/") || path.Ext(name) != ".xml" {
			continue
		}
		tree, err := b.d.Package.Tree(name)
		if err != nil {
			continue // another program's data, in whatever form
		}
		if tree.Name == "shinsa:record" {
			r.Found, r.Part = "part", name
			r.read(tree)
			return nil
		}
	}
	return b.readProperties()
}

// read takes the record out of its part, and sees whether the digest holds.
func (r *Record) read(tree *markup.Node) {
	r.Kind, r.Company, r.Version, r.Date, r.Digest = tree.Attr("kind"), tree.Attr("company"), tree.Attr("version"), tree.Attr("date"), tree.Attr("digest")
	var all strings.Builder
	for _, p := range [][2]string{{"@kind", r.Kind}, {"@company", r.Company}, {"@version", r.Version}, {"@date", r.Date}} {
		all.WriteString(p[0] + "\x1f" + p[1] + "\x1e")
	}
	for k := tree.First; k != nil; k = k.Next {
		tag, text := k.Attr("tag"), k.Text()
		switch k.Name {
		case "shinsa:fact":
			r.Facts[k.Attr("name")] = text
			all.WriteString(k.Attr("name") + "\x1f" + text + "\x1e")
		case "shinsa:field":
			r.Kinds[tag], r.Values[tag] = k.Attr("kind"), text
			if s := k.Attr("repeat"); s != "" {
				r.Repeats[tag] = s
			}
			if p := k.Attr("part"); p != "" {
				r.Parts[p] = tag
			}
			all.WriteString(tag + "\x1f" + k.Attr("kind") + "\x1f" + k.Attr("repeat") + "\x1f" + text + "\x1e")
		case "shinsa:lock":
			r.Sums[tag] = k.Attr("sum")
			all.WriteString(tag + "\x1f" + k.Attr("sum") + "\x1e")
		}
	}
	sum := sha256.Sum256([]byte(all.String()))
	r.Sound = hex.EncodeToString(sum[:]) == r.Digest
}

// readProperties reads what the custom properties say.
func (b *builder) readProperties() error {
	rels, err := b.d.Package.Relations("")
	if err != nil {
		return err
	}
	p := markup.ByKind(rels, "custom-properties")
	if p == nil {
		return nil
	}
	tree, err := b.d.Package.Tree(p.Target)
	if err != nil || tree == nil {
		return err
	}
	r := &b.d.Record
	for _, n := range tree.All("op:property") {
		value := ""
		if n.First != nil {
			value = n.First.Text()
		}
		to, ok := map[string]*string{"shinsa-kind": &r.Kind, "shinsa-company": &r.Company, "shinsa-record": &r.Digest}[n.Attr("name")]
		if ok {
			*to, r.Found = value, "properties"
		}
	}
	return nil
}

// placeholder returns the words that a building block of the file shows. The
// glossary is read when it is first asked for: most files never need it.
func (b *builder) placeholder(name string) (string, bool) {
	if b.parts == nil {
		b.parts = map[string]string{}
		if err := b.readGlossary(); err != nil && b.err == nil {
			b.err = err
		}
	}
	text, ok := b.parts[name]
	return text, ok
}

func (b *builder) readGlossary() error {
	for _, r := range b.rels {
		if r.Kind != "glossaryDocument" || r.External {
			continue
		}
		tree, err := b.d.Package.Tree(r.Target)
		if err != nil || tree == nil {
			return err
		}
		for _, n := range tree.Kid("w:docParts").All("w:docPart") {
			b.parts[n.Val("w:docPartPr", "w:name")] = gather(orEmpty(n.Kid("w:docPartBody")), "w:t")
		}
	}
	return nil
}

// identity names a control by its tag, else by its placeholder, whose name is
// that of the tag, else by its title.
func (b *builder) identity(n *markup.Node) (string, How) {
	pr := n.Kid("w:sdtPr")
	if tag := pr.Val("w:tag"); tag != "" {
		return tag, ByControl
	}
	if part := pr.Val("w:placeholder", "w:docPart"); part != "" && part != "DefaultPlaceholder_-1854013440" {
		if tag, ok := b.d.Record.Parts[part]; ok {
			return tag, ByPart
		}
		if strings.Contains(part, ".") && !strings.HasPrefix(part, "Default") {
			return part, ByPart
		}
	}
	if alias := pr.Val("w:alias"); alias != "" {
		return "title:" + alias, ByTitle
	}
	return "", ""
}
