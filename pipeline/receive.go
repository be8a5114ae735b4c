package pipeline

import (
	"context"

	"golang.org/x/sync/errgroup"

	"shinsa/pipeline/intake"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/sheet"
	"shinsa/pipeline/workspace"
)

// intakeVersion changes when intake reads the same file otherwise.
const intakeVersion = "4"

// receive unpacks and reads every file of the inbox, side by side, and settles
// which return of each company is used.
func (s *state) receive(ctx context.Context, f *workspace.Folder, o Options) error {
	files, err := f.List(Inbox)
	if err != nil {
		return err
	}
	if err := s.links(f); err != nil {
		return err
	}
	files = s.takeDrafts(f, files)
	inbox := len(files)
	placed, err := s.placedForms(f)
	if err != nil {
		return err
	}
	files = append(files, placed...)
	u, stop, err := s.unpacker(f, o, len(files))
	if err != nil {
		return err
	}
	defer stop()
	got := make([]delivery, len(files))
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(o.jobs())
	for i, e := range files {
		g.Go(func() (err error) {
			got[i], err = u.deliver(ctx, e)
			return err
		})
	}
	if err := g.Wait(); err != nil {
		return err
	}
	var results []intake.Result
	for _, d := range got[:inbox] {
		results = append(results, d.results...)
		s.forms = append(s.forms, d.forms...)
		s.problems = append(s.problems, d.problems...)
	}
	for i, d := range got[inbox:] {
		s.placeForms(placed[i].Path, d)
	}
	s.settle(results)
	s.draftReceipts()
	return nil
}

// settle decides whose each return is and which of a company's is used, and
// marks what was found in a file with the company it concerns.
func (s *state) settle(results []intake.Result) {
	chosen := s.choose(results)
	s.responses, s.receipts = chosen.Used, chosen.Receipts
	owner := map[string]string{}
	for _, r := range chosen.Receipts {
		owner[r.File] = r.Company
	}
	for _, r := range results {
		if r.Response != nil {
			s.returns = append(s.returns, r.Response)
		}
		s.problems = append(s.problems, forCompany(r.Problems, owner[r.File])...)
	}
}

// links tells of what lies in the inbox and is no file.
func (s *state) links(f *workspace.Folder) error {
	links, err := f.Links(Inbox)
	for _, l := range links {
		s.problems.Add("inbox-link", problem.Pos{File: l}, l)
	}
	return err
}

// ownTexts are the words of our own blank sheet, so that intake can tell them
// from a company's remarks.
func (s *state) ownTexts() []string {
	o := sheet.SelfCheckOptions{Project: s.project, Company: &record.Company{}, Catalogue: s.catalogue}
	return intake.OwnTexts(append(sheet.FollowUpTexts(o), sheet.SelfCheck(o))...)
}
