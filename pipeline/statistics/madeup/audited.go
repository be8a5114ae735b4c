package madeup

import (
	"fmt"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/statistics"
)

// course are the days of one audit.
type course struct{ plan, doc, told, possible, site, direction, review, sent calendar.Date }

// audited makes up what auditors and office wrote down.
func (m *maker) audited(k *statistics.Case) {
	start := calendar.Date{Year: 2018, Month: 6, Day: 15}
	d := course{plan: m.day(start, 0, 4), doc: m.day(start, 8, 14), told: m.day(start, 15, 18), possible: m.day(start, 16, 24), site: m.day(start, 26, 40)}
	d.direction, d.review, d.sent = d.site.AddDays(7), d.site.AddDays(15), d.site.AddDays(20)
	m.events(k, d)
	if m.chance(.75) {
		k.Fieldwork = m.fieldwork(k, d)
	}
	if m.chance(.8) {
		k.Report = m.report(k, d)
	}
	if m.chance(.3) && k.Report != nil {
		for _, f := range k.Report.Findings {
			if m.chance(.6) {
				f.Verdict = maybe(m, .9, m.verdict(), problem.Pos{File: "調書", Place: f.Item})
				k.Reviewed = append(k.Reviewed, f)
			}
		}
	}
	if m.chance(.2) {
		k.Spent = []statistics.Spent{{Part: "document", Days: 1.25, From: problem.Pos{File: "工数"}}, {Part: "onsite", Days: 2}, {Days: .5}}
	}
}

func (m *maker) verdict() record.Verdict {
	return pick(m, record.Conforms, record.Conforms, record.Conforms, record.Conforms, record.Fails, record.Fails, record.NotRelevant, record.Unconfirmed)
}

// events makes up the rows of the log, some of them twice and some without a day.
func (m *maker) events(k *statistics.Case, d course) {
	id := k.Assessment.Company.ID
	put := func(p float64, kind record.EventKind, day calendar.Date, text string) {
		if !m.chance(p) {
			return
		}
		at := problem.Pos{File: "経過記録.xlsx", Sheet: "経過記録", Row: len(k.Events) + 3}
		k.Events = append(k.Events, record.Event{Company: id, Kind: kind, Word: known(kind.Ja(), at.At(at.Row, 3)), Date: maybe(m, .97, day, at.At(at.Row, 2)), Text: maybe(m, .9, text, at.At(at.Row, 5)), Pos: at})
	}
	put(.9, record.EventImpartiality, d.plan, "説明した。")
	put(.1, record.EventRisk, d.plan, "取引のある親会社がある。")
	put(.08, record.EventRiskSettled, d.plan.AddDays(1), "担当を替えた。")
	put(.9, record.EventPlanSent, d.plan, "第1版")
	put(.9, record.EventPlanExplained, d.plan.AddDays(1), "理解を得た。")
	put(.7, record.EventDocumentReview, d.doc, "規程を確認")
	put(.9, record.EventResultTold, d.doc.AddDays(3), "通知した。")
	put(.9, record.EventOnsiteExplained, d.told, "説明した。")
	put(.9, record.EventPossible, d.possible, pick(m, "期間内の対応に困難はなかった。", "繁忙期のため、困難があった。", "調整した。", "なし"))
	put(.2, record.EventPossible, d.possible.AddDays(2), "再度の連絡")
	put(.7, record.EventOnsite, d.site, "本社")
	put(.6, record.EventDirection, d.direction, "説明した。")
	put(.2, record.EventOpinion, d.direction.AddDays(1), "特記事項")
	put(.3, pick(m, record.EventCommittee, record.EventHead), d.review, "了承")
	put(.5, record.EventReportSent, d.sent, "送付")
	put(.1, record.EventConformity, d.sent.AddDays(1), "通知")
	put(.04, record.EventDoubt, d.site, "法令")
	put(.03, record.EventAuthority, d.site.AddDays(1), "報告")
	put(.04, record.EventStopped, d.site.AddDays(2), "中止")
	put(.4, record.EventAftermathReported, d.sent.AddDays(9), "受領")
	put(.3, statistics.EventEffort, d.sent, pick(m, "予備審査 0.5人日、文書審査 １．５人日、現地審査2人日、報告書 1人日", "合計 4.25人日", "現地審査は延べ3人日、計3人日"))
}

// applicable calls f for each item that auditors have a row for.
func (m *maker) applicable(k *statistics.Case, f func(i int, it *criteria.Item)) {
	for i := range k.Assessment.Items {
		it := &k.Assessment.Items[i]
		if it.Item.Kind == criteria.Required && (it.State != "out_of_scope" || m.chance(.02)) {
			f(i, it.Item)
		}
	}
}

