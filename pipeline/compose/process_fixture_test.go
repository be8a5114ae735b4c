package compose

import (
	"regexp"
	"strconv"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// inReport is a value of the report draft that an auditor finished.
func inReport(place, s string) record.Value[string] {
	return record.Value[string]{V: s, Known: s != "", Origin: record.Origin{Pos: problem.Pos{File: "companies/C012/審査報告書.docx", Place: place}, Raw: s}}
}

// finishedInput is a company whose report says that everything conforms.
func finishedInput() Input {
	in := testInput()
	for i := range in.Catalogue.Items {
		in.Catalogue.Items[i].Evidence = []string{"規程", "記録"}
	}
	in.Catalogue.Items[2].Document = true
	company := *in.Assessment.Company
	company.SentDate = onDay(19, 2018, 5, 28)
	company.Method = record.Basic
	in.Assessment.Company = &company
	in.Plan.Onsite = eight()
	r := &record.Report{Company: "C012", File: "companies/C012/審査報告書.docx", Digest: "r0"}
	for _, id := range []string{"3a", "4-1-1a", "4-1-3a", "4-1-3b"} {
		r.Findings = append(r.Findings, record.Finding{Item: id, Verdict: record.Known(record.Conforms, record.Origin{Pos: problem.Pos{File: r.File, Place: id}}),
			Evidence: inReport(id, id+"の証拠として規程を確認した。"), Advice: inReport(id, "")})
	}
	for _, e := range [][2]string{{"conclusion.result", allConform}, {"conclusion.remarks", "管理は定着している。"}, {"direction.date", "平成30年7月10日"}, {"direction.to", "総務部長　𠮷田"},
		{"direction.by", "髙橋"}, {"direction.how", "対面"}, {"direction.text", "全部に適合の見込みであることを説明した。"}, {"opinion.any", "あり"}, {"opinion.text", "倉庫の扱いを\n明記してほしい。"},
		{"opinion.response", "報告書に明記した。"}, {"review.kind", byCommittee}, {"review.date", "平成30年7月20日"}, {"review.result", judgedAll}, {"review.text", "証拠は十分である。"},
		{"review.confirmed", "平成30年7月21日"}, {"law.1.status", "遵守を確認"}, {"law.1.text", "台帳を確認した。"}, {"law.2.status", "遵守を確認"}, {"law.2.text", "規程を確認した。"},
		{"cover.document-date", "平成30年6月12日"}, {"cover.onsite-date", "平成30年7月2日"}, {"scope-change.any", "なし"}, {"stopped.text", ""}} {
		r.Entries = append(r.Entries, record.Entry{Tag: e[0], Value: inReport(e[0], e[1]), Date: dateIn(e[1])})
	}
	rows(r, "team", []string{"name", "role"}, []string{"髙橋　徹", "主任"}, []string{"田中　美咲", "審査員"})
	rows(r, "visits", []string{"kind", "date", "time", "place", "by"}, []string{"文書審査", "平成30年6月12日", "10時から16時", "審査機関", "髙橋"}, []string{"現地審査", "平成30年7月2日", "9時から17時", "本社工場", "髙橋、田中"})
	rows(r, "attendance", []string{"name", "title", "side", "present"}, []string{"渡辺　浩", "見本大学　教授", "外部", "出席"}, []string{"伊藤　恵", "弁護士", "外部", "出席"}, []string{"佐藤　一郎", "代表理事", "内部", "出席"})
	in.Report = r
	in.Date = calendar.Date{Year: 2018, Month: 7, Day: 25}
	in.Person = personOf(&in.Project.Auditors[1], in.Project)
	in.Steps = Steps{KeepUntil: calendar.Date{Year: 2021, Month: 9, Day: 30}, Disposed: calendar.Date{Year: 2021, Month: 10, Day: 5}}
	in.Holdings = []Holding{
		{Name: "自己チェックシートの回答", Kind: "依頼者から提供された情報", Form: "電子ファイル", Got: calendar.Date{Year: 2018, Month: 5, Day: 28}, How: "上書き消去"},
		{Name: "情報管理規程（写し）", Kind: "依頼者から提供された情報", Form: "紙", Measure: record.DisposalReturn},
		{Name: "審査報告書（案）", Kind: "審査の記録", Form: "電子ファイル", How: "上書き消去"}}
	return in
}

func dateIn(s string) calendar.Date {
	m := regexp.MustCompile(`^平成30年(\d+)月(\d+)日$`).FindStringSubmatch(s)
	if m == nil {
		return calendar.Date{}
	}
	month, _ := strconv.Atoi(m[1])
	day, _ := strconv.Atoi(m[2])
	return calendar.Date{Year: 2018, Month: month, Day: day}
}

func rows(r *record.Report, section string, names []string, values ...[]string) {
	for i, row := range values {
		for k, v := range row {
			tag := section + "." + names[k]
			r.Entries = append(r.Entries, record.Entry{Tag: tag, Row: i + 1, Value: inReport(tag, v), Date: dateIn(v)})
		}
	}
}

// eight are the kinds of on-site checks with an item each.
func eight() []audit.OnsiteCheck {
	return []audit.OnsiteCheck{{Mark: "イ", Title: "物理的措置の確認", Items: []string{"4-1-3b"}}, {Mark: "ロ", Title: "職員等からの聞き取り", Items: []string{"4-1-1a", "4-1-3a"}},
		{Mark: "ハ", Title: "継続することの確認", Items: []string{"4-1-3a"}}, {Mark: "ニ", Title: "システムへの反映の確認", Items: []string{"4-1-3a"}},
		{Mark: "ホ", Title: "情報管理の責任者からの聞き取り", Items: []string{"3a", "4-1-3a", "4-1-3b"}}, {Mark: "ヘ", Title: "上位の責任者からの聞き取り"},
		{Mark: "ト", Title: "推奨措置の内容の確認", Items: []string{"4-1-3b", "4-1-3r1"}}, {Mark: "チ", Title: "法令の遵守状況の確認", Laws: []string{"個人情報保護法", "不正競争防止法"}}}
}

// say replaces what the report says at a tag.
func (in Input) say(tag, s string) {
	for i := range in.Report.Entries {
		if e := &in.Report.Entries[i]; e.Tag == tag {
			e.Value, e.Date = inReport(tag, s), dateIn(s)
			return
		}
	}
	in.Report.Entries = append(in.Report.Entries, record.Entry{Tag: tag, Value: inReport(tag, s), Date: dateIn(s)})
}

// partialInput is one of which an item does not conform.
func partialInput() Input {
	in := finishedInput()
	f := in.Report.Finding("4-1-3a")
	f.Verdict.V, f.Evidence, f.Advice = record.Fails, inReport("4-1-3a", "業務の終了時の見直しの記録がない。"), inReport("4-1-3a", "終了の手続に見直しを加える。")
	in.say("conclusion.result", partConform)
	in.say("conclusion.conforms", "3、4(1)①")
	in.say("conclusion.does-not-conform", "4(1)③")
	in.say("review.kind", byHead)
	in.say("review.result", judgedPart)
	return in
}

// reviewedInput is one of which the documents were reviewed, not more.
func reviewedInput() Input {
	in := partialInput()
	in.Reviewed, in.Report = in.Report.Findings[:3:3], nil
	in.Steps.DocumentReview = calendar.Date{Year: 2018, Month: 6, Day: 12}
	return in
}

// stoppedInput is one with a law in doubt.
func stoppedInput() Input {
	in := finishedInput()
	in.say("law.1.status", lawInDoubt)
	in.say("law.1.text", "利用目的の通知の記録が見当たらない。")
	in.say("conclusion.result", stopConclude)
	in.say("stopped.text", "現地審査において、採用応募者の履歴書の取扱いに疑義を認めた。")
	return in
}
