package compose

import (
	"strconv"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/record"
)

// contractParts are the parts of the 秘密保持契約の要点.
func contractParts(j *job) parts {
	return parts{blocks: map[string]func(string) doc.Block{
		"table: contract": func(string) doc.Block { return j.contractTable() },
		"table: points":   func(string) doc.Block { return pointTable() },
		"table: checked":  func(string) doc.Block { return contractChecked() },
	}}
}

// contractTable says what is known of the contract, and whether it came first.
func (j *job) contractTable() doc.Block {
	c := j.company()
	v := newCompanyView(c, j.in.Project)
	t := pairs("contract", "", .30, .70)
	pair(t, "依頼者", cell(typed(c.Name), "（整理番号　", Word{c.ID, c.Pos}, "）"))
	pair(t, "契約書の番号及び保管場所", blankCell(line("contract.place", "契約書の番号及び保管場所")))
	pair(t, "契約の締結の日", shownOr(v.ContractDate, day("contract.date", "契約の締結の日")))
	pair(t, "着手の日\n（自己チェックシートの配布の日）", shownOr(dated(c.SentDate), day("contract.started", "着手の日")))
	pair(t, "締結と着手の前後", cell(j.contractOrder()))
	pair(t, "保存する期間", shownOr(v.Retention, line("contract.retention", "保存する期間")))
	pair(t, "期間が終了した後の措置", shownOr(typed(c.Disposal), choice("contract.disposal", "期間が終了した後の措置", record.DisposalReturn, record.DisposalErase, "返還及び廃棄")))
	return t
}

// contractOrder compares the days (別紙1 3(3)).
func (j *job) contractOrder() string {
	c := j.company()
	signed, started := c.ContractDate, c.SentDate
	switch {
	case !signed.Known && !started.Known:
		return "契約の締結の日及び着手の日が登録されていないため、確認できない。"
	case !signed.Known:
		return "契約の締結の日が登録されていないため、確認できない。契約の締結までは、着手しない。"
	case !started.Known:
		return "未着手（契約は、締結済み）"
	case signed.V.Before(started.V):
		return "契約の締結が着手より前である。"
	case signed.V == started.V:
		return "契約の締結と着手が同じ日である。締結が先であったことを確認する。"
	default:
		return "契約の締結が着手より後である。経緯及び対応を下の欄に記入する。"
	}
}

// contractPoint is one thing that the contract must hold.
type contractPoint struct{ what, clause string }

func contractPoints() []contractPoint {
	return []contractPoint{
		{"依頼者から提供された情報は、原則として全て秘密として取り扱うこと", "3(1)"},
		{"秘密から除く情報（公知の情報、実施の過程又は保存の期間中に公知となった情報、契約において除く情報）の範囲", "3(1)"},
		{"契約で明記する場合を除き、提供された情報を認証トライアル以外に用いないこと", "3(2)"},
		{"依頼者が特定される形式では、経済産業省を除く第三者に開示しないこと", "公募要領3.(4)"},
		{"審査業務従事者（再委託先等の外部の者を含む。）、委員会の委員その他情報に接する者に、同等の義務を負わせること", "1(1)、3(1)"},
		{"委員会のレビュー及び受託者への事業の報告のために用いる情報の範囲", "3(2)、5(7)"},
		{"法令の遵守状況に疑義がある場合に、関係行政機関に報告を行うことがあること", "5(11)"},
		{"提供された情報を保存する期間", "3(4)"},
		{"保存の期間が終了した後に、返還し、又は修復不可能なように廃棄する等の措置をとること（複製物及び電子データを含む。）", "3(4)"},
		{"措置をとったことを依頼者に証明する方法", "3(4)"},
		{"認証トライアルの後に、依頼者が、対応に当たっての留意事項その他の事項を報告すること", "公募要領1.①イ"},
	}
}

// pointTable is the check list of the contract.
func pointTable() doc.Block {
	t := newTable("points", "", col{"番号", .07, doc.Centre}, col{"契約に定める事項", .45, 0}, col{"根拠", .16, 0},
		col{"契約の条項", .17, 0}, col{"確認", .15, doc.Centre})
	for i, p := range contractPoints() {
		n := strconv.Itoa(i + 1)
		row(t, cell(n), cell(p.what), cell(p.clause), blankCell(line("point."+n+".article", "事項"+n+"の契約の条項")),
			blankCell(choice("point."+n+".result", "事項"+n+"の確認", "定めあり", "定めなし")))
	}
	t.Note = words("注　根拠は、特に記すもののほか、確認・評価手法（公募要領別紙1）の条項である。")
	return t
}

func contractChecked() doc.Block {
	t := pairs("checked", "", .30, .70)
	pair(t, "確認した日", blankCell(day("points.date", "契約を確認した日")))
	pair(t, "確認した者", blankCell(line("points.by", "契約を確認した者（役職、氏名）")))
	pair(t, "定めのない事項への対応、\n締結が後になった経緯", blankCell(entry("points.response", "定めのない事項への対応")))
	return t
}
