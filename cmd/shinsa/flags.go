package main

import (
	"strings"

	"github.com/spf13/cobra"

	"shinsa/pipeline"
	"shinsa/pipeline/calendar"
)

// runFlags are the flags of commands that read a project folder.
type runFlags struct {
	date   string
	jobs   int
	only   []string
	json   bool
	verify bool
}

func (a *app) dateFlag(c *cobra.Command, f *runFlags) {
	c.Flags().StringVar(&f.date, "date", "", a.msg.S("flag.date"))
}

func (a *app) jsonFlag(c *cobra.Command, f *runFlags) {
	c.Flags().BoolVar(&f.json, "json", false, a.msg.S("flag.json"))
}

func (a *app) onlyFlag(c *cobra.Command, f *runFlags) {
	c.Flags().StringSliceVar(&f.only, "only", nil, a.msg.S("flag.only"))
}

func (a *app) jobFlags(c *cobra.Command, f *runFlags) {
	c.Flags().IntVar(&f.jobs, "jobs", 0, a.msg.S("flag.jobs"))
	a.onlyFlag(c, f)
	c.Flags().BoolVar(&f.verify, "verify", false, a.msg.S("flag.verify"))
}

// options turns flags into the options of a run; the clock is read here only.
func (a *app) options(f runFlags) (pipeline.Options, error) {
	o := pipeline.Options{Jobs: f.jobs, Verify: f.verify, Today: calendar.Of(a.now()), Worker: a.worker, Reader: poppler(), Version: version()}
	for _, id := range f.only {
		if id = strings.TrimSpace(id); id != "" {
			o.Only = append(o.Only, id)
		}
	}
	if f.date == "" {
		return o, nil
	}
	d, err := calendar.ParseISO(f.date)
	if err != nil || d.Day == 0 {
		return o, usageError{a.msg.S("usage.date", f.date)}
	}
	o.Today, o.Dated = d, true
	return o, nil
}
