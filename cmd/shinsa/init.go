package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"shinsa/pipeline"
)

func (a *app) initCommand() *cobra.Command {
	return &cobra.Command{
		Use: a.use("init"), Short: a.msg.S("init.short"), Args: a.oneFolder,
		RunE: func(_ *cobra.Command, args []string) error {
			if _, err := pipeline.Init(args[0]); err != nil {
				return err
			}
			fmt.Fprintln(a.out, a.msg.S("init.done", args[0]))
			return nil
		},
	}
}
