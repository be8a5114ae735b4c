package message

import (
	"strings"
	"testing"
)

func TestChoose(t *testing.T) {
	for _, c := range []struct {
		want  string
		names []string
	}{
		{"ja", nil}, {"ja", []string{"", "ja_JP.UTF-8", "en"}}, {"en", []string{"", "C.UTF-8"}},
		{"en", []string{"en", "ja"}}, {"ja", []string{"JA"}},
	} {
		if got := Choose(c.names...); got != c.want {
			t.Errorf("Choose(%q) = %s, want %s", c.names, got, c.want)
		}
	}
}

// TestTexts holds what every text owes: a key that occurs once, both languages,
// the same number of arguments, and that it comes out of the printer whole.
func TestTexts(t *testing.T) {
	seen := map[string]bool{}
	ja, en := New("ja"), New("en")
	for _, x := range texts {
		if seen[x.key] {
			t.Errorf("%s is there twice", x.key)
		}
		seen[x.key] = true
		n := strings.Count(x.ja, "%s")
		if x.ja == "" || x.en == "" || strings.Count(x.en, "%s") != n || strings.Count(x.ja, "%") != n || strings.Count(x.en, "%") != n {
			t.Errorf("%s: a language is missing or the arguments differ", x.key)
		}
		args := make([]any, n)
		for i := range args {
			args[i] = "値%d{1}"
		}
		for _, p := range []struct {
			*Printer
			text string
		}{{ja, x.ja}, {en, x.en}} {
			if got, want := p.S(x.key, args...), strings.ReplaceAll(p.text, "%s", "値%d{1}"); got != want {
				t.Errorf("%s in %s: %q, want %q", x.key, p.Lang(), got, want)
			}
		}
	}
}

func TestUnknownKeyStaysVisible(t *testing.T) {
	if got := New("en").S("no.such.key"); got != "no.such.key" {
		t.Errorf("got %q", got)
	}
}
