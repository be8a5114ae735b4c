package parcel

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// made runs a program in a folder with two files, and returns the archive that
// it makes there; the test is skipped where the program is absent.
func made(t *testing.T, out, program string, args ...string) []byte {
	t.Helper()
	if _, err := exec.LookPath(program); err != nil {
		t.Skipf("%s is not installed", program)
	}
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "本社"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, data := range otherFiles {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command(program, args...)
	cmd.Dir, cmd.Env = dir, append(os.Environ(), "LC_ALL=C.UTF-8")
	if log, err := cmd.CombinedOutput(); err != nil {
		t.Skipf("%s: %v\n%s", program, err, log)
	}
	data, err := os.ReadFile(filepath.Join(dir, out))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

var otherFiles = map[string]string{
	"本社/回答が.txt": strings.Repeat("回答です。\n", 3000),
	"b.txt":      "short",
}

// TestOtherPrograms opens what Info-ZIP, 7-Zip and Python write, with each of
// their ciphers.
func TestOtherPrograms(t *testing.T) {
	const password = "Himitsu-1"
	list := parsed(t, "C001\twrong\nz.zip\t"+password+"\n")
	seven := func(method string, more ...string) []string {
		return slices.Concat([]string{"a", "-tzip", "-mem=" + method, "-p" + password}, more, []string{"z.zip", "本社", "b.txt"})
	}
	python := `import zipfile
z = zipfile.ZipFile("z.zip", "w", zipfile.%s)
z.write("本社/回答が.txt"); z.write("b.txt")
z.close()`
	for name, c := range map[string]struct {
		program string
		args    []string
		locked  bool
	}{
		"zip":           {"zip", []string{"-r", "z.zip", "本社", "b.txt"}, false},
		"zip -P":        {"zip", []string{"-r", "-P", password, "z.zip", "本社", "b.txt"}, true},
		"zip -fz":       {"zip", []string{"-r", "-fz", "z.zip", "本社", "b.txt"}, false},
		"zip -Z bzip2":  {"zip", []string{"-r", "-Z", "bzip2", "-P", password, "z.zip", "本社", "b.txt"}, true},
		"7z ZipCrypto":  {"7z", seven("ZipCrypto"), true},
		"7z AES128":     {"7z", seven("AES128"), true},
		"7z AES192":     {"7z", seven("AES192"), true},
		"7z AES256":     {"7z", seven("AES256"), true},
		"7z AES store":  {"7z", seven("AES256", "-mx=0"), true},
		"python":        {"python3", []string{"-c", fmt.Sprintf(python, "ZIP_DEFLATED")}, false},
		"python bzip2":  {"python3", []string{"-c", fmt.Sprintf(python, "ZIP_BZIP2")}, false},
		"zip of stream": {"sh", []string{"-c", "zip -r -fd - 本社 b.txt > z.zip"}, false},
	} {
		t.Run(name, func(t *testing.T) {
			data := made(t, "z.zip", c.program, c.args...)
			items, problems, err := Open(t.Context(), Item{Path: "inbox/z.zip", Data: data}, Options{Passwords: list})
			if err != nil || len(items) != len(otherFiles) {
				t.Fatalf("%d items, %v, %v", len(items), problems, err)
			}
			for _, it := range items {
				name := strings.TrimPrefix(it.Path, "inbox/z.zip/")
				if string(it.Data) != otherFiles[name] || c.locked != (it.Unlocked == "z.zip") {
					t.Errorf("%s: %d bytes, unlocked by %q", it.Path, len(it.Data), it.Unlocked)
				}
			}
			if c.locked {
				got := told(t, "y.zip", data, Options{Passwords: list})
				if !slices.ContainsFunc(got, func(s string) bool { return strings.HasSuffix(s, "parcel-password") }) {
					t.Errorf("without the password: %q", got)
				}
			}
		})
	}
}

// TestOtherArchives tells archives that are turned away by their makers' files.
func TestOtherArchives(t *testing.T) {
	for name, args := range map[string][]string{
		"z.7z":  {"7z", "a", "z.7z", "b.txt"},
		"z.tar": {"tar", "cf", "z.tar", "b.txt"},
		"z.tgz": {"tar", "czf", "z.tgz", "b.txt"},
		"z.bz2": {"7z", "a", "-tbzip2", "z.bz2", "b.txt"},
		"z.xz":  {"7z", "a", "-txz", "z.xz", "b.txt"},
	} {
		t.Run(name, func(t *testing.T) {
			data := made(t, name, args[0], args[1:]...)
			got := told(t, name, data, Options{})
			if len(got) != 1 || got[0] != name+" archive parcel-archive" || archiveName(data) == "?" {
				t.Errorf("got %q, %s", got, archiveName(data))
			}
		})
	}
	for name, c := range map[string]struct{ args []string }{
		"split": {[]string{"a", "-tzip", "-v200b", "-mx=0", "z.zip", "本社"}},
	} {
		t.Run(name, func(t *testing.T) {
			data := made(t, "z.zip.001", "7z", c.args...)
			if got := told(t, "z.zip", data, Options{}); !bytes.HasPrefix(data, []byte("PK")) || got[0] != "z.zip truncated-zip parcel-truncated" {
				t.Errorf("got %q", got)
			}
		})
	}
}
