package register

import (
	"slices"
	"strings"

	"shinsa/pipeline/normalize"
)

// industryWord is a word of 日本標準産業分類, or one that offices use for it,
// with the classes of the law that it can fall into.
type industryWord struct {
	word    string
	classes []class
}

// industryWords says into which class of 中小企業基本法 an industry falls. The
// source is the table by which 中小企業庁 applies the law (日本標準産業分類
// 第13回改定に伴う中小企業の範囲の取扱い): services are G 38 and 39, 411, 412,
// 415, 416, K 693 and 70, L, M 75, N but 791, O, P, Q and R; retail is I 56 to
// 61 and M 76 and 77; wholesale I 50 to 55; all else is 製造業その他. A longer
// word stands against a shorter one within it.
var industryWords = func() []industryWord {
	var out []industryWord
	for _, g := range []struct {
		classes []class
		words   string
	}{
		{[]class{making}, "製造業 製作業 加工業 化学工業 鉄鋼業 印刷業 印刷・同関連業 鋳造業 鍛造業 めっき業 建設業 工事業 建築業 土木業 塗装業 農業 林業 漁業 水産業 鉱業 採石業 砂利採取業 " +
			"電気業 ガス業 熱供給業 水道業 電気・ガス・熱供給・水道業 通信業 インターネット附随サービス業 インターネット付随サービス業 新聞業 出版業 運輸業 運送業 輸送業 倉庫業 郵便業 " +
			"運輸に附帯するサービス業 運輸附帯サービス業 金融業 保険業 銀行業 不動産業 不動産取引業 不動産賃貸業 旅行業"},
		{[]class{whole}, "卸売業 卸業 卸売 商社"},
		{[]class{retail}, "小売業 小売 製造小売業 飲食店 飲食業 飲食サービス業 持ち帰り・配達飲食サービス業"},
		{[]class{services}, "サービス業 放送業 情報サービス業 ソフトウェア業 ソフトウエア業 情報処理業 情報処理・提供サービス業 受託開発ソフトウェア業 組込みソフトウェア業 システム開発業 " +
			"映像情報制作・配給業 音声情報制作業 広告制作業 駐車場業 物品賃貸業 リース業 レンタル業 学術研究 学術・開発研究機関 専門サービス業 技術サービス業 専門・技術サービス業 " +
			"広告業 デザイン業 設計業 機械設計業 土木建築サービス業 建築設計業 測量業 計量証明業 商品・非破壊検査業 検査業 試験業 分析業 研究業 研究所 コンサルティング業 コンサルタント業 " +
			"宿泊業 旅館 ホテル業 生活関連サービス業 洗濯業 理容業 美容業 浴場業 娯楽業 教育 学習支援業 医療 医療業 福祉 介護業 保健衛生 複合サービス事業 " +
			"廃棄物処理業 自動車整備業 機械等修理業 機械修理業 修理業 職業紹介業 労働者派遣業 人材派遣業 警備業 建物サービス業 建物管理業 ビルメンテナンス業"},
		{[]class{making, services}, "情報通信業 映像・音声・文字情報制作業"},
		{[]class{making, services}, "不動産業、物品賃貸業 不動産業,物品賃貸業"},
		{[]class{services, retail}, "宿泊業、飲食サービス業 宿泊業,飲食サービス業"},
		{[]class{whole, retail}, "卸売業、小売業 卸売業,小売業 卸売・小売業 卸小売業 卸・小売業 商業"},
	} {
		for _, w := range strings.Fields(g.words) {
			out = append(out, industryWord{normalize.Fold(w), g.classes})
		}
	}
	return out
}()

// classesOf returns the classes that an industry, as it was typed, can fall
// into; none when no word of the table is in it.
func classesOf(industry string) []class {
	key := normalize.Fold(industry)
	var found []industryWord
	for _, w := range industryWords {
		if strings.Contains(key, w.word) {
			found = append(found, w)
		}
	}
	var out []class
	for _, w := range found {
		if within(w.word, key, found) {
			continue
		}
		for _, c := range w.classes {
			if !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	}
	return out
}

// within tells whether the word stands in the text only as part of longer
// words that were found.
func within(word, text string, found []industryWord) bool {
	for _, f := range found {
		if len(f.word) > len(word) && strings.Contains(f.word, word) {
			text = strings.ReplaceAll(text, f.word, "\n")
		}
	}
	return !strings.Contains(text, word)
}
