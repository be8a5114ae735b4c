package normalize

import (
	"slices"
	"strings"
	"unicode/utf8"

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
	if e, found := boxed(table, key); found {
		return e.means, name + ":" + e.word + RuleBoxed, true
	}
	var words []string
	for i, part := range answerParts(key) {
		e, found := table[part]
		if !found || i > 0 && e.means != v {
			var none T
			return none, unreadBecause(key), false
		}
		v, words = e.means, append(words, e.word)
	}
	if len(words) == 0 {
		return v, unreadBecause(key), false
	}
	return v, name + ":" + strings.Join(words, "+"), true
}

// unreadBecause tells words that speak of the future and signs beside signs,
// which have two meanings, from what no table has.
func unreadBecause(key string) string {
	later := slices.ContainsFunc(strings.Fields(laterWords), func(w string) bool { return strings.Contains(key, w) })
	signs := strings.Trim(key, answerSigns) == ""
	if later || signs && strings.ContainsAny(key, "○◯〇⭕△▲×✕✖✗✘❌レ✓✔") {
		return RuleAmbiguous
	}
	return RuleUnknown
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

// RuleBoxed stands behind a spelling that was the ticked one of several.
const RuleBoxed = "; ticked of several"

// boxed reads boxes typed before the choices, one of them ticked:
// ☑実施済 □一部実施 □未実施. Every choice must be a spelling of the table, so
// that a tick within a sentence is not taken for an answer.
func boxed[T comparable](table map[string]entry[T], key string) (ticked entry[T], ok bool) {
	const on, off = "☑✅✓✔■", "□☐"
	boxes, ticks := 0, 0
	for key != "" {
		r, size := utf8.DecodeRuneInString(key)
		if !strings.ContainsRune(on+off, r) {
			return ticked, false
		}
		word := key[size:]
		if n := strings.IndexAny(word, on+off); n >= 0 {
			word = word[:n]
		}
		key = key[size+len(word):]
		e, found := table[strings.Trim(word, "・/、,;|")]
		if !found {
			return ticked, false
		}
		boxes++
		if strings.ContainsRune(on, r) {
			ticked, ticks = e, ticks+1
		}
	}
	return ticked, boxes > 1 && ticks == 1
}
