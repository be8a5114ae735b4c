package sample

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestCheckDigit(t *testing.T) {
	// The ministry's own number, published by the National Tax Agency.
	if got := checkDigit("000012090001"); got != 4 {
		t.Errorf("got %d, want 4", got)
	}
}

// Every name and number is there once, and no number could be a real one.
func TestRegistersAreSound(t *testing.T) {
	_, demo := demoOf(t)
	var many Truth
	for _, f := range invent(Options{Companies: 1000, Seed: 5, Catalogue: catalogue(t)}, mustLoad(t)).firms {
		many.Companies = append(many.Companies, Company{Record: f.rec})
	}
	for _, truth := range []Truth{demo, many} {
		names, numbers := map[string]bool{}, map[string]bool{}
		for _, c := range truth.Companies {
			n := c.Record.CorporateNumber
			if len(n) != 13 || !strings.HasPrefix(n[1:], "9999") || int(n[0]-'0') != checkDigit(n[1:]) {
				t.Errorf("%s: number %s", c.Record.ID, n)
			}
			if names[c.Record.Name.V] || numbers[n] {
				t.Errorf("%s: %s %s is there twice", c.Record.ID, c.Record.Name.V, n)
			}
			names[c.Record.Name.V], numbers[n] = true, true
			if !strings.HasSuffix(c.Record.Mail.V, "@example.jp") || !strings.HasPrefix(c.Record.Phone.V, "00-0000-") {
				t.Errorf("%s: mail %s, telephone %s", c.Record.ID, c.Record.Mail.V, c.Record.Phone.V)
			}
		}
	}
}

// Words: enough of them, filled places only, no text twice.
func TestWords(t *testing.T) {
	l := mustLoad(t)
	f := (&firm{short: "甲"}).facts((&project{}).rng(1, 1), &l.words)
	seen := map[string]string{}
	texts, evidence := 0, 0
	for _, tp := range l.topics.Topics {
		for _, list := range [][]string{tp.Done, tp.Part, tp.Not, tp.Alt, tp.Evidence} {
			for _, s := range list {
				if got := f.fill((&project{}).rng(1, 2), s); strings.ContainsAny(got, "〔〕") {
					t.Errorf("%s: %q leaves a place open: %q", tp.Name, s, got)
				}
				if !utf8.ValidString(s) || s == "" {
					t.Errorf("%s: bad text %q", tp.Name, s)
				}
			}
		}
		for _, s := range tp.Done {
			if seen[s] != "" {
				t.Errorf("%q stands in %s and %s", s, seen[s], tp.Name)
			}
			seen[s] = tp.Name
			for _, no := range []string{"まだ", "未", "予定", "検討"} {
				if strings.Contains(s, no) {
					t.Errorf("%s: %q sounds as if it were not done", tp.Name, s)
				}
			}
		}
		texts += len(tp.Done) + len(tp.Part) + len(tp.Not) + len(tp.Alt)
		evidence += len(tp.Evidence)
	}
	if texts < 60 || evidence < 60 {
		t.Errorf("got %d sentences and %d pieces of evidence, want 60 of each", texts, evidence)
	}
}
