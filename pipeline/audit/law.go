package audit

import "strings"

// laws gives each law that many companies name its short name in common use,
// after its full title and other names.
var laws = map[string]string{
	"個人情報の保護に関する法律": "個人情報保護法",
	"個人情報保護法":       "個人情報保護法",
	"個情法":           "個人情報保護法",
	"外国為替及び外国貿易法":   "外為法",
	"外為法":           "外為法",
	"行政手続における特定の個人を識別するための番号の利用等に関する法律": "マイナンバー法",
	"マイナンバー法": "マイナンバー法",
	"番号法":     "マイナンバー法",
	"番号利用法":   "マイナンバー法",
	"不正競争防止法": "不正競争防止法",
}

// lawName returns the name under which a law is counted: 個人情報の保護に関する法律
// （個人情報保護法） and 個人情報保護法 are one. A law that is not known stays as
// it was typed.
func lawName(s string) string {
	folded := foldText(s)
	if short, ok := laws[folded]; ok {
		return short
	}
	title, rest, ok := strings.Cut(folded, "(")
	if !ok {
		return s
	}
	if short, ok := laws[title]; ok {
		return short
	}
	if short, ok := laws[strings.TrimSuffix(rest, ")")]; ok {
		return short
	}
	return s
}
