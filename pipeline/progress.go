package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/events"
	"shinsa/pipeline/handover"
	"shinsa/pipeline/method"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/sheet"
	"shinsa/pipeline/workbook"
	"shinsa/pipeline/workspace"
)

// progressFile is where every company stands, for the office.
const progressFile = ProjectDir + "/進捗一覧.xlsx"

// eventsForm is the empty log of events for a new project.
func eventsForm() ([]byte, error) {
	b, err := workbook.Write(events.Template())
	if err != nil {
		return nil, fmt.Errorf("write %s: %w", events.File, err)
	}
	return b, nil
}

// offerEvents puts an empty log where there is none. One that is there is the
// office's and is never written.
func offerEvents(f workspace.Store) error {
	if _, err := f.Read(events.File); !errors.Is(err, fs.ErrNotExist) {
		return nil // there, or held by another program
	}
	b, err := eventsForm()
	if err != nil {
		return err
	}
	return f.Write(events.File, b)
}

// readEvents reads the log; none where there is no log.
func (s *state) readEvents(f workspace.Store) ([]record.Event, problem.List, error) {
	b, err := f.Read(events.File)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil, nil
	case errors.Is(err, workspace.ErrBusy):
		return nil, problem.List{problem.New("file-busy", problem.Pos{File: events.File}, events.File)}, nil
	case err != nil:
		return nil, nil, err
	}
	out, found := events.Read(events.File, b, func(id string) bool {
		return slices.ContainsFunc(s.companies, func(c record.Company) bool { return c.ID == id })
	})
	return out, found, nil
}

// courseOf is what the rules of the method look at: every company with its plan,
// its events and what its auditors have written so far. Of a company whose
// material was destroyed the journal alone knows it.
func (r *run) courseOf(log []record.Event, purged map[string]calendar.Date) method.Input {
	in := method.Input{Project: r.project, Today: r.options.Today, AftermathDue: r.project.Aftermath.Due}
	for i := range r.assessments {
		a := &r.assessments[i]
		c := method.Company{Assessment: a, Events: method.Of(log, a.Company.ID)}
		if d, gone := purged[a.Company.ID]; gone {
			c.Events = append(c.Events, record.Event{Company: a.Company.ID, Kind: record.EventDestroyed, Date: record.Known(d, record.Origin{Pos: problem.Pos{File: journalFile}})})
		}
		if p, ok := r.plans[a.Company.ID]; ok {
			c.Plan = &p
		}
		if d := r.drafts[a.Company.ID]; d != nil {
			c.Report = d.Report
		}
		c.Fieldwork = r.fieldwork[a.Company.ID]
		if x := r.aftermaths[a.Company.ID]; x != nil {
			c.Events = append(c.Events, reported(x))
		}
		c.Final = r.ledger != nil && r.ledger.Last(CompaniesDir+"/"+a.Company.ID+"/"+finalReport+".docx") != ""
		in.Companies = append(in.Companies, c)
	}
	return in
}

// checkMethod reads the log, holds every company against the method, and puts
// what it finds among the problems. It comes after the drafts were collected
// and before any document is made, since an error withholds documents.
func (r *run) checkMethod() (method.Input, error) {
	purged, err := purgedCompanies(r.folder)
	if err != nil {
		return method.Input{}, err
	}
	in := r.courseOf(r.log, purged)
	r.problems = append(r.problems, method.Check(in)...)
	r.problems = slices.DeleteFunc(r.problems, func(p problem.Problem) bool { _, gone := purged[p.Company]; return gone })
	return in, nil
}

// progressBook is 進捗一覧.xlsx.
func (r *run) progressBook(in method.Input, day calendar.Date) ([]byte, error) {
	o := sheet.ProgressOptions{Project: r.project, Date: day}
	for _, m := range method.Milestones() {
		o.Milestones = append(o.Milestones, m.Ja)
	}
	for _, s := range method.Steps() {
		o.Steps = append(o.Steps, s.Ja)
	}
	for i := range in.Companies {
		c := &in.Companies[i]
		if _, gone := r.purged[c.Assessment.Company.ID]; gone {
			continue
		}
		n := method.Next(in, c)
		o.Rows = append(o.Rows, sheet.ProgressRow{ID: c.Assessment.Company.ID, Name: c.Assessment.Company.Name.V, Step: n.Step.Ja(), Owner: n.Owner.Ja(),
			Due: n.Due, Since: n.Since, Late: n.Late, Queries: len(c.Assessment.Queries), Days: method.Days(c)})
	}
	b, err := workbook.Write(sheet.Progress(o))
	if err != nil {
		return nil, fmt.Errorf("write %s: %w", progressFile, err)
	}
	return b, nil
}

// follow collects what the auditors have in hand and tells where the companies
// stand, for status: no document is made, and nothing returned is adopted.
func (s *state) follow(ctx context.Context, f *workspace.Folder, l *workspace.Ledger, o Options) (method.Input, error) {
	r := &run{state: s, options: o, folder: f, ledger: l}
	var err error
	if r.desk, err = handover.Open(f, l); err != nil {
		return method.Input{}, err
	}
	if err := r.collectDrafts(ctx); err != nil {
		return method.Input{}, err
	}
	in, err := r.checkMethod()
	if err != nil {
		return in, err
	}
	sent, err := sentNotes(f)
	for i := range s.companies {
		s.problems = append(s.problems, sent[s.companies[i].ID]...)
	}
	return in, err
}

// standingOf is the state of a company.
func standingOf(in method.Input, a *audit.Assessment) method.State {
	for i := range in.Companies {
		if in.Companies[i].Assessment == a {
			return method.Next(in, &in.Companies[i])
		}
	}
	return method.State{}
}
