package pipeline

import (
	"context"
	"fmt"
	"path"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/compose"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/method"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/workspace"
)

// overallVersion changes when the project's own documents come out otherwise
// for the same input.
const overallVersion = "5"

// overall makes the documents over all companies: the project report with its
// figures as a workbook, and for the office the intake report. Each is a job of
// its own: one does not wait for, or change with, the other.
func (r *run) overall(ctx context.Context, sum *Summary) error {
	reports, err := r.reportJobs()
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
		jobs = append(jobs, reports...)
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
	m.Amended = append(m.Amended, n.Amended...)
}

// reportJobs are the project report for the contractor and the ministry with its
// figures as a workbook, and the public edition.
func (r *run) reportJobs() ([]job, error) {
	in := r.projectInput()
	key, err := r.overallKey(in)
	if err != nil {
		return nil, err
	}
	client := job{key: key, dir: ProjectDir, papers: []paper{{projectReport, r.projectReport(in)}}, extra: r.figuresBook(in)}
	if len(r.companies) == 0 {
		client.blocked = problem.List{noCompany()}
		return []job{client}, nil
	}
	public, err := r.publicJob()
	return append([]job{client}, public...), err
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

func (r *run) overallKey(in compose.ProjectInput) (string, error) {
	k := workspace.NewKey("overall "+string(in.Edition), overallVersion).Text(r.data).Text(r.project.Digest).Text(r.catalogue.Digest)
	for _, v := range []any{in.Tables, in.Written} {
		if _, err := k.JSON(v); err != nil {
			return "", fmt.Errorf("key of the project report: %w", err)
		}
	}
	return k.Sum(), nil
}
