package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"shinsa/pipeline"
)

// demoDir and demoDate are fixed so that everybody's demo is the same.
const (
	demoDir  = "shinsa-demo"
	demoDate = "2018-06-01"
)

// demoLook are documents to begin with: C001 answered well, C002 is asked again.
var demoLook = []string{"companies/C002/照会書.pdf", "companies/C001/審査計画書.docx", "companies/C001/審査報告書案.docx",
	"project/事業報告書.pdf", "project/事業報告書_図表データ.xlsx"}

func (a *app) demoCommand() *cobra.Command {
	return &cobra.Command{
		Use: "demo", Short: a.msg.S("demo.short"), Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return a.demo(c.Context()) },
	}
}

// demo makes the made-up project and runs it. The problems that it shows are
// the demonstration, so they do not make it fail.
func (a *app) demo(ctx context.Context) error {
	made, err := pipeline.DemoProject(demoDir)
	switch {
	case errors.Is(err, pipeline.ErrNotEmpty):
		a.say("demo.exists", demoDir)
	case err != nil:
		return err
	default:
		a.say("sample.done", demoDir, num(len(made)))
	}
	if err := a.run(ctx, demoDir, runFlags{date: demoDate}); err != nil && !errors.Is(err, errProblems) {
		return err
	}
	a.say("demo.look")
	for _, f := range demoLook {
		fmt.Fprintln(a.out, "  "+demoDir+"/"+f)
	}
	return nil
}
