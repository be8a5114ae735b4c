package final_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"shinsa/pipeline"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/docx"
	"shinsa/pipeline/docx/draft"
	"shinsa/pipeline/docx/final"
	"shinsa/pipeline/docx/markup"
)

func report(tb testing.TB) []byte {
	tb.Helper()
	dir := tb.TempDir()
	if _, err := pipeline.DemoProject(dir); err != nil {
		tb.Fatal(err)
	}
	o := pipeline.Options{Today: calendar.Date{Year: 2018, Month: 6, Day: 1}, Dated: true, Only: []string{"C001"}}
	if _, err := pipeline.Run(tb.Context(), dir, o); err != nil {
		tb.Fatal(err)
	}
	b, err := os.ReadFile(filepath.Join(dir, "companies", "C001", "審査報告書案.docx"))
	if err != nil {
		tb.Fatal(err)
	}
	return b
}

var options = final.Options{Org: "一般社団法人見本審査機構", Date: "2018-07-31", Title: "審査報告書"}

func TestNothingOfTheWorkIsLeft(t *testing.T) {
	out, err := final.Make(report(t), options)
	if err != nil {
		t.Fatal(err)
	}
	p, err := markup.Open(out)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range p.Names() {
		for _, bad := range []string{"comments", "glossary", "customXml", "custom.xml", "people"} {
			if strings.Contains(name, bad) {
				t.Errorf("part %s is left", name)
			}
		}
		b, err := p.Part(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, bad := range []string{"w:commentR", "showingPlcHdr", "w:rsid", "（記入）", "w:dropDownList", "w14:checkbox", "w15:repeatingSection"} {
			if bytes.Contains(b, []byte(bad)) && !strings.HasSuffix(name, "styles.xml") {
				t.Errorf("part %s has %s", name, bad)
			}
		}
	}
	d, err := draft.Read(out)
	if err != nil || len(d.Fields) > 0 || len(d.Comments) > 0 {
		t.Errorf("fields %d, comments %d, %v", len(d.Fields), len(d.Comments), err)
	}
}

// What was not of the draft alone is there as before, in its order.
// TestWithout: a chapter goes with its lines in the table of contents, and
// nothing else does.
func TestWithout(t *testing.T) {
	data := report(t)
	whole, err := final.Make(data, options)
	if err != nil {
		t.Fatal(err)
	}
	o := options
	o.Without = "回答の出典"
	cut, err := final.Make(data, o)
	if err != nil {
		t.Fatal(err)
	}
	before, after := linesOf(t, whole), linesOf(t, cut)
	at := slices.IndexFunc(before, func(l string) bool { return strings.HasPrefix(l, "別添3") && strings.Contains(l, o.Without) })
	if at < 0 || !slices.Equal(after, before[:at]) {
		t.Errorf("%d of %d lines are left, want %d", len(after), len(before), at)
	}
	p, err := markup.Open(cut)
	if err != nil {
		t.Fatal(err)
	}
	if b, err := p.Part("word/document.xml"); err != nil || bytes.Contains(b, []byte(o.Without+"</w:t></w:r><w:r><w:tab/>")) {
		t.Error("the table of contents still leads to it", err)
	}
}

func linesOf(t *testing.T, data []byte) []string {
	t.Helper()
	out, err := docx.Lines(data)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestTextStays(t *testing.T) {
	data := report(t)
	out, err := final.Make(data, options)
	if err != nil {
		t.Fatal(err)
	}
	before, err := docx.Lines(data)
	if err != nil {
		t.Fatal(err)
	}
	after, err := docx.Lines(out)
	if err != nil {
		t.Fatal(err)
	}
	titles := 0
	for _, l := range after {
		if strings.HasSuffix(l, "（案）") {
			titles++
		}
	}
	if titles > 0 {
		t.Errorf("%d lines still say （案）", titles)
	}
	var want []string
	for _, l := range before {
		want = append(want, words.ReplaceAllString(plainPlaceholders.Replace(l), final.Dash))
	}
	for _, l := range missing(want, after) {
		if slices.Contains(draftOnly(t, data), l) {
			continue
		}
		if !strings.Contains(l, final.Dash) && l != "文書審査" && l != "現地審査" && !slices.Contains(presets, l) {
			t.Errorf("lost: %q", l)
		}
	}
	for _, l := range missing(after, want) {
		t.Errorf("new: %q", l)
	}
}

// draftOnly are the notes that only a draft has.
func draftOnly(t *testing.T, data []byte) []string {
	t.Helper()
	d, err := draft.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range d.Fields {
		if strings.HasPrefix(f.Tag, "lock.draft.") {
			out = append(out, f.Value)
		}
	}
	if len(out) == 0 {
		t.Error("the draft has no notes of its own")
	}
	return out
}

// presets stand in rows that nobody used.
var presets = []string{"従業員", "管理の責任者", "責任者の上司"}

var words = regexp.MustCompile(`^（[^（）]*を記入）$`)

var plainPlaceholders = strings.NewReplacer("（案）", "", "（記入）", final.Dash, "（選択）", final.Dash, "（年月日）", final.Dash)

// missing returns the lines of a that are not in b, in order: what a longest
// common subsequence leaves.
func missing(a, b []string) []string {
	n, m := len(a), len(b)
	best := make([][]int32, n+1)
	for i := range best {
		best[i] = make([]int32, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if a[i] == b[j] {
				best[i][j] = best[i+1][j+1] + 1
			} else {
				best[i][j] = max(best[i+1][j], best[i][j+1])
			}
		}
	}
	var out []string
	for i, j := 0, 0; i < n; {
		switch {
		case j < m && a[i] == b[j]:
			i, j = i+1, j+1
		case j < m && best[i][j+1] >= best[i+1][j]:
			j++
		default:
			out = append(out, a[i])
			i++
		}
	}
	return out
}

func TestFinalFileIsSound(t *testing.T) {
	const check = "../../../../shared/validators/check-docx.sh"
	if _, err := os.Stat(check); err != nil {
		t.Skip("the validator of Word files is not installed beside the project: " + check)
	}
	out, err := final.Make(report(t), options)
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "final.docx")
	if err := os.WriteFile(name, out, 0o644); err != nil {
		t.Fatal(err)
	}
	if msg, err := exec.Command(check, "-q", name).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, msg)
	}
	again, err := final.Make(report(t), options)
	if err != nil || !bytes.Equal(out, again) {
		t.Error("two finals of one file differ", err)
	}
}
