package deliverable_test

import (
	"fmt"
	"strings"
	"testing"

	"shinsa/pipeline/deliverable"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/docx"
)

// large is an input of the size that 50 companies make: some 100 pages of text,
// 60 tables.
func large(t testing.TB) deliverable.Input {
	in := input(t, "mri")
	var body []doc.Block
	in.Tables = []deliverable.Table{size()}
	for i := range 60 {
		tab := deliverable.Table{ID: fmt.Sprintf("表 2-%d", i+1), Title: fmt.Sprintf("第%d条項の自己チェックの回答", i+1), Columns: []string{"項目", "実施済", "一部実施", "未実施", "割合"}}
		for r := range 25 {
			tab.Rows = append(tab.Rows, []string{fmt.Sprintf("項目%d 確認すること%d", r+1, (r*7+i)%97), fmt.Sprint(r + i), fmt.Sprint(r * i % 50), fmt.Sprint(i % 7), fmt.Sprintf("%.1f%%", float64(r+i)/0.9)})
		}
		in.Tables = append(in.Tables, tab)
		for p := range 6 {
			body = append(body, styled(strings.Repeat(fmt.Sprintf("企業が行う措置の第%dの%dについて、自己チェックと文書審査の結果を比べて述べる。", i, p), 6)))
		}
		body = append(body, table(tab))
	}
	w, err := theWriter()
	if err != nil {
		t.Fatal(err)
	}
	word, page := w.write(t, report(body...))
	change(&in, "report.docx", plainWord(t, word))
	change(&in, "report.pdf", page)
	change(&in, "figures.xlsx", book(t, in.Tables...))
	in.Files = in.Files[:3]
	for _, tab := range in.Tables {
		in.Files = append(in.Files, deliverable.File{Role: "figures.csv", Name: strings.ReplaceAll(tab.ID, " ", ""), Data: values(tab)})
	}
	return in
}

func BenchmarkMake(b *testing.B) {
	in := large(b)
	b.Logf("docx %d, pdf %d, xlsx %d bytes", len(of(in, "report.docx")), len(of(in, "report.pdf")), len(of(in, "figures.xlsx")))
	b.ReportAllocs()
	for b.Loop() {
		p, found, err := deliverable.Make(in)
		if err != nil || p == nil {
			b.Fatal(err, found)
		}
	}
}

func BenchmarkVerify(b *testing.B) {
	p, _ := make1(b, large(b))
	b.ReportAllocs()
	for b.Loop() {
		if _, found := deliverable.Verify(p.Files, deliverable.Tools{Lines: docx.Lines}); found.HasErrors() {
			b.Fatal(found)
		}
	}
}

func BenchmarkPack(b *testing.B) {
	p, _ := make1(b, large(b))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := p.Zip(); err != nil {
			b.Fatal(err)
		}
		if _, err := p.Image(); err != nil {
			b.Fatal(err)
		}
	}
}
