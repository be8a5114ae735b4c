package codepage_test

import (
	"os/exec"
	"strings"
	"testing"

	"shinsa/pipeline/workbook/codepage"
)

func TestDecode(t *testing.T) {
	for _, c := range []struct {
		name   string
		number int
		in     string
		want   string
	}{
		{"plain", 932, "abc~\\", "abc~\\"},
		{"kanji and kana", 932, "\x8e\xa9\x8c\xc8\x83\x60\x83\x46\x83\x62\x83\x4e", "自己チェック"},
		{"half-width katakana", 932, "\xb6\xcc\xde", "ｶﾌﾞ"},
		{"NEC row 13", 932, "\x87\x40\x87\x8a\x87\x54\x87\x7e", "①㈱Ⅰ㍻"},
		{"IBM extension", 932, "\xfb\xfc\xfa\xb1\xfa\xd0", "髙﨑昻"},
		{"NEC selected IBM extension", 932, "\xee\xe0\xed\x95\xed\xb3", "髙﨑昕"},
		{"wave, dashes, bars as Windows has them", 932, "\x81\x60\x81\x7c\x81\x5c\x81\x61\x81\x91\x81\x92\x81\xca", "～－―∥￠￡￢"},
		{"first and last gaiji", 932, "\xf0\x40\xf0\x80\xf9\xfca", "\ue000\ue03f\ue757a"},
		{"cut character", 932, "a\x8e", "a\ufffd"},
		{"no such character", 932, "\x85\x40a", "\ufffda"},
		{"trail byte that looks like a lead", 932, "\x83\x81\x81\x5b\x83\x8b", "メール"},
		{"EUC", 51932, "\xbc\xab\xb8\xca\x8e\xb6\xad\xa1", "自己ｶ①"},
		{"mail", 50220, "\x1b$B<+8J\x1b(B ok", "自己 ok"},
		{"UTF-16 little", 1200, "\xea\x81\x3d\xd8\x00\xdec\x00", "自😀c"},
		{"UTF-16 big", 1201, "\x81\xea", "自"},
		{"western", 1252, "caf\xe9 \x80", "café €"},
		{"western of BIFF", 0x8001, "\xe9", "é"},
		{"empty", 949, "", ""},
	} {
		got, known := codepage.Decode(c.number, []byte(c.in))
		if !known || got != c.want {
			t.Errorf("%s: Decode(%d, %x) = %q, %v, want %q", c.name, c.number, c.in, got, known, c.want)
		}
	}
	if _, known := codepage.Decode(7, []byte("a")); known {
		t.Error("code page 7 is known")
	}
}

// TestAgainstIconv decodes every pair of CP932 and compares with glibc's
// table of Microsoft's code page.
func TestAgainstIconv(t *testing.T) {
	if _, err := exec.LookPath("iconv"); err != nil {
		t.Skip("iconv is not installed")
	}
	var in []byte
	var pairs []string
	for l := 0x81; l <= 0xFC; l++ {
		for tr := 0x40; tr <= 0xFC && (l <= 0x9F || l >= 0xE0); tr++ {
			pair := []byte{byte(l), byte(tr)}
			if text, _ := codepage.Decode(932, pair); !strings.ContainsRune(text, '\ufffd') && tr != 0x7F {
				in = append(append(in, pair...), '\n')
				pairs = append(pairs, text)
			}
		}
	}
	cmd := exec.Command("iconv", "-f", "CP932", "-t", "UTF-8")
	cmd.Stdin = strings.NewReader(string(in))
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("iconv refuses what we decode: %v", err)
	}
	lines := strings.Split(strings.TrimSuffix(string(out), "\n"), "\n")
	if len(lines) != len(pairs) || len(pairs) < 9000 {
		t.Fatalf("iconv gives %d characters, we %d", len(lines), len(pairs))
	}
	for i, want := range lines {
		if pairs[i] != want {
			t.Errorf("pair %d: %q, iconv has %q", i, pairs[i], want)
		}
	}
}
