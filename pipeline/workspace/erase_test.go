package workspace

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestErase(t *testing.T) {
	f, _ := open(t)
	if err := f.Write("a/秘密.txt", []byte("秘密の情報")); err != nil {
		t.Fatal(err)
	}
	abs := filepath.Join(f.Root(), "a", "秘密.txt")
	if err := os.Chmod(abs, 0o444); err != nil {
		t.Fatal(err)
	}
	// A second name of the same bytes shows that they were overwritten.
	other := filepath.Join(t.TempDir(), "link")
	if err := os.Link(abs, other); err != nil {
		t.Skip("no hard links here: ", err)
	}
	if err := f.Erase("a/秘密.txt"); err != nil {
		t.Fatal(err)
	}
	left, err := os.ReadFile(other)
	if err != nil || len(left) != len("秘密の情報") || strings.Contains(string(left), "秘密") {
		t.Errorf("%q %v", left, err)
	}
	if err := f.Erase("a/秘密.txt"); err != nil {
		t.Error("absent is no error:", err)
	}
	if err := f.RemoveEmpty("."); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(filepath.Join(f.Root(), "a")); !os.IsNotExist(err) {
		t.Error(err)
	}
	if err := f.Erase("../x"); err == nil {
		t.Error("outside the folder")
	}
}

func TestEraseFollowsNoLink(t *testing.T) {
	f, _ := open(t)
	outside := filepath.Join(t.TempDir(), "outside")
	if err := os.WriteFile(outside, []byte("not ours"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(f.Root(), "l")); err != nil {
		t.Skip("no symbolic links here: ", err)
	}
	if err := f.Erase("l"); err != nil {
		t.Fatal(err)
	}
	if b, err := os.ReadFile(outside); err != nil || string(b) != "not ours" {
		t.Errorf("%q %v", b, err)
	}
}

func TestCut(t *testing.T) {
	f, _ := open(t)
	if err := f.Write("log", []byte("a\nb C001\nc\nd C001")); err != nil {
		t.Fatal(err)
	}
	if err := f.Cut("log", func(l []byte) bool { return strings.Contains(string(l), "C001") }); err != nil {
		t.Fatal(err)
	}
	if b, err := f.Read("log"); err != nil || string(b) != "a\nc\n" {
		t.Errorf("%q %v", b, err)
	}
	if err := f.Cut("none", func([]byte) bool { return true }); err != nil {
		t.Error(err)
	}
}
