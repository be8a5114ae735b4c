package catalogues_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	catalogues "shinsa/criteria"
	"shinsa/pipeline/criteria"
)

const file = "meti-2018.yaml"

func load(t *testing.T) *criteria.Catalogue {
	t.Helper()
	data, err := catalogues.Files.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	c, ps := criteria.Load(file, data)
	for _, p := range ps {
		t.Error(p.Text("en"))
	}
	return c
}

// The clauses of the right column of 別紙2; 2(1) is not adopted.
func TestEveryClause(t *testing.T) {
	want := []string{
		"2(2)", "3", "4(1)①", "4(1)②", "4(1)③", "4(1)④", "4(1)⑤", "4(2)①", "4(2)②", "4(2)③",
		"5(1)", "5(2)①", "5(2)②", "5(3)", "5(4)", "6(1)", "6(2)", "7 前文", "7(1)", "7(2)",
		"8(1)", "8(2)", "8(3)", "9 前文", "9(1)①", "9(1)②", "9(1)③", "9(1)④", "9(2)", "9(3)", "9(4)",
	}
	c := load(t)
	var got []string
	for _, s := range c.Sections {
		for _, cl := range s.Clauses {
			got = append(got, cl.Number)
			if ids(c, cl.ID, criteria.Required) == "―" {
				t.Errorf("clause %s is empty", cl.Number)
			}
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

// What the items say must suit the sheet and the reader.
func TestWording(t *testing.T) {
	for _, i := range load(t).Items {
		if !strings.HasSuffix(i.Question, "か。") || utf8.RuneCountInString(i.Question) > 80 {
			t.Errorf("%s: question %q", i.ID, i.Question)
		}
		if n := len(i.Evidence); n < 1 || n > 4 {
			t.Errorf("%s: %d kinds of evidence", i.ID, n)
		}
		if n := utf8.RuneCountInString(i.Short); n < 2 || n >= 14 {
			t.Errorf("%s: short %q", i.ID, i.Short)
		}
		for _, text := range append(texts(i), i.Note) {
			if strings.ContainsAny(text, "，．,;!！?？") || strings.TrimSpace(text) != text {
				t.Errorf("%s: %q", i.ID, text)
			}
		}
	}
}

// Two items of one name would be mistaken for each other in a chart.
func TestShortNamesDiffer(t *testing.T) {
	seen := map[string]string{}
	for _, i := range load(t).Items {
		if other := seen[i.Short]; other != "" {
			t.Errorf("%s and %s are both called %s", other, i.ID, i.Short)
		}
		seen[i.Short] = i.ID
	}
}

// Only the left column demands these: no required item may.
func TestTraps(t *testing.T) {
	traps := regexp.MustCompile(`週(に)?[1一]|推奨暗号|クロスカット|スタンドアロ|単独のもの|差込口|信用状態|犯罪記録|特に守秘性|年に一度|1年に1回|統一的な表記|少なくとも1年`)
	// 7(2) is the one place where the right column itself says once a year.
	allowed := map[string]bool{"7-2a": true}
	for _, i := range load(t).Items {
		for _, text := range texts(i) {
			if m := traps.FindString(text); m != "" && i.Kind == criteria.Required && !allowed[i.ID] {
				t.Errorf("%s demands what only the left column does (%s): %s", i.ID, m, text)
			}
		}
	}
}

// Either-or clauses of the right column stay either-or.
func TestEitherOr(t *testing.T) {
	c := load(t)
	for id, points := range map[string]int{
		"2-2a": 2, "3b": 3, "3i": 2, "4-1-2a": 3, "4-1-4a": 2, "4-2-1a": 3, "4-2-1f": 3, "4-2-2o": 4, "5-2-1a": 2,
		"5-2-2c": 3, "6-2g": 2, "8-3b": 2, "9-1-1a": 2, "9-1-2a": 2, "9-1-3a": 3, "9-1-3b": 3, "9-4a": 2,
	} {
		if i := c.Item(id); i == nil || !i.AnyPoint || len(i.Points) != points {
			t.Errorf("%s: want any of %d points", id, points)
		}
	}
	for _, id := range []string{"4-1-3c", "4-1-4b", "4-1-4c", "4-1-4d", "4-1-4e", "4-2-1a", "4-2-2a", "6-2b", "6-2l"} {
		if i := c.Item(id); i == nil || len(i.Alternatives) == 0 {
			t.Errorf("%s: want the alternative that the source accepts", id)
		}
	}
}

// A company that has none of the optional things is still asked everything
// that binds everyone, and one that has all is asked everything.
func TestScopes(t *testing.T) {
	c := load(t)
	asked := func(yes ...string) (n int) {
		for _, i := range c.Items {
			holds, known := i.When.Holds(func(s string) (bool, bool) { return yes == nil || slices.Contains(yes, s), true })
			if !known {
				t.Errorf("%s: not known", i.ID)
			}
			if holds {
				n++
			}
		}
		return n
	}
	all, none, paper, data := asked(), asked("-"), asked("paper"), asked("electronic")
	if all != len(c.Items) || none < 40 || paper <= none || data <= none || paper >= data {
		t.Errorf("asked: all %d, none %d, paper %d, electronic %d", all, none, paper, data)
	}
	for _, s := range c.Scopes {
		if !strings.HasSuffix(s.Reason, "ため") || !strings.Contains(s.Question, "か") {
			t.Errorf("scope %s: %q %q", s.ID, s.Question, s.Reason)
		}
	}
}

const source = "../../shared/seed/000_cced7b7dd9737f40.txt"

// The official wording is not copied: no run of 18 characters or more of our
// text stands in the call.
func TestOwnWords(t *testing.T) {
	call := readSource(t)
	c := load(t)
	for _, i := range c.Items {
		for _, text := range texts(i) {
			if run := commonRun(text, call, 18); run != "" {
				t.Errorf("%s copies %q", i.ID, run)
			}
		}
	}
	for _, r := range c.Recommendations {
		if run := commonRun(r.Measure, call, 20); run != "" {
			t.Errorf("recommendation %s copies %q", r.Place, run)
		}
	}
}

// Every 推奨 of the left column has its row.
func TestEveryRecommendation(t *testing.T) {
	want := len(regexp.MustCompile(`を推奨(する|し)`).FindAllString(readSource(t), -1))
	if got := len(load(t).Recommendations); got != want {
		t.Errorf("got %d rows, the call has %d", got, want)
	}
}

func readSource(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile(filepath.FromSlash(source))
	if err != nil {
		t.Skip("the text of the call is not here: " + source)
	}
	return squeeze(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(string(data), ""))
}

// commonRun returns a run of n characters that text shares with source, or "".
func commonRun(text, source string, n int) string {
	runes := []rune(squeeze(text))
	for i := 0; i+n <= len(runes); i++ {
		if run := string(runes[i : i+n]); strings.Contains(source, run) {
			return run
		}
	}
	return ""
}

func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

func texts(i criteria.Item) []string {
	return slices.Concat([]string{i.Question}, i.Points, i.Alternatives)
}
