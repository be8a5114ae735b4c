package deliverable_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"shinsa/pipeline/deliverable"
	"shinsa/pipeline/problem"
)

func TestEveryProfileMakesAPackage(t *testing.T) {
	for _, name := range []string{"mri", "meti", "nedo"} {
		p, found := make1(t, input(t, name))
		for _, f := range found {
			t.Errorf("%s: %s", name, f.Text("ja"))
		}
		if p == nil {
			continue
		}
		for _, e := range p.Files {
			t.Logf("%s %7d %s", name, len(e.Data), e.Path)
		}
		verify(t, name, p.Files)
	}
}

func verify(t *testing.T, what string, tree []deliverable.Entry) *deliverable.Verified {
	t.Helper()
	v, found := deliverable.Verify(tree, input(t, "mri").Tools)
	for _, f := range found {
		t.Errorf("%s: %s", what, f.Text("ja"))
	}
	return v
}

// TestRoundTrip verifies the same deliverable as folder, archive and image.
func TestRoundTrip(t *testing.T) {
	p, _ := make1(t, input(t, "meti"))
	folder := fstest.MapFS{}
	for _, e := range p.Files {
		folder[e.Path] = &fstest.MapFile{Data: e.Data}
	}
	folder[".DS_Store"] = &fstest.MapFile{}
	tree, err := deliverable.Folder(folder)
	if err != nil {
		t.Fatal(err)
	}
	packed, err := p.Zip()
	if err != nil {
		t.Fatal(err)
	}
	image, err := p.Image()
	if err != nil {
		t.Fatal(err)
	}
	if i, ok := deliverable.Describe(tree); !ok || !slices.Contains(i.Known, "株式会社見本総研") {
		t.Errorf("it says of itself: %+v", i)
	}
	for name, open := range map[string]func() ([]deliverable.Entry, error){
		"folder": func() ([]deliverable.Entry, error) { return tree, nil },
		"zip":    func() ([]deliverable.Entry, error) { return deliverable.Unpack(packed) },
		"iso":    func() ([]deliverable.Entry, error) { return deliverable.Unpack(image) },
	} {
		tree, err := open()
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if v := verify(t, name, tree); v.Digest != p.Record.Digest || v.Info.Project != "認証トライアル" || !v.Scanned {
			t.Errorf("%s: digest %s, recorded %s, %+v", name, v.Digest, p.Record.Digest, v.Info)
		}
	}
}

func TestSameInputSameBytes(t *testing.T) {
	var before [2][]byte
	for i := range 3 {
		p, _ := make1(t, input(t, "meti"))
		packed, err := p.Zip()
		if err != nil {
			t.Fatal(err)
		}
		image, err := p.Image()
		if err != nil {
			t.Fatal(err)
		}
		if i > 0 && (!bytes.Equal(before[0], packed) || !bytes.Equal(before[1], image)) {
			t.Fatal("the same input gave other bytes")
		}
		before = [2][]byte{packed, image}
	}
}

// TestSumsAreTaken holds the manifest with sha256sum.
func TestSumsAreTaken(t *testing.T) {
	tool, err := exec.LookPath("sha256sum")
	if err != nil {
		t.Skip("sha256sum is not here (coreutils)")
	}
	p, _ := make1(t, input(t, "mri"))
	dir := t.TempDir()
	for _, e := range p.Files {
		name := filepath.Join(dir, filepath.FromSlash(e.Path))
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, e.Data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command(tool, "--strict", "-c", deliverable.SumsName)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil || strings.Count(string(out), ": OK") != len(p.Files)-1 {
		t.Errorf("sha256sum: %v\n%s", err, out)
	}
}

// TestZipOpensInJapan: names in UTF-8 and said to be, one folder, one time.
func TestZipOpensInJapan(t *testing.T) {
	p, _ := make1(t, input(t, "mri"))
	data, err := p.Zip()
	if err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if f.Flags&0x800 == 0 || f.NonUTF8 || !strings.HasPrefix(f.Name, p.Folder+"/") || f.Modified.Format("2006-01-02") != "2018-08-15" {
			t.Errorf("%s: flags %x, %v", f.Name, f.Flags, f.Modified)
		}
	}
	if tool, err := exec.LookPath("unzip"); err == nil {
		name := filepath.Join(t.TempDir(), "a.zip")
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command(tool, "-tq", name).CombinedOutput(); err != nil {
			t.Errorf("unzip: %v\n%s", err, out)
		}
	}
}

