package docx

import (
	"hash/fnv"
	"strings"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/problem"
)

// Boxes of a field that is yes or no; both are in every Japanese font.
const (
	boxEmpty  = "□"
	boxTicked = "■"
)

// field writes a place to fill in as a content control inside a line.
func (w *writer) field(f doc.Field) {
	w.control(f)
	w.shown(f)
	w.raw("</w:sdtContent></w:sdt>")
}

// control opens a content control up to its content.
func (w *writer) control(f doc.Field) {
	w.raw("<w:sdt><w:sdtPr>")
	w.val("alias", f.Title)
	w.val("tag", f.Tag)
	w.raw(`<w:id w:val="`)
	w.int(int(w.controlID(f.Tag)))
	w.raw(`"/>`)
	if f.Value == "" && f.Kind != doc.FieldCheck {
		w.raw("<w:showingPlcHdr/>")
	}
	switch f.Kind {
	case doc.FieldText:
		w.raw(`<w:text w:multiLine="1"/>`)
	case doc.FieldChoice:
		w.choices(f)
	case doc.FieldDate:
		w.raw(`<w:date><w:dateFormat w:val="ggge年M月d日"/><w:lid w:val="ja-JP"/>` +
			`<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="japan"/></w:date>`)
	case doc.FieldCheck:
		w.checkbox(f)
	}
	w.raw("</w:sdtPr><w:sdtContent>")
}

// controlID makes a number of a tag that stays the same from version to
// version; Word wants it positive and unique in the document.
func (w *writer) controlID(tag string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(tag))
	id := h.Sum32()&0x7fffffff | 1
	for w.controls[id] {
		id = (id + 2) & 0x7fffffff
	}
	w.controls[id] = true
	return id
}

func (w *writer) choices(f doc.Field) {
	w.raw("<w:dropDownList>")
	seen := map[string]bool{}
	for _, c := range f.Choices {
		if c == "" || seen[c] { // Word takes a doubled or empty value for damage
			continue
		}
		seen[c] = true
		w.raw(`<w:listItem w:displayText="`)
		w.attr(c)
		w.raw(`" w:value="`)
		w.attr(c)
		w.raw(`"/>`)
	}
	w.raw("</w:dropDownList>")
}

func (w *writer) checkbox(f doc.Field) {
	checked := "0"
	if strings.HasPrefix(f.Shown(), boxTicked) {
		checked = "1"
	}
	font := w.look.Styles[doc.TableHead].Font
	state := func(name, box string) {
		w.raw("<w14:" + name + ` w14:val="` + hex4(uint32([]rune(box)[0])) + `" w14:font="`)
		w.attr(font)
		w.raw(`"/>`)
	}
	w.raw(`<w14:checkbox><w14:checked w14:val="` + checked + `"/>`)
	state("checkedState", boxTicked)
	state("uncheckedState", boxEmpty)
	w.raw("</w14:checkbox>")
}

// shown writes what stands in the control now.
func (w *writer) shown(f doc.Field) {
	w.raw("<w:r>")
	if f.Value == "" {
		w.raw("<w:rPr>")
		w.val("rStyle", w.ref.id(stylePlaceholder))
		w.raw("</w:rPr>")
	}
	w.text(f.Shown(), problem.Pos{})
	w.raw("</w:r>")
}
