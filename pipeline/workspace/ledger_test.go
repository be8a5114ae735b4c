package workspace

import (
	"os"
	"path/filepath"
	"testing"
)

func open(t *testing.T) (*Folder, *Ledger) {
	t.Helper()
	f, err := Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	l, err := OpenLedger(f)
	if err != nil {
		t.Fatal(err)
	}
	return f, l
}

func publish(t *testing.T, l *Ledger, path, text string) Published {
	t.Helper()
	p, err := l.Publish(path, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func content(t *testing.T, f *Folder, path string) string {
	t.Helper()
	b, err := f.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestPublish(t *testing.T) {
	const p = "companies/C001/審査計画書.docx"
	edit := func(t *testing.T, f *Folder, text string) {
		if err := os.WriteFile(filepath.Join(f.Root(), filepath.FromSlash(p)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Run("new, same, renewed", func(t *testing.T) {
		f, l := open(t)
		for _, step := range []struct {
			text string
			want Outcome
		}{{"a", Written}, {"a", Unchanged}, {"b", Written}, {"a", Written}} {
			if got := publish(t, l, p, step.text); got.Outcome != step.want || content(t, f, p) != step.text {
				t.Errorf("publish %q: %s, file %q; want %s", step.text, got.Outcome, content(t, f, p), step.want)
			}
		}
	})
	t.Run("edited file is kept, new version goes beside", func(t *testing.T) {
		f, l := open(t)
		publish(t, l, p, "a")
		edit(t, f, "mine")
		if got := publish(t, l, p, "a"); got.Outcome != Kept {
			t.Errorf("same version over an edit: %s, want kept", got.Outcome)
		}
		got := publish(t, l, p, "b")
		if got.Outcome != Beside || content(t, f, p) != "mine" || content(t, f, got.At) != "b" {
			t.Errorf("new version over an edit: %+v", got)
		}
		if got := publish(t, l, p, "c"); got.At != "companies/C001/審査計画書（新版）.docx" || content(t, f, got.At) != "c" {
			t.Errorf("our own untouched version beside is renewed: %+v", got)
		}
	})
	t.Run("edited file beside is kept too", func(t *testing.T) {
		f, l := open(t)
		publish(t, l, p, "a")
		edit(t, f, "mine")
		at := publish(t, l, p, "b").At
		if err := f.Write(at, []byte("mine too")); err != nil {
			t.Fatal(err)
		}
		got := publish(t, l, p, "c")
		if content(t, f, at) != "mine too" || content(t, f, got.At) != "c" || got.At == at {
			t.Errorf("third version: %+v", got)
		}
	})
	t.Run("a file that was there before us is a person's", func(t *testing.T) {
		f, l := open(t)
		if err := f.Write(p, []byte("theirs")); err != nil {
			t.Fatal(err)
		}
		if got := publish(t, l, p, "a"); got.Outcome != Beside || content(t, f, p) != "theirs" {
			t.Errorf("publish over a foreign file: %+v", got)
		}
	})
	t.Run("a run killed before the rename still knows its own", func(t *testing.T) {
		f, l := open(t)
		publish(t, l, p, "a")
		if err := l.note(p, Digest([]byte("b"))); err != nil { // the line stands, the file does not yet
			t.Fatal(err)
		}
		again, err := OpenLedger(f)
		if err != nil {
			t.Fatal(err)
		}
		if got := publish(t, again, p, "b"); got.Outcome != Written || content(t, f, p) != "b" {
			t.Errorf("after a kill: %+v", got)
		}
	})
	t.Run("torn last line of the ledger is skipped", func(t *testing.T) {
		f, l := open(t)
		publish(t, l, p, "a")
		if err := f.Append(ledgerRel, []byte(`{"path":"x","dig`)); err != nil {
			t.Fatal(err)
		}
		again, err := OpenLedger(f)
		if err != nil {
			t.Fatal(err)
		}
		if got := publish(t, again, p, "b"); got.Outcome != Written {
			t.Errorf("after a torn line: %+v", got)
		}
	})
}

// TestLineAfterTornLine holds that a line torn by a full disk does not spoil
// the one after it.
func TestLineAfterTornLine(t *testing.T) {
	f, l := open(t)
	if err := f.Append(ledgerRel, []byte(`{"path":"x","dig`)); err != nil {
		t.Fatal(err)
	}
	publish(t, l, "a.txt", "a")
	again, err := OpenLedger(f)
	if err != nil {
		t.Fatal(err)
	}
	if got := publish(t, again, "a.txt", "b"); got.Outcome != Written {
		t.Errorf("our own file after a torn line: %s, want written", got.Outcome)
	}
}

// TestLostLedgerLearns holds that a file which is what we would write counts
// as ours again.
func TestLostLedgerLearns(t *testing.T) {
	f, l := open(t)
	was := publish(t, l, "a.txt", "a")
	learn := map[string]func(*Ledger) error{
		"publish": func(l *Ledger) error { _, err := l.Publish("a.txt", []byte("a")); return err },
		"holds":   func(l *Ledger) error { _, err := l.Holds(was); return err },
	}
	for name, again := range learn {
		if err := f.Remove(ledgerRel); err != nil {
			t.Fatal(err)
		}
		l, err := OpenLedger(f)
		if err != nil {
			t.Fatal(err)
		}
		if err := again(l); err != nil {
			t.Fatal(err)
		}
		if there, edited, err := l.Stands("a.txt"); !there || edited || err != nil {
			t.Errorf("%s: there %v, edited %v, %v", name, there, edited, err)
		}
		if got := l.Under(""); len(got) != 0 {
			t.Errorf("under no folder: %v", got)
		}
	}
}

// TestNewVersionMovedOverOld is what a person does who has compared the two.
func TestNewVersionMovedOverOld(t *testing.T) {
	const p = "companies/C001/審査計画書.docx"
	for _, first := range []string{"ours", "theirs"} {
		f, l := open(t)
		if first == "ours" {
			publish(t, l, p, "a")
		}
		if err := f.Write(p, []byte("edited")); err != nil {
			t.Fatal(err)
		}
		at := publish(t, l, p, "b").At
		if err := f.Write(p, []byte("b")); err != nil {
			t.Fatal(err)
		}
		if err := f.Remove(at); err != nil {
			t.Fatal(err)
		}
		if edited, err := l.Edited(p); edited || err != nil {
			t.Errorf("%s: our new version at the old place counts as edited (%v)", first, err)
		}
		if got := publish(t, l, p, "c"); got.Outcome != Written || got.At != p {
			t.Errorf("%s: %+v, want written in place", first, got)
		}
		if got := l.Under("companies/C001"); len(got) == 0 || got[0] != p {
			t.Errorf("%s: under the company's folder: %v", first, got)
		}
	}
}

func TestHolds(t *testing.T) {
	f, l := open(t)
	p := publish(t, l, "a.txt", "a")
	holds := func(want bool, when string) {
		t.Helper()
		if got, err := l.Holds(p); err != nil || got != want {
			t.Errorf("%s: holds %v, %v; want %v", when, got, err, want)
		}
	}
	holds(true, "as written")
	if err := f.Write("a.txt", []byte("edited")); err != nil {
		t.Fatal(err)
	}
	holds(true, "edited by a person")
	publish(t, l, "b.txt", "1")
	newer := publish(t, l, "b.txt", "2")
	if err := f.Write("b.txt", []byte("1")); err != nil {
		t.Fatal(err)
	}
	if got, err := l.Holds(newer); got || err != nil {
		t.Errorf("our older version brought back: holds %v, %v; want false", got, err)
	}
	if err := f.Remove("a.txt"); err != nil {
		t.Fatal(err)
	}
	holds(false, "deleted")
}
