package docx_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/docx"
)

// mixed is text of all the scripts that programs cut into pieces.
const mixed = "情報管理規程 v1.2（abc）第3版"

// draft is a short report draft with all that an auditor's file has.
func draft() *doc.Document {
	items := itemTable(6)
	for i := range items.Rows {
		if c := items.Rows[i].Cells; len(c) == 6 {
			likeDraft(c, i-1)
			c[3].Content = append(c[3].Content, &doc.Paragraph{Content: text(mixed), Lock: c[3].Content[0].Lock})
		}
	}
	items.Caption = text("表 1-1　" + mixed)
	visits := &doc.Table{ID: "visits", Caption: text("表 1-2　日時"), Columns: []doc.Column{{Share: 0.3}, {Share: 0.3}, {Share: 0.4}}}
	for range 3 {
		visits.Rows = append(visits.Rows, doc.Row{Repeat: "visits", Cells: []doc.Cell{
			entry(doc.Field{Tag: "visits.kind", Title: "区分", Placeholder: "（記入）", Value: mixed}),
			entry(doc.Field{Tag: "visits.date", Title: "日", Kind: doc.FieldDate, Placeholder: "（年月日）", Value: "平成30年6月21日", Date: calendar.Date{Year: 2018, Month: 6, Day: 21}}),
			entry(doc.Field{Tag: "visits.place", Title: "場所", Placeholder: "（記入 1）"})}})
	}
	visits.Rows = append(visits.Rows, doc.Row{Cells: []doc.Cell{cell("a"), cell("b"), cell("c")}})
	return &doc.Document{Kind: "report-draft",
		Meta: doc.Meta{Title: "審査報告書（案）", Company: "C012", Version: "第1版", Date: calendar.Date{Year: 2018, Month: 7, Day: 27}, Record: "catalogue meti-2018 1.0",
			Facts: []doc.Fact{{Name: "catalogue.id", Value: "meti-2018"}, {Name: "item.3a.answer", Value: "?△\n二行目\rと<&>\t "}}},
		Body: []doc.Block{
			&doc.Heading{Level: 1, Numbered: true, ID: "h", Content: text("審査各項目の適合状況及び証拠")},
			&doc.Paragraph{Style: doc.Body, Content: []doc.Inline{doc.Text{S: "結果は、"}, doc.Text{S: "表 1-1", Ref: "items"}, doc.Text{S: "のとおりである。"}}},
			items, visits,
			&doc.Paragraph{Style: doc.Body, Content: []doc.Inline{doc.Field{Tag: "opinion.text", Title: "意見", Kind: doc.FieldRich, Placeholder: "（記入）",
				Rich: []*doc.Paragraph{{Content: []doc.Inline{doc.Text{S: mixed}, doc.Text{S: "強調", Mark: doc.Strong | doc.Underline}, doc.Text{S: "2", Mark: doc.Super}}}}}}},
			&doc.Paragraph{Style: doc.BodyFlush, Content: []doc.Inline{doc.Field{Tag: "check", Title: "印", Kind: doc.FieldCheck, Placeholder: "□"}}},
			para(doc.Right, "以上"),
		}}
}

func TestRecord(t *testing.T) {
	d := draft()
	r, found, err := docx.ReadRecord(write(t, d, reference(t)))
	if err != nil || !found {
		t.Fatal(found, err)
	}
	if !r.Sound || r.Kind != "report-draft" || r.Company != "C012" || r.Version != "第1版" || r.Date != "2018-07-27" || !slices.Equal(r.Facts, d.Meta.Facts) {
		t.Errorf("%+v", r)
	}
	for _, want := range []docx.RecordField{{"visits.date", "date", "visits.date", "visits", "平成30年6月21日"}, {"evidence.4-1-1", "rich", "evidence.4-1-1", "", ""},
		{"opinion.text", "rich", "opinion.text", "", mixed + "強調2"}, {"check", "check", "check", "", ""}} {
		if !slices.Contains(r.Fields, want) {
			t.Errorf("no field %v", want)
		}
	}
	if want := (docx.RecordLock{Tag: "lock.4-1-1.said", Sum: docx.Sum("年1回、人事異動の時期に見直し。\n証拠：権限一覧（2018年4月）\n" + mixed)}); !slices.Contains(r.Locks, want) {
		t.Errorf("no lock %v in %v", want, r.Locks)
	}
	changed := replacedPart(t, write(t, d, reference(t)), "customXml/item1.xml", ">meti-2018<", ">meti-2019<")
	if r, found, err := docx.ReadRecord(changed); err != nil || !found || r.Sound {
		t.Errorf("a changed record passes for sound: %v %v", found, err)
	}
	if _, found, err := docx.ReadRecord(write(t, &doc.Document{}, reference(t))); found || err != nil {
		t.Errorf("an empty document has a record: %v", err)
	}
}

func replacedPart(t *testing.T, data []byte, part, from, to string) []byte {
	t.Helper()
	var pairs []string
	for name, content := range parts(t, data) {
		if name == part {
			content = strings.ReplaceAll(content, from, to)
		}
		pairs = append(pairs, name, content)
	}
	return zipped(t, pairs...)
}

