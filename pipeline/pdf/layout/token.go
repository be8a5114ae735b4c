package layout

import "strings"

// What stands around a number and is read with it: no line ends between them
// (JLREQ, 3.1.10; JIS X 4051, 6.1.1). A date may be parted between its year,
// month and day.
var (
	before = list("第 約 〒 No. Ｎｏ． 平成 昭和 令和 大正 明治 西暦")
	after  = list("年度 年間 年 か月間 か月 ヶ月 カ月 箇月 月 日間 日 時間 時 分間 分 秒 人日 人月 人 名 社 者 件 個 枚 台 本 点 頁 ページ 回 円 万円 千円 億円 百万円 冊 部 章 条 項 号 " +
		"版 級 種類 種 通 か所 ヶ所 カ所 箇所 所 倍 歳 週間 週 階 段階 校 棟 室 桁 字 行 項目 割 ％ % ℃ 度 単位 ポイント 億 万 千 百")
)

func list(s string) [][]rune {
	var out [][]rune
	for _, w := range strings.Fields(s) {
		out = append(out, []rune(w))
	}
	return out
}

// tokens takes the breaks out of numbers with what is read with them.
func tokens(c []char) {
	for i := 0; i < len(c); i++ {
		if !digit(c[i].r) {
			continue
		}
		from, to := i-max(reach(c, i, before, true), letter(c, i-1)), i+1
		for to < len(c) && (digit(c[to].r) || to+1 < len(c) && separates(c[to].r) && digit(c[to+1].r)) {
			to++
		}
		i = to - 1
		to += reach(c, to, after, false)
		for k := from + 1; k < to; k++ {
			c[k].brk = false
		}
	}
}

// letter returns 1 where a full width letter stands, as in Ｈ３０.
func letter(c []char, at int) int {
	if at >= 0 && (c[at].r >= 'Ａ' && c[at].r <= 'Ｚ' || c[at].r >= 'ａ' && c[at].r <= 'ｚ') {
		return 1
	}
	return 0
}

// reach returns the length of the longest word that stands at a place, or ends
// there.
func reach(c []char, at int, words [][]rune, ends bool) int {
	best := 0
	for _, w := range words {
		start := at
		if ends {
			start = at - len(w)
		}
		if len(w) > best && start >= 0 && start+len(w) <= len(c) && says(c[start:], w) {
			best = len(w)
		}
	}
	return best
}

func says(c []char, w []rune) bool {
	for i, r := range w {
		if c[i].r != r {
			return false
		}
	}
	return true
}

func digit(r rune) bool { return r >= '0' && r <= '9' || fullDigit(r) }

// separates tells whether a character may stand inside a number.
func separates(r rune) bool {
	return r == ',' || r == '.' || r == '，' || r == '．' || r == '-' || r == '－' || r == ':' || r == '：'
}

// joinKatakana takes the breaks out of words in katakana.
func (e *engine) joinKatakana() {
	for i := 1; i < len(e.chars); i++ {
		if katakana(e.chars[i-1].r) && katakana(e.chars[i].r) {
			e.chars[i].brk = false
		}
	}
}

func katakana(r rune) bool { return r >= 'ァ' && r <= 'ー' && r != '・' }

// hyphenated tells whether a line may end at the hyphen before character i: in
// a compound of Latin words, never in a number or an id.
func hyphenated(c []char, i int) bool {
	return letters(c, i, 1) >= 3 && letters(c, i-2, -1) >= 3
}

// letters counts the Latin letters from a place on, up to three; a digit
// among them makes them no word.
func letters(c []char, at, step int) int {
	n := 0
	for ; at >= 0 && at < len(c) && c[at].class == alnum; at += step {
		if digit(c[at].r) {
			return 0
		}
		n++
	}
	return n
}
