package record

import (
	"fmt"
	"strconv"
	"strings"

	"shinsa/pipeline/calendar"
)

// Letter is a kind of letter that bears a number (発番).
type Letter int

// The letters, by what stands for them in a number.
const (
	LetterQuery          Letter = 1  // 照会書
	LetterDocumentReview Letter = 3  // 文書審査結果通知書
	LetterOnsite         Letter = 4  // 現地審査実施案内
	LetterConformity     Letter = 5  // 適合通知書
	LetterPartial        Letter = 6  // 評価結果通知書
	LetterStop           Letter = 7  // 評価中止通知書
	LetterAuthority      Letter = 8  // 関係行政機関への報告書
	LetterDisposal       Letter = 9  // 返還・廃棄証明書
	LetterAmendment      Letter = 10 // 変更通知書
)

// Number makes the number of a letter to a company: the same letter of the
// same company always has the same one, a later edition of it ends in の2. It
// is "" where the office numbers its letters itself.
func (p *Project) Number(l Letter, company string, day calendar.Date, edition int) string {
	if p.Numbering == "" || day.IsZero() {
		return ""
	}
	year := strconv.Itoa(day.Year)
	if _, n, ok := day.EraYear(); ok {
		year = strconv.Itoa(n)
	}
	kind := fmt.Sprintf("%02d", int(l))
	if edition > 1 {
		kind += "の" + strconv.Itoa(edition)
	}
	return strings.NewReplacer(NumberYear, year, NumberCompany, company, NumberKind, kind).Replace(p.Numbering)
}
