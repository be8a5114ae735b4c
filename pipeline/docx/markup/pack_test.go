package markup_test

import (
	"archive/zip"
	"bytes"
	"io"
	"testing"

	"shinsa/pipeline/docx/markup"
)

// packed makes a package of names and contents.
func packed(tb testing.TB, pairs ...string) []byte {
	tb.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(pairs); i += 2 {
		w, err := z.Create(pairs[i])
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := io.WriteString(w, pairs[i+1]); err != nil {
			tb.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

func open(tb testing.TB, data []byte) *markup.Package {
	tb.Helper()
	p, err := markup.Open(data)
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

func part(tb testing.TB, p *markup.Package, name string) string {
	tb.Helper()
	c, err := p.Part(name)
	if err != nil {
		tb.Fatal(err)
	}
	return string(c)
}

func save(tb testing.TB, p *markup.Package) []byte {
	tb.Helper()
	data, err := p.Bytes()
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

// TestUnchangedPartsAreCopied: the compressed bytes stay, whatever level the
// other program compressed with.
func TestUnchangedPartsAreCopied(t *testing.T) {
	in := packed(t, "a.xml", "<a>1111111111111111</a>", "b.xml", "<b/>", "dir/", "", "gone.xml", "<c/>")
	p := open(t, in)
	p.Set("b.xml", []byte("<b>2</b>"))
	p.Set("new.xml", []byte("<n/>"))
	p.Remove("gone.xml")
	out := save(t, p)
	if !bytes.Equal(out, save(t, p)) {
		t.Error("saved twice, not the same bytes")
	}
	q := open(t, out)
	if part(t, q, "a.xml") != "<a>1111111111111111</a>" || part(t, q, "b.xml") != "<b>2</b>" || part(t, q, "new.xml") != "<n/>" || q.Has("gone.xml") {
		t.Error("contents:", q.Names())
	}
	if !bytes.Contains(out, rawOf(t, in, "a.xml")) {
		t.Error("compressed bytes of a part that did not change are not there")
	}
}

func rawOf(t *testing.T, data []byte, name string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if f.Name == name {
			r, err := f.OpenRaw()
			if err != nil {
				t.Fatal(err)
			}
			raw, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			return raw
		}
	}
	t.Fatal("no", name)
	return nil
}

func TestOpenRefuses(t *testing.T) {
	if _, err := markup.Open([]byte("PK")); err == nil {
		t.Error("no zip file is opened")
	}
	if _, err := markup.Open(packed(t, "a", "1", "a", "2")); err == nil {
		t.Error("a part that stands twice is opened")
	}
	if _, err := markup.Open(packed(t, "a", string(make([]byte, 40<<20)))); err == nil {
		t.Error("a part that shrinks to a thousandth is opened")
	}
}

func TestRelateAndType(t *testing.T) {
	p := open(t, packed(t, "[Content_Types].xml", `<x:Types xmlns:x="http://schemas.openxmlformats.org/package/2006/content-types"><x:Default Extension="xml" ContentType="d"/></x:Types>`,
		"word/_rels/document.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>`))
	for range 2 {
		if _, err := p.Relate("word/document.xml", "http://x/comments", "word/comments.xml"); err != nil {
			t.Fatal(err)
		}
	}
	rels, err := p.Relations("word/document.xml")
	if err != nil || len(rels) != 2 || rels[0].ID == rels[1].ID || rels[1].Target != "word/comments.xml" || markup.ByKind(rels, "comments") == nil {
		t.Errorf("%v %v", rels, err)
	}
	if err := p.SetType("word/comments.xml", "c"); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"word/comments.xml": "c", "other.xml": "d", "picture.png": ""} {
		if typ, err := p.Type(name); err != nil || typ != want {
			t.Errorf("type of %s: %q %v", name, typ, err)
		}
	}
}
