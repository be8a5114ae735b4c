package pdf_test

import (
	"context"
	"os"
	"testing"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/pdf"
)

func write(t testing.TB, d *doc.Document) pdf.Out {
	t.Helper()
	out, problems, err := pdf.Write(context.Background(), d, pdf.Options{Look: testLook(), Fonts: fontSet(t)})
	if err != nil {
		t.Fatal(err)
	}
	if problems.HasErrors() {
		t.Fatalf("problems: %v", problems[0].Text("ja"))
	}
	return out
}

// TestKeep writes samples to the folder SHINSA_PDF_KEEP, to be looked at.
func TestKeep(t *testing.T) {
	dir := os.Getenv("SHINSA_PDF_KEEP")
	if dir == "" {
		t.Skip("set SHINSA_PDF_KEEP to a folder to keep sample files")
	}
	for name, d := range map[string]*doc.Document{"report": report(5, 28), "letter": letter(), "nasty": nasty()} {
		if err := os.WriteFile(dir+"/"+name+".pdf", write(t, d).Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
