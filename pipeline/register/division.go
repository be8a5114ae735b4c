package register

import (
	"strings"

	"shinsa/pipeline/normalize"
)

// division is one 大分類 of 日本標準産業分類 (第13回改定) with words by which an
// industry is told to belong to it.
type division struct {
	name  string
	words string
}

// divisions is asked from top to bottom; the first word found decides. Trade,
// services and letting come before making, since their names often hold that of
// a thing that is made (機械器具卸売業).
func divisions() []division {
	return []division{
		{"卸売業，小売業", "卸売 卸業 小売 商社 商業"},
		{"不動産業，物品賃貸業", "賃貸業 リース レンタル 不動産"},
		{"情報通信業", "情報通信 情報サービス ソフトウェア ソフトウエア システム開発 情報処理 通信業 放送業 インターネット 映像 出版 新聞"},
		{"学術研究，専門・技術サービス業", "学術 研究 専門サービス 技術サービス 設計業 デザイン 測量 計量証明 検査業 試験業 分析業 コンサルタント コンサルティング 広告"},
		{"宿泊業，飲食サービス業", "宿泊 飲食 旅館 ホテル"},
		{"生活関連サービス業，娯楽業", "生活関連 洗濯 理容 美容 浴場 娯楽 旅行業"},
		{"教育，学習支援業", "教育 学習支援"},
		{"医療，福祉", "医療業 福祉 介護 保健衛生"},
		{"サービス業（他に分類されないもの）", "廃棄物処理 自動車整備 修理 職業紹介 労働者派遣 人材派遣 警備 建物サービス 建物管理 メンテナンス サービス業"},
		{"建設業", "建設 工事 建築 土木"},
		{"運輸業，郵便業", "運輸 運送 輸送業 倉庫 郵便"},
		{"電気・ガス・熱供給・水道業", "電気業 ガス業 熱供給 水道業"},
		{"金融業，保険業", "金融 保険 銀行"},
		{"農業，林業，漁業", "農業 林業 漁業 水産"},
		{"鉱業，採石業，砂利採取業", "鉱業 採石 砂利"},
		{"製造業", "製造 製作 加工 工業 鋳造 鍛造 めっき 印刷 塗装 精機 組立"},
	}
}

// divisionOf returns the 大分類 of an industry as it was typed, "" when no word
// tells it. It serves figures over companies, where the industry as typed would
// tell which company is meant.
func divisionOf(industry string) string {
	key := normalize.Fold(industry)
	for _, d := range divisions() {
		for _, w := range strings.Fields(d.words) {
			if strings.Contains(key, normalize.Fold(w)) {
				return d.name
			}
		}
	}
	return ""
}
