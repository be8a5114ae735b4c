package compose

import (
	"regexp"
	"slices"
	"strings"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/record"
)

// What the office's log of events puts into documents. A report's own words
// come first; what neither tells stays a place to fill in.

// posted is a kind of letter, and the events that say that it went out.
type posted struct {
	letter record.Letter
	events []record.EventKind
}

// letters lists the letters by kind of document.
func letters() map[string]posted {
	return map[string]posted{
		KindQuery:               {record.LetterQuery, nil},
		KindDocumentReview:      {record.LetterDocumentReview, []record.EventKind{record.EventResultTold}},
		KindOnsiteNotice:        {record.LetterOnsite, []record.EventKind{record.EventOnsiteExplained}},
		KindConformity:          {record.LetterConformity, []record.EventKind{record.EventConformity}},
		KindPartial:             {record.LetterPartial, []record.EventKind{record.EventReportSent}},
		KindStopNotice:          {record.LetterStop, []record.EventKind{record.EventStopped}},
		KindAuthorityReport:     {record.LetterAuthority, []record.EventKind{record.EventAuthority}},
		KindDisposalCertificate: {record.LetterDisposal, []record.EventKind{record.EventReturned, record.EventDestroyed}},
		KindAmendment:           {record.LetterAmendment, nil},
	}
}

// SentBy are the events that say that a document of the kind went out to the
// company or was laid before the committee; none for what stays in the office.
// A document that is out is not renewed behind its reader's back.
func SentBy(kind string) []record.EventKind {
	switch kind {
	case KindPlan:
		return []record.EventKind{record.EventPlanSent, record.EventPlanExplained}
	case KindReviewMaterial:
		return []record.EventKind{record.EventCommittee, record.EventHead}
	case KindDisposalCertificate: // made once, when all else is gone
		return nil
	}
	return letters()[kind].events
}

// letter gives a letter its number and the day on which it went out: what the
// log says, else the number that the project's pattern makes.
func (in Input) letter(kind string) Input {
	l, ok := letters()[kind]
	if !ok || in.Project == nil {
		return in
	}
	if sent := in.Steps.of(l.events...); len(sent) > 0 && in.Steps.Disposed.IsZero() && in.edition() <= len(sent) {
		e := sent[in.edition()-1]
		in.Date = e.Date.V
		if in.Number == "" {
			in.Number = numberIn(e.Text.V)
		}
	}
	if in.Number == "" && in.Assessment != nil && in.Assessment.Company != nil {
		in.Number = in.Project.Number(l.letter, in.Assessment.Company.ID, in.Date, in.edition())
	}
	return in
}

func (in Input) edition() int { return max(1, in.Edition) }

// numberForm is a number of a letter within a sentence: みちのく認発第30-12号.
var numberForm = regexp.MustCompile(`[^\s、。，．（）()「」]*第[0-9０-９][^\s、。，．（）()「」]*?号`)

func numberIn(s string) string { return numberForm.FindString(s) }

// of lists the events of the kinds that have a day, in the order of the days.
func (s Steps) of(kinds ...record.EventKind) []record.Event {
	var out []record.Event
	for _, e := range s.Events {
		if slices.Contains(kinds, e.Kind) && e.Date.Known {
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(a, b record.Event) int { return a.Date.V.Compare(b.Date.V) })
	return out
}

// last is the last event of the kinds; nil for none.
func (j *job) last(kinds ...record.EventKind) *record.Event {
	if all := j.in.Steps.of(kinds...); len(all) > 0 {
		return &all[len(all)-1]
	}
	return nil
}

func (j *job) first(kinds ...record.EventKind) *record.Event {
	if all := j.in.Steps.of(kinds...); len(all) > 0 {
		return &all[0]
	}
	return nil
}

// after is the first event of the kind on the day of another one or later.
func (j *job) after(e *record.Event, kind record.EventKind) *record.Event {
	if e == nil {
		return nil
	}
	for _, x := range j.in.Steps.of(kind) {
		if !x.Date.V.Before(e.Date.V) {
			return &x
		}
	}
	return nil
}

// on fills a place for a day.
func on(e *record.Event, f doc.Field) doc.Field {
	if e == nil || !f.Empty() {
		return f
	}
	return dayIn(f, e.Date.V)
}

func dayIn(f doc.Field, d calendar.Date) doc.Field {
	if d.IsZero() {
		return f
	}
	f = filled(f, d.Wareki())
	f.Date = d
	return f
}

// wrote fills a place with one of the event's cells.
func wrote(e *record.Event, f doc.Field, of func(*record.Event) record.Value[string]) doc.Field {
	if e == nil || !f.Empty() {
		return f
	}
	return given(f, typed(of(e)))
}

func withOf(e *record.Event) record.Value[string] { return e.With }
func textOf(e *record.Event) record.Value[string] { return e.Text }
func byOf(e *record.Event) record.Value[string]   { return e.By }

// by fills a choice when the event's text names one of its words. 電話 and 訪問
// are words of offices for two of ours.
func by(e *record.Event, f doc.Field) doc.Field {
	if e == nil || !f.Empty() {
		return f
	}
	said := strings.NewReplacer("訪問", "対面", "面談", "対面", "書留", "郵送", "メール", "電子メール", "電子電子メール", "電子メール").Replace(e.Text.V)
	for _, c := range f.Choices {
		if c != "その他" && strings.Contains(said, c) {
			return filled(f, c)
		}
	}
	return f
}

// either fills a choice with one of two words.
func either(yes bool, f doc.Field, is, isNot string) doc.Field {
	if !f.Empty() {
		return f
	}
	if yes {
		return filled(f, is)
	}
	return filled(f, isNot)
}

// spoken fills the four lines of explainedBy.
func spoken(t *doc.Table, tag string, e *record.Event) {
	pair(t, "説明の日", blankCell(on(e, day(tag+".explained", "説明の日"))))
	pair(t, "説明の相手", blankCell(wrote(e, line(tag+".to", "説明の相手（部署、役職、氏名）"), withOf)))
	pair(t, "説明した者", blankCell(wrote(e, line(tag+".by", "説明した者"), byOf)))
	pair(t, "説明の方法", blankCell(by(e, choice(tag+".how", "説明の方法", ways()...))))
}
