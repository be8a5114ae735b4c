package main

import (
	"github.com/spf13/cobra"

	"shinsa/pipeline"
)

func (a *app) verifyCommand() *cobra.Command {
	var f runFlags
	var head string
	c := &cobra.Command{
		Use: a.use("verify"), Short: a.msg.S("verify.short"), Long: a.msg.S("verify.long"), Args: a.oneFolder,
		RunE: func(_ *cobra.Command, args []string) error {
			v, err := pipeline.VerifyJournal(args[0], head)
			if err != nil {
				return err
			}
			if f.json {
				if err := a.printJSON(v); err != nil {
					return err
				}
				return problemsAsError(v.Problems)
			}
			a.printProblems(v.Problems)
			switch {
			case v.Break != nil:
			case v.Lines == 0:
				a.say("verify.none")
			default:
				a.say("verify.done", num(v.Lines), v.Head)
			}
			return problemsAsError(v.Problems)
		},
	}
	c.Flags().StringVar(&head, "head", "", a.msg.S("flag.head"))
	a.jsonFlag(c, &f)
	return c
}
