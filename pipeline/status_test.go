package pipeline_test

import (
	"archive/zip"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"shinsa/pipeline"
	"shinsa/pipeline/record"
)

// TestCountsAddUp holds on made-up mess that every file of the inbox has one
// line and one fate, that the fates add up to the files, and that the ways in
// which answers were found and read each add up to the items of the file.
func TestCountsAddUp(t *testing.T) {
	slow(t)
	dir := sampleOf(t, 12, 1)
	first, err := filepath.Glob(filepath.Join(dir, "inbox", "*.xlsx"))
	if err != nil || len(first) < 2 {
		t.Fatal(first, err)
	}
	add := func(name string, data []byte) {
		if err := os.WriteFile(filepath.Join(dir, "inbox", name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	same, err := os.ReadFile(first[0])
	if err != nil {
		t.Fatal(err)
	}
	add("z_再送.xlsx", same)
	add("空.xlsx", nil)
	add("写真.xlsx", []byte("\x89PNG\r\n\x1a\n0000"))
	add("まとめ.zip", zipped(t, map[string][]byte{"a.xlsx": same, "読んでください.txt": []byte("よろしく")}))

	st, err := pipeline.StatusOf(context.Background(), dir, demoDay)
	if err != nil {
		t.Fatal(err)
	}
	sum := run(t, dir, demoDay)
	if len(sum.Receipts) != len(st.Files) {
		t.Errorf("run tells of %d files, status of %d", len(sum.Receipts), len(st.Files))
	}
	fates, names, owners := map[record.Fate]int{}, map[string]bool{}, map[string]int{}
	for _, f := range st.Files {
		fates[f.Fate]++
		if names[f.File] {
			t.Errorf("%s stands twice", f.File)
		}
		names[f.File] = true
		if f.Fate == record.Read && f.Form == pipeline.FormSheet {
			owners[f.Company]++
		}
		checkFile(t, f)
	}
	if n := fates[record.Read] + fates[record.Superseded] + fates[record.TurnedAway] + fates[record.Unassigned]; n != len(st.Files) || len(fates) > 4 {
		t.Errorf("%v do not add up to %d files", fates, len(st.Files))
	}
	for _, want := range []string{"inbox/空.xlsx", "inbox/写真.xlsx", "inbox/z_再送.xlsx", "inbox/まとめ.zip/a.xlsx"} {
		if !names[want] {
			t.Errorf("%s has no line", want)
		}
	}
	if fates[record.Superseded] < 2 || fates[record.TurnedAway] < 2 {
		t.Errorf("%v", fates)
	}
	for _, c := range st.Companies {
		if got := owners[c.ID]; got > 1 || (c.Return != "") != (got == 1) {
			t.Errorf("%s: %d files are read, in use is %q", c.ID, got, c.Return)
		}
	}
	queries := 0
	for _, f := range st.Files {
		if f.Fate == record.Read {
			queries += f.Queries
		}
	}
	for _, c := range st.Companies {
		queries -= c.Queries
	}
	if queries != 0 {
		t.Errorf("queries by file and by company differ by %d", queries)
	}
}

// checkFile sees that the line of one file is whole.
func checkFile(t *testing.T, f pipeline.FileStatus) {
	t.Helper()
	total := func(l []pipeline.WayCount) (n int) {
		for _, w := range l {
			n += w.N
			if w.Ja == "" || w.En == "" || strings.Contains(w.Ja, "その他") {
				t.Errorf("%s: a way without words: %+v", f.File, w)
			}
		}
		return n
	}
	switch f.Fate {
	case record.TurnedAway, record.Unassigned:
		if f.Reason == "" || f.Why == "" {
			t.Errorf("%s: no reason: %+v", f.File, f)
		}
	case record.Superseded:
		if f.Used == "" || f.Why == "" {
			t.Errorf("%s: %+v", f.File, f)
		}
	}
	if f.Form == "" {
		if f.Fate == record.Read {
			t.Errorf("%s is read and has no form", f.File)
		}
		return
	}
	if total(f.Found) != f.Items || total(f.Ways) != f.Items || f.Read > f.Items {
		t.Errorf("%s: %d items, found %v, read %v (%d)", f.File, f.Items, f.Found, f.Ways, f.Read)
	}
	total(f.Marks)
	read := 0
	for _, w := range f.Ways {
		if slices.Contains([]string{"spelling", "decision"}, w.En) {
			read += w.N
		}
	}
	if read != f.Read {
		t.Errorf("%s: %d read, by way %v", f.File, f.Read, f.Ways)
	}
}

// zipped packs files.
func zipped(t *testing.T, files map[string][]byte) []byte {
	t.Helper()
	var b strings.Builder
	z := zip.NewWriter(&b)
	for name, data := range files {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return []byte(b.String())
}

// TestExplainedDocumentsHoldTheValue looks into the documents that explain
// names for the texts of the answers that they are said to use, and sees that
// a document which quotes an item is named.
func TestExplainedDocumentsHoldTheValue(t *testing.T) {
	slow(t)
	dir := sampleOf(t, 2, 1)
	sum := run(t, dir, demoDay)
	for _, c := range sum.Companies {
		if c.Return == "" {
			continue
		}
		x, found, err := pipeline.Explain(context.Background(), dir, pipeline.About{Company: c.ID}, pipeline.Options{})
		if err != nil || x == nil {
			t.Fatal(found, err)
		}
		text := map[string]string{}
		for _, name := range []string{"照会書", "審査計画書", "審査報告書案", "照会回答シート"} {
			text[name] = officeText(t, filepath.Join(dir, "companies", c.ID, name))
		}
		text["受付結果一覧"] = officeText(t, filepath.Join(dir, "project", "受付結果一覧.xlsx"))
		for _, s := range x.Subjects {
			if s.Kind != "item" {
				continue
			}
			named := map[string]bool{}
			for _, d := range s.Documents {
				named[d.Name] = true
				listed := d.Name != "受付結果一覧" || strings.Contains(d.Ja, "一覧")
				if body, there := text[d.Name]; there && listed && d.Ja != "審査工数の計算（項目数）" && !strings.HasPrefix(d.Ja, "準備する文書") && !strings.Contains(body, s.ID) {
					t.Errorf("%s %s: %s does not hold it (%s)", c.ID, s.ID, d.Name, d.Ja)
				}
			}
			for _, name := range []string{"照会書", "照会回答シート", "受付結果一覧"} {
				if !named[name] && len(s.Queries) > 0 {
					t.Errorf("%s %s is asked about, and %s is not named", c.ID, s.ID, name)
				}
			}
		}
	}
}

// officeText is the text of every part of an Office file, "" where there is
// none of the name.
func officeText(t *testing.T, path string) string {
	t.Helper()
	for _, p := range []string{path, path + ".docx", path + ".xlsx"} {
		if s, err := os.Stat(p); err == nil && !s.IsDir() {
			return parts(t, p)
		}
	}
	return ""
}
