package pipeline

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"shinsa/pipeline/compose"
	"shinsa/pipeline/deliverable"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/docx"
	"shinsa/pipeline/docx/draft"
	"shinsa/pipeline/docx/final"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/sheet"
	"shinsa/pipeline/statistics"
	"shinsa/pipeline/workbook"
	"shinsa/pipeline/workspace"
)

// deliverableInput gathers all that may be delivered; the profile takes what it
// names. Problems with errors mean that a file is missing from it.
func (r *run) deliverableInput(ctx context.Context, profile *deliverable.Profile) (deliverable.Input, problem.List, error) {
	p := r.project
	in := deliverable.Input{Profile: profile, Edition: string(compose.EditionClient), Date: r.options.Today, Companies: r.deliveredCompanies(), Versions: r.versions(),
		Project: deliverable.Project{Title: p.Title, Body: p.Body.Name, Client: p.Client, Ministry: p.Ministry, Contract: p.Publication.Contract,
			Office: strings.Join(filledIn(p.Body.Office.Name, p.Body.Office.Contact, p.Body.Office.Phone, p.Body.Office.Mail), "　"), MinCompanies: r.agreedCompanies(),
			Known: filledIn(p.Body.Address, p.Body.Representative.Name, p.Body.Office.Phone, p.Body.Office.Mail, p.Body.Office.Contact)},
		Tools: deliverable.Tools{Lines: docx.Lines}}
	scan := scanner(r.companies, p)
	in.Tools.Scan = scanOf(scan)
	found := scan.Weak()
	var err error
	if in.Earlier, err = earlierDeliverables(r.folder, profile.Name); err != nil {
		return in, nil, err
	}
	for _, part := range []struct {
		roles []string
		add   func(context.Context, *deliverable.Input) (problem.List, error)
	}{
		{[]string{"report.docx", "report.pdf", "figures.xlsx", "figures.csv"}, r.clientFiles},
		{[]string{"public.docx", "public.pdf", "public.xlsx", "public.csv", "joined.pdf"}, r.publicFiles},
		{[]string{"codes.xlsx"}, r.projectForms},
	} {
		if !asks(profile, part.roles) {
			continue
		}
		more, err := part.add(ctx, &in)
		if found = append(found, more...); err != nil {
			return in, found, err
		}
	}
	return in, found, nil
}

// asks tells whether a profile has a file of one of the roles.
func asks(p *deliverable.Profile, roles []string) bool {
	return slices.ContainsFunc(p.Files, func(r deliverable.Rule) bool { return slices.Contains(roles, r.Role.V) })
}

