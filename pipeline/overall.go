package pipeline

import (
	"context"
	"fmt"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/compose"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/sheet"
	"shinsa/pipeline/workbook"
	"shinsa/pipeline/workspace"
)

// overallVersion changes when the project's own documents come out otherwise
// for the same input.
const overallVersion = "1"

// overall makes the documents over all companies: the project report with its
// figures as a workbook.
func (r *run) overall(ctx context.Context, sum *Summary) error {
	totals := audit.Sum(r.assessments, r.plans, r.project, r.catalogue)
	key, err := r.overallKey(totals)
	if err != nil {
		return err
	}
	in := compose.ProjectInput{Project: r.project, Catalogue: r.catalogue, Date: r.options.Today, Totals: totals}
	m, _, err := r.do(ctx, job{
		key: key, dir: ProjectDir,
		papers: []paper{{"事業報告書", func() (*doc.Document, problem.List) { return r.tools.templates.ProjectReport(in) }}},
		extra: func() (string, []byte, error) {
			spec := sheet.Figures(sheet.FiguresOptions{Title: r.project.Title, Org: r.project.Body.Name, Date: r.options.Today, Tables: figures(in)})
			data, err := workbook.Write(spec)
			return "事業報告書_図表データ.xlsx", data, err
		},
	})
	sum.Project = m.Files
	sum.add(m)
	return err
}

func (r *run) overallKey(t audit.Totals) (string, error) {
	k := workspace.NewKey("overall", overallVersion).Text(r.tools.digest).Text(r.project.Digest).Text(r.catalogue.Digest)
	if r.options.Dated {
		k.Text(r.options.Today.String())
	}
	if _, err := k.JSON(t); err != nil {
		return "", fmt.Errorf("key of the project report: %w", err)
	}
	return k.Sum(), nil
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
