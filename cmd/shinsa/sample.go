package main

import (
	"github.com/spf13/cobra"

	"shinsa/pipeline"
)

func (a *app) sampleCommand() *cobra.Command {
	o := pipeline.SampleOptions{Catalogue: pipeline.DefaultCatalogue}
	var play bool
	c := &cobra.Command{
		Use: a.use("sample"), Short: a.msg.S("sample.short"), Args: a.oneFolder,
		RunE: func(c *cobra.Command, args []string) error {
			switch {
			case o.Companies < 1 || o.Companies > 9999:
				return usageError{a.msg.S("usage.companies")}
			case o.Mess < 0 || o.Mess > 1:
				return usageError{a.msg.S("usage.mess")}
			}
			made, err := pipeline.Sample(args[0], o)
			if err != nil {
				return err
			}
			a.say("sample.done", args[0], num(len(made)))
			if !play {
				return nil
			}
			sum, err := a.enact(c.Context(), args[0], demoDate, pipeline.SampleEnd())
			if err != nil {
				return err
			}
			a.printSummary(sum)
			return nil
		},
	}
	c.Flags().IntVar(&o.Companies, "companies", 12, a.msg.S("flag.companies"))
	c.Flags().Uint64Var(&o.Seed, "seed", 1, a.msg.S("flag.seed"))
	c.Flags().Float64Var(&o.Mess, "mess", 0.3, a.msg.S("flag.mess"))
	c.Flags().BoolVar(&play, "play", false, a.msg.S("flag.play"))
	return c
}
