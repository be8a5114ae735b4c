package leak

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestRewritten scans PDFs that qpdf wrote anew in the forms that programs
// write: with object streams, linearized, encrypted.
func TestRewritten(t *testing.T) {
	tool, err := exec.LookPath("qpdf")
	if err != nil {
		t.Skip("qpdf is not installed")
	}
	s := New(names())
	for _, c := range []struct {
		args []string
		want string // codes for the file that names a company; the clean one has none but the last
	}{
		{[]string{"--object-streams=generate"}, "leak-found"},
		{[]string{"--linearize"}, "leak-found"},
		{[]string{"--qdf"}, "leak-found"},
		{[]string{"--encrypt", "", "owner", "256", "--"}, "leak-encrypted"},
	} {
		for text, clean := range map[string]bool{"審査は東嶺化成で行った": false, "審査はA社で行った": true} {
			dir := t.TempDir()
			in, out := filepath.Join(dir, "in.pdf"), filepath.Join(dir, "out.pdf")
			if err := os.WriteFile(in, pdfWith(text, "", "", "/Info 7 0 R", pdfObject{dict: "<< /Title " + utf16Hex("報告書") + " >>"}), 0o644); err != nil {
				t.Fatal(err)
			}
			if b, err := exec.Command(tool, append(append([]string{}, c.args...), in, out)...).CombinedOutput(); err != nil {
				t.Fatalf("%v: %s", err, b)
			}
			data, err := os.ReadFile(out)
			if err != nil {
				t.Fatal(err)
			}
			_, problems := s.File("a.pdf", data)
			want := c.want
			if clean && want == "leak-found" {
				want = ""
			}
			if got := codes(problems); got != want {
				t.Errorf("%s %q: %q, want %q", strings.Join(c.args, " "), text, got, want)
			}
		}
	}
}