// TestLaterDeliverables: the next one knows the last, says what changed, and
// what changed only in date is told.
func TestLaterDeliverables(t *testing.T) {
	one, _ := make1(t, input(t, "mri"))
	kept, err := json.Marshal(one.Record)
	if err != nil {
		t.Fatal(err)
	}
	in := input(t, "mri")
	in.Earlier = make([]deliverable.Delivered, 1)
	if err := json.Unmarshal(kept, &in.Earlier[0]); err != nil {
		t.Fatal(err)
	}
	if _, found := make1(t, in); !slices.Contains(codes(found), "deliver-unchanged") {
		t.Errorf("nothing changed, and nothing was said: %v", codes(found))
	}
	moved := size()
	moved.Rows = [][]string{{"中小企業", "45", "86.5%"}, {"中堅企業", "7", "13.5%"}}
	in.Tables = []deliverable.Table{moved}
	w, err := theWriter()
	if err != nil {
		t.Fatal(err)
	}
	d := report()
	d.Body[2] = table(moved)
	word, page := w.write(t, d)
	change(&in, "report.docx", plainWord(t, word))
	change(&in, "report.pdf", page)
	change(&in, "figures.xlsx", book(t, moved))
	change(&in, "figures.csv", values(moved))
	two, found := make1(t, in)
	for _, f := range found {
		t.Error(f.Text("ja"))
	}
	if two.Record.Version != 2 || two.Record.Supersedes != one.Record.Digest || two.Info.Supersedes != one.Record.Digest || two.Folder == one.Folder {
		t.Errorf("record: %+v", two.Record)
	}
	said := text(two, deliverable.ChangesName)
	for _, want := range []string{"第2版", "前の版：第1版", one.Record.Digest, "変更　01_事業報告書/事業報告書.docx", "変更　表 1-1　中小企業・社数：44 → 45", "変更　表 1-1　中堅企業・割合：15.4% → 13.5%"} {
		if !strings.Contains(said, want) {
			t.Errorf("changes do not say %q:\n%s", want, said)
		}
	}
	verify(t, "second", two.Files)
}

func text(p *deliverable.Package, name string) string {
	for _, e := range p.Files {
		if e.Path == name {
			return string(e.Data)
		}
	}
	return ""
}

// TestLeaksStop: a hit of the scanner stops everything; the table of codes is
// there to name companies.
func TestLeaksStop(t *testing.T) {
	in := input(t, "meti")
	in.Files = append(in.Files, deliverable.File{Role: "codes.xlsx", Data: book(t, size()), Path: "project/codes.xlsx"})
	var seen []string
	var mu sync.Mutex
	in.Tools.Scan = func(path string, data []byte) problem.List {
		mu.Lock()
		defer mu.Unlock()
		seen = append(seen, path)
		return nil
	}
	p, _ := make1(t, in)
	if p == nil || len(seen) != len(p.Files)-1+1 { // all but the codes, and the folder's name
		t.Errorf("%d scanned: %v", len(seen), seen)
	}
	in.Tools.Scan = func(path string, data []byte) problem.List {
		if strings.HasSuffix(path, ".pdf") {
			return problem.List{problem.New("deliver-tracked", problem.Pos{File: path}, "a", "b")}
		}
		return nil
	}
	if p, found := make1(t, in); p != nil || !found.HasErrors() {
		t.Error("a hit did not stop the deliverable")
	}
	in.Tools.Scan = nil
	if _, found := make1(t, in); !slices.Contains(codes(found), "deliver-no-scan") {
		t.Error("that nothing was searched is not said")
	}
}
