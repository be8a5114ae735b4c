package docx_test

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/docx"
	"shinsa/pipeline/problem"
)

// TestLook holds the numbers that the pages are designed with.
func TestLook(t *testing.T) {
	l := reference(t).Look()
	if p := l.Page; p.Width != 595.3 || p.Height != 841.9 || p.MarginTop != 85 || p.MarginLeft != 79.4 || p.HeaderTop != 42.5 || p.FooterBottom != 42.5 {
		t.Errorf("page %+v", p)
	}
	const mincho, gothic = "BIZ UD明朝", "BIZ UDゴシック"
	grey := &doc.Rule{Width: 0.5, Space: 2, Color: "404040"}
	for style, want := range map[doc.Style]doc.StyleLook{
		doc.Body:      {Font: mincho, Size: 10.5, Line: 18, FirstLine: 10.5, Align: doc.Justify},
		doc.ListItem2: {Font: mincho, Size: 10.5, Line: 18, Indent: 42, FirstLine: -21, Align: doc.Justify},
		doc.Heading1: {Font: gothic, Size: 14, Bold: true, Line: 22, Before: 18, After: 8, Align: doc.Left, KeepNext: true,
			BarLeft: &doc.Rule{Width: 5, Space: 6, Color: "36454F"}},
		doc.TableCaption: {Font: gothic, Size: 9.5, Line: 14, Before: 8, After: 3, Align: doc.Centre, KeepNext: true},
		doc.CoverMarking: {Font: gothic, Size: 9, Line: 18, After: 6, Align: doc.End, Boxed: &doc.Rule{Width: 0.5, Space: 3, Color: "404040"}},
		doc.Header:       {Font: gothic, Size: 8.5, Line: 12, Align: doc.Left, RuleBelow: grey},
	} {
		got := l.Styles[style]
		if !equalLook(got, want) {
			t.Errorf("%s\n got %+v\nwant %+v", style, got, want)
		}
	}
	want := doc.TableLook{Rule: doc.Rule{Width: 0.5, Color: "404040"}, PadX: 4, PadTop: 2.5, PadBottom: 2.5,
		HeadFill: "E9EEF1", GroupFill: "F4F6F7", EntryFill: "FFF8E1", EntryColor: "9A7B00"}
	if l.Table != want {
		t.Errorf("table\n got %+v\nwant %+v", l.Table, want)
	}
	for _, s := range doc.Styles() {
		if _, ok := l.Styles[s]; !ok {
			t.Errorf("no look for %s", s)
		}
	}
}

func equalLook(a, b doc.StyleLook) bool {
	rules := func(l *doc.StyleLook) (out []doc.Rule) {
		for _, r := range []**doc.Rule{&l.BarLeft, &l.RuleBelow, &l.Boxed} {
			if *r != nil {
				out = append(out, **r)
			} else {
				out = append(out, doc.Rule{})
			}
			*r = nil
		}
		return out
	}
	return slices.Equal(rules(&a), rules(&b)) && a == b
}

// edited returns the reference as a file after a change of its parts.
func edited(t *testing.T, change func(part, content string) string) []byte {
	t.Helper()
	from := parts(t, reference(t).File())
	var pairs []string
	for _, name := range slices.Sorted(maps.Keys(from)) {
		pairs = append(pairs, name, change(name, from[name]))
	}
	return zipped(t, pairs...)
}

// replaced changes one text in one part.
func replaced(t *testing.T, in, from, to string) []byte {
	t.Helper()
	found := false
	data := edited(t, func(part, content string) string {
		if part != in {
			return content
		}
		found = strings.Contains(content, from)
		return strings.ReplaceAll(content, from, to)
	})
	if !found {
		t.Fatalf("%s has no %s", in, from)
	}
	return data
}

