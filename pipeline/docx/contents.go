package docx

import (
	"fmt"
	"hash/fnv"
	"strconv"

	"shinsa/pipeline/doc"
)

// tocLevels is how many levels of headings the table of contents shows.
const tocLevels = 2

// titleTOC heads the table of contents.
const titleTOC = "目次"

// findHeads gives every heading of the body its number and bookmark. The name
// of a bookmark is made of the heading's ID, so that it stays the same from
// version to version; Word allows letters, digits and underscores, 40 at most.
func (w *writer) findHeads(d *doc.Document) {
	w.entries = doc.Outline(d)
	w.heads = make(map[*doc.Heading]head, len(w.entries))
	taken := map[string]bool{}
	for i, e := range w.entries {
		h := fnv.New32a()
		h.Write([]byte(e.Heading.ID))
		sum := h.Sum32()
		for taken[markName(sum)] {
			sum++
		}
		taken[markName(sum)] = true
		w.heads[e.Heading] = head{mark: markName(sum), id: i + 1, number: e.Number}
	}
}

func markName(sum uint32) string { return fmt.Sprintf("_Toc%09d", sum%1_000_000_000) }

// contents writes the table of contents: a field that Word can bring up to
// date, filled with the headings and their pages.
func (w *writer) contents() {
	w.raw(`<w:sdt><w:sdtPr><w:id w:val="`)
	w.int(int(w.controlID("")))
	w.raw(`"/><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>` +
		`<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>`)
	w.open(paragraph{style: doc.TOCTitle})
	w.plain(titleTOC)
	w.close()
	var shown []doc.Entry
	for _, e := range w.entries {
		if e.Level <= tocLevels {
			shown = append(shown, e)
		}
	}
	for i, e := range shown {
		w.open(paragraph{style: doc.TOCStyle(e.Level)})
		if i == 0 {
			w.raw(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \o "1-` +
				strconv.Itoa(tocLevels) + `" \h \z \u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`)
		}
		w.entry(e)
		if i == len(shown)-1 {
			w.raw(`<w:r><w:fldChar w:fldCharType="end"/></w:r>`)
		}
		w.close()
	}
	w.raw("</w:sdtContent></w:sdt>")
}

func (w *writer) entry(e doc.Entry) {
	mark := w.heads[e.Heading].mark
	page := "―"
	if n, ok := w.opts.Pages[e.Heading.ID]; ok {
		page = strconv.Itoa(n)
	}
	w.raw(`<w:hyperlink w:anchor="` + mark + `" w:history="1">`)
	w.plain(oneLine(e.Label()))
	w.raw("<w:r><w:tab/></w:r>")
	w.complexField(`PAGEREF `+mark+` \h`, page)
	w.raw("</w:hyperlink>")
}

// oneLine takes line breaks out of a heading for its line in the contents.
func oneLine(s string) string {
	out := []rune(s)
	for i, c := range out {
		if c == '\n' || c == '\r' || c == '\t' {
			out[i] = ' '
		}
	}
	return string(out)
}
