package pipeline

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/compose"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/intake"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/sheet"
	"shinsa/pipeline/workbook"
	"shinsa/pipeline/workspace"
)

// receiptsVersion changes when the intake report comes out otherwise for the
// same input.
const receiptsVersion = "4"

// receiptsName is the intake report's file name. It names companies: it is for
// the office alone and is never delivered.
const receiptsName = "受付結果一覧"

// receiptsJob is the intake report: document and workbook from the same list.
func (r *run) receiptsJob() (job, error) {
	in := compose.IntakeInput{Project: r.project, Catalogue: r.catalogue, Files: r.received()}
	key, err := r.receiptsKey(in.Files)
	if err != nil || len(in.Files) == 0 {
		return job{key: key, dir: ProjectDir}, err
	}
	report := func(d calendar.Date) (*doc.Document, problem.List) {
		in := in
		in.Date = d
		return r.tools.templates.IntakeReport(in)
	}
	list := func(d calendar.Date) (string, []byte, error) {
		data, err := workbook.Write(sheet.IntakeReport(sheet.IntakeReportOptions{Project: in.Project, Catalogue: in.Catalogue, Date: d, Files: in.Files}))
		return receiptsName + ".xlsx", data, err
	}
	return job{key: key, dir: ProjectDir, papers: []paper{{name: receiptsName, compose: report}}, extra: list}, nil
}

// receiptsKey hashes what the report depends on. A response follows from its
// file, the catalogue and the decisions.
func (r *run) receiptsKey(files []audit.Received) (string, error) {
	k := workspace.NewKey("receipts", receiptsVersion).Text(r.data).Text(intakeVersion).Text(r.project.Digest).Text(r.catalogue.Digest)
	for _, f := range files {
		if f.Response != nil {
			k.Text(f.Response.Digest)
		}
		f.Response = nil
		if _, err := k.JSON(f); err != nil {
			return "", fmt.Errorf("key of the intake report: %w", err)
		}
	}
	if _, err := k.JSON([]any{r.decided.used, r.decided.rulings}); err != nil {
		return "", fmt.Errorf("key of the intake report: %w", err)
	}
	return k.Sum(), nil
}

// received tells of every file of the inbox: its fate, whose it is, what was
// read and what is asked about it.
func (s *state) received() []audit.Received {
	byFile := map[string]*record.Response{}
	for _, r := range s.returns {
		byFile[r.File] = r
	}
	queries, found := s.queriesByFile(), s.problemsByFile()
	var out []audit.Received
	for _, r := range s.receipts {
		f := audit.Received{File: r.File, Fate: r.Fate, Company: r.Company, Matched: r.Matched, Used: r.Used,
			Response: byFile[r.File], Queries: queries[r.File], Problems: len(found[r.File])}
		f.Name, f.Pos = s.named(r.Company, f.Response)
		if r.Fate == record.Read {
			f.Response = decidedIn(f.Response, s.responses[r.Company])
		}
		for _, p := range found[r.File] {
			if f.Reason == "" && (p.Code == r.Reason || r.Fate == record.Superseded && gaveWay(p.Code)) {
				f.Reason, f.Advice = p.Msg("ja"), p.Hint("ja")
			}
		}
		s.chosen(&f, r)
		out = append(out, f)
	}
	return out
}

// gaveWay tells the problems that say why a return is not the one in use.
func gaveWay(c problem.Code) bool {
	return slices.Contains([]problem.Code{"intake-two-returns", "intake-same-file", "intake-same-answers", "return-chosen"}, c)
}

// chosen names what the office decided about a file.
func (s *state) chosen(f *audit.Received, r record.Receipt) {
	if r.Matched == intake.ByOffice {
		f.Matched = "事務局の指定"
	}
	u := s.ruling(r.Digest)
	if u == nil {
		return
	}
	said := slices.DeleteFunc([]string{u.Ja(), u.By, u.Day, u.Why, u.Pos.String()}, func(s string) bool { return s == "" })
	by := "事務局の選択（" + strings.Join(said, "、") + "）"
	if f.Reason != "" {
		by = f.Reason + "\n" + by
	}
	f.Reason = by
}

// named is the name of the company in the register, or that the sheet claims,
// and where it stands.
func (s *state) named(company string, r *record.Response) (string, problem.Pos) {
	for i := range s.companies {
		if c := &s.companies[i]; c.ID == company {
			return c.Name.V, c.Name.Origin.Pos
		}
	}
	if r == nil {
		return "", problem.Pos{}
	}
	return r.Claims.Name.V, r.Claims.Name.Origin.Pos
}

// queriesByFile counts each query at the file that it asks about: the one
// where its place is, else the company's return.
func (s *state) queriesByFile() map[string]int {
	owner := map[string]string{}
	for _, r := range s.receipts {
		if r.Fate == record.Read {
			owner[r.File] = r.Company
		}
	}
	n := map[string]int{}
	for i := range s.assessments {
		a := &s.assessments[i]
		for _, q := range a.Queries {
			switch {
			case q.Pos.File != "" && owner[q.Pos.File] == a.Company.ID:
				n[q.Pos.File]++
			case a.Response != nil:
				n[a.Response.File]++
			}
		}
	}
	return n
}

// problemsByFile sorts what was found by the file that it stands in; what a
// decision settled is not in it any more.
func (s *state) problemsByFile() map[string]problem.List {
	out := map[string]problem.List{}
	for _, p := range s.problems.Sorted() {
		out[p.Pos.File] = append(out[p.Pos.File], p)
	}
	return out
}

// decidedIn is a return as it was read, with the office's decisions about its
// own cells, which stand in the one that is used (with follow-up sheets over it).
func decidedIn(r, used *record.Response) *record.Response {
	if r == nil || used == nil {
		return r
	}
	out := *r
	out.Answers, out.Scopes = maps.Clone(r.Answers), maps.Clone(r.Scopes)
	if same(r.Received, used.Received) {
		out.Received = used.Received
	}
	for id, a := range out.Answers {
		u := used.Answers[id]
		a.Status, a.Evidence, a.Comment = newer(a.Status, u.Status), newer(a.Evidence, u.Evidence), newer(a.Comment, u.Comment)
		out.Answers[id] = a
	}
	for id, a := range out.Scopes {
		if u := used.Scopes[id].Yes; same(a.Yes, u) {
			a.Yes = u
			out.Scopes[id] = a
		}
	}
	return &out
}

// newer is the value as it was decided, where it is of the same cell.
func newer[T bool | string | criteria.Answer](a, b record.Value[T]) record.Value[T] {
	if same(a, b) {
		return b
	}
	return a
}

// same tells whether two values are of the same cell of the same file.
func same[T any](a, b record.Value[T]) bool {
	return a.Origin.Pos == b.Origin.Pos && a.Origin.Digest == b.Origin.Digest
}
