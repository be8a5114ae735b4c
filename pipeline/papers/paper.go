package papers

import (
	"strconv"
	"strings"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/normalize"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// ReadPaper reads one working paper. It is nil where the workbook has no table
// of findings; the problem says so.
func ReadPaper(in Input) (*record.Paper, problem.List) {
	d := &paperReading{reading: newReading(in, paperForms()), out: &record.Paper{File: in.File, Digest: in.Digest}}
	if !d.has(tableFindings) {
		d.problems.Add("paper-no-table", problem.Pos{File: in.File}, criteria.HeadID, record.HeadVerdict)
		return nil, d.problems.Sorted()
	}
	d.out.Catalogue, d.out.Return, d.out.Shown = d.catalogue(), d.keys.first(record.KeyReturn), d.keys.with(record.KeyShown)
	d.out.Pending = d.keys.with(record.KeyPending)
	d.otherCatalogue()
	d.cover()
	found := map[string][]record.Observation{}
	for _, p := range d.pages {
		for _, t := range p.tables {
			t.takeHeads()
			d.table(t, found)
		}
	}
	d.observations(found)
	d.remains()
	d.out.Notes = d.notes
	return d.out, d.problems.Sorted()
}

type paperReading struct {
	*reading
	out *record.Paper
}

func (d *reading) has(name string) bool {
	for _, p := range d.pages {
		for _, t := range p.tables {
			if t.form.name == name {
				return true
			}
		}
	}
	return false
}

func (d *paperReading) table(t *table, found map[string][]record.Observation) {
	for _, row := range t.rows() {
		if d.isTitle(t.page, row) {
			continue
		}
		d.given(t, row)
		switch t.form.name {
		case tableFindings:
			d.finding(t, row, found)
		case tableVisits:
			d.visit(t, row)
		case tableInterviews:
			d.interview(t, row)
		case tableLaws:
			d.law(t, row)
		case tableAdvice:
			d.advice(t, row)
		}
	}
}

// finding reads one row of an item. A row whose item cannot be told is left
// for the notes.
func (d *paperReading) finding(t *table, row int, found map[string][]record.Observation) {
	id := t.field(row, "id")
	item := d.item(id.text(), t.field(row, "question").text())
	if item == nil {
		if !id.blank() && t.typed(row, "verdict", "documents", "evidence", "advice", "place", "date") {
			d.problems.Add("paper-item", id.pos(), excerpt(id.text()))
		}
		return
	}
	id.take()
	t.page.owners[row] = item.ID
	o := record.Observation{Finding: record.Finding{Item: item.ID, Verdict: d.verdict(t.field(row, "verdict"), item.ID),
		Evidence: d.text(t.field(row, "evidence")), Advice: d.text(t.field(row, "advice"))},
		Documents: d.text(t.field(row, "documents")), Place: d.text(t.field(row, "place")), Date: d.date(t.field(row, "date")),
		Auditor: d.out.Called(), File: d.File}
	if item.Kind == criteria.Recommended && o.Verdict.Known {
		d.problems.Add("paper-recommended", o.Verdict.Origin.Pos, item.ID, o.Verdict.V.Ja())
	}
	found[item.ID] = append(found[item.ID], o)
}

// item tells which item a row is about: by its ID, where none is typed by its
// question.
func (d *paperReading) item(id, question string) *criteria.Item {
	if key := normalize.Fold(id); key != "" {
		return d.items[key]
	}
	return d.asked[normalize.Fold(question)]
}

// observations puts the rows in the order of the catalogue. An item that stands
// twice is one where the rows agree or only one is filled in; else it is told,
// and what they differ in is not known.
func (d *paperReading) observations(found map[string][]record.Observation) {
	var missing []string
	for i := range d.Catalogue.Items {
		id := d.Catalogue.Items[i].ID
		rows := found[id]
		switch {
		case len(rows) > 0:
			o, differ := joined(rows)
			if differ != "" {
				d.problems = append(d.problems, problem.New("paper-item-twice", o.Verdict.Origin.Pos, id, differ).With(places(rows)...))
			}
			d.out.Observations = append(d.out.Observations, o)
		case d.out.Shown[id] != "":
			missing = append(missing, id)
		}
	}
	if len(missing) > 0 {
		d.problems.Add("paper-missing", problem.Pos{File: d.File}, strings.Join(missing, "、"), strconv.Itoa(len(missing)))
	}
}

func (d *paperReading) visit(t *table, row int) {
	if !t.typed(row, "date", "time", "place", "by") {
		d.kindAlone(t, row, record.VisitKinds())
		return
	}
	d.out.Visits = append(d.out.Visits, record.Visit{Kind: d.text(t.field(row, "kind")), Date: d.date(t.field(row, "date")),
		Time: d.text(t.field(row, "time")), Place: d.text(t.field(row, "place")), By: d.by(t.field(row, "by"))})
}

// kindAlone takes a kind that stands in a row of its own: ours, or one that was
// chosen and nothing more. Anything else typed there is left for the notes.
func (d *reading) kindAlone(t *table, row int, words []string) {
	f := t.field(row, "kind")
	for _, w := range words {
		if normalize.Fold(w) == normalize.Fold(f.text()) {
			f.take()
		}
	}
}

// by is who did it: the paper's auditor where nothing is typed.
func (d *paperReading) by(f field) record.Value[string] {
	v := d.text(f)
	if !v.Known && v.Origin.Raw == "" && d.out.Name.Known {
		v = record.Known(d.out.Name.V, record.Origin{Pos: d.out.Name.Origin.Pos, Digest: d.Digest, Raw: d.out.Name.Origin.Raw, Rule: ruleAuditor})
	}
	return v
}

func (d *paperReading) interview(t *table, row int) {
	if !t.typed(row, "date", "to", "items", "text", "by") {
		var words []string
		for _, k := range record.CheckKinds() {
			words = append(words, k.Word)
		}
		d.kindAlone(t, row, words)
		return
	}
	d.out.Interviews = append(d.out.Interviews, record.Interview{Kind: d.checkKind(t.field(row, "kind")), Date: d.date(t.field(row, "date")),
		To: d.text(t.field(row, "to")), Items: d.text(t.field(row, "items")), Text: d.text(t.field(row, "text")), By: d.by(t.field(row, "by"))})
}

// checkKind reads one of the eight kinds: its word, its mark alone or in
// brackets, or what follows the mark.
func (d *reading) checkKind(f field) record.Value[string] {
	text, o, ok := d.left(f)
	if !ok {
		return record.Unread[string](o)
	}
	key := strings.Trim(normalize.Fold(text), "()[]【】.")
	var words []string
	for _, k := range record.CheckKinds() {
		if words = append(words, k.Word); key == k.Mark || key == normalize.Fold(k.Word) || k.Mark+key == normalize.Fold(k.Word) {
			return record.Known(k.Mark, o)
		}
	}
	d.problems.Add("paper-word", f.pos(), record.HeadAskKind, excerpt(text), strings.Join(words, "、"))
	return record.Unread[string](o)
}

// law reads a law that the company named, known by the mark of its name, or one
// found on site.
func (d *paperReading) law(t *table, row int) {
	name, number, note := t.field(row, "name"), t.field(row, "number"), t.field(row, "note")
	if name.blank() && !t.typed(row, "status", "text") {
		return
	}
	l := record.LawCheck{Number: d.lawNumber(number, name), Name: d.text(name), Status: d.word(t.field(row, "status"), record.LawStates(), record.HeadLawState),
		Text: d.text(t.field(row, "text"))}
	l.Doubted = doubted(raw(l.Status))
	if normalize.Fold(number.text()) == strconv.Itoa(l.Number) { // another one is the auditor's own, for the notes
		number.take()
	}
	if !d.marked || note.cell != nil && d.isMark(note.cell) {
		note.take()
	}
	d.out.Laws = append(d.out.Laws, l)
}

// doubted errs on the side of a doubt: 疑義有り, 疑義あり（要相談）.
func doubted(state string) bool {
	return strings.Contains(state, "疑義") && !strings.Contains(state, "疑義なし") && !strings.Contains(state, "疑義無")
}

func (d *paperReading) lawNumber(number, name field) int {
	marks := d.keys.with(record.KeyLaw)
	for n := 1; n <= len(marks); n++ {
		if name.cell != nil && marks[strconv.Itoa(n)] == mark(name.cell.Text) {
			return n
		}
	}
	n, err := strconv.Atoi(normalize.Fold(number.text()))
	if err != nil || n < 1 || d.marked && n > len(marks) {
		return 0
	}
	if d.marked {
		d.problems.Add("paper-altered", name.pos(), excerpt(name.text()))
	}
	return n
}

func (d *paperReading) advice(t *table, row int) {
	if !t.typed(row, "date", "item", "text", "response") {
		return
	}
	d.out.Advice = append(d.out.Advice, record.Advice{Date: d.date(t.field(row, "date")), Item: d.text(t.field(row, "item")),
		Text: d.text(t.field(row, "text")), Response: d.text(t.field(row, "response"))})
}
