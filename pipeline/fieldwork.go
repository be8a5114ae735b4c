package pipeline

import (
	"slices"
	"strings"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/method"
	"shinsa/pipeline/normalize"
	"shinsa/pipeline/papers"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/sheet"
	"shinsa/pipeline/workspace"
)

// settleForms says of every form whether it is used, and puts the papers of
// each company together. What was found in a form that is not used is not
// told, but why it is not.
func (s *state) settleForms() {
	s.papers, s.fieldwork, s.aftermaths = map[string][]*record.Paper{}, map[string]*record.Fieldwork{}, map[string]*record.Aftermath{}
	read := map[string][]*record.Paper{}
	after := map[string][]*record.Aftermath{}
	for i := range s.forms {
		x := &s.forms[i]
		if why := s.refusal(x); why != nil {
			s.problems = append(s.problems, *why)
			s.formReceipt(x, record.Receipt{Fate: record.TurnedAway, Reason: why.Code})
			continue
		}
		if id := x.company(); x.paper != nil {
			read[id] = append(read[id], x.paper)
		} else {
			after[id] = append(after[id], x.aftermath)
		}
	}
	for i := range s.companies {
		id := s.companies[i].ID
		s.settlePapers(id, read[id])
		s.settleAftermath(id, after[id])
	}
	slices.SortStableFunc(s.receipts, func(a, b record.Receipt) int { return strings.Compare(a.File, b.File) })
}

// refusal is why a form cannot be used at all; nil where it can.
func (s *state) refusal(x *form) *problem.Problem {
	id, at := x.company(), problem.Pos{File: x.file}
	no := func(code problem.Code, args ...string) *problem.Problem {
		p := problem.New(code, at, args...)
		return &p
	}
	for _, p := range x.found {
		if p.Severity == problem.Error {
			return &p
		}
	}
	switch {
	case s.company(id) == nil:
		return no("paper-company", id)
	case x.folder != "" && x.folder != id:
		return no("paper-identity", criteria.LabelCompanyID, id, x.folder)
	case x.paper != nil && !s.onTeam(id, x.paper):
		p := no("paper-not-team", x.paper.Called()).For(id)
		return &p
	}
	return nil
}

func (s *state) company(id string) *record.Company {
	for i := range s.companies {
		if s.companies[i].ID == id {
			return &s.companies[i]
		}
	}
	return nil
}

// onTeam tells whether an auditor of the company's plan wrote the paper. One
// whose ID is gone is known by name.
func (s *state) onTeam(id string, p *record.Paper) bool {
	for _, m := range s.plans[id].Team.Members {
		if p.Auditor == "" && p.Name.Known && normalize.Fold(p.Name.V) == normalize.Fold(m.Auditor.Name) {
			p.Auditor = m.Auditor.ID
		}
		if p.Auditor == m.Auditor.ID {
			return true
		}
	}
	return false
}

// formReceipt notes what became of a form that came in the inbox.
func (s *state) formReceipt(x *form, r record.Receipt) {
	if x.folder != "" {
		return
	}
	r.File, r.Digest = x.file, x.digest
	if s.company(x.company()) != nil {
		r.Company, r.Matched = x.company(), "id"
	}
	s.receipts = append(s.receipts, r)
}

// settlePapers puts the papers of one company together. A paper that gives way
// to another one of its auditor is told, as is one that says nothing.
func (s *state) settlePapers(id string, read []*record.Paper) {
	if len(read) == 0 {
		return
	}
	count, instead := papers.Counting(read)
	for i := range s.forms {
		x := &s.forms[i]
		if x.paper == nil || x.paper.Company != id || !slices.Contains(read, x.paper) {
			continue
		}
		if used := instead[x.file]; used != "" {
			s.problems = append(s.problems, problem.New("paper-superseded", problem.Pos{File: x.file}, used).For(id))
			s.formReceipt(x, record.Receipt{Fate: record.Superseded, Used: used, Reason: "paper-superseded"})
			continue
		}
		s.problems = append(s.problems, forCompany(x.found, id)...)
		s.formReceipt(x, record.Receipt{Fate: record.PaperRead})
	}
	count = slices.DeleteFunc(count, papers.Silent)
	if len(count) == 0 {
		return
	}
	work, found := papers.Join(id, count, s.catalogue)
	s.papers[id], s.fieldwork[id] = count, work
	s.problems = append(append(s.problems, found...), s.staleFindings(id, count)...)
	for _, l := range work.Laws {
		if l.Number == 0 && l.Name.Known {
			s.problems = append(s.problems, problem.New("paper-law-found", l.Name.Origin.Pos, l.Name.V).For(id))
		}
	}
}

