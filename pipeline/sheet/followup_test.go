package sheet

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/intake"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

// wrong fills a self-check sheet so that there is something of every kind to
// ask: the n-th row of items gets the n-th of these.
func wrong() [][3]string { // answer, comment, evidence
	return [][3]string{
		{"実施済", "名簿がある。", "名簿"}, // nothing to ask
		{"検討中", "来月決める。", ""},   // not read
		{"", "", ""},            // not answered
		{"実施済", "", ""},         // no evidence
		{"代替措置", "", "規程"},      // no explanation
		{"実施済", "まだ実施していない。", "計画書"},
		{"=1+1", "髙﨑𠮷野", "+81"},
	}
}

// returned is the sheet as the company sent it back: filled in by the rows of
// wrong in turn, a scope open, no law.
func returned(t *testing.T, o SelfCheckOptions) *record.Response {
	t.Helper()
	spec := SelfCheck(o)
	n := 0
	for _, s := range spec.Sheets {
		for i := range s.Cells {
			c := &s.Cells[i]
			switch {
			case s.Name == criteria.SheetItems && c.Col == colAnswer && c.Style.Unlocked:
				c.Value = wrong()[n%len(wrong())][0]
			case s.Name == criteria.SheetItems && c.Col == colComment && c.Style.Unlocked:
				c.Value = wrong()[n%len(wrong())][1]
			case s.Name == criteria.SheetItems && c.Col == colEvidence && c.Style.Unlocked:
				c.Value = wrong()[n%len(wrong())][2]
				n++
			case s.Name == criteria.SheetScope && c.Col == 4 && c.Style.Unlocked && c.Row != 4:
				c.Value = criteria.WordYes
			case s.Name == criteria.SheetCover && c.Style == dateEntry:
				c.Value = "6月5日"
			}
		}
	}
	return intakeOf(t, spec, "inbox/first.xlsx", o.Catalogue, intake.OwnTexts(SelfCheck(o)))
}

func intakeOf(t *testing.T, spec *workbook.Spec, file string, cat *criteria.Catalogue, own []string) *record.Response {
	t.Helper()
	data, err := workbook.Write(spec)
	if err != nil {
		t.Fatal(err)
	}
	r, ps, err := intake.File(context.Background(), intake.Input{File: file, Data: data}, intake.Options{Catalogue: cat, Own: own})
	if err != nil || r == nil {
		t.Fatal(ps, err)
	}
	return r
}

func followUpOf(o SelfCheckOptions, r *record.Response) (FollowUpOptions, audit.Assessment) {
	a := audit.Assess(o.Company, r, o.Catalogue)
	return FollowUpOptions{Project: o.Project, Catalogue: o.Catalogue, Date: calendar.Date{Year: 2018, Month: 6, Day: 20},
		Assessment: &a, ReplyBy: calendar.Date{Year: 2018, Month: 7, Day: 4}}, a
}

// Every query has its row with its sentence and what was written before, and
// nothing else is asked.
func TestFollowUpAsksWhatIsOpen(t *testing.T) {
	o := real(t)
	fo, a := followUpOf(o, returned(t, o))
	b := roundTrip(t, FollowUp(fo))
	rows := map[string]int{}
	for _, name := range []string{criteria.SheetScope, criteria.SheetItems, criteria.SheetExtra} {
		s := b.Sheet(name)
		if s == nil {
			continue
		}
		for _, c := range s.Cells {
			if c.Col == 1 && (o.Catalogue.Item(c.Text) != nil || o.Catalogue.Scope(c.Text) != nil) {
				rows[c.Text]++
			}
		}
	}
	kinds := map[audit.QueryKind]bool{}
	for _, q := range a.Queries {
		kinds[q.Kind] = true
		about := q.Item + q.Scope
		if about != "" && rows[about] != 1 {
			t.Errorf("%s %s stands %d times", about, q.Kind, rows[about])
		}
		delete(rows, about)
		for _, id := range q.Items {
			delete(rows, id)
		}
		if !holds(b, q.Ask) {
			t.Errorf("%s: the sentence is missing: %s", about, q.Ask)
		}
		if q.Quote != "" && q.Item != "" && !holds(b, q.Quote) {
			t.Errorf("%s: what was written is missing: %s", about, q.Quote)
		}
	}
	if len(rows) > 0 {
		t.Errorf("asked again without need: %v", rows)
	}
	for _, k := range []audit.QueryKind{audit.QueryScope, audit.QueryUnanswered, audit.QueryUnreadable, audit.QueryNoEvidence, audit.QueryNoComment, audit.QueryContradicts, audit.QueryLaws} {
		if !kinds[k] {
			t.Errorf("the sample asks no %s", k)
		}
	}
	hidden := b.Sheet(criteria.SheetHidden)
	for key, want := range map[string]string{criteria.KeyKind: criteria.FollowUpIs, criteria.KeyFollows: a.Response.Digest, criteria.KeyCompany: "C001"} {
		if c := find(t, hidden, key); hidden.At(c.Row, 2).Text != want {
			t.Errorf("%s: %q", key, hidden.At(c.Row, 2).Text)
		}
	}
}

func holds(b *workbook.Book, text string) bool {
	for _, s := range b.Sheets {
		for _, c := range s.Cells {
			if strings.Contains(c.Text, text) {
				return true
			}
		}
	}
	return false
}