func filledIn(all ...string) []string {
	var out []string
	for _, s := range all {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

// agreedCompanies is how many companies this body agreed to audit.
func (r *run) agreedCompanies() int {
	if n := r.project.Publication.Companies; n > 0 {
		return n
	}
	return r.project.Ceilings.MinCompanies
}

// deliveredCompanies says of every company what became of it.
func (r *run) deliveredCompanies() []deliverable.Company {
	reasons := map[string]string{}
	for _, e := range r.log {
		if e.Kind == record.EventUnfinished && e.Text.Known {
			reasons[e.Company] = e.Text.V
		}
	}
	var out []deliverable.Company
	for i, s := range statistics.Outcomes(r.study()) {
		id := r.assessments[i].Company.ID
		out = append(out, deliverable.Company{ID: id, State: s.Ja(), Final: s.Final(), Reason: reasons[id]})
	}
	return out
}

// versions tell what the deliverable was made with.
func (r *run) versions() []deliverable.Version {
	return []deliverable.Version{{Name: "ソフトウェア", Value: "shinsa " + r.options.Version}, {Name: "基準", Value: r.catalogue.ID + " 第" + r.catalogue.Version + "版 " + r.catalogue.Digest},
		{Name: "様式", Value: r.data}, {Name: "事業の設定", Value: r.project.Digest}}
}

// approvalsTitle is the annex of the client edition by which the office approves
// texts for the public one: it is not delivered.
const approvalsTitle = "公表の可否"

// clientFiles are the project report as the office finished it, and its data.
func (r *run) clientFiles(ctx context.Context, in *deliverable.Input) (problem.List, error) {
	path := ProjectDir + "/" + projectReport + ".docx"
	s, err := r.desk.State(path)
	switch {
	case errors.Is(err, workspace.ErrBusy):
		return problem.List{problem.New("file-busy", problem.Pos{File: path}, path)}, nil
	case err != nil:
		return nil, err
	case !s.Edited:
		return problem.List{problem.New("deliver-no-report", problem.Pos{File: path}, path)}, nil
	}
	found, err := openPoints(s)
	if err != nil {
		return found, err
	}
	more, err := unwritten(s.Data, path)
	if found = append(found, more...); err != nil || found.HasErrors() {
		return found, err
	}
	p := r.projectInput()
	p.Date = in.Date
	form, more, err := r.finalize(ctx, s.Data, finalOptions{path: path, kind: compose.KindProjectReport, without: approvalsTitle,
		meta: doc.Meta{Title: projectReport, Subject: r.project.Title, Org: r.project.Body.Name, Marking: r.project.Marking, Date: in.Date}})
	if found = append(found, more...); err != nil || form.word == nil {
		return found, err
	}
	in.Files = append(in.Files, deliverable.File{Role: "report.docx", Data: form.word, Path: path}, deliverable.File{Role: "report.pdf", Data: form.pdf, Path: strings.TrimSuffix(path, ".docx") + ".pdf"})
	return found, r.dataFiles(in, p, "figures", "report.docx")
}

// unwritten names the parts of the report that the office has not written.
func unwritten(data []byte, path string) (problem.List, error) {
	d, err := draft.Read(data)
	if err != nil {
		return nil, fmt.Errorf("read %q: %w", path, err)
	}
	var found problem.List
	for _, f := range d.Fields {
		if f.Value == "" && !strings.HasPrefix(f.Tag, "publish-by.") {
			found.Add("deliver-unwritten", problem.Pos{File: path, Place: f.Title}, f.Title)
		}
	}
	return found, nil
}

// publicFiles are the public edition and its data.
func (r *run) publicFiles(ctx context.Context, in *deliverable.Input) (problem.List, error) {
	p, found, err := r.publicInput()
	if err != nil {
		return nil, err
	}
	p.Date = in.Date
	d, more := r.tools.templates.ProjectReport(p)
	if found = append(found, more...); d == nil || found.HasErrors() {
		return found, nil
	}
	made, err := r.tools.render(ctx, d)
	if found = append(found, made.problems...); err != nil || made.docx == nil {
		return found, err
	}
	word, err := final.Make(made.docx, final.Options{Org: r.project.Body.Name, Date: in.Date.String(), Title: d.Meta.Title})
	if err != nil {
		return found, fmt.Errorf("finish the public edition: %w", err)
	}
	path := ProjectDir + "/" + publicReport
	in.Files = append(in.Files, deliverable.File{Role: "public.docx", Data: word, Path: path + ".docx"}, deliverable.File{Role: "public.pdf", Data: made.pdf, Path: path + ".pdf"})
	return found, r.dataFiles(in, p, "public", "public.docx")
}

// dataFiles adds the figures of an edition as workbook and csv, and what the
// edition's Word file must show.
func (r *run) dataFiles(in *deliverable.Input, p compose.ProjectInput, role, word string) error {
	shown, err := r.shownTables(p, word)
	if err != nil {
		return err
	}
	in.Tables = append(in.Tables, shown...)
	o, err := r.openData(p)
	if err != nil {
		return err
	}
	book, err := workbook.Write(sheet.OpenData(o))
	if err != nil {
		return fmt.Errorf("write the figures: %w", err)
	}
	in.Files = append(in.Files, deliverable.File{Role: role + ".xlsx", Data: book})
	for _, f := range sheet.OpenFiles(o) {
		in.Files = append(in.Files, deliverable.File{Role: role + ".csv", Name: strings.TrimSuffix(f.Name, ".csv"), Data: f.Data})
	}
	return nil
}
