package main

import (
	"strings"

	"github.com/spf13/cobra"

	"shinsa/pipeline"
)

func (a *app) purgeCommand() *cobra.Command {
	var f runFlags
	var confirm bool
	c := &cobra.Command{
		Use: a.use("purge") + " C001", Short: a.msg.S("purge.short"), Long: a.msg.S("purge.long"), Args: a.folderAndCompany,
		RunE: func(c *cobra.Command, args []string) error {
			o, err := a.options(f)
			if err != nil {
				return err
			}
			p, err := pipeline.Purge(c.Context(), args[0], pipeline.PurgeOptions{Options: o, Company: args[1], Confirm: confirm})
			if err != nil {
				return err
			}
			if f.json {
				err = a.printJSON(p)
			} else {
				a.printPurge(p)
			}
			if err != nil {
				return err
			}
			return problemsAsError(p.Problems)
		},
	}
	c.Flags().BoolVar(&confirm, "confirm", false, a.msg.S("flag.confirm"))
	a.dateFlag(c, &f)
	a.jsonFlag(c, &f)
	return c
}

func (a *app) printPurge(p *pipeline.Purged) {
	if !p.Done && len(p.Files) > 0 {
		a.say("purge.would", num(len(p.Files)), p.Until.String())
	}
	for _, f := range p.Files {
		a.say("purge.file", f)
	}
	a.printProblems(p.Problems)
	if p.Done {
		a.say("purge.done", p.Company, num(len(p.Files)), strings.Join(p.Certificate, "  "))
		a.say("purge.reach")
	}
}
