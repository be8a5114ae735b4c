package merge

import (
	"fmt"
	"path"
	"strings"

	"shinsa/pipeline/docx/markup"
)

const (
	typeCustom       = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
	typeCustomProps  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps"
	contentCustom    = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
	customProperties = "docProps/custom.xml"
)

// record gives the file the record of the new version: it is made from these
// data now. Programs that dropped the record get it back.
func (m *merger) record() error {
	if err := m.properties(); err != nil {
		return err
	}
	from := m.r.Record.Part
	if from == "" {
		return nil
	}
	content, err := m.r.Package.Part(from)
	if err != nil {
		return err
	}
	if to := m.e.Record.Part; to != "" {
		m.e.Package.Set(to, content)
		return nil
	}
	return m.addRecord(from, content)
}

// addRecord puts the record in where there is none.
func (m *merger) addRecord(from string, content []byte) error {
	n := 1
	for m.e.Package.Has(item(n)) || m.e.Package.Has(itemProps(n)) {
		n++
	}
	m.e.Package.Set(item(n), content)
	if err := m.e.Package.SetType(item(n), "application/xml"); err != nil {
		return err
	}
	if _, err := m.e.Package.Relate(m.e.Main, typeCustom, item(n)); err != nil {
		return err
	}
	rels, err := m.r.Package.Relations(from)
	if err != nil {
		return err
	}
	r := markup.ByKind(rels, "customXmlProps")
	if r == nil {
		return nil
	}
	props, err := m.r.Package.Part(r.Target)
	if err != nil {
		return err
	}
	m.e.Package.Set(itemProps(n), props)
	if err := m.e.Package.SetType(itemProps(n), contentCustom); err != nil {
		return err
	}
	_, err = m.e.Package.Relate(item(n), typeCustomProps, itemProps(n))
	return err
}

func item(n int) string      { return fmt.Sprintf("customXml/item%d.xml", n) }
func itemProps(n int) string { return fmt.Sprintf("customXml/itemProps%d.xml", n) }

// properties gives the custom properties of ours their new values.
func (m *merger) properties() error {
	name, theirs, err := custom(m.e.Package)
	if err != nil || theirs == nil {
		return err
	}
	_, ours, err := custom(m.r.Package)
	if err != nil || ours == nil {
		return err
	}
	values := map[string]string{}
	for _, n := range ours.All("op:property") {
		if n.First != nil && strings.HasPrefix(n.Attr("name"), "shinsa-") {
			values[n.Attr("name")] = n.First.Text()
		}
	}
	s := markup.NewSplice(theirs.Source())
	for _, n := range theirs.All("op:property") {
		if v, ok := values[n.Attr("name")]; ok && n.First != nil && !n.First.Empty() && n.First.Text() != v {
			s.Replace(n.First.In, n.First.Out, markup.Escape(v))
		}
	}
	if !s.Changed() {
		return nil
	}
	out, err := s.Bytes()
	if err != nil {
		return err
	}
	m.e.Package.Set(name, out)
	return nil
}

func custom(p *markup.Package) (string, *markup.Node, error) {
	rels, err := p.Relations("")
	if err != nil {
		return "", nil, err
	}
	name := path.Clean(customProperties)
	if r := markup.ByKind(rels, "custom-properties"); r != nil {
		name = r.Target
	}
	tree, err := p.Tree(name)
	return name, tree, err
}
