package intake

import (
	"errors"
	"fmt"
	"strings"

	"shinsa/pipeline/problem"
	"shinsa/pipeline/workbook"
)

// refusals gives each reason of package workbook its code.
var refusals = []struct {
	err   error
	code  problem.Code
	words []detailWord // the last one fits always
}{
	{workbook.ErrEncrypted, "intake-encrypted", nil},
	{workbook.ErrOldFormat, "intake-old-format", []detailWord{{".xlsb", "拡張子が .xlsb の形式"}, {"", "拡張子が .xls の形式"}}},
	{workbook.ErrEmpty, "intake-empty", nil},
	{workbook.ErrNotWorkbook, "intake-not-workbook", []detailWord{
		{"Word document", "Wordの文書"}, {"presentation", "PowerPointの資料"}, {"OpenDocument", "OpenDocumentの文書"},
		{"PDF", "PDF"}, {" image", "画像"}, {"RTF", "リッチテキスト"}, {"HTML", "HTML"}, {"XML", "XML"}, {"PostScript", "PostScript"},
		{" archive", "圧縮ファイル"}, {"gzip", "圧縮ファイル"}, {"neither text", "別の形式のファイル"}, {"text", "表ではない文字のファイル"},
		{"", "別の形式のファイル"}}},
	{workbook.ErrTooLarge, "intake-too-large", []detailWord{
		{"packed more than", "展開すると大きくなりすぎるもの"}, {"unpacks", "展開すると大きくなりすぎるもの"},
		{" cells", "セルが多すぎるもの"}, {" sheets", "シートが多すぎるもの"}, {"", "中身の量が上限を超えるもの"}}},
	{workbook.ErrDamaged, "intake-damaged", []detailWord{
		{"not a valid zip file", "ファイルの一部が欠けているもの"}, {"unexpected EOF", "ファイルの一部が欠けているもの"},
		{"checksum error", "ファイルの一部が化けているもの"}, {" is missing", "必要な部分が欠けているもの"}, {"", "内部の構造が正しくないもの"}}},
}

// detailWord says in Japanese what the technical detail of a refusal says;
// the first of a list that fits counts.
type detailWord struct{ in, ja string }

// refusal turns the error of an unreadable workbook into a problem that says
// what to ask the company for. Its first argument is the technical detail, for
// the English text, its second the same for clerks.
func refusal(file string, err error) (problem.Problem, error) {
	for _, r := range refusals {
		if errors.Is(err, r.err) {
			detail := strings.TrimPrefix(strings.TrimPrefix(err.Error(), r.err.Error()), ": ")
			return problem.New(r.code, problem.Pos{File: file}, detail, inJapanese(detail, r.words)), nil
		}
	}
	return problem.Problem{}, fmt.Errorf("read workbook %q: %w", file, err)
}

func inJapanese(detail string, words []detailWord) string {
	for _, w := range words {
		if strings.Contains(detail, w.in) {
			return w.ja
		}
	}
	return ""
}
