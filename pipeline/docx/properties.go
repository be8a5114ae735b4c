package docx

import (
	"strings"

	"shinsa/pipeline/doc"
)

// core writes the core properties. The time is that of the document's date at
// nine in the morning in Japan, which is midnight UTC; nobody is named.
func (w *writer) core(m doc.Meta) {
	w.raw(xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"` +
		` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	w.property("dc:title", "", m.Title)
	w.property("dc:subject", "", m.Subject)
	w.property("dc:creator", "", m.Org)
	w.property("cp:lastModifiedBy", "", m.Org)
	w.property("cp:category", "", m.Marking)
	w.property("cp:version", "", m.Version)
	w.property("dc:language", "", "ja-JP")
	if !m.Date.IsZero() {
		at := m.Date.String() + "T00:00:00Z"
		w.property("dcterms:created", ` xsi:type="dcterms:W3CDTF"`, at)
		w.property("dcterms:modified", ` xsi:type="dcterms:W3CDTF"`, at)
	}
	w.raw("</cp:coreProperties>")
}

func (w *writer) property(elem, attrs, value string) {
	if value == "" {
		return
	}
	w.raw("<" + elem + attrs + ">")
	w.attr(value)
	w.raw("</" + elem + ">")
}

// app writes the extended properties.
func (w *writer) app(m doc.Meta) {
	w.raw(xmlHead + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">`)
	w.property("Company", "", m.Org)
	w.property("Application", "", "shinsa")
	w.raw("</Properties>")
}

// custom writes what the document was made from, so that a finished file can
// be told from others of its kind.
func (w *writer) custom(d *doc.Document) {
	w.raw(xmlHead + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"` +
		` xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">`)
	pid := 2 // the standard starts there
	for _, p := range [][2]string{{"shinsa-kind", d.Kind}, {"shinsa-company", d.Meta.Company}, {"shinsa-record", d.Meta.Record}} {
		if strings.TrimSpace(p[1]) == "" {
			continue
		}
		w.raw(`<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="`)
		w.int(pid)
		w.raw(`" name="` + p[0] + `"><vt:lpwstr>`)
		w.attr(p[1])
		w.raw("</vt:lpwstr></property>")
		pid++
	}
	w.raw("</Properties>")
}
