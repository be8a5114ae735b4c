package pipeline_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"shinsa/pipeline"
	"shinsa/pipeline/docx"
	"shinsa/pipeline/docx/auditor"
	"shinsa/pipeline/record"
)

// edit lets an auditor work on a file of the project.
func edit(t *testing.T, file string, seed uint64, steps ...auditor.Step) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	out, _, err := auditor.Edit(data, seed, steps...)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, out, 0o644); err != nil {
		t.Fatal(err)
	}
}

// A whole day: a draft is worked on, collected, the register changes, the run
// renews the draft with the auditor's work in it, he goes on, and all of it is
// still there.
func TestAuditorsDay(t *testing.T) {
	slow(t)
	dir, o := t.TempDir(), pipeline.Options{Today: demoDay.Today, Dated: true, Only: []string{"C001"}}
	if _, err := pipeline.DemoProject(dir); err != nil {
		t.Fatal(err)
	}
	run(t, dir, o)
	draft := filepath.Join(dir, "companies", "C001", "審査報告書案.docx")
	edit(t, draft, 1, auditor.Fill("finding.2-2a", "適合"), auditor.Fill("evidence.2-2a", "情報管理規程第３条（平成29年4月制定）"), auditor.AddParagraph(), auditor.AddTable(), auditor.Comment())

	sum := run(t, dir, o)
	d := sum.Companies[0].Draft
	if d == nil || d.Findings != 1 || d.Edits < 4 {
		t.Fatalf("collected %+v", d)
	}
	col, err := pipeline.Collect(t.Context(), dir, o)
	if err != nil {
		t.Fatal(err)
	}
	f := col.Companies[0].Report.Finding("2-2a")
	if f == nil || f.Verdict.V != record.Conforms || f.Evidence.V != "情報管理規程第３条（平成29年4月制定）" || f.Evidence.Origin.Pos.Place == "" {
		t.Fatalf("got %+v", f)
	}

	reword(t, filepath.Join(dir, "project.yaml"), "濵田 重信", "濵田 重信（新任）")
	sum = run(t, dir, o)
	if len(sum.Renewals) != 1 || sum.Renewals[0].Edits != sum.Renewals[0].Kept+sum.Renewals[0].Reported || sum.Renewals[0].Renewed == 0 {
		t.Fatalf("renewals %+v, problems %v", sum.Renewals, sum.Problems)
	}
	text := lines(t, draft)
	if !strings.Contains(text, "新任") || !strings.Contains(text, "情報管理規程第３条（平成29年4月制定）") {
		t.Error("the renewed draft lacks the new name or the auditor's evidence")
	}
	if sum = run(t, dir, o); len(sum.Renewals) != 0 || sum.Companies[0].Draft.Findings != 1 {
		t.Errorf("a run with nothing changed: %+v %+v", sum.Renewals, sum.Companies[0].Draft)
	}
}

// reword changes what a text file says.
func reword(t *testing.T, file, old, new string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	out := strings.Replace(string(data), old, new, 1)
	if out == string(data) {
		t.Fatalf("%s does not say %q", file, old)
	}
	if err := os.WriteFile(file, []byte(out), 0o644); err != nil {
		t.Fatal(err)
	}
}

func lines(t *testing.T, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	l, err := docx.Lines(data)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(l, "\n")
}
