package papers_test

import (
	"os"
	"testing"
)

// TestWriteOut writes the forms where PAPERS_OUT says, to be looked at.
func TestWriteOut(t *testing.T) {
	dir := os.Getenv("PAPERS_OUT")
	if dir == "" {
		t.Skip("PAPERS_OUT names no folder to write the forms into")
	}
	w := newWorld(t)
	for name, data := range map[string][]byte{"審査調書.xlsx": written(t, w.paper(0)), "審査調書（記入例）.xlsx": written(t, filledIn(t, w, 0)), "事後報告シート.xlsx": written(t, w.aftermath())} {
		if err := os.WriteFile(dir+"/"+name, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
