package merge

import (
	"path"
	"strings"

	"shinsa/pipeline/docx/draft"
	"shinsa/pipeline/docx/markup"
)

const (
	typeComments    = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
	contentComments = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
	xmlHead         = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
)

// writeComments adds comments to their part and takes out those whose reason
// is gone.
func (m *merger) writeComments() error {
	var text strings.Builder
	for _, c := range m.comments {
		m.commentXML(&text, c)
	}
	if text.Len() == 0 && len(m.dropped) == 0 {
		return nil
	}
	p, err := m.commentPart()
	if err != nil {
		return err
	}
	for _, n := range p.root.All("w:comment") {
		if m.dropped[n.Attr("id")] {
			p.replace(span{n.Start, n.End}, "")
		}
	}
	p.prefix["w"] = true
	p.fill(p.root, text.String())
	return p.save(m.e.Package)
}

func (m *merger) commentXML(b *strings.Builder, c comment) {
	b.WriteString(`<w:comment w:id="` + c.id + `" w:author="` + draft.Author + `" w:date="` + m.date() + `" w:initials="審">`)
	for _, line := range strings.Split(c.text, "\n") {
		b.WriteString(`<w:p><w:r><w:t xml:space="preserve">` + markup.Escape(line) + `</w:t></w:r></w:p>`)
	}
	b.WriteString(`</w:comment>`)
}

// commentPart finds the part of the comments, or makes it.
func (m *merger) commentPart() (*part, error) {
	rels, err := m.e.Package.Relations(m.e.Main)
	if err != nil {
		return nil, err
	}
	name := path.Dir(m.e.Main) + "/comments.xml"
	if r := markup.ByKind(rels, "comments"); r != nil {
		name = r.Target
	} else if err := m.relateComments(name); err != nil {
		return nil, err
	}
	root, err := m.e.Package.Tree(name)
	if err != nil {
		return nil, err
	}
	return newPart(name, root), nil
}

func (m *merger) relateComments(name string) error {
	if !m.e.Package.Has(name) {
		m.e.Package.Set(name, []byte(xmlHead+`<w:comments xmlns:w="`+markup.Space("w")+`"></w:comments>`))
	}
	if err := m.e.Package.SetType(name, contentComments); err != nil {
		return err
	}
	_, err := m.e.Package.Relate(m.e.Main, typeComments, name)
	return err
}
