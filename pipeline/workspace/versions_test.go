package workspace

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

func TestVersionsAreKeptOnceAndReadBack(t *testing.T) {
	f, err := Create(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	v, err := OpenVersions(f)
	if err != nil {
		t.Fatal(err)
	}
	a := Version{Path: "companies/C001/a.docx", Kind: VersionOurs, Date: "2018-06-01"}
	for _, date := range []string{"2018-06-01", "2018-06-02"} { // the same bytes on another day are no other version
		a.Date = date
		if err := v.Keep(a, []byte("one")); err != nil {
			t.Fatal(err)
		}
	}
	if err := v.Keep(Version{Path: a.Path, Kind: VersionEdited, Date: "2018-06-02"}, []byte("two")); err != nil {
		t.Fatal(err)
	}
	again, err := OpenVersions(f)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range []*Versions{v, again} {
		got := v.Of(a.Path)
		if len(got) != 2 || got[0].Kind != VersionOurs || got[0].Date != "2018-06-01" || got[1].Kind != VersionEdited {
			t.Fatalf("got %+v", got)
		}
		if b, err := v.Read(got[1].Digest); err != nil || string(b) != "two" {
			t.Errorf("got %q, %v", b, err)
		}
	}
	if len(again.Of("companies/C002/a.docx")) != 0 {
		t.Error("another document has these versions")
	}
}

func TestDamagedVersionIsNotGivenOut(t *testing.T) {
	dir := t.TempDir()
	f, err := Create(dir)
	if err != nil {
		t.Fatal(err)
	}
	v, err := OpenVersions(f)
	if err != nil {
		t.Fatal(err)
	}
	if err := v.Keep(Version{Path: "a.docx", Kind: VersionOurs}, []byte("one")); err != nil {
		t.Fatal(err)
	}
	digest := Digest([]byte("one"))
	file := filepath.Join(dir, filepath.FromSlash(versionsDir), digest)
	if err := os.WriteFile(file, []byte("other"), 0o644); err != nil {
		t.Fatal(err)
	}
	if b, err := v.Read(digest); err == nil || errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %q, %v", b, err)
	}
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	if _, err := v.Read(digest); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
}
