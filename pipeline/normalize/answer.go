package normalize

import (
	"strings"

	"shinsa/pipeline/criteria"
)

// entry is a spelling as the table has it, with its meaning.
type entry[T any] struct {
	means T
	word  string
}

// spellings indexes a table by the folded spelling.
func spellings[T any](table []spelling[T]) map[string]entry[T] {
	m := map[string]entry[T]{}
	for _, s := range table {
		for _, w := range strings.Fields(s.words) {
			m[wordKey(w)] = entry[T]{s.means, w}
		}
	}
	return m
}

// longestWord is beyond what any spelling takes, in bytes.
const longestWord = 200

// Answer reads an answer to an item; rule names the spelling that was
// recognised (answer:済).
func Answer(s string) (a criteria.Answer, rule string, ok bool) { return lookup("answer", answers, s) }

// YesNo reads an answer to a question on scope (有 or 無).
func YesNo(s string) (yes bool, rule string, ok bool) { return lookup("yesno", yesNos, s) }

// lookup reads s by a table: as a whole, or part by part where a remark in
// brackets says the same again: ○（実施済）. Parts that differ are not guessed.
func lookup[T comparable](name string, table map[string]entry[T], s string) (v T, rule string, ok bool) {
	if s = Clean(s); len(s) > longestWord {
		return v, RuleUnknown, false
	}
	if e, found := table[s]; found { // as most cells have it
		return e.means, name + ":" + e.word, true
	}
	key := wordKey(s)
	if key == "" {
		return v, RuleEmpty, false
	}
	if e, found := table[key]; found {
		return e.means, name + ":" + e.word, true
	}
	if _, found := ambiguous[key]; found {
		return v, RuleAmbiguous, false
	}
	var words []string
	for i, part := range answerParts(key) {
		e, found := table[part]
		if !found || i > 0 && e.means != v {
			var none T
			return none, RuleUnknown, false
		}
		v, words = e.means, append(words, e.word)
	}
	if len(words) == 0 {
		return v, RuleUnknown, false
	}
	return v, name + ":" + strings.Join(words, "+"), true
}

// wordKey folds a word of an answer; katakana counts as hiragana: 実施ズミ.
func wordKey(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'ァ' && r <= 'ヶ' {
			return r - ('ァ' - 'ぁ')
		}
		return r
	}, Fold(s))
}

// answerParts splits at brackets, quotes and full stops.
func answerParts(key string) []string {
	return strings.FieldsFunc(key, func(r rune) bool { return strings.ContainsRune("()[]「」『』【】〔〕。｡!:", r) })
}
