package papers

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/normalize"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// Join puts the papers of one company together, in the order of auditors and
// files. Papers of other companies are not looked at. Where auditors differ
// about an item, or about a law, the problem names both with their cells and
// neither counts.
func Join(company string, papers []*record.Paper, c *criteria.Catalogue) (*record.Fieldwork, problem.List) {
	j := joiner{out: &record.Fieldwork{Company: company}, papers: of(company, papers)}
	j.twice()
	for i := range c.Items {
		j.finding(&c.Items[i])
	}
	for _, p := range j.papers {
		j.out.Papers = append(j.out.Papers, record.Source{File: p.File, Digest: p.Digest})
		j.out.Visits = append(j.out.Visits, p.Visits...)
		j.out.Interviews = append(j.out.Interviews, p.Interviews...)
		j.out.Advice = append(j.out.Advice, p.Advice...)
	}
	j.laws()
	j.out.Visits = once(j.out.Visits, func(v record.Visit) string {
		return key(raw(v.Kind), dayKey(v.Date), raw(v.Time), raw(v.Place), raw(v.By))
	})
	j.out.Interviews = once(j.out.Interviews, func(v record.Interview) string {
		return key(raw(v.Kind), dayKey(v.Date), raw(v.To), raw(v.Items), raw(v.Text), raw(v.By))
	})
	j.out.Advice = once(j.out.Advice, func(v record.Advice) string {
		return key(dayKey(v.Date), raw(v.Item), raw(v.Text), raw(v.Response))
	})
	byDay(j.out.Visits, func(v record.Visit) record.Value[calendar.Date] { return v.Date })
	byDay(j.out.Interviews, func(v record.Interview) record.Value[calendar.Date] { return v.Date })
	byDay(j.out.Advice, func(v record.Advice) record.Value[calendar.Date] { return v.Date })
	for i := range j.problems {
		j.problems[i] = j.problems[i].For(company)
	}
	return j.out, j.problems.Sorted()
}

type joiner struct {
	out      *record.Fieldwork
	papers   []*record.Paper
	problems problem.List
}

// of lists the papers of a company, each content once.
func of(company string, papers []*record.Paper) []*record.Paper {
	var out []*record.Paper
	for _, p := range papers {
		same := func(q *record.Paper) bool { return q.Digest != "" && q.Digest == p.Digest }
		if p.Company == company && !slices.ContainsFunc(out, same) {
			out = append(out, p)
		}
	}
	slices.SortStableFunc(out, func(a, b *record.Paper) int {
		return cmp.Or(cmp.Compare(a.Auditor, b.Auditor), cmp.Compare(a.File, b.File))
	})
	return out
}

// twice tells an auditor whose paper came in several versions: both are read,
// since nobody said which holds.
func (j *joiner) twice() {
	for i, p := range j.papers[:max(len(j.papers)-1, 0)] {
		if q := j.papers[i+1]; p.Auditor != "" && p.Auditor == q.Auditor {
			j.problems.Add("paper-twice", problem.Pos{File: p.File}, p.Called(), q.File)
		}
	}
}

func (j *joiner) finding(it *criteria.Item) {
	f := record.Joined{Finding: record.Finding{Item: it.ID}, Recommended: it.Kind == criteria.Recommended}
	var empty *record.Observation
	for _, p := range j.papers {
		switch o := p.Observation(it.ID); {
		case o == nil:
		case o.Empty():
			empty = o
		default:
			f.Parts = append(f.Parts, *o)
		}
	}
	switch {
	case len(f.Parts) > 0:
		o, differ := joined(f.Parts)
		if differ != "" {
			j.problems = append(j.problems, problem.New("paper-differ", o.Verdict.Origin.Pos, it.ID, differ).With(places(f.Parts)...))
		}
		f.Finding = o.Finding
		j.proof(&f)
	case empty != nil:
		f.Finding = empty.Finding
	default:
		return
	}
	j.out.Findings = append(j.out.Findings, f)
}

// proof: a judgement rests on objective evidence (別紙1 1(3)).
func (j *joiner) proof(f *record.Joined) {
	v := f.Verdict
	if v.Known && !f.Recommended && v.V != record.Unconfirmed && !f.Evidence.Known {
		j.problems.Add("paper-no-evidence", v.Origin.Pos, f.Item, v.V.Ja())
	}
}

