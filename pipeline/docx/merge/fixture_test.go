package merge_test

import (
	"io/fs"
	"testing"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/docx"
	"shinsa/pipeline/docx/auditor"
	"shinsa/pipeline/docx/draft"
	"shinsa/pipeline/docx/merge"
	"shinsa/templates"
)

var options = merge.Options{Date: calendar.Date{Year: 2018, Month: 8, Day: 6}, File: "審査報告書案.docx"}

func reference(tb testing.TB) *docx.Reference {
	tb.Helper()
	sub, err := fs.Sub(templates.Files, "reference")
	if err != nil {
		tb.Fatal(err)
	}
	ref, problems, err := docx.OpenReference(sub)
	if err != nil || len(problems) > 0 {
		tb.Fatal(err, problems)
	}
	return ref
}

func report(tb testing.TB, ref *docx.Reference, v auditor.Variant) []byte {
	tb.Helper()
	data, problems, err := docx.Write(tb.Context(), auditor.Report(v), docx.Options{Reference: ref, Pages: v.Pages, PageCount: 12})
	if err != nil || len(problems) > 0 {
		tb.Fatal(err, problems)
	}
	return data
}

func edit(tb testing.TB, data []byte, seed uint64, steps ...auditor.Step) ([]byte, *auditor.File) {
	tb.Helper()
	out, f, err := auditor.Edit(data, seed, steps...)
	if err != nil {
		tb.Fatal(err)
	}
	return out, f
}

func read(tb testing.TB, data []byte) *draft.Draft {
	tb.Helper()
	d, err := draft.Read(data)
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

// three merges and holds that nothing is lost.
func three(tb testing.TB, base, edited, renewed []byte) ([]byte, merge.Report) {
	tb.Helper()
	out, rep, err := merge.Three(base, edited, renewed, options)
	if err != nil {
		tb.Fatal(err)
	}
	for _, p := range rep.Problems {
		if p.Code == "merge-edit-lost" || p.Code == "draft-unreadable" {
			tb.Errorf("%s", p.Text("ja"))
		}
	}
	for _, e := range rep.Lost {
		tb.Logf("lost: %s %s %s %q→%q %s", e.Kind, e.Unit, e.Tag, e.Before, e.After, e.Place)
	}
	if rep.Kept+len(rep.Reported)+len(rep.Lost) != len(rep.Edits) {
		tb.Errorf("account: %d edits, %d kept, %d reported", len(rep.Edits), rep.Kept, len(rep.Reported))
	}
	if tb.Failed() {
		tb.FailNow()
	}
	return out, rep
}

// changed is the data of the second version: something of every kind.
func changed(items int) auditor.Variant {
	v := auditor.Usual(items)
	v.Scope = "審査は、本社工場及び第二倉庫について行った。"
	v.Said = map[int]string{3: "四半期ごとに見直すことにした。", 7: "台帳により見直している。"}
	v.Without = map[int]bool{5: true}
	v.Items++
	v.Asks = map[int]bool{4: true}
	v.Extra = []string{"追加の資料を受領した。"}
	v.Title = "評価の結果（改）"
	v.Counts = []string{"18", "3", "0", "0", "19"}
	v.Company = "株式会社〇〇製作所（新）"
	v.Visits = []string{"文書審査", "現地審査", "追加審査"}
	v.Evidence = map[int]string{8: "台帳（新）"}
	v.Pages = map[string]int{"scope": 3, "items": 4, "result": 10}
	return v
}
