package docx

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/problem"
)

// Options say how a document is written.
type Options struct {
	Reference *Reference
	Pages     map[string]int // Heading.ID → page, for the table of contents
	PageCount int            // of the whole document, for its foot
}

// Identifiers of the relationships that the section names.
const (
	relHeader = "rIdHeader"
	relFooter = "rIdFooter"
	relFirst  = "rIdFirstFooter" // of the first page of a letter
)

const (
	typesOffice   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	typesPackage  = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
	contentOffice = "application/vnd.openxmlformats-officedocument."
	contentWord   = contentOffice + "wordprocessingml."
)

// Write writes a document as a Word file. With a problem of severity error
// the file lacks something and should not go out.
func Write(ctx context.Context, d *doc.Document, o Options) ([]byte, problem.List, error) {
	if o.Reference == nil {
		return nil, nil, errors.New("write docx: no reference document")
	}
	w := &writer{ref: o.Reference, look: o.Reference.look, opts: o, controls: map[uint32]bool{}, buf: o.Reference.deflat.buffer()}
	w.findHeads(d)
	w.findCaptions(d)
	parts, err := w.parts(ctx, d)
	o.Reference.deflat.giveBack(w.buf)
	if err != nil {
		return nil, nil, fmt.Errorf("write docx: %w", err)
	}
	data, err := zipParts(parts)
	return data, w.problems, err
}

// piece is a part that is written for this document.
type piece struct {
	name, typ string
	write     func()
}

// parts makes every part of the package, the list of their types first.
func (w *writer) parts(ctx context.Context, d *doc.Document) ([]part, error) {
	if err := w.document(ctx, d); err != nil {
		return nil, err
	}
	main, err := w.ref.deflat.part(partDocument, contentWord+"document.main+xml", w.buf)
	if err != nil {
		return nil, err
	}
	made := []part{main}
	for _, p := range w.pieces(d) {
		w.buf = w.buf[:0]
		p.write()
		one, err := w.ref.deflat.part(p.name, p.typ, w.buf)
		if err != nil {
			return nil, err
		}
		made = append(made, one)
	}
	made = append(made, w.ref.parts...)
	w.buf = w.buf[:0]
	w.contentTypes(made)
	types, err := w.ref.deflat.part(contentTypes, "", w.buf)
	if err != nil {
		return nil, err
	}
	return append([]part{types}, made...), nil
}

func (w *writer) pieces(d *doc.Document) []piece {
	draft := w.draftPieces(d)
	out := []piece{
		{"_rels/.rels", "", w.packageRelations},
		{"docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", func() { w.core(d.Meta) }},
		{"docProps/app.xml", contentOffice + "extended-properties+xml", func() { w.app(d.Meta) }},
		{"docProps/custom.xml", contentOffice + "custom-properties+xml", func() { w.custom(d) }},
		{relationFile(partDocument), "", func() { w.documentRelations(d) }},
	}
	out = append(out, w.runningPieces(d)...)
	out = append(out, draft...)
	for i, xml := range w.charts {
		out = append(out, piece{chartPart(i + 1), contentOffice + "drawingml.chart+xml", func() { w.buf = append(w.buf, xml...) }})
	}
	return out
}

// draftPieces are the parts that only some documents have: comments, the
// words of empty controls, the record.
func (w *writer) draftPieces(d *doc.Document) []piece {
	var out []piece
	if len(w.remarks) > 0 {
		out = append(out, piece{partComments, contentWord + "comments+xml", func() { w.comments(d.Meta) }})
	}
	if len(w.fields) > 0 {
		out = append(out, piece{partGlossary, contentWord + "document.glossary+xml", w.glossary},
			piece{partGlossaryStyles, contentWord + "styles+xml", w.glossaryStyles},
			piece{relationFile(partGlossary), "", w.glossaryRelations})
	}
	if r := w.recordOf(d); r != nil {
		w.carries = true
		out = append(out, piece{partRecord, "", func() { w.record(r) }},
			piece{partRecordProps, contentOffice + "customXmlProperties+xml", w.recordProps},
			piece{relationFile(partRecord), "", w.recordRelations})
	}
	return out
}

func (w *writer) contentTypes(parts []part) {
	w.raw(xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>`)
	for _, p := range parts {
		if p.typ == "" || strings.HasSuffix(p.name, ".rels") {
			continue
		}
		w.raw(`<Override PartName="/`)
		w.attr(p.name)
		w.raw(`" ContentType="`)
		w.attr(p.typ)
		w.raw(`"/>`)
	}
	w.raw("</Types>")
}

func (w *writer) packageRelations() {
	w.relationsHead()
	w.relation("rId1", typesOffice+"officeDocument", partDocument)
	w.relation("rId2", typesPackage+"core-properties", "docProps/core.xml")
	w.relation("rId3", typesOffice+"extended-properties", "docProps/app.xml")
	w.relation("rId4", typesOffice+"custom-properties", "docProps/custom.xml")
	w.raw("</Relationships>")
}

func (w *writer) documentRelations(d *doc.Document) {
	w.relationsHead()
	for _, r := range w.ref.rels {
		w.relation(r.id, r.typ, "/"+r.target)
	}
	seen := map[string]bool{}
	for _, r := range w.runnings(d) {
		if !seen[r.rel] {
			w.relation(r.rel, typesOffice+r.kind, strings.TrimPrefix(r.part, "word/"))
		}
		seen[r.rel] = true
	}
	if len(w.remarks) > 0 {
		w.relation("rIdComments", typesOffice+"comments", "comments.xml")
	}
	if len(w.fields) > 0 {
		w.relation("rIdGlossary", typesOffice+"glossaryDocument", "glossary/document.xml")
	}
	if w.carries {
		w.relation("rIdRecord", typesOffice+"customXml", "../"+partRecord)
	}
	for i := range w.charts {
		w.relation(chartRelID(i+1), typesOffice+"chart", strings.TrimPrefix(chartPart(i+1), "word/"))
	}
	w.raw("</Relationships>")
}

func (w *writer) relationsHead() {
	w.raw(xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
}

func (w *writer) relation(id, typ, target string) {
	w.raw(`<Relationship Id="` + id + `" Type="`)
	w.attr(typ)
	w.raw(`" Target="`)
	w.attr(strings.TrimPrefix(target, "/word/"))
	w.raw(`"/>`)
}
