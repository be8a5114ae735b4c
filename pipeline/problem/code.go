package problem

import (
	"slices"
	"strings"
)

// Code names a kind of problem. It is stable: scripts and office manuals may
// rely on it, texts may change.
type Code string

// Text is what a reader sees of a kind of problem in one language. {1}, {2} …
// stand for the arguments of the problem.
type Text struct{ Msg, Hint string }

// Kind is the entry of one code in the table of codes.
type Kind struct {
	Code     Code
	Severity Severity
	Ja, En   Text
}

func (k Kind) text(lang string) Text {
	if lang == "en" {
		return k.En
	}
	return k.Ja
}

// Kinds returns the whole table of codes, sorted by code.
func Kinds() []Kind {
	all := slices.Concat(projectKinds, parcelKinds, intakeKinds, decisionKinds, auditKinds, renderKinds, overlayKinds, runKinds, finishKinds, draftKinds, papersKinds, eventKinds, methodKinds, endKinds, leakKinds, disclosureKinds, deliverKinds, statisticsKinds)
	slices.SortFunc(all, func(a, b Kind) int {
		if a.Code < b.Code {
			return -1
		}
		return 1
	})
	return all
}

var byCode = index(Kinds())

func index(kinds []Kind) map[Code]Kind {
	m := make(map[Code]Kind, len(kinds))
	for _, k := range kinds {
		m[k.Code] = k
	}
	return m
}

// Lookup returns the table's entry of a code. A code that the table lacks is
// given back as an error that says so: a test holds that none is used.
func Lookup(c Code) Kind {
	if k, ok := byCode[c]; ok {
		return k
	}
	return Kind{Code: c, Severity: Error,
		Ja: Text{"登録されていない問題コードです（プログラムの誤り）: {1} {2}", "開発元に連絡してください。"},
		En: Text{"code is not in the table (a fault of the program): {1} {2}", "Tell the makers."}}
}

// AboutDrafts tells the problems of documents that persons finish in Word.
func AboutDrafts(c Code) bool {
	for _, prefix := range []string{"draft-", "merge-", "finish-"} {
		if strings.HasPrefix(string(c), prefix) {
			return true
		}
	}
	return c == "file-busy" || c == "only-unknown"
}
