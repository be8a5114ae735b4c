package normalize

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFoldMakesOneOf(t *testing.T) {
	for _, same := range [][]string{
		{"4-1-3a", "４－１－３ａ", "4‐1‐3a", "4−1−3Ａ", "4ー1ー3a", " 4 - 1 - 3 a ", "4—1―3a", "4\u20111\u20113a", "4-1-3a\uFE0F"},
		{"証拠となる文書・記録", "証拠となる\n文書・記録", "証拠となる　文書･記録", "証拠となる文書・記録\u200B"},
		{"サ-バ-", "サーバー", "ｻｰﾊﾞｰ", "サーハ\u3099ー", "サーハ\u200B\u3099ー", "サーハ゛ー"},
		{"abc", "ＡＢＣ", "ａｂｃ", "Abc"},
		{"葛城", "葛\U000E0100城", "葛\uFE00城"},
		{"(株)", "㈱", "（株）"},
		{"10~20", "１０～２０", "10〜20"},
	} {
		for _, s := range same {
			if got := Fold(s); got != same[0] {
				t.Errorf("Fold(%q) = %q, want %q", s, got, same[0])
			}
		}
	}
}

// The quick way gives what the slow one gives, for every character that it
// takes, alone and beside others.
func TestFoldQuickly(t *testing.T) {
	for r := rune(1); r < 0x30000; r++ {
		for _, s := range []string{string(r), "Ａa" + string(r) + "か゛ー" + string(r), "あ" + string(r) + "1 2"} {
			if got, ok := foldPlain(s); ok && got != foldSlowly(s) {
				t.Fatalf("foldPlain(%q) = %q, want %q", s, got, foldSlowly(s))
			}
		}
	}
}

func TestFoldKeepsApart(t *testing.T) {
	for _, p := range [][2]string{{"髙", "高"}, {"○", "◯"}, {"〇", "0"}, {"ア", "ァ"}, {"一", "-"}, {"さ", "サ"}} {
		if Fold(p[0]) == Fold(p[1]) {
			t.Errorf("Fold makes %q and %q one", p[0], p[1])
		}
	}
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"　株式会社髙﨑德\U000E0101 𠮷 ㈱ｱﾊﾞﾝ１２ \n": "株式会社髙﨑德\U000E0101 𠮷 ㈱ｱﾊﾞﾝ１２",
		"a\r\nb\rc\n":      "a\nb\nc",
		"\uFEFF ":          "",
		"１ 行目\u3000\n 2行目": "１ 行目\u3000\n 2行目",
	} {
		if got := Clean(in); got != want {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
}

// A variation selector at the end of a name belongs to its last character.
func TestCleanKeepsSelectors(t *testing.T) {
	const name = "葛\U000E0100"
	if got := Clean(" " + name + " "); got != name {
		t.Errorf("Clean dropped the selector: %q", got)
	}
}

func TestKanaKey(t *testing.T) {
	for _, s := range []string{"さんぷる・しようじ", "サンプルショウジ", "ｻﾝﾌﾟﾙ ｼｮｳｼﾞ"} {
		if got := KanaKey(s); got != "サンプルシヨウジ" {
			t.Errorf("KanaKey(%q) = %q", s, got)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"ｻｰﾊﾞｰ㈱", "か\u200B\u3099", "İ", "\u0345", "ϔ", "葛\U000E0100", "Å\u00AD\u0323"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := Fold(s)
		if slow := foldSlowly(s); once != slow {
			t.Fatalf("Fold(%q) = %q, want %q", s, once, slow)
		}
		if twice := Fold(once); twice != once {
			t.Fatalf("Fold is not settled: %q → %q → %q", s, once, twice)
		}
		if utf8.ValidString(s) && !strings.Contains(s, Clean(s)) && !strings.ContainsRune(s, '\r') {
			t.Fatalf("Clean changed the inside of %q", s)
		}
		if key := CompanyKey(s); once != "" && key == "" {
			t.Fatalf("CompanyKey(%q) is empty", s)
		}
	})
}

func BenchmarkFold(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Fold("技術等情報を保管する場所への立入りを、担当者だけに制限していますか。")
	}
}
