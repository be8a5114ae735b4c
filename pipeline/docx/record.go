package docx

import (
	"crypto/sha256"
	"encoding/hex"

	"shinsa/pipeline/doc"
)

// Names of the custom XML part that carries the record, and of what belongs
// to it.
const (
	partRecord      = "customXml/item1.xml"
	partRecordProps = "customXml/itemProps1.xml"
	recordSpace     = "urn:shinsa:record:1"
	recordID        = "{5B1A5A00-2018-4000-8000-7368696E7361}" // ends in "shinsa"
)

// Record is what a Word file of ours carries inside: what it was made from,
// and what its controls held when it was written. So a file is known when it
// comes back under another name.
type Record struct {
	Kind, Company, Version, Date string
	Facts                        []doc.Fact
	Fields                       []RecordField
	Locks                        []RecordLock
	Digest                       string // as it stands in the file
	Sound                        bool   // the digest is that of the content
}

// RecordField is one control to fill in, by its tag; those of a section have
// one for all rows.
type RecordField struct {
	Tag    string
	Kind   string // text, rich, choice, date, check
	Part   string // name of the placeholder's building block
	Repeat string // tag of the section that it belongs to; "" for none
	Value  string // as we wrote it; "" for empty
}

// RecordLock is one piece of locked data.
type RecordLock struct{ Tag, Sum string }

// kindNames are the kinds of fields as the record names them, by number.
func kindNames() []string { return []string{"text", "rich", "choice", "date", "check"} }

func kindName(k doc.FieldKind) string {
	names := kindNames()
	if k < 0 || int(k) >= len(names) {
		return "text"
	}
	return names[k]
}

// recordOf collects what the file carries; nil when there is nothing to know.
func (w *writer) recordOf(d *doc.Document) *Record {
	if d.Meta.Company == "" && len(d.Meta.Facts) == 0 && len(w.fields) == 0 {
		return nil
	}
	r := &Record{Kind: d.Kind, Company: d.Meta.Company, Version: d.Meta.Version, Facts: d.Meta.Facts}
	if !d.Meta.Date.IsZero() {
		r.Date = d.Meta.Date.String()
	}
	for _, f := range w.fields {
		r.Fields = append(r.Fields, RecordField{f.tag, kindName(f.kind), f.part, f.repeat, f.value})
	}
	for _, l := range w.locked {
		r.Locks = append(r.Locks, RecordLock{l.tag, Sum(l.text.String())})
	}
	r.Digest = r.digest()
	return r
}

// Sum returns the short digest by which a locked text is compared.
func Sum(text string) string {
	s := sha256.Sum256([]byte(text))
	return hex.EncodeToString(s[:8])
}

// digest is over the content, not over the bytes: programs write the part
// anew when they save.
func (r *Record) digest() string {
	buf := make([]byte, 0, 16<<10)
	add := func(values ...string) {
		for i, v := range values {
			if i > 0 {
				buf = append(buf, 0x1f)
			}
			buf = append(buf, v...)
		}
		buf = append(buf, 0x1e)
	}
	add("@kind", r.Kind)
	add("@company", r.Company)
	add("@version", r.Version)
	add("@date", r.Date)
	for _, f := range r.Facts {
		add(f.Name, f.Value)
	}
	for _, f := range r.Fields {
		add(f.Tag, f.Kind, f.Repeat, f.Value)
	}
	for _, l := range r.Locks {
		add(l.Tag, l.Sum)
	}
	sum := sha256.Sum256(buf)
	return hex.EncodeToString(sum[:])
}

// record writes the part, without white space between elements.
func (w *writer) record(r *Record) {
	w.raw(xmlHead + `<record xmlns="` + recordSpace + `"`)
	w.attrs("kind", r.Kind, "company", r.Company, "version", r.Version, "date", r.Date, "digest", r.Digest)
	w.raw(">")
	for _, f := range r.Facts {
		w.raw("<fact")
		w.attrs("name", f.Name)
		w.raw(">")
		w.attr(f.Value)
		w.raw("</fact>")
	}
	for _, f := range r.Fields {
		part := f.Part
		if part == f.Tag {
			part = ""
		}
		w.raw("<field")
		w.attrs("tag", f.Tag, "kind", f.Kind, "part", part, "repeat", f.Repeat)
		w.raw(">")
		w.attr(f.Value)
		w.raw("</field>")
	}
	for _, l := range r.Locks {
		w.raw("<lock")
		w.attrs("tag", l.Tag, "sum", l.Sum)
		w.raw("/>")
	}
	w.raw("</record>")
}

// attrs writes attributes, name and value in turn; empty ones are left out.
func (w *writer) attrs(pairs ...string) {
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] == "" {
			continue
		}
		w.raw(" " + pairs[i] + `="`)
		w.attr(pairs[i+1])
		w.raw(`"`)
	}
}

func (w *writer) recordProps() {
	w.raw(xmlHead + `<ds:datastoreItem ds:itemID="` + recordID +
		`" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">` +
		`<ds:schemaRefs><ds:schemaRef ds:uri="` + recordSpace + `"/></ds:schemaRefs></ds:datastoreItem>`)
}

func (w *writer) recordRelations() {
	w.relationsHead()
	w.relation("rId1", typesOffice+"customXmlProps", "itemProps1.xml")
	w.raw("</Relationships>")
}
