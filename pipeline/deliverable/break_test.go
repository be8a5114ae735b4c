package deliverable_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"shinsa/pipeline/deliverable"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/workbook"
)

// said is the last paragraph of the small report.
const said = "<w:t>結果は別に示す。</w:t>"

const main = "word/document.xml"

// breaks are one fault for each check: what is done to a sound input, and the
// code that must be told.
var breaks = []struct {
	name, code string
	edit       func(t *testing.T, in *deliverable.Input)
}{
	{"no report", "deliver-missing", func(t *testing.T, in *deliverable.Input) { in.Files = in.Files[1:] }},
	{"two reports", "deliver-too-many", func(t *testing.T, in *deliverable.Input) { in.Files = append(in.Files, in.Files[0]) }},
	{"a file without a place", "deliver-unplaced", func(t *testing.T, in *deliverable.Input) {
		in.Files = append(in.Files, deliverable.File{Role: "codes.xlsx", Data: []byte("x")})
	}},
	{"one name twice", "deliver-same-name", func(t *testing.T, in *deliverable.Input) {
		in.Profile.Files[1].Name.V, in.Profile.Files[1].Folder.V = "事業報告書.DOCX", in.Profile.Files[0].Folder.V
	}},
	{"empty file", "deliver-empty", func(t *testing.T, in *deliverable.Input) { change(in, "report.docx", []byte{}) }},
	{"wrong ending", "deliver-extension", func(t *testing.T, in *deliverable.Input) { in.Profile.Files[0].Name.V = "事業報告書.doc" }},
	{"no number of the contract", "deliver-label", func(t *testing.T, in *deliverable.Input) { in.Project.Contract = "" }},

	{"long name", "deliver-name-long", func(t *testing.T, in *deliverable.Input) {
		in.Profile.Files[0].Name.V = strings.Repeat("字", 60) + ".docx"
	}},
	{"long path", "deliver-path-long", func(t *testing.T, in *deliverable.Input) { in.Profile.Checks.PathUnits = 30 }},
	{"deep folders", "deliver-depth", func(t *testing.T, in *deliverable.Input) { in.Profile.Files[0].Folder.V = "a/b/c/d/e/f/g/h" }},
	{"character", "deliver-name-char", func(t *testing.T, in *deliverable.Input) { in.Profile.Files[0].Name.V = "報告:書.docx" }},
	{"mark that came apart", "deliver-name-char", func(t *testing.T, in *deliverable.Input) { in.Profile.Files[0].Name.V = "か\u3099.docx" }},
	{"Japanese where only ASCII may be", "deliver-name-char", func(t *testing.T, in *deliverable.Input) { in.Profile.Checks.Characters.V = "ascii" }},
	{"device", "deliver-name-reserved", func(t *testing.T, in *deliverable.Input) { in.Profile.Files[0].Name.V = "con.docx" }},
	{"space at the end", "deliver-name-end", func(t *testing.T, in *deliverable.Input) { in.Profile.Files[0].Folder.V = "報告書 " }},
	{"too large", "deliver-too-large", func(t *testing.T, in *deliverable.Input) {
		in.Profile.Checks.TotalMB = 1
		change(in, "report.pdf", append(slices.Clone(of(*in, "report.pdf")), make([]byte, 1<<20)...))
	}},

	{"locked file", "deliver-encrypted", func(t *testing.T, in *deliverable.Input) {
		change(in, "report.docx", append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), make([]byte, 600)...))
	}},
	{"torn file", "deliver-office-broken", func(t *testing.T, in *deliverable.Input) {
		change(in, "report.docx", of(*in, "report.docx")[:3000])
	}},
	{"ill-formed part", "deliver-office-broken", word(func(t *testing.T, d []byte) []byte {
		return replaced(t, d, "word/styles.xml", "</w:styles>", "</w:style>")
	})},
	{"torn workbook", "deliver-office-broken", func(t *testing.T, in *deliverable.Input) {
		change(in, "figures.xlsx", of(*in, "figures.xlsx")[:3000])
	}},
	{"part without a type", "deliver-office-type", word(func(t *testing.T, d []byte) []byte { return added(t, d, "word/media/a.zzz", "x") })},
	{"relation to nothing", "deliver-office-target", word(func(t *testing.T, d []byte) []byte {
		return replaced(t, d, "word/_rels/document.xml.rels", `Target="styles.xml"`, `Target="stiles.xml"`)
	})},
	{"macro", "deliver-office-macro", word(func(t *testing.T, d []byte) []byte { return added(t, d, "word/vbaProject.bin", "x") })},
	{"template elsewhere", "deliver-office-external", word(func(t *testing.T, d []byte) []byte {
		return replaced(t, d, "word/_rels/document.xml.rels", "</Relationships>",
			`<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="file:///C:/a.dotx" TargetMode="External"/></Relationships>`)
	})},
	{"link to a drive", "deliver-office-external", word(func(t *testing.T, d []byte) []byte {
		return replaced(t, d, "word/_rels/document.xml.rels", "</Relationships>",
			`<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="file:///C:/Users/sato/a.xlsx" TargetMode="External"/></Relationships>`)
	})},
	{"foreign object", "deliver-office-embedded", word(func(t *testing.T, d []byte) []byte { return added(t, d, "word/embeddings/oleObject1.bin", "x") })},
	{"editing forbidden", "deliver-office-locked", word(func(t *testing.T, d []byte) []byte {
		return replaced(t, d, "word/settings.xml", "</w:settings>", `<w:documentProtection w:edit="readOnly" w:enforcement="1"/></w:settings>`)
	})},

	{"insertion", "deliver-tracked", word(func(t *testing.T, d []byte) []byte {
		return replaced(t, d, main, "<w:r>"+said, `<w:ins w:id="1" w:author="佐藤"><w:r>`+"<w:t>追加</w:t></w:r></w:ins><w:r>"+said)
	})},
	{"deletion", "deliver-tracked", word(func(t *testing.T, d []byte) []byte {
		return replaced(t, d, main, "<w:r>"+said, `<w:del w:id="1" w:author="佐藤"><w:r><w:delText>削除</w:delText></w:r></w:del><w:r>`+said)
	})},
	{"comment", "deliver-comment", word(func(t *testing.T, d []byte) []byte {
		return added(t, d, "word/comments.xml", `<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="0" w:author="佐藤"><w:p><w:r><w:t>確認</w:t></w:r></w:p></w:comment></w:comments>`)
	})},
	{"hidden text", "deliver-hidden", word(func(t *testing.T, d []byte) []byte {
		return replaced(t, d, main, "<w:r>"+said, "<w:r><w:rPr><w:vanish/></w:rPr>"+said)
	})},
	{"place not filled in", "deliver-placeholder", word(func(t *testing.T, d []byte) []byte {
		return replaced(t, d, main, "<w:r>"+said+"</w:r>", "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r>"+said+"</w:r></w:sdtContent></w:sdt>")
	})},
	{"style of placeholders", "deliver-placeholder", word(func(t *testing.T, d []byte) []byte {
		return replaced(t, d, main, "<w:r>"+said, `<w:r><w:rPr><w:rStyle w:val="ShinsaPlaceholder"/></w:rPr>`+said)
	})},
	{"draft in a paragraph", "deliver-draft-mark", both(styled("この章は（記入してください）。"))},
	{"draft alone", "deliver-draft-mark", both(styled("案"))},
	{"watermark", "deliver-draft-mark", word(func(t *testing.T, d []byte) []byte {
		return replaced(t, d, main, "<w:r>"+said, `<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath string="DRAFT"/></v:shape></w:pict></w:r><w:r>`+said)
	})},
	{"record of the work", "deliver-work-record", word(func(t *testing.T, d []byte) []byte {
		return added(t, d, "customXml/item1.xml", `<record xmlns="urn:shinsa:record:1"/>`)
	})},

	{"hidden sheet", "deliver-hidden-sheet", sheets(func(s *workbook.Spec) {
		s.Sheets = append(s.Sheets, &workbook.SheetSpec{Name: "控え", Hidden: true})
	})},
	{"hidden column", "deliver-hidden", sheets(func(s *workbook.Spec) { s.Sheets[0].HiddenCols = []int{2} })},
	{"comment in a cell", "deliver-comment", sheets(func(s *workbook.Spec) { s.Sheets[0].Cells[0].Comment = "確認" })},
	{"draft in a cell", "deliver-draft-mark", sheets(func(s *workbook.Spec) { s.Sheets[0].Cells[0].Value = "未定稿" })},

	{"cell in error", "deliver-cell-error", func(t *testing.T, in *deliverable.Input) {
		change(in, "figures.xlsx", replaced(t, of(*in, "figures.xlsx"), "xl/worksheets/sheet1.xml", `t="inlineStr"><is><t>44</t></is>`, `t="e"><v>#REF!</v>`))
	}},

	{"Word says more", "pdf-text-missing", word(func(t *testing.T, d []byte) []byte {
		return replaced(t, d, main, said, "<w:t>結果は別に示す。なお、追って述べる。</w:t>")
	})},
	{"PDF says more", "deliver-text-extra", pages(styled("Wordにはない段落である。"))},
	{"PDF against no Word", "deliver-no-word", func(t *testing.T, in *deliverable.Input) {
		in.Files = in.Files[1:]
		in.Profile.Files[0].Required = false
	}},
	{"number in Word", "deliver-figure-differs", word(func(t *testing.T, d []byte) []byte { return replaced(t, d, main, "<w:t>44</w:t>", "<w:t>45</w:t>") })},
	{"number in Excel", "deliver-figure-differs", sheets(func(s *workbook.Spec) { s.Sheets[0].Cells[4].Value = "43" })},
	{"number in csv", "deliver-figure-differs", func(t *testing.T, in *deliverable.Input) {
		change(in, "figures.csv", bytes.Replace(of(*in, "figures.csv"), []byte("15.4%"), []byte("15.5%"), 1))
	}},
	{"number that was counted", "deliver-figure-differs", func(t *testing.T, in *deliverable.Input) {
		in.Tables[0].Rows = [][]string{{"中小企業", "46", "84.6%"}, {"中堅企業", "8", "15.4%"}}
	}},
	{"row", "deliver-figure-row", sheets(func(s *workbook.Spec) { s.Sheets[0].Cells[3].Value = "大企業" })},
	{"table", "deliver-table-missing", func(t *testing.T, in *deliverable.Input) {
		other := size()
		other.ID, other.Title = "表 9-9", "別の表"
		in.Tables = append(in.Tables, other)
	}},
	{"torn csv", "deliver-csv-broken", func(t *testing.T, in *deliverable.Input) { change(in, "figures.csv", []byte("a,\"b\nc")) }},

	{"open company", "deliver-company-open", func(t *testing.T, in *deliverable.Input) {
		in.Companies[1] = deliverable.Company{ID: "C002", State: "現地審査"}
	}},
	{"open company with a reason", "deliver-company-reason", func(t *testing.T, in *deliverable.Input) {
		in.Companies[1] = deliverable.Company{ID: "C002", State: "辞退", Reason: "廃業"}
	}},
	{"too few companies", "deliver-companies-few", func(t *testing.T, in *deliverable.Input) { in.Project.MinCompanies = 50 }},
	{"too few for the profile", "deliver-companies-few", func(t *testing.T, in *deliverable.Input) { in.Profile.Checks.MinCompanies = 3 }},
	{"another edition", "deliver-edition", func(t *testing.T, in *deliverable.Input) {
		in.Earlier = []deliverable.Delivered{{Profile: "mri", Edition: "public", Version: 1, Date: day}}
	}},
}

