package main

import (
	"strings"

	"github.com/spf13/cobra"

	"shinsa/pipeline"
)

func (a *app) diffCommand() *cobra.Command {
	var f runFlags
	var d pipeline.DiffOptions
	c := &cobra.Command{
		Use: a.use("diff") + " C001", Short: a.msg.S("diff.short"), Long: a.msg.S("diff.long"), Args: a.folderAndCompany,
		RunE: func(c *cobra.Command, args []string) error {
			o, err := a.options(f)
			if err != nil {
				return err
			}
			dif, err := pipeline.Diff(c.Context(), args[0], args[1], o, d)
			if err != nil {
				return err
			}
			if f.json {
				err = a.printJSON(dif)
			} else {
				a.printDifference(dif)
			}
			if err != nil {
				return err
			}
			return problemsAsError(dif.Problems)
		},
	}
	c.Flags().StringVar(&d.From, "from", "", a.msg.S("flag.from"))
	c.Flags().StringVar(&d.To, "to", "", a.msg.S("flag.to"))
	a.jsonFlag(c, &f)
	return c
}

func (a *app) printDifference(d *pipeline.Difference) {
	for _, v := range d.Versions {
		a.say("diff.version", v.Date, v.Digest[:12], a.msg.S("diff.kind."+v.Kind))
	}
	a.printProblems(d.Problems)
	if d.From == "" {
		return
	}
	a.say("diff.head", d.Path, d.From[:12], d.To[:12])
	for _, e := range d.Changes {
		place := e.Place
		if e.Tag != "" {
			place += "（" + e.Tag + "）"
		}
		a.say("diff.change", place, a.msg.S("diff.edit."+e.Kind))
		if e.Before != "" {
			a.say("diff.before", oneLine(e.Before))
		}
		if e.After != "" {
			a.say("diff.after", oneLine(e.After))
		}
	}
	a.say("diff.sum", num(len(d.Changes)))
}

// oneLine shows line ends as a sign.
func oneLine(s string) string { return strings.ReplaceAll(s, "\n", "⏎") }
