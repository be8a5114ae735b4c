package pipeline

import (
	"context"
	"fmt"

	"shinsa/pipeline/compose"
	"shinsa/pipeline/deliverable"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/sheet"
	"shinsa/pipeline/statistics"
	"shinsa/pipeline/workbook"
)

// projectForms adds the table of codes.
func (r *run) projectForms(_ context.Context, in *deliverable.Input) (problem.List, error) {
	var companies []*record.Company
	for i := range r.companies {
		companies = append(companies, &r.companies[i])
	}
	t := compose.Codes(companies, r.codes, r.project)
	data, err := workbook.Write(sheet.Codes(sheet.CodesOptions{Title: t.Title, Marking: t.Marking, Org: r.project.Body.Name, Date: in.Date, Notes: t.Notes, Columns: t.Columns, Rows: t.Rows}))
	if err != nil {
		return nil, fmt.Errorf("write the table of codes: %w", err)
	}
	in.Files = append(in.Files, deliverable.File{Role: "codes.xlsx", Data: data})
	return nil, nil
}

// shownTables are the figures of an edition as its tables show them: what the
// files of a deliverable are held against, and what the next one compares.
func (r *run) shownTables(in compose.ProjectInput, of string) ([]deliverable.Table, error) {
	d, found := r.tools.templates.ProjectReport(in)
	if d == nil {
		return nil, fmt.Errorf("compose the project report: %v", found)
	}
	numbers := compose.ProjectNumbers(d)
	var out []deliverable.Table
	for _, b := range d.Body {
		t, ok := b.(*doc.Table)
		if !ok || statistics.Find(in.Tables, t.ID) == nil || len(t.Rows) == 0 {
			continue
		}
		out = append(out, shownTable(t, numbers[t.ID], statistics.Find(in.Tables, t.ID).Title, of))
	}
	return out, nil
}

// shownTable is a table without the rows that only head others.
func shownTable(t *doc.Table, number, title, of string) deliverable.Table {
	out := deliverable.Table{ID: number, Title: title, Of: of, Columns: columnsOf(t)}
	for _, row := range t.Rows {
		if row.Group {
			continue
		}
		var cells []string
		for _, c := range row.Cells {
			cells = append(cells, textOf(c))
		}
		out.Rows = append(out.Rows, cells)
	}
	return out
}

// columnsOf names the columns: a head of two lines is one, 上：下.
func columnsOf(t *doc.Table) []string {
	out := make([]string, len(t.Columns))
	taken := make([]int, len(t.Columns)) // rows below that a cell above reaches into
	for _, row := range t.Head {
		col := 0
		for _, c := range row.Cells {
			for col < len(out) && taken[col] > 0 {
				taken[col]--
				col++
			}
			for range max(c.ColSpan, 1) {
				if col >= len(out) {
					break
				}
				if text := textOf(c); out[col] == "" {
					out[col] = text
				} else if text != "" {
					out[col] += "：" + text
				}
				taken[col] = max(c.RowSpan, 1) - 1
				col++
			}
		}
		for ; col < len(out); col++ {
			taken[col] = max(taken[col]-1, 0)
		}
	}
	return out
}

func textOf(c doc.Cell) string {
	text := ""
	for _, p := range c.Content {
		text += doc.Plain(p.Content)
	}
	return text
}
