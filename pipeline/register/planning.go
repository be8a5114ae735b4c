package register

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/normalize"
	"shinsa/pipeline/record"
	"shinsa/pipeline/strict"
)

func (f filePlanning) planning() record.Planning {
	w := f.Weights
	return record.Planning{Qualifications: f.Qualifications,
		Weights: record.Weights{Travel: w.Travel.V, Balance: w.Balance.V, Lateness: w.Lateness.V, Overdue: w.Overdue.V, Stability: w.Stability.V}}
}

// spansOf makes spans; one without an end is a single day.
func spansOf(f []fileSpan) []record.Span {
	var out []record.Span
	for _, s := range f {
		if s.To.V.IsZero() {
			s.To.V = s.From.V
		}
		out = append(out, record.Span{From: s.From.V, To: s.To.V})
	}
	return out
}

// planning checks what the plan over all companies is made from.
func (r *projectReader) planning() {
	for _, a := range r.f.Auditors {
		for _, s := range a.DaysOff {
			if !s.To.V.IsZero() && s.To.V.Before(s.From.V) {
				r.add("project-order", s.To.Line, "days_off.to", s.To.V.String(), "days_off.from", s.From.V.String())
			}
		}
		if a.MaxDays < 0 {
			r.add("project-negative", a.Line, "max_days", strconv.FormatFloat(a.MaxDays, 'f', -1, 64))
		}
	}
	w := r.f.Planning.Weights
	for _, x := range []struct {
		name string
		v    strict.Value[int]
	}{{"travel", w.Travel}, {"balance", w.Balance}, {"lateness", w.Lateness}, {"overdue", w.Overdue}, {"stability", w.Stability}} {
		if x.v.V < 0 || x.v.V > 1000 {
			r.add("planning-weight", x.v.Line, "planning.weights."+x.name, strconv.Itoa(x.v.V))
		}
	}
	for _, t := range r.f.Effort.Travel {
		if t.FromKm < 0 || t.Days < 0 {
			r.add("project-negative", r.f.Effort.Report.Line, "effort.per_travel", strconv.FormatFloat(min(float64(t.FromKm), t.Days), 'f', -1, 64))
		}
	}
	for id, v := range r.f.Effort.PerForm {
		if v.V < 0 {
			r.add("project-negative", v.Line, "effort.per_form."+id, strconv.FormatFloat(v.V, 'f', -1, 64))
		}
	}
}

// planning reads what the register says for the plan over all companies.
func (r *companiesReader) planning(row int, c *record.Company) {
	c.Possible, c.Needed = r.text(row, record.ColPossible), r.text(row, record.ColNeeded)
	c.PossibleDays = r.possible(row, c.Possible)
	c.Hidden = r.text(row, record.ColHidden)
	c.NeededSkills = append(c.NeededSkills, cut(c.Needed.V)...)
	c.EffortDays, c.EffortReason = r.effort(row), r.text(row, record.ColEffortReason)
	if c.EffortDays.Known && !c.EffortReason.Known {
		r.add("effort-override-reason", row, record.ColEffortReason)
	}
}

// cut takes a list apart: one entry a line, or with 、 between.
func cut(s string) []string {
	var out []string
	for _, part := range strings.FieldsFunc(s, func(c rune) bool { return strings.ContainsRune("\n、，,；;", c) }) {
		if part = normalize.Clean(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// effort reads person-days: 5.5, 5.5人日.
func (r *companiesReader) effort(row int) record.Value[float64] {
	text := r.text(row, record.ColEffort)
	if !text.Known {
		return record.Value[float64]{Origin: text.Origin}
	}
	v, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSuffix(normalize.Fold(text.V), "人日"), "日"), 64)
	if err != nil || v <= 0 || v > 1000 {
		r.add("effort-override", row, record.ColEffort, text.V)
		return record.Unread[float64](text.Origin)
	}
	return record.Known(v, r.origin(row, record.ColEffort, "effort:days"))
}

// shortDate is a date without its year, as offices write possible days.
var shortDate = regexp.MustCompile(`^(\d{1,2})(?:月|[/.])(\d{1,2})日?$`)

// possible reads the days on which the company can be visited: 7/2～7/13、7/20.
// A part that cannot be read is a problem, and the rest counts.
func (r *companiesReader) possible(row int, v record.Value[string]) []record.Span {
	cell := r.cell(row, record.ColPossible)
	if d, ok := normalize.Serial(cell.Number, r.date1904); cell.Date && ok {
		return []record.Span{{From: d, To: d}}
	}
	var out []record.Span
	for _, part := range cut(v.V) {
		s, ok := r.span(part)
		if !ok {
			r.add("possible-days", row, record.ColPossible, part)
			continue
		}
		out = append(out, s)
	}
	slices.SortStableFunc(out, func(a, b record.Span) int { return a.From.Compare(b.From) })
	return out
}

// weekday is the day of the week that people add: 7/2（月）.
var weekday = regexp.MustCompile(`[(（][月火水木金土日・祝]+[)）]`)

func (r *companiesReader) span(part string) (record.Span, bool) {
	part = weekday.ReplaceAllString(part, "")
	for _, sign := range []string{"～", "〜", "~", "－", "から", " - "} {
		if from, to, ok := strings.Cut(part, sign); ok {
			a, okA := r.plainDate(from)
			b, okB := r.plainDate(strings.TrimSuffix(to, "まで"))
			return record.Span{From: a, To: b}, okA && okB && !b.Before(a)
		}
	}
	d, ok := r.plainDate(part)
	return record.Span{From: d, To: d}, ok
}

// plainDate reads a date; without a year it is in the year of the audits.
func (r *companiesReader) plainDate(s string) (calendar.Date, bool) {
	m := shortDate.FindStringSubmatch(normalize.Fold(strings.TrimSpace(s)))
	if m == nil || r.project == nil {
		d, _, ok := normalize.Date(s)
		return d, ok && d.Day > 0
	}
	year := r.project.Dates.AuditFrom.Year
	if year == 0 {
		year = r.project.Dates.ContractEnd.Year
	}
	month, _ := strconv.Atoi(m[1])
	day, _ := strconv.Atoi(m[2])
	d := calendar.Date{Year: year, Month: month, Day: day}
	return d, d.Exists()
}
