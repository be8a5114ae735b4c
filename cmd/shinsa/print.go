package main

import (
	"encoding/json"
	"fmt"
	"path"
	"strconv"

	"shinsa/pipeline"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workspace"
)

// num formats a count as the catalogue wants it: without the separators that
// would spoil numbers of years and rows.
func num(n int) string { return strconv.Itoa(n) }

func (a *app) printJSON(v any) error {
	e := json.NewEncoder(a.out)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return fmt.Errorf("print JSON: %w", err)
	}
	return nil
}

// problemsAsError turns warnings and errors into the exit code 3.
func problemsAsError(l problem.List) error {
	if w, ok := l.Worst(); ok && w > problem.Info {
		return errProblems
	}
	return nil
}

func (a *app) say(key string, args ...any) { fmt.Fprintln(a.out, a.msg.S(key, args...)) }

func (a *app) printSummary(s *pipeline.Summary) {
	a.printCompanies(s)
	a.printInbox(s.Receipts)
	if s.Open > 0 {
		a.say("run.decisions", num(s.Open))
	}
	a.printDrafts(s)
	a.printEdited(s)
	a.printWithheld(s)
	a.printProblems(s.Problems)
	if v := s.Verified; v != nil {
		a.say("run.verified", num(v.Same), num(len(v.Differ)))
	}
	edited := s.Count(workspace.Kept) + s.Count(workspace.Beside)
	p := s.Problems
	a.say("run.sum", num(len(s.Files())), num(s.Count(workspace.Written)), num(s.Count(workspace.Unchanged)), num(edited),
		num(p.Count(problem.Error)), num(p.Count(problem.Warning)), num(p.Count(problem.Info)))
}

func (a *app) printCompanies(s *pipeline.Summary) {
	if len(s.Companies) == 0 {
		return
	}
	a.say("run.head.companies")
	for _, c := range s.Companies {
		if c.Return == "" {
			a.say("run.company.noreturn", c.ID, c.Name)
			continue
		}
		a.say("run.company", c.ID, c.Name, num(c.Queries), num(len(c.Files)))
	}
}

func (a *app) printInbox(rs []pipeline.Receipt) {
	if len(rs) == 0 {
		return
	}
	n := map[record.Fate]int{}
	for _, r := range rs {
		n[r.Fate]++
	}
	a.say("run.head.inbox")
	counts := []any{num(n[record.Read]), num(n[record.Superseded]), num(n[record.TurnedAway]), num(n[record.Unassigned])}
	if n[record.Draft] == 0 {
		a.say("run.inbox", append(counts, num(len(rs)))...)
	} else {
		a.say("run.inbox.drafts", append(counts, num(n[record.Draft]), num(len(rs)))...)
	}
	if n[record.PaperRead]+n[record.AfterRead] > 0 {
		a.say("run.inbox.forms", num(n[record.PaperRead]), num(n[record.AfterRead]))
	}
}

func (a *app) printEdited(s *pipeline.Summary) {
	first := true
	for _, p := range s.Files() {
		if p.Outcome != workspace.Kept && p.Outcome != workspace.Beside {
			continue
		}
		if first {
			a.say("run.head.edited")
			first = false
		}
		if p.Outcome == workspace.Kept {
			a.say("run.edited.kept", p.Path)
		} else {
			a.say("run.edited.beside", p.Path, path.Base(p.At))
		}
	}
}

func (a *app) printWithheld(s *pipeline.Summary) {
	if len(s.Withheld) == 0 {
		return
	}
	a.say("run.head.withheld")
	for _, w := range s.Withheld {
		a.say("run.withheld", w.Company, w.Document, w.Because.Text(a.msg.Lang()))
	}
}

// printProblems prints every problem with what to do; the same hint is not
// repeated under problems that follow one another.
func (a *app) printProblems(l problem.List) {
	if len(l) == 0 {
		return
	}
	a.say("run.head.problems")
	last := ""
	for _, p := range l {
		fmt.Fprintln(a.out, "  "+p.Text(a.msg.Lang()))
		if h := p.Hint(a.msg.Lang()); h != last {
			a.say("run.hint", h)
			last = h
		}
	}
}
