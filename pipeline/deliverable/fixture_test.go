package deliverable_test

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"shinsa/fonts"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/deliverable"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/docx"
	"shinsa/pipeline/pdf"
	"shinsa/pipeline/pdf/font"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/workbook"
	"shinsa/profiles"
	"shinsa/templates"
)

var day = calendar.Date{Year: 2018, Month: 8, Day: 15}

// writer makes documents, with fonts and look parsed once.
type writer struct {
	ref   *docx.Reference
	fonts *font.Set
}

var theWriter = sync.OnceValues(func() (*writer, error) {
	sub, err := fs.Sub(templates.Files, "reference")
	if err != nil {
		return nil, err
	}
	ref, _, err := docx.OpenReference(sub)
	if err != nil {
		return nil, err
	}
	set, err := font.New(font.Files{Mincho: fonts.Mincho, Gothic: fonts.Gothic, GothicBold: fonts.GothicBold, Supplement: fonts.Supplement})
	return &writer{ref, set}, err
})

func (w *writer) write(t testing.TB, d *doc.Document) (word, page []byte) {
	t.Helper()
	out, found, err := pdf.Write(context.Background(), d, pdf.Options{Look: w.ref.Look(), Fonts: w.fonts})
	if err != nil || found.HasErrors() {
		t.Fatal(err, found)
	}
	word, found, err = docx.Write(context.Background(), d, docx.Options{Reference: w.ref, Pages: out.HeadingPages, PageCount: out.Pages})
	if err != nil || found.HasErrors() {
		t.Fatal(err, found)
	}
	return word, out.Data
}

func txt(s string) []doc.Inline { return []doc.Inline{doc.Text{S: s}} }

func cells(head bool, texts ...string) doc.Row {
	style := doc.TableText
	if head {
		style = doc.TableHead
	}
	var r doc.Row
	for _, s := range texts {
		r.Cells = append(r.Cells, doc.Cell{Head: head, Content: []*doc.Paragraph{{Style: style, Content: txt(s)}}})
	}
	return r
}

// size is the table of the small report.
func size() deliverable.Table {
	return deliverable.Table{ID: "表 1-1", Title: "企業の規模別の参加企業数（n = 52 社）", Columns: []string{"規模", "社数", "割合"},
		Rows: [][]string{{"中小企業", "44", "84.6%"}, {"中堅企業", "8", "15.4%"}}}
}

// table is a counted table as a block of the report.
func table(t deliverable.Table) *doc.Table {
	b := &doc.Table{ID: t.ID, Caption: txt(t.ID + "　" + t.Title), Head: []doc.Row{cells(true, t.Columns...)}}
	for range t.Columns {
		b.Columns = append(b.Columns, doc.Column{Share: 1 / float64(len(t.Columns))})
	}
	for _, r := range t.Rows {
		b.Rows = append(b.Rows, cells(false, r...))
	}
	return b
}

// report is a small report in the final form; what is given stands at its end.
func report(more ...doc.Block) *doc.Document {
	return &doc.Document{Kind: "report", Meta: doc.Meta{Title: "事業報告書", Org: "見本認証機構", Date: day},
		Header: doc.Running{Left: "事業報告書"}, Cover: []doc.Block{&doc.Paragraph{Style: doc.CoverTitle, Content: txt("事業報告書")}}, TOC: true,
		Body: append([]doc.Block{
			&doc.Heading{Level: 1, Numbered: true, ID: "h1", Content: txt("参加企業")},
			&doc.Paragraph{Style: doc.Body, Content: txt("参加企業52社の内訳を示す。企業の規模は、業種、資本金及び従業員数から区分した。")},
			table(size()),
			&doc.Heading{Level: 1, Numbered: true, ID: "h2", Content: txt("結果")},
			&doc.Paragraph{Style: doc.Body, Content: txt("結果は別に示す。")},
		}, more...)}
}

// plainWord takes the record of the work out of a Word file, as docx/final does.
func plainWord(t testing.TB, data []byte) []byte {
	return repack(t, data, func(name string, part []byte) []byte {
		switch {
		case strings.HasPrefix(name, "customXml/"), name == "docProps/custom.xml":
			return nil
		case name == "[Content_Types].xml" || strings.HasSuffix(name, ".rels"):
			return withoutParts(part)
		}
		return part
	})
}

func withoutParts(part []byte) []byte {
	pieces := strings.SplitAfter(string(part), ">")
	return []byte(strings.Join(slices.DeleteFunc(pieces, func(s string) bool {
		return strings.Contains(s, "customXml") || strings.Contains(s, "custom.xml")
	}), ""))
}

