package merge_test

import (
	"os/exec"
	"testing"

	"shinsa/pipeline/docx/auditor"
	"shinsa/pipeline/docx/draft"
)

// TestLibreOffice: what LibreOffice saves, directly and by way of its own
// format, has every edit, no edit of its own making, and takes the new data.
func TestLibreOffice(t *testing.T) {
	if testing.Short() {
		t.Skip("LibreOffice takes seconds: left out with -short, run by test.sh")
	}
	if _, err := exec.LookPath("soffice"); err != nil {
		t.Skip("LibreOffice (soffice) is not installed; test.sh installs it")
	}
	ref := reference(t)
	base, renewed := report(t, ref, auditor.Usual(12)), report(t, ref, changed(12))
	edited, f := edit(t, base, 5, auditor.Fill("finding.4-1-3", "適合"), auditor.Fill("evidence.4-1-3", "規程を確認した。"), auditor.Tick("explained.check"), auditor.Look(), auditor.Type(),
		auditor.AddParagraph(), auditor.AddTable(), auditor.AddPicture(), auditor.Insert(), auditor.Comment(), auditor.AddVisit(), auditor.Fill("evidence.4-1-8", "旧台帳"))
	for name, by := range map[string][]string{"docx": nil, "odt": {"odt"}} {
		t.Run(name, func(t *testing.T) {
			plain, err := auditor.LibreOffice(t.TempDir(), base, by...)
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range draft.Edits(read(t, base), read(t, plain)) {
				t.Errorf("LibreOffice made an edit: %s %s %q→%q %s", e.Kind, e.Unit, e.Before, e.After, e.Place)
			}
			saved, err := auditor.LibreOffice(t.TempDir(), edited, by...)
			if err != nil {
				t.Fatal(err)
			}
			out, rep := three(t, base, saved, renewed)
			t.Logf("%d edits, %d kept, %d reported, %d renewed, %d conflicts", len(rep.Edits), rep.Kept, len(rep.Reported), len(rep.Renewed), len(rep.Conflicts))
			for _, e := range rep.Edits {
				t.Logf("%s %s %s %q→%q", e.Kind, e.Unit, e.Tag, e.Before, e.After)
			}
			for _, c := range rep.Conflicts {
				t.Logf("conflict %s %s %q %q %q", c.Kind, c.Place, c.Before, c.Theirs, c.Ours)
			}
			holdsAll(t, out, f.Said)
			stable(t, renewed, out)
			again, err := auditor.LibreOffice(t.TempDir(), out)
			if err != nil {
				t.Fatal(err)
			}
			holdsAll(t, again, f.Said)
		})
	}
}
