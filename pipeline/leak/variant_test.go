package leak

import (
	"fmt"
	"math/rand/v2"
	"net/url"
	"strings"
	"testing"
)

// spelling changes how something is written, as people and programs do. It
// shares nothing with the code that folds.
type spelling struct {
	name string
	of   func(r *rand.Rand, s string) string
}

func each(f func(r *rand.Rand, c rune) string) func(*rand.Rand, string) string {
	return func(r *rand.Rand, s string) string {
		var b strings.Builder
		for _, c := range s {
			b.WriteString(f(r, c))
		}
		return b.String()
	}
}

// table writes characters of one list by those of the other.
func table(from, to string) func(*rand.Rand, string) string {
	a, b := []rune(from), []rune(to)
	return each(func(r *rand.Rand, c rune) string {
		for i, k := range a {
			if k == c {
				return string(b[i])
			}
		}
		return string(c)
	})
}

func halfKatakana(_ *rand.Rand, s string) string {
	full := []string{"ガ", "ギ", "グ", "ゲ", "ゴ", "ザ", "ジ", "ズ", "ゼ", "ゾ", "ダ", "ヂ", "ヅ", "デ", "ド", "バ", "ビ", "ブ", "ベ", "ボ", "パ", "ピ", "プ", "ペ", "ポ", "ヴ",
		"ア", "イ", "ウ", "エ", "オ", "カ", "キ", "ク", "ケ", "コ", "サ", "シ", "ス", "セ", "ソ", "タ", "チ", "ツ", "テ", "ト", "ナ", "ニ", "ヌ", "ネ", "ノ", "ハ", "ヒ", "フ", "ヘ", "ホ",
		"マ", "ミ", "ム", "メ", "モ", "ヤ", "ユ", "ヨ", "ラ", "リ", "ル", "レ", "ロ", "ワ", "ヲ", "ン", "ァ", "ィ", "ゥ", "ェ", "ォ", "ッ", "ャ", "ュ", "ョ", "ー"}
	half := []string{"ｶﾞ", "ｷﾞ", "ｸﾞ", "ｹﾞ", "ｺﾞ", "ｻﾞ", "ｼﾞ", "ｽﾞ", "ｾﾞ", "ｿﾞ", "ﾀﾞ", "ﾁﾞ", "ﾂﾞ", "ﾃﾞ", "ﾄﾞ", "ﾊﾞ", "ﾋﾞ", "ﾌﾞ", "ﾍﾞ", "ﾎﾞ", "ﾊﾟ", "ﾋﾟ", "ﾌﾟ", "ﾍﾟ", "ﾎﾟ", "ｳﾞ",
		"ｱ", "ｲ", "ｳ", "ｴ", "ｵ", "ｶ", "ｷ", "ｸ", "ｹ", "ｺ", "ｻ", "ｼ", "ｽ", "ｾ", "ｿ", "ﾀ", "ﾁ", "ﾂ", "ﾃ", "ﾄ", "ﾅ", "ﾆ", "ﾇ", "ﾈ", "ﾉ", "ﾊ", "ﾋ", "ﾌ", "ﾍ", "ﾎ",
		"ﾏ", "ﾐ", "ﾑ", "ﾒ", "ﾓ", "ﾔ", "ﾕ", "ﾖ", "ﾗ", "ﾘ", "ﾙ", "ﾚ", "ﾛ", "ﾜ", "ｦ", "ﾝ", "ｧ", "ｨ", "ｩ", "ｪ", "ｫ", "ｯ", "ｬ", "ｭ", "ｮ", "ｰ"}
	var pairs []string
	for i := range full {
		pairs = append(pairs, full[i], half[i])
	}
	return strings.NewReplacer(pairs...).Replace(s)
}

func fullWidth(_ *rand.Rand, s string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c == ' ':
			return '　'
		case c > ' ' && c < 0x7F:
			return c - '!' + '！'
		}
		return c
	}, s)
}

// between puts something after some characters.
func between(marks ...string) func(*rand.Rand, string) string {
	return each(func(r *rand.Rand, c rune) string {
		if r.IntN(2) == 0 {
			return string(c) + marks[r.IntN(len(marks))]
		}
		return string(c)
	})
}

