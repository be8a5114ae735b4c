package merge_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"shinsa/pipeline/docx/auditor"
)

// TestValidator runs the package and schema checks over merged files.
func TestValidator(t *testing.T) {
	script, err := filepath.Abs("../../../../shared/validators/check-docx.sh")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(script); err != nil {
		t.Skip("the validators are not beside the project:", err)
	}
	if err := exec.Command("/usr/bin/python3", "-c", "import lxml").Run(); err != nil {
		t.Skip("the validators need python3-lxml")
	}
	dir, ref := t.TempDir(), reference(t)
	if keep := os.Getenv("MERGE_KEEP"); keep != "" {
		dir = keep
	}
	base, renewed := report(t, ref, auditor.Usual(12)), report(t, ref, changed(12))
	var files []string
	for i, steps := range [][]auditor.Step{nil, {auditor.Type(), auditor.Fill("evidence.4-1-8", "旧台帳"), auditor.AddVisit(), auditor.Comment()},
		{auditor.Paragraphs("evidence.4-1-8", "一", "二"), auditor.DeleteRow("finding.4-1-3"), auditor.Insert(), auditor.Strike(), auditor.Fill("finding.4-1-5", "適合")},
		{auditor.Footnote(), auditor.AddPicture(), auditor.AddTable(), auditor.DeleteControl("evidence.4-1-8"), auditor.Tick("explained.check")},
		{auditor.WordOnline(), auditor.Fill("evidence.4-1-8", "旧台帳")}} {
		edited, _ := edit(t, base, uint64(i), steps...)
		out, _ := three(t, base, edited, renewed)
		files = append(files, filepath.Join(dir, fmt.Sprintf("merged%d.docx", i)))
		if err := os.WriteFile(files[i], out, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if out, err := exec.Command(script, append([]string{"-q"}, files...)...).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