// book is a workbook of tables, one a sheet.
func book(t testing.TB, tables ...deliverable.Table) []byte {
	t.Helper()
	spec := &workbook.Spec{Title: "図表データ", Author: "見本認証機構", Date: "2018-08-15T00:00:00Z"}
	for _, tab := range tables {
		name := strings.ReplaceAll(tab.ID, " ", "") + "_" + tab.Title
		s := &workbook.SheetSpec{Name: string([]rune(strings.Split(name, "（")[0])[:min(31, len([]rune(strings.Split(name, "（")[0])))])}
		for i, r := range append([][]string{tab.Columns}, tab.Rows...) {
			for j, v := range r {
				s.Cells = append(s.Cells, workbook.CellSpec{Row: i + 1, Col: j + 1, Value: v})
			}
		}
		spec.Sheets = append(spec.Sheets, s)
	}
	data, err := workbook.Write(spec)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func values(t deliverable.Table) []byte {
	var b strings.Builder
	b.WriteString("\uFEFF")
	for _, r := range append([][]string{t.Columns}, t.Rows...) {
		b.WriteString(strings.Join(r, ",") + "\r\n")
	}
	return []byte(b.String())
}

func profile(t testing.TB, name string) *deliverable.Profile {
	t.Helper()
	data, err := profiles.Files.ReadFile(name + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	p, found := deliverable.ReadProfile("profiles/"+name+".yaml", data)
	for _, f := range found {
		t.Error(f.Text("en"))
	}
	return p
}

// small is an input that has nothing wrong with it.
var small = sync.OnceValues(func() (files map[string][]byte, err error) {
	w, err := theWriter()
	if err != nil {
		return nil, err
	}
	t := &failing{}
	word, page := w.write(t, report())
	return map[string][]byte{"docx": plainWord(t, word), "pdf": page, "xlsx": book(t, size()), "csv": values(size())}, t.err
})

// failing lets makers of fixtures run outside a test.
type failing struct {
	testing.TB
	err error
}

func (f *failing) Helper()           {}
func (f *failing) Fatal(args ...any) { f.err = fmt.Errorf("fixture: %v", args); panic(f.err) }

func input(t testing.TB, name string) deliverable.Input {
	t.Helper()
	f, err := small()
	if err != nil {
		t.Fatal(err)
	}
	in := deliverable.Input{Profile: profile(t, name), Edition: "client", Date: day, Tables: []deliverable.Table{size()},
		Project: deliverable.Project{Title: "認証トライアル", Body: "見本認証機構", Client: "株式会社見本総研", Ministry: "見本省", Office: "見本認証機構事務局 03-0000-0000",
			Contract: "第12号", MinCompanies: 2},
		Companies: []deliverable.Company{{ID: "C001", State: "評価済", Final: true}, {ID: "C002", State: "評価済", Final: true}},
		Versions:  []deliverable.Version{{Name: "ソフトウェア", Value: "shinsa test"}},
		Tools:     deliverable.Tools{Lines: docx.Lines, Scan: func(string, []byte) problem.List { return nil }},
	}
	for _, role := range []string{"report", "public"} {
		in.Files = append(in.Files, deliverable.File{Role: role + ".docx", Data: f["docx"], Path: "project/" + role + ".docx"},
			deliverable.File{Role: role + ".pdf", Data: f["pdf"], Path: "project/" + role + ".pdf"})
	}
	in.Files = append(in.Files, deliverable.File{Role: "figures.xlsx", Data: f["xlsx"], Path: "project/data.xlsx"},
		deliverable.File{Role: "figures.csv", Name: "表1-1_企業の規模別の参加企業数", Data: f["csv"], Path: "project/表1-1.csv"},
		deliverable.File{Role: "public.xlsx", Data: f["xlsx"], Path: "project/public.xlsx"})
	in.Files = slices.DeleteFunc(in.Files, func(f deliverable.File) bool { return !in.Profile.Has(f.Role) })
	return in
}

// change gives the file of a role other bytes.
func change(in *deliverable.Input, role string, data []byte) {
	for i := range in.Files {
		if in.Files[i].Role == role {
			in.Files[i].Data = data
		}
	}
}

func of(in deliverable.Input, role string) []byte {
	for _, f := range in.Files {
		if f.Role == role {
			return f.Data
		}
	}
	return nil
}

func make1(t testing.TB, in deliverable.Input) (*deliverable.Package, problem.List) {
	t.Helper()
	p, found, err := deliverable.Make(in)
	if err != nil {
		t.Fatal(err)
	}
	return p, found
}

func codes(l problem.List) []string {
	var out []string
	for _, p := range l {
		out = append(out, string(p.Code))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func TestMain(m *testing.M) { os.Exit(m.Run()) }