// fieldwork makes up what the working papers say together.
func (m *maker) fieldwork(k *statistics.Case, d course) *record.Fieldwork {
	id := k.Assessment.Company.ID
	file := "inbox/審査調書_" + id + ".xlsx"
	f := &record.Fieldwork{Company: id, Papers: []record.Source{{File: file}}}
	m.applicable(k, func(i int, it *criteria.Item) {
		if m.chance(.1) {
			return
		}
		at := func(col int) problem.Pos {
			return problem.Pos{File: file, Sheet: record.SheetFindings, Row: i + 4, Col: col}
		}
		j := record.Joined{Finding: record.Finding{Item: it.ID, Verdict: maybe(m, .95, m.verdict(), at(6)), Evidence: maybe(m, .8, "規程", at(8)), Advice: maybe(m, .08, "台帳に加えるとよい。", at(9))}}
		on := d.doc
		if !it.Document || m.chance(.2) {
			on = d.site
		}
		j.Parts = []record.Observation{{Finding: j.Finding, Date: maybe(m, .95, on, at(11)), File: file}}
		f.Findings = append(f.Findings, j)
	})
	for i := range m.Catalogue.Items {
		if it := &m.Catalogue.Items[i]; it.Kind == criteria.Recommended && m.chance(.4) {
			f.Findings = append(f.Findings, record.Joined{Finding: record.Finding{Item: it.ID, Verdict: maybe(m, .9, m.verdict(), problem.Pos{File: file, Sheet: record.SheetFindings, Row: 300 + i, Col: 6})}, Recommended: true})
		}
	}
	visit := func(p float64, kind string, on calendar.Date, by string, row int) {
		if m.chance(p) {
			at := problem.Pos{File: file, Sheet: record.SheetVisits, Row: row, Col: 2}
			f.Visits = append(f.Visits, record.Visit{Kind: known(kind, at), Date: maybe(m, .95, on, at), By: known(by, at)})
		}
	}
	visit(.9, "文書審査", d.doc, "見本 一郎", 8)
	visit(.9, "現地審査", d.site, "見本 一郎", 9)
	visit(.8, "現地審査", d.site, "見本 二子", 10)
	visit(.5, "現地審査", d.site.AddDays(1), "見本 二子", 11)
	for i := range k.Assessment.Laws {
		f.Laws = append(f.Laws, record.LawCheck{Number: i + 1, Status: maybe(m, .8, pick(m, record.LawStates()...), problem.Pos{File: file, Sheet: record.SheetLawChecks, Row: i + 3}), Doubted: m.chance(.03)})
	}
	if m.chance(.1) {
		f.Laws = append(f.Laws, record.LawCheck{Name: known("毒物及び劇物取締法", problem.Pos{File: file}), Status: known("遵守を確認", problem.Pos{File: file})})
	}
	for range pick(m, 0, 1, 2) {
		f.Advice = append(f.Advice, record.Advice{Item: known(pick(m, m.Catalogue.Items[3].ID, "全般", m.Catalogue.Items[9].ID), problem.Pos{File: file}), Text: known("記録を残すとよい。", problem.Pos{File: file, Sheet: record.SheetAdvice})})
	}
	return f
}

