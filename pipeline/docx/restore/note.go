package restore

import (
	"shinsa/pipeline/doc"
	"shinsa/pipeline/docx/markup"
)

// readNotes reads the texts of footnotes and endnotes.
func (r *reader) readNotes(rels []markup.Relation) error {
	r.notes = map[string]string{}
	for _, kind := range []string{"footnote", "endnote"} {
		rel := markup.ByKind(rels, kind+"s")
		if rel == nil {
			continue
		}
		tree, err := r.pack.Tree(rel.Target)
		if err != nil {
			return err
		}
		for _, n := range tree.All("w:" + kind) {
			text := ""
			for _, p := range n.All("w:p") {
				text += doc.Plain(r.inlines(p))
			}
			r.notes[kind+n.Attr("id")] = text
		}
	}
	return nil
}

// styleMark is the mark of a character style of ours, or of Word's own.
func (r *reader) styleMark(id string) doc.Mark {
	return r.chars[id]
}
