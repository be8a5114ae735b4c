package pipeline

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workspace"
)

// planVersion changes when the same material is planned otherwise.
const planVersion = "1"

// outlinesFile keeps the plans as they last stood: a plan that was explained to
// a company does not move, and its next version says what changed (別紙1
// 4(1)⑥, 4(2)⑧).
const outlinesFile = workspace.Own + "/plans.json"

// planning is the plan over all companies; it is also the cache entry.
type planning struct {
	Planned  audit.Planned
	Problems problem.List
}

// plan plans all companies together, from the plans as they last stood. The
// search takes a second or two for fifty companies, so what it found is kept.
func (s *state) plan(f *workspace.Folder, fresh bool) error {
	if err := s.readOutlines(f); err != nil {
		return err
	}
	key, err := s.planKey()
	if err != nil {
		return err
	}
	var p planning
	sealed, err := hasPasswords(f) // what passwords opened stands in no cache
	if err != nil {
		return err
	}
	known, err := f.Cache().Get(key, &p)
	if err != nil {
		return err
	}
	if !known || fresh {
		// Plans do not look at today, see dateReturns.
		p.Planned, p.Problems = audit.PlanAll(audit.PlanInput{Project: s.project, Companies: s.assessments, Previous: s.outlines})
		if !sealed {
			if err := f.Cache().Put(key, p); err != nil {
				return err
			}
		}
	}
	s.planned, s.plans = p.Planned, p.Planned.Plans
	s.problems = append(s.problems, p.Problems...)
	return nil
}

func hasPasswords(f *workspace.Folder) (bool, error) {
	b, err := f.Read(PasswordsFile)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return len(b) > 0, err
}

// readOutlines reads the plans as they last stood and marks those that were
// explained since.
func (s *state) readOutlines(f *workspace.Folder) error {
	s.outlines = map[string]audit.Outline{}
	b, err := f.Read(outlinesFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := json.Unmarshal(b, &s.outlines); err != nil {
		s.problems.Add("plans-unreadable", problem.Pos{File: outlinesFile}, err.Error())
		s.outlines = map[string]audit.Outline{}
		return nil
	}
	for i := range s.companies {
		c := &s.companies[i]
		if o, ok := s.outlines[c.ID]; ok {
			s.outlines[c.ID] = o.Explain(s.explained(c))
		}
	}
	return nil
}

// explained is the company with the explanations of its plan that the log
// tells of, behind the register's own record.
func (s *state) explained(c *record.Company) *record.Company {
	out := *c
	for _, e := range s.eventsOf(c.ID) {
		if e.Kind != record.EventPlanExplained || !e.Date.Known {
			continue
		}
		said := strings.TrimSpace(e.Date.V.String() + " " + e.With.V)
		if out.PlanExplained.Known {
			said = out.PlanExplained.V + "、" + said
		}
		out.PlanExplained = record.Known(said, e.Date.Origin)
	}
	return &out
}

// planKey hashes what the plan depends on: project, register, returns as they
// are understood, and the plans that stand.
func (s *state) planKey() (string, error) {
	k := workspace.NewKey("plan", planVersion).Text(s.project.Digest).Text(s.catalogue.Digest).Text(intakeVersion)
	for i := range s.assessments {
		a := &s.assessments[i]
		if _, err := k.JSON(a.Company); err != nil {
			return "", fmt.Errorf("key of the plan: %w", err)
		}
		if a.Response == nil {
			k.Text("none")
			continue
		}
		k.Text(a.Response.File).Text(a.Response.Digest)
		if _, err := k.JSON([]any{a.Response.Joined, s.decidedFor(a.Company.ID)}); err != nil {
			return "", fmt.Errorf("key of the plan: %w", err)
		}
	}
	if _, err := k.JSON(s.outlines); err != nil {
		return "", fmt.Errorf("key of the plan: %w", err)
	}
	return k.Sum(), nil
}

// nextOutlines turns the plans into versions: one that says the same as the
// last stays that version.
func (r *run) nextOutlines() {
	r.next = map[string]audit.Outline{}
	for id, o := range r.outlines {
		r.next[id] = o // of a company whose return is gone: its versions go on when it is back
	}
	for i := range r.companies {
		c := &r.companies[i]
		if p, ok := r.plans[c.ID]; ok {
			next, _ := audit.Next(r.outlines[c.ID], p, r.options.Today, r.planned.Released[c.ID])
			r.next[c.ID] = next.Explain(r.explained(c)) // as the next run will read it
		}
	}
}

// keepOutlines writes the plans as they now stand.
func (r *run) keepOutlines() error {
	b, err := json.MarshalIndent(r.next, "", " ")
	if err != nil {
		return fmt.Errorf("encode plans: %w", err)
	}
	b = append(b, '\n')
	if old, err := r.folder.Read(outlinesFile); err == nil && string(old) == string(b) {
		return nil
	}
	return r.folder.Write(outlinesFile, b)
}