// report makes up what was collected from the auditors' Word file.
func (m *maker) report(k *statistics.Case, d course) *record.Report {
	id := k.Assessment.Company.ID
	file := "companies/" + id + "/審査報告書案.docx"
	at := func(place string) problem.Pos { return problem.Pos{File: file, Place: place} }
	r := &record.Report{Company: id, File: file}
	m.applicable(k, func(_ int, it *criteria.Item) {
		r.Findings = append(r.Findings, record.Finding{Item: it.ID, Verdict: maybe(m, .95, m.verdict(), at(it.ID+" › 判定")), Evidence: maybe(m, .9, "規程", at(it.ID+" › 証拠")), Advice: maybe(m, .06, "表示するとよい。", at(it.ID+" › 助言"))})
	})
	put := func(p float64, tag, text string, row int, day calendar.Date) {
		if m.chance(p) {
			r.Entries = append(r.Entries, record.Entry{Tag: tag, Row: row, Value: known(text, at(tag)), Date: day})
		}
	}
	put(.8, "cover.document-date", d.doc.Wareki(), 0, d.doc)
	put(.8, "cover.onsite-date", d.site.Wareki(), 0, d.site)
	for i, v := range []struct {
		kind, by string
		day      calendar.Date
	}{{"文書審査", "見本 一郎", d.doc}, {"現地審査", "見本 一郎、見本 二子", d.site}, {"現地審査", "見本一郎", d.site}, {"説明", "見本 一郎", d.direction}} {
		put(1, "visits.kind", v.kind, i+1, calendar.Date{})
		put(.8, "visits.date", v.day.Wareki(), i+1, v.day)
		put(.8, "visits.by", v.by, i+1, calendar.Date{})
	}
	put(.8, "direction.date", d.direction.Wareki(), 0, d.direction)
	put(.8, "opinion.any", pick(m, "あり", "なし"), 0, calendar.Date{})
	put(.8, "conclusion.result", pick(m, "基準の全部に適合", "基準の一部に適合", "基準の一部に適合", "評価を中止"), 0, calendar.Date{})
	put(.8, "review.kind", pick(m, "委員会によるレビュー", "代表者によるレビュー"), 0, calendar.Date{})
	put(.8, "review.date", d.review.Wareki(), 0, d.review)
	put(.7, "review.result", pick(m, "基準の全部に適合していると評価する", "基準の一部に適合していると評価する", "再審査とする"), 0, calendar.Date{})
	put(.6, "review.present", "3人", 0, calendar.Date{})
	put(.6, "review.external", pick(m, "2", "1人"), 0, calendar.Date{})
	if m.chance(.6) {
		for i, side := range []string{"外部", "外部", "内部"} {
			put(1, "attendance.side", side, i+1, calendar.Date{})
			put(.9, "attendance.present", pick(m, "出席", "出席", "欠席"), i+1, calendar.Date{})
		}
	}
	for i := range k.Assessment.Laws {
		put(.8, fmt.Sprintf("law.%d.status", i+1), pick(m, "遵守を確認", "遵守を確認", "未確認", "疑義あり"), 0, calendar.Date{})
	}
	for i := range m.Catalogue.Items {
		if it := &m.Catalogue.Items[i]; it.Kind == criteria.Recommended {
			put(.5, "recommended."+it.ID, pick(m, "記録を確認した。", "なし"), 0, calendar.Date{})
		}
	}
	for i := range pick(m, 0, 1, 3) {
		put(.8, "advice-log.item", pick(m, m.Catalogue.Items[0].ID, m.Catalogue.Items[20].ID+"、"+m.Catalogue.Items[1].ID, "全般"), i+1, calendar.Date{})
		put(.9, "advice-log.text", "手順を文書にするとよい。", i+1, calendar.Date{})
	}
	return r
}

// aftermath makes up a post-trial report.
func (m *maker) aftermath(c *record.Company) *record.Aftermath {
	file := "inbox/事後報告_" + c.ID + ".xlsx"
	at := func(sheet string, row int) problem.Pos {
		return problem.Pos{File: file, Sheet: sheet, Row: row, Col: 3}
	}
	a := &record.Aftermath{Company: c.ID, File: file, Any: map[string]record.Value[bool]{}, Reported: maybe(m, .9, calendar.Date{Year: 2018, Month: 8, Day: 8}, at("表紙", 5))}
	for i := range pick(m, 0, 1, 2, 3) {
		a.Points = append(a.Points, record.AfterPoint{Stage: maybe(m, .9, pick(m, append(record.Stages(), "どれでもない")...), at(record.SheetPoints, i+4)), Text: known("台帳を作るのに手間取った。", at(record.SheetPoints, i+4)), Tip: maybe(m, .5, "部門ごとに作った。", at(record.SheetPoints, i+4))})
	}
	for i := range pick(m, 0, 1, 2) {
		a.Alternatives = append(a.Alternatives, record.AfterMeasure{Item: pick(m, m.Catalogue.Items[2].ID, m.Catalogue.Items[30].ID, ""), Matter: known("鍵の管理", at(record.SheetAlternatives, i+4)),
			Measure: maybe(m, .7, "顔認証を用いた。", at(record.SheetAlternatives, i+4)), Why: maybe(m, .5, "鍵を持たないため。", at(record.SheetAlternatives, i+4))})
	}
	for i := range pick(m, 0, 2, 4) {
		a.Effects = append(a.Effects, record.AfterEffect{Item: pick(m, m.Catalogue.Items[3].ID, m.Catalogue.Items[25].ID, ""), Advice: known("記録を残すとよい。", at(record.SheetEffects, i+4)),
			State: maybe(m, .85, pick(m, append(record.DoneStates(), "検討")...), at(record.SheetEffects, i+4)), Text: maybe(m, .4, "台帳に加えた。", at(record.SheetEffects, i+4))})
	}
	if m.chance(.5) {
		a.Agreed = append(a.Agreed, record.AfterSubject{Subject: known("取引先との関係", at(record.SheetAgreed, 4)), Text: maybe(m, .8, "信頼が増した。", at(record.SheetAgreed, 4))})
	}
	return a
}
