package leak

// legalForms are the legal forms of companies as they fold, longest first;
// ㈱, (株) and （株） all fold to 株 with something left out on both sides.
func legalForms() [][]rune {
	var out [][]rune
	for _, s := range []string{
		"コウエキシヤダンホウジン", "イツパンシヤダンホウジン", "イリヨウホウジンシヤダン", "カブシキガイシヤ", "ユウゲンガイシヤ", "ゴウドウガイシヤ", "ゴウシガイシヤ", "ゴウメイガイシヤ", "イリヨウホウジン",
		"特定非営利活動法人", "農業協同組合", "事業協同組合", "医療法人社団", "医療法人財団", "一般社団法人", "公益社団法人", "一般財団法人", "公益財団法人", "社会福祉法人", "特例有限会社",
		"協同組合", "企業組合", "学校法人", "宗教法人", "医療法人", "株式会社", "有限会社", "合同会社", "合資会社", "合名会社", "相互会社", "npo法人",
		"companylimited", "corporation", "incorporated", "company", "limited", "coltd", "corp", "gmbh", "ltd", "inc", "llc", "plc", "co", "kk", "yk", "gk",
		"一社", "公社", "一財", "公財", "特非", "株", "有", "同", "合", "資", "名", "協", "医", "福", "学", "カ", "ユ", "ド", "メ", "シ",
	} {
		out = append(out, []rune(s))
	}
	return out
}

// bare tells the forms that are one only when something stands between them
// and the name: brackets, a blank.
func bare(form []rune) bool { return len(form) <= 2 || form[0] < 0x80 }

// formBefore returns how many folded characters before i are a legal form.
func (s *Scanner) formBefore(t *folded, i int) int {
	for _, f := range s.forms {
		from := i - len(f)
		if from < 0 || !same(t.runes[from:i], f) || i == len(t.runes) {
			continue
		}
		if bare(f) && (t.flags[i]&gapBefore == 0 || from > 0 && t.flags[from]&gapBefore == 0) {
			continue
		}
		return len(f)
	}
	return 0
}

// formAfter returns how many folded characters from i on are a legal form.
func (s *Scanner) formAfter(t *folded, i int) int {
	for _, f := range s.forms {
		to := i + len(f)
		if to > len(t.runes) || !same(t.runes[i:to], f) {
			continue
		}
		if bare(f) && (t.flags[i]&gapBefore == 0 || to < len(t.runes) && t.flags[to]&gapBefore == 0) {
			continue
		}
		return len(f)
	}
	return 0
}

func same(a, b []rune) bool {
	for i, r := range b {
		if a[i] != r {
			return false
		}
	}
	return len(a) == len(b)
}

// core returns a name without its legal forms, as typed; a name that is
// nothing else is kept. What stands before a form in the middle (見本精機株式会社
// 本社工場) is a name too.
func (s *Scanner) core(name string) (core, before string) {
	t := s.folder.key(name)
	from, to := 0, len(t.runes)
	for from < to {
		n := s.formAfter(t, from)
		if n == 0 || from+n >= to {
			break
		}
		from += n
	}
	for from < to {
		n := s.formEnd(t, to)
		if n == 0 || to-n <= from {
			break
		}
		to -= n
	}
	core = name[t.offset(from, name):t.offset(to, name)]
	for i := from + 2; i < to-4; i++ {
		if n := s.formAfter(t, i); n >= 4 {
			return core, name[t.offset(from, name):t.offset(i, name)]
		}
	}
	return core, ""
}

// formEnd is the length of a legal form that ends the folded text at to.
func (s *Scanner) formEnd(t *folded, to int) int {
	for _, f := range s.forms {
		from := to - len(f)
		if from <= 0 || !same(t.runes[from:to], f) || bare(f) && t.flags[from]&gapBefore == 0 {
			continue
		}
		return len(f)
	}
	return 0
}

// offset is where the folded character i begins in the text.
func (t *folded) offset(i int, text string) int {
	if i < len(t.at) {
		return int(t.at[i])
	}
	return len(text)
}
