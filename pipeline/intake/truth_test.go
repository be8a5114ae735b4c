package intake_test

import (
	"context"
	"flag"
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

// The proof on a large scale: go test ./pipeline/intake -run Truth -returns 1000 -v
var (
	returns = flag.Int("returns", 0, "made-up returns for TestTruth; 0: 40, or 12 with -short")
	seed    = flag.Uint64("seed", 1, "seed of TestTruth")
)

// score counts what became of the answers of a made-up project.
type score struct {
	right, wrong, queried, needless, unanswered, files int

	proposed int // of those queried: told by a colour alone

	strokes int // of those queried: the company meant something by a － that has two meanings

	ways map[string]int // of those read right: where they stood
}

// TestTruth reads a made-up project and compares every answer with what was
// meant: none may be read wrongly, and few asked again without need.
func TestTruth(t *testing.T) {
	n := *returns
	switch {
	case n == 0 && testing.Short():
		n = 12
	case n == 0:
		n = 40
	}
	s := score{ways: map[string]int{}}
	// Firms that send nothing, or twice, make the number of returns differ
	// from that of companies.
	for part := uint64(0); s.files < n; part++ {
		s.project(t, sample.Options{Companies: min(n+n/8, 110), Seed: *seed + part, Mess: 1, Catalogue: real(t)})
	}
	t.Logf("%d returns, %d answers: %d read right, %d read wrongly, %d without an answer, %d rightly queried (%d of them a －, %d proposed by their colour), %d needlessly queried (%.3f %%)",
		s.files, s.right+s.wrong+s.unanswered+s.queried+s.needless, s.right, s.wrong, s.unanswered, s.queried, s.strokes, s.proposed, s.needless, s.share())
	t.Logf("read right elsewhere than in the cell: %v", s.ways)
	if s.wrong > 0 || s.share() >= 2 {
		t.Errorf("score: %+v", s)
	}
}

// share is how many of the answers that can be read were asked again, in per
// cent.
func (s *score) share() float64 { return 100 * float64(s.needless) / float64(s.right+s.needless) }

// BenchmarkTruth reads made-up returns at full mess and prints the figures
// that the README keeps.
func BenchmarkTruth(b *testing.B) {
	s := score{ways: map[string]int{}}
	for b.Loop() {
		s.project(b, sample.Options{Companies: 20, Seed: *seed + uint64(s.files), Mess: 1, Catalogue: real(b)})
	}
	b.ReportMetric(float64(s.wrong), "wrong")
	b.ReportMetric(s.share(), "needless-%")
	b.ReportMetric(float64(s.right)/float64(b.N), "right/op")
	b.ReportMetric(float64(s.files)/float64(b.N), "returns/op")
}

// project makes up one project and reads all its returns.
func (s *score) project(t testing.TB, o sample.Options) {
	c := o.Catalogue
	files, truth, err := sample.Make(o)
	if err != nil {
		t.Fatal(err)
	}
	data := map[string][]byte{}
	for _, f := range files {
		data[f.Path] = f.Data
	}
	reader := intake.NewReader(intake.Options{Catalogue: c, Own: blankTexts(c, truth)})
	var results []intake.Result
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
	fates(t, results, truth)
}

func blankTexts(c *criteria.Catalogue, truth sample.Truth) []string {
	company := truth.Companies[0].Record
	return intake.OwnTexts(sheet.SelfCheck(sheet.SelfCheckOptions{Project: &record.Project{}, Company: &company, Catalogue: c}))
}

func (s *score) compare(t testing.TB, want sample.Return, got *record.Response) {
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
			if w.Way != "" {
				s.ways[w.Way]++
			}
		case w.Status == "" && w.Said.Text == "":
			s.unanswered++
		case w.Proposed != "":
			s.queried++
			if base, _, _ := strings.Cut(g.Status.Origin.Rule, ";"); base == "colour:"+w.Proposed.Ja() {
				s.proposed++
			} else {
				t.Errorf("%s %s: %+v; want %q proposed (%v)", want.Path, id, g.Status, w.Proposed, want.Messes)
			}
		case w.Status == "":
			s.queried++
		case strings.HasPrefix(g.Status.Origin.Rule, normalize.RuleAmbiguous) && w.Said.Text == "－":
			s.queried++
			s.strokes++
		default:
			s.needless++
			t.Logf("%s %s: %q was not read, by %q (%v)", want.Path, id, w.Said.Text, g.Status.Origin.Rule, want.Messes)
		}
		if g.Item == "" && w.Way == "" { // no row was found for it: all of it must be among the notes
			kept(t, want, got, w)
			continue
		}
		texts(t, want, id, g, w)
		decidable(t, id, g)
	}
	for id, w := range want.Scopes {
		g := got.Scopes[id].Yes
		if w.Coloured {
			if g.Known || g.Origin.Rule != "colour:"+map[bool]string{true: "有", false: "無"}[w.Yes] {
				t.Errorf("%s scope %s: %+v (%v)", want.Path, id, g, want.Messes)
			}
			continue
		}
		if g.Known && g.V != w.Yes || !g.Known && g.Origin.Raw == "" && w.Said.Text != "" {
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
		if testing.Verbose() && !slices.ContainsFunc(want.Notes, func(w string) bool { return strings.Contains(n.Text, w) }) {
			t.Logf("%s: note %s %q was not written by the company", want.Path, n.Pos, n.Text)
		}
	}
	for _, n := range want.Notes {
		if !strings.Contains(strings.Join(notes, "\x00"), n) {
			t.Errorf("%s: note %q is lost (%v)", want.Path, n, want.Messes)
		}
	}
}

// kept holds that the texts of a row that belongs to no item that we know are
// notes.
func kept(t testing.TB, want sample.Return, got *record.Response, w sample.Item) {
	t.Helper()
	for _, text := range []string{w.Said.Text, w.Evidence, w.Comment, w.Department} {
		if !slices.ContainsFunc(got.Notes, func(n record.Note) bool { return n.Text == strings.TrimSpace(text) }) && text != "" {
			t.Errorf("%s: %q is lost", want.Path, text)
		}
	}
}

// decidable holds that an answer that was given and not read carries what the
// office needs to decide on it: what was typed, where, and why it was not read.
func decidable(t testing.TB, id string, a record.Answer) {
	t.Helper()
	o := a.Status.Origin
	if a.Status.Known || o.Raw == "" {
		return
	}
	base, _, _ := strings.Cut(o.Rule, ";")
	base, _, _ = strings.Cut(base, ":")
	known := []string{normalize.RuleAmbiguous, normalize.RuleUnknown, "several", "colour", "control", "two-answers", "whose", "struck", "place"}
	if p := o.Pos; a.Item != id || !slices.Contains(known, base) || p.File == "" || p.Sheet == "" || p.Row == 0 || p.Col == 0 || o.Digest == "" {
		t.Errorf("%s %s: %+v", p, id, a)
	}
}

func texts(t testing.TB, want sample.Return, id string, g record.Answer, w sample.Item) {
	for _, p := range [][2]string{{g.Evidence.V, w.Evidence}, {g.Comment.V, w.Comment}, {g.Department.V, w.Department}} {
		if strings.TrimSpace(p[0]) != strings.TrimSpace(p[1]) {
			t.Errorf("%s %s: %q was read as %q (%v)", want.Path, id, p[1], p[0], want.Messes)
		}
	}
}

func fates(t testing.TB, results []intake.Result, truth sample.Truth) {
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
