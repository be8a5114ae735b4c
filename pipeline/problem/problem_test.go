package problem

import (
	"regexp"
	"strings"
	"testing"
)

func TestTextHasPlaceSeverityAndCode(t *testing.T) {
	p := Problem{Severity: Error, Code: "only-unknown", Args: []string{"C099"},
		Pos: Pos{File: "C012_回答.xlsx", Sheet: "自己チェック", Row: 31, Col: 6}}
	want := "C012_回答.xlsx[自己チェック]!F31: error: --only に指定した C099 は名簿にありません [only-unknown]"
	if got := p.Text("ja"); got != want {
		t.Errorf("text\n got %s\nwant %s", got, want)
	}
}

func TestColumnNames(t *testing.T) {
	for n, want := range map[int]string{0: "", 1: "A", 26: "Z", 27: "AA", 702: "ZZ", 703: "AAA", 16384: "XFD"} {
		if got := Column(n); got != want {
			t.Errorf("Column(%d) = %s, want %s", n, got, want)
		}
	}
}

func TestSortedIsByPlaceAndWithoutRepetition(t *testing.T) {
	at := func(row int) Pos { return Pos{File: "a", Row: row, Col: 1} }
	l := List{New("only-unknown", at(10), "x"), New("only-unknown", at(9), "x"), New("only-unknown", at(10), "x"), New("verify-differs", at(10), "y")}
	got := l.Sorted()
	if len(got) != 3 || got[0].Pos.Row != 9 || got[1].Severity != Error || got[2].Code != "only-unknown" {
		t.Errorf("sorted: %v", got)
	}
}

// TestTableOfCodes holds what every entry owes the reader: a well-formed code
// that occurs once, and message and hint in both languages with the same
// arguments, but for technical detail, which there is in English only.
func TestTableOfCodes(t *testing.T) {
	code := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)+$`)
	args := regexp.MustCompile(`\{\d\}`)
	seen := map[Code]bool{}
	for _, k := range Kinds() {
		if !code.MatchString(string(k.Code)) || seen[k.Code] {
			t.Errorf("code %q is malformed or there twice", k.Code)
		}
		seen[k.Code] = true
		for _, s := range []string{k.Ja.Msg, k.Ja.Hint, k.En.Msg, k.En.Hint} {
			if strings.TrimSpace(s) == "" {
				t.Errorf("%s: a text is empty", k.Code)
			}
		}
		// Clauses of the call are cited in Japanese; sentences are not.
		if regexp.MustCompile(`\p{Hiragana}`).MatchString(k.En.Msg+k.En.Hint) || regexp.MustCompile(`[A-Za-z]{3}`).MatchString(k.Ja.Msg+k.Ja.Hint) && !regexp.MustCompile(`\p{Hiragana}`).MatchString(k.Ja.Msg) {
			t.Errorf("%s: a text is not in its language", k.Code)
		}
		ja, en := args.FindAllString(k.Ja.Msg, -1), args.FindAllString(k.En.Msg, -1)
		if technical := count(ja) == 0 && count(en) == 1; count(ja) != count(en) && !technical { // an error's English detail stands in the English text only
			t.Errorf("%s: the messages use other arguments: %v, %v", k.Code, ja, en)
		}
	}
}

func count(s []string) int {
	set := map[string]bool{}
	for _, x := range s {
		set[x] = true
	}
	return len(set)
}

func TestUnknownCodeIsShownAsError(t *testing.T) {
	p := New("no-such-code", Pos{}, "a")
	if p.Severity != Error || !strings.Contains(p.Text("ja"), "no-such-code") {
		t.Errorf("unknown code: %s", p.Text("ja"))
	}
}
