package draft_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/docx/auditor"
	"shinsa/pipeline/docx/draft"
	"shinsa/pipeline/docx/markup"
)

func edit(tb testing.TB, data []byte, steps ...auditor.Step) []byte {
	tb.Helper()
	out, _, err := auditor.Edit(data, 1, steps...)
	if err != nil {
		tb.Fatal(err)
	}
	return out
}

func TestRead(t *testing.T) {
	d := read(t, report(t, auditor.Usual(12)))
	if r := d.Record; r.Found != "part" || !r.Sound || r.Company != "C001" || r.Kind != "report-draft" || r.Kinds["finding.4-1-1"] != "choice" {
		t.Errorf("record: %+v", r)
	}
	if len(d.Comments) != 1 || !d.Comments[0].Ours || d.Comments[0].Anchor != "（選択）" || len(d.Changes) != 0 {
		t.Errorf("comments and changes: %+v %+v", d.Comments, d.Changes)
	}
	f := field(t, d.Fields, "finding.4-2-1", 0)
	want := "2. 審査各項目の適合状況及び証拠 › 表 2-2 基準4(2) アクセス権の管理 › 4-2-1 › 判定"
	if f.Kind != "choice" || !f.Empty || f.Value != "" || f.Title != "4-2-1の判定" || f.How != draft.ByControl || f.Place != want {
		t.Errorf("field: %+v", f)
	}
	if f := field(t, d.Fields, "lock.4-1-1.said", 0); f.Value != "年2回、人事異動の時期に見直している。\n証拠：権限一覧" || !f.Locked {
		t.Errorf("locked data: %+v", f)
	}
	if f := field(t, d.Fields, "visits.kind", 2); f.Value != "現地審査" || f.Section != "visits" || f.Kind != "text" {
		t.Errorf("row of a section: %+v", f)
	}
}

func field(tb testing.TB, list []draft.Field, tag string, instance int) draft.Field {
	tb.Helper()
	for _, f := range list {
		if f.Tag == tag && f.Instance == instance {
			return f
		}
	}
	tb.Fatalf("no field %s %d", tag, instance)
	return draft.Field{}
}

// wrap changes the main part as text.
func wrap(from, to string) auditor.Step {
	return auditor.Step{Name: "replace " + from, Do: func(f *auditor.File) error {
		data, err := f.Pack.Part(f.Main)
		if err != nil {
			return err
		}
		if !strings.Contains(string(data), from) {
			return fmt.Errorf("no %s", from)
		}
		f.Pack.Set(f.Main, []byte(strings.Replace(string(data), from, to, 1)))
		return nil
	}}
}

// TestCollect: what a person or a program does to a control, and what is then
// found.
func TestCollect(t *testing.T) {
	base := report(t, auditor.Usual(3))
	const ins = `<w:ins w:id="9" w:author="審査員" w:date="2018-08-01T00:00:00Z"><w:r><w:t>追記</w:t></w:r></w:ins>`
	label := `<w:t>助言</w:t>`
	for _, tt := range []struct {
		name  string
		tag   string
		steps []auditor.Step
		value string
		how   draft.How
	}{
		{"untouched", "evidence.4-1-1", nil, "", draft.ByControl},
		{"filled", "evidence.4-1-1", []auditor.Step{auditor.Fill("evidence.4-1-1", "規程 <3条> & 台帳")}, "規程 <3条> & 台帳", draft.ByControl},
		{"several paragraphs", "evidence.4-1-1", []auditor.Step{auditor.Paragraphs("evidence.4-1-1", "一", "二")}, "一\n二", draft.ByControl},
		{"control deleted", "evidence.4-1-1", []auditor.Step{auditor.Fill("evidence.4-1-1", "規程"), auditor.DeleteControl("evidence.4-1-1")}, "規程", draft.ByPosition},
		{"control deleted, empty", "evidence.4-1-1", []auditor.Step{auditor.DeleteControl("evidence.4-1-1")}, "", draft.ByPosition},
		{"Word for the web", "evidence.4-1-1", []auditor.Step{auditor.Fill("evidence.4-1-1", "規程を見た"), auditor.WordOnline()}, "規程を見た", draft.ByControl},
		{"tags lost", "evidence.4-1-1", []auditor.Step{auditor.Fill("evidence.4-1-1", "規程"), wrap(`<w:alias w:val="4-1-1の証拠"/><w:tag w:val="evidence.4-1-1"/>`, "")}, "規程", draft.ByPart},
		{"title alone", "evidence.4-1-1", []auditor.Step{auditor.Fill("evidence.4-1-1", "規程"), wrap(`<w:tag w:val="evidence.4-1-1"/>`, ""),
			wrap(`<w:placeholder><w:docPart w:val="evidence.4-1-1"/></w:placeholder>`, "")}, "規程", draft.ByTitle},
		{"tracked insertion", "evidence.4-1-1", []auditor.Step{auditor.Fill("evidence.4-1-1", "規程"), wrap(`<w:t xml:space="preserve">規程</w:t></w:r>`, `<w:t>規程</w:t></w:r>`+ins)}, "規程追記", draft.ByControl},
		{"deletion", "evidence.4-1-1", []auditor.Step{auditor.Fill("evidence.4-1-1", "規程"), wrap(`<w:r><w:t xml:space="preserve">規程</w:t></w:r>`,
			`<w:del w:id="9" w:author="審査員"><w:r><w:delText>規程</w:delText></w:r></w:del>`+ins)}, "追記", draft.ByControl},
		{"beside the control", "advice.4-1-1", []auditor.Step{wrap(label, `<w:t>助言</w:t>`), auditor.Fill("evidence.4-1-1", "規程")}, "", draft.ByControl},
		{"date", "explained.date", []auditor.Step{auditor.Date("explained.date", "2018-08-01", "平成30年8月1日")}, "平成30年8月1日", draft.ByControl},
		{"control in a line deleted", "explained.by", []auditor.Step{auditor.Fill("explained.by", "山田"), auditor.DeleteControl("explained.by")}, "山田", draft.ByPosition},
		{"choice", "finding.4-1-2", []auditor.Step{auditor.Fill("finding.4-1-2", "不適合")}, "不適合", draft.ByControl},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := field(t, draft.Collect(read(t, base), read(t, edit(t, base, tt.steps...))), tt.tag, 0)
			if f.Value != tt.value || f.How != tt.how || f.Empty != (tt.value == "") {
				t.Errorf("value %q, found by %s, empty %v: want %q by %s", f.Value, f.How, f.Empty, tt.value, tt.how)
			}
		})
	}
}

