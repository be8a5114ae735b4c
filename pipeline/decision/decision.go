// Package decision holds what the project office decided about answers that
// could not be read: decisions.xlsx, a form that both sides write.
//
// In: the returns as intake read them, the assessments made of them, and the
// form as persons left it. Out: copies of the returns in which a decided
// answer is known (the raw text stays as the company typed it, and the rule
// names the row that decided), the list of what was used where, and the form
// again with the rows that are still open. The way round is
//
//	Read(decisions.xlsx) → Form ─ Apply(returns) → returns, used
//	audit.Assess(returns) ─ Opened → []Open ─ Spec(Form, open, used) → decisions.xlsx
//
// Values that no list has (the date of the answers, evidence, the name of a
// law) are typed into the form and read by the rules by which the company's own
// are read.
//
// A second sheet of the form is about files: which of several returns of a
// company is used, and whose a return is that does not say (Rule). It knows a
// file by its digest.
//
// A decision on an answer is about words, not about a file: it names company, item and what
// was written there. When the company sends another file with the same words,
// it holds; when the words are others, it does not, and a problem says so. It
// is taken back by emptying the cell.
//
// Whatever a person typed into the form stands in it again after it was
// written: in decided rows, in further columns, in sheets of their own; what
// stood beside the table goes to a sheet of remarks with its old place. The
// package decides nothing itself, and it never changes a return that it was
// given. Raw answers of persons are their own: a formula in the form is kept
// as the value that it had.
package decision

import (
	"strings"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/normalize"
	"shinsa/pipeline/problem"
)

// Decision is one row of the form, decided or not.
type Decision struct {
	Pos     problem.Pos // of the row's cell for the decision
	Word    string      // 判断, as typed; "" for none
	Struck  bool        // the word is struck through
	Reach   string      // 及ぶ範囲, as typed
	By      string      // 判断者
	Day     string      // 判断日, as the cell shows it
	Why     string      // 理由
	Company string      // 整理番号
	Target  string      // ID of an item or of a scope question
	Raw     string      // what the company wrote
	Typed   bool        // a person typed something in the row
	cells   []kept
}

// Verdict is what a decision says about an answer.
type Verdict string

// Ask leaves the answer unread, so that the company is asked; Yes and No
// answer questions on scope; the others are those of criteria.Answer.
const (
	Ask Verdict = "ask"
	Yes Verdict = "yes"
	No  Verdict = "no"
)

// Ja returns the verdict's word in the form.
func (v Verdict) Ja() string {
	switch v {
	case Ask:
		return WordAsk
	case Yes:
		return criteria.WordYes
	case No:
		return criteria.WordNo
	default:
		return criteria.Answer(v).Ja()
	}
}

// itemVerdicts and scopeVerdicts are the choices of the drop-downs.
func itemVerdicts() []Verdict {
	var out []Verdict
	for _, a := range criteria.Answers() {
		out = append(out, Verdict(a))
	}
	return append(out, Ask)
}

func scopeVerdicts() []Verdict { return []Verdict{Yes, No, Ask} }

// verdict reads the word of a decision. Only the words of the drop-down count
// (in any width, with or without the み of 実施済み): what the office decides
// must not need reading in its turn.
func verdict(word string, among []Verdict) (Verdict, bool) {
	key := strings.TrimSuffix(normalize.Fold(word), "み")
	for _, v := range among {
		if normalize.Fold(v.Ja()) == key {
			return v, true
		}
	}
	return "", false
}

// wide reads how far a decision reaches; an empty cell means this answer only.
func wide(word string) (wide, ok bool) {
	switch normalize.Fold(word) {
	case "", normalize.Fold(ReachOne):
		return false, true
	case normalize.Fold(ReachAll):
		return true, true
	default:
		return false, false
	}
}

// key names one answer and what is written there.
type key struct{ company, target, raw string }

func (d Decision) key() key { return keyOf(d.Company, d.Target, d.Raw) }

func keyOf(company, target, raw string) key {
	return key{normalize.Fold(company), normalize.Fold(target), rawKey(raw)}
}

// rawKey makes two ways to type the same text one, as the table of spellings
// does.
func rawKey(raw string) string { return normalize.Fold(shown(raw)) }

// longestRaw is how much of a text the form shows, in characters; a cell holds
// 32,767 UTF-16 units.
const longestRaw = 15_000

// shown is a text as a cell of the form can hold it.
func shown(raw string) string {
	raw = strings.ToValidUTF8(raw, "�")
	if len(raw) <= longestRaw {
		return raw
	}
	if r := []rune(raw); len(r) > longestRaw {
		return string(r[:longestRaw])
	}
	return raw
}

// excerpt shortens a text for a problem.
func excerpt(s string) string {
	const most = 40
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r", ""), "\n", "⏎")
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
