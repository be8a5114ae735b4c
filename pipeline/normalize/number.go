package normalize

import (
	"math/big"
	"regexp"
	"strings"
)

// The rules of numbers that were read.
const (
	RuleNumber = "number"
	RuleAbout  = "number:about" // 約30名
)

// units are what may stand behind a number and adds nothing to it; longest
// first.
var units = []string{"事業所", "従業員", "営業所", "拠点", "箇所", "か所", "カ所", "ケ所", "ヶ所", "ヵ所", "個所", "年間", "か月", "ヶ月", "カ月",
	"人", "名", "円", "社", "件", "台", "年", "日", "回", "店", "枚", "個"}

var (
	aboutFront = []string{"約", "およそ", "おおよそ", "概ね", "おおむね", "ほぼ", "凡そ"}
	aboutBack  = []string{"程度", "前後", "くらい", "ぐらい", "ほど"}
	money      = []string{"金", "¥", "\\", "jpy"}
	grouped    = regexp.MustCompile(`^[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?$`)
	plain      = regexp.MustCompile(`^[0-9]{1,18}(\.[0-9]{1,9})?$`)
)

// Number reads a whole number with its unit and multipliers: 1,234人, 約30名,
// 十二名, 3億円, 1億2,000万円, 120百万円. A bound (300人以下), a range or a number
// with a remark is not a number.
func Number(s string) (n int64, rule string, ok bool) {
	key := Fold(s)
	switch {
	case key == "":
		return 0, RuleEmpty, false
	case spaced(s):
		return 0, RuleUnknown, false
	}
	rule = RuleNumber
	var front, back bool
	key, front = trimAny(key, aboutFront, strings.CutPrefix)
	key, _ = trimAny(key, money, strings.CutPrefix)
	key, back = trimAny(key, aboutBack, strings.CutSuffix)
	key, _ = trimAny(strings.TrimSuffix(key, "-"), units, strings.CutSuffix)
	if front || back {
		rule = RuleAbout
	}
	if n, ok = amount(key); !ok {
		return 0, RuleUnknown, false
	}
	return n, rule, true
}

func trimAny(s string, words []string, cut func(string, string) (string, bool)) (string, bool) {
	for _, w := range words {
		if t, ok := cut(s, w); ok {
			return t, true
		}
	}
	return s, false
}

// digits and powers of the kanji numerals, the legal ones (大字) among them.
var (
	kanjiDigit = map[rune]int64{'〇': 0, '零': 0, '一': 1, '二': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9, '壱': 1, '弐': 2, '参': 3}
	smallPower = map[rune]int64{'十': 10, '拾': 10, '百': 100, '千': 1000}
	largePower = map[rune]int64{'万': 1e4, '億': 1e8, '兆': 1e12}
)

// sum adds up a number of figures and powers from the left.
type sum struct {
	total, section, figure *big.Rat // done; since the last large power; since the last power
	small, large           int64    // the last powers: they must descend
	open                   bool     // figure was set
	west                   bool     // figure is of western digits
	used                   bool     // any figure or power seen
}

// amount reads a folded number without its unit. ok is false for anything
// that is not one whole number of at most 18 digits.
func amount(key string) (int64, bool) {
	if len(key) > 100 {
		return 0, false
	}
	a := sum{new(big.Rat), new(big.Rat), new(big.Rat), 1 << 60, 1 << 60, false, false, false}
	for rest := key; rest != ""; {
		var ok bool
		if rest, ok = a.take(rest); !ok {
			return 0, false
		}
	}
	a.total.Add(a.total, a.section.Add(a.section, a.figure))
	if !a.used || !a.total.IsInt() || !a.total.Num().IsInt64() || a.total.Num().Int64() > 1e18 {
		return 0, false
	}
	return a.total.Num().Int64(), true
}

// take reads one figure or power from the front.
func (a *sum) take(s string) (rest string, ok bool) {
	if n := strings.IndexFunc(s, func(r rune) bool { return !strings.ContainsRune("0123456789,.", r) }); n != 0 {
		if n < 0 {
			n = len(s)
		}
		return s[n:], a.western(s[:n], s[n:] == "" && !a.used)
	}
	r := []rune(s)[0]
	rest = s[len(string(r)):]
	if d, found := kanjiDigit[r]; found {
		return rest, a.kanji(d)
	}
	if p, found := smallPower[r]; found {
		return rest, a.power(p)
	}
	if p, found := largePower[r]; found {
		return rest, a.myriad(p)
	}
	return rest, false
}

// western takes 1,234 or 1.5. A lone 1.234 may be a thousand elsewhere.
func (a *sum) western(s string, lone bool) bool {
	if a.open || !plain.MatchString(s) && !grouped.MatchString(s) {
		return false
	}
	if dot := strings.IndexByte(s, '.'); lone && dot >= 0 && len(s)-dot == 4 {
		return false
	}
	_, ok := a.figure.SetString(strings.ReplaceAll(s, ",", ""))
	a.open, a.west, a.used = true, true, true
	return ok
}

// kanji takes one kanji digit; digits in a row are places (二〇一八).
func (a *sum) kanji(d int64) bool {
	if a.open && a.west {
		return false
	}
	a.figure.Add(a.figure.Mul(a.figure, big.NewRat(10, 1)), big.NewRat(d, 1))
	a.open, a.west, a.used = true, false, true
	return true
}

func (a *sum) power(p int64) bool {
	if p >= a.small {
		return false
	}
	if !a.open {
		a.figure.SetInt64(1)
	}
	a.section.Add(a.section, a.figure.Mul(a.figure, big.NewRat(p, 1)))
	a.figure, a.small, a.open, a.used = new(big.Rat), p, false, true
	return true
}

func (a *sum) myriad(p int64) bool {
	part := a.section.Add(a.section, a.figure)
	if p >= a.large || part.Sign() == 0 {
		return false
	}
	a.total.Add(a.total, part.Mul(part, big.NewRat(p, 1)))
	a.section, a.figure, a.open, a.used = new(big.Rat), new(big.Rat), false, true
	a.small, a.large = 1<<60, p
	return true
}
