package deliverable_test

import (
	"archive/zip"
	"bytes"
	"io"
	"testing"
)

// repack writes a package again with its parts changed; a nil part is left out.
func repack(t testing.TB, data []byte, edit func(name string, part []byte) []byte) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		part, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if part = edit(f.Name, part); part == nil {
			continue
		}
		put(t, w, f.Name, part)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func put(t testing.TB, w *zip.Writer, name string, part []byte) {
	t.Helper()
	e, err := w.Create(name)
	if err == nil {
		_, err = e.Write(part)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// replaced is repack with texts of one part replaced, which must be there.
func replaced(t testing.TB, data []byte, name, old, with string) []byte {
	t.Helper()
	done := false
	out := repack(t, data, func(n string, part []byte) []byte {
		if n != name || !bytes.Contains(part, []byte(old)) {
			return part
		}
		done = true
		return bytes.Replace(part, []byte(old), []byte(with), 1)
	})
	if !done {
		t.Fatalf("%s does not have %q", name, old)
	}
	return out
}

// added is a package with one part more.
func added(t testing.TB, data []byte, name, part string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if err := w.Copy(f); err != nil {
			t.Fatal(err)
		}
	}
	put(t, w, name, []byte(part))
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
