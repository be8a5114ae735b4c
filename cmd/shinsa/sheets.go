package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"shinsa/pipeline"
	"shinsa/pipeline/workspace"
)

func (a *app) sheetsCommand() *cobra.Command {
	var f runFlags
	c := &cobra.Command{
		Use: a.use("sheets"), Short: a.msg.S("sheets.short"), Args: a.oneFolder,
		RunE: func(c *cobra.Command, args []string) error {
			o, err := a.options(f)
			if err != nil {
				return err
			}
			sum, err := pipeline.Sheets(c.Context(), args[0], o)
			if err != nil {
				return err
			}
			a.printEdited(sum)
			a.printProblems(sum.Problems)
			fmt.Fprintln(a.out, a.msg.S("sheets.done", num(len(sum.Companies)), num(sum.Count(workspace.Written))))
			return problemsAsError(sum.Problems)
		},
	}
	a.dateFlag(c, &f)
	return c
}
