package pipeline

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"path"
	"strings"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/compose"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/handover"
	"shinsa/pipeline/papers"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/sheet"
	"shinsa/pipeline/workbook"
	"shinsa/pipeline/workspace"
)

// formsVersion changes when a form comes out otherwise for the same input.
const formsVersion = "1"

// formJob is the forms of one company that are due by now: a working paper for
// each auditor of the plan, once it was explained, and the post-trial report,
// once the result was sent. key is that of the company's documents as far as
// they do not depend on what the auditors wrote: else each word in a paper
// would make a new paper.
func (r *run) formJob(a *audit.Assessment, key string, blocked problem.List) job {
	var forms []handout
	if a.Response != nil && r.due(compose.KindDocumentReview, a) {
		forms = r.paperForms(a)
	}
	if x, ok := r.aftermathForm(a); ok {
		forms = append(forms, x)
	}
	k := workspace.NewKey("forms", formsVersion).Text(key)
	for _, x := range forms {
		k.Text(x.name).Text(x.facts)
	}
	j := job{key: k.Sum(), dir: CompaniesDir + "/" + a.Company.ID + "/" + ProcessDir, company: a.Company.ID, blocked: blocked}
	if len(forms) > 0 {
		j.more = func(m *made) error {
			for _, x := range forms {
				if err := r.publishForm(j, x, m); err != nil {
					return err
				}
			}
			return nil
		}
	}
	return j
}

// handout is a form to be handed out. spec makes it, with what was typed into
// an earlier version.
type handout struct {
	name, facts string
	spec        func(filled *form) *workbook.Spec
}

func (r *run) paperForms(a *audit.Assessment) []handout {
	var out []handout
	plan := r.plans[a.Company.ID]
	for _, m := range plan.Team.Members {
		out = append(out, handout{name: record.PaperTitle + "_" + m.Auditor.ID + ".xlsx", spec: func(x *form) *workbook.Spec {
			o := sheet.PaperOptions{Project: r.project, Catalogue: r.catalogue, Assessment: a, Plan: &plan, Auditor: m.Auditor}
			if x != nil {
				o.Filled = x.paper
			}
			return sheet.Paper(o)
		}})
	}
	return out
}

// aftermathForm is the post-trial report of a company; ok is false before the
// result was sent.
func (r *run) aftermathForm(a *audit.Assessment) (f handout, ok bool) {
	o := sheet.AftermathOptions{Project: r.project, Catalogue: r.catalogue, Assessment: a, Due: r.course.AftermathDue,
		Completed: r.completed(a), Advice: sheet.AdviceOf(r.reportOf(a.Company.ID)), Agreed: r.project.Aftermath.Agreed}
	if o.Due.IsZero() {
		o.Due = r.project.Dates.ContractEnd
	}
	f = handout{name: record.AftermathTitle + ".xlsx", facts: o.Completed.String() + "/" + o.Due.String(), spec: func(x *form) *workbook.Spec {
		o := o
		if x != nil {
			o.Filled = x.aftermath
		}
		return sheet.Aftermath(o)
	}}
	for _, g := range o.Advice {
		f.facts += "\x00" + g.Item.V + "\x01" + g.Text.V
	}
	return f, !o.Completed.IsZero()
}

// reportOf is what the auditors' report says, or what their papers say before
// there is one.
func (r *run) reportOf(id string) *record.Report {
	if d := r.drafts[id]; d != nil && d.Report != nil {
		return d.Report
	}
	if w := r.fieldwork[id]; w != nil {
		return w.Report()
	}
	return nil
}

// completed is the day on which the result was sent: the end of the trial.
func (r *run) completed(a *audit.Assessment) calendar.Date {
	var day calendar.Date
	for i := range r.course.Companies {
		c := &r.course.Companies[i]
		if c.Assessment.Company.ID != a.Company.ID {
			continue
		}
		for _, e := range c.Events {
			if (e.Kind == record.EventReportSent || e.Kind == record.EventConformity) && e.Date.Known && day.Before(e.Date.V) {
				day = e.Date.V
			}
		}
	}
	return day
}

