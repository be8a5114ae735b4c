// Package normalize reads the ways in which Japanese offices write one thing:
// answers, dates, numbers, names.
//
// In: a string as somebody typed it. Out: a value, the rule that read it (kept
// in a record's origin), and whether it was read at all. Two families must not
// be mixed up: Fold, CompanyKey and KanaKey make keys for comparing, which no
// document ever shows; Clean makes the text that documents show, and leaves
// every character of a name as typed (髙, 﨑, 德, 𠮷 and IVS stay). What has two
// meanings (30.4.1, －, △×, 検討中) is not guessed: ok is false and the rule says
// why. The functions are pure, survive any input, and keep nothing.
//
// The spellings stand in tables (spellings.go, variants.go), not in code.
package normalize

// The rules of what was not read.
const (
	RuleEmpty      = "empty"      // nothing was typed
	RuleUnknown    = "unknown"    // no table has it
	RuleAmbiguous  = "ambiguous"  // it has two meanings
	RuleImpossible = "impossible" // it has one meaning that cannot be: 平成32年
)
