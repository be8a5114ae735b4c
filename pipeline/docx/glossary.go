package docx

// Names of the parts of the glossary: the words that Word shows again when a
// person empties a control.
const (
	partGlossary       = "word/glossary/document.xml"
	partGlossaryStyles = "word/glossary/styles.xml"
)

// glossary writes one building block for each control.
func (w *writer) glossary() {
	w.raw(xmlHead + `<w:glossaryDocument` + namespaces + `><w:docParts>`)
	style := w.ref.id(stylePlaceholder)
	for i := range w.fields {
		f := &w.fields[i]
		w.raw(`<w:docPart><w:docPartPr><w:name w:val="`)
		w.attr(f.part)
		w.raw(`"/><w:category><w:name w:val="General"/><w:gallery w:val="placeholder"/></w:category>` +
			`<w:types><w:type w:val="bbPlcHdr"/></w:types><w:behaviors><w:behavior w:val="content"/></w:behaviors><w:guid w:val="{5B1A5A00-2018-4000-8000-`)
		w.guid(f.part)
		w.raw(`}"/></w:docPartPr><w:docPartBody><w:p><w:r><w:rPr>`)
		w.val("rStyle", style)
		w.raw("</w:rPr>")
		w.plainText(f.placeholder)
		w.raw("</w:r></w:p></w:docPartBody></w:docPart>")
	}
	w.raw("</w:docParts></w:glossaryDocument>")
}

// glossaryStyles holds the one style that the placeholders have.
func (w *writer) glossaryStyles() {
	w.raw(xmlHead + `<w:styles` + namespaces + `><w:style w:type="character" w:customStyle="1" w:styleId="`)
	w.attr(w.ref.id(stylePlaceholder))
	w.raw(`">`)
	w.val("name", placeholderName)
	w.raw("<w:rPr>")
	w.val("color", w.look.Table.EntryColor)
	w.raw("</w:rPr></w:style></w:styles>")
}

func (w *writer) glossaryRelations() {
	w.relationsHead()
	w.relation("rId1", typesOffice+"styles", "styles.xml")
	w.raw("</Relationships>")
}

// guid writes the end of the identifier of a building block, made of its name:
// same name, same identifier.
func (w *writer) guid(name string) {
	const digits = "0123456789ABCDEF"
	id := uint64(hash32(name))<<16 | uint64(len(name)&0xFFFF)
	for shift := 44; shift >= 0; shift -= 4 {
		w.buf = append(w.buf, digits[id>>shift&0xF])
	}
}
