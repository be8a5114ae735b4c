package object_test

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"shinsa/pipeline/pdf/object"
)

func TestLexer(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"12 -3.5 +.25 4. 00012 --7", "12 -3.5 0.25 4 12 -7"},
		{"/Name /A#42C / [1[2]3]", "/Name /ABC / [1 [2] 3]"},
		{"(a(b)c\\)\\\\)(\\101\\12x)(line\\\r\nend\r\n)", `(a(b)c)\) (A` + "\n" + `x) (lineend` + "\n)"},
		{"<48656C6C6F><4 8 4>", "(Hello) (H@)"},
		{"<</A 1/B[/C null true]>>", "<<A 1 B [/C null 1]>>"},
		{"% note\nBT % more\rET", "BT ET"},
		{"1 0 R", "1 0 R"},
		{"q BI /W 1 ID \x00EI\x01 EI Q", "q BI /W 1 ID Q"},
	} {
		l := object.NewLexer([]byte(c.in))
		var got []string
		for {
			v, err := l.Next()
			if errors.Is(err, object.ErrEnd) {
				break
			}
			if err != nil {
				t.Fatalf("%q: %v", c.in, err)
			}
			got = append(got, show(v))
			if v.Is("ID") {
				l.SkipImage()
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q: %q, want %q", c.in, strings.Join(got, " "), c.want)
		}
	}
}

func show(v object.Value) string {
	list := func() string {
		var out []string
		for i, e := range v.List {
			if v.Kind == object.Dict && i%2 == 0 {
				out = append(out, string(e.Str))
				continue
			}
			out = append(out, show(e))
		}
		return strings.Join(out, " ")
	}
	switch v.Kind {
	case object.Null:
		return "null"
	case object.Number, object.Bool:
		return fmt.Sprint(v.Num)
	case object.String:
		return "(" + string(v.Str) + ")"
	case object.Name:
		return "/" + string(v.Str)
	case object.Array:
		return "[" + list() + "]"
	case object.Dict:
		return "<<" + list() + ">>"
	default:
		return string(v.Str)
	}
}

// small is a file of one page, as plain as can be.
const small = "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n" +
	"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R>>\nendobj\n4 0 obj\n<</Length 5 0 R>>\nstream\nBT (text) Tj ET\nendstream\nendobj\n5 0 obj\n15\nendobj\n"

func content(f *object.File) string {
	page := f.Resolve(f.Get(f.Get(f.Root(), "Pages"), "Kids").List[0])
	data, err := f.Stream(f.Get(page, "Contents"))
	if err != nil {
		return err.Error()
	}
	return string(data)
}

// A file whose table of objects is lost is read all the same.
func TestRebuild(t *testing.T) {
	for name, data := range map[string]string{
		"no table":      small,
		"wrong table":   small + "xref\n0 1\n0000000000 65535 f \ntrailer\n<</Root 1 0 R>>\nstartxref\n9999\n%%EOF",
		"shifted table": small + "trailer\n<</Root 1 0 R>>\nstartxref\n3\n%%EOF",
		"wrong length":  strings.Replace(small, "\n15\n", "\n99\n", 1),
		"newer object":  small + "4 0 obj\n<</Length 15>>\nstream\nBT (text) Tj ET\nendstream\nendobj\n",
	} {
		f, err := object.Open([]byte(data))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := strings.TrimSpace(content(f)); got != "BT (text) Tj ET" {
			t.Errorf("%s: content %q", name, got)
		}
	}
}

func TestRefuses(t *testing.T) {
	for name, data := range map[string]string{
		"nothing": "", "no PDF": "hello", "no pages": "%PDF-1.4\n1 0 obj\n<<>>\nendobj\n",
		"encrypted": small + "trailer\n<</Root 1 0 R/Encrypt<</V 1>>>>\nstartxref\n0\n%%EOF",
	} {
		if _, err := object.Open([]byte(data)); err == nil {
			t.Errorf("%s is opened", name)
		}
	}
}

// Every way in which another program writes the same file gives the same
// content.
func TestOtherWriters(t *testing.T) {
	if _, err := exec.LookPath("qpdf"); err != nil {
		t.Skip("qpdf is not installed")
	}
	dir := t.TempDir()
	in := filepath.Join(dir, "in.pdf")
	if err := os.WriteFile(in, []byte(small+"trailer\n<</Root 1 0 R/Size 6>>\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for i, args := range [][]string{{"--object-streams=generate"}, {"--linearize"}, {"--linearize", "--object-streams=generate"}, {"--qdf"}, {"--object-streams=disable", "--stream-data=compress"}, {"--min-version=1.7"}} {
		out := filepath.Join(dir, fmt.Sprintf("%d.pdf", i))
		var failed *exec.ExitError
		if msg, err := exec.Command("qpdf", append(args, in, out)...).CombinedOutput(); err != nil && !(errors.As(err, &failed) && failed.ExitCode() == 3) { // 3: warnings about our small file
			t.Fatalf("qpdf: %v %s", err, msg)
		}
		data, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		f, err := object.Open(data)
		if err != nil {
			t.Errorf("%v: %v", args, err)
			continue
		}
		if got := strings.TrimSpace(content(f)); got != "BT (text) Tj ET" {
			t.Errorf("%v: content %q", args, got)
		}
	}
}

// FuzzOpen: no bytes make the reader panic or go on for ever.
func FuzzOpen(f *testing.F) {
	f.Add([]byte(small))
	f.Add([]byte(small + "xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer\n<</Root 1 0 R/Prev 0/Size 2>>\nstartxref\n" + fmt.Sprint(len(small)) + "\n%%EOF"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := object.Open(data)
		if err != nil {
			return
		}
		for nr := range 50 {
			v := file.Resolve(object.Value{Kind: object.Reference, Num: float64(nr)})
			if v.IsStream() {
				if _, err := file.Stream(v); err != nil {
					continue
				}
			}
		}
	})
}