// word, sheets, both and pages say what is changed.
func word(edit func(*testing.T, []byte) []byte) func(*testing.T, *deliverable.Input) {
	return func(t *testing.T, in *deliverable.Input) { change(in, "report.docx", edit(t, of(*in, "report.docx"))) }
}

func sheets(edit func(*workbook.Spec)) func(*testing.T, *deliverable.Input) {
	return func(t *testing.T, in *deliverable.Input) {
		tab := size()
		s := &workbook.Spec{Sheets: []*workbook.SheetSpec{{Name: "表1-1_企業の規模別の参加企業数"}}}
		for i, r := range append([][]string{tab.Columns}, tab.Rows...) {
			for j, v := range r {
				s.Sheets[0].Cells = append(s.Sheets[0].Cells, workbook.CellSpec{Row: i + 1, Col: j + 1, Value: v})
			}
		}
		edit(s)
		data, err := workbook.Write(s)
		if err != nil {
			t.Fatal(err)
		}
		change(in, "figures.xlsx", data)
	}
}

func styled(s string) doc.Block { return &doc.Paragraph{Style: doc.BodyFlush, Content: txt(s)} }

func both(b doc.Block) func(*testing.T, *deliverable.Input) {
	return func(t *testing.T, in *deliverable.Input) {
		w, err := theWriter()
		if err != nil {
			t.Fatal(err)
		}
		data, page := w.write(t, report(b))
		change(in, "report.docx", plainWord(t, data))
		change(in, "report.pdf", page)
	}
}