// staleFindings tells the findings that were made of answers that the company
// has changed since.
func (s *state) staleFindings(id string, count []*record.Paper) problem.List {
	i := slices.IndexFunc(s.assessments, func(a audit.Assessment) bool { return a.Company.ID == id })
	if i < 0 {
		return nil
	}
	var out problem.List
	now := sheet.PaperShown(&s.assessments[i])
	for _, p := range count {
		out = append(out, papers.Stale(p, now, s.catalogue)...)
	}
	return out
}

// settleAftermath says which post-trial report of a company counts.
func (s *state) settleAftermath(id string, read []*record.Aftermath) {
	spoken := slices.DeleteFunc(slices.Clone(read), papers.SilentAftermath)
	now, found := papers.Latest(spoken)
	s.problems = append(s.problems, found...)
	if now != nil {
		s.aftermaths[id] = now
	}
	for i := range s.forms {
		x := &s.forms[i]
		switch {
		case x.aftermath == nil || !slices.Contains(read, x.aftermath):
		case now == nil || x.aftermath == now:
			s.problems = append(s.problems, forCompany(x.found, id)...)
			s.formReceipt(x, record.Receipt{Fate: record.AfterRead})
		default:
			code := problem.Code("after-superseded")
			if slices.ContainsFunc(found, func(p problem.Problem) bool { return p.Pos.File == x.file }) {
				code = "after-twice"
			} else {
				s.problems = append(s.problems, problem.New(code, problem.Pos{File: x.file}, now.File).For(id))
			}
			s.formReceipt(x, record.Receipt{Fate: record.Superseded, Used: now.File, Reason: code})
		}
	}
}

// sources names what the fieldwork of a company was read from, for the keys of
// what is made of it.
func (s *state) sources(id string) []record.Source {
	if w := s.fieldwork[id]; w != nil {
		return w.Papers
	}
	return nil
}

// formAt is the form that stands at a path and has this
// content; nil where it was not read.
func (s *state) formAt(file, digest string) *form {
	for i := range s.forms {
		if x := &s.forms[i]; x.file == file && x.digest == digest {
			return x
		}
	}
	return nil
}

// owed lists the auditors of the plan of whom no paper was read yet.
func (s *state) owed(id string) []string {
	var out []string
	for _, m := range s.plans[id].Team.Members {
		has := func(p *record.Paper) bool { return p.Auditor == m.Auditor.ID }
		if !slices.ContainsFunc(s.papers[id], has) {
			out = append(out, m.Auditor.ID)
		}
	}
	return out
}

// auditing tells the steps at which auditors write their papers.
func auditing(now method.Step) bool {
	began := false
	for _, w := range method.Steps() {
		began = began || w.Step == method.StepReview
		if w.Step == now {
			return began
		}
		if w.Step == method.StepReport {
			break
		}
	}
	return false
}

// withPapers adds what the company's papers say to the key of its documents.
func (r *run) withPapers(key, id string) string {
	k := workspace.NewKey("papers", intakeVersion).Text(key)
	for _, x := range r.sources(id) {
		k.Text(x.File).Text(x.Digest)
	}
	return k.Sum()
}

// numbers are those of laws that the company named.
func numbers(laws []record.LawCheck) []int {
	var out []int
	for _, l := range laws {
		if l.Number > 0 {
			out = append(out, l.Number)
		}
	}
	return out
}

// differing tells the findings that an auditor wrote into the report otherwise
// than the papers have it. What he did not touch there is ours, and renewed.
func (r *run) differing(id string, c *collected) problem.List {
	if r.fieldwork[id] == nil || c.Report == nil {
		return nil
	}
	return slices.DeleteFunc(papers.Differences(r.fieldwork[id], c.Report), func(p problem.Problem) bool {
		return !slices.ContainsFunc(c.Edits, func(e edit) bool { return e.Tag == "finding."+p.Args[0] })
	})
}
