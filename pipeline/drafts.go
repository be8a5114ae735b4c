package pipeline

import (
	"context"
	"errors"
	"path"
	"slices"
	"strings"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/collect"
	"shinsa/pipeline/compose"
	"shinsa/pipeline/docx/draft"
	"shinsa/pipeline/handover"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workspace"
)

// collectVersion changes when the same Word file is collected otherwise.
const collectVersion = "1"

// draftNames are the file names of the documents that persons finish, by kind.
func draftNames() map[string]string {
	return map[string]string{compose.KindQuery: "照会書", compose.KindPlan: "審査計画書", compose.KindReportDraft: reportDraft, compose.KindProjectReport: "事業報告書"}
}

// reportDraft is the file name of the draft of a company's report.
const reportDraft = "審査報告書案"

// Draft is how far a company's report is in the auditors' hands.
type Draft struct {
	File     string `json:"file"`
	Items    int    `json:"items"`     // that apply
	Findings int    `json:"findings"`  // of them, with a finding
	Edits    int    `json:"edits"`     // differences from our version
	WordOnly int    `json:"word_only"` // of them, kept in the Word file but no part of the record
	Comments int    `json:"comments"`  // not settled
	Tracked  int    `json:"tracked"`   // changes that wait to be accepted
}

// collected is what one edited file says; it is also the cache entry.
type collected struct {
	Draft    Draft
	Report   *record.Report
	Edits    []edit
	Problems problem.List
}

// edit is one difference from our version, for the office.
type edit struct {
	Kind        string `json:"kind"`
	Tag         string `json:"tag,omitempty"` // of the field
	Place       string `json:"place"`
	Before      string `json:"before"`
	After       string `json:"after"`
	Represented bool   `json:"represented"` // the record carries it
}

// takeDrafts takes the drafts of ours out of the inbox's files: they are no
// returned sheets. What stands in each is adopted by the run.
func (s *state) takeDrafts(f *workspace.Folder, files []workspace.Entry) []workspace.Entry {
	var rest []workspace.Entry
	for _, e := range files {
		if !strings.EqualFold(path.Ext(e.Path), ".docx") {
			rest = append(rest, e)
			continue
		}
		data, err := f.Read(e.Path)
		if err != nil {
			rest = append(rest, e) // told where every file that cannot be read is
			continue
		}
		if r, ok := handover.Whose(e.Path, data); ok {
			s.returned = append(s.returned, r)
		} else {
			rest = append(rest, e)
		}
	}
	return rest
}

// draftReceipts says what became of returned drafts.
func (s *state) draftReceipts() {
	for _, r := range s.returned {
		rec := record.Receipt{File: r.File, Digest: r.Digest, Fate: record.Draft, Company: r.Company, Matched: "record"}
		if s.draftPath(r) == "" {
			rec.Fate, rec.Reason = record.TurnedAway, "draft-nobody"
			s.problems = append(s.problems, problem.New("draft-nobody", problem.Pos{File: r.File}, r.Company))
		}
		s.receipts = append(s.receipts, rec)
	}
	slices.SortStableFunc(s.receipts, func(a, b record.Receipt) int { return strings.Compare(a.File, b.File) })
}

// draftPath is where a returned draft is worked on, "" when it is of no
// company of the register or of no kind that is finished in Word.
func (s *state) draftPath(r handover.Returned) string {
	name, ok := draftNames()[r.Kind]
	switch {
	case !ok:
		return ""
	case r.Kind == compose.KindProjectReport:
		return ProjectDir + "/" + name + ".docx"
	case slices.ContainsFunc(s.companies, func(c record.Company) bool { return c.ID == r.Company }):
		return CompaniesDir + "/" + r.Company + "/" + name + ".docx"
	}
	return ""
}