func pages(b doc.Block) func(*testing.T, *deliverable.Input) {
	return func(t *testing.T, in *deliverable.Input) {
		w, err := theWriter()
		if err != nil {
			t.Fatal(err)
		}
		_, page := w.write(t, report(b))
		change(in, "report.pdf", page)
	}
}

func TestEveryCheckFires(t *testing.T) {
	sound, found := make1(t, input(t, "mri"))
	if sound == nil || len(found) > 0 {
		t.Fatalf("the sound input has faults: %v", codes(found))
	}
	for _, b := range breaks {
		in := input(t, "mri")
		b.edit(t, &in)
		p, found := make1(t, in)
		if !slices.Contains(codes(found), b.code) {
			t.Errorf("%s: %s was not told, but %v", b.name, b.code, codes(found))
		}
		if (p != nil) == found.HasErrors() {
			t.Errorf("%s: package %v, errors %v", b.name, p != nil, codes(found))
		}
	}
}

// TestAllAtOnce: several faults are told together.
func TestAllAtOnce(t *testing.T) {
	in := input(t, "mri")
	want := []string{"deliver-companies-few", "deliver-figure-differs", "deliver-name-reserved", "deliver-hidden"}
	for _, b := range breaks {
		switch b.name {
		case "too few companies", "number in csv", "device", "hidden text":
			b.edit(t, &in)
		}
	}
	_, found := make1(t, in)
	for _, code := range want {
		if !slices.Contains(codes(found), code) {
			t.Errorf("%s is not told: %v", code, codes(found))
		}
	}
}

// TestFormsNeedTheirFields: a form with an empty field that must be filled.
func TestFormsNeedTheirFields(t *testing.T) {
	in := input(t, "meti")
	in.Project.Ministry = ""
	if _, found := make1(t, in); !slices.Contains(codes(found), "deliver-form-field") {
		t.Errorf("told: %v", codes(found))
	}
}
