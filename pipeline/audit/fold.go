package audit

import "strings"

// foldText makes texts comparable: full-width ASCII becomes half-width, letters
// lower case, white space goes. It is for comparing only; what is shown stays
// as typed. (Intake has done the full NFKC; this keeps the rules safe on text
// from project.yaml, and needs no other package.)
func foldText(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ' || r == '\t' || r == '　' || r == '\u00a0' || r == '\r':
			return -1
		case r >= '！' && r <= '～':
			r -= '！' - '!'
		}
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}, s)
}

// legalForms are taken off names before they are compared.
var legalForms = strings.NewReplacer("株式会社", "", "有限会社", "", "合同会社", "", "合資会社", "", "合名会社", "",
	"(株)", "", "(有)", "", "(同)", "", "㈱", "", "㈲", "", "・", "")

// foldName folds a company's name: 株式会社 ＡＢＣ and ABC(株) are the same.
func foldName(s string) string { return legalForms.Replace(foldText(s)) }

// blank tells whether a cell says nothing: empty, a dash, or only なし.
func blank(s string) bool {
	switch strings.TrimRight(foldText(strings.ReplaceAll(s, "\n", "")), "。.") {
	case "", "-", "‐", "−", "–", "—", "―", "ー", "/", "なし", "無し", "無", "ない", "無い", "特になし", "特に無し", "ありません", "特にありません":
		return true
	}
	return false
}
