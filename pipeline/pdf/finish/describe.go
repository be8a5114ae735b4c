package finish

import (
	"encoding/xml"
	"strings"
)

// Names of the program in the file's properties.
const (
	creator  = "shinsa"
	producer = "shinsa"
)

// information writes title and the like as the information dictionary.
func (d *document) information(nr int) {
	d.begin(nr).raw("<</Creator(" + creator + ")/Producer(" + producer + ")")
	for _, p := range [...][2]string{{"/Title", d.in.Title}, {"/Author", d.in.Author}, {"/Subject", d.in.Subject}, {"/Keywords", d.in.Keywords}} {
		if p[1] != "" {
			d.raw(p[0]).text(p[1])
		}
	}
	d.raw(">>").end()
}

// metadata writes the same as XMP with the marks of PDF/A and PDF/UA. It is
// not compressed, so that archives find it without reading the file.
func (d *document) metadata() int {
	nr := d.reserve()
	d.plain(nr, "/Type/Metadata/Subtype/XML", []byte(d.xmp()))
	return nr
}

// The schema of PDF/UA must be described, since PDF/A-2 does not know it.
const schema = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"` +
	` xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">` +
	`<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>` +
	`<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>` +
	`<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>` +
	`<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>` +
	`<pdfaProperty:description>part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag>` +
	"</pdfaExtension:schemas></rdf:Description>\n"

func (d *document) xmp() string {
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` + "\n" + schema +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"` +
		` xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">` + "\n" +
		"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>\n")
	element(&b, "dc:title", `<rdf:Alt><rdf:li xml:lang="x-default">`, d.in.Title, "</rdf:li></rdf:Alt>")
	element(&b, "dc:creator", "<rdf:Seq><rdf:li>", d.in.Author, "</rdf:li></rdf:Seq>")
	element(&b, "dc:description", `<rdf:Alt><rdf:li xml:lang="x-default">`, d.in.Subject, "</rdf:li></rdf:Alt>")
	element(&b, "dc:language", "<rdf:Bag><rdf:li>", "ja-JP", "</rdf:li></rdf:Bag>")
	element(&b, "pdf:Keywords", "", d.in.Keywords, "")
	element(&b, "pdf:Producer", "", producer, "")
	element(&b, "xmp:CreatorTool", "", creator, "")
	b.WriteString("</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>")
	return b.String()
}

// element writes an XMP property, if it has a value.
func element(b *strings.Builder, name, before, value, after string) {
	if value == "" {
		return
	}
	b.WriteString("<" + name + ">" + before)
	_ = xml.EscapeText(b, []byte(value)) // a Builder does not fail
	b.WriteString(after + "</" + name + ">\n")
}
