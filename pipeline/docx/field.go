package docx

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"shinsa/pipeline/doc"
)

// Boxes of a field that is yes or no; both are in every Japanese font.
const (
	boxEmpty  = "□"
	boxTicked = "■"
)

// entry is a field of the document, once for each tag: what the glossary and
// the record say of it.
type entry struct {
	tag, part, placeholder, value, repeat string
	kind                                  doc.FieldKind
}

// field writes a place to fill in as a content control inside a line.
func (w *writer) field(f doc.Field, style doc.Style) {
	w.control(f)
	if len(f.Rich) > 0 {
		for i, p := range f.Rich {
			if i > 0 {
				w.raw("<w:r><w:br/></w:r>")
			}
			w.inlines(p.Content, style)
		}
	} else {
		w.shown(f)
	}
	w.raw("</w:sdtContent></w:sdt>")
}

// control opens a content control up to its content. Text has no kind of its
// own: of a plain-text control (w:text) LibreOffice repeats the text.
func (w *writer) control(f doc.Field) {
	w.know(f)
	w.raw("<w:sdt><w:sdtPr>")
	w.val("alias", f.Title)
	w.val("tag", f.Tag)
	w.raw(`<w:id w:val="`)
	w.int(int(w.controlID(f.Tag)))
	w.raw(`"/>`)
	w.docPart(f.Tag)
	if f.Empty() && f.Kind != doc.FieldCheck {
		w.raw("<w:showingPlcHdr/>")
	}
	switch f.Kind {
	case doc.FieldChoice:
		w.choices(f)
	case doc.FieldDate:
		w.date(f)
	case doc.FieldCheck:
		w.checkbox(f)
	}
	w.raw("</w:sdtPr><w:sdtContent>")
}

// know keeps what glossary and record say of a field.
func (w *writer) know(f doc.Field) {
	if w.known == nil {
		w.known = map[string]bool{}
	}
	if w.known[f.Tag] {
		return
	}
	w.known[f.Tag] = true
	e := entry{tag: f.Tag, part: partName(f.Tag), placeholder: f.Placeholder, kind: f.Kind, repeat: w.repeat}
	if !f.Empty() {
		e.value = f.Shown()
	}
	w.fields = append(w.fields, e)
}

// docPart names the placeholder of a control. Its name is the tag: that is
// the one thing by which a control can be told after LibreOffice saved it.
func (w *writer) docPart(tag string) {
	w.raw(`<w:placeholder><w:docPart w:val="`)
	w.attr(partName(tag))
	w.raw(`"/></w:placeholder>`)
}

// longestPart is how long the names of building blocks are in Word.
const longestPart = 32

// partName returns the name of the building block that holds the placeholder
// of a control: its tag, or a shorter name made of it.
func partName(tag string) string {
	if len(tag) <= longestPart {
		return tag
	}
	cut := longestPart - 9
	for cut > 0 && !utf8.RuneStart(tag[cut]) {
		cut--
	}
	return fmt.Sprintf("%s~%08x", tag[:cut], hash32(tag))
}

func hash32(s string) uint32 {
	h := uint32(2166136261) // FNV-1a
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// controlID makes a number of a tag that stays the same from version to
// version; Word wants it positive and unique in the document.
func (w *writer) controlID(tag string) uint32 {
	id := hash32(tag)&0x7fffffff | 1
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

func (w *writer) date(f doc.Field) {
	w.raw("<w:date")
	if !f.Date.IsZero() && !f.Empty() {
		w.raw(` w:fullDate="` + f.Date.String() + `T00:00:00Z"`)
	}
	w.raw(`><w:dateFormat w:val="ggge年M月d日"/><w:lid w:val="ja-JP"/>` +
		`<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="japan"/></w:date>`)
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
	if f.Empty() {
		w.raw("<w:rPr>")
		w.val("rStyle", w.ref.id(stylePlaceholder))
		w.raw("</w:rPr>")
	}
	w.text(f.Shown(), f.Src)
	w.raw("</w:r>")
}

// lock opens a control whose content Word lets nobody change, and which shows
// no frame.
func (w *writer) lock(tag string) {
	w.raw("<w:sdt><w:sdtPr>")
	w.val("tag", tag)
	w.raw(`<w:id w:val="`)
	w.int(int(w.controlID(tag)))
	w.raw(`"/><w:lock w:val="sdtContentLocked"/>`)
	w.docPart(tag)
	w.raw(`<w15:appearance w15:val="hidden"/></w:sdtPr><w:sdtContent>`)
}

// locked is data that is locked, by its tag: the text of its paragraphs.
type locked struct {
	tag  string
	text strings.Builder
}

// paragraph writes a paragraph. A rich field that is all of it and has more
// than one paragraph becomes a control around them.
func (w *writer) paragraph(b *doc.Paragraph, p paragraph) {
	if f, ok := doc.Sole(b.Content); ok && len(f.Rich) > 1 {
		w.control(f)
		for _, inner := range f.Rich {
			w.open(p)
			w.inlines(inner.Content, p.style)
			w.close()
		}
		w.raw("</w:sdtContent></w:sdt>")
		return
	}
	w.open(p)
	from := w.remarksFrom(b.Remarks)
	if b.Lock != "" && len(b.Content) > 0 {
		w.lock(b.Lock)
		w.inlines(b.Content, p.style)
		w.raw("</w:sdtContent></w:sdt>")
		w.keep(b)
	} else {
		w.inlines(b.Content, p.style)
	}
	w.remarksTo(b.Remarks, from)
	w.close()
}

// keep notes the text of a locked paragraph, for the record.
func (w *writer) keep(b *doc.Paragraph) {
	if w.locks == nil {
		w.locks = map[string]*locked{}
	}
	l := w.locks[b.Lock]
	if l == nil {
		l = &locked{tag: b.Lock}
		w.locks[b.Lock] = l
		w.locked = append(w.locked, l)
	} else {
		l.text.WriteByte('\n')
	}
	l.text.WriteString(doc.Plain(b.Content))
}
