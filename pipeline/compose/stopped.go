package compose

import (
	"slices"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/record"
)

// stopParts are the parts of the papers on an evaluation that was stopped
// (別紙1 5(11)).
func stopParts(j *job) parts {
	return parts{
		blocks: j.shared(map[string]func(string) doc.Block{
			"table: company": func(string) doc.Block { return j.stoppedCompany() },
			"table: doubts": func(string) doc.Block {
				return bareTable(j.lawRows(func(n int) bool { return slices.Contains(j.doubts(), n) }))
			},
			"table: course":    func(string) doc.Block { return j.stopCourse() },
			"table: reporting": func(string) doc.Block { return j.reporting() },
			"table: telling":   func(string) doc.Block { return j.telling() },
			"table: found":     func(string) doc.Block { return bareTable(j.visited()) },
		}),
		fields: letterFields(wrote(j.first(record.EventAuthority), named("authority", "関係行政機関の名称及び部署"), withOf), prose("doubt.law-text", "法令等により求められている事項"), wrote(j.doubtTold(), prose("doubt.facts", "確認した事実"), textOf),
			j.stopDay("評価を中止した日"), on(j.doubtTold(), day("doubt.date", "疑義を認めた日")),
			named("stop.reason", "中止の理由")),
	}
}

// stoppedCompany identifies the company for an authority.
func (j *job) stoppedCompany() doc.Block {
	c := j.company()
	t := pairs("company", "", .24, .76)
	pair(t, "名称", cell(typed(c.Name)))
	pair(t, "法人番号", cell(Word{c.CorporateNumber, c.Pos}))
	pair(t, "住所", cell(typed(c.Address)))
	pair(t, "業種", cell(typed(c.Industry)))
	pair(t, "認証の範囲", cell(j.scope()...))
	return t
}

// stopCourse is how it came to it.
func (j *job) stopCourse() doc.Block {
	t := pairs("course", "", .30, .70)
	pair(t, "疑義を認めた日", blankCell(on(j.doubtTold(), day("doubt.date", "疑義を認めた日"))))
	pair(t, "場所及び疑義を認めた者", blankCell(line("doubt.by", "場所及び疑義を認めた者")))
	pair(t, "経緯", blankCell(j.from("stopped.text", entry("stopped.text", "評価を中止した経緯"))))
	pair(t, "依頼者の説明", blankCell(entry("doubt.said", "依頼者の説明")))
	pair(t, "中止を決めた日", blankCell(j.stopDay("中止を決めた日")))
	pair(t, "中止を決めた者", blankCell(line("stop.by", "中止を決めた者（役職、氏名）")))
	pair(t, "中止までに終えた段階", blankCell(choice("stop.stage", "中止までに終えた段階", "予備審査", "文書審査", "現地審査", "審査報告書の作成")))
	return t
}

// stopDay is the place for the day of the stop, filled when the office told it.
func (j *job) stopDay(title string) doc.Field {
	f := dayIn(day("stop.date", title), j.in.Steps.Stopped)
	return on(j.last(record.EventStopped), f)
}

// reporting is the record of the report to the authorities, one a row.
func (j *job) reporting() doc.Block {
	t := newTable("reporting", "", col{"関係行政機関（部署）", .26, 0}, col{"報告の日", .20, 0}, col{"報告書の発番", .18, 0}, col{"方法", .14, 0}, col{"回答・指示", .22, 0})
	told := j.in.Steps.of(record.EventAuthority)
	for i := range max(len(j.doubts()), len(told), 1) {
		var e *record.Event
		number := line("reports.number", "報告書の発番")
		if i < len(told) {
			e = &told[i]
			number = filled(number, numberIn(e.Text.V))
		}
		row(t, blankCell(wrote(e, line("reports.to", "関係行政機関（部署）"), withOf)), blankCell(on(e, day("reports.date", "報告の日"))), blankCell(number),
			blankCell(by(e, choice("reports.how", "報告の方法", "手交", "郵送", "電子メール", "その他"))), blankCell(entry("reports.answer", "回答・指示")))
	}
	repeated(t, "reports", 0)
	return t
}

// telling is the record of who else was told.
func (j *job) telling() doc.Block {
	p := j.in.Project
	t := newTable("telling", "", col{"連絡先", .34, 0}, col{"連絡の日", .22, 0}, col{"方法", .16, 0}, col{"内容", .28, 0})
	for _, who := range []struct {
		tag  string
		name Word
	}{{"company", typed(j.company().Name)}, {"client", office(p, p.Client)}} {
		var e *record.Event
		if who.tag == "company" {
			e = j.last(record.EventStopped)
		}
		row(t, cell(who.name), blankCell(on(e, day("told."+who.tag+".date", "連絡の日"))), blankCell(by(e, choice("told."+who.tag+".how", "連絡の方法", ways()...))),
			blankCell(wrote(e, entry("told."+who.tag+".text", "連絡の内容"), textOf)))
	}
	return t
}

// doubtTold is the event that tells of a doubt (別紙1 5(11)).
func (j *job) doubtTold() *record.Event { return j.first(record.EventDoubt) }

// named is a place for one line that says what belongs there.
func named(tag, title string) doc.Field {
	return doc.Field{Tag: tag, Title: title, Kind: doc.FieldText, Placeholder: "（" + title + "を記入）"}
}
