package workspace

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// errOpenInWord stands for what Windows says of a file that Word holds.
var errOpenInWord = errors.New("the process cannot access the file")

// hold makes renames over the file fail as on Windows, until release.
func hold(f *Folder, path string) (release func()) {
	f.held = func(err error) bool { return errors.Is(err, errOpenInWord) }
	f.rename = func(from, to string) error {
		if to == filepath.Join(f.root, filepath.FromSlash(path)) {
			return &os.LinkError{Op: "rename", Old: from, New: to, Err: errOpenInWord}
		}
		return os.Rename(from, to)
	}
	return func() { f.rename = os.Rename }
}

func TestBusyFileStaysAsItWas(t *testing.T) {
	const p = "companies/C001/審査計画書.docx"
	f, l := open(t)
	publish(t, l, p, "a")
	release := hold(f, p)
	got, err := l.Publish(p, []byte("b"))
	if !errors.Is(err, ErrBusy) || !errors.Is(err, errOpenInWord) || got.At != p {
		t.Fatalf("publish over an open file: %+v, %v; want ErrBusy", got, err)
	}
	if content(t, f, p) != "a" {
		t.Errorf("the open file was changed to %q", content(t, f, p))
	}
	if left, err := f.List(tmpDir); err != nil || len(left) != 0 {
		t.Errorf("left in the temporary folder: %v, %v", left, err)
	}
	if got := publish(t, l, "companies/C001/照会書.docx", "x"); got.Outcome != Written {
		t.Errorf("another file meanwhile: %+v", got)
	}
	release()
	if got := publish(t, l, p, "b"); got.Outcome != Written || content(t, f, p) != "b" {
		t.Errorf("after it was closed: %+v", got)
	}
}

// TestBusyFileThenSaved is what a person does who had the document open to
// edit it: the version that could not be written must still come.
func TestBusyFileThenSaved(t *testing.T) {
	const p = "companies/C001/審査計画書.docx"
	f, l := open(t)
	publish(t, l, p, "a")
	release := hold(f, p)
	if _, err := l.Publish(p, []byte("b")); !errors.Is(err, ErrBusy) {
		t.Fatal(err)
	}
	release()
	if err := f.Write(p, []byte("edited")); err != nil {
		t.Fatal(err)
	}
	again, err := OpenLedger(f)
	if err != nil {
		t.Fatal(err)
	}
	got := publish(t, again, p, "b")
	if got.Outcome != Beside || content(t, f, got.At) != "b" || content(t, f, p) != "edited" {
		t.Errorf("new version after the edit: %+v", got)
	}

	release = hold(f, got.At)
	if got, err := again.Publish(p, []byte("c")); !errors.Is(err, ErrBusy) || got.At != "companies/C001/審査計画書（新版）.docx" {
		t.Errorf("the version beside is open, too: %+v, %v", got, err)
	}
	release()
	if got := publish(t, again, p, "c"); got.Outcome != Beside || content(t, f, got.At) != "c" {
		t.Errorf("after it was closed: %+v", got)
	}
}

// TestBusyNeedsAFile holds that the same error where no file stands is none of
// another program: Windows says access denied for many reasons.
func TestBusyNeedsAFile(t *testing.T) {
	f, _ := open(t)
	hold(f, "new.txt")
	if err := f.Write("new.txt", []byte("x")); err == nil || errors.Is(err, ErrBusy) {
		t.Errorf("a new file: %v", err)
	}
	if err := f.Write("out/x", []byte("x")); err != nil {
		t.Fatal(err)
	}
	hold(f, "out")
	if err := f.Write("out", []byte("x")); err == nil || errors.Is(err, ErrBusy) {
		t.Errorf("over a folder: %v", err)
	}
}

// TestUnreadableBusyFile is a program that lets nobody even read.
func TestUnreadableBusyFile(t *testing.T) {
	f, l := open(t)
	was := publish(t, l, "a.txt", "a")
	f.held = func(err error) bool { return errors.Is(err, errOpenInWord) }
	f.read = func(p string) ([]byte, error) { return nil, &fs.PathError{Op: "open", Path: p, Err: errOpenInWord} }
	if got, err := l.Publish("a.txt", []byte("b")); !errors.Is(err, ErrBusy) || got.At != "a.txt" {
		t.Errorf("publish: %+v, %v", got, err)
	}
	if ok, err := l.Holds(was); ok || err != nil {
		t.Errorf("holds: %v, %v", ok, err)
	}
	if there, edited, err := l.Stands("a.txt"); !there || !edited || err != nil {
		t.Errorf("stands: %v, %v, %v", there, edited, err)
	}
	if edited, err := l.Edited("a.txt"); !edited || err != nil {
		t.Errorf("edited: %v, %v", edited, err)
	}
}
