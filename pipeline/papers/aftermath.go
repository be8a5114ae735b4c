package papers

import (
	"strings"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/normalize"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// ReadAftermath reads one post-trial report. It is nil where the workbook has
// none of its tables; the problem says so.
func ReadAftermath(in Input) (*record.Aftermath, problem.List) {
	d := &afterReading{reading: newReading(in, afterForms()), out: &record.Aftermath{File: in.File, Digest: in.Digest, Any: map[string]record.Value[bool]{}}}
	tables := 0
	for _, p := range d.pages {
		tables += len(p.tables)
	}
	if tables == 0 {
		d.problems.Add("paper-no-table", problem.Pos{File: in.File}, record.HeadPoint, record.HeadMeasure)
		return nil, d.problems.Sorted()
	}
	d.out.Catalogue = d.catalogue()
	d.out.Due, _ = calendar.ParseISO(d.keys.first(record.KeyDue))
	d.otherCatalogue()
	d.cover()
	for _, p := range d.pages {
		for _, t := range p.tables {
			t.takeHeads()
			for _, row := range t.rows() {
				if !d.isTitle(p, row) {
					d.row(t, row)
				}
			}
		}
	}
	d.complete()
	d.remains()
	d.out.Notes = d.notes
	return d.out, d.problems.Sorted()
}

type afterReading struct {
	*reading
	out *record.Aftermath
}

// cover reads whose report it is, who wrote it and when, and what each page
// says about itself.
func (d *afterReading) cover() {
	labels := labelKeys(criteria.LabelCompanyID, criteria.LabelName, criteria.LabelScope, record.LabelCompleted, record.LabelAfterDue,
		record.LabelReporter, record.LabelReported, record.LabelAny)
	var company field
	for _, p := range d.pages {
		d.label(p, labels, func(label string, f field) {
			switch label {
			case criteria.LabelCompanyID:
				company = first(company, f)
			case record.LabelReporter:
				d.out.Reporter = d.text(f)
			case record.LabelReported:
				d.out.Reported = d.date(f)
			case record.LabelAny:
				d.any(p, f)
			default:
				d.ownValue(f)
			}
		})
	}
	d.out.Company = d.identity(company, d.keys.first(criteria.KeyCompany), criteria.LabelCompanyID)
	d.unknownWhose(d.out.Company)
}

// any reads 有 or 無 for the table below it.
func (d *afterReading) any(p *page, f field) {
	for _, t := range p.tables {
		if t.head > f.row {
			text, o, ok := d.left(f)
			if !ok {
				d.out.Any[t.form.name] = record.Unread[bool](o)
				return
			}
			yes, rule, ok := normalize.YesNo(text)
			o.Rule = strings.Replace(o.Rule, ruleText, rule, 1)
			if !ok {
				d.problems.Add("paper-word", f.pos(), record.LabelAny, excerpt(text), criteria.WordYes+"、"+criteria.WordNo)
				d.out.Any[t.form.name] = record.Unread[bool](o)
				return
			}
			d.out.Any[t.form.name] = record.Known(yes, o)
			return
		}
	}
}

func (d *afterReading) row(t *table, row int) {
	d.given(t, row)
	text := func(role string) record.Value[string] { return d.text(t.field(row, role)) }
	switch t.form.name {
	case tablePoints:
		if t.typed(row, "stage", "text", "tip") {
			d.out.Points = append(d.out.Points, record.AfterPoint{Stage: text("stage"), Text: text("text"), Tip: text("tip")})
		}
	case tableMeasures:
		if t.typed(row, "id", "matter", "measure", "why", "worked") {
			d.out.Alternatives = append(d.out.Alternatives, record.AfterMeasure{Item: d.itemOf(t.field(row, "id")), Matter: text("matter"),
				Measure: text("measure"), Why: text("why"), Worked: text("worked")})
		}
	case tableEffects:
		if t.typed(row, "id", "advice", "state", "text") {
			d.out.Effects = append(d.out.Effects, record.AfterEffect{Item: d.itemOf(t.field(row, "id")), Advice: text("advice"),
				State: text("state"), Text: text("text")})
		}
	case tableSubjects:
		if t.typed(row, "subject", "text") {
			d.out.Agreed = append(d.out.Agreed, record.AfterSubject{Subject: text("subject"), Text: text("text")})
		}
	}
}

// itemOf reads the ID of an item. One that is not in the catalogue is left for
// the notes.
func (d *afterReading) itemOf(f field) string {
	if it := d.items[normalize.Fold(f.text())]; it != nil {
		f.take()
		return it.ID
	}
	if f.text() == "―" {
		f.take()
	}
	return ""
}

// complete tells the pages that say nothing, and those that say both.
func (d *afterReading) complete() {
	rows := map[string]int{tablePoints: len(d.out.Points)}
	for _, v := range d.out.Alternatives {
		rows[tableMeasures] += one(v.Said())
	}
	for _, v := range d.out.Effects {
		rows[tableEffects] += one(v.Said())
	}
	for _, v := range d.out.Agreed {
		rows[tableSubjects] += one(v.Said())
	}
	for _, name := range []string{tablePoints, tableMeasures, tableEffects, tableSubjects} {
		any := d.out.Any[name]
		switch {
		case rows[name] == 0 && any.Known && any.V:
			d.problems.Add("after-empty", any.Origin.Pos, name)
		case rows[name] == 0 && !any.Known:
			d.problems.Add("after-silent", problem.Pos{File: d.File}, name)
		case rows[name] > 0 && any.Known && !any.V:
			d.problems.Add("after-both", any.Origin.Pos, name)
		}
	}
	if !d.out.Reported.Known && d.out.Reported.Origin.Raw == "" {
		d.problems.Add("after-undated", problem.Pos{File: d.File})
	}
	if r := d.out.Reported; r.Known && !d.out.Due.IsZero() && d.out.Due.Before(r.V) {
		d.problems.Add("after-late", r.Origin.Pos, r.V.Wareki(), d.out.Due.Wareki())
	}
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
