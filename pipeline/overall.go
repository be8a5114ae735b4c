package pipeline

import (
	"context"
	"fmt"
	"path"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/compose"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/method"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/sheet"
	"shinsa/pipeline/workbook"
	"shinsa/pipeline/workspace"
)

// overallVersion changes when the project's own documents come out otherwise
// for the same input.
const overallVersion = "4"

// overall makes the documents over all companies: the project report with its
// figures as a workbook, and for the office the intake report. Each is a job of
// its own: one does not wait for, or change with, the other.
func (r *run) overall(ctx context.Context, sum *Summary) error {
	report, err := r.reportJob()
	if err != nil {
		return err
	}
	receipts, err := r.receiptsJob()
	if err != nil {
		return err
	}
	jobs, err := r.timetableJobs()
	if err != nil {
		return err
	}
	var all made
	jobs = append(jobs, r.progressJob(), receipts)
	if len(r.purged) == 0 { // figures that were handed in stand: what they were made of is gone
		jobs = append(jobs, report)
	}
	for _, j := range jobs {
		m, _, err := r.do(ctx, j)
		if err != nil {
			return err
		}
		all.join(m)
	}
	old, err := r.stale(job{dir: ProjectDir}, all)
	all.Problems = append(all.Problems, old...)
	sum.Project = listed(all.Files)
	sum.add(all)
	return err
}

// progressJob is 進捗一覧.xlsx. Where a company stands depends on the day.
func (r *run) progressJob() job {
	key := workspace.NewKey("progress", "1").Text(r.data).Text(r.project.Digest).Text(r.register)
	for i := range r.course.Companies {
		c := &r.course.Companies[i]
		key.Text(c.Assessment.Company.ID).Text(fmt.Sprint(method.Next(r.course, c), len(c.Assessment.Queries), method.Days(c)))
	}
	return job{key: key.Sum(), dir: ProjectDir, extra: func(d calendar.Date) (string, []byte, error) {
		data, err := r.progressBook(r.course, d)
		return path.Base(progressFile), data, err
	}}
}

// join adds what another job of the same folder made and found.
func (m *made) join(n made) {
	m.Files, m.held = append(m.Files, n.Files...), append(m.held, n.held...)
	m.renewals = append(m.renewals, n.renewals...)
	m.Problems, m.Withheld = append(m.Problems, n.Problems...), append(m.Withheld, n.Withheld...)
}

// reportJob is the project report.
func (r *run) reportJob() (job, error) {
	totals := audit.Sum(r.assessments, r.plans, r.project, r.catalogue)
	in := compose.ProjectInput{Project: r.project, Catalogue: r.catalogue, Totals: totals, Stages: r.stages()}
	key, err := r.overallKey(in)
	j := job{key: key, dir: ProjectDir, papers: []paper{{"事業報告書", r.projectReport(in)}}, extra: r.figuresBook(in)}
	if len(r.companies) == 0 {
		j.blocked = problem.List{noCompany()}
	}
	return j, err
}

// noCompany withholds the project report: there is nothing to report on.
func noCompany() problem.Problem {
	return problem.New("register-no-company", problem.Pos{File: RegisterFile})
}

func (r *run) projectReport(in compose.ProjectInput) func(calendar.Date) (*doc.Document, problem.List) {
	return func(d calendar.Date) (*doc.Document, problem.List) {
		in := in
		in.Date = d
		return r.tools.templates.ProjectReport(in)
	}
}

// figuresBook is the report's figures as a workbook.
func (r *run) figuresBook(in compose.ProjectInput) func(calendar.Date) (string, []byte, error) {
	return func(d calendar.Date) (string, []byte, error) {
		in := in
		in.Date = d
		spec := sheet.Figures(sheet.FiguresOptions{Title: r.project.Title, Org: r.project.Body.Name, Date: d, Tables: figures(in)})
		data, err := workbook.Write(spec)
		return "事業報告書_図表データ.xlsx", data, err
	}
}

func (r *run) overallKey(in compose.ProjectInput) (string, error) {
	k := workspace.NewKey("overall", overallVersion).Text(r.data).Text(r.project.Digest).Text(r.catalogue.Digest)
	for _, v := range []any{in.Totals, in.Stages} {
		if _, err := k.JSON(v); err != nil {
			return "", fmt.Errorf("key of the project report: %w", err)
		}
	}
	return k.Sum(), nil
}

// stages gathers the dates of the work over all companies.
func (r *run) stages() []compose.Stage {
	var companies []*record.Company
	var plans []*audit.Plan
	for i := range r.companies {
		companies = append(companies, &r.companies[i])
		if p, ok := r.plans[r.companies[i].ID]; ok {
			plans = append(plans, &p)
		}
	}
	return compose.Stages(companies, plans)
}

// figures turns the report's tables into sheets: the same numbers.
func figures(in compose.ProjectInput) []sheet.Figure {
	var out []sheet.Figure
	for _, f := range compose.Figures(in) {
		t := sheet.Figure{Name: f.Name, Title: f.Title, Base: f.Base, Columns: f.Columns}
		for _, row := range f.Rows {
			var values []sheet.Value
			for _, d := range row {
				values = append(values, sheet.Value{Text: d.Text, Number: d.Number, IsNumber: d.IsNumber, Unit: d.Unit, Decimals: d.Decimals})
			}
			t.Rows = append(t.Rows, values)
		}
		out = append(out, t)
	}
	return out
}
