package main

import (
	"github.com/spf13/cobra"

	"shinsa/pipeline"
)

func (a *app) deliverCommand() *cobra.Command {
	var f runFlags
	var profile string
	c := &cobra.Command{
		Use: a.use("deliver"), Short: a.msg.S("deliver.short"), Long: a.msg.S("deliver.long"), Args: a.oneFolder,
		RunE: func(c *cobra.Command, args []string) error {
			o, err := a.options(f)
			if err != nil {
				return err
			}
			done, err := pipeline.Deliver(c.Context(), args[0], pipeline.DeliverOptions{Options: o, Profile: profile})
			if err != nil {
				return err
			}
			if f.json {
				if err := a.printJSON(done); err != nil {
					return err
				}
				return problemsAsError(done.Problems)
			}
			a.printDelivery(done)
			return problemsAsError(done.Problems)
		},
	}
	c.Flags().StringVar(&profile, "profile", "", a.msg.S("flag.profile"))
	a.dateFlag(c, &f)
	a.jsonFlag(c, &f)
	return c
}

func (a *app) printDelivery(d *pipeline.Delivery) {
	a.printProblems(d.Problems)
	if d.Folder == "" {
		a.say("deliver.refused", num(len(d.Problems)))
		return
	}
	for _, line := range d.Changes {
		a.say("deliver.change", line)
	}
	for _, path := range []string{d.Folder, d.Archive, d.Image} {
		if path != "" {
			a.say("deliver.file", path)
		}
	}
	a.say("deliver.done", d.Title, num(d.Files), d.Digest)
}
