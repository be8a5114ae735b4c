package pdf_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"shinsa/pipeline/doc"
)

// Other programs find bookmarks, links, title and language.
func TestFileTellsWhatItIs(t *testing.T) {
	d := report(2, 5)
	file := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, write(t, d).Data, 0o644); err != nil {
		t.Fatal(err)
	}
	outline := run(t, "mutool", "show", file, "outline")
	for _, e := range doc.Outline(d) {
		if !strings.Contains(outline, e.Label()) {
			t.Errorf("no bookmark %q in\n%s", e.Label(), outline)
		}
	}
	plain := run(t, "qpdf", "--qdf", "--object-streams=disable", file, "-")
	for want, n := range map[string]int{"/Subtype /Link": 8, "/Lang (ja-JP)": 1, "/DisplayDocTitle true": 1, "/CreationDate": 0, "/ModDate": 0, "beginbfchar": -1, "<D842DFB7>": 1} {
		if got := strings.Count(plain, want); got != n && n >= 0 || got == 0 && n < 0 {
			t.Errorf("%q stands %d times in the file, want %d", want, got, n)
		}
	}
	for _, line := range strings.Split(plain, "\n") {
		if strings.HasSuffix(line, " beginbfchar") && len(strings.TrimSuffix(line, " beginbfchar")) > 3 {
			t.Errorf("a block is longer than 100: %s", line)
		}
	}
	if info := run(t, "pdfinfo", file); !strings.Contains(info, "審査報告書（案）") || !strings.Contains(info, "一般社団法人〇〇審査機構") {
		t.Error(info)
	}
}
