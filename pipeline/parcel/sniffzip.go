package parcel

import (
	"bytes"
	"context"
	"strings"
)

// looked bounds what Sniff reads of a package's parts.
const (
	lookedParts = 50_000
	lookedBytes = 1 << 20
)

// sniffZIP tells packages (a ZIP archive that is one document) from archives
// of files.
func sniffZIP(data []byte) Kind {
	entries, _, err := readDirectory(data, lookedParts)
	if r, refused := asRefusal(err); refused && r.code == "parcel-truncated" {
		return Truncated
	}
	if err != nil {
		return ZIP // opening it tells what is wrong
	}
	parts := make(map[string]*entry, len(entries))
	for i := range entries {
		name := strings.ToLower(strings.ReplaceAll(string(entries[i].raw), `\`, "/"))
		if parts[name] == nil {
			parts[name] = &entries[i]
		}
	}
	for _, tell := range []func(map[string]*entry, []byte) Kind{office, openDocument, iWork, broken} {
		if k := tell(parts, data); k != "" {
			return k
		}
	}
	return ZIP
}

// officeTypes are the content types of main parts (ECMA-376-1, 15.2, and
// [MS-OFFMACRO]), the more special first.
var officeTypes = []struct {
	mark string
	kind Kind
}{
	{"ms-excel.sheet.binary.macroenabled", XLSB},
	{"ms-excel.sheet.macroenabled.main", XLSM},
	{"ms-excel.template.macroenabled.main", XLTM},
	{"ms-excel.addin.macroenabled.main", XLSM},
	{"spreadsheetml.template.main", XLTX},
	{"spreadsheetml.sheet.main", XLSX},
	{"wordprocessingml.document.main", DOCX}, {"wordprocessingml.template.main", DOCX}, {"ms-word.", DOCX},
	{"presentationml.", PPTX}, {"ms-powerpoint.", PPTX},
}

func office(parts map[string]*entry, data []byte) Kind {
	types := parts["[content_types].xml"]
	if types == nil {
		return ""
	}
	text := bytes.ToLower(look(types, data))
	for _, t := range officeTypes {
		if bytes.Contains(text, []byte(t.mark)) {
			return t.kind
		}
	}
	for _, p := range []struct {
		part string
		kind Kind
	}{{"xl/workbook.xml", XLSX}, {"xl/workbook.bin", XLSB}, {"word/document.xml", DOCX}, {"ppt/presentation.xml", PPTX}} {
		if parts[p.part] != nil {
			return p.kind
		}
	}
	return ""
}

func openDocument(parts map[string]*entry, data []byte) Kind {
	mime := parts["mimetype"]
	if mime == nil {
		return ""
	}
	kind, ok := strings.CutPrefix(string(look(mime, data)), "application/vnd.oasis.opendocument.")
	if !ok {
		return ""
	}
	if !strings.HasPrefix(kind, "spreadsheet") {
		return ODT
	}
	if manifest := parts["meta-inf/manifest.xml"]; manifest != nil && bytes.Contains(look(manifest, data), []byte("encryption-data")) {
		return EncryptedODF
	}
	return ODS
}

// iWork tells documents of Numbers, Pages and Keynote, of 2013 and of 2009.
func iWork(parts map[string]*entry, _ []byte) Kind {
	for _, part := range []string{"index/document.iwa", "index.zip", "index.apxl", "index.xml.gz"} {
		if parts[part] != nil && (part != "index.zip" || parts["metadata/properties.plist"] != nil) {
			return Numbers
		}
	}
	if parts["index.xml"] != nil && parts["buildversionhistory.plist"] != nil {
		return Numbers
	}
	return ""
}

// broken tells a workbook that lacks its main parts, so that it is called a
// damaged workbook and not an archive of odd texts.
func broken(parts map[string]*entry, _ []byte) Kind {
	for name := range parts {
		if strings.HasPrefix(name, "xl/worksheets/") {
			return XLSX
		}
	}
	return ""
}

// look unpacks a small part; what cannot be unpacked is nil.
func look(e *entry, data []byte) []byte {
	if e.size > lookedBytes || e.flags&flagEncrypted != 0 || e.locate(data) != nil {
		return nil
	}
	out, err := unpack(context.Background(), unpacking{e.content, e.method, e.size, e.crc, false})
	if err != nil {
		return nil
	}
	return out
}
