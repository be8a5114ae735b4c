package compose

import (
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/record"
)

// auditView is what templates see of the course of the audit.
type auditView struct {
	Person, PersonOrganisation, Role Word // of a declaration

	DocumentDate                                  Word // of the document review
	Documents, DocumentsConform, DocumentsFail    int  // items of the document review
	DocumentsNotRelevant, DocumentsOpen           int
	Reviewed                                      bool // every one of them has a finding
	Checks                                        []checkView
	NoticeBy                                      Word
	Superior                                      bool // 別紙1 4(3)②ヘ has items of its own
	Conforming, Failing, NotRelevant, Open, Total int  // findings of the report
	Proposed, Judged                              Word // conclusion.result, review.result
	DirectionDate, ReviewDate, Opinion            Word
	ByHead, Part                                  bool // the representative reviews; the auditors propose 一部に適合
	Present, External                             int
	Doubts                                        int
	Stopped                                       Word
	KeepUntil, Disposed                           calendar.Date
	HasKeepUntil, HasDisposed, Returns, Destroys  bool
	Holdings                                      int
	Unproven                                      bool // an item without finding or evidence
	Sites, Members                                []Word
	OnsiteSpan                                    Word
}

// checkView is one kind of on-site check that has something to look at.
type checkView struct{ Mark, Title Word }

// Is tells templates which of the eight kinds it is.
func (c checkView) Is(mark string) bool { return c.Mark.S == mark }

func (j *job) auditView() auditView {
	v := auditView{
		Person: Word{j.in.Person.Name, j.in.Person.Pos}, PersonOrganisation: Word{j.in.Person.Organisation, j.in.Person.Pos}, Role: our(j.in.Person.Role),
		DocumentDate: j.reviewDay(), Documents: len(j.documents()), NoticeBy: j.noticeBy(),
		Proposed: j.told("conclusion.result"), Judged: j.told("review.result"), DirectionDate: j.told("direction.date"),
		ReviewDate: j.told("review.date"), Opinion: j.told("opinion.any"), ByHead: j.said("review.kind", byHead), Part: j.said("conclusion.result", partConform),
		Doubts: len(j.doubts()), Stopped: j.told("stopped.text"),
		Unproven: j.unproven() != nil, Members: j.memberWords(),
		KeepUntil: j.in.Steps.KeepUntil, HasKeepUntil: !j.in.Steps.KeepUntil.IsZero(),
		Disposed: j.in.Steps.Disposed, HasDisposed: !j.in.Steps.Disposed.IsZero(), Holdings: len(j.in.Holdings),
	}
	for _, s := range j.company().Sites {
		v.Sites = append(v.Sites, typed(s))
	}
	if s := j.in.Plan.Schedule; !s.OnsiteFrom.IsZero() {
		v.OnsiteSpan = our(span(s.OnsiteFrom, s.OnsiteTo))
	}
	for _, c := range j.checks() {
		v.Checks = append(v.Checks, checkView{our(c.Mark), our(c.Title)})
		v.Superior = v.Superior || c.Mark == "ヘ" && len(c.Items) > 0
	}
	v.Present, v.External, _ = j.quorum()
	v.Returns, v.Destroys = j.measures()
	j.count(&v)
	return v
}

// count puts the numbers of findings.
func (j *job) count(v *auditView) {
	n := verdicts(inScope(j.required), j.finding)
	v.Conforming, v.Failing, v.NotRelevant = n[record.Conforms], n[record.Fails], n[record.NotRelevant]
	v.Total = len(inScope(j.required))
	v.Open = v.Total - v.Conforming - v.Failing - v.NotRelevant
	n = verdicts(j.documents(), j.reviewed)
	v.DocumentsConform, v.DocumentsFail, v.DocumentsNotRelevant = n[record.Conforms], n[record.Fails], n[record.NotRelevant]
	v.DocumentsOpen = n[record.Unconfirmed] + n[""]
	v.Reviewed = v.Documents > 0 && n[""] == 0
}

// measures tells what is done with what is held (別紙1 3(4)).
func (j *job) measures() (returns, destroys bool) {
	for _, h := range j.in.Holdings {
		switch j.measure(h).S {
		case record.DisposalReturn:
			returns = true
		case record.DisposalErase:
			destroys = true
		}
	}
	return returns, destroys
}

// measure is what is done with a thing: what was said of it, or the contract's.
func (j *job) measure(h Holding) Word {
	if h.Measure != "" {
		return Word{h.Measure, h.Pos}
	}
	return typed(j.company().Disposal)
}

// memberWords names the auditors of the plan for letters.
func (j *job) memberWords() []Word {
	var out []Word
	for i, m := range j.in.Plan.Team.Members {
		if i > 0 {
			out = append(out, our("、"))
		}
		out = append(out, auditor(m.Auditor.Name, m.Auditor.Pos), our("（"+m.Role+"）"))
	}
	if len(out) == 0 {
		return []Word{our("未定")}
	}
	return out
}
