package compose

import (
	"context"
	"strings"
	"testing"

	"shinsa/pipeline/collect"
	"shinsa/pipeline/docx"
	clerk "shinsa/pipeline/docx/auditor"
	"shinsa/pipeline/docx/draft"
)

// TestApprovalComesBackFromWord goes the way of an approval: the client
// edition as a Word file, an office that writes and chooses in it, and the
// public edition that is made of what was read back.
func TestApprovalComesBackFromWord(t *testing.T) {
	in := testProjectInput()
	d, _ := report(t, in)
	data, faults, err := docx.Write(context.Background(), d, docx.Options{Reference: newRendering(t).reference})
	if err != nil || faults.HasErrors() {
		t.Fatal(err, faults)
	}
	data, _, err = clerk.Edit(data, 1, clerk.Paragraphs("overview.text", "載せてよい一行目。", "載せてよい二行目。"), clerk.Fill("publish.overview.text", publishYes),
		clerk.Paragraphs("gaps.text", "載せてはならない文。"), clerk.Fill("publish.gaps.text", publishNo), clerk.Fill("publish.table.method-reasons", publishYes))
	if err != nil {
		t.Fatal(err)
	}
	read, err := draft.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	in.Edition, in.Written = EditionPublic, collect.Report(read.Fields, collect.Source{File: "project/事業報告書.docx"})
	public, faults := report(t, in)
	for _, f := range faults {
		t.Error(f.Text("en"))
	}
	text := everything(public)
	for s, want := range map[string]bool{"載せてよい一行目。\n載せてよい二行目。": true, "載せてはならない": false, "遠隔地の拠点を書面で": true} {
		if strings.Contains(text, s) != want {
			t.Errorf("%q: %v", s, !want)
		}
	}
}
