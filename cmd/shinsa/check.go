package main

import (
	"bytes"
	"context"
	"fmt"
	"os/exec"

	"github.com/spf13/cobra"

	"shinsa/pipeline"
	"shinsa/pipeline/problem"
)

func (a *app) checkCommand() *cobra.Command {
	var f runFlags
	var o pipeline.CheckOptions
	c := &cobra.Command{
		Use: "check " + a.msg.S("arg.pdfs"), Short: a.msg.S("check.short"), Long: a.msg.S("check.long"),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 || o.Word != "" && len(args) > 1 {
				return usageError{a.msg.S("usage.check")}
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			o.Reader = poppler()
			return a.check(c.Context(), args, o, f.json)
		},
	}
	c.Flags().StringVar(&o.Word, "docx", "", a.msg.S("flag.docx"))
	a.jsonFlag(c, &f)
	return c
}

func (a *app) check(ctx context.Context, files []string, o pipeline.CheckOptions, json bool) error {
	var all []*pipeline.CheckedPDF
	var problems problem.List
	for _, file := range files {
		done, err := pipeline.CheckPDF(ctx, file, o)
		if err != nil {
			return err
		}
		all = append(all, done)
		problems = append(problems, done.Problems...)
	}
	if json {
		if err := a.printJSON(all); err != nil {
			return err
		}
		return problemsAsError(problems)
	}
	a.printProblems(problems)
	for _, done := range all {
		a.say("check.done", done.File, num(done.Lines), num(done.Readers), num(len(done.Problems)))
	}
	return problemsAsError(problems)
}

// poppler is the second reader of PDFs, when it is installed.
func poppler() pipeline.SecondReader {
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		return nil
	}
	return func(ctx context.Context, data []byte) (string, error) {
		c := exec.CommandContext(ctx, program, "-raw", "-enc", "UTF-8", "-", "-")
		c.Stdin = bytes.NewReader(data)
		out, err := c.Output()
		if err != nil {
			return "", fmt.Errorf("read PDF by pdftotext: %w", err)
		}
		return string(out), nil
	}
}
