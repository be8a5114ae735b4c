package pipeline

import (
	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/compose"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/workspace"
)

// processVersion changes when the documents of the method come out otherwise
// for the same input.
const processVersion = "1"

// ProcessDir is the folder, in a company's own, of the letters and records
// that the method (別紙1) calls for one after the other.
const ProcessDir = "手続"

// processJob is the letters and records of one company that are due by now. It
// stands beside the job of its draft: an auditor's work on the report renews
// these, and not the plan.
func (r *run) processJob(a *audit.Assessment, key string, blocked problem.List) job {
	j := job{key: r.processKey(a, key), dir: CompaniesDir + "/" + a.Company.ID + "/" + ProcessDir, company: a.Company.ID, blocked: blocked}
	for _, p := range compose.Papers() {
		if r.due(p.Kind, a) {
			j.papers = append(j.papers, r.processPapers(p, a)...)
		}
	}
	return j
}

// due tells whether the audit has come to the step that a document belongs to:
// what follows the document review waits until the plan was explained (別紙1
// 4(1)⑥, 4(2)); the rest compose knows itself.
func (r *run) due(kind string, a *audit.Assessment) bool {
	switch kind {
	case compose.KindDocumentReview, compose.KindDocumentReviewRecord, compose.KindOnsiteNotice, compose.KindOnsiteChecklist:
		return a.Company.PlanExplained.Known
	}
	return true
}

// processPapers are the documents of one kind: a declaration for each person.
func (r *run) processPapers(p compose.Paper, a *audit.Assessment) []paper {
	in := r.input(a)
	if d := r.drafts[a.Company.ID]; d != nil {
		in.Report = d.Report
	}
	inputs := []compose.Input{in}
	if p.Kind == compose.KindImpartiality {
		inputs = compose.Declarers(in)
	}
	var out []paper
	for _, in := range inputs {
		out = append(out, paper{p.Name(in), func(d calendar.Date) (*doc.Document, problem.List) {
			in.Date = d
			return p.Make(r.tools.templates, in)
		}})
	}
	return out
}

// processKey adds to the key of the company's documents what these depend on
// besides: the auditors' report.
func (r *run) processKey(a *audit.Assessment, key string) string {
	k := workspace.NewKey("process", processVersion).Text(key)
	if d := r.drafts[a.Company.ID]; d != nil && d.Report != nil {
		k.Text(d.Report.Digest)
	}
	return k.Sum()
}