// publishForm puts a form into the job's folder. Where a person has typed into
// the one that stands there and what it shows has changed, the new one is made
// with what he typed; where not all of that has a place in it, it goes beside.
func (r *run) publishForm(j job, x handout, m *made) error {
	at := j.dir + "/" + x.name
	blank, err := workbook.Write(x.spec(nil))
	if err != nil {
		return fmt.Errorf("write %s: %w", at, err)
	}
	edit, err := r.ledger.Edit(at)
	if err != nil && !errors.Is(err, workspace.ErrBusy) {
		return err
	}
	if err != nil || edit == "" || r.ledger.Last(at) == workspace.Digest(blank) {
		return r.publish(j, x.name, blank, m) // tells of one that is busy
	}
	done, err := r.carryOver(j, x, handover.Form{Path: at, Edited: edit, Ours: blank, Date: m.Date}, m)
	if err != nil || done {
		return err
	}
	m.Problems = append(m.Problems, problem.New("paper-not-carried", problem.Pos{File: at}).For(j.company))
	return r.publish(j, x.name, blank, m)
}

// carryOver makes the new version with what was typed and reads it back: it
// replaces the person's only where it says the very same.
func (r *run) carryOver(j job, x handout, f handover.Form, m *made) (bool, error) {
	was := r.formAt(f.Path, f.Edited)
	if was == nil {
		return false, nil
	}
	data, err := r.folder.Read(f.Path)
	if err != nil || workspace.Digest(data) != f.Edited || foreign(data) {
		return false, nil // unreadable now, or saved since: his file is not touched
	}
	f.Data = data
	if f.Filled, err = workbook.Write(x.spec(was)); err != nil {
		return false, fmt.Errorf("write %s: %w", f.Path, err)
	}
	if n, ok := r.saysTheSame(was, f.Filled); ok {
		p, err := r.desk.Carry(f)
		if errors.Is(err, workspace.ErrBusy) {
			m.held = append(m.held, f.Path)
			m.Problems = append(m.Problems, busy(p).For(j.company))
			return true, nil
		}
		if err != nil {
			return false, err
		}
		m.Files = append(m.Files, p)
		m.renewals = append(m.renewals, handover.Renewal{Path: f.Path, Edits: n, Kept: n, Renewed: 1})
		return true, nil
	}
	return false, nil
}

// saysTheSame reads a form back and compares; n is how much was typed.
func (r *run) saysTheSame(was *form, data []byte) (n int, ok bool) {
	book, err := workbook.Read(data, workbook.DefaultLimits())
	if err != nil {
		return 0, false
	}
	in := papers.Input{File: was.file, Digest: workspace.Digest(data), Book: book, Catalogue: r.catalogue}
	switch {
	case was.paper != nil && papers.Portable(was.paper):
		p, _ := papers.ReadPaper(in)
		return papers.Typed(was.paper), p != nil && papers.SamePaper(was.paper, p)
	case was.aftermath != nil && papers.PortableAftermath(was.aftermath):
		p, _ := papers.ReadAftermath(in)
		return papers.TypedAftermath(was.aftermath), p != nil && papers.SameAftermath(was.aftermath, p)
	}
	return 0, false
}

// foreign tells whether a workbook holds parts that no form of ours has and no
// program adds of itself: pictures, charts, comments, embedded files.
func foreign(data []byte) bool {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return true
	}
	for _, f := range z.File {
		if !usual(f.Name) {
			return true
		}
	}
	return false
}

func usual(part string) bool {
	part = strings.TrimPrefix(part, "/")
	switch {
	case part == "[Content_Types].xml", strings.HasSuffix(part, "/"), strings.HasPrefix(part, "docProps/"), strings.HasPrefix(part, "_rels/"),
		strings.HasPrefix(part, "customXml/"):
		return true
	}
	dir, name := path.Split(part)
	switch dir {
	case "xl/":
		return name == "workbook.xml" || name == "styles.xml" || name == "sharedStrings.xml" || name == "calcChain.xml" || name == "metadata.xml"
	case "xl/_rels/", "xl/worksheets/", "xl/worksheets/_rels/", "xl/theme/", "xl/printerSettings/":
		return true
	}
	return false
}

// prefilled is the report draft with what the working papers say, in the
// places that nobody has filled in.
func (r *run) prefilled(a *audit.Assessment, in compose.Input) (*doc.Document, problem.List) {
	d, found := r.tools.templates.ReportDraft(in)
	w := r.fieldwork[a.Company.ID]
	if d == nil || w == nil {
		return d, found
	}
	compose.Prefill(d, w.Report())
	return d, found
}

// reported is the event that a post-trial report came: on the day that it
// says, or else when the office first read it.
func reported(a *record.Aftermath) record.Event {
	day := a.Reported
	if !day.Known {
		day = record.Known(a.Seen, record.Origin{Pos: problem.Pos{File: a.File}, Digest: a.Digest})
	}
	kind := record.EventAftermathReported
	return record.Event{Company: a.Company, Kind: kind, Date: day, Word: record.Known(kind.Ja(), day.Origin), Pos: day.Origin.Pos}
}
