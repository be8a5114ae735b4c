package pipeline

import (
	"context"
	"strings"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/compose"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/sample"
	"shinsa/pipeline/statistics"
)

// worst makes and renders every document of every worst case. Each problem
// names the case in place of a company.
func (t *tools) worst(ctx context.Context, o Options, out *Checked) error {
	cat, found, err := catalogue(noFiles{}, DefaultCatalogue)
	out.Problems = append(out.Problems, found...)
	if err != nil || cat == nil {
		return err
	}
	cases, found := sample.WorstCases(cat)
	out.Problems = append(out.Problems, found...)
	for _, w := range cases {
		for _, write := range t.writers(w, o.Today) {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := t.try(ctx, w.Name, write, out); err != nil {
				return err
			}
		}
	}
	return nil
}

// try composes and renders one document and throws it away. What is said of
// the made-up material itself (a glyph that no font has) is no fault of a text.
func (t *tools) try(ctx context.Context, name string, write func() (*doc.Document, problem.List), out *Checked) error {
	d, found := write()
	out.Problems = append(out.Problems, forCompany(found, name)...)
	if d == nil {
		return nil
	}
	r, err := t.render(ctx, d)
	if err != nil {
		return err
	}
	for _, p := range r.problems {
		if p.Pos.File == "" && !strings.HasPrefix(string(p.Code), "glyph-") {
			out.Problems = append(out.Problems, p.For(name))
		}
	}
	if r.docx != nil && r.pdf != nil {
		out.Documents++
	}
	return nil
}

// writers are the documents of one case: three a company and those over all.
func (t *tools) writers(w sample.Worst, day calendar.Date) []func() (*doc.Document, problem.List) {
	var assessed []audit.Assessment
	for i := range w.Companies {
		c := &w.Companies[i]
		assessed = append(assessed, audit.Assess(c, w.Responses[c.ID], w.Catalogue))
	}
	plans, _ := audit.Plans(assessed, w.Project, calendar.Date{})
	var out []func() (*doc.Document, problem.List)
	for i := range assessed {
		a := &assessed[i]
		plan := plans[a.Company.ID]
		in := compose.Input{Project: w.Project, Catalogue: w.Catalogue, Date: day, Assessment: a, Plan: &plan, ReplyBy: audit.ReplyBy(day, w.Project)}
		for _, p := range compose.Papers() {
			out = append(out, func() (*doc.Document, problem.List) { return p.Make(t.templates, in) })
		}
		for _, write := range []func(compose.Input) (*doc.Document, problem.List){t.templates.Query, t.templates.Plan, t.templates.ReportDraft} {
			out = append(out, func() (*doc.Document, problem.List) { return write(in) })
		}
	}
	project := compose.ProjectInput{Project: w.Project, Catalogue: w.Catalogue, Date: day, Tables: statistics.Tables(worstCases(w, assessed, plans))}
	files := receivedWorst(w)
	return append(out,
		func() (*doc.Document, problem.List) { return t.templates.ProjectReport(project) },
		func() (*doc.Document, problem.List) {
			return t.templates.IntakeReport(compose.IntakeInput{Project: w.Project, Catalogue: w.Catalogue, Date: day, Files: files})
		})
}

// worstCases are the companies of a worst case for the figures.
func worstCases(w sample.Worst, assessed []audit.Assessment, plans map[string]audit.Plan) statistics.Input {
	in := statistics.Input{Project: w.Project, Catalogue: w.Catalogue}
	for i := range assessed {
		c := statistics.Case{Assessment: &assessed[i]}
		if p, ok := plans[assessed[i].Company.ID]; ok {
			c.Plan = &p
		}
		in.Cases = append(in.Cases, c)
	}
	return in
}

// receivedWorst is an inbox with a file of every fate.
func receivedWorst(w sample.Worst) []audit.Received {
	var out []audit.Received
	for _, c := range w.Companies {
		r := w.Responses[c.ID]
		for _, fate := range []record.Fate{record.Read, record.Superseded, record.TurnedAway, record.Unassigned} {
			out = append(out, audit.Received{File: r.File, Fate: fate, Company: c.ID, Name: c.Name.V, Used: r.File, Response: r,
				Reason: r.Answered.V, Advice: r.Answered.V})
		}
	}
	return out
}
