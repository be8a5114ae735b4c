package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"shinsa/pipeline"
	"shinsa/pipeline/problem"
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
			x, found, err := a.explain(c.Context(), args)
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

// explained is what there is to say.
type explained interface{ Text(lang string) []string }

// explain asks about a table or figure of the project report (表3-2), or else
// about a company. What is not there is a problem, and the answer is nil.
func (a *app) explain(ctx context.Context, args []string) (explained, problem.List, error) {
	topic, o := "", pipeline.Options{Worker: a.worker}
	if len(args) == 3 {
		topic = args[2]
	}
	if pipeline.IsFigure(args[1]) {
		x, found, err := pipeline.ExplainFigure(ctx, args[0], pipeline.AboutFigure{Number: args[1], Row: topic}, o)
		if x == nil {
			return nil, found, err
		}
		return x, found, err
	}
	x, found, err := pipeline.Explain(ctx, args[0], pipeline.About{Company: args[1], Topic: topic}, o)
	if x == nil {
		return nil, found, err
	}
	return x, found, err
}
