package sample

import (
	"slices"
	"strings"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/workbook"
)

// wildMesses put answers where no sheet asks for them, or change the sheet so
// far that little of it is where it was. Made-up returns have them; the demo,
// which is to be looked at by people, has not. They come before the messes
// that move rows and columns.
func wildMesses() []Mess {
	return []Mess{
		{"choice-columns", "a column for each answer, one of them marked", .12, nil, choiceColumns},
		{"question-answers", "answers typed behind the question", .15, nil, questionAnswers},
		{"comment-answers", "answers given in a comment only", .12, nil, commentAnswers},
		{"check-boxes", "answers ticked in form controls", .12, nil, checkBoxes},
		{"text-boxes", "answers and remarks in text boxes", .12, nil, textBoxes},
		{"struck-choices", "all choices typed, all but one struck through", .15, nil, struckChoices},
		{"boxed-choices", "□ before every choice, one ☑", .15, nil, boxedChoices},
		{"unmarked-choices", "all choices typed, the whole cell coloured: nobody can read it", .1, nil, unmarkedChoices},
		{"named-answers", "two items answered by name in one merged cell", .12, nil, namedAnswers},
		{"altered-questions", "questions that the company reworded", .2, nil, alteredQuestions},
		{"no-ids", "the column of item numbers emptied", .1, nil, noIDs},
		{"copied-sheet", "the sheet copied, and some answers of the copy changed", .1, nil, copiedSheet},
	}
}

// lastMesses come when all rows stand where they will stay.
func lastMesses() []Mess {
	return []Mess{{"split-sheet", "the table of items split over two sheets", .12, nil, splitSheet}}
}

// The ways in which an answer stands elsewhere than in its cell.
const (
	WayQuestion = "question"
	WayComment  = "comment"
	WayShape    = "shape"
	WayColumn   = "column"
	WayChoices  = "choices"
	WayNamed    = "named"
	WayColour   = "colour"
)

// answered returns a share of the items of the main table that have a plain
// answer which no mess has touched.
func (d *draft) answered(share float64, of ...criteria.Answer) []string {
	var from []string
	for _, id := range d.ids(func(c *criteria.Item, i Item) bool { return i.Status != "" && !i.Merged && i.Way == "" }) {
		if _, ok := d.form.items.rows[id]; ok && (len(of) == 0 || slices.Contains(of, d.content.items[id].Status)) {
			from = append(from, id)
		}
	}
	return draw(d.r, from, 1+int(share*float64(len(from))))
}

// sayBy records how an item is answered now; the word is that of the list.
func (d *draft) sayBy(id, way string) (word string, row int) {
	it := d.content.items[id]
	it.Way, it.Said.Text = way, it.Status.Ja()
	d.content.items[id] = it
	d.keepRows = append(d.keepRows, id)
	return it.Said.Text, d.form.items.rows[id]
}

// threeAnswers are those answers that choices are typed for.
var threeAnswers = []criteria.Answer{criteria.Implemented, criteria.Partial, criteria.NotImplemented}

// choiceColumns gives every answer a column under the head 回答.
func choiceColumns(d *draft) {
	t, col := d.form.items, d.form.items.cols[criteria.HeadAnswer]
	for _, it := range d.content.items {
		if it.Merged {
			return
		}
	}
	t.addRows(t.head+1, 1)
	t.addCols(col+1, len(criteria.Answers())-1)
	for i, a := range criteria.Answers() {
		t.set(t.head+1, col+i, a.Ja())
	}
	t.Merges = append(slices.Clone(t.Merges), workbook.Range{Row1: t.head, Col1: col, Row2: t.head, Col2: col + len(criteria.Answers()) - 1})
	mark := pick(d.r, []string{"○", "レ", "✓", "●", "1"})
	for id, row := range t.rows {
		it := d.content.items[id]
		if it.Status == "" {
			continue
		}
		t.set(row, col, nil)
		t.set(row, col+slices.Index(criteria.Answers(), it.Status), mark)
		d.sayBy(id, WayColumn)
	}
	t.Protect, t.Choices = false, nil
}

func questionAnswers(d *draft) {
	t := d.form.items
	for _, id := range d.answered(.3 * d.plan.strength) {
		word, row := d.sayBy(id, WayQuestion)
		t.write(row, criteria.HeadAnswer, nil)
		q := t.at(row, t.cols[criteria.HeadQuestion])
		if text, ok := q.Value.(string); ok {
			q.Value = text + strings.ReplaceAll(pick(d.r, []string{"→〔答〕", "　【〔答〕】", "\n回答：〔答〕", "（〔答〕）", "⇒ 〔答〕。"}), "〔答〕", word)
		}
	}
	t.Protect = false
}

func commentAnswers(d *draft) {
	t := d.form.items
	for _, id := range d.answered(.2 * d.plan.strength) {
		word, row := d.sayBy(id, WayComment)
		t.write(row, criteria.HeadAnswer, nil).Comment = pick(d.r, []string{"", "総務:\n", "総務 : \n"}) + word
	}
	t.Protect = false
}

