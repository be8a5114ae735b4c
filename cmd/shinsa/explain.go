package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"shinsa/pipeline"
)

func (a *app) explainCommand() *cobra.Command {
	var f runFlags
	c := &cobra.Command{
		Use: a.use("explain") + " C012 [4-1-3a]", Short: a.msg.S("explain.short"), Long: a.msg.S("explain.long"),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 2 || len(args) > 3 {
				return usageError{a.msg.S("usage.explain")}
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			topic := ""
			if len(args) == 3 {
				topic = args[2]
			}
			x, found, err := pipeline.Explain(c.Context(), args[0], pipeline.About{Company: args[1], Topic: topic}, pipeline.Options{Worker: a.worker})
			switch {
			case err != nil:
				return err
			case x == nil:
				a.printProblems(found)
				return errProblems
			case f.json:
				return a.printJSON(x)
			}
			_, err = fmt.Fprintln(a.out, strings.Join(x.Text(a.msg.Lang()), "\n"))
			return err
		},
	}
	a.jsonFlag(c, &f)
	return c
}
