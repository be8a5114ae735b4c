package workspace

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

func TestPathsStayInside(t *testing.T) {
	f, _ := open(t)
	for _, p := range []string{"../x", "/etc/passwd", "a/../../x", ""} {
		if err := f.Write(p, []byte("x")); err == nil {
			t.Errorf("write %q: no error", p)
		}
		if _, err := f.Read(p); err == nil {
			t.Errorf("read %q: no error", p)
		}
	}
}

func TestListSkipsLinksAndSorts(t *testing.T) {
	f, _ := open(t)
	for _, p := range []string{"inbox/b.xlsx", "inbox/サブ/a.xlsx", "inbox/a.xlsx", "other/x"} {
		if err := f.Write(p, []byte("x")); err != nil {
			t.Fatal(err)
		}
	}
	if runtime.GOOS != "windows" {
		if err := os.Symlink("/etc/passwd", filepath.Join(f.Root(), "inbox", "link.xlsx")); err != nil {
			t.Fatal(err)
		}
	}
	got, err := f.List("inbox")
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"inbox/a.xlsx", "inbox/b.xlsx", "inbox/サブ/a.xlsx"}
	if len(got) != len(want) {
		t.Fatalf("list: %v, want %v", got, want)
	}
	for i := range want {
		if got[i].Path != want[i] {
			t.Errorf("list[%d] = %s, want %s", i, got[i].Path, want[i])
		}
	}
	links, err := f.Links("inbox")
	if err != nil || runtime.GOOS != "windows" && (len(links) != 1 || links[0] != "inbox/link.xlsx") {
		t.Errorf("links: %v, %v", links, err)
	}
	if none, err := f.Links("nowhere"); err != nil || len(none) != 0 {
		t.Errorf("links of a missing folder: %v, %v", none, err)
	}
	if none, err := f.List("nowhere"); err != nil || len(none) != 0 {
		t.Errorf("list of a missing folder: %v, %v", none, err)
	}
}

// TestFailedWriteLeavesNothing makes the rename fail (a folder stands at the
// name) and sees that neither a partial nor a temporary file stays.
func TestFailedWriteLeavesNothing(t *testing.T) {
	f, _ := open(t)
	if err := f.Write("out/x/keep", []byte("x")); err != nil {
		t.Fatal(err)
	}
	if err := f.Write("out/x", []byte("data")); err == nil {
		t.Fatal("writing over a folder: no error")
	}
	left, err := f.List(tmpDir)
	if err != nil || len(left) != 0 {
		t.Errorf("left in the temporary folder: %v, %v", left, err)
	}
}

func TestReadOnlyFolder(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write into read-only folders; the test runs for other users")
	}
	f, _ := open(t)
	if err := os.Chmod(f.Root(), 0o555); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(f.Root(), 0o755)
	if err := f.Write("a", []byte("x")); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("write into a read-only folder: %v", err)
	}
}

func TestLock(t *testing.T) {
	f, _ := open(t)
	unlock, err := f.Lock()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Lock(); !errors.Is(err, ErrLocked) {
		t.Errorf("second lock: %v, want ErrLocked", err)
	}
	if err := unlock(); err != nil {
		t.Fatal(err)
	}
	unlock, err = f.Lock()
	if err != nil {
		t.Fatalf("lock after unlock: %v", err)
	}
	if err := unlock(); err != nil {
		t.Fatal(err)
	}
}

func TestCache(t *testing.T) {
	f, _ := open(t)
	c := f.Cache()
	key := NewKey("stage", "1").Text("a").Sum()
	var got string
	if ok, err := c.Get(key, &got); ok || err != nil {
		t.Errorf("empty cache: %v, %v", ok, err)
	}
	if err := c.Put(key, "value"); err != nil {
		t.Fatal(err)
	}
	if ok, err := c.Get(key, &got); !ok || err != nil || got != "value" {
		t.Errorf("get: %q, %v, %v", got, ok, err)
	}
	if err := f.Write(c.path(key), []byte(`"torn`)); err != nil {
		t.Fatal(err)
	}
	if ok, err := c.Get(key, &got); ok || err != nil {
		t.Errorf("torn entry must count as absent: %v, %v", ok, err)
	}
	if a, b := NewKey("s", "1").Text("ab").Text("c").Sum(), NewKey("s", "1").Text("a").Text("bc").Sum(); a == b {
		t.Error("neighbouring strings run together in the key")
	}
}
