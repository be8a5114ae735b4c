package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strconv"

	"github.com/spf13/cobra"

	"shinsa/pipeline"
	"shinsa/pipeline/problem"
)

// overlayFlags are the flags of shinsa overlay.
type overlayFlags struct {
	out           string
	ocr, straight bool
	json          bool
}

// overlayJSON is what --json prints.
type overlayJSON struct {
	Pages    []pipeline.OverlayPage `json:"pages"`
	Problems problem.List           `json:"problems"`
	Written  bool                   `json:"written"`
}

func (a *app) overlayCommand() *cobra.Command {
	var f overlayFlags
	c := &cobra.Command{
		Use: a.msg.S("overlay.use"), Short: a.msg.S("overlay.short"), Long: a.msg.S("overlay.long"),
		Args: func(_ *cobra.Command, args []string) error {
			if want := map[bool]int{false: 2, true: 1}[f.ocr]; len(args) != want || f.out == "" {
				return usageError{a.msg.S("usage.overlay")}
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error { return a.overlay(c.Context(), args, f) },
	}
	c.Flags().StringVarP(&f.out, "output", "o", "", a.msg.S("flag.output"))
	c.Flags().BoolVar(&f.ocr, "ocr", false, a.msg.S("flag.ocr"))
	c.Flags().BoolVar(&f.straight, "straight", false, a.msg.S("flag.straight"))
	c.Flags().BoolVar(&f.json, "json", false, a.msg.S("flag.json"))
	return c
}

func (a *app) overlay(ctx context.Context, args []string, f overlayFlags) error {
	files := pipeline.OverlayFiles{Scan: args[len(args)-1], Out: f.out}
	if !f.ocr {
		files.Original = args[0]
	}
	bar := a.bar()
	res, found, err := pipeline.Overlay(ctx, files, pipeline.OverlayOptions{Straight: f.straight, Report: bar.report})
	bar.close()
	if errors.Is(err, pipeline.ErrOtherFile) {
		return usageError{a.msg.S("overlay.exists", f.out)}
	}
	if err != nil {
		return err
	}
	if f.json {
		if err := a.printJSON(overlayJSON{append([]pipeline.OverlayPage{}, res.Pages...), append(problem.List{}, found...), res.PDF != nil}); err != nil {
			return err
		}
		return problemsAsError(found)
	}
	if !f.ocr {
		a.printMatches(res)
	}
	a.printProblems(found)
	if res.PDF == nil {
		a.say("overlay.none")
	} else {
		a.say("overlay.done", f.out, num(len(res.Pages)), num((len(res.PDF)+1023)/1024))
	}
	return problemsAsError(found)
}

// printMatches says page by page how sure the match is.
func (a *app) printMatches(res *pipeline.OverlayResult) {
	for _, p := range res.Pages {
		if p.Original == 0 {
			a.say("overlay.page.none", num(p.Scan))
			continue
		}
		a.say("overlay.page", num(p.Scan), num(p.Original), num(int(math.Floor(p.Score*100))),
			degrees(p.Degrees), fmt.Sprintf("%.0f", p.Scale*100), num(len(p.Doubts)), num(p.Covered))
	}
}

func degrees(v float64) string {
	if math.Abs(v) < 0.05 {
		v = 0
	}
	return strconv.FormatFloat(v, 'f', 1, 64)
}
