package deliverable_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const validators = "../../../shared/validators/"

// parts are the objects of a small PDF that has all that is asked for. A test
// changes one.
func parts() map[string]string {
	icc := make([]byte, 132)
	copy(icc[36:], "acsp")
	return map[string]string{
		"1": "<</Type/Catalog/Pages 2 0 R/Metadata 5 0 R/OutputIntents[<</S/GTS_PDFA1/DestOutputProfile 6 0 R>>]EXTRA>>",
		"2": "<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"3": "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</Font<</F 7 0 R>>>>PAGE>>",
		"5": stream("", `<rdf:Description pdfaid:part="2" pdfaid:conformance="U"/>`),
		"6": stream("", string(icc)),
		"7": "<</Type/Font/Subtype/Type0/BaseFont/AB/Encoding/Identity-H/DescendantFonts[8 0 R]/ToUnicode 9 0 R>>",
		"8": "<</Type/Font/Subtype/CIDFontType2/BaseFont/AB/FontDescriptor<</Type/FontDescriptor/FontFile2 9 0 R>>>>",
		"9": stream("", "x"),
	}
}

func stream(keys, data string) string {
	return fmt.Sprintf("<</Length %d%s>>\nstream\n%s\nendstream", len(data), keys, data)
}

func pdfOf(parts map[string]string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	var numbers []string
	for n := range parts {
		numbers = append(numbers, n)
	}
	slices.Sort(numbers)
	for _, n := range numbers {
		body := strings.NewReplacer("EXTRA", "", "PAGE", "").Replace(parts[n])
		fmt.Fprintf(&b, "%s 0 obj\n%s\nendobj\n", n, body)
	}
	fmt.Fprintf(&b, "trailer\n<</Root 1 0 R%s>>\n%%%%EOF\n", parts["trailer"])
	return b.Bytes()
}

func TestPDF(t *testing.T) {
	swap := func(n, old, with string) func(map[string]string) {
		return func(p map[string]string) {
			if !strings.Contains(p[n], old) {
				t.Fatalf("%s has no %q", n, old)
			}
			p[n] = strings.Replace(p[n], old, with, 1)
		}
	}
	for name, b := range map[string]struct {
		code string // "" for none
		edit func(map[string]string)
	}{
		"sound": {"", swap("1", "EXTRA", "")},
		"level as an element": {"", func(p map[string]string) {
			p["5"] = stream("", "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>a</pdfaid:conformance>")
		}},
		"another part":       {"deliver-pdf-flavour", swap("5", `part="2"`, `part="3"`)},
		"another level":      {"deliver-pdf-flavour", swap("5", `"U"`, `"B"`)},
		"no claim":           {"deliver-pdf-flavour", swap("1", "/Metadata 5 0 R", "")},
		"no intent":          {"deliver-pdf-intent", swap("1", "GTS_PDFA1", "GTS_PDFX")},
		"intent without ICC": {"deliver-pdf-intent", swap("6", "acsp", "zzzz")},
		"font not embedded":  {"deliver-pdf-font", swap("8", "/FontFile2 9 0 R", "")},
		"font of the reader": {"deliver-pdf-font", func(p map[string]string) {
			p["7"] = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
		}},
		"text not to be taken": {"deliver-pdf-unicode", swap("7", "/ToUnicode 9 0 R", "")},
		"script":               {"deliver-pdf-active", swap("1", "EXTRA", "/OpenAction<</S/JavaScript/JS(app.alert)>>")},
		"program":              {"deliver-pdf-active", swap("3", "PAGE", "/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 1 1]/A<</S/Launch/F(a.exe)>>>>]")},
		"action of the page":   {"deliver-pdf-active", swap("3", "PAGE", "/AA<</O 9 0 R>>")},
		"another file":         {"deliver-pdf-external", swap("3", "PAGE", "/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 1 1]/A<</S/GoToR/F(a.pdf)>>>>]")},
		"stream elsewhere":     {"deliver-pdf-external", func(p map[string]string) { p["9"] = stream("/F(a.bin)", "x") }},
		"attachment":           {"deliver-pdf-attached", swap("1", "EXTRA", "/Names<</EmbeddedFiles<</Names[]>>>>")},
		"remark":               {"deliver-pdf-remark", swap("3", "PAGE", "/Annots[<</Type/Annot/Subtype/Text/Rect[0 0 1 1]/Contents(todo)>>]")},
		"old filter":           {"deliver-pdf-feature", func(p map[string]string) { p["9"] = stream("/Filter/LZWDecode", "x") }},
		"dynamic form":         {"deliver-pdf-feature", swap("1", "EXTRA", "/AcroForm<</XFA 9 0 R>>")},
		"password":             {"deliver-encrypted", func(p map[string]string) { p["trailer"] = "/Encrypt<</V 1>>" }},
		"goes round":           {"", swap("2", "/Count 1", "/Count 1/Again 1 0 R/Self 2 0 R")},
	} {
		in := input(t, "mri")
		p := parts()
		b.edit(p)
		change(&in, "report.pdf", pdfOf(p))
		_, found := make1(t, in)
		var got []string
		for _, c := range codes(found) {
			if strings.HasPrefix(c, "deliver-pdf-") && c != "deliver-pdf-untagged" || c == "deliver-encrypted" {
				got = append(got, c)
			}
		}
		if b.code == "deliver-encrypted" {
			got = slices.DeleteFunc(got, func(c string) bool { return c == "deliver-pdf-broken" })
		}
		if b.code == "" && len(got) > 0 || b.code != "" && !slices.Equal(got, []string{b.code}) {
			t.Errorf("%s: want %q, told %v", name, b.code, got)
		}
	}
}

