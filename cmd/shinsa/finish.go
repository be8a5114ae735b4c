package main

import (
	"github.com/spf13/cobra"

	"shinsa/pipeline"
)

func (a *app) finishCommand() *cobra.Command {
	var f runFlags
	c := &cobra.Command{
		Use: a.use("finish") + " C001", Short: a.msg.S("finish.short"), Long: a.msg.S("finish.long"), Args: a.folderAndCompany,
		RunE: func(c *cobra.Command, args []string) error {
			o, err := a.options(f)
			if err != nil {
				return err
			}
			fin, err := pipeline.Finish(c.Context(), args[0], args[1], o)
			if err != nil {
				return err
			}
			if f.json {
				err = a.printJSON(fin)
			} else {
				a.printFinished(fin)
			}
			if err != nil {
				return err
			}
			return problemsAsError(fin.Problems)
		},
	}
	a.dateFlag(c, &f)
	a.jsonFlag(c, &f)
	return c
}

func (a *app) printFinished(fin *pipeline.Finished) {
	a.printProblems(fin.Problems)
	if len(fin.Files) == 0 {
		a.say("finish.open", fin.Company, num(len(fin.Problems)))
		return
	}
	for _, p := range fin.Files {
		a.say("finish.file", p.Path)
	}
	a.say("finish.done", fin.Company)
}

// folderAndCompany accepts the project folder and one company.
func (a *app) folderAndCompany(_ *cobra.Command, args []string) error {
	if len(args) != 2 {
		return usageError{a.msg.S("usage.company")}
	}
	return nil
}
