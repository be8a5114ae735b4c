package parcel

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"shinsa/pipeline/problem"
)

const fuzzPassword = "Geheimwort-77"

// fuzzLimits are small, so that the fuzzer reaches them.
var fuzzLimits = Limits{Total: 1 << 20, Entry: 512 << 10, Entries: 40, Depth: 3, Parts: 4, Tries: 8}

// hold holds what is true of Open for any input. It calls the opener itself:
// Open turns a panic into a refusal.
func hold(t testing.TB, data []byte) (found problem.List) {
	t.Helper()
	list, _ := ParsePasswords("p", []byte("C1\t"+fuzzPassword+"\n"))
	o := newOpener(t.Context(), Options{Passwords: list, Limits: fuzzLimits})
	if err := o.open(Item{Path: "inbox/f", Data: data, Inbox: "inbox/f"}, nil); err != nil {
		t.Fatal(err)
	}
	held, paths := 0, map[string]bool{}
	for _, it := range o.items {
		held += len(it.Data)
		switch {
		case it.Path != "inbox/f" && !strings.HasPrefix(it.Path, "inbox/f/") || slices.Contains(strings.Split(it.Path, "/"), ".."):
			t.Errorf("path %q", it.Path)
		case strings.ContainsFunc(it.Path, func(r rune) bool { return r < 0x20 || r == 0x202E }) || !utf8.ValidString(it.Path):
			t.Errorf("path %q is not fit to be shown", it.Path)
		case it.Refused == "" && paths[it.Path]:
			t.Errorf("path %q is there twice", it.Path)
		case it.Refused == "" && (!it.Kind.Readable() || it.Digest != digest(it.Data)):
			t.Errorf("%s of kind %s passes", it.Path, it.Kind)
		}
		paths[it.Path] = paths[it.Path] || it.Refused == ""
	}
	if len(o.items) == 0 || len(o.items) > 2*fuzzLimits.Entries+fuzzLimits.Depth+2 || int64(held) > 3*fuzzLimits.Total+int64(len(data)) {
		t.Errorf("%d items of %d bytes from %d", len(o.items), held, len(data))
	}
	holdRefusals(t, o.items, o.problems)
	shown, err := json.Marshal(o.items)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(data, []byte(fuzzPassword)) && strings.Contains(string(shown)+fmt.Sprint(o.problems), fuzzPassword) {
		t.Error("a password is shown")
	}
	return o.problems
}

// seeds are archives and mails of every construct, small.
func seeds(t testing.TB) [][]byte {
	inner := string(archive(t, member{name: sjis(t, "表/b.csv"), data: "a,b"}))
	mail := letter(`Content-Disposition: attachment; filename*0*=ISO-2022-JP'ja'%1B$B2s; filename*1="x.zip"`, "base64", "UEsDBBQ=")
	return [][]byte{
		archive(t, member{name: "a.txt", data: "hello"}, member{name: "n.zip", data: inner, store: true}),
		archive(t, member{name: "a.txt", data: "hello", password: fuzzPassword}, member{name: "b", data: "x", password: fuzzPassword, aes: 1}),
		archive(t, member{name: "m.eml", data: string(mail)}),
		[]byte(xlsx(t, "a")), mail, []byte(ole("EncryptedPackage", "EncryptionInfo")), []byte(ole("Workbook")),
		lockedODS(t, sealings["ODF 1.2"], fuzzPassword), lockedODS(t, sealings["ODF 1.1"], fuzzPassword), lockedODS(t, sealings["LibreOffice 24.8"], fuzzPassword),
		[]byte("\x09\x08\x08\x00\x00\x05\x05\x00\x00\x00\x00\x00\x2F\x00\x04\x00\x01\x02\x03\x04\x0A\x00\x00\x00"),
		letter("Content-Type: message/rfc822", "8bit", "From: a\nTo: b\n\nx"),
		letter("Content-Type: multipart/related; boundary=z", "8bit", "--z\nContent-Type: image/png\nContent-ID: 1\n\nx\n--z--"),
	}
}

func FuzzOpen(f *testing.F) {
	for _, s := range seeds(f) {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, data []byte) { hold(t, data) })
}

// FuzzHeaders holds the readers of header fields and of the password list.
func FuzzHeaders(f *testing.F) {
	for _, s := range []string{`attachment; filename="=?ISO-2022-JP?B?GyRCMnNFehsoQg==?="`, "a; b*0*=utf-8''%E5%9B; b*1*=%9E; c*=x; d=\"\\\"", "C1\tx\n#y\n", "=?utf-8?q?=E5=9B?= =?utf-8?q?=9E?="} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		parameters(s)
		decodeWords(s)
		compose(s)
		if p, err := safePath(s); err == nil && strings.Contains("/"+p+"/", "/../") {
			t.Errorf("path %q", p)
		}
		p, problems := ParsePasswords("p", []byte(s))
		if p.Len()+len(problems) > strings.Count(s, "\n")+1 {
			t.Errorf("%d passwords", p.Len())
		}
		p.candidates(s)
	})
}

// TestMutations changes and cuts the seeds at random places: a fuzzer's first
// seconds, in each run of the tests.
func TestMutations(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	codes := map[problem.Code]int{}
	for _, s := range seeds(t) {
		for range 300 {
			data := bytes.Clone(s)
			for range 1 + r.IntN(4) {
				switch at := r.IntN(len(data)); r.IntN(4) {
				case 0:
					data = data[:at+1]
				case 1:
					data = slices.Insert(data, at, data[:min(at, 40)]...)
				default:
					data[at] = []byte{0, 1, 0x7F, 0xFF, byte(r.Uint32())}[r.IntN(5)]
				}
			}
			for _, p := range hold(t, data) {
				codes[p.Code]++
			}
		}
	}
	// A mutation that only ever made one kind of damage would show nothing.
	if len(codes) < 15 {
		t.Errorf("mutations reach %d codes: %v", len(codes), codes)
	}
	t.Log(codes)
}

// TestAgainstStandardLibrary writes archives with archive/zip and holds that
// both readers find the same.
func TestAgainstStandardLibrary(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for n := range 40 {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		b.WriteString(strings.Repeat("x", n%3*10)) // bytes before the archive
		w.SetOffset(int64(n % 3 * 10))
		want := map[string]string{}
		for i := range r.IntN(12) {
			name := fmt.Sprintf("%d/あ%d.txt", r.IntN(3), i)
			want[name] = strings.Repeat("ab", r.IntN(40000)) + "c"
			m := &zip.FileHeader{Name: name, Method: []uint16{zip.Store, zip.Deflate}[r.IntN(2)]}
			f, err := w.CreateHeader(m)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := f.Write([]byte(want[name])); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.SetComment(strings.Repeat("c", r.IntN(100))); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		o := newOpener(t.Context(), Options{})
		entries, err := o.directory(b.Bytes())
		if err != nil || len(entries) != len(want) {
			t.Fatalf("%d entries, want %d: %v", len(entries), len(want), err)
		}
		setNames(entries)
		for i := range entries {
			e := &entries[i]
			if err := e.locate(b.Bytes()); err != nil {
				t.Fatal(err)
			}
			got, _, err := o.openEntry(e, "x")
			if err != nil || string(got) != want[e.name] {
				t.Fatalf("%s: %d bytes, %v", e.name, len(got), err)
			}
		}
	}
}
