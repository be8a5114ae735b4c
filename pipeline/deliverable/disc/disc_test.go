package disc_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/deliverable/disc"
)

var day = calendar.Date{Year: 2018, Month: 8, Day: 15}

// long has exactly the 64 units that Joliet allows, one pair of surrogates
// among them.
var long = strings.Repeat("長", 58) + "𠮷.pdf"

func someFiles() []disc.File {
	return []disc.File{
		{"manifest.sha256", []byte("sums")},
		{"01_事業報告書/事業報告書.docx", bytes.Repeat([]byte("word"), 3000)},
		{"01_事業報告書/事業報告書.pdf", bytes.Repeat([]byte("p"), 2048)},
		{"01_事業報告書/事業報告書（公表用）.docx", []byte("public")},
		{"01_事業報告書/事業報告書の概要版.docx", []byte("short")},
		{"02_図表データ/CSV/表2-1.csv", nil},
		{"02_図表データ/CSV/" + long, []byte("long")},
		{"README.TXT", []byte("plain")},
	}
}

func image(t *testing.T, files []disc.File) []byte {
	t.Helper()
	data, err := disc.Image(files, disc.Options{Volume: "事業報告書 第1版", Publisher: "見本認証機構", Date: day})
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestWhatIsWrittenIsRead(t *testing.T) {
	files := someFiles()
	data := image(t, files)
	got, err := disc.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(files, func(a, b disc.File) int { return strings.Compare(a.Path, b.Path) })
	if len(got) != len(files) {
		t.Fatalf("%d files of %d", len(got), len(files))
	}
	for i, f := range files {
		if got[i].Path != f.Path || !bytes.Equal(got[i].Data, f.Data) {
			t.Errorf("%s came back as %s (%d bytes of %d)", f.Path, got[i].Path, len(got[i].Data), len(f.Data))
		}
	}
	slices.Reverse(files)
	if !bytes.Equal(data, image(t, files)) {
		t.Error("another order of the files gives other bytes")
	}
}

// TestManyFiles needs folders whose records take several sectors.
func TestManyFiles(t *testing.T) {
	var files []disc.File
	for i := range 700 {
		name := "表" + strings.Repeat("字", i%40) + "_" + string(rune('あ'+i%80)) + string(rune('ア'+i/80)) + ".csv"
		files = append(files, disc.File{Path: "図表/" + name, Data: []byte(name)})
	}
	data := image(t, files)
	got, err := disc.Read(data)
	if err != nil || len(got) != len(files) {
		t.Fatalf("%d files, %v", len(got), err)
	}
	for _, f := range got {
		if "図表/"+string(f.Data) != f.Path {
			t.Fatalf("%s has the contents of %s", f.Path, f.Data)
		}
	}
	others(t, data, files)
}

func TestWhatDoesNotFitIsRefused(t *testing.T) {
	for _, p := range []string{"", "a//b", "../a", "a:b", "a\nb", strings.Repeat("字", 65), "1/2/3/4/5/6/7/8/9",
		strings.Repeat(strings.Repeat("字", 60)+"/", 4) + "a.txt"} {
		if _, err := disc.Image([]disc.File{{Path: p}}, disc.Options{Date: day}); err == nil {
			t.Errorf("%q was taken", p)
		}
	}
	if _, err := disc.Image([]disc.File{{Path: "a.txt"}, {Path: "A.TXT"}}, disc.Options{Date: day}); err == nil {
		t.Error("two names that Windows does not tell apart were taken")
	}
}

// TestOtherProgramsReadIt holds names and contents with every program that is
// here. test.sh installs them: genisoimage, xorriso, libarchive-tools, 7zip.
func TestOtherProgramsReadIt(t *testing.T) { others(t, image(t, someFiles()), someFiles()) }

func others(t *testing.T, data []byte, files []disc.File) {
	t.Helper()
	dir := t.TempDir()
	iso := filepath.Join(dir, "d.iso")
	if err := os.WriteFile(iso, data, 0o600); err != nil {
		t.Fatal(err)
	}
	unpack := map[string][]string{
		"7z":      {"x", "-y", "-o" + filepath.Join(dir, "7z"), iso},
		"bsdtar":  {"-xf", iso, "-C", filepath.Join(dir, "bsdtar")},
		"xorriso": {"-osirrox", "on", "-indev", iso, "-extract", "/", filepath.Join(dir, "xorriso")},
	}
	used := 0
	for _, name := range []string{"7z", "bsdtar", "xorriso"} {
		if _, err := exec.LookPath(name); err != nil {
			t.Logf("%s is not here", name)
			continue
		}
		used++
		out := filepath.Join(dir, name)
		if err := os.MkdirAll(out, 0o700); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(name, unpack[name]...)
		cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8")
		if said, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", name, err, said)
			continue
		}
		for _, f := range files {
			if got, err := os.ReadFile(filepath.Join(out, filepath.FromSlash(f.Path))); err != nil || !bytes.Equal(got, f.Data) {
				t.Errorf("%s: %s: %d bytes of %d, %v", name, f.Path, len(got), len(f.Data), err)
			}
		}
	}
	if isoinfo(t, iso, files) {
		used++
	}
	if used == 0 {
		t.Skip("none of 7z, bsdtar, xorriso, isoinfo is here: apt-get install p7zip-full libarchive-tools xorriso genisoimage")
	}
}

func isoinfo(t *testing.T, iso string, files []disc.File) bool {
	t.Helper()
	if _, err := exec.LookPath("isoinfo"); err != nil {
		t.Log("isoinfo is not here")
		return false
	}
	said, err := exec.Command("isoinfo", "-J", "-f", "-i", iso).CombinedOutput()
	if err != nil {
		t.Errorf("isoinfo: %v\n%s", err, said)
	}
	for _, f := range files {
		if !strings.Contains(string(said), "/"+masked(f.Path)+"\n") {
			t.Errorf("isoinfo does not list %s", f.Path)
		}
	}
	return true
}

// masked is a path as isoinfo shows it: it has no kanji, and shows _ for each
// unit of UTF-16.
func masked(path string) string {
	var b strings.Builder
	for _, c := range path {
		if c < 0x80 {
			b.WriteRune(c)
		} else {
			b.WriteString(strings.Repeat("_", utf16.RuneLen(c)))
		}
	}
	return b.String()
}

func FuzzRead(f *testing.F) {
	data, err := disc.Image(someFiles()[5:], disc.Options{Volume: "v", Date: day})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data[:32*2048])
	f.Fuzz(func(t *testing.T, data []byte) {
		files, err := disc.Read(data)
		if err == nil && len(files) > len(data) {
			t.Error("more files than bytes")
		}
	})
}
