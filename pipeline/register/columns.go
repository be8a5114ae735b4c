package register

import (
	"strings"

	"shinsa/pipeline/normalize"
	"shinsa/pipeline/record"
)

// heading is a way to write the head word of a column. unit is what a bare
// number below it counts: 資本金（千円）.
type heading struct {
	word   string
	column record.Column
	unit   int64
}

// headings lists the ways in which registers write the head words, besides
// the template's own.
func headings() map[string]heading {
	out := map[string]heading{}
	add := func(c record.Column, unit int64, words string) {
		for _, w := range strings.Fields(words) {
			out[normalize.Fold(w)] = heading{w, c, unit}
		}
	}
	for _, c := range record.Columns() {
		add(c, 1, string(c))
	}
	for _, s := range []struct {
		column record.Column
		words  string
	}{
		{record.ColID, "ID 企業ID 事業者ID 番号 No No. 管理番号 企業番号 事業者番号"},
		{record.ColName, "企業名 会社名 事業者名 事業者の名称 法人名 社名 商号 商号又は名称 商号・名称"},
		{record.ColKana, "ふりがな フリガナ（名称） 名称（フリガナ） 名称（カナ） カナ よみがな 読み"},
		{record.ColCorporateNumber, "法人番号（13桁）"},
		{record.ColAddress, "住所 本社所在地 本店所在地 所在地（本社）"},
		{record.ColIndustry, "主たる業種 主な業種 業種（日本標準産業分類） 産業分類 業種分類"},
		{record.ColCapital, "資本金の額 資本金（円） 資本金の額（円） 資本金・出資金 資本金又は出資の総額"},
		{record.ColEmployees, "従業員 従業員数（人） 従業員数（名） 社員数 常時使用する従業員の数 常時使用する従業員数 従業者数 人数"},
		{record.ColContact, "担当者名 担当者氏名 ご担当者 窓口担当者 連絡担当者 担当"},
		{record.ColContactTitle, "部署 役職 部署役職 担当者の部署・役職 所属・役職 所属 部署名・役職名"},
		{record.ColMail, "メール Eメール Ｅメール E-mail email mail 電子メール 電子メールアドレス メールアドレス（担当者）"},
		{record.ColPhone, "電話 TEL ＴＥＬ 連絡先電話番号 連絡先"},
		{record.ColScopeUnit, "認証の範囲の単位 範囲の単位 認証単位 審査範囲の単位 単位"},
		{record.ColScopeName, "認証範囲 認証の範囲 範囲の名称 審査範囲 認証範囲名"},
		{record.ColSites, "対象拠点 拠点名 事業所 現地審査先 審査場所"},
		{record.ColContractDate, "契約締結日 契約年月日 契約"},
		{record.ColRetention, "保存期間 保存年数 保存期間（年数） 情報の保存期間"},
		{record.ColDisposal, "返還廃棄 返還又は廃棄 返還／廃棄 保存期間後の措置 返還・廃棄の別"},
		{record.ColMethod, "審査手法 認証の手法 基本手法／変更 基本手法・変更手法 基本手法／変更手法 手法の別"},
		{record.ColMethodReason, "変更の理由 変更理由 手法の変更の理由"},
		{record.ColSentDate, "送付日 シート配布日 発送日"},
		{record.ColDueDate, "期限 提出期限 回答期日 締切 締切日"},
		{record.ColPrice, "金額 契約金額（円） 契約額 審査金額"},
		{record.ColPlanExplained, "計画説明記録 計画の説明 計画説明 説明記録"},
		{record.ColNote, "備考欄 メモ 摘要"},
		{record.ColPossible, "受入可能日 受け入れ可能日 受入れ可能な時期 受入れ可能時期 現地審査の受入れ可能日"},
		{record.ColNeeded, "必要資格 審査員に必要な資格"},
		{record.ColEffort, "工数の上書き 審査工数の上書き 工数上書き 工数（上書き）"},
		{record.ColEffortReason, "工数上書きの理由 上書きの理由"},
		{record.ColHidden, "製品名等 製品名 公表しない言葉 秘匿する語"},
	} {
		add(s.column, 1, s.words)
	}
	for _, u := range []struct {
		name string
		unit int64
	}{{"千円", 1_000}, {"万円", 10_000}, {"百万円", 1_000_000}} {
		add(record.ColCapital, u.unit, "資本金（"+u.name+"） 資本金の額（"+u.name+"） 資本金（単位："+u.name+"） 資本金（単位:"+u.name+"）")
		add(record.ColPrice, u.unit, "契約金額（"+u.name+"） 金額（"+u.name+"）")
	}
	return out
}

// required columns: without them no line of the register can be used.
func required() []record.Column { return []record.Column{record.ColID, record.ColName} }

// expected columns: without them documents and figures stay incomplete.
func expected() []record.Column {
	return []record.Column{record.ColAddress, record.ColIndustry, record.ColCapital, record.ColEmployees,
		record.ColScopeUnit, record.ColContractDate}
}
