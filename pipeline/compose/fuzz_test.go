package compose

import (
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"shinsa/pipeline/doc"
)

// FuzzTypedText holds that no typed text changes the structure of a document
// and that every character of it is shown.
func FuzzTypedText(f *testing.F) {
	f.Add(hostile)
	f.Add("一行目\n\n- 二行目\r\n::: right\n[[body]]")
	f.Add("\ue0001\ue001**`<!--")
	tmpl := loaded(f)
	plain, _ := tmpl.ReportDraft(testInput())
	want := doc.Outline(plain)
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		in := testInput()
		in.Assessment.Company.Name = registered(2, s)
		in.Assessment.Items[0].Answer.Comment = said1(8, 8, s)
		d, faults := tmpl.ReportDraft(in)
		if d == nil || len(faults) > 0 {
			t.Fatal(faults)
		}
		got := doc.Outline(d)
		if len(got) != len(want) || len(d.Body) != len(plain.Body) {
			t.Fatalf("%q changed the structure", s)
		}
		all := strings.Join(doc.Lines(d), "\n")
		for _, l := range strings.Split(breaks.Replace(s), "\n") {
			if !strings.Contains(all, l) && strings.TrimSpace(l) != "" {
				t.Fatalf("%q of %q is lost", l, s)
			}
		}
	})
}

// FuzzTemplate holds that a template is reported or makes a document that
// writers can rely on; never a panic.
func FuzzTemplate(f *testing.F) {
	f.Add("# 一\n\n::: right\n{{.Number}}\n:::\n\n[[table: team]]\n")
	f.Add("- 一\n\n  二\n  1. 三 [[ref: team]]\n\n**四**")
	f.Fuzz(func(t *testing.T, s string) {
		files := fstest.MapFS{}
		for _, kind := range Kinds() {
			files[kind+".md"] = &fstest.MapFile{Data: []byte("x")}
		}
		files["plan.md"] = &fstest.MapFile{Data: []byte(s)}
		tmpl, faults := Load(files)
		if faults.HasErrors() {
			return
		}
		d, _ := tmpl.Plan(testInput())
		if d != nil {
			doc.Lines(d)
		}
	})
}
