package pipeline_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"shinsa/pipeline"
	"shinsa/pipeline/docx/markup"
	"shinsa/pipeline/problem"
)

// delivering is a copy of the demo at its end, to deliver from.
func delivering(t *testing.T) (dir string, o pipeline.Options) {
	t.Helper()
	d := playedDemo()
	if d.err != nil {
		t.Fatal(d.err)
	}
	dir = filepath.Join(t.TempDir(), "p")
	if err := os.CopyFS(dir, os.DirFS(d.dir)); err != nil {
		t.Fatal(err)
	}
	return dir, pipeline.Options{Today: pipeline.DemoEnd()}
}

func deliver(t *testing.T, dir string, o pipeline.Options, profile string) *pipeline.Delivery {
	t.Helper()
	d, err := pipeline.Deliver(t.Context(), dir, pipeline.DeliverOptions{Options: o, Profile: profile})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// verified checks a deliverable as on another machine.
func verified(t *testing.T, path string, o pipeline.VerifyOptions) *pipeline.VerifiedDeliverable {
	t.Helper()
	v, err := pipeline.VerifyDeliverable(t.Context(), path, o)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// reword replaces words in a Word file, as the office does that writes it.
func retype(t *testing.T, file, old, new string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	p, err := markup.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	b, err := p.Part("word/document.xml")
	if err != nil || !bytes.Contains(b, []byte(old)) {
		t.Fatalf("%q is not in %s: %v", old, file, err)
	}
	p.Set("word/document.xml", bytes.Replace(b, []byte(old), []byte(new), 1))
	if data, err = p.Bytes(); err == nil {
		err = os.WriteFile(file, data, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// TestDeliverables: every profile gives a package that verifies as a folder, an
// archive and a disc, with and without the register; what is delivered again is
// a version of its own that says what changed, and the first one stands.
func TestDeliverables(t *testing.T) {
	slow(t)
	dir, o := delivering(t)
	for _, profile := range []string{"mri", "meti", "nedo"} {
		d := deliver(t, dir, o, profile)
		if d.Folder == "" {
			t.Errorf("%s: %v", profile, d.Problems)
			continue
		}
		for at, register := range map[string]string{d.Folder: "", d.Archive: filepath.Join(dir, "companies.xlsx"), d.Image: ""} {
			v := verified(t, filepath.Join(dir, at), pipeline.VerifyOptions{Register: register})
			if v.Problems.HasErrors() || v.Digest != d.Digest || v.Files != d.Files || v.Scanned != (register != "") {
				t.Errorf("%s: %v", at, v)
			}
		}
		sums := exec.Command(tool(t, "sha256sum"), "--quiet", "-c", "manifest.sha256")
		sums.Dir = filepath.Join(dir, d.Folder)
		if out, err := sums.CombinedOutput(); err != nil {
			t.Errorf("sha256sum: %v\n%s", err, out)
		}
		if profile == "meti" {
			continue // again is again
		}
		if again := deliver(t, dir, o, profile); again.Folder != "" || !has(again.Problems, "deliver-unchanged") {
			t.Errorf("%s is delivered twice: %v", profile, again)
		}
	}
	first := glob(t, dir, "deliverable/*事業報告書_第1版.zip")
	before, err := os.ReadFile(first)
	if err != nil {
		t.Fatal(err)
	}
	retype(t, filepath.Join(dir, "project/事業報告書.docx"), "規程の有無を問う項目では", "規程の有無に関する項目では")
	d := deliver(t, dir, o, "mri")
	if !strings.HasSuffix(d.Folder, "第2版") || !slices.ContainsFunc(d.Changes, func(s string) bool { return strings.Contains(s, "事業報告書.docx") }) {
		t.Errorf("the second version: %q %v %v", d.Folder, d.Changes, d.Problems)
	}
	if after, err := os.ReadFile(first); err != nil || !bytes.Equal(before, after) {
		t.Error("the first version was touched", err)
	}
}

func glob(t *testing.T, dir, pattern string) string {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(dir, filepath.FromSlash(pattern)))
	if err != nil || len(all) != 1 {
		t.Fatalf("%s: %v %v", pattern, all, err)
	}
	return all[0]
}

// TestDeliveredFilesAreValid holds what leaves the office to the validators.
func TestDeliveredFilesAreValid(t *testing.T) {
	slow(t)
	dir, o := delivering(t)
	d := deliver(t, dir, o, "meti")
	if d.Folder == "" {
		t.Fatal(d.Problems)
	}
	kinds := map[string][]string{}
	err := filepath.WalkDir(filepath.Join(dir, d.Folder), func(p string, e os.DirEntry, err error) error {
		kinds[filepath.Ext(p)] = append(kinds[filepath.Ext(p)], p)
		return err
	})
	if err != nil || len(kinds[".docx"]) != 2 || len(kinds[".pdf"]) != 3 || len(kinds[".xlsx"]) < 5 {
		t.Fatalf("%v %v", kinds, err)
	}
	validate(t, "check-docx.sh", append([]string{"-q"}, kinds[".docx"]...)...)
	validate(t, "check-xlsx.sh", append([]string{"-q"}, kinds[".xlsx"]...)...)
	slices.Sort(kinds[".pdf"])
	validate(t, "check-pdf.sh", append([]string{"--flavour", "2u"}, kinds[".pdf"][:2]...)...) // the third is the second, joined
	validate(t, "check-pdf.sh", "--flavour", "ua1", kinds[".pdf"][0])
}

// TestNothingUnfitIsDelivered: each fault alone stops the deliverable, is told
// with its place, and leaves no file.
func TestNothingUnfitIsDelivered(t *testing.T) {
	slow(t)
	const word = "規程の有無を問う項目では"
	for _, c := range []struct {
		name, profile string
		code          problem.Code
		spoil         func(dir string)
	}{
		{"a company's name", "mri", "leak-found", func(dir string) {
			retype(t, filepath.Join(dir, "project/事業報告書.docx"), word, "ミドリカワ電子㈱では")
		}},
		{"a name over two runs", "mri", "leak-found", func(dir string) {
			retype(t, filepath.Join(dir, "project/事業報告書.docx"), word, "ﾐﾄﾞﾘ</w:t></w:r><w:r><w:t>ｶﾜ 電子では")
		}},
		{"a mark of a draft", "mri", "deliver-draft-mark", func(dir string) {
			retype(t, filepath.Join(dir, "project/事業報告書.docx"), word, "●●の項目では")
		}},
		{"a tracked change", "mri", "finish-tracked", func(dir string) {
			retype(t, filepath.Join(dir, "project/事業報告書.docx"), word, word+`</w:t></w:r><w:ins w:id="9001" w:author="x" w:date="2018-07-20T00:00:00Z"><w:r><w:t>追記</w:t></w:r></w:ins><w:r><w:t>`)
		}},
		{"a report nobody wrote", "mri", "deliver-no-report", func(dir string) {
			for _, f := range []string{"project/事業報告書.docx", "project/事業報告書.pdf"} {
				if err := os.Remove(filepath.Join(dir, f)); err != nil {
					t.Fatal(err)
				}
			}
		}},
		{"an audit that is open without a reason", "mri", "deliver-company-open", func(dir string) {
			if err := os.Remove(filepath.Join(dir, "経過記録.xlsx")); err != nil {
				t.Fatal(err)
			}
		}},
		{"a profile that is not there", "acme", "deliver-profile-unknown", func(string) {}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir, o := delivering(t)
			c.spoil(dir)
			d := deliver(t, dir, o, c.profile)
			if d.Folder != "" || !has(d.Problems, c.code) {
				t.Errorf("%q %v", d.Folder, d.Problems)
			}
			if _, err := os.Stat(filepath.Join(dir, "deliverable")); err == nil {
				t.Error("files were made")
			}
		})
	}
}

// TestDeliverableIsReadByAnother: a report that another program reads otherwise
// is not delivered.
func TestDeliverableIsReadByAnother(t *testing.T) {
	slow(t)
	dir, o := delivering(t)
	o.Reader = textOf("自己チェック")
	if d := deliver(t, dir, o, "mri"); d.Folder != "" || !has(d.Problems, "check-second-reader") {
		t.Errorf("%q %v", d.Folder, d.Problems)
	}
}

// TestTamperedDeliverable: what was changed on the way is seen.
func TestTamperedDeliverable(t *testing.T) {
	slow(t)
	dir, o := delivering(t)
	d := deliver(t, dir, o, "mri")
	word := filepath.Join(dir, d.Folder, "01_事業報告書", "事業報告書.docx")
	retype(t, word, "参加企業は", "参加企業数は")
	v := verified(t, filepath.Join(dir, d.Folder), pipeline.VerifyOptions{})
	if !has(v.Problems, "deliver-file-altered") || !has(v.Problems, "pdf-text-missing") && !has(v.Problems, "deliver-text-extra") {
		t.Error(v.Problems)
	}
}
