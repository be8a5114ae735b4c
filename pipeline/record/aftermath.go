package record

import "shinsa/pipeline/calendar"

// Aftermath is one post-trial report (事後報告シート) as it was read: what a
// company says after the trial (call, main text 1①イ).
type Aftermath struct {
	Company      string // ID; "" where the file does not say
	File         string
	Seen         calendar.Date // when the office first read it
	Digest       string
	Catalogue    string
	Due          calendar.Date        // that the sheet names
	Reported     Value[calendar.Date] // 報告日
	Reporter     Value[string]
	Any          map[string]Value[bool] // by page (SheetPoints …): whether there is something to report
	Points       []AfterPoint
	Alternatives []AfterMeasure
	Effects      []AfterEffect
	Agreed       []AfterSubject
	Notes        []Note
}

// AfterPoint is a point to mind when one is audited.
type AfterPoint struct{ Stage, Text, Tip Value[string] }

// AfterMeasure is a way to meet the criteria that 別紙2 does not name.
type AfterMeasure struct {
	Item                         string // ID; "" where none is named or it is unknown
	Matter, Measure, Why, Worked Value[string]
}

// AfterEffect is what became of advice.
type AfterEffect struct {
	Item        string
	Advice      Value[string] // as the sheet shows it, or as the company names it
	State, Text Value[string] // State: of DoneStates, else as typed
}

// AfterSubject is the report on one subject that METI and the prime contractor
// agreed on.
type AfterSubject struct{ Subject, Text Value[string] }

// Silent tells whether a page was left without a word: neither 有 nor 無 nor
// any row.
func (a *Aftermath) Silent(page string) bool {
	n := map[string]int{SheetPoints: len(a.Points), SheetAlternatives: len(a.Alternatives), SheetEffects: len(a.Effects), SheetAgreed: len(a.Agreed)}[page]
	return n == 0 && !a.Any[page].Known
}

// Said tells whether the company wrote anything about the row beyond what the
// sheet shows.
func (m AfterMeasure) Said() bool { return given(m.Measure) || given(m.Why) || given(m.Worked) }

// Said tells whether the company wrote anything about the advice.
func (e AfterEffect) Said() bool { return given(e.State) || given(e.Text) }

// Said tells whether the company wrote anything about the subject.
func (s AfterSubject) Said() bool { return given(s.Text) }
