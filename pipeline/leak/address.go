package leak

import (
	"strconv"
	"strings"

	"shinsa/pipeline/normalize"
)

// address is what follows the name of a town: its numbers in order.
type address struct {
	text    string
	numbers []int
}

// addAddress enters an address: the last characters of the town's name, to be
// judged by the numbers behind them; city and town as a word; the name of a
// building; the postcode.
func (s *Scanner) addAddress(company int, text string) {
	text = spacedOut(text)
	if m := postcode.FindStringSubmatch(normalize.Fold(strings.ReplaceAll(text, " ", "|"))); m != nil {
		s.addDigits(onlyDigits(m[1]), word{company: company, kind: KindAddress, rule: ruleDigits, look: true})
		text = cutPostcode(text)
	}
	t := s.folder.key(text)
	from := s.firstNumber(t)
	if from < 2 {
		return
	}
	numbers, end := t.numbersAt(from)
	w := word{company: company, kind: KindAddress}
	town := s.withoutDistrict(t.runes[:from])
	w.rule, w.address = ruleAddress, &address{string(t.runes), numbers}
	w.size, w.class = len(town), classKanji
	head := withoutPrefecture(t.runes[:from])
	if len(numbers) == 1 { // 工業団地1番: one number tells little without the city
		s.enter(s.texts, head, w)
		w.look = true
	}
	s.enter(s.texts, town[max(0, len(town)-3):], w)
	if len(head) >= 4 {
		s.enter(s.texts, head, word{company: company, kind: KindAddress, look: true, size: len(head), class: classKanji})
	}
	s.addBuilding(company, t, end)
}

// spacedOut joins the lines of an address.
func spacedOut(s string) string { return strings.Join(strings.Fields(s), " ") }

func cutPostcode(text string) string {
	runes := []rune(text)
	digits := 0
	for i, r := range runes {
		if d := normalize.Fold(string(r)); len(d) == 1 && d[0] >= '0' && d[0] <= '9' {
			if digits++; digits == 7 {
				return string(runes[i+1:])
			}
		}
	}
	return text
}

// addBuilding enters the name of a building behind the numbers: 見本ビル of
// 見本ビル3F.
func (s *Scanner) addBuilding(company int, t *folded, from int) {
	to := from
	for to < len(t.runes) && t.flags[to]&classMask != classDigit && (to == from || t.flags[to]&gapBefore == 0) {
		to++
	}
	if to-from >= 4 {
		name := string(t.runes[from:to])
		s.addText(name, word{company: company, kind: KindAddress, look: to-from < 6})
	}
}

// withoutDistrict leaves out 大字 and 字, which half the writers do.
func (s *Scanner) withoutDistrict(head []rune) []rune {
	for i := len(head) - 3; i >= 0; i-- {
		if head[i] == '字' {
			return head[i+1:]
		}
	}
	return head
}

func withoutPrefecture(head []rune) []rune {
	for i := 2; i <= 3 && i < len(head); i++ {
		if strings.ContainsRune("都道府県", head[i]) {
			return head[i+1:]
		}
	}
	return head
}

// firstNumber is where the numbers of an address begin; 0 when there are none.
func (s *Scanner) firstNumber(t *folded) int {
	for i := range t.runes {
		if i < 2 {
			continue
		}
		if t.flags[i]&classMask == classDigit {
			return i
		}
		if _, n := t.number(i); n > 0 && i+n < len(t.runes) {
			behind := string(t.runes[i+n : min(i+n+2, len(t.runes))])
			if behind == "丁目" || behind == "番地" || t.flags[i+n]&gapBefore != 0 && kanjiDigit(t.runes[i+n]) >= 0 ||
				strings.HasPrefix(behind, "番") && behind != "番町" {
				return i
			}
		}
	}
	return 0
}

// number reads the number that stands at i, in digits or kanji (二十三), and
// how many characters it has.
func (t *folded) number(i int) (value, length int) {
	part, kanji := 0, false
	for j := i; j < len(t.runes) && length < 6; j++ {
		r := t.runes[j]
		if j > i && t.flags[j]&gapBefore != 0 {
			break
		}
		k := kanjiDigit(r)
		switch {
		case t.flags[j]&classMask == classDigit && !kanji:
			part = part*10 + int(r-'0')
		case k >= 0 && (kanji || j == i):
			part, kanji = part*10+int(k), true
		case (r == '十' || r == '百') && (kanji || j == i):
			kanji = true
			value += max(part, 1) * map[rune]int{'十': 10, '百': 100}[r]
			part = 0
		default:
			return value + part, length
		}
		length++
	}
	return value + part, length
}

// numbersAt reads the numbers from i on, whatever parts them: 1丁目2番3号,
// 1-2-3, 一の二の三; end is behind them and what belongs to them.
func (t *folded) numbersAt(i int) (numbers []int, end int) {
	for len(numbers) < 12 && i < len(t.runes) {
		v, n := t.number(i)
		if n == 0 {
			break
		}
		numbers = append(numbers, v)
		i += n
		for i < len(t.runes) && strings.ContainsRune("丁目番地号ノ", t.runes[i]) {
			i++
		}
	}
	return numbers, i
}

// judge holds the numbers behind a town's name against the address.
func (a *address) judge(t *folded, end int) (Certainty, int, bool) {
	for end < len(t.runes) && strings.ContainsRune("大字ノ", t.runes[end]) {
		end++
	}
	found, to := t.numbersAt(end)
	same := 0
	for same < len(found) && same < len(a.numbers) && found[same] == a.numbers[same] {
		same++
	}
	switch {
	case same >= min(len(a.numbers), 3) && same > 0:
		return Certain, to, true
	case same >= 2, a.spread(found):
		return Look, to, true
	}
	return Look, end, false
}

// spread tells whether numbers are those of the address with their digits
// apart (2 1 for 21), which only a look can tell from others.
func (a *address) spread(found []int) bool {
	digits := func(numbers []int) string {
		var b strings.Builder
		for _, n := range numbers {
			b.WriteString(strconv.Itoa(n))
		}
		return b.String()
	}
	want := digits(a.numbers)
	return len(want) >= 2 && len(found) > len(a.numbers) && digits(found) == want
}
