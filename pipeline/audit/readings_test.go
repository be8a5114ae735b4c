package audit

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// notAnswers are rules of texts, dates and numbers, which the intake report
// does not count.
const notAnswers = " text text joined date:wareki date:western date:digits date:serial date:both number number:about impossible "

// The ways, rules and marks that the readers write have words: their names are
// taken from the sources, so that a new one is not forgotten.
func TestEveryReadingHasWords(t *testing.T) {
	form := regexp.MustCompile(`(?m)^(?:\s+|const )((?:rule|mark|Rule|found)[A-Z]\w*)\s*=\s*"(?:; )?([^"]+)"`)
	n := 0
	for _, dir := range []string{"../intake", "../normalize"} {
		files, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if !strings.HasSuffix(f.Name(), ".go") || strings.HasSuffix(f.Name(), "_test.go") {
				continue
			}
			data, err := os.ReadFile(dir + "/" + f.Name())
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range form.FindAllStringSubmatch(string(data), -1) {
				if strings.Contains(notAnswers, " "+m[2]+" ") {
					continue
				}
				n++
				table := FamilyWords()
				switch {
				case m[1][:4] == "mark" || m[1] == "RuleBoxed":
					table = MarkWords()
				case m[1][:4] == "foun":
					table = FoundWords()
				}
				if strings.HasPrefix(wordOf(table, m[2]), other) {
					t.Errorf("%s/%s: %s %q has no words", dir, f.Name(), m[1], m[2])
				}
			}
		}
	}
	if n < 20 {
		t.Errorf("only %d found in the sources", n)
	}
}