func spellings() []spelling {
	return []spelling{
		{"as it is", func(_ *rand.Rand, s string) string { return s }},
		{"old kanji", table("高崎徳吉辺沢広国浜桜鉄渡斎栄竜沢総発栄実滝会学円関経県", "髙﨑德𠮷邊澤廣國濵櫻鐵渡齋榮龍澤總發榮實瀧會學圓關經縣")},
		{"new kanji", table("髙﨑德𠮷邊邉澤廣國濵濱鍍", "高崎徳吉辺辺沢広国浜浜鍍")},
		{"hiragana", func(_ *rand.Rand, s string) string {
			return strings.Map(func(c rune) rune {
				if c >= 'ァ' && c <= 'ヶ' {
					return c - 'ァ' + 'ぁ'
				}
				return c
			}, s)
		}},
		{"katakana", func(_ *rand.Rand, s string) string {
			return strings.Map(func(c rune) rune {
				if c >= 'ぁ' && c <= 'ゖ' {
					return c - 'ぁ' + 'ァ'
				}
				return c
			}, s)
		}},
		{"half width", halfKatakana},
		{"full width", fullWidth},
		{"capitals", func(_ *rand.Rand, s string) string { return strings.ToUpper(s) }},
		{"large kana", table("ァィゥェォッャュョ", "アイウエオツヤユヨ")},
		{"spaced", between(" ", "　", "\u00a0", "\t")},
		{"broken", between("\n", "\r\n", " \n  ")},
		{"punctuated", between("・", "-", "_", ".", "／", "｜")},
		{"without width", between("\u200b", "\u2060", "\ufeff", "\u00ad", "\u200d")},
		{"selectors", each(func(r *rand.Rand, c rune) string {
			if c >= 0x4E00 && c <= 0x9FFF {
				return string(c) + string(rune(0xE0100+r.IntN(4)))
			}
			return string(c)
		})},
		{"percent", func(_ *rand.Rand, s string) string { return "https://a/?q=" + url.PathEscape(s) }},
		{"entities", each(func(r *rand.Rand, c rune) string {
			return []string{fmt.Sprintf("&#%d;", c), fmt.Sprintf("&#x%X;", c)}[r.IntN(2)]
		})},
		{"runs", func(r *rand.Rand, s string) string {
			return "<w:p>" + each(func(r *rand.Rand, c rune) string {
				return "<w:r><w:rPr><w:b/></w:rPr><w:t>" + string(c) + "</w:t></w:r>"
			})(r, s) + "</w:p>"
		}},
		{"in a sentence", func(_ *rand.Rand, s string) string {
			return "本年度は「" + s + "」の協力を得て審査を行った。"
		}},
	}
}

// forms writes a name with another legal form, or none.
func legal(r *rand.Rand, name string) string {
	core := name
	for _, f := range []string{"株式会社", "有限会社", "合同会社", "㈱"} {
		core = strings.TrimSuffix(strings.TrimPrefix(core, f), f)
	}
	return []string{name, core, "㈱" + core, core + "(株)", "（株）" + core, core + "株式会社", "(有)" + core, core + "㈲", "株式会社 " + core, core + " Co., Ltd.", "社団法人" + core}[r.IntN(11)]
}

// kanaForms writes a reading with a legal form of transfers, or none.
func kanaForms(r *rand.Rand, kana string) string {
	return []string{kana, "カ）" + kana, kana + "（カ", "カブシキガイシャ" + kana, "カブシキカイシャ　" + kana, "ﾕ)" + kana}[r.IntN(6)]
}

// romajiForms are spellings of readings in Latin letters that a person wrote.
var romajiForms = map[string][]string{
	"C001": {"Takasaki Seiki", "TAKASAKI SEIKI CO., LTD.", "takasakiseiki", "Takasaki-Seiki K.K."},
	"C002": {"Tokunaga Kōgyō", "Tokunaga Kogyo", "Tokunaga Kougyou", "TOKUNAGA KOHGYOH", "Tokunaga Kôgyô"},
	"C003": {"Yoshino Mekki Kogyo", "Yosino Mekki Kōgyō", "YOSHINO MEKKI KOUGYOU"},
	"C004": {"Midorikawa Denshi", "Midorikawa Densi"},
	"C006": {"Nadahama Kizai Shokai", "Nadahama Kizai Shōkai", "Nadahama Kizai Syoukai", "Nadahamakizaishohkai"},
	"C007": {"Asagiri Sofutouea Kobo", "Asagiri Sohutouea Kōbō", "asagirisofutoueakoubou"},
	"C008": {"Matsukaze Koguten", "Matukaze Kōguten", "MATSUKAZE KOUGUTEN"},
	"C009": {"Torei Kasei", "Tōrei Kasei", "TOHREI KASEI", "Tourei Kasei Corporation"},
	"C010": {"Sorobussan", "Sōrō Bussan", "SOUROU BUSSAN", "Soro-Bussan Co.,Ltd."},
	"C011": {"Tadenuma Chuzosho", "Tadenuma Chūzōsho", "Tadenuma Tyuuzousyo", "TADENUMA CHUUZOUSHO"},
	"C012": {"Haruka Shisaku Giken", "Haruka Sisaku Giken", "HARUKA SHISAKU GIKEN"},
}

