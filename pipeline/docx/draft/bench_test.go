package draft_test

import (
	"testing"

	"shinsa/pipeline/docx/auditor"
	"shinsa/pipeline/docx/draft"
)

// BenchmarkRead reads back a report of about 15 pages.
func BenchmarkRead(b *testing.B) {
	data := report(b, auditor.Usual(130))
	b.ReportAllocs()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := draft.Read(data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkEdits(b *testing.B) {
	data := report(b, auditor.Usual(130))
	edited, _, err := auditor.Edit(data, 1, auditor.FillSome(), auditor.Type(), auditor.AddVisit(), auditor.WordOnline())
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if n := len(draft.Edits(read(b, data), read(b, edited))); n < 3 {
			b.Fatal(n)
		}
	}
}
