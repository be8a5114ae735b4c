package merge_test

import (
	"archive/zip"
	"bytes"
	"io"
	"regexp"
	"strings"
	"testing"

	"shinsa/pipeline/docx/auditor"
	"shinsa/pipeline/docx/draft"
	"shinsa/pipeline/docx/merge"
)

// wordForWord: the bytes of every paragraph that the auditor touched stand in
// the result as they are, comments and proposals of ours aside; a line with
// several controls is held control by control.
func wordForWord(tb testing.TB, edited, out []byte, rep merge.Report) {
	tb.Helper()
	before, after := read(tb, edited), read(tb, out)
	main := withoutOurs(string(after.Root.Source()), after)
	for _, e := range rep.Edits {
		u := e.Y
		if u == nil || e.Kind == draft.EditComment || u.Kind == draft.Cell || u.Kind == draft.Row || u.Kind == draft.Table {
			continue
		}
		raw := ""
		switch {
		case u.Control != nil && u.Up != nil && u.Up.Kind == draft.Paragraph:
			raw = string(u.Control.Raw())
		case u.Node != nil && len(u.Kids) == 0:
			raw = string(u.Node.Raw())
		}
		if !strings.Contains(main, withoutOurs(raw, before)) {
			tb.Errorf("not word for word: %s %s %q→%q at %s\n%s", e.Kind, e.Unit, e.Before, e.After, e.Place, raw)
		}
	}
}

var proposal = regexp.MustCompile(`<w:ins [^>]*w:author="shinsa"[^>]*>.*?</w:ins>`)

// withoutOurs takes comments and proposals of ours out of a piece of markup.
func withoutOurs(s string, d *draft.Draft) string {
	s = proposal.ReplaceAllString(s, "")
	for _, c := range d.Comments {
		if c.Ours {
			s = strings.NewReplacer(`<w:commentRangeStart w:id="`+c.ID+`"/>`, "", `<w:commentRangeEnd w:id="`+c.ID+`"/>`, "",
				`<w:r><w:commentReference w:id="`+c.ID+`"/></w:r>`, "").Replace(s)
		}
	}
	return s
}

// TestPartsStay: parts that need no change are copied byte for byte as they
// stand compressed.
func TestPartsStay(t *testing.T) {
	ref := reference(t)
	base := report(t, ref, auditor.Usual(12))
	v := auditor.Usual(12)
	v.Said = map[int]string{3: "四半期ごとに見直すことにした。"}
	edited, _ := edit(t, base, 1, auditor.Type(), auditor.AddPicture(), auditor.Comment())
	out, _ := three(t, base, edited, report(t, ref, v))
	was, is := raw(t, edited), raw(t, out)
	for name, data := range was {
		switch name {
		case "word/document.xml", "customXml/item1.xml":
			continue
		}
		if !bytes.Equal(data, is[name]) {
			t.Errorf("part %s has changed", name)
		}
	}
	if len(is) != len(was) {
		t.Errorf("%d parts, %d before", len(is), len(was))
	}
}

func raw(t *testing.T, data []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.OpenRaw()
		if err != nil {
			t.Fatal(err)
		}
		if out[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// TestDeterministic: same input, same bytes.
func TestDeterministic(t *testing.T) {
	ref := reference(t)
	base, renewed := report(t, ref, auditor.Usual(12)), report(t, ref, changed(12))
	edited, _ := edit(t, base, 3, auditor.Type(), auditor.Comment(), auditor.WordOnline(), auditor.Fill("evidence.4-1-8", "旧台帳"))
	a, _ := three(t, base, edited, renewed)
	for range 3 {
		if b, _ := three(t, base, edited, renewed); !bytes.Equal(a, b) {
			t.Fatal("same input, other bytes")
		}
	}
}

func BenchmarkThree(b *testing.B) {
	ref := reference(b)
	base, renewed := report(b, ref, auditor.Usual(130)), report(b, ref, changed(130))
	edited, _ := edit(b, base, 3, auditor.Type(), auditor.Comment(), auditor.FillSome(), auditor.AddVisit())
	b.ReportAllocs()
	for b.Loop() {
		three(b, base, edited, renewed)
	}
}