// TestCollectBeside: what stands between the labels belongs to the field.
func TestCollectBeside(t *testing.T) {
	base := report(t, auditor.Usual(1))
	edited := edit(t, base, auditor.Fill("evidence.4-1-1", "規程"), auditor.Step{Name: "type below", Do: func(f *auditor.File) error {
		data, err := f.Pack.Part(f.Main)
		if err != nil {
			return err
		}
		s := string(data)
		at := strings.Index(s, "規程</w:t>")
		at += strings.Index(s[at:], "</w:p>") + len("</w:p>")
		f.Pack.Set(f.Main, []byte(s[:at]+"<w:p><w:r><w:t>台帳も見た</w:t></w:r></w:p>"+s[at:]))
		return nil
	}})
	f := field(t, draft.Collect(read(t, base), read(t, edited)), "evidence.4-1-1", 0)
	if f.Value != "規程\n台帳も見た" || f.Beside != "台帳も見た" {
		t.Errorf("%q beside %q", f.Value, f.Beside)
	}
}

func TestCollectSections(t *testing.T) {
	base := report(t, auditor.Usual(2))
	fields := draft.Collect(read(t, base), read(t, edit(t, base, auditor.AddVisit())))
	if f := field(t, fields, "visits.place", 3); f.Value != "第二工場〔1〕" {
		t.Errorf("row that was added: %+v", f)
	}
	gone := draft.Collect(read(t, base), read(t, edit(t, base, auditor.DeleteRow("finding."))))
	missing := 0
	for _, f := range gone {
		if f.How == draft.NotFound {
			missing++
		}
	}
	if missing != 7 {
		t.Errorf("%d fields of a deleted row are missing, want 7", missing)
	}
}

func TestDates(t *testing.T) {
	d := read(t, edit(t, report(t, auditor.Usual(1)), auditor.Date("explained.date", "2018-08-01", "平成30年8月1日"), auditor.Tick("explained.check")))
	if f := field(t, d.Fields, "explained.date", 0); f.Date != (calendar.Date{Year: 2018, Month: 8, Day: 1}) {
		t.Errorf("%+v", f)
	}
	if f := field(t, d.Fields, "explained.check", 0); !f.Checked || f.Empty {
		t.Errorf("%+v", f)
	}
}

// TestEdits: every script is seen, by its kind; saving alone is no edit.
func TestEdits(t *testing.T) {
	base := report(t, auditor.Usual(12))
	for _, tt := range []struct {
		step auditor.Step
		want string
	}{
		{auditor.Fill("finding.4-1-3", "適合"), "field entry"},
		{auditor.Look(), "format"}, {auditor.Type(), "text"}, {auditor.AddParagraph(), "added paragraph"}, {auditor.AddList(), "added paragraph, added paragraph"},
		{auditor.AddTable(), "added table"}, {auditor.AddPicture(), "added paragraph, object paragraph"}, {auditor.Paste(), "added paragraph, format paragraph, object paragraph"},
		{auditor.Insert(), "text, tracked"}, {auditor.Strike(), "text, tracked"}, {auditor.DeleteParagraph(), "removed"}, {auditor.Comment(), "comment comment"},
		{auditor.Footnote(), "object"}, {auditor.DeleteControl("finding."), ""}, {auditor.AddVisit(), "added row"}, {auditor.DeleteRow("finding."), "removed row"},
		{auditor.WordOnline(), ""},
	} {
		t.Run(tt.step.Name, func(t *testing.T) {
			var got []string
			for _, e := range draft.Edits(read(t, base), read(t, edit(t, base, tt.step))) {
				s := string(e.Kind)
				if e.Unit != draft.Heading && e.Kind != draft.EditText && e.Kind != draft.EditTracked && (e.Unit != draft.Paragraph || e.Kind == draft.EditAdded || strings.Contains(tt.want, "object paragraph")) {
					s += " " + string(e.Unit)
				}
				got = append(got, s)
				if e.Place == "" {
					t.Errorf("no place: %+v", e)
				}
			}
			if s := strings.Join(got, ", "); s != tt.want && s != tt.want+" paragraph" && s != tt.want+" heading" {
				t.Errorf("edits: %q, want %q", s, tt.want)
			}
		})
	}
}