// The follow-up's return is read by intake like the first, and read over it
// leaves nothing open.
func TestFollowUpComesBack(t *testing.T) {
	o := real(t)
	first := returned(t, o)
	fo, a := followUpOf(o, first)
	spec := FollowUp(fo)
	own := append(intake.OwnTexts(SelfCheck(o)), intake.OwnTexts(spec)...)

	empty := record.Merge(first, intakeOf(t, spec, "inbox/second.xlsx", o.Catalogue, own))
	again := audit.Assess(o.Company, empty, o.Catalogue)
	if len(again.Queries) != len(a.Queries) {
		t.Errorf("an empty follow-up: %d queries, %d before", len(again.Queries), len(a.Queries))
	}
	for id, was := range first.Answers {
		if is := empty.Answers[id]; is.Status != was.Status || is.Evidence != was.Evidence || is.Comment != was.Comment {
			t.Errorf("%s: an empty follow-up changes %+v to %+v", id, was, is)
		}
	}

	for _, s := range spec.Sheets {
		law := false
		for i := range s.Cells {
			c := &s.Cells[i]
			if !c.Style.Unlocked || c.Value != nil {
				continue
			}
			switch {
			case s.Name == criteria.SheetCover && c.Style == dateEntry:
				c.Value = calendar.Date{Year: 2018, Month: 6, Day: 30}
			case s.Name == criteria.SheetScope:
				c.Value = criteria.WordNo
			case s.Name == criteria.SheetLaws && !law:
				c.Value, law = "個人情報の保護に関する法律", true
			case s.Name == criteria.SheetLaws || s.Name == criteria.SheetCover:
			case c.Col == askAnswer:
				c.Value = "一部実施"
			default:
				c.Value = "倉庫を除いて行っています。"
			}
		}
	}
	second := intakeOf(t, spec, "inbox/second.xlsx", o.Catalogue, own)
	merged := record.Merge(first, second)
	after := audit.Assess(o.Company, merged, o.Catalogue)
	for _, q := range after.Queries {
		if q.Kind != audit.QueryAgainstScope { // what we answered and the 無 of the scope may differ
			t.Errorf("still open: %s %s %s", q.Item, q.Kind, q.Ask)
		}
	}
	for id, ans := range merged.Answers {
		asked := second.Answers[id].Status.Known
		if from := ans.Status.Origin.Pos.File; asked && from != "inbox/second.xlsx" || !asked && ans.Status.Known && from != "inbox/first.xlsx" {
			t.Errorf("%s: answer of %s", id, from)
		}
	}
	if first.Answers["3a"].Pos.File == "inbox/second.xlsx" || len(first.Joined) > 0 {
		t.Error("the first return was changed")
	}
	if len(merged.Joined) != 1 || merged.Digest != first.Digest {
		t.Errorf("%+v", merged.Joined)
	}
}

// What intake keeps as a remark of a blank follow-up stands below the two heads
// of ours, or is a key of the hidden sheet: nothing else differs by company.
func TestFollowUpTextsAreOurs(t *testing.T) {
	o := real(t)
	fo, _ := followUpOf(o, returned(t, o))
	generic := o
	generic.Company = &record.Company{}
	own := intake.OwnTexts(append(FollowUpTexts(generic), SelfCheck(generic))...)
	r := intakeOf(t, FollowUp(fo), "inbox/second.xlsx", o.Catalogue, own)
	for _, n := range r.Notes {
		items := n.Pos.Sheet == criteria.SheetItems && (n.Pos.Col == askAsked || n.Pos.Col == askBefore)
		scope := n.Pos.Sheet == criteria.SheetScope && (n.Pos.Col == 4 || n.Pos.Col == 5)
		if !items && !scope && n.Pos.Sheet != criteria.SheetHidden {
			t.Errorf("%s: %s", n.Pos, n.Text)
		}
	}
}

// A return about which nothing is open has no follow-up.
func TestFollowUpOfNothing(t *testing.T) {
	fo, _ := followUpOf(options(), nil)
	if FollowUp(fo) != nil {
		t.Error("a follow-up of no return")
	}
	fo.Assessment = &audit.Assessment{Company: options().Company, Response: &record.Response{}}
	if FollowUp(fo) != nil {
		t.Error("a follow-up without a query")
	}
}

// Laws that were named are shown again, however many.
func TestFollowUpLaws(t *testing.T) {
	o := options()
	var named []record.Value[string]
	for i := range 15 {
		named = append(named, record.Known("法令"+string(rune('A'+i)), record.Origin{}))
	}
	a := audit.Assessment{Company: o.Company, Response: &record.Response{File: "a.xlsx"}, Laws: named, LawNotes: make([]record.Value[string], 15),
		Queries: []audit.Query{{Kind: audit.QueryUnreadable, Subject: criteria.HeadLaw, Ask: "名称をお知らせください。"}}}
	b := roundTrip(t, FollowUp(FollowUpOptions{Project: o.Project, Catalogue: o.Catalogue, Assessment: &a}))
	for _, l := range named {
		find(t, b.Sheet(criteria.SheetLaws), l.V)
	}
	if slices.ContainsFunc(b.Sheets, func(s *workbook.Sheet) bool { return s.Name == criteria.SheetItems }) {
		t.Error("a sheet of items although none is asked about")
	}
}

func TestFollowUpValid(t *testing.T) {
	o := real(t)
	fo, _ := followUpOf(o, returned(t, o))
	data, err := workbook.Write(FollowUp(fo))
	if err != nil {
		t.Fatal(err)
	}
	if again, err := workbook.Write(FollowUp(fo)); err != nil || !bytes.Equal(data, again) {
		t.Error("other bytes", err)
	}
	dir := t.TempDir()
	if keep := os.Getenv("SHINSA_LOOK"); keep != "" {
		dir = keep
	}
	path := filepath.Join(dir, "followup.xlsx")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	const check = "/work/shared/validators/check-xlsx.sh"
	if _, err := os.Stat(check); err != nil {
		t.Skip("the validator is not on this machine: " + check)
	}
	if out, err := exec.Command(check, path).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
