package deliverable

import (
	"slices"

	"shinsa/pipeline/pdf/object"
)

// font holds that a font stands in the file and that its text can be taken out.
func (c *pdfCheck) font(v object.Value) {
	kind, name := string(c.file.Get(v, "Subtype").Str), string(c.file.Get(v, "BaseFont").Str)
	switch kind {
	case "CIDFontType0", "CIDFontType2": // below a Type0, which is held
		return
	case "Type3": // its glyphs are drawings in the file
	case "Type0":
		for _, d := range c.file.Get(v, "DescendantFonts").List {
			c.embedded(name, c.file.Get(c.file.Resolve(d), "FontDescriptor"))
		}
	default:
		c.embedded(name, c.file.Get(v, "FontDescriptor"))
	}
	if c.file.Get(v, "ToUnicode").Kind == object.Null && !told(c.file.Get(v, "Encoding")) {
		c.add("deliver-pdf-unicode", name)
	}
}

func (c *pdfCheck) embedded(name string, descriptor object.Value) {
	for _, key := range []string{"FontFile", "FontFile2", "FontFile3"} {
		if s := c.file.Get(descriptor, key); s.IsStream() {
			return
		}
	}
	c.add("deliver-pdf-font", name)
}

// told are the encodings whose characters every reader knows.
func told(encoding object.Value) bool {
	return slices.ContainsFunc([]string{"WinAnsiEncoding", "MacRomanEncoding", "StandardEncoding"}, encoding.Is)
}

// annotation finds what persons left on a page; links and the fields of forms
// are no remarks.
func (c *pdfCheck) annotation(v object.Value) {
	if !c.file.Get(v, "Type").Is("Annot") && c.file.Get(v, "Rect").Kind != object.Array {
		return
	}
	switch kind := string(c.file.Get(v, "Subtype").Str); kind {
	case "", "Link", "Widget", "Popup", "Form", "Image":
	case "FileAttachment", "Movie", "Sound", "Screen", "3D":
		c.add("deliver-pdf-active", kind)
	default:
		c.add("deliver-pdf-remark", kind)
	}
}
