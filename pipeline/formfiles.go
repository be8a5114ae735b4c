package pipeline

import (
	"path"
	"slices"
	"strings"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/papers"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/sheet"
	"shinsa/pipeline/workspace"
)

// Working papers (審査調書) and post-trial reports (事後報告シート) are handed out in
// companies/ID/手続 and come back there, filled in, or in the inbox. Those of a
// company are put together once its plan is known (fieldwork.go), since the plan
// says who may write one.

// form is one of them as it was read. A paper or report of nil could not be.
type form struct {
	file, digest string
	folder       string // the company in whose folder it stands; "" for the inbox
	paper        *record.Paper
	aftermath    *record.Aftermath
	found        problem.List
}

// company is the one that the form says it is about.
func (x *form) company() string {
	switch {
	case x.paper != nil:
		return x.paper.Company
	case x.aftermath != nil:
		return x.aftermath.Company
	}
	return ""
}

// formEnds are the endings of workbooks that are looked at in the companies'
// folders.
var formEnds = []string{".xlsx", ".xlsm", ".xls", ".ods"}

// isForm tells a file of the companies' folders that may be a form, by name.
func isForm(file string) bool {
	name := path.Base(file)
	named := strings.HasPrefix(name, record.PaperTitle) || strings.HasPrefix(name, record.AftermathTitle)
	return named && slices.Contains(formEnds, strings.ToLower(path.Ext(name))) && path.Base(path.Dir(file)) == ProcessDir
}

// placedForms lists the forms in the companies' folders that a person changed
// or put there; nothing is filled in in those that stand as we wrote them.
func (s *state) placedForms(f *workspace.Folder) ([]workspace.Entry, error) {
	ledger, err := workspace.OpenLedger(f)
	if err != nil {
		return nil, err
	}
	var out []workspace.Entry
	for i := range s.companies {
		files, err := f.List(CompaniesDir + "/" + s.companies[i].ID + "/" + ProcessDir)
		if err != nil {
			return nil, err
		}
		for _, e := range files {
			if !isForm(e.Path) {
				continue
			}
			_, edited, err := ledger.Stands(e.Path)
			if err != nil {
				return nil, err
			}
			if edited {
				out = append(out, e)
			}
		}
	}
	return out, nil
}

// placeForms takes what was read of a file in a company's folder. What is no
// form any more is told.
func (s *state) placeForms(file string, d delivery) {
	folder := path.Base(path.Dir(path.Dir(file)))
	for _, x := range d.forms {
		x.folder = folder
		s.forms = append(s.forms, x)
	}
	for _, r := range d.results {
		if found := r.Problems; r.Response == nil && found.HasErrors() {
			s.problems = append(s.problems, found...)
		} else {
			s.problems.Add("paper-no-table", problem.Pos{File: r.File}, criteria.HeadID, record.HeadVerdict)
		}
	}
	s.problems = append(s.problems, d.problems...)
}

// ownForms are the words of our own forms, for files that lost their hidden
// sheet.
func (s *state) ownForms() []string {
	a := audit.Assess(&record.Company{}, nil, s.catalogue)
	out := papers.OwnTexts(sheet.Paper(sheet.PaperOptions{Project: s.project, Catalogue: s.catalogue, Assessment: &a, Plan: &audit.Plan{}, Auditor: &record.Auditor{}}),
		sheet.Aftermath(sheet.AftermathOptions{Project: s.project, Catalogue: s.catalogue, Assessment: &a}))
	slices.Sort(out)
	return slices.Compact(out)
}
