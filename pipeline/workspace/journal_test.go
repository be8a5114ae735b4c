package workspace

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const oldLine = `{"date":"2018-05-01","files":[{"path":"a","at":"a","digest":"d","outcome":"written"}]}` + "\n"

// journalOf makes a folder whose journal has the prefix and n chained lines.
func journalOf(t *testing.T, prefix string, n int) *Folder {
	t.Helper()
	f, _ := open(t)
	if prefix != "" {
		if err := f.Append(journalRel, []byte(prefix)); err != nil {
			t.Fatal(err)
		}
	}
	for i := range n {
		err := f.Record([]JournalEntry{{Date: "2018-06-01", Event: EventState, Company: "C001", From: string(rune('a' + i)), To: string(rune('b' + i))}})
		if err != nil {
			t.Fatal(err)
		}
	}
	return f
}

func journalLines(t *testing.T, f *Folder) []string {
	t.Helper()
	b, err := f.Read(journalRel)
	if err != nil {
		t.Fatal(err)
	}
	return slices.Collect(strings.Lines(string(b)))
}

func putLines(t *testing.T, f *Folder, lines []string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(f.Root(), filepath.FromSlash(journalRel)), []byte(strings.Join(lines, "")), 0o644); err != nil {
		t.Fatal(err)
	}
}

func prove(t *testing.T, f *Folder, since string) Proof {
	t.Helper()
	p, err := f.Prove(since)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestJournalOfARun(t *testing.T) {
	f, _ := open(t)
	if p := prove(t, f, ""); !p.Missing || p.Break != nil {
		t.Errorf("no journal: %+v", p)
	}
	files := []Published{{Path: "x", At: "x", Digest: "1", Outcome: Written}, {Path: "y", Outcome: Unchanged}, {Path: "z", At: "z（新版）", Digest: "2", Outcome: Beside}, {Path: "w", Outcome: Kept}}
	if err := f.Journal("2018-06-01", files); err != nil {
		t.Fatal(err)
	}
	if err := f.Journal("2018-06-02", files[1:2]); err != nil {
		t.Fatal(err)
	}
	got, err := f.Entries()
	if err != nil || len(got) != 2 || got[0].Path != "x" || got[1].Path != "z（新版）" || got[1].N != 2 {
		t.Errorf("%+v %v", got, err)
	}
	if p := prove(t, f, ""); p.Break != nil || p.Lines != 2 || p.Old != 0 || len(p.Head) != 64 {
		t.Errorf("%+v", p)
	}
}

// Whatever is done to a chained journal is seen, at the line where it shows.
func TestJournalIsBrokenBy(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func([]string) []string
		line  int
		why   BreakKind
	}{
		"nothing":       {func(l []string) []string { return l }, 0, ""},
		"altered":       {func(l []string) []string { l[2] = strings.Replace(l[2], "C001", "C002", 1); return l }, 4, BreakLink},
		"altered last":  {func(l []string) []string { l[4] = strings.Replace(l[4], "C001", "C002", 1); return l }, 5, BreakLast},
		"altered blank": {func(l []string) []string { l[2] = strings.Replace(l[2], "{", "{ ", 1); return l }, 4, BreakLink},
		"deleted":       {func(l []string) []string { return slices.Delete(l, 2, 3) }, 3, BreakNumber},
		"deleted first": {func(l []string) []string { return l[1:] }, 1, BreakNumber},
		"deleted last":  {func(l []string) []string { return l[:4] }, 4, BreakEnd},
		"inserted":      {func(l []string) []string { return slices.Insert(l, 2, l[1]) }, 3, BreakNumber},
		"forged":        {func(l []string) []string { return slices.Insert(l, 2, strings.Replace(l[2], "C001", "C009", 1)) }, 4, BreakNumber},
		"text inserted": {func(l []string) []string { return slices.Insert(l, 2, "何か\n") }, 3, BreakUnread},
		"blank line":    {func(l []string) []string { return slices.Insert(l, 2, "\n") }, 3, BreakUnread},
		"reordered":     {func(l []string) []string { l[1], l[2] = l[2], l[1]; return l }, 2, BreakNumber},
		"all deleted":   {func(l []string) []string { return []string{oldLine} }, 1, BreakNoChain},
		"text before":   {func(l []string) []string { return append([]string{oldLine}, l...) }, 2, BreakLink},
	} {
		f := journalOf(t, "", 5)
		putLines(t, f, c.spoil(journalLines(t, f)))
		p := prove(t, f, "")
		switch {
		case c.why == "" && p.Break != nil, c.why != "" && p.Break == nil:
			t.Errorf("%s: %+v", name, p)
		case c.why != "" && (p.Break.Line != c.line || p.Break.Why != c.why):
			t.Errorf("%s: line %d %s, want line %d %s", name, p.Break.Line, p.Break.Why, c.line, c.why)
		}
	}
}

