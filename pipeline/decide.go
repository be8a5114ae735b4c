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

	found    []record.Receipt  // what the files themselves say: whose they are
	whose    problem.List      // and why they are nobody's
	proposed map[string]string // by company: the file that the software would use
	rulings  []decision.Ruling // what the office says of returned files
}

// readForm reads decisions.xlsx.
func (s *state) readForm(f workspace.Store) error {
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
	return nil
}

// decide applies what the office decided to the returns in use; the returns as
// they were read stay in s.returns.
func (s *state) decide() {
	if s.decided.form == nil {
		return
	}
	var found problem.List
	s.responses, s.decided.used, found = decision.Apply(s.responses, s.decided.form.Decisions, s.catalogue)
	s.problems = append(s.dropDecided(s.problems), found...)
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
		note(r.Received.Origin)
		for _, l := range r.Laws {
			note(l.Origin)
		}
		for _, a := range r.Answers {
			note(a.Status.Origin)
			note(a.Evidence.Origin)
			note(a.Comment.Origin)
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
	in := decision.Input{Form: d.form, Open: open, Used: d.used, Catalogue: r.catalogue, Project: r.project.Title,
		Returns: r.returnsToChoose(), Companies: r.ids()}
	if d.shut || decision.Current(d.form, in) {
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
	err = r.writeForm(in)
	if errors.Is(err, workspace.ErrBusy) {
		r.problems.Add("decision-file-open", problem.Pos{File: decision.File}, decision.File)
		err = nil
	}
	return len(open), err
}

func (r *run) writeForm(in decision.Input) error {
	data, err := workbook.Write(decision.Spec(in))
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
