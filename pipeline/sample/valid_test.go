package sample

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"shinsa/pipeline/record"
)

// Every file that is not damaged on purpose is a sound workbook to others.
func TestValidator(t *testing.T) {
	const check = "../../../shared/validators/check-xlsx.sh"
	if _, err := os.Stat(check); err != nil {
		t.Skip("the validator of workbooks is not installed beside the project: " + check)
	}
	demo, truth := demoOf(t)
	more, others := makeOf(t, Options{Companies: 8, Seed: 11, Mess: 1})
	dir := t.TempDir()
	args := []string{"-q"}
	for i, f := range append(demo, more...) {
		r := truth.Of(f.Path)
		if i >= len(demo) {
			r = others.Of(f.Path)
		}
		if !strings.HasSuffix(f.Path, ".xlsx") || r != nil && r.Fate == record.TurnedAway {
			continue
		}
		name := filepath.Join(dir, itoa(i)+".xlsx")
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
		args = append(args, name)
	}
	if out, err := exec.Command(check, args...).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
