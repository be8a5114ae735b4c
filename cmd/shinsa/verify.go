package main

import (
	"context"

	"github.com/spf13/cobra"

	"shinsa/pipeline"
)

func (a *app) verifyCommand() *cobra.Command {
	var f runFlags
	var head string
	var o pipeline.VerifyOptions
	c := &cobra.Command{
		Use: a.use("verify"), Short: a.msg.S("verify.short"), Long: a.msg.S("verify.long"), Args: a.oneFolder,
		RunE: func(c *cobra.Command, args []string) error {
			if !pipeline.IsProject(args[0]) && head == "" {
				o.Reader = poppler()
				return a.verifyDeliverable(c.Context(), args[0], o, f.json)
			}
			return a.verifyJournal(args[0], head, f.json)
		},
	}
	c.Flags().StringVar(&head, "head", "", a.msg.S("flag.head"))
	c.Flags().StringVar(&o.Register, "register", "", a.msg.S("flag.register"))
	a.jsonFlag(c, &f)
	return c
}

func (a *app) verifyJournal(dir, head string, json bool) error {
	v, err := pipeline.VerifyJournal(dir, head)
	if err != nil {
		return err
	}
	if json {
		if err := a.printJSON(v); err != nil {
			return err
		}
		return problemsAsError(v.Problems)
	}
	a.printProblems(v.Problems)
	switch {
	case v.Break != nil:
	case v.Lines == 0:
		a.say("verify.none")
	default:
		a.say("verify.done", num(v.Lines), v.Head)
	}
	return problemsAsError(v.Problems)
}

func (a *app) verifyDeliverable(ctx context.Context, path string, o pipeline.VerifyOptions, json bool) error {
	v, err := pipeline.VerifyDeliverable(ctx, path, o)
	if err != nil {
		return err
	}
	if json {
		if err := a.printJSON(v); err != nil {
			return err
		}
		return problemsAsError(v.Problems)
	}
	a.printProblems(v.Problems)
	if !v.Scanned {
		a.say("verify.unscanned")
	}
	if !v.Problems.HasErrors() {
		a.say("verify.deliverable", num(v.Files), v.Digest)
	}
	return problemsAsError(v.Problems)
}
