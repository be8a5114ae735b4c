package intake

import "shinsa/pipeline/normalize"

// laws reads the names of the laws that bind the company (別紙1 4(1)③).
func (d *reading) laws() {
	for _, t := range d.tables {
		if t.kind != lawTable {
			continue
		}
		for _, s := range t.page.rows(t.head+1, t.last) {
			d.law(t, s.row)
		}
	}
}

func (d *reading) law(t *table, row int) {
	d.takeNumber(t, row)
	name := t.field(row, roleLaw)
	if name.blank() || name.merged.Row1 > 0 && name.merged.Row1 != row || d.isOwn(name.text()) || none(name.text()) {
		return
	}
	t.own(row, "")
	d.out.Laws = append(d.out.Laws, d.textValue(name))
	d.out.LawNotes = append(d.out.LawNotes, d.textValue(t.field(row, roleLawNote)))
}

// none tells an answer such as なし from the name of a law; it becomes a note.
func none(text string) bool {
	switch normalize.Fold(text) {
	case "特になし", "特に無し", "ない", "ありません":
		return true
	default:
		return answerLike(text)
	}
}