func TestReferenceProblems(t *testing.T) {
	for _, c := range []struct {
		name string
		data []byte
		code problem.Code
		arg  string
		open bool
	}{
		{"not a package", []byte("text"), "reference-unreadable", "", false},
		{"no parts", zipped(t, "a", "b"), "reference-unreadable", "", false},
		{"broken styles", replaced(t, "word/styles.xml", "</w:styles>", ""), "reference-unreadable", "", false},
		{"no page", replaced(t, "word/document.xml", "w:pgSz", "w:other"), "reference-unreadable", "", false},
		{"style away", replaced(t, "word/styles.xml", `w:styleId="ShinsaNote">`+"\n"+`  <w:name w:val="審査注"/>`, `w:styleId="x">`+"\n"+`  <w:name w:val="x"/>`), "reference-style-missing", "審査注", false},
		{"table style away", replaced(t, "word/styles.xml", `w:styleId="ShinsaTableEntry">`+"\n"+`  <w:name w:val="審査表の記入欄"/>`, `w:styleId="x">`+"\n"+`  <w:name w:val="x"/>`), "reference-style-missing", "審査表の記入欄", false},
		{"other numbers", replaced(t, "word/numbering.xml", `"%1.　"`, `"第%1章"`), "reference-numbering", "heading 1", false},
		{"no numbers", replaced(t, "word/styles.xml", `<w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr>`, ""), "reference-numbering", "heading 3", false},
		{"free lines", replaced(t, "word/styles.xml", `w:line="240" w:lineRule="exact"`, `w:line="240" w:lineRule="auto"`), "reference-line", "審査注", true},
	} {
		ref, problems, err := docx.OpenReferenceFile(c.data)
		if err != nil || len(problems) == 0 {
			t.Errorf("%s: %v, problems %v", c.name, err, problems)
			continue
		}
		p := problems[0]
		if p.Code != c.code || c.arg != "" && p.Args[0] != c.arg || (ref != nil) != c.open {
			t.Errorf("%s: %v, reference %t", c.name, p.Text("ja"), ref != nil)
		}
		if problem.Lookup(p.Code).Code != p.Code || strings.Contains(p.Msg("ja"), "プログラムの誤り") {
			t.Errorf("%s: %s is not in the table", c.name, p.Code)
		}
	}
}

// TestThemeFont holds that a font which Word wrote as one of its theme is found.
func TestThemeFont(t *testing.T) {
	ref, problems, err := docx.OpenReferenceFile(replaced(t, "word/styles.xml", `w:eastAsia="BIZ UDゴシック"`, `w:eastAsiaTheme="majorEastAsia"`))
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	for _, s := range doc.Styles() {
		if got, want := ref.Look().Styles[s].Font, reference(t).Look().Styles[s].Font; got != want {
			t.Errorf("%s: font %q, want %q", s, got, want)
		}
	}
}

// renumbered is the reference as a Japanese Word saves it: names of styles
// are kept, their IDs are not.
func renumbered(t *testing.T) *docx.Reference {
	t.Helper()
	id := regexp.MustCompile(`(w:styleId|<w:(?:pStyle|rStyle|tblStyle|basedOn|next) w:val)="([^"]+)"`)
	seen := map[string]string{}
	data := edited(t, func(part, content string) string {
		return id.ReplaceAllStringFunc(content, func(s string) string {
			m := id.FindStringSubmatch(s)
			if seen[m[2]] == "" {
				seen[m[2]] = "a" + string(rune('A'+len(seen)/26)) + string(rune('A'+len(seen)%26))
			}
			return m[1] + `="` + seen[m[2]] + `"`
		})
	})
	ref, problems, err := docx.OpenReferenceFile(data)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	return ref
}

func TestReferenceWithOtherIDs(t *testing.T) {
	ref := renumbered(t)
	data := write(t, sample(), ref)
	if strings.Contains(parts(t, data)["word/document.xml"], `w:val="ShinsaBody"`) {
		t.Error("the document names a style that the reference does not have")
	}
	got, err := docx.Lines(data)
	if err != nil {
		t.Fatal(err)
	}
	if want := doc.Lines(sample()); !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	if a, b := reference(t).Look(), ref.Look(); !equalLook(a.Styles[doc.Heading1], b.Styles[doc.Heading1]) || a.Table != b.Table {
		t.Error("the look changed with the IDs")
	}
}