// Lines of programs that made no chain stand before it; from the first chained
// line on they cannot be changed either.
func TestOldJournalIsAPrefix(t *testing.T) {
	f := journalOf(t, oldLine+oldLine, 3)
	if p := prove(t, f, ""); p.Break != nil || p.Old != 2 || p.Lines != 3 {
		t.Fatalf("%+v", p)
	}
	l := journalLines(t, f)
	l[1] = strings.Replace(l[1], "2018", "2017", 1)
	putLines(t, f, l)
	if p := prove(t, f, ""); p.Break == nil || p.Break.Line != 3 || p.Break.Why != BreakLink {
		t.Errorf("%+v", p)
	}
	old, _ := open(t)
	if err := old.Append(journalRel, []byte(oldLine)); err != nil {
		t.Fatal(err)
	}
	if p := prove(t, old, ""); p.Break != nil || p.Old != 1 || p.Lines != 0 {
		t.Errorf("old lines only: %+v", p)
	}
}

// A power cut leaves a piece of a line, at the end or with lines after it.
func TestTornLineOfTheJournal(t *testing.T) {
	for _, prefix := range []string{"", oldLine, oldLine[:20]} {
		f := journalOf(t, prefix, 2)
		l := journalLines(t, f)
		b := []byte(strings.Join(l, "") + l[1][:len(l[1])/2])
		putLines(t, f, []string{string(b)})
		p := prove(t, f, "")
		if p.Break != nil || len(p.Torn) != 1 || p.Torn[0] != len(l)+1 {
			t.Fatalf("prefix %q: %+v", prefix, p)
		}
		for range 2 {
			if err := f.Record([]JournalEntry{{Date: "2018-06-02", Event: EventPurged, Company: "C001"}}); err != nil {
				t.Fatal(err)
			}
		}
		if p = prove(t, f, ""); p.Break != nil || p.Lines != 4 || len(p.Torn) != 1 {
			t.Fatalf("prefix %q, after: %+v", prefix, p)
		}
		l = journalLines(t, f)
		at := p.Torn[0] - 1
		l[at] = "x" + l[at]
		putLines(t, f, l)
		if p = prove(t, f, ""); p.Break == nil || p.Break.Line != at+1 || p.Break.Why != BreakUnread {
			t.Errorf("prefix %q, piece altered: %+v", prefix, p)
		}
	}
}

// A line of which only the end is lost is whole.
func TestLastLineWithoutEnd(t *testing.T) {
	f := journalOf(t, "", 2)
	l := journalLines(t, f)
	putLines(t, f, []string{l[0], strings.TrimSuffix(l[1], "\n")})
	if p := prove(t, f, ""); p.Break != nil || len(p.Torn) != 0 {
		t.Errorf("%+v", p)
	}
	if err := f.Record([]JournalEntry{{Event: EventState}}); err != nil {
		t.Fatal(err)
	}
	if p := prove(t, f, ""); p.Break != nil || p.Lines != 3 {
		t.Errorf("%+v", p)
	}
}

// A head that was noted proves that nothing before it was cut off or replaced,
// even when the journal and the head beside it were made anew together.
func TestNotedHead(t *testing.T) {
	f := journalOf(t, "", 3)
	noted := prove(t, f, "").Head
	if err := f.Record([]JournalEntry{{Event: EventState}}); err != nil {
		t.Fatal(err)
	}
	if p := prove(t, f, noted[:12]); p.Break != nil {
		t.Errorf("%+v", p)
	}
	forged := journalOf(t, "", 2)
	if p := prove(t, forged, noted); p.Break == nil || p.Break.Why != BreakSince {
		t.Errorf("%+v", p)
	}
}

// A run killed after the lines and before the head leaves a head that lags.
func TestHeadMayLag(t *testing.T) {
	f := journalOf(t, "", 2)
	old, err := f.Read(headRel)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Record([]JournalEntry{{Event: EventState}}); err != nil {
		t.Fatal(err)
	}
	if err := f.Write(headRel, old); err != nil {
		t.Fatal(err)
	}
	if p := prove(t, f, ""); p.Break != nil || p.Lines != 3 {
		t.Errorf("%+v", p)
	}
	if err := f.Write(headRel, []byte("x\n")); err != nil {
		t.Fatal(err)
	}
	if p := prove(t, f, ""); p.Break == nil || p.Break.Why != BreakUnreadHd {
		t.Errorf("%+v", p)
	}
}

func FuzzProve(f *testing.F) {
	f.Add([]byte(oldLine), []byte("1 x"))
	f.Add([]byte(`{"n":1,"prev":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","date":"","event":"state"}`+"\n"), []byte(""))
	f.Fuzz(func(t *testing.T, journal, head []byte) {
		folder, err := Open(t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		if err := folder.Write(journalRel, journal); err != nil {
			t.Fatal(err)
		}
		if len(bytes.TrimSpace(head)) > 0 {
			if err := folder.Write(headRel, head); err != nil {
				t.Fatal(err)
			}
		}
		before, err := folder.Prove("")
		if err != nil {
			t.Fatal(err)
		}
		if before.Break != nil || len(head) > 0 {
			return
		}
		if err := folder.Record([]JournalEntry{{Event: EventState}, {Event: EventState}}); err != nil {
			t.Fatal(err)
		}
		if after, err := folder.Prove(""); err != nil || after.Break != nil {
			t.Errorf("%q: %+v, then %+v %v", journal, before, after, err)
		}
	})
}
