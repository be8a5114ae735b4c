package compose

import (
	"shinsa/pipeline/doc"
)

// What letters and records of one company share.

// ways lists how something is explained.
func ways() []string { return []string{"対面", "電話", "オンライン会議", "その他"} }

// letterFields are the fields of a letter: its number, and others.
func letterFields(others ...doc.Field) map[string]doc.Field {
	return fields(append(others, doc.Field{Tag: "number", Title: "発番", Kind: doc.FieldText, Placeholder: "（発番を記入）"})...)
}

// shared are the tables that most papers may name.
func (j *job) shared(own map[string]func(string) doc.Block) map[string]func(string) doc.Block {
	own["table: contact"] = func(string) doc.Block { return contact(j) }
	own["table: subject"] = func(string) doc.Block { return j.subjectTable() }
	return own
}

// subjectTable says in four lines which audit a record belongs to.
func (j *job) subjectTable() doc.Block {
	c := j.company()
	t := pairs("subject", "", .24, .76)
	pair(t, "依頼者", cell(typed(c.Name), "（整理番号　", Word{c.ID, c.Pos}, "）"))
	pair(t, "認証の範囲", cell(j.scope()...))
	pair(t, "審査の基準", cell(j.catalogue()...))
	pair(t, "審査業務従事者", cell(j.members()))
	return t
}

// bareTable takes the caption off a table that stands alone on its page.
func bareTable(b doc.Block) doc.Block {
	if t, ok := b.(*doc.Table); ok {
		t.Caption = nil
	}
	return b
}

// noneOr leaves a table out that has no rows.
func noneOr(t *doc.Table) doc.Block {
	if len(t.Rows) == 0 {
		return nil
	}
	return t
}

// tick is a place to tick.
func tick(tag, title string) doc.Field {
	return doc.Field{Tag: tag, Title: title, Kind: doc.FieldCheck, Placeholder: "□"}
}

// shownOr shows what is known, or leaves a place for it.
func shownOr(w Word, f doc.Field) doc.Cell {
	if w.Known() {
		return cell(w)
	}
	return blankCell(f)
}
