package draft_test

import (
	"io/fs"
	"testing"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/docx"
	"shinsa/pipeline/docx/auditor"
	"shinsa/pipeline/docx/draft"
	"shinsa/templates"
)

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

func write(tb testing.TB, d *doc.Document, pages map[string]int) []byte {
	tb.Helper()
	data, problems, err := docx.Write(tb.Context(), d, docx.Options{Reference: reference(tb), Pages: pages, PageCount: 12})
	if err != nil || len(problems) > 0 {
		tb.Fatal(err, problems)
	}
	return data
}

func report(tb testing.TB, v auditor.Variant) []byte {
	tb.Helper()
	return write(tb, auditor.Report(v), v.Pages)
}

func read(tb testing.TB, data []byte) *draft.Draft {
	tb.Helper()
	d, err := draft.Read(data)
	if err != nil {
		tb.Fatal(err)
	}
	return d
}