// laws joins what the papers say about each law: by its number among those that
// the company named, else by its name.
func (j *joiner) laws() {
	at := map[string]int{}
	for _, p := range j.papers {
		for _, l := range p.Laws {
			if l.Doubted { // one doubt is enough (別紙1 5(11))
				j.problems.Add("paper-law-doubt", l.Status.Origin.Pos, l.Name.V, p.Called())
			}
			k := "name:" + normalize.Fold(l.Name.V)
			if l.Number > 0 {
				k = strconv.Itoa(l.Number)
			}
			if i, there := at[k]; there && (l.Number > 0 || l.Name.Known) {
				j.law(&j.out.Laws[i], l)
				continue
			}
			at[k] = len(j.out.Laws)
			j.out.Laws = append(j.out.Laws, l)
		}
	}
	slices.SortStableFunc(j.out.Laws, func(a, b record.LawCheck) int {
		order := func(n int) int { return (n - 1) & (1<<30 - 1) } // 0, found on site, behind all
		return cmp.Compare(order(a.Number), order(b.Number))
	})
}

func (j *joiner) law(old *record.LawCheck, l record.LawCheck) {
	old.Doubted = old.Doubted || l.Doubted
	if l.Text.Known && normalize.Fold(l.Text.V) != normalize.Fold(old.Text.V) {
		if old.Text.Known {
			o := old.Text.Origin
			o.Raw += "\n" + l.Text.Origin.Raw
			o.Rule = ruleJoined + " " + o.Pos.String() + ", " + l.Text.Origin.Pos.String()
			l.Text = record.Known(old.Text.V+"\n"+l.Text.V, o)
		}
		old.Text = l.Text
	}
	switch {
	case raw(l.Status) == "":
	case raw(old.Status) == "":
		old.Status = l.Status
	case raw(l.Status) != raw(old.Status):
		words := raw(old.Status) + "／" + raw(l.Status)
		j.problems = append(j.problems, problem.New("paper-law-differ", old.Status.Origin.Pos, old.Name.V, words).With(l.Status.Origin.Pos))
		o := old.Status.Origin
		o.Raw, o.Rule = words, ruleAmbiguous
		old.Status = record.Unread[string](o)
	}
}

// raw is a value as read, or as it was typed.
func raw(v record.Value[string]) string {
	if v.Known {
		return v.V
	}
	return v.Origin.Raw
}

func dayKey(d record.Value[calendar.Date]) string {
	if d.Known {
		return d.V.String()
	}
	return d.Origin.Raw
}

func key(parts ...string) string {
	for i := range parts {
		parts[i] = normalize.Fold(parts[i])
	}
	return strings.Join(parts, "\x00")
}

// once leaves out what another paper says in the same words.
func once[T any](list []T, key func(T) string) []T {
	seen := map[string]bool{}
	return slices.DeleteFunc(list, func(v T) bool {
		k := key(v)
		was := seen[k]
		seen[k] = true
		return was
	})
}

// byDay orders by date, those without one last.
func byDay[T any](list []T, day func(T) record.Value[calendar.Date]) {
	slices.SortStableFunc(list, func(a, b T) int {
		x, y := day(a), day(b)
		switch {
		case x.Known && y.Known:
			return x.V.Compare(y.V)
		case x.Known == y.Known:
			return 0
		case x.Known:
			return -1
		}
		return 1
	})
}

// Stale tells the items of a paper about which the company has said something
// else since the paper was written; now is what a new paper would show
// (sheet.PaperShown). A finding on them deserves a second look; once the
// auditor has touched it in a paper that shows the new answer, it had one.
func Stale(p *record.Paper, now map[string]string, c *criteria.Catalogue) problem.List {
	var changed []string
	for i := range c.Items {
		id := c.Items[i].ID
		if p.Outdated(p.Observation(id), now[id]) {
			changed = append(changed, id)
		}
	}
	if len(changed) == 0 {
		return nil
	}
	return problem.List{problem.New("paper-stale", problem.Pos{File: p.File}, strings.Join(changed, "、"), strconv.Itoa(len(changed))).For(p.Company)}
}

// Differences tells the findings of a collected Word report that say something
// else than the papers: a report is made of what was found (別紙1 5(1)).
func Differences(f *record.Fieldwork, r *record.Report) problem.List {
	var list problem.List
	for i := range r.Findings {
		said := &r.Findings[i]
		found := f.Finding(said.Item)
		if !said.Verdict.Known || found == nil || !found.Verdict.Known || found.Verdict.V == said.Verdict.V {
			continue
		}
		list = append(list, problem.New("paper-report", said.Verdict.Origin.Pos, said.Item, said.Verdict.V.Ja(), found.Verdict.V.Ja()).
			With(found.Verdict.Origin.Pos).For(f.Company))
	}
	return list.Sorted()
}