// checkBoxes puts a box for each of three answers into the cell, or for what
// is done a single one without a label.
func checkBoxes(d *draft) {
	t, col := d.form.items, d.form.items.cols[criteria.HeadAnswer]
	for _, id := range d.answered(.15*d.plan.strength, threeAnswers...) {
		word, row := d.sayBy(id, WayShape)
		t.write(row, criteria.HeadAnswer, nil)
		if word == criteria.Implemented.Ja() && chance(d.r, .3) {
			t.Shapes = append(t.Shapes, workbook.ShapeSpec{Row: row, Col: col, Control: workbook.CheckBox, Checked: true})
			continue
		}
		for _, a := range threeAnswers {
			t.Shapes = append(t.Shapes, workbook.ShapeSpec{Row: row, Col: col, Text: a.Ja(), Control: workbook.CheckBox, Checked: a.Ja() == word})
		}
	}
	t.Protect = false
}

func textBoxes(d *draft) {
	t, col := d.form.items, d.form.items.cols[criteria.HeadAnswer]
	for _, id := range d.answered(.05 * d.plan.strength) {
		word, row := d.sayBy(id, WayShape)
		t.write(row, criteria.HeadAnswer, nil)
		t.Shapes = append(t.Shapes, workbook.ShapeSpec{Row: row, Col: col, Text: word})
	}
	for _, row := range draw(d.r, t.sorted(), 2) {
		if d.has("old-version") { // which takes rows away, and what is drawn in them
			break
		}
		note := pick(d.r, d.lib.words.Notes)
		t.Shapes = append(t.Shapes, workbook.ShapeSpec{Row: row, Col: t.cols[criteria.HeadComment], Text: note})
		d.out.Notes = append(d.out.Notes, note)
	}
	t.Protect = false
}

// typedChoices are the three answers in one cell.
const typedChoices = "実施済・一部実施・未実施"

func struckChoices(d *draft) {
	t := d.form.items
	for _, id := range d.answered(.2*d.plan.strength, threeAnswers...) {
		word, row := d.sayBy(id, WayChoices)
		before, after, _ := strings.Cut("・"+typedChoices+"・", "・"+word+"・")
		c := t.write(row, criteria.HeadAnswer, typedChoices)
		for _, part := range []string{strings.TrimPrefix(before+"・", "・"), strings.TrimSuffix("・"+after, "・")} {
			if strings.Trim(part, "・") != "" {
				c.StruckParts = append(c.StruckParts, part)
			}
		}
	}
	t.Protect = false
}

func boxedChoices(d *draft) {
	t := d.form.items
	sep := pick(d.r, []string{" ", "\n", "　", "・"})
	for _, id := range d.answered(.3*d.plan.strength, threeAnswers...) {
		word, row := d.sayBy(id, WayChoices)
		text := "□" + strings.ReplaceAll(typedChoices, "・", sep+"□")
		t.write(row, criteria.HeadAnswer, strings.Replace(text, "□"+word, pick(d.r, []string{"☑", "■", "✔"})+word, 1))
	}
	t.Protect = false
}

func unmarkedChoices(d *draft) {
	t := d.form.items
	for _, id := range d.answered(.03*d.plan.strength, threeAnswers...) {
		_, row := d.sayBy(id, WayChoices)
		it := d.content.items[id]
		it.Status, it.Said.Text = "", typedChoices
		d.content.items[id] = it
		t.write(row, criteria.HeadAnswer, typedChoices).Style.Fill = "FFFF00"
	}
	t.Protect = false
}

// namedAnswers merges the answer cells of neighbours and names both in it.
func namedAnswers(d *draft) {
	t, col := d.form.items, d.form.items.cols[criteria.HeadAnswer]
	ids := d.answered(.2 * d.plan.strength)
	for _, a := range ids {
		for _, b := range ids {
			x, y := d.content.items[a], d.content.items[b]
			if t.rows[b] != t.rows[a]+1 || x.Way != "" || y.Way != "" {
				continue
			}
			first, row := d.sayBy(a, WayNamed)
			second, _ := d.sayBy(b, WayNamed)
			t.set(row, col, a+"："+first+pick(d.r, []string{"\n", "、"})+b+"："+second)
			t.set(row+1, col, nil)
			t.Merges = append(slices.Clone(t.Merges), workbook.Range{Row1: row, Col1: col, Row2: row + 1, Col2: col})
		}
	}
	t.Protect = false
}

func alteredQuestions(d *draft) {
	t := d.form.items
	for _, id := range draw(d.r, d.ids(func(_ *criteria.Item, i Item) bool { return i.Way == "" }), 3+int(6*d.plan.strength)) {
		q := t.at(t.rows[id], t.cols[criteria.HeadQuestion])
		if q == nil {
			continue
		}
		if text, ok := q.Value.(string); ok {
			q.Value = pick(d.r, []func(string) string{
				func(s string) string { return strings.TrimRight(s, "。") + "？" },
				func(s string) string { return strings.Replace(s, "していますか", "できていますか", 1) },
				func(s string) string { return strings.Replace(s, "、", "", 1) },
				func(s string) string { return s + "※本社について" },
				func(s string) string { return "貴社では、" + s },
			})(text)
		}
	}
	t.Protect = false
}

func noIDs(d *draft) {
	t := d.form.items
	for _, row := range t.sorted() {
		t.set(row, t.cols[criteria.HeadID], nil)
	}
	t.Protect = false
}
