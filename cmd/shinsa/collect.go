package main

import (
	"github.com/spf13/cobra"

	"shinsa/pipeline"
)

func (a *app) collectCommand() *cobra.Command {
	var f runFlags
	c := &cobra.Command{
		Use: a.use("collect"), Short: a.msg.S("collect.short"), Long: a.msg.S("collect.long"), Args: a.oneFolder,
		RunE: func(c *cobra.Command, args []string) error {
			o, err := a.options(f)
			if err != nil {
				return err
			}
			col, err := pipeline.Collect(c.Context(), args[0], o)
			if err != nil {
				return err
			}
			if f.json {
				if err := a.printJSON(col); err != nil {
					return err
				}
				return problemsAsError(col.Problems)
			}
			for _, d := range col.Companies {
				a.printDraft(d.ID, d.Name, d.Draft)
			}
			a.printProblems(col.Problems)
			a.say("collect.sum", num(len(col.Companies)))
			return problemsAsError(col.Problems)
		},
	}
	a.dateFlag(c, &f)
	a.jsonFlag(c, &f)
	a.onlyFlag(c, &f)
	return c
}

func (a *app) printDraft(id, name string, d pipeline.Draft) {
	a.say("collect.draft", id, name, num(d.Findings), num(d.Items), num(d.Edits), num(d.WordOnly), num(d.Comments), num(d.Tracked))
}

// printDrafts tells how far the reports are that auditors have in hand, and
// what became of their edits where our data changed.
func (a *app) printDrafts(s *pipeline.Summary) {
	first := true
	for _, c := range s.Companies {
		if c.Draft == nil {
			continue
		}
		if first {
			a.say("run.head.drafts")
			first = false
		}
		a.printDraft(c.ID, c.Name, *c.Draft)
	}
	for i, r := range s.Renewals {
		if i == 0 {
			a.say("run.head.renewals")
		}
		a.say("run.renewal", r.Path, num(r.Edits), num(r.Kept), num(r.Reported), num(r.Renewed))
		for _, c := range r.Conflicts {
			a.say("run.conflict", c.Place, c.Theirs, c.Ours)
		}
	}
}
