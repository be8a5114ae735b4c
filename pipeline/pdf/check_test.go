package pdf

import (
	"context"
	"strings"
	"testing"

	"shinsa/fonts"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/pdf/font"
	"shinsa/pipeline/pdf/layout"
)

func checkLook() *doc.Look {
	l := &doc.Look{Page: doc.PageLook{Width: 500, Height: 500, MarginTop: 50, MarginBottom: 50, MarginLeft: 50, MarginRight: 50, HeaderTop: 20, FooterBottom: 20},
		Styles: map[doc.Style]doc.StyleLook{}, Table: doc.TableLook{Rule: doc.Rule{Width: 0.5}, PadX: 5, PadTop: 5, PadBottom: 5}}
	for _, s := range doc.Styles() {
		l.Styles[s] = doc.StyleLook{Font: "BIZ UD明朝", Size: 10, Line: 20}
	}
	return l
}

func inlines(s string) []doc.Inline { return []doc.Inline{doc.Text{S: s}} }

func cellOf(s string) doc.Cell {
	return doc.Cell{Content: []*doc.Paragraph{{Content: inlines(s)}}}
}

// checked is a document with all that the gate looks at: contents, headings,
// a table that goes over pages, heads and feet.
func checked() *doc.Document {
	t := &doc.Table{ID: "t", Columns: []doc.Column{{Share: 0.5}, {Share: 0.5}}, Head: []doc.Row{{Cells: []doc.Cell{cellOf("左"), cellOf("右")}}}}
	for range 30 {
		t.Rows = append(t.Rows, doc.Row{Cells: []doc.Cell{cellOf("甲の欄"), cellOf("乙の欄")}})
	}
	return &doc.Document{TOC: true, Header: doc.Running{Left: "報告書", Right: "取扱注意"}, Body: []doc.Block{
		&doc.Heading{Level: 1, Numbered: true, ID: "a", Content: inlines("概要")},
		&doc.Paragraph{Style: doc.Body, Content: inlines("本報告書は𠮷田による。")}, t,
		&doc.Heading{Level: 1, Numbered: true, ID: "b", Content: inlines("結論")}}}
}

// made lays a document out, lets the test spoil the layout or the fonts'
// characters, and returns the file.
func made(t *testing.T, d *doc.Document, spoil func(*layout.Layout)) []byte {
	t.Helper()
	set, err := font.New(font.Files{Mincho: fonts.Mincho, Gothic: fonts.Gothic, GothicBold: fonts.GothicBold, Supplement: fonts.Supplement})
	if err != nil {
		t.Fatal(err)
	}
	use := font.NewUse(set)
	l, problems, err := layout.Make(context.Background(), d, layout.Options{Look: checkLook(), Set: set, Use: use})
	if err != nil || problems.HasErrors() {
		t.Fatal(err, problems)
	}
	spoil(l)
	data, err := file(context.Background(), d, l, use, nil)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// Each way in which a file can say something else than its document is found,
// with the page.
func TestGateFindsDifferences(t *testing.T) {
	find := func(l *layout.Layout, page int, role layout.Role) *layout.Run {
		for i := range l.Pages[page].Runs {
			if r := &l.Pages[page].Runs[i]; r.Role == role {
				return r
			}
		}
		t.Fatalf("page %d has no run of role %d", page+1, role)
		return nil
	}
	for _, c := range []struct {
		name, page string
		spoil      func(*layout.Layout)
	}{
		{"nothing", "", func(*layout.Layout) {}},
		{"a character is lost", "2", func(l *layout.Layout) { r := find(l, 1, layout.Text); r.Codes = r.Codes[1:] }},
		{"a character is another", "2", func(l *layout.Layout) {
			r := find(l, 1, layout.Title)
			r.Codes = append(r.Codes[1:2:2], r.Codes[1:]...)
		}},
		{"a run is gone", "3", func(l *layout.Layout) { r := find(l, 2, layout.Cell); r.Codes = nil }},
		{"text is an artefact", "2", func(l *layout.Layout) { find(l, 1, layout.Text).Node = 0 }},
		{"text stands in another row", "3", func(l *layout.Layout) { find(l, 2, layout.Cell).Node += 4 }},
		{"a page number of the contents is wrong", "1", func(l *layout.Layout) { r := find(l, 0, layout.Contents); r.Codes = r.Codes[1:] }},
		{"the running head is cut", "2", func(l *layout.Layout) { r := find(l, 1, layout.Running); r.Codes = r.Codes[1:] }},
		{"a repeated head is cut", "3", func(l *layout.Layout) { r := find(l, 2, layout.Repeat); r.Codes = nil }},
		{"the last text is gone", "4", func(l *layout.Layout) { r := find(l, len(l.Pages)-1, layout.Title); r.Codes = r.Codes[:1] }},
	} {
		d := checked()
		found, err := Check(d, made(t, d, c.spoil))
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case c.page == "" && len(found) > 0:
			t.Errorf("%s: %v", c.name, found)
		case c.page != "" && (len(found) == 0 || found[0].Code != "pdf-text-differs"):
			t.Errorf("%s: not found", c.name)
		case c.page != "" && found[0].Args[0] != c.page:
			t.Errorf("%s: found on page %s, not %s: %v", c.name, found[0].Args[0], c.page, found)
		}
	}
}

// The block is named by how it begins.
func TestGateNamesTheBlock(t *testing.T) {
	d := checked()
	data := made(t, d, func(*layout.Layout) {})
	d.Body[1] = &doc.Paragraph{Style: doc.Body, Content: inlines("本報告書は吉田による。")}
	found, err := Check(d, data)
	if err != nil || len(found) != 1 {
		t.Fatal(found, err)
	}
	if got := strings.Join(found[0].Args, "|"); got != "2|本報告書は吉田による。|吉田による。|𠮷田による。左右甲の欄乙" {
		t.Errorf("problem says %q", got)
	}
}

// Any PDF can be held against lines; what is not there is named.
func TestCheckLines(t *testing.T) {
	d := checked()
	data := made(t, d, func(*layout.Layout) {})
	if found, err := CheckLines(doc.Lines(d), data); err != nil || len(found) > 0 {
		t.Error(found, err)
	}
	found, err := CheckLines([]string{"概要", "本報告書は髙田による。", "甲の欄"}, data)
	if err != nil || len(found) != 1 || found[0].Code != "pdf-text-missing" || strings.Join(found[0].Args, "|") != "1|本報告書は髙田による。|髙田による。" {
		t.Error(found, err)
	}
	if _, err := CheckLines(nil, []byte("no PDF")); err == nil {
		t.Error("what is no PDF is read")
	}
}

// What a file weighs besides the outlines of its characters: less than 60 KB
// for 15 pages.
func TestFileIsSmall(t *testing.T) {
	d := checked()
	table, ok := d.Body[2].(*doc.Table)
	if !ok {
		t.Fatal("no table")
	}
	for range 7 {
		table.Rows = append(table.Rows, table.Rows[:30]...)
	}
	set, err := font.New(font.Files{Mincho: fonts.Mincho, Gothic: fonts.Gothic, GothicBold: fonts.GothicBold, Supplement: fonts.Supplement})
	if err != nil {
		t.Fatal(err)
	}
	out, problems, err := Write(context.Background(), d, Options{Look: checkLook(), Fonts: set})
	if err != nil || problems.HasErrors() {
		t.Fatal(err, problems)
	}
	if out.Pages < 15 || len(out.Data) > 60<<10 {
		t.Errorf("%d pages have %d bytes", out.Pages, len(out.Data))
	}
}
