package compose

import (
	"fmt"
	"slices"
	"strings"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/statistics"
)

// ProjectInput is what the 事業報告書 is made from. Nothing in it names a company
// but the words of Written, and those only by what the office wrote there.
type ProjectInput struct {
	Project   *record.Project
	Catalogue *criteria.Catalogue
	Date      calendar.Date
	// Tables are all figures. For the public edition they are those that
	// package disclosure gives back: no number leaves it but through a cell.
	Tables  []statistics.Table
	Version string  // "" is 第1版
	Edition Edition // "" is EditionClient
	// Threshold is the least number of companies that the public edition shows
	// as what n is; 0 is 3. It is that of the disclosure of the Tables.
	Threshold int
	// K is the least number of companies of any combination of size, industry and
	// region after they were made coarse for the public edition; 0: not told.
	K int
	// Written is what the office wrote into the Word file of the client edition,
	// with its approvals (package collect); nil: nothing yet. Only the public
	// edition looks at it.
	Written *record.Report
}

// KindProjectPublic is the kind of the public edition: another than that of the
// client edition, so that neither is taken for the other when it comes back.
const KindProjectPublic = "project-report-public"

// publicMarking stands where the client edition has the project's marking.
const publicMarking = "公表用"

// ProjectReport makes the 事業報告書 over all companies in the edition asked for.
func (t *Templates) ProjectReport(in ProjectInput) (*doc.Document, problem.List) {
	if in.Version == "" {
		in.Version = "第1版"
	}
	p := &project{in: in}
	d, faults := t.compose(KindProjectReport, p.view(), projectParts(p), p.meta())
	if d == nil {
		return nil, faults
	}
	d.Header.Left = strings.TrimSpace(d.Meta.Title + "　" + in.Project.Body.Name)
	chapters(d)
	if p.public() {
		d.Kind = KindProjectPublic
		faults = append(faults, p.publish(d)...)
	}
	return d, faults.Sorted()
}

// project is the making of one project report.
type project struct{ in ProjectInput }

func (p *project) public() bool  { return p.in.Edition == EditionPublic }
func (p *project) suffixA() bool { return p.in.Project != nil && p.in.Project.Contractor == "A" }

// find returns a table of figures; nil when there is none of that ID, or when
// the public edition may not show it.
func (p *project) find(id string) *statistics.Table {
	t := statistics.Find(p.in.Tables, id)
	if t == nil || p.public() && p.private(t) != "" {
		return nil
	}
	return t
}

// private says why the public edition does not show a table; "" when it does.
func (p *project) private(t *statistics.Table) string {
	switch {
	case t.PerCompany:
		return "企業別の数値は、公表用の報告書には掲げない。"
	case typedTable(t) && p.approval(tableTag(t.ID)) != publishYes:
		return "この事項の一覧は、公表用の報告書では省略した。"
	}
	return ""
}

// typedTable tells whether words in the table are a company's or an auditor's.
func typedTable(t *statistics.Table) bool {
	for _, c := range t.Columns {
		if c.Kind == statistics.Typed {
			return true
		}
	}
	return false
}

// has tells whether there are figures to show.
func (p *project) has(id string) bool {
	t := p.find(id)
	return t != nil && len(t.Rows) > 0
}

// projectReportView is what the template sees. Numbers of the audits come only
// through Cell, from the very tables that the report shows.
type projectReportView struct {
	Date       calendar.Date
	Version    Word
	Project    projectView
	Catalogue  catalogueView
	Public     bool // 公表用
	SuffixA    bool // 事業者A
	HalfMet    bool // the basic method was used for half of the companies or more
	K          int  // companies of any combination of kinds; 0: not told
	Committee  int
	External   int
	Auditors   int
	Start, End calendar.Date
	ReportDue  calendar.Date
	from       *project
}

func (p *project) view() projectReportView {
	in := p.in
	v := projectReportView{
		Date: in.Date, Version: our(in.Version), Project: newProjectView(in.Project), Catalogue: newCatalogueView(in.Catalogue),
		Public: p.public(), SuffixA: p.suffixA(), HalfMet: p.halfMet(), K: in.K,
		Committee: len(in.Project.Committee), Auditors: len(in.Project.Auditors),
		Start: in.Project.Dates.ContractStart, End: in.Project.Dates.ContractEnd, ReportDue: in.Project.Dates.ReportDue, from: p,
	}
	for _, m := range in.Project.Committee {
		if m.External {
			v.External++
		}
	}
	return v
}

// Has asks whether a table has figures.
func (v projectReportView) Has(id string) bool { return v.from.has(id) }

// Drawn asks whether a chart has something to show.
func (v projectReportView) Drawn(name string) (bool, error) {
	draw, ok := v.from.charts()[name]
	if !ok {
		return false, fmt.Errorf("no chart %q", name)
	}
	return draw() != nil, nil
}

// Why is the sentence that says why a table has none.
func (v projectReportView) Why(id string) Word {
	t := statistics.Find(v.from.in.Tables, id)
	switch {
	case t == nil:
	case v.Public && v.from.private(t) != "":
		return our(v.from.private(t))
	case t.Missing != "":
		return our(strings.TrimSuffix(plain(t.Missing), "。") + "。")
	}
	return our("この項の数値は、まだ得られていない。")
}

// Cell is a value of a table as the table shows it, by the ID of its row and
// the head of its column.
func (v projectReportView) Cell(table, row, head string) (Word, error) {
	t := v.from.find(table)
	if t == nil {
		if statistics.Find(v.from.in.Tables, table) == nil && !slices.Contains(tableIDs(), table) {
			return Word{}, fmt.Errorf("no table %q", table)
		}
		return Word{}, nil
	}
	at := -1
	for i, c := range t.Columns {
		if c.Head == head {
			at = i
		}
	}
	if at < 0 {
		return Word{}, fmt.Errorf("table %q has no column %q", table, head)
	}
	for _, r := range t.Rows {
		if r.ID == row {
			return Word{cellText(t.Columns[at], r.Cells[at]), r.Cells[at].Src}, nil
		}
	}
	return Word{}, nil
}

func (p *project) meta() doc.Meta {
	in := p.in
	m := doc.Meta{Subject: in.Project.Title, Org: in.Project.Body.Name, Marking: in.Project.Marking, Version: in.Version, Date: in.Date,
		Record: "catalogue " + in.Catalogue.ID + " " + in.Catalogue.Version + " " + in.Catalogue.Digest + "; project " + in.Project.Digest}
	if p.public() { // a digest of the project file says nothing, but is nobody else's business
		m.Marking, m.Record = publicMarking, "catalogue "+in.Catalogue.ID+" "+in.Catalogue.Version
	}
	return m
}

// halfMet tells whether the basic method was used for half of the companies or
// more, as the table says it.
func (p *project) halfMet() bool {
	t := p.find("method-half")
	if t == nil || len(t.Rows) == 0 {
		return false
	}
	mark := columnOf(t, "判定")
	return mark > 0 && t.Rows[0].Cells[mark].Text == "満たす"
}