// TestControls holds what Word needs to know a control, to show our words in
// it again and to keep data of ours.
func TestControls(t *testing.T) {
	p := parts(t, write(t, draft(), reference(t)))
	main, glossary := p["word/document.xml"], p["word/glossary/document.xml"]
	for _, want := range []string{
		`<w:alias w:val="判定"/><w:tag w:val="finding.4-1-1"/>`,
		`<w:lock w:val="sdtContentLocked"/><w:placeholder><w:docPart w:val="lock.4-1-1.said"/></w:placeholder><w15:appearance w15:val="hidden"/>`,
		`<w:date w:fullDate="2018-06-21T00:00:00Z"><w:dateFormat w:val="ggge年M月d日"/><w:lid w:val="ja-JP"/><w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="japan"/></w:date>`,
		`<w:commentRangeStart w:id="0"/><w:sdt>`, `</w:sdt><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>`,
		`<w:bookmarkEnd`, ` REF _Ref`, `<w:u w:val="single"/>`, `<w:vertAlign w:val="superscript"/>`,
	} {
		if !strings.Contains(main, want) {
			t.Errorf("no %s", want)
		}
	}
	if strings.Contains(main, "<w:text") {
		t.Error("a plain-text control: LibreOffice would repeat its text")
	}
	names := regexp.MustCompile(`<w:docPart w:val="([^"]*)"`).FindAllStringSubmatch(main, -1)
	for _, m := range names {
		if block := `<w:name w:val="` + m[1] + `"/>`; strings.Contains(glossary, block) == strings.HasPrefix(m[1], "lock.") {
			t.Errorf("building block of %s", m[1])
		}
	}
	if got := strings.Count(glossary, "<w:docPart>"); got != strings.Count(p["customXml/item1.xml"], "<field ") {
		t.Errorf("%d building blocks", got)
	}
}

func TestSections(t *testing.T) {
	main := parts(t, write(t, draft(), reference(t)))["word/document.xml"]
	_, in, _ := strings.Cut(main, `<w:tag w:val="visits"/>`)
	in, after, _ := strings.Cut(in, "</w:tr></w:sdtContent></w:sdt></w:sdtContent></w:sdt>")
	if !strings.Contains(in, "<w15:repeatingSection/>") || strings.Count(in, "<w15:repeatingSectionItem/>") != 3 || strings.Count(in, `w:val="visits.date"/><w:id`) != 3 {
		t.Errorf("section: %s", in)
	}
	if !strings.HasPrefix(after, "<w:tr>") {
		t.Errorf("the row below the section is in it: %.80s", after)
	}
}

func TestComments(t *testing.T) {
	d := draft()
	p := parts(t, write(t, d, reference(t)))
	if got := strings.Count(p["word/comments.xml"], `w:author="shinsa" w:date="2018-07-27T00:00:00Z" w:initials="審"`); got != 2 {
		t.Errorf("%d comments, want 2", got)
	}
	for _, line := range doc.Lines(d) {
		if strings.Contains(line, "証拠の記入がありません") {
			t.Errorf("a comment is in the text: %s", line)
		}
	}
}

// TestThroughLibreOffice lets LibreOffice save a draft: no text may change,
// and what tells the controls, the comments and the record must remain.
func TestThroughLibreOffice(t *testing.T) {
	if testing.Short() {
		t.Skip("LibreOffice takes seconds: left out with -short, run by test.sh")
	}
	if _, err := exec.LookPath("soffice"); err != nil {
		t.Skip("LibreOffice (soffice) is not installed; test.sh installs it")
	}
	dir := t.TempDir()
	path := save(t, dir, "draft.docx", write(t, draft(), reference(t)))
	validate(t, path)
	for round := 1; round <= 2; round++ {
		out := filepath.Join(dir, fmt.Sprint(round))
		cmd := exec.Command("soffice", "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", "docx", "--outdir", out, path)
		if text, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		path = filepath.Join(out, "draft.docx")
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		checkSaved(t, round, data)
	}
}

func checkSaved(t *testing.T, round int, data []byte) {
	t.Helper()
	got, err := docx.Lines(data)
	if err != nil {
		t.Fatal(err)
	}
	if want := doc.Lines(draft()); !slices.Equal(got, want) {
		t.Errorf("round %d: %s", round, firstDifference(strings.Join(want, "\n"), strings.Join(got, "\n")))
	}
	p := parts(t, data)
	for _, f := range []string{"finding.4-1-6", "evidence.4-1-6", "advice.4-1-6", "lock.4-1-6.said", "visits.kind", "visits.date", "visits.place", "opinion.text", "check"} {
		if !strings.Contains(p["word/document.xml"], `<w:docPart w:val="`+f+`"/>`) {
			t.Errorf("round %d: %s cannot be told", round, f)
		}
	}
	if strings.Count(p["word/document.xml"], `w:fullDate="2018-06-21T00:00:00Z"`) != 3 || strings.Count(p["word/comments.xml"], `w:author="shinsa"`) != 2 {
		t.Errorf("round %d: dates or comments are lost", round)
	}
	if r, found, err := docx.ReadRecord(data); err != nil || !found || !r.Sound || r.Company != "C012" {
		t.Errorf("round %d: record %v %v", round, found, err)
	}
}
