package final

import (
	"strings"

	"shinsa/pipeline/docx/markup"
)

// withoutParts removes the parts that the work on a draft needed: comments and
// who made them, the words of empty places, the record.
func (m *maker) withoutParts() error {
	for _, part := range []string{m.main, ""} {
		rels, err := m.pack.Relations(part)
		if err != nil {
			return err
		}
		var drop []markup.Relation
		for _, r := range rels {
			switch r.Kind {
			case "comments", "commentsExtended", "commentsIds", "commentsExtensible", "people", "glossaryDocument", "customXml", "custom-properties", "thumbnail":
				drop = append(drop, r)
			}
		}
		if err := m.drop(part, rels, drop); err != nil {
			return err
		}
	}
	return nil
}

// drop removes parts with what they alone need, and every word about them.
func (m *maker) drop(from string, rels, drop []markup.Relation) error {
	if len(drop) == 0 {
		return nil
	}
	s := markup.NewSplice(rels[0].Node.Source())
	for _, r := range drop {
		s.Delete(r.Node.Start, r.Node.End)
		if !r.External {
			if err := m.remove(r.Target); err != nil {
				return err
			}
		}
	}
	out, err := s.Bytes()
	if err != nil {
		return err
	}
	m.pack.Set(markup.RelationPart(from), out)
	return nil
}

func (m *maker) remove(part string) error {
	if !m.pack.Has(part) {
		return nil
	}
	rels, err := m.pack.Relations(part)
	if err != nil {
		return err
	}
	m.pack.Remove(part)
	m.pack.Remove(markup.RelationPart(part))
	if err := m.untype(part); err != nil {
		return err
	}
	for _, r := range rels {
		if !r.External && (strings.HasPrefix(r.Target, "customXml/") || strings.Contains(r.Target, "/glossary/")) {
			if err := m.remove(r.Target); err != nil {
				return err
			}
		}
	}
	return nil
}

// untype takes the content type of a part away.
func (m *maker) untype(part string) error {
	const types = "[Content_Types].xml"
	tree, err := m.pack.Tree(types)
	if err != nil {
		return err
	}
	s := markup.NewSplice(tree.Source())
	for _, n := range tree.All("ct:Override") {
		if strings.TrimPrefix(n.Attr("PartName"), "/") == part {
			s.Delete(n.Start, n.End)
		}
	}
	if !s.Changed() {
		return nil
	}
	out, err := s.Bytes()
	if err != nil {
		return err
	}
	m.pack.Set(types, out)
	return nil
}

// settings takes out the list of revision identifiers, the names of reviewers'
// templates and the switch of tracking.
func (m *maker) settings() error {
	rels, err := m.pack.Relations(m.main)
	if err != nil {
		return err
	}
	r := markup.ByKind(rels, "settings")
	if r == nil {
		return nil
	}
	tree, err := m.pack.Tree(r.Target)
	if err != nil || tree == nil {
		return err
	}
	s := markup.NewSplice(tree.Source())
	for k := tree.First; k != nil; k = k.Next {
		switch k.Name {
		case "w:rsids", "w:trackRevisions", "w:attachedTemplate", "w:documentProtection":
			s.Delete(k.Start, k.End)
		}
	}
	if !s.Changed() {
		return nil
	}
	out, err := s.Bytes()
	if err != nil {
		return err
	}
	m.pack.Set(r.Target, out)
	return nil
}

const coreHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" +
	`<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
	` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"` +
	` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`

// properties writes the properties anew: no person's name, no count of
// revisions, no time but the date of the report.
func (m *maker) properties(o Options) error {
	rels, err := m.pack.Relations("")
	if err != nil {
		return err
	}
	if r := markup.ByKind(rels, "extended-properties"); r != nil {
		m.pack.Set(r.Target, []byte(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`+"\n"+
			`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">`+
			`<Company>`+markup.Escape(o.Org)+`</Company><Application>shinsa</Application></Properties>`))
	}
	r := markup.ByKind(rels, "core-properties")
	if r == nil {
		return nil
	}
	at := o.Date + "T00:00:00Z"
	m.pack.Set(r.Target, []byte(coreHead+`<dc:title>`+markup.Escape(o.Title)+`</dc:title><dc:creator>`+markup.Escape(o.Org)+`</dc:creator>`+
		`<cp:lastModifiedBy>`+markup.Escape(o.Org)+`</cp:lastModifiedBy><dc:language>ja-JP</dc:language>`+
		`<dcterms:created xsi:type="dcterms:W3CDTF">`+at+`</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">`+at+`</dcterms:modified></cp:coreProperties>`))
	return nil
}
