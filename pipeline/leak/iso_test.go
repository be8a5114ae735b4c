package leak

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestDisc scans an image that another program made: every file is opened with
// its long name, once.
func TestDisc(t *testing.T) {
	tool, err := exec.LookPath("genisoimage")
	if err != nil {
		t.Skip("genisoimage is not installed")
	}
	dir := t.TempDir()
	for name, data := range map[string][]byte{
		"納品/報告書/事業報告書.docx": docx(t, para("灘浜", "機材商会")),
		"納品/図表/図3-2.csv":    shiftJIS(t, "a,b\r\n別府千春,1\r\n"),
		"readme.txt":        []byte("clean"),
	} {
		p := filepath.Join(dir, "in", filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	image := filepath.Join(dir, "disc.iso")
	if out, err := exec.Command(tool, "-J", "-input-charset", "utf-8", "-o", image, filepath.Join(dir, "in")).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	data, err := os.ReadFile(image)
	if err != nil {
		t.Fatal(err)
	}
	hits, problems := New(names()).File("disc.iso", data)
	var places []string
	for _, h := range hits {
		places = append(places, h.Company+" "+strings.Join(h.Place.Inside, " "))
	}
	want := []string{"C006 納品/報告書/事業報告書.docx", "C007 納品/図表/図3-2.csv"}
	slices.Sort(places)
	if !slices.Equal(places, want) || codes(problems) != "leak-found leak-found" {
		t.Errorf("%q\n%v", places, problems)
	}
}
