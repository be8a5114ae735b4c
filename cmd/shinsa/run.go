package main

import (
	"context"

	"github.com/spf13/cobra"

	"shinsa/pipeline"
)

func (a *app) runCommand() *cobra.Command {
	var f runFlags
	c := &cobra.Command{
		Use: a.use("run"), Short: a.msg.S("run.short"), Args: a.oneFolder,
		RunE: func(c *cobra.Command, args []string) error { return a.run(c.Context(), args[0], f) },
	}
	a.dateFlag(c, &f)
	a.jobFlags(c, &f)
	a.jsonFlag(c, &f)
	return c
}

func (a *app) run(ctx context.Context, dir string, f runFlags) error {
	o, err := a.options(f)
	if err != nil {
		return err
	}
	bar := a.bar()
	o.Report = bar.report
	sum, err := pipeline.Run(ctx, dir, o)
	bar.close()
	if err != nil {
		return err
	}
	if f.json {
		if err := a.printJSON(sum); err != nil {
			return err
		}
	} else {
		a.printSummary(sum)
	}
	return problemsAsError(sum.Problems)
}
