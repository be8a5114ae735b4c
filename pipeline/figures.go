package pipeline

import (
	"errors"
	"fmt"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/collect"
	"shinsa/pipeline/compose"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/docx/draft"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/sheet"
	"shinsa/pipeline/statistics"
	"shinsa/pipeline/workbook"
	"shinsa/pipeline/workspace"
)

// projectReport is the file name of the project report in the folder of the
// project, and publicReport that of its public edition.
const (
	projectReport = "事業報告書"
	publicReport  = "事業報告書_公表用"
	figuresFile   = "事業報告書_図表データ.xlsx"
)

// figures counts every table of the project report. With trace each number
// tells what it rests on.
func (r *run) figures(trace bool) []statistics.Table {
	in := r.study()
	in.Trace = trace
	return statistics.Tables(in)
}

// study is all that is counted.
func (r *run) study() statistics.Input {
	return statistics.Input{Project: r.project, Catalogue: r.catalogue, Cases: r.cases(), Codes: r.codes}
}

// cases gathers what is known about each company.
func (r *run) cases() []statistics.Case {
	out := make([]statistics.Case, 0, len(r.assessments))
	for i := range r.assessments {
		a := &r.assessments[i]
		c := statistics.Case{Assessment: a, Fieldwork: r.fieldwork[a.Company.ID], Aftermath: r.aftermaths[a.Company.ID]}
		if p, ok := r.plans[a.Company.ID]; ok {
			c.Plan = &p
		}
		for _, k := range r.course.Companies {
			if k.Assessment.Company.ID == a.Company.ID {
				c.Report, c.Events = k.Report, k.Events
			}
		}
		out = append(out, c)
	}
	return out
}

// projectInput is what the client edition of the project report is made from.
func (r *run) projectInput() compose.ProjectInput {
	return compose.ProjectInput{Project: r.project, Catalogue: r.catalogue, Tables: r.figures(false), Edition: compose.EditionClient}
}

// written is what the office wrote into the project report; nil while it has
// not touched it.
func (r *run) written() (*record.Report, error) {
	s, err := r.desk.State(ProjectDir + "/" + projectReport + ".docx")
	if errors.Is(err, workspace.ErrBusy) {
		return nil, nil // he has it open: the next run reads what he saves
	}
	if err != nil || !s.Edited {
		return nil, err
	}
	d, err := draft.Read(s.Data)
	if err != nil {
		r.problems.Add("draft-unreadable", problem.Pos{File: s.Path}, err.Error())
		return nil, nil
	}
	return collect.Report(d.Fields, collect.Source{File: s.Path, Digest: s.Digest, Read: r.options.Today}), nil
}

// openData is the figures of a report as open data, under the numbers that the
// report gives them; its charts are drawn in the workbook too.
func (r *run) openData(in compose.ProjectInput) (sheet.OpenDataOptions, error) {
	d, found := r.tools.templates.ProjectReport(in)
	if d == nil {
		return sheet.OpenDataOptions{}, fmt.Errorf("number the figures of the project report: %v", found)
	}
	numbers := compose.ProjectNumbers(d)
	o := sheet.OpenDataOptions{Title: in.Project.Title, Org: in.Project.Body.Name, Date: in.Date, Tables: in.Tables,
		Numbers: map[string]string{}, Charts: map[string][]string{}, Approved: map[string]bool{}}
	for _, b := range d.Body {
		switch b := b.(type) {
		case *doc.Table:
			o.Numbers[b.ID], o.Approved[b.ID] = numbers[b.ID], true // the public edition shows approved ones only
		case *doc.Chart:
			o.Charts[compose.TableOf(b.ID)] = append(o.Charts[compose.TableOf(b.ID)], numbers[b.ID])
			o.Figures = append(o.Figures, sheet.OpenFigure{Number: numbers[b.ID], Chart: b})
		}
	}
	if in.Edition == compose.EditionPublic {
		o.Public, o.Edition, o.Threshold = true, "公表用", in.Threshold
	}
	return o, nil
}

// figuresBook is the report's figures as a workbook.
func (r *run) figuresBook(in compose.ProjectInput) func(calendar.Date) (string, []byte, error) {
	return func(d calendar.Date) (string, []byte, error) {
		in := in
		in.Date = d
		o, err := r.openData(in)
		if err != nil {
			return "", nil, err
		}
		data, err := workbook.Write(sheet.OpenData(o))
		return figuresFile, data, err
	}
}
