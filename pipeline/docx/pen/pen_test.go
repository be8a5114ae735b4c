package pen_test

import (
	"io/fs"
	"strings"
	"testing"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/docx"
	"shinsa/pipeline/docx/auditor"
	"shinsa/pipeline/docx/draft"
	"shinsa/pipeline/docx/pen"
	"shinsa/templates"
)

// Every empty place takes what is said of it, a date with its day; what stands
// already stays, and no comment is left.
func TestFill(t *testing.T) {
	data := draftFile(t)
	before, err := draft.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	day := calendar.Date{Year: 2018, Month: 7, Day: 2}
	out, err := pen.Fill(data, func(p pen.Place) pen.Entry {
		switch {
		case strings.HasSuffix(p.Tag, ".date") || strings.HasSuffix(p.Tag, "-date"):
			return pen.Day(day)
		case strings.HasPrefix(p.Tag, "evidence."):
			return pen.Text("規程<1>を\n確認した。")
		}
		return pen.Entry{}
	})
	if err != nil {
		t.Fatal(err)
	}
	after, err := draft.Read(out)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for i, f := range after.Fields {
		was := before.Fields[i]
		switch {
		case f.Tag != was.Tag:
			t.Fatalf("%s became %s", was.Tag, f.Tag)
		case was.Value == "" && strings.HasPrefix(f.Tag, "evidence."):
			n++
			if !strings.Contains(f.Value, "規程<1>を") || !strings.Contains(f.Value, "確認した。") {
				t.Errorf("%s: %q", f.Tag, f.Value)
			}
		case was.Value != "" && f.Value != was.Value:
			t.Errorf("%s was touched: %q", f.Tag, f.Value)
		}
	}
	if n == 0 || len(after.Comments) > 0 {
		t.Errorf("%d places filled, %d comments left", n, len(after.Comments))
	}
}

// What is no Word file is an error.
func TestFillRefuses(t *testing.T) {
	if _, err := pen.Fill([]byte("no file"), func(pen.Place) pen.Entry { return pen.Entry{} }); err == nil {
		t.Error("filled in nothing")
	}
}

// draftFile is a report draft as the program writes it.
func draftFile(t *testing.T) []byte {
	t.Helper()
	sub, err := fs.Sub(templates.Files, "reference")
	if err != nil {
		t.Fatal(err)
	}
	ref, _, err := docx.OpenReference(sub)
	if err != nil {
		t.Fatal(err)
	}
	v := auditor.Usual(12)
	data, _, err := docx.Write(t.Context(), auditor.Report(v), docx.Options{Reference: ref, Pages: v.Pages, PageCount: 3})
	if err != nil {
		t.Fatal(err)
	}
	return data
}