// TestProposal: our own insertion is no part of the value until it is taken.
func TestProposal(t *testing.T) {
	base := report(t, auditor.Usual(2))
	proposal := `<w:ins w:id="9" w:author="shinsa" w:date="2018-08-01T00:00:00Z"><w:r><w:t>台帳</w:t></w:r></w:ins>`
	plain := edit(t, base, wrap("<w:t>助言</w:t></w:r>", "<w:t>助言</w:t></w:r>"+proposal))
	if all := draft.Edits(read(t, base), read(t, plain)); len(all) == 0 {
		t.Error("an insertion that no comment of ours is about is not seen")
	}
	d := read(t, edit(t, plain, comment(draft.Mark+"新しい内容「台帳」です。")))
	if all := draft.Edits(read(t, base), d); len(all) != 0 || len(d.Changes) != 1 || !d.Changes[0].Proposal {
		t.Errorf("a proposal is taken for an edit: %+v %+v", all, d.Changes)
	}
}

func comment(text string) auditor.Step {
	return auditor.Step{Name: "comment of ours", Do: func(f *auditor.File) error {
		data, err := f.Pack.Part("word/comments.xml")
		if err != nil {
			return err
		}
		s := strings.Replace(string(data), "</w:comments>", `<w:comment w:id="5" w:author="shinsa"><w:p><w:r><w:t>`+text+`</w:t></w:r></w:p></w:comment></w:comments>`, 1)
		f.Pack.Set("word/comments.xml", []byte(s))
		return nil
	}}
}

// TestMatch: a list is its own partner; partners stand once.
func TestMatch(t *testing.T) {
	d := read(t, report(t, auditor.Usual(30)))
	ab := draft.Match(d.Body.Kids, d.Body.Kids)
	for i, j := range ab {
		if i != j {
			t.Fatalf("unit %d is the partner of %d", i, j)
		}
	}
	e := slices.Clone(d.Body.Kids)
	e = append(e[3:], e[:3]...)
	seen := map[int]bool{}
	for _, j := range draft.Match(d.Body.Kids, e) {
		if j >= 0 && seen[j] {
			t.Fatalf("unit %d has two partners", j)
		}
		seen[j] = true
	}
}

// TestRefuses: what is no Word file is an error, never a panic.
func TestRefuses(t *testing.T) {
	for name, data := range map[string][]byte{"nothing": nil, "no zip": []byte("PK\x03\x04"), "no document": packed(t, "x", "<a/>"), "no body": packed(t, "word/document.xml", "<a/>"),
		"doctype": packed(t, "word/document.xml", `<!DOCTYPE a><a/>`)} {
		if _, err := draft.Read(data); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func packed(tb testing.TB, name, content string) []byte {
	tb.Helper()
	p, err := markup.Open([]byte("PK\x05\x06" + strings.Repeat("\x00", 18)))
	if err != nil {
		tb.Fatal(err)
	}
	p.Set(name, []byte(content))
	data, err := p.Bytes()
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

// FuzzRead feeds main parts: no panic, and a file has no edits to itself.
func FuzzRead(f *testing.F) {
	const w = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`
	f.Add(w + `<w:p><w:sdt><w:sdtPr><w:tag w:val="finding.1"/></w:sdtPr><w:sdtContent><w:r><w:t>適合</w:t></w:r></w:sdtContent></w:sdt></w:p></w:body></w:document>`)
	f.Add(w + `<w:tbl><w:tr><w:tc><w:p/></w:tc><w:sdt><w:sdtContent><w:tc/></w:sdtContent></w:sdt></w:tr></w:tbl><w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt></w:body></w:document>`)
	f.Add(w + `<w:p><w:ins><w:r><w:fldChar w:fldCharType="end"/><w:sym w:char="zz"/></w:r></w:ins><w:hyperlink/></w:p><w:sectPr/></w:body></w:document>`)
	f.Fuzz(func(t *testing.T, main string) {
		data := packed(t, "word/document.xml", main)
		d, err := draft.Read(data)
		if err != nil {
			return
		}
		if all := draft.Edits(d, read(t, data)); len(all) > 0 {
			t.Errorf("edits of a file to itself: %+v", all[0])
		}
	})
}
