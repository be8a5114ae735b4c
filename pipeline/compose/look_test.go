package compose

import (
	"context"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"shinsa/fonts"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/docx"
	"shinsa/pipeline/pdf"
	"shinsa/pipeline/pdf/font"
	"shinsa/templates"
)

// lookDir keeps the files of TestPagesByLibreOffice for a person to look at.
const lookDir = "SHINSA_LOOK"

// rendering writes documents as the program does.
type rendering struct {
	reference *docx.Reference
	fonts     *font.Set
}

func newRendering(t testing.TB) *rendering {
	t.Helper()
	set, err := font.New(font.Files{Mincho: fonts.Mincho, Gothic: fonts.Gothic, GothicBold: fonts.GothicBold, Supplement: fonts.Supplement})
	if err != nil {
		t.Fatal(err)
	}
	sub, err := fs.Sub(templates.Files, "reference")
	if err != nil {
		t.Fatal(err)
	}
	ref, faults, err := docx.OpenReference(sub)
	if err != nil || faults.HasErrors() {
		t.Fatal(err, faults)
	}
	return &rendering{ref, set}
}

// write puts the document as name.pdf and name.docx into the folder and returns
// the number of its pages.
func (r *rendering) write(t testing.TB, d *doc.Document, base string) int {
	t.Helper()
	p, faults, err := pdf.Write(context.Background(), d, pdf.Options{Look: r.reference.Look(), Fonts: r.fonts})
	for _, f := range faults {
		t.Error(f.Text("en"))
	}
	if err != nil {
		t.Fatal(err)
	}
	w, faults, err := docx.Write(context.Background(), d, docx.Options{Reference: r.reference, Pages: p.HeadingPages, PageCount: p.Pages})
	for _, f := range faults {
		t.Error(f.Text("en"))
	}
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{base + ".pdf": p.Data, base + ".docx": w} {
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return p.Pages
}

// looked are the reports whose pages are counted, and looked at.
func looked(t testing.TB) map[string]ProjectInput {
	cat := fullCatalogue(t)
	public := trialInput(cat, 50, 50)
	public.Edition, public.Tables = EditionPublic, suppressed(public.Tables)
	out := map[string]ProjectInput{"three": trialInput(cat, 12, 3), "public": public}
	if os.Getenv(lookDir) != "" { // a person looks at these, too
		out["fifty"], out["none"] = trialInput(cat, 50, 50), trialInput(cat, 12, 0)
	}
	return out
}

// TestPagesByLibreOffice holds the number of pages of the Word file, as
// LibreOffice lays it out, against that of the PDF: one page of difference in
// fifteen.
func TestPagesByLibreOffice(t *testing.T) {
	if testing.Short() {
		t.Skip("LibreOffice takes seconds: left out with -short, run by test.sh")
	}
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("soffice is not installed")
	}
	dir := t.TempDir()
	if d := os.Getenv(lookDir); d != "" {
		dir = d
	}
	r, tmpl := newRendering(t), loaded(t)
	pages := map[string]int{}
	args := []string{"-env:UserInstallation=file://" + filepath.Join(t.TempDir(), "profile"), "--headless", "--convert-to", "pdf", "--outdir", filepath.Join(dir, "lo")}
	for name, in := range looked(t) {
		d, faults := tmpl.ProjectReport(in)
		for _, f := range faults {
			t.Errorf("%s: %s", name, f.Text("en"))
		}
		pages[name] = r.write(t, d, filepath.Join(dir, name))
		args = append(args, filepath.Join(dir, name+".docx"))
	}
	if out, err := exec.Command(soffice, args...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, out)
	}
	for name, ours := range pages {
		theirs := pageCount(t, filepath.Join(dir, "lo", name+".pdf"))
		t.Logf("%s: %d pages, %d by LibreOffice", name, ours, theirs)
		if d := max(ours-theirs, theirs-ours); 15*d > max(ours, 15) {
			t.Errorf("%s: %d pages, %d by LibreOffice", name, ours, theirs)
		}
	}
}

func pageCount(t *testing.T, file string) int {
	t.Helper()
	out, err := exec.Command("pdfinfo", file).Output()
	if err != nil {
		t.Skipf("pdfinfo is not installed or failed: %v", err)
	}
	for _, l := range strings.Split(string(out), "\n") {
		if s, ok := strings.CutPrefix(l, "Pages:"); ok {
			n, _ := strconv.Atoi(strings.TrimSpace(s))
			return n
		}
	}
	return 0
}
