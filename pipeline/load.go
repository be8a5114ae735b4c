package pipeline

import (
	"context"
	"errors"
	"io/fs"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/handover"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/register"
	"shinsa/pipeline/workspace"
)

// DefaultCatalogue names the criteria that the program carries.
const DefaultCatalogue = "meti-2018"

// Places in a project folder.
const (
	ProjectFile  = "project.yaml"
	RegisterFile = "companies.xlsx"
	Inbox        = "inbox"
	SheetsDir    = "sheets"
	CompaniesDir = "companies"
	ProjectDir   = "project"
)

// state is everything that is known once the folder was read and the rules
// were applied, before any document is made.
type state struct {
	project     *record.Project
	catalogue   *criteria.Catalogue
	companies   []record.Company
	register    string                      // digest of companies.xlsx
	codes       map[string]string           // of the companies in reports, by ID
	returns     []*record.Response          // every return that was read, as it was read
	responses   map[string]*record.Response // by company: the one in use, decided
	decided     decided
	receipts    []record.Receipt
	returned    []handover.Returned          // documents of ours that came back in the inbox
	forms       []form                       // working papers and post-trial reports, as they were read
	papers      map[string][]*record.Paper   // by company: those that count
	fieldwork   map[string]*record.Fieldwork // by company: what they say together; none for none
	aftermaths  map[string]*record.Aftermath // by company: the one that counts
	assessments []audit.Assessment           // one per company, in the register's order
	log         []record.Event               // of the office, over all companies
	plans       map[string]audit.Plan
	planned     audit.Planned
	outlines    map[string]audit.Outline // the plans as they last stood, by company
	problems    problem.List
}

// ready tells whether project, catalogue and register could be read at all.
func (s *state) ready() bool { return s.project != nil && s.catalogue != nil && s.companies != nil }

// setUp reads project.yaml, the criteria and the register.
func setUp(f workspace.Store) (*state, error) {
	s := &state{}
	b, err := s.read(f, ProjectFile, "project-missing")
	if err != nil || b == nil {
		return s, err
	}
	var found problem.List
	if s.project, found = register.Project(ProjectFile, b); s.project == nil || found.HasErrors() {
		s.problems = append(s.problems, found...)
		s.project = nil
		return s, nil
	}
	s.problems = append(s.problems, found...)
	s.catalogue, found, err = catalogue(f, s.project.Catalogue)
	s.problems = append(s.problems, found...)
	if err != nil || s.catalogue == nil {
		return s, err
	}
	if found.HasErrors() {
		s.catalogue = nil
		return s, nil
	}
	b, err = s.read(f, RegisterFile, "register-missing")
	if err != nil || b == nil {
		return s, err
	}
	s.register = workspace.Digest(b)
	s.companies, found = register.Companies(RegisterFile, b, s.project)
	s.problems = append(s.problems, found...)
	if s.companies != nil && len(s.companies) == 0 {
		s.problems = append(s.problems, noCompany())
	}
	return s, nil
}

// read returns the file; where it is absent, nil and a problem of that code.
func (s *state) read(f workspace.Store, path string, code problem.Code) ([]byte, error) {
	b, err := f.Read(path)
	if errors.Is(err, fs.ErrNotExist) {
		s.problems.Add(code, problem.Pos{File: path}, path)
		return nil, nil
	}
	return b, err
}

// load reads the whole folder and applies the rules: project, register, inbox,
// assessments, plans, checks.
func load(ctx context.Context, f *workspace.Folder, o Options) (*state, error) {
	s, err := setUp(f)
	if err != nil || !s.ready() {
		return s, err
	}
	if err := s.readForm(f); err != nil {
		return s, err
	}
	if err := s.receive(ctx, f, o); err != nil {
		return s, err
	}
	s.decide()
	if err := s.dateReturns(f, o.Today, o.remember); err != nil {
		return s, err
	}
	for i := range s.companies {
		c := &s.companies[i]
		s.assessments = append(s.assessments, audit.Assess(c, s.responses[c.ID], s.catalogue))
	}
	log, found, err := s.readEvents(f)
	if err != nil {
		return s, err
	}
	s.log, s.problems = log, append(s.problems, found...)
	if err := s.plan(f, o.Verify); err != nil {
		return s, err
	}
	s.settleForms()
	s.problems = append(s.problems, audit.Check(s.project, s.assessments, s.plans, o.Today)...)
	return s, nil
}
