package leak

import (
	"regexp"
	"strings"

	"shinsa/pipeline/normalize"
)

var (
	phoneLike = regexp.MustCompile(`\+?[0-9(][0-9()./\- ]{7,}[0-9]`)
	postcode  = regexp.MustCompile(`〒?([0-9]{3}-[0-9]{4})([^0-9-]|$)`)
)

// addPhones enters telephone numbers: as they are called within the country
// (03…), from abroad (+81 3…, 0081 3…, 010 81 3…), and as a spreadsheet keeps
// them that takes them for numbers.
func (s *Scanner) addPhones(company int, phones []string) {
	for _, field := range phones {
		for _, part := range strings.FieldsFunc(field, func(r rune) bool { return strings.ContainsRune("、，,/／;；\n内", r) }) {
			for _, p := range phoneLike.FindAllString(normalize.Fold(strings.ReplaceAll(part, ")", "-")), -1) {
				s.addPhone(company, onlyDigits(p))
			}
		}
	}
}

func (s *Scanner) addPhone(company int, d string) {
	w := word{company: company, kind: KindPhone, rule: ruleDigits}
	if rest, ok := strings.CutPrefix(d, "81"); ok && len(rest) >= 9 {
		d = "0" + strings.TrimPrefix(rest, "0")
	}
	if len(d) < 9 || len(d) > 11 || d[0] != '0' {
		return
	}
	s.addDigits(d, w)
	for _, abroad := range []string{"81", "0081", "01081", "810"} {
		s.addDigits(abroad+d[1:], w)
	}
	w.look = true
	s.addDigits(d[1:], w)
}

// addNumber enters a corporate number, and without its check digit as the
// register of companies has it (会社法人等番号).
func (s *Scanner) addNumber(company int, number string) {
	d := onlyDigits(normalize.Fold(number))
	if len(d) != 13 {
		return
	}
	w := word{company: company, kind: KindNumber, rule: ruleDigits}
	s.addDigits(d, w)
	s.addDigits(d[1:], w)
}

func (s *Scanner) addDigits(d string, w word) {
	w.size, w.class = len(d), classDigit
	s.enter(s.digits, []rune(d), w)
}

func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}

// kanjiDigit returns the digit of a kanji; -1 for others.
func kanjiDigit(r rune) rune {
	switch r {
	case '〇', '零':
		return 0
	case '一':
		return 1
	case '二':
		return 2
	case '三':
		return 3
	case '四':
		return 4
	case '五':
		return 5
	case '六':
		return 6
	case '七':
		return 7
	case '八':
		return 8
	case '九':
		return 9
	}
	return -1
}

// numbers walks the rows of digits of a text, whatever but letters parts them;
// の parts them as it does in an address. Rows too short for any number are
// left out.
func numbers(t *folded, row func(digits []rune, at []int)) {
	var digits []rune
	var at []int
	flush := func() {
		if len(digits) >= 7 {
			row(digits, at)
		}
		digits, at = digits[:0], at[:0]
	}
	for i, r := range t.runes {
		d := r
		if t.flags[i]&classMask != classDigit {
			k := rune(-1)
			if r >= 0x3007 {
				k = kanjiDigit(r)
			}
			if k < 0 {
				if len(digits) > 0 && !(r == 'ノ' && i+1 < len(t.runes) && t.flags[i+1]&classMask == classDigit) {
					flush()
				}
				continue
			}
			d = '0' + k
		}
		digits, at = append(digits, d), append(at, i)
	}
	flush()
}

// judgeDigits tells whether digits from..to of a row are the number: no digit
// adjoins, and they are parted as people part numbers.
func judgeDigits(t *folded, w word, digits []rune, at []int, from, to int, raw bool) (Certainty, bool) {
	apart := func(i int) bool { return at[i] != at[i-1]+1 || t.flags[at[i]]&gapBefore != 0 }
	if from > 0 && !apart(from) || to < len(digits) && !apart(to) {
		return Look, false
	}
	gaps, seen := 0, 0
	for i := from; i < to; i++ {
		if i > from && apart(i) {
			gaps++
			if raw && t.flags[at[i]]&wideGap != 0 {
				return Look, false
			}
		}
		seen |= 1 << (digits[i] - '0')
	}
	distinct := 0
	for ; seen > 0; seen &= seen - 1 {
		distinct++
	}
	switch {
	case gaps <= 4 && !w.look:
		return Certain, true
	case w.look:
		return Look, gaps <= 3 && distinct >= 4 && !raw
	}
	return Look, (distinct >= 4 || to-from >= 12 && distinct >= 2) && !raw // digits from a table: 0 0 1 0 …
}
