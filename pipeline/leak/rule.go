package leak

// judge tells whether what was matched from..to is the word; to may grow by
// what belongs to it.
func (s *Scanner) judge(t *folded, w word, from, to int, raw bool) (Certainty, int, bool) {
	gaps, wide := t.gaps(from, to)
	if raw && (wide || gaps > 3 || !longEnough(w)) {
		return Look, to, false
	}
	c, ok := Certain, true
	switch w.rule {
	case ruleWord:
		c, ok = s.judgeWord(t, w, from, to, gaps)
	case ruleFamily:
		to, ok = s.titled(t, w, from, to, gaps)
	case ruleAddress:
		c, to, ok = w.address.judge(t, to)
	case ruleExact, ruleDigits, ruleAllow:
	}
	if w.look {
		c = Look
	}
	return c, to, ok && !(raw && c == Look)
}

// longEnough tells whether a word does not occur by chance in bytes that are
// no text.
func longEnough(w word) bool {
	switch w.class {
	case classKanji:
		return w.length >= 3
	case classKatakana:
		return w.length >= 5
	}
	return w.length >= 7
}

// judgeWord judges by length and letters (see the package's account).
func (s *Scanner) judgeWord(t *folded, w word, from, to, gaps int) (Certainty, bool) {
	alone := t.begins(from) && t.ends(to)
	if w.kind != KindPerson && s.formed(t, from, to) {
		return Certain, true
	}
	switch {
	case w.class == classLatin || w.class == classDigit:
		return judgeLatin(w, alone, gaps)
	case w.class == classKatakana && w.size > 2:
		return judgeKana(t, w, from, to, alone)
	case w.size > 2:
		return Certain, true
	case w.kind == KindPerson && s.title(t, to) > 0 && t.begins(from):
		return Certain, true
	}
	return Look, alone && (gaps == 0 || w.kind == KindPerson)
}

// formed tells whether a legal form stands beside, with the word's other end
// free.
func (s *Scanner) formed(t *folded, from, to int) bool {
	return t.ends(to) && s.formBefore(t, from) > 0 || t.begins(from) && s.formAfter(t, to) > 0
}

func judgeLatin(w word, alone bool, gaps int) (Certainty, bool) {
	switch {
	case w.length >= 8:
		return Certain, true
	case w.length >= 5:
		return Certain, alone && gaps <= max(1, w.length-1)
	}
	return Look, w.length >= 3 && alone && gaps == 0
}

// judgeKana judges a word of kana by the kana it is written in here.
func judgeKana(t *folded, w word, from, to int, alone bool) (Certainty, bool) {
	hiragana, katakana := 0, 0
	for _, f := range t.flags[from:to] {
		switch f & classMask {
		case classHiragana:
			hiragana++
		default:
			katakana++
		}
	}
	switch {
	case hiragana == 0:
		return Certain, w.size >= 5 || alone
	case katakana == 0 && w.size >= 6, w.size >= 7:
		return Certain, true
	}
	return Look, alone && (katakana == 0 || w.size >= 5)
}

// gaps counts where something was left out within from..to.
func (t *folded) gaps(from, to int) (n int, wide bool) {
	for _, f := range t.flags[from+1 : to] {
		if f&gapBefore != 0 {
			n++
			wide = wide || f&wideGap != 0
		}
	}
	return n, wide
}

// begins tells whether a word begins at i: something was left out before it,
// or the letter before is of another kind.
func (t *folded) begins(i int) bool {
	return i == 0 || t.flags[i]&gapBefore != 0 || t.apart(i-1, i)
}

func (t *folded) ends(i int) bool {
	return i >= len(t.runes) || t.flags[i]&gapBefore != 0 || t.apart(i-1, i)
}

// apart tells whether the letters i and j are of kinds between which a word
// ends. Between kanji and katakana none does (山スチール), nor between Latin
// letters and digits.
func (t *folded) apart(i, j int) bool {
	a, b := t.flags[i]&classMask, t.flags[j]&classMask
	if a == b {
		return false
	}
	one := func(x, y uint8) bool { return a == x && b == y || a == y && b == x }
	return !one(classKanji, classKatakana) && !one(classLatin, classDigit) && !one(classKanji, classOther) && !one(classKanji, classDigit)
}

// titles follow a person's name.
func titles() []string {
	return []string{"氏", "様", "殿", "サン", "君", "クン", "先生", "担当", "専務", "常務", "取締役", "代表", "社長", "副社長", "会長", "部長", "課長", "次長", "係長", "主任", "主査", "工場長", "室長", "所長", "店長", "支店長", "部門長", "顧問", "監査役", "本部長", "マネジヤ", "リダ", "san", "sama"}
}

// title returns the length of a title of persons at i.
func (s *Scanner) title(t *folded, i int) int {
	for _, f := range s.titles {
		if i+len(f) <= len(t.runes) && same(t.runes[i:i+len(f)], f) {
			return len(f)
		}
	}
	return 0
}

// titled judges a family name alone.
func (s *Scanner) titled(t *folded, w word, from, to, gaps int) (int, bool) {
	n := s.title(t, to)
	if n == 0 || !t.begins(from) || gaps > max(0, w.length-1) {
		return to, false
	}
	return to + n, true
}

func foldedTitles() [][]rune {
	var out [][]rune
	for _, t := range titles() {
		out = append(out, []rune(t))
	}
	return out
}
