package parcel

import (
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"shinsa/pipeline/problem"
)

// corpus is a collection of spreadsheets of other makers, beside the module.
const corpus = "../../../shared/corpus/spreadsheets"

// corpusPasswords open what other makers encrypted, by the code of their tests.
const corpusPasswords = "*\tPassword1234_\n*\t123\n*\topen sesame\n*\tnew password\n*\t123456789012345\n*\tletmein\n"

// readCorpus returns the corpus's files by path, or skips the test.
func readCorpus(t testing.TB) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := filepath.WalkDir(corpus, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(p, ".md") || strings.HasSuffix(p, "SOURCES.tsv") {
			return err
		}
		data, err := os.ReadFile(p)
		files[filepath.ToSlash(strings.TrimPrefix(p, corpus+"/"))] = data
		return err
	})
	if err != nil {
		t.Skipf("the corpus of spreadsheets is not there: %v", err)
	}
	return files
}

// TestCorpus holds that every file of the corpus is told by its content, or
// turned away with a reason, and that what Excel, LibreOffice's kin and
// xlsx-populate encrypted is opened.
func TestCorpus(t *testing.T) {
	passwords, _ := ParsePasswords("passwords.txt", []byte(corpusPasswords))
	kinds, opened := map[Kind]int{}, 0
	files := readCorpus(t)
	for name, data := range files {
		items, problems, err := Open(t.Context(), Item{Path: "inbox/" + name, Data: data}, Options{Passwords: passwords})
		if err != nil || len(items) != 1 {
			t.Fatalf("%s: %d items, %v", name, len(items), err)
		}
		it := items[0]
		holdRefusals(t, items, problems)
		kinds[it.Kind]++
		if it.Unlocked != "" {
			opened++
		}
		if it.Refused != "" && !strings.HasPrefix(string(it.Refused), "parcel-encrypted") && it.Refused != "parcel-password" {
			t.Errorf("%s: %s", name, it.Refused)
		}
		// A template or macro-free workbook may stand under a sister's name.
		if ext := strings.TrimPrefix(path.Ext(name), "."); it.Refused == "" && it.Kind.Label() != "TXT" && it.Kind != CSV && ext[:2] != string(it.Kind)[:2] && !strings.Contains(name, "type_excel") {
			t.Errorf("%s: told to be %s", name, it.Kind)
		}
	}
	want := map[Kind]int{CSV: 8, EncryptedODF: 1, EncryptedOOXML: 1, ODS: 22, Text: 5, XLS: 75, XLSB: 11, XLSM: 5, XLSX: 187}
	if len(files) == 315 && !maps.Equal(kinds, want) {
		t.Errorf("kinds of the corpus: %v, want %v", kinds, want)
	}
	if opened != 8 {
		t.Errorf("%d encrypted workbooks were opened", opened)
	}
}

// holdRefusals holds that each item turned away has its problem, in its place.
func holdRefusals(t testing.TB, items []Item, problems problem.List) {
	t.Helper()
	for _, it := range items {
		found := it.Refused == ""
		for _, p := range problems {
			found = found || p.Code == it.Refused && p.Pos.File == it.Path
		}
		if !found {
			t.Errorf("%s is turned away by %s without a problem", it.Path, it.Refused)
		}
	}
}
