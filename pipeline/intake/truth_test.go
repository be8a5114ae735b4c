package intake_test

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/intake"
	"shinsa/pipeline/normalize"
	"shinsa/pipeline/record"
	"shinsa/pipeline/sample"
	"shinsa/pipeline/sheet"
)

// real returns the catalogue of the project.
func real(t testing.TB) *criteria.Catalogue {
	t.Helper()
	const file = "../../criteria/meti-2018.yaml"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	c, problems := criteria.Load(file, data)
	if c == nil || problems.HasErrors() {
		t.Fatal(problems)
	}
	return c
}

// score counts what became of the answers of a made-up project.
type score struct{ right, wrong, queried, needless, files int }

// TestTruth reads a made-up project and compares every answer with what was
// meant: none may be read wrongly, and few asked again without need.
func TestTruth(t *testing.T) {
	c := real(t)
	files, truth, err := sample.Make(sample.Options{Companies: 30, Seed: 1, Mess: 1, Catalogue: c})
	if err != nil {
		t.Fatal(err)
	}
	data := map[string][]byte{}
	for _, f := range files {
		data[f.Path] = f.Data
	}
	reader := intake.NewReader(intake.Options{Catalogue: c, Own: blankTexts(c, truth)})
	var results []intake.Result
	var s score
	for _, ret := range truth.Returns {
		r, problems, err := reader.File(context.Background(), intake.Input{File: ret.Path, Data: data[ret.Path]})
		if err != nil {
			t.Fatal(err)
		}
		res := intake.Result{File: ret.Path, Response: r, Problems: problems}
		if r != nil {
			res.Digest = r.Digest
			s.compare(t, ret, r)
		}
		results = append(results, res)
	}
	t.Logf("%+v", s)
	if s.wrong > 0 || s.needless*50 > s.right {
		t.Errorf("score: %+v", s)
	}
	fates(t, results, truth)
}

func blankTexts(c *criteria.Catalogue, truth sample.Truth) []string {
	company := truth.Companies[0].Record
	return intake.OwnTexts(sheet.SelfCheck(sheet.SelfCheckOptions{Project: &record.Project{}, Company: &company, Catalogue: c}))
}

func (s *score) compare(t *testing.T, want sample.Return, got *record.Response) {
	s.files++
	for id, w := range want.Items {
		g := got.Answers[id]
		switch {
		case w.Missing:
			if g.Status.Known {
				t.Errorf("%s: %s is not in the sheet, and is read as %+v", want.Path, id, g)
			}
			continue
		case g.Status.Known && g.Status.V != w.Status:
			s.wrong++
			t.Errorf("%s %s: %q was read as %q; means %q (messes %v)", want.Path, id, w.Said.Text, g.Status.V, w.Status, want.Messes)
		case g.Status.Known:
			s.right++
		case w.Status == "" || strings.HasPrefix(g.Status.Origin.Rule, normalize.RuleAmbiguous): // －
			s.queried++
		default:
			s.needless++
			t.Logf("%s %s: %q was not read, by %q (%v)", want.Path, id, w.Said.Text, g.Status.Origin.Rule, want.Messes)
		}
		texts(t, want, id, g, w)
	}
	for id, w := range want.Scopes {
		if g := got.Scopes[id].Yes; g.Known && g.V != w.Yes || !g.Known && g.Origin.Raw == "" && w.Said.Text != "" {
			t.Errorf("%s scope %s: %q was read as %+v (%v)", want.Path, id, w.Said.Text, g, want.Messes)
		}
	}
	if got.Received.V != want.Date {
		t.Errorf("%s: answered on %q, read as %+v", want.Path, want.Answered.Text, got.Received)
	}
	var laws []string
	for _, l := range got.Laws {
		laws = append(laws, l.V)
	}
	if !slices.EqualFunc(laws, want.Laws, func(g string, w sample.Law) bool { return g == strings.TrimSpace(w.Name) }) {
		t.Errorf("%s: laws %q, want %q (%v)", want.Path, laws, want.Laws, want.Messes)
	}
	var notes []string
	for _, n := range got.Notes {
		notes = append(notes, n.Text)
		if !slices.ContainsFunc(want.Notes, func(w string) bool { return strings.Contains(n.Text, w) }) {
			t.Logf("%s: note %s %q was not written by the company", want.Path, n.Pos, n.Text)
		}
	}
	for _, n := range want.Notes {
		if !strings.Contains(strings.Join(notes, "\x00"), n) {
			t.Errorf("%s: note %q is lost (%v)", want.Path, n, want.Messes)
		}
	}
}

func texts(t *testing.T, want sample.Return, id string, g record.Answer, w sample.Item) {
	for _, p := range [][2]string{{g.Evidence.V, w.Evidence}, {g.Comment.V, w.Comment}, {g.Department.V, w.Department}} {
		if strings.TrimSpace(p[0]) != strings.TrimSpace(p[1]) {
			t.Errorf("%s %s: %q was read as %q (%v)", want.Path, id, p[1], p[0], want.Messes)
		}
	}
}

func fates(t *testing.T, results []intake.Result, truth sample.Truth) {
	var register []record.Company
	for _, c := range truth.Companies {
		register = append(register, c.Record)
	}
	s, _ := intake.Choose(results, register)
	if len(s.Receipts) != len(truth.Returns) {
		t.Errorf("%d receipts for %d files", len(s.Receipts), len(truth.Returns))
	}
	for _, want := range truth.Returns {
		i := slices.IndexFunc(s.Receipts, func(r record.Receipt) bool { return r.File == want.Path })
		if got := s.Receipts[i]; got.Fate != want.Fate || got.Company != want.Company && want.Fate != record.TurnedAway {
			t.Errorf("%s (%s): %+v; want %s %s (%v)", want.Path, want.Date, got, want.Fate, want.Company, want.Messes)
		}
	}
	for _, c := range truth.Companies {
		if got := s.Used[c.Record.ID]; got == nil != (c.Return == "") || got != nil && got.File != c.Return {
			t.Errorf("%s: the wrong return is used", c.Record.ID)
		}
	}
}
