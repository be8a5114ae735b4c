package sample

import (
	"slices"
	"strings"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/workbook"
)

// markedMesses have a choice marked by other means than a sign: by its colour,
// which is not read but proposed; by a form control; on questions of scope.
func markedMesses() []Mess {
	return []Mess{
		{"coloured-choices", "all choices typed, one of them in red", .12, nil, colouredChoices},
		{"printed-choices", "the choices printed in every row, one coloured or the others struck through", .15, nil, printedChoices},
		{"drop-downs", "answers chosen in drop-downs drawn over the cells", .12, nil, dropDowns},
		{"scope-elsewhere", "questions of scope answered behind the question, in a comment or a box", .2, nil, scopeElsewhere},
		{"scope-coloured", "有・無 typed to a question of scope, one of them in red", .08, nil, scopeColoured},
	}
}

// proposed turns an item's answer into one that only its look tells.
func (d *draft) proposed(id, said string) (word string, row int) {
	word, row = d.sayBy(id, WayColour)
	it := d.content.items[id]
	it.Proposed, it.Status, it.Said.Text = it.Status, "", said
	d.content.items[id] = it
	return word, row
}

func colouredChoices(d *draft) {
	t := d.form.items
	if d.has("copied-sheet") { // where the copy says otherwise
		return
	}
	for _, id := range d.answered(.05*d.plan.strength, threeAnswers...) {
		word, row := d.proposed(id, typedChoices)
		t.write(row, criteria.HeadAnswer, typedChoices).RedPart = d.pieceOf(word)
	}
	t.Protect = false
}

// pieceOf is the piece of the typed choices that is exactly the word: 実施済 is
// a part of none, 実施 would be.
func (d *draft) pieceOf(word string) string {
	if d.r.IntN(2) == 0 && !strings.HasPrefix(typedChoices, word) {
		return "・" + word
	}
	return word
}

// printedChoices prints three choices beside each other in every row. Firms
// strike two of them through; a few rows are coloured instead. Another answer
// is typed over all three.
func printedChoices(d *draft) {
	t, col := d.form.items, d.form.items.cols[criteria.HeadAnswer]
	fit := 0
	for id := range t.rows {
		it := d.content.items[id]
		if it.Merged {
			return
		}
		if it.Way == "" && (it.Status == "" && it.Said.Text == "" || slices.Contains(threeAnswers, it.Status)) {
			fit++
		}
	}
	if 10*fit < 6*len(t.rows) || d.has("choice-columns") || d.has("copied-sheet") {
		return
	}
	d.addPlain(t, col+1, 2)
	coloured := d.answered(.05*d.plan.strength, threeAnswers...)
	for id, row := range t.rows {
		if it := d.content.items[id]; it.Way == "" && (it.Status == "" && it.Said.Text == "" || slices.Contains(threeAnswers, it.Status)) {
			d.printRow(id, row, slices.Contains(coloured, id))
		}
	}
	t.Protect, t.Choices = false, nil
}

// addPlain adds columns whose cells look like those of the column before.
func (d *draft) addPlain(t *table, before, n int) {
	t.addCols(before, n)
	for _, row := range t.rows {
		look := workbook.Style{}
		if c := t.at(row, before-1); c != nil {
			look = c.Style
		}
		for i := range n {
			t.set(row, before+i, nil).Style = look
		}
	}
}

func (d *draft) printRow(id string, row int, coloured bool) {
	t, col := d.form.items, d.form.items.cols[criteria.HeadAnswer]
	status := d.content.items[id].Status
	switch {
	case status == "":
		it := d.content.items[id]
		it.Way = WayChoices // the words stand there, and none is marked
		d.content.items[id] = it
	case coloured:
		d.proposed(id, strings.ReplaceAll(typedChoices, "・", "／"))
	default:
		d.sayBy(id, WayChoices)
	}
	for i, a := range threeAnswers {
		c := t.set(row, col+i, a.Ja())
		switch {
		case status == "":
		case coloured && a == status:
			c.Style.Fill = "FFC000"
		case !coloured && a != status:
			c.Style.Struck = true
		}
	}
}

// dropDowns draws a drop-down over the cell, with its lines on a sheet of its
// own.
func dropDowns(d *draft) {
	t, col := d.form.items, d.form.items.cols[criteria.HeadAnswer]
	if d.has("copied-sheet") {
		return
	}
	lines := &workbook.SheetSpec{Name: "選択肢", Hidden: true}
	for i, a := range criteria.Answers() {
		lines.Cells = append(lines.Cells, workbook.CellSpec{Row: 1 + i, Col: 1, Value: a.Ja()})
	}
	d.form.spec.Sheets = append(d.form.spec.Sheets, lines)
	for _, id := range d.answered(.15 * d.plan.strength) {
		_, row := d.sayBy(id, WayShape)
		t.write(row, criteria.HeadAnswer, nil)
		t.Shapes = append(t.Shapes, workbook.ShapeSpec{Row: row, Col: col, Control: workbook.DropDown,
			Chosen: 1 + slices.Index(criteria.Answers(), d.content.items[id].Status), List: "選択肢!$A$1:$A$5"})
	}
	t.Protect = false
}

// scopeElsewhere moves the answers to some questions of scope.
func scopeElsewhere(d *draft) {
	t := d.form.scopes
	for i, s := range d.cat.Scopes {
		said := d.content.scopes[s.ID]
		row := t.rows[s.ID]
		if row == 0 || said.Said.Text == "" || chance(d.r, .5) {
			continue
		}
		said.Said.Text, said.Way = word(said.Yes), []string{WayQuestion, WayComment, WayShape}[i%3]
		d.content.scopes[s.ID] = said
		c := t.write(row, criteria.HeadYesNo, nil)
		switch i % 3 {
		case 0:
			q := t.at(row, t.cols[criteria.HeadScopeAsk])
			q.Value = s.Question + pick(d.r, []string{"→", "　回答：", "⇒"}) + word(said.Yes)
		case 1:
			c.Comment = pick(d.r, []string{"", "総務:\n"}) + word(said.Yes)
		default:
			for _, yes := range []bool{true, false} {
				t.Shapes = append(t.Shapes, workbook.ShapeSpec{Row: row, Col: t.cols[criteria.HeadYesNo], Text: word(yes), Control: workbook.CheckBox, Checked: yes == said.Yes})
			}
		}
	}
	t.Protect = false
}

// scopeColoured types both words to one question, and colours one.
func scopeColoured(d *draft) {
	t := d.form.scopes
	s := pick(d.r, d.cat.Scopes)
	said := d.content.scopes[s.ID]
	if t.rows[s.ID] == 0 || said.Said.Text == "" || d.has("scope-elsewhere") {
		return
	}
	said.Said.Text, said.Coloured = word(true)+"・"+word(false), true
	d.content.scopes[s.ID] = said
	t.write(t.rows[s.ID], criteria.HeadYesNo, said.Said.Text).RedPart = word(said.Yes)
	t.Protect = false
}