// adopt puts the returned drafts where they are worked on.
func (r *run) adopt() error {
	for _, back := range r.returned {
		to := r.draftPath(back)
		if to == "" || len(r.options.Only) > 0 && !slices.Contains(r.options.Only, back.Company) {
			continue
		}
		data, err := r.folder.Read(back.File)
		if err != nil {
			return err
		}
		_, found, err := r.desk.Adopt(back, to, data, r.options.Today)
		r.problems = append(r.problems, found...)
		if err != nil {
			return err
		}
	}
	return nil
}

// collectDrafts reads the drafts of reports that auditors have in hand.
func (r *run) collectDrafts(ctx context.Context) error {
	r.drafts = map[string]*collected{}
	for _, a := range r.chosen() {
		if err := ctx.Err(); err != nil {
			return err
		}
		s, err := r.desk.State(CompaniesDir + "/" + a.Company.ID + "/" + reportDraft + ".docx")
		switch {
		case errors.Is(err, workspace.ErrBusy):
			continue // he has it open: the next run reads what he saves
		case err != nil:
			return err
		case !s.Edited:
			continue
		}
		if r.desk.FinalOlder(finalPath(a.Company.ID), s.Digest) {
			r.problems = append(r.problems, problem.New("final-older", problem.Pos{File: finalPath(a.Company.ID)}, s.Path).For(a.Company.ID))
		}
		c, err := r.collect(a, s)
		if err != nil {
			return err
		}
		r.drafts[a.Company.ID] = c
		r.problems = append(append(r.problems, c.Problems...), r.differing(a.Company.ID, c)...)
	}
	return nil
}

// collect reads one draft, or finds that it was read before.
func (r *run) collect(a *audit.Assessment, s handover.State) (*collected, error) {
	key := workspace.NewKey("collect", collectVersion).Text(s.Path).Text(s.Digest).Text(workspace.Digest(s.Base)).Sum()
	c := &collected{}
	if ok, err := r.folder.Cache().Get(key, c); err != nil || ok {
		c.Draft.Items, c.Draft.Findings = progress(a, c.Report)
		return c, err
	}
	*c = r.readDraft(a, s)
	return c, r.folder.Cache().Put(key, *c)
}

// readDraft reads one draft and compares it with the version of ours that it
// comes from.
func (r *run) readDraft(a *audit.Assessment, s handover.State) collected {
	c := collected{Draft: Draft{File: s.Path}}
	edited, err := draft.Read(s.Data)
	if err != nil {
		c.Problems = problem.List{problem.New("draft-unreadable", problem.Pos{File: s.Path}, err.Error()).For(a.Company.ID)}
		return c
	}
	fields := edited.Fields
	if s.Base != nil {
		if base, err := draft.Read(s.Base); err == nil {
			fields = draft.Collect(base, edited)
			c.compare(draft.Edits(base, edited))
		}
	}
	c.Report = collect.Report(fields, collect.Source{File: s.Path, Digest: s.Digest, Company: a.Company.ID, Read: r.options.Today})
	c.Draft.Items, c.Draft.Findings = progress(a, c.Report)
	c.Draft.Tracked = len(edited.Changes)
	for _, m := range edited.Comments {
		if !m.Done {
			c.Draft.Comments++
		}
	}
	return c
}

func (c *collected) compare(edits []draft.Edit) {
	c.Draft.Edits = len(edits)
	for _, e := range edits {
		if !e.Represented {
			c.Draft.WordOnly++
		}
		c.Edits = append(c.Edits, edit{string(e.Kind), e.Tag, e.Place, e.Before, e.After, e.Represented})
	}
}

// progress counts the items that apply, and those with a finding.
func progress(a *audit.Assessment, rep *record.Report) (items, findings int) {
	n := a.Counts()
	items = n.Applicable + n.Undecided
	if rep == nil {
		return items, 0
	}
	for _, f := range rep.Findings {
		if f.Verdict.Known && f.Verdict.V != record.Unconfirmed {
			findings++
		}
	}
	return items, findings
}
