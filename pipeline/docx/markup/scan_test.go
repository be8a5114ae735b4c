package markup_test

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"shinsa/pipeline/docx/markup"
)

const w = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`

func TestParse(t *testing.T) {
	src := `<?xml version="1.0" encoding="UTF-8"?><x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><!-- <x:p/> -->` +
		`<x:p x:id='1&amp;2'/><x:p><x:t xml:space="preserve"> a&lt;&#x9AD8;<![CDATA[<b>]]>c` + "\r\n" + `</x:t></x:p></x:document>` + "\n"
	n, err := markup.Parse([]byte(src))
	if err != nil {
		t.Fatal(err)
	}
	first, text := n.First, n.First.Next.Kid("w:t")
	if n.Name != "w:document" || n.RawName() != "x:document" || !first.Empty() || first.Attr("id") != "1&2" {
		t.Errorf("names and attributes: %q %q %q", n.Name, n.RawName(), first.Attr("id"))
	}
	if got := text.Text(); got != " a<高<b>c\n" {
		t.Errorf("text %q", got)
	}
	if got := string(first.Raw()); got != "<x:p x:id='1&amp;2'/>" {
		t.Errorf("bytes of an element: %s", got)
	}
	if _, ok := text.Lookup("space"); !ok || text.Parent.Parent != n || n.Parent != nil {
		t.Error("attribute of xml:, or parents")
	}
}

func TestParseRefuses(t *testing.T) {
	for name, src := range map[string]string{
		"nothing": ``, "text": `a`, "open": `<a>`, "crossed": `<a><b></a></b>`, "two roots": `<a/><a/>`, "end tag": `</a>`,
		"doctype": `<!DOCTYPE a><a/>`, "entity": `<a>&x;</a>`, "attribute entity": `<a b="&x;"/>`, "control": "<a>\x01</a>", "reference to control": `<a>&#1;</a>`,
		"not UTF-8": "<a>\xff</a>", "UTF-16": `<?xml version="1.0" encoding="UTF-16"?><a/>`, "prefix": `<w:a/>`, "unquoted": `<a b=c/>`, "half tag": `<a b="`,
		"markup in attribute": `<a b="<"/>`, "deep": strings.Repeat("<a>", 300) + strings.Repeat("</a>", 300), "similar end": `<a></ab>`,
	} {
		if _, err := markup.Parse([]byte(src)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// FuzzParse compares the scanner with encoding/xml: what both read has the
// same elements and text, and every element's bytes are where they are said
// to be.
func FuzzParse(f *testing.F) {
	f.Add([]byte(`<w:p ` + w + ` w:a="1"><w:r><w:t>甲&amp;</w:t></w:r><w:r/></w:p>`))
	f.Add([]byte(`<a xmlns="u"><b:c xmlns:b="v" b:d='&#10;'><![CDATA[x]]></b:c><!-- y --></a>`))
	f.Fuzz(func(t *testing.T, src []byte) {
		n, err := markup.Parse(src)
		if err != nil {
			return
		}
		spans(t, n)
		want, ok := standard(src)
		if !ok {
			return // encoding/xml refuses more than we do: names that are none
		}
		if got := outline(n); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	})
}

func spans(t *testing.T, n *markup.Node) {
	at := n.In
	if !bytes.HasPrefix(n.Raw(), []byte("<"+n.RawName())) {
		t.Fatalf("bytes of %s: %s", n.Name, n.Raw())
	}
	for k := n.First; k != nil; k = k.Next {
		if k.Start < at || k.End > n.Out || k.In > k.Out || k.Out > k.End || k.Parent != n && n.Parent != nil {
			t.Fatalf("place of %s in %s", k.Name, n.Name)
		}
		at = k.End
		spans(t, k)
	}
}

func outline(n *markup.Node) string {
	var b strings.Builder
	n.Walk(func(n *markup.Node) bool {
		local := n.RawName()
		if i := strings.IndexByte(local, ':'); i >= 0 {
			local = local[i+1:]
		}
		b.WriteString("<" + local)
		return true
	})
	return b.String()
}

func standard(src []byte) (string, bool) {
	dec := xml.NewDecoder(bytes.NewReader(src))
	var b strings.Builder
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			return b.String(), true
		}
		if err != nil {
			return "", false
		}
		if s, ok := tok.(xml.StartElement); ok {
			b.WriteString("<" + s.Name.Local)
		}
	}
}

func TestSplice(t *testing.T) {
	s := markup.NewSplice([]byte("abcdef"))
	s.Replace(1, 3, "X")
	s.Insert(3, "Y")
	s.Insert(3, "Z")
	s.Delete(5, 6)
	s.Insert(0, "<")
	if got, err := s.Bytes(); err != nil || string(got) != "<aXYZde" {
		t.Errorf("%s %v", got, err)
	}
	s.Delete(2, 4)
	if _, err := s.Bytes(); err == nil {
		t.Error("changes that overlap are made")
	}
}
