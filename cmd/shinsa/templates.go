package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"shinsa/pipeline"
	"shinsa/pipeline/workspace"
)

func (a *app) templatesCommand() *cobra.Command {
	c := &cobra.Command{Use: "templates", Short: a.msg.S("templates.short"), Long: a.msg.S("templates.long"),
		RunE: func(*cobra.Command, []string) error { return usageError{a.msg.S("usage.templates")} }}
	c.AddCommand(a.exportCommand(), a.checkTemplatesCommand())
	return c
}

func (a *app) exportCommand() *cobra.Command {
	return &cobra.Command{
		Use: a.use("export"), Short: a.msg.S("templates.export.short"), Args: a.oneFolder,
		RunE: func(c *cobra.Command, args []string) error {
			sum, err := pipeline.ExportTemplates(c.Context(), args[0])
			if err != nil {
				return err
			}
			a.printEdited(sum)
			a.printProblems(sum.Problems)
			a.say("templates.exported", num(len(sum.Project)), num(sum.Count(workspace.Written)))
			return problemsAsError(sum.Problems)
		},
	}
}

func (a *app) checkTemplatesCommand() *cobra.Command {
	var f runFlags
	c := &cobra.Command{
		Use: a.use("check"), Short: a.msg.S("templates.check.short"), Args: a.oneFolder,
		RunE: func(c *cobra.Command, args []string) error {
			o, err := a.options(f)
			if err != nil {
				return err
			}
			done, err := pipeline.CheckTemplates(c.Context(), args[0], o)
			if err != nil {
				return err
			}
			if f.json {
				if err := a.printJSON(done); err != nil {
					return err
				}
				return problemsAsError(done.Problems)
			}
			for _, name := range done.Own {
				fmt.Fprintln(a.out, "  "+name)
			}
			a.printProblems(done.Problems)
			a.say("templates.checked", num(len(done.Own)), num(done.Documents))
			return problemsAsError(done.Problems)
		},
	}
	a.dateFlag(c, &f)
	a.jsonFlag(c, &f)
	return c
}
