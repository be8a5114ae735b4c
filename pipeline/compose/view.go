package compose

import (
	"strconv"
	"strings"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// view is what the templates of one company's documents see. Every name in it
// is part of the office's interface: templates/README.md lists them.
type view struct {
	Number    Word
	Date      calendar.Date
	Version   Word
	ReplyBy   calendar.Date
	HasReply  bool
	Project   projectView
	Company   companyView
	Catalogue catalogueView
	Return    returnView
	Counts    countsView
	Plan      planView
	Sections  []sectionView
	Audit     auditView
}

type projectView struct {
	Title, Client, Ministry, Marking, Contractor           Word
	Body, Address, RepresentativeTitle, RepresentativeName Word
	Office, Contact, Phone, Mail                           Word
	NoticeDays, RetentionYears                             int
}

type companyView struct {
	ID, Name, Contact, ContactTitle                  Word
	ScopeUnit, ScopeName, Method, MethodReason       Word
	ContractDate, Retention, Disposal, PlanExplained Word
	Changed                                          bool // the method is not the basic one
}

type catalogueView struct{ ID, Version, Title, Source Word }

type returnView struct {
	Got                      bool
	File, Received, Answered Word
}

type countsView struct {
	Queries, Applicable, OutOfScope, Undecided, Gaps, Laws, Recommended, Notes int
}

type planView struct {
	Total, Document, Onsite           Word
	OnsiteDays                        int
	Focus, MoreFocus, Prepare, Checks int
	Scheduled                         bool
	Changes                           changesView
}

type sectionView struct {
	ID, Number, Title Word
	Rows              int    // applicable required items
	Clauses           []Word // IDs of clauses with applicable items
	Empty             []Word // numbers of clauses whose items are all out of scope
}

// job is the making of one document of one company.
type job struct {
	in       Input
	required []*audit.Item // in the order of the catalogue
	byClause map[string][]*audit.Item
	asked    map[string][]audit.Query // by item
	margin   map[string][]string      // what the company wrote beside its table, by item
}

func newJob(in Input) *job {
	if in.Assessment == nil {
		in.Assessment = &audit.Assessment{}
	}
	if in.Assessment.Company == nil {
		a := *in.Assessment
		a.Company = &record.Company{}
		in.Assessment = &a
	}
	if in.Plan == nil {
		in.Plan = &audit.Plan{}
	}
	if in.Version == "" {
		in.Version = "第1版"
	}
	j := &job{in: in, byClause: map[string][]*audit.Item{}}
	j.lookUp()
	for i := range in.Assessment.Items {
		it := &in.Assessment.Items[i]
		if it.Item.Kind == criteria.Required {
			j.required = append(j.required, it)
			j.byClause[it.Item.Clause] = append(j.byClause[it.Item.Clause], it)
		}
	}
	return j
}

func (j *job) company() *record.Company { return j.in.Assessment.Company }

// office makes a word of the project file.
func office(p *record.Project, s string) Word { return Word{s, problem.Pos{File: p.File}} }

// listed makes a word of a line of the catalogue.
func listed(c *criteria.Catalogue, line int, s string) Word {
	return Word{s, problem.Pos{File: c.File, Line: line}}
}

func (j *job) meta() doc.Meta {
	c := j.in.Catalogue
	record := []string{"catalogue " + c.ID + " " + c.Version + " " + c.Digest, "project " + j.in.Project.Digest}
	if r := j.in.Assessment.Response; r != nil {
		record = append(record, "return "+r.Digest)
	}
	return doc.Meta{Subject: oneLine(typed(j.company().Name)), Org: j.in.Project.Body.Name, Marking: j.in.Project.Marking,
		Version: j.in.Version, Date: j.in.Date, Record: strings.Join(record, "; "), Company: j.company().ID, Facts: j.facts()}
}

// oneLine is a word for places without line breaks.
func oneLine(w Word) string { return strings.ReplaceAll(doc.Plain(w.inlines()), "\n", " ") }

func (j *job) view() view {
	return view{
		Number: office(j.in.Project, j.in.Number), Date: j.in.Date, Version: our(j.in.Version),
		ReplyBy: j.in.ReplyBy, HasReply: !j.in.ReplyBy.IsZero(),
		Project: newProjectView(j.in.Project), Company: newCompanyView(j.company(), j.in.Project),
		Catalogue: newCatalogueView(j.in.Catalogue), Return: j.returnView(), Counts: j.countsView(),
		Plan: j.planView(), Sections: j.sectionViews(), Audit: j.auditView(),
	}
}

func newProjectView(p *record.Project) projectView {
	w := func(s string) Word { return office(p, s) }
	return projectView{
		Title: w(p.Title), Client: w(p.Client), Ministry: w(p.Ministry), Marking: w(p.Marking), Contractor: w(p.Contractor),
		Body: w(p.Body.Name), Address: w(p.Body.Address),
		RepresentativeTitle: w(p.Body.Representative.Title), RepresentativeName: w(p.Body.Representative.Name),
		Office: w(p.Body.Office.Name), Contact: w(p.Body.Office.Contact), Phone: w(p.Body.Office.Phone), Mail: w(p.Body.Office.Mail),
		NoticeDays: p.NoticeDays, RetentionYears: p.RetentionYears,
	}
}

func newCompanyView(c *record.Company, p *record.Project) companyView {
	years := Word{strconv.Itoa(c.RetentionYears.V) + "年", c.RetentionYears.Origin.Pos}
	switch {
	case !c.RetentionYears.Known && p.RetentionYears > 0:
		years = office(p, strconv.Itoa(p.RetentionYears)+"年")
	case !c.RetentionYears.Known:
		years = Word{c.RetentionYears.Origin.Raw, c.RetentionYears.Origin.Pos}
	}
	return companyView{
		ID: Word{c.ID, c.Pos}, Name: typed(c.Name), Contact: typed(c.Contact), ContactTitle: typed(c.ContactTitle),
		ScopeUnit: our(c.ScopeUnit.Ja()), ScopeName: typed(c.ScopeName),
		Method: our(c.Method.Ja()), MethodReason: typed(c.MethodReason), Changed: c.Method == record.Changed,
		ContractDate: dated(c.ContractDate), Retention: years, Disposal: typed(c.Disposal), PlanExplained: typed(c.PlanExplained),
	}
}

func newCatalogueView(c *criteria.Catalogue) catalogueView {
	w := func(s string) Word { return listed(c, 0, s) }
	return catalogueView{ID: w(c.ID), Version: w(c.Version), Title: w(c.Title), Source: w(c.Source)}
}

func (j *job) returnView() returnView {
	r := j.in.Assessment.Response
	if r == nil {
		return returnView{}
	}
	return returnView{Got: true, File: Word{r.File, problem.Pos{File: r.File}}, Received: dated(r.Received), Answered: typed(r.Answered)}
}

func (j *job) countsView() countsView {
	c := countsView{Queries: len(j.in.Assessment.Queries), Laws: len(j.in.Assessment.Laws), Recommended: len(j.recommended())}
	for _, it := range j.required {
		switch it.State {
		case audit.OutOfScope:
			c.OutOfScope++
			continue
		case audit.Undecided:
			c.Undecided++
		}
		c.Applicable++
		if it.Gap() {
			c.Gaps++
		}
	}
	if r := j.in.Assessment.Response; r != nil {
		c.Notes = len(r.Notes)
	}
	return c
}

func (j *job) planView() planView {
	p := j.in.Plan
	return planView{Changes: newChangesView(j.in.Changes), Total: our(days(p.Effort.Total)), Document: our(days(p.Effort.Document)), Onsite: our(days(p.Effort.Onsite)),
		OnsiteDays: p.Effort.OnsiteDays, Focus: len(p.Focus), MoreFocus: p.MoreFocus, Prepare: len(p.Prepare), Checks: len(p.Onsite), Scheduled: !p.Schedule.OnsiteFrom.IsZero()}
}

// days writes person-days without needless zeros: 3.5, 12, 0.25.
func days(d float64) string { return strconv.FormatFloat(round(d, 2), 'f', -1, 64) }

func (j *job) sectionViews() []sectionView {
	var out []sectionView
	c := j.in.Catalogue
	for _, s := range c.Sections {
		v := sectionView{ID: our(s.ID), Number: listed(c, s.Line, s.Number), Title: listed(c, s.Line, s.Title)}
		for _, clause := range s.Clauses {
			n := len(inScope(j.byClause[clause.ID]))
			if n > 0 {
				v.Clauses = append(v.Clauses, our(clause.ID))
			} else if len(j.byClause[clause.ID]) > 0 {
				v.Empty = append(v.Empty, listed(c, clause.Line, clause.Number))
			}
			v.Rows += n
		}
		out = append(out, v)
	}
	return out
}

// inScope keeps the items that are not out of scope.
func inScope(items []*audit.Item) []*audit.Item {
	var out []*audit.Item
	for _, it := range items {
		if it.State != audit.OutOfScope {
			out = append(out, it)
		}
	}
	return out
}