func phoneForms(r *rand.Rand, phone string) string {
	area, rest, _ := strings.Cut(phone, "-")
	mid, end, _ := strings.Cut(rest, "-")
	plain := area + mid + end
	return []string{phone, plain, area + "(" + mid + ")" + end, "(" + area + ")" + mid + "-" + end, area + " " + mid + " " + end, area + "." + mid + "." + end,
		"+81-" + area[1:] + "-" + mid + "-" + end, "+81 (0)" + area[1:] + " " + mid + " " + end, "+81" + plain[1:], area + "ー" + mid + "ー" + end, "TEL:" + area + "−" + mid + "‐" + end,
		area + "の" + mid + "の" + end, "0081-" + area[1:] + "-" + mid + "-" + end}[r.IntN(13)]
}

func numberForms(r *rand.Rand, n string) string {
	return []string{n, "T" + n, "T" + n[:1] + "-" + n[1:5] + "-" + n[5:9] + "-" + n[9:], n[:1] + " " + n[1:5] + " " + n[5:9] + " " + n[9:], n[1:], n[1:5] + "-" + n[5:7] + "-" + n[7:], "法人番号：" + n + "。"}[r.IntN(7)]
}

// addressForms are spellings of the numbers of an address.
var addressForms = map[string][]string{
	"C001": {"榛台市工業団地2丁目14番地", "榛台市工業団地２－１４", "榛台市工業団地二丁目十四番地", "榛台市 工業団地2の14", "群馬県榛台市工業団地二‐一四"},
	"C002": {"荒見市大字新田881-3", "荒見市新田881番地3", "荒見市大字新田八八一番地三", "荒見市字新田881番地の3"},
	"C004": {"諏山市テクノパーク3番5号", "諏山市テクノパーク3-5", "諏山市てくのぱーく三番五号", "ﾃｸﾉﾊﾟｰｸ3-5"},
	"C007": {"筑東市本町1-15-402", "筑東市本町1丁目15番402号", "筑東市本町一丁目十五番地四〇二"},
	"C012": {"三州野市緑が丘7-21", "三州野市緑ヶ丘七丁目二十一番", "緑ケ丘7丁目21番地", "緑ガ丘７ー２１"},
}

// TestVariants holds that whatever way a thing is written it is found.
func TestVariants(t *testing.T) {
	s := New(names())
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 7))
		for _, c := range companies() {
			for _, w := range written(r, c) {
				sp := spellings()[r.IntN(len(spellings()))]
				text := sp.of(r, w.text)
				if !s.finds("a.txt", text, c.ID, w.kind) {
					t.Errorf("seed %d: %s of %s as %q (%s) is not found in %q", seed, w.kind, c.ID, w.text, sp.name, text)
				}
			}
		}
	}
}

type way struct {
	kind Kind
	text string
}

// written are ways to write what is known of a company.
func written(r *rand.Rand, c Company) []way {
	out := []way{
		{KindName, legal(r, c.Name)}, {KindName, kanaForms(r, c.Kana)}, {KindPhone, phoneForms(r, c.Phones[0])},
		{KindNumber, numberForms(r, c.Number)}, {KindMail, c.Mails[0]}, {KindPerson, c.Persons[0].Name}, {KindPerson, c.Persons[0].Kana},
	}
	if f := romajiForms[c.ID]; len(f) > 0 {
		out = append(out, way{KindName, f[r.IntN(len(f))]})
	}
	if f := addressForms[c.ID]; len(f) > 0 {
		out = append(out, way{KindAddress, f[r.IntN(len(f))]})
	}
	return out
}

func (s *Scanner) finds(path, text, company string, kind Kind) bool {
	hits, _ := s.File(path, []byte(text))
	for _, h := range hits {
		if h.Company == company && h.Kind == kind {
			return true
		}
	}
	return false
}
