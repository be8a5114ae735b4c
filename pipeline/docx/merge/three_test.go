package merge_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"shinsa/pipeline/docx"
	"shinsa/pipeline/docx/auditor"
	"shinsa/pipeline/docx/draft"
)

// TestUntouched: a file that nobody touched becomes the new version.
func TestUntouched(t *testing.T) {
	ref := reference(t)
	base, renewed := report(t, ref, auditor.Usual(12)), report(t, ref, changed(12))
	out, rep := three(t, base, base, renewed)
	if len(rep.Edits) > 0 || len(rep.Conflicts) > 0 {
		t.Errorf("%d edits, %d conflicts", len(rep.Edits), len(rep.Conflicts))
	}
	for _, e := range draft.Edits(read(t, renewed), read(t, out)) {
		t.Errorf("not as new: %s %s %q→%q %s", e.Kind, e.Unit, e.Before, e.After, e.Place)
	}
	sameLines(t, out, renewed)
}

func sameLines(t *testing.T, a, b []byte) {
	t.Helper()
	x, y := lines(t, a), lines(t, b)
	if !slices.Equal(x, y) {
		for i := range max(len(x), len(y)) {
			if i >= len(x) || i >= len(y) || x[i] != y[i] {
				t.Fatalf("line %d\n got %q\nwant %q", i, at(x, i), at(y, i))
			}
		}
	}
}

func at(s []string, i int) string {
	if i < len(s) {
		return s[i]
	}
	return "-"
}

func lines(t testing.TB, data []byte) []string {
	t.Helper()
	l, err := docx.Lines(data)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// scripts are what auditors and programs do, one by one.
func scripts() []auditor.Step {
	return []auditor.Step{auditor.Fill("finding.4-1-3", "適合"), auditor.Fill("evidence.4-1-3", "規程を確認した。"), auditor.Paragraphs("evidence.4-1-4", "一つ目", "二つ目"),
		auditor.Date("explained.date", "2018-08-01", "平成30年8月1日"), auditor.Tick("explained.check"), auditor.FillSome(), auditor.Look(), auditor.Type(), auditor.AddParagraph(),
		auditor.AddList(), auditor.AddTable(), auditor.AddPicture(), auditor.Paste(), auditor.Insert(), auditor.Strike(), auditor.DeleteParagraph(), auditor.Comment(), auditor.Footnote(),
		auditor.DeleteControl("finding.", "evidence."), auditor.AddVisit(), auditor.DeleteRow("visits.place"), auditor.DeleteRow("finding."), auditor.WordOnline(),
		auditor.Fill("evidence.4-1-8", "旧台帳")}
}

// TestScripts: for every script, edits in = kept + reported; what was typed is
// there; merging again with the same data changes nothing.
func TestScripts(t *testing.T) {
	ref := reference(t)
	base, renewed := report(t, ref, auditor.Usual(12)), report(t, ref, changed(12))
	for i, s := range scripts() {
		t.Run(s.Name+fmt.Sprint(i), func(t *testing.T) {
			edited, f := edit(t, base, uint64(i), s)
			out, rep := three(t, base, edited, renewed)
			if len(rep.Edits) == 0 && s.Name != "Word for the web" && s.Name != "delete control" {
				t.Error("no edit was seen")
			}
			holdsAll(t, out, f.Said)
			stable(t, renewed, out)
		})
	}
}

func holdsAll(t testing.TB, out []byte, said []string) {
	t.Helper()
	all := strings.Join(lines(t, out), "\n")
	d := read(t, out)
	for _, c := range d.Comments {
		all += "\n" + c.Text
	}
	for _, s := range said {
		if !strings.Contains(all, s) {
			t.Errorf("%q is not in the result", s)
		}
	}
}

// stable: collecting from the result gives what collecting from it again
// after another merge of the same data gives.
func stable(t testing.TB, renewed, out []byte) {
	t.Helper()
	again, rep := three(t, renewed, out, renewed)
	if len(rep.Renewed)+len(rep.Conflicts) > 0 {
		t.Errorf("merged again: %d renewed, %d conflicts: %+v", len(rep.Renewed), len(rep.Conflicts), append(rep.Renewed, rep.Conflicts...)[0])
	}
	a, b := values(t, renewed, out), values(t, renewed, again)
	if !slices.Equal(a, b) {
		t.Errorf("collected again: %d fields, %d before", len(b), len(a))
	}
}

func values(t testing.TB, base, data []byte) []string {
	t.Helper()
	var out []string
	for _, f := range draft.Collect(read(t, base), read(t, data)) {
		out = append(out, fmt.Sprintf("%s %d %q %v %v", f.Tag, f.Instance, f.Value, f.Date, f.Checked))
	}
	return out
}

// TestRandomScripts: 200 scripts of one to six steps, over data that change
// at random.
func TestRandomScripts(t *testing.T) {
	n := uint64(200)
	if testing.Short() {
		n = 25
	}
	ref := reference(t)
	base := report(t, ref, auditor.Usual(12))
	edits, kept, reported := 0, 0, 0
	for seed := range n {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			r := rand.New(rand.NewPCG(seed, 3))
			renewed := report(t, ref, mixed(r))
			var steps []auditor.Step
			all := scripts()
			for range 1 + r.IntN(6) {
				steps = append(steps, all[r.IntN(len(all))])
			}
			edited, f := edit(t, base, seed, steps...)
			out, rep := three(t, base, edited, renewed)
			edits, kept, reported = edits+len(rep.Edits), kept+rep.Kept, reported+len(rep.Reported)
			holdsStill(t, edited, out, f.Said)
			wordForWord(t, edited, out, rep)
			stable(t, renewed, out)
		})
	}
	t.Logf("%d scripts: %d edits = %d kept + %d reported", n, edits, kept, reported)
}

// holdsStill: what a step put in and no later step took out is in the result.
func holdsStill(t testing.TB, edited, out []byte, said []string) {
	t.Helper()
	before := strings.Join(lines(t, edited), "\n")
	var still []string
	for _, s := range said {
		if strings.Contains(before, s) {
			still = append(still, s)
		}
	}
	holdsAll(t, out, still)
}

// mixed is a second version that differs from the first at random.
func mixed(r *rand.Rand) auditor.Variant {
	v, w := auditor.Usual(12), changed(12)
	flip := func() bool { return r.IntN(2) == 0 }
	if flip() {
		v.Scope = w.Scope
	}
	if flip() {
		v.Said = map[int]string{1 + r.IntN(12): "見直した。", 1 + r.IntN(12): "まだ見直していない。"}
	}
	if flip() {
		v.Without = map[int]bool{1 + r.IntN(12): true}
	}
	if flip() {
		v.Items = w.Items + r.IntN(10)
	}
	if flip() {
		v.Asks = map[int]bool{1 + r.IntN(12): true}
	}
	if flip() {
		v.Extra = w.Extra
	}
	if flip() {
		v.Title, v.Company = w.Title, w.Company
	}
	if flip() {
		v.Visits = [][]string{{"文書審査"}, {"文書審査", "現地審査", "追加審査"}, {"現地審査"}}[r.IntN(3)]
	}
	if flip() {
		v.Findings = map[int]string{1 + r.IntN(12): "適合"}
	}
	if flip() {
		v.Evidence = map[int]string{1 + r.IntN(12): "一覧を確認", 1 + r.IntN(12): "台帳を確認"}
	}
	return v
}
