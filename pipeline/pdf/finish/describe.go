package finish

import (
	"encoding/xml"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Names of the program in the file's properties.
const (
	creator  = "shinsa"
	producer = "shinsa (gopdf, pdfcpu)"
)

// describe writes title and the like, once as the information dictionary and
// once, the same, as XMP metadata with the PDF/A mark.
func (f *file) describe() error {
	info := types.Dict{"Creator": text(creator), "Producer": text(producer)}
	for key, s := range map[string]string{"Title": f.in.Title, "Author": f.in.Author, "Subject": f.in.Subject, "Keywords": f.in.Keywords} {
		if s != "" {
			info[key] = text(s)
		}
	}
	ref, err := f.object(info)
	if err != nil {
		return err
	}
	f.info = &ref
	meta, err := f.object(types.StreamDict{Raw: []byte(f.xmp()), Dict: types.Dict{
		"Type": types.Name("Metadata"), "Subtype": types.Name("XML")}})
	if err != nil {
		return err
	}
	f.root["Metadata"] = meta
	return nil
}

func (f *file) xmp() string {
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` + "\n" +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"` +
		` xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">` + "\n" +
		"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>\n")
	element(&b, "dc:title", `<rdf:Alt><rdf:li xml:lang="x-default">`, f.in.Title, "</rdf:li></rdf:Alt>")
	element(&b, "dc:creator", "<rdf:Seq><rdf:li>", f.in.Author, "</rdf:li></rdf:Seq>")
	element(&b, "dc:description", `<rdf:Alt><rdf:li xml:lang="x-default">`, f.in.Subject, "</rdf:li></rdf:Alt>")
	element(&b, "dc:language", "<rdf:Bag><rdf:li>", "ja-JP", "</rdf:li></rdf:Bag>")
	element(&b, "pdf:Keywords", "", f.in.Keywords, "")
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
