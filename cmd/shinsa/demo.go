package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"shinsa/pipeline"
	"shinsa/pipeline/calendar"
)

// demoDir and demoDate are fixed so that everybody's demo is the same.
const (
	demoDir  = "shinsa-demo"
	demoDate = "2018-06-01"
)

// demoLook are documents to begin with: C001 conforms in full, C002 was asked
// again and conforms in part, the evaluation of C005 was stopped.
var demoLook = []string{"companies/C002/照会書.pdf", "companies/C001/審査計画書.docx", "companies/C001/審査報告書.pdf",
	"companies/C001/手続/適合通知書.pdf", "companies/C005/手続/評価中止記録.pdf", "経過記録.xlsx",
	"project/全体工程表.xlsx", "project/事業報告書.pdf", "project/事業報告書_公表用.pdf", "project/事業報告書_図表データ.xlsx", "deliverable"}

func (a *app) demoCommand() *cobra.Command {
	return &cobra.Command{
		Use: "demo", Short: a.msg.S("demo.short"), Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return a.demo(c.Context()) },
	}
}

// demo makes the made-up project, runs it, plays auditors, office and companies
// up to the end of three audits, and runs it again. The problems that it shows
// are the demonstration, so they do not make it fail.
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
	sum, err := a.enact(ctx, demoDir, demoDate, pipeline.DemoEnd())
	if errors.Is(err, pipeline.ErrNoSample) { // played before: what persons wrote since stands
		err = a.run(ctx, demoDir, runFlags{date: pipeline.DemoEnd().String()})
		if errors.Is(err, errProblems) {
			err = nil
		}
	}
	if err != nil {
		return err
	}
	if sum != nil {
		a.printSummary(sum)
	}
	if err := a.demoDelivery(ctx); err != nil {
		return err
	}
	a.say("demo.look")
	for _, f := range demoLook {
		fmt.Fprintln(a.out, "  "+demoDir+"/"+f)
	}
	return nil
}

// demoDelivery makes the deliverable of the demo and verifies it as its
// receiver would, with nothing but the archive.
func (a *app) demoDelivery(ctx context.Context) error {
	o, err := a.options(runFlags{})
	if err != nil {
		return err
	}
	o.Today = pipeline.DemoEnd()
	d, err := pipeline.Deliver(ctx, demoDir, pipeline.DeliverOptions{Options: o})
	if err != nil {
		return err
	}
	if a.printDelivery(d); d.Folder == "" {
		return nil
	}
	v, err := pipeline.VerifyDeliverable(ctx, filepath.Join(demoDir, filepath.FromSlash(d.Archive)), pipeline.VerifyOptions{Reader: o.Reader})
	if err != nil {
		return err
	}
	a.printProblems(v.Problems)
	a.say("verify.deliverable", num(v.Files), v.Digest)
	return nil
}

// enact runs a sample, plays it until a day and runs it again.
func (a *app) enact(ctx context.Context, dir, first string, end calendar.Date) (*pipeline.Summary, error) {
	o, err := a.options(runFlags{date: first})
	if err != nil {
		return nil, err
	}
	bar := a.bar()
	o.Report = bar.report
	played, sum, err := pipeline.Enact(ctx, dir, o, end)
	bar.close()
	if err != nil {
		return nil, err
	}
	a.say("demo.played", end.String(), num(len(played.Files)))
	for _, act := range played.Acts {
		a.say("demo.act", act.Company, a.msg.S("fate."+string(act.Fate)))
	}
	return sum, nil
}