func TestPDFThatIsNone(t *testing.T) {
	in := input(t, "mri")
	change(&in, "report.pdf", []byte("no PDF at all"))
	if _, found := make1(t, in); !slices.Contains(codes(found), "deliver-pdf-broken") {
		t.Errorf("told: %v", codes(found))
	}
	change(&in, "report.pdf", pdfOf(parts()))
	if _, found := make1(t, in); !slices.Contains(codes(found), "deliver-pdf-untagged") {
		t.Errorf("told: %v", codes(found))
	}
}

// TestOthersAgree: veraPDF and the schema validators find nothing either in what
// was delivered.
func TestOthersAgree(t *testing.T) {
	if _, err := os.Stat(validators); err != nil {
		t.Skipf("%s is not here: the validators lie beside the project in CI", validators)
	}
	p, _ := make1(t, input(t, "meti"))
	dir := t.TempDir()
	files := map[string][]string{}
	for i, e := range p.Files {
		name := filepath.Join(dir, fmt.Sprint(i)+filepath.Ext(e.Path))
		if err := os.WriteFile(name, e.Data, 0o600); err != nil {
			t.Fatal(err)
		}
		files[filepath.Ext(e.Path)] = append(files[filepath.Ext(e.Path)], name)
	}
	run := func(script string, args ...string) {
		if out, err := exec.Command(validators+script, args...).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%.2000s", script, err, out)
		}
	}
	run("check-xlsx.sh", append([]string{"-q"}, files[".xlsx"]...)...)
	run("check-docx.sh", append([]string{"-q"}, files[".docx"]...)...)
	if testing.Short() {
		t.Skip("veraPDF takes seconds: left out with -short")
	}
	run("check-pdf.sh", append([]string{"--flavour", "2u"}, files[".pdf"]...)...)
}

// TestDraftWords: marks are found wherever they stand, Latin ones alone.
func TestDraftWords(t *testing.T) {
	for text, draft := range map[string]bool{"DRAFT": true, "This is a DRAFT.": true, "DRAFTING": false, "報告書（案）": true, "提案": false, "案": true, "案 内": false} {
		in := input(t, "mri")
		both(styled(text))(t, &in)
		if _, found := make1(t, in); slices.Contains(codes(found), "deliver-draft-mark") != draft {
			t.Errorf("%q: %v", text, codes(found))
		}
	}
}
