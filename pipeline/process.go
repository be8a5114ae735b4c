package pipeline

import (
	"fmt"
	"path"
	"strconv"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/compose"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/method"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/workspace"
)

// processVersion changes when the documents of the method come out otherwise
// for the same input.
const processVersion = "3"

// ProcessDir is the folder, in a company's own, of the letters and records
// that the method (別紙1) calls for one after the other.
const ProcessDir = "手続"

// processJob is the letters and records of one company that are due by now. It
// stands beside the job of its draft: an auditor's work on the report renews
// these, and not the plan.
func (r *run) processJob(a *audit.Assessment, key string, blocked problem.List) (job, error) {
	key, err := r.processKey(a, key)
	j := job{key: key, dir: CompaniesDir + "/" + a.Company.ID + "/" + ProcessDir, company: a.Company.ID, blocked: blocked, sent: map[string]*sending{}}
	for _, p := range compose.Papers() {
		if r.due(p.Kind, a) {
			j.papers = append(j.papers, r.processPapers(p, a, j.sent)...)
		}
	}
	return j, err
}

// due tells whether the audit has come to the step that a document belongs to:
// what follows the document review waits until the plan was explained (別紙1
// 4(1)⑥, 4(2)); the rest compose knows itself.
func (r *run) due(kind string, a *audit.Assessment) bool {
	switch kind {
	case compose.KindDocumentReview, compose.KindDocumentReviewRecord, compose.KindOnsiteNotice, compose.KindOnsiteChecklist:
		return r.explained(a.Company).PlanExplained.Known
	}
	return true
}

// processPapers are the documents of one kind: a declaration for each person.
func (r *run) processPapers(p compose.Paper, a *audit.Assessment, sent map[string]*sending) []paper {
	in := r.input(a)
	if d := r.drafts[a.Company.ID]; d != nil {
		in.Report = d.Report
	}
	if r.ending(a) {
		in.Holdings = r.held(a)
	}
	inputs := []compose.Input{in}
	if p.Kind == compose.KindImpartiality {
		inputs = compose.Declarers(in)
	}
	var out []paper
	for _, in := range inputs {
		again := func(e edition) func(calendar.Date) (*doc.Document, problem.List) {
			return func(d calendar.Date) (*doc.Document, problem.List) {
				in := in
				in.Date, in.Edition, in.Replaces = d, e.number, e.since
				return p.Make(r.tools.templates, in)
			}
		}
		out = append(out, paper{name: p.Name(in), compose: again(edition{})})
		sent[p.Name(in)] = &sending{letter: true, days: r.sendings(p.Kind, a), again: again}
	}
	return out
}

// noticeOfEnd is how many days before the end of the retention the list of
// what is to be returned or destroyed is drawn up (別紙1 3(4)).
const noticeOfEnd = 30

// ending tells whether the retention of a company is over or nearly so.
func (r *run) ending(a *audit.Assessment) bool {
	until, ok := method.KeepUntil(r.project, a.Company, r.eventsOf(a.Company.ID))
	return ok && until.AddDays(-noticeOfEnd).Before(r.options.Today)
}

// held lists what is held of a company and was not made by a run: what it
// handed over, and what the auditors wrote.
func (r *run) held(a *audit.Assessment) []compose.Holding {
	var out []compose.Holding
	add := func(file, kind string) {
		out = append(out, compose.Holding{Name: path.Base(file), Kind: kind, Form: "電子ファイル", Pos: problem.Pos{File: file}})
	}
	for _, x := range r.receipts {
		if x.Company == a.Company.ID {
			add(x.File, "依頼者から提供された情報")
		}
	}
	for _, p := range r.ledger.Under(CompaniesDir + "/" + a.Company.ID) {
		if name := documentName(p); name == reportDraft || name == finalReport || isForm(p) {
			add(p, "審査の記録")
		}
	}
	return out
}

// processKey adds to the key of the company's documents what these depend on
// besides: the auditors' report.
func (r *run) processKey(a *audit.Assessment, key string) (string, error) {
	k := workspace.NewKey("process", processVersion).Text(key).Text(strconv.FormatBool(r.ending(a)))
	if _, err := k.JSON(r.eventsOf(a.Company.ID)); err != nil {
		return "", fmt.Errorf("key of letters and records: %w", err)
	}
	if d := r.drafts[a.Company.ID]; d != nil && d.Report != nil {
		k.Text(d.Report.Digest)
	}
	return k.Sum(), nil
}
