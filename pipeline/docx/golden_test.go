package docx_test

import (
	"archive/zip"
	"bytes"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"shinsa/pipeline/doc"
)

var update = flag.Bool("update", false, "write the golden files anew")

// small is a short document with one of everything.
func small() *doc.Document {
	d := sample()
	d.Body = append(letterBlocks()[:2], reportBlocks()...)
	for _, b := range d.Body {
		if t, ok := b.(*doc.Table); ok {
			t.Rows = t.Rows[:2]
		}
	}
	return d
}

// parts unpacks a package.
func parts(t *testing.T, data []byte) map[string]string {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(content)
	}
	return out
}

// TestGoldenParts compares every part that is written for a document, one
// element a line. The parts of the reference are compared to themselves.
func TestGoldenParts(t *testing.T) {
	got := parts(t, write(t, small(), reference(t)))
	for name, content := range got {
		if from, err := os.ReadFile("../../templates/reference/" + name); err == nil && strings.HasPrefix(name, "word/") &&
			!strings.Contains(name, "document") && !strings.Contains(name, "er1.xml") {
			if string(from) != content {
				t.Errorf("%s is not the part of the reference", name)
			}
			continue
		}
		golden := filepath.Join("testdata", strings.Trim(strings.NewReplacer("/", "_", "[", "", "]", "").Replace(name), "_")+".golden")
		content = strings.ReplaceAll(content, "><", ">\n<") + "\n"
		if *update {
			if err := os.WriteFile(golden, []byte(content), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if string(want) != content {
			t.Errorf("%s differs from %s (go test -update writes it anew): %s", name, golden, firstDifference(string(want), content))
		}
	}
}

func firstDifference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(w), len(g)) {
		if w[i] != g[i] {
			return "want " + w[i] + " got " + g[i]
		}
	}
	return "one is longer"
}
