package pipeline

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"shinsa/pipeline/decision"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
	"shinsa/pipeline/workspace"
)

// decided is what the office decided about answers that could not be read.
type decided struct {
	form *decision.Form // nil: there is none yet
	used []decision.Used
	shut bool // the form could not be understood and must not be written
}

// decide reads decisions.xlsx and applies it to the returns; the returns as
// they were read stay in s.returns.
func (s *state) decide(f workspace.Store) error {
	b, err := f.Read(decision.File)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	book, err := workbook.Read(b, workbook.DefaultLimits())
	if err != nil {
		s.problems = append(s.problems, decision.Refused(decision.File, err))
		s.decided.shut = true
		return nil
	}
	form, found := decision.Read(decision.File, workspace.Digest(b), book)
	s.problems = append(s.problems, found...)
	if s.decided.shut = found.HasErrors(); s.decided.shut {
		return nil
	}
	s.decided.form = form
	s.responses, s.decided.used, found = decision.Apply(s.responses, form.Decisions, s.catalogue)
	s.problems = append(s.dropDecided(s.problems), found...)
	return nil
}

// dropDecided leaves out what intake found at answers that the office has
// decided since.
func (s *state) dropDecided(l problem.List) problem.List {
	settled := map[problem.Pos]bool{}
	note := func(o record.Origin) {
		if strings.HasPrefix(o.Rule, decision.RulePrefix) {
			settled[o.Pos] = true
		}
	}
	for _, r := range s.responses {
		for _, a := range r.Answers {
			note(a.Status.Origin)
		}
		for _, a := range r.Scopes {
			note(a.Yes.Origin)
		}
	}
	return slices.DeleteFunc(l, func(p problem.Problem) bool { return settled[p.Pos] && p.Severity == problem.Warning })
}

// askOffice writes the form anew when something is open or settled that it does
// not show yet. What persons typed into it stands in the new one too; the old
// one is kept by its digest. A form that somebody has open, or has changed
// since it was read, waits for the next run. It returns how many answers wait
// for a decision.
func (r *run) askOffice() (waiting int, err error) {
	open := decision.Opened(r.assessments)
	d := r.decided
	if d.shut || decision.Current(d.form, open, d.used) {
		return len(open), nil
	}
	old, err := r.folder.Read(decision.File)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return 0, err
	case d.form == nil || d.form.Digest != workspace.Digest(old) || r.openElsewhere():
		r.problems.Add("decision-file-open", problem.Pos{File: decision.File}, decision.File)
		return len(open), nil
	default:
		if err := r.folder.Write(workspace.Own+"/versions/"+d.form.Digest+".xlsx", old); err != nil {
			return 0, err
		}
	}
	err = r.writeForm(open)
	if errors.Is(err, workspace.ErrBusy) {
		r.problems.Add("decision-file-open", problem.Pos{File: decision.File}, decision.File)
		err = nil
	}
	return len(open), err
}

func (r *run) writeForm(open []decision.Open) error {
	data, err := workbook.Write(decision.Spec(decision.Input{Form: r.decided.form, Open: open, Used: r.decided.used,
		Catalogue: r.catalogue, Project: r.project.Title}))
	if err != nil {
		return fmt.Errorf("write %s: %w", decision.File, err)
	}
	return r.folder.Write(decision.File, data)
}

// decidedFor returns the decisions that were used for answers of the company.
func (s *state) decidedFor(company string) []decision.Used {
	var out []decision.Used
	for _, u := range s.decided.used {
		if u.Company == company {
			out = append(out, u)
		}
	}
	return out
}

// openElsewhere tells whether Excel has the form open: it keeps a small file
// beside it then.
func (r *run) openElsewhere() bool {
	_, err := r.folder.Read("~$" + decision.File)
	return err == nil
}
