package compose

import (
	"shinsa/pipeline/audit"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/record"
)

// documentReviewParts are the parts of the 文書審査結果通知書.
func documentReviewParts(j *job) parts {
	return parts{
		blocks: j.shared(map[string]func(string) doc.Block{
			"table: results":  func(string) doc.Block { return j.documentResults() },
			"table: failures": func(string) doc.Block { return j.documentFailures() },
		}),
		fields: letterFields(day("document.date", "文書審査を終えた日")),
	}
}

// documents are the items of the document review (別紙1 4(2)①) that apply.
func (j *job) documents() []*audit.Item {
	var out []*audit.Item
	for _, it := range inScope(j.required) {
		if it.Item.Document {
			out = append(out, it)
		}
	}
	return out
}

// reviewed is the finding on an item by the document review. The report tells
// it only until it names a day on site: then its findings are no longer those
// of the documents alone, and the company was told others.
func (j *job) reviewed(id string) *record.Finding {
	if j.in.Reviewed == nil {
		if j.told("cover.onsite-date").Known() {
			return nil
		}
		return j.finding(id)
	}
	for i := range j.in.Reviewed {
		if j.in.Reviewed[i].Item == id {
			return &j.in.Reviewed[i]
		}
	}
	return nil
}

// reviewDay is when the document review ended.
func (j *job) reviewDay() Word {
	if d := j.in.Steps.DocumentReview; !d.IsZero() {
		return our(d.Wareki())
	}
	if e := j.last(record.EventDocumentReview); e != nil {
		return dated(e.Date)
	}
	return j.told("cover.document-date")
}

// byClauses calls f for each clause that has some of the items, in the order of
// the catalogue.
func (j *job) byClauses(items []*audit.Item, head func(criteria.Clause), f func(*audit.Item)) {
	for _, s := range j.in.Catalogue.Sections {
		for _, cl := range s.Clauses {
			first := true
			for _, it := range items {
				if it.Item.Clause != cl.ID {
					continue
				}
				if first {
					head(cl)
					first = false
				}
				f(it)
			}
		}
	}
}

// groupBy heads the rows of a clause in a table.
func (j *job) groupBy(t *doc.Table) func(criteria.Clause) {
	return func(cl criteria.Clause) {
		group(t, "基準", listed(j.in.Catalogue, cl.Line, cl.Number), "　", listed(j.in.Catalogue, cl.Line, cl.Title))
	}
}

// documentFailures points out what does not conform, clause by clause
// (別紙1 4(2)④); nil when it is not known yet or nothing fails.
func (j *job) documentFailures() doc.Block {
	t := newTable("failures", "", col{"項番", .11, 0}, col{"確認した事項", .33, 0}, col{"適合していない部分・\n確認した文書", .33, 0}, col{"指導助言", .23, 0})
	j.byClauses(failing(j.documents(), j.reviewed), j.groupBy(t), func(it *audit.Item) {
		f := j.reviewed(it.Item.ID)
		row(t, cell(j.itemID(it)), cellOf(j.question(it)...), shownOr(typed(f.Evidence), entry("document."+it.Item.ID+".text", it.Item.ID+"の適合していない部分")), cell(typed(f.Advice)))
	})
	return noneOr(t)
}

// documentResults has a place for every item of the document review, as long
// as the findings are not known.
func (j *job) documentResults() doc.Block {
	t := newTable("results", "", col{"項番", .11, 0}, col{"確認した事項", .41, 0}, col{"結果", .14, doc.Centre}, col{"適合していない部分・\n確認した文書", .34, 0})
	j.byClauses(j.documents(), j.groupBy(t), func(it *audit.Item) {
		id, f := it.Item.ID, j.reviewed(it.Item.ID)
		result := choice("document."+id+".result", id+"の文書審査の結果", "適合", "不適合", "該当なし", "現地で確認")
		text := entry("document."+id+".text", id+"の適合していない部分及び確認した文書")
		if f != nil && f.Verdict.Known && f.Verdict.V != record.Unconfirmed {
			result = given(result, Word{f.Verdict.V.Ja(), f.Verdict.Origin.Pos})
		}
		if f != nil {
			text = given(text, typed(f.Evidence))
		}
		row(t, cell(j.itemID(it)), cellOf(j.question(it)...), blankCell(result), blankCell(text))
	})
	return noneOr(t)
}

// documentRecordParts are the parts of the record of what was explained.
func documentRecordParts(j *job) parts {
	return parts{
		blocks: j.shared(map[string]func(string) doc.Block{
			"table: notice": func(string) doc.Block { return j.noticeRecord() },
			"table: asked":  func(string) doc.Block { return j.askedRecord() },
			"table: onsite": func(string) doc.Block { return j.onsiteRecord() },
			"table: replan": func(string) doc.Block { return j.replanRecord() },
		}),
	}
}

func (j *job) noticeRecord() doc.Block {
	t := pairs("notice", "", .32, .68)
	pair(t, "文書審査を終えた日", shownOr(j.reviewDay(), day("document.date", "文書審査を終えた日")))
	told := j.first(record.EventResultTold)
	number := line("notice.number", "通知書の発番")
	if in := j.in.letter(KindDocumentReview); told != nil && in.Number != "" {
		number = filled(number, in.Number)
	}
	pair(t, "通知書の発番及び日付", fill(words(number, "　", on(told, day("notice.date", "通知書の日付")))))
	pair(t, "送付の方法", blankCell(by(told, choice("notice.how", "送付の方法", "手交", "郵送", "電子メール", "その他"))))
	fails := blankCell(entry("notice.items", "適合していないと指摘した項目（項番）"))
	if verdicts(j.documents(), j.reviewed)[""] == 0 {
		fails = cell(rangesOf(ids(failing(j.documents(), j.reviewed))))
	}
	pair(t, "適合していないと指摘した項目", fails)
	return t
}

// ids are the IDs of items.
func ids(items []*audit.Item) []string {
	var out []string
	for _, it := range items {
		out = append(out, it.Item.ID)
	}
	return out
}

// askedRecord is the record of 別紙1 4(2)⑤.
func (j *job) askedRecord() doc.Block {
	t := pairs("asked", "", .32, .68)
	asked, told := j.last(record.EventAsked), j.last(record.EventResultExplained)
	found := choice("asked.any", "説明の要請の有無", "なし", "あり")
	if asked != nil || j.first(record.EventOnsite) != nil { // by the visit it is known
		found = either(asked != nil, found, "あり", "なし")
	}
	pair(t, "依頼者からの説明の要請", fill(words(found, "　要請の日　", on(asked, day("asked.date", "要請の日")))))
	spoken(t, "asked", told)
	pair(t, "説明した部分（項番）", blankCell(wrote(told, entry("asked.items", "説明した部分"), textOf)))
	pair(t, "依頼者の理解及び意見", blankCell(entry("asked.opinion", "依頼者の理解及び意見")))
	return t
}

// onsiteRecord is the record of 別紙1 4(2)⑥⑦, with what the project report
// must discuss of the period (公募要領3.(3)).
func (j *job) onsiteRecord() doc.Block {
	t := pairs("onsite", "", .32, .68)
	told, answer := j.first(record.EventOnsiteExplained), j.last(record.EventPossible)
	spoken(t, "onsite-told", told)
	pair(t, "説明した事項", fill(words(tick("onsite-told.items", "審査事項"), "審査事項　", tick("onsite-told.prepare", "準備すべきこと"), "準備すべきこと　",
		tick("onsite-told.dates", "受入れ可能時期の連絡"), "受入れ可能時期の連絡")))
	pair(t, "受入れ可能時期の連絡を要請した期限", shownOr(j.noticeBy(), day("onsite-told.by-day", "連絡の期限")))
	pair(t, "連絡を受けた日及び時期", fill(words(on(answer, day("onsite-told.answered", "連絡を受けた日")), "　", given(line("onsite-told.possible", "受入れが可能な時期"), typed(j.company().Possible)))))
	pair(t, "現地審査の日（確定）", fill(words(on(j.first(record.EventOnsite), day("onsite-told.from", "現地審査の初日")), "から　",
		on(j.last(record.EventOnsite), day("onsite-told.until", "現地審査の最終日")), "まで")))
	pair(t, "期間内の対応の困難性", fill(words(choice("onsite-told.hard", "期間内の対応の困難性", "困難はなかった", "困難があった")), words(wrote(answer, entry("onsite-told.why", "困難の内容及び理由"), textOf))))
	return t
}

func (j *job) noticeBy() Word {
	if j.in.Plan.Schedule.NoticeBy.IsZero() {
		return Word{}
	}
	return our(j.in.Plan.Schedule.NoticeBy.Wareki())
}

// replanRecord is the record of 別紙1 4(2)⑧.
func (j *job) replanRecord() doc.Block {
	t := pairs("replan", "", .32, .68)
	changed := j.last(record.EventPlanChanged)
	any := choice("replan.any", "審査計画書の変更の要否", "不要", "要")
	if changed != nil || j.first(record.EventOnsite) != nil {
		any = either(changed != nil, any, "要", "不要")
	}
	sent, told := j.after(changed, record.EventPlanSent), j.after(changed, record.EventPlanExplained)
	pair(t, "審査計画書の変更の要否", blankCell(any))
	pair(t, "変更する事項及び理由", blankCell(wrote(changed, entry("replan.text", "変更する事項及び理由"), textOf)))
	pair(t, "変更後の版及び送付の日", fill(words(line("replan.version", "変更後の版"), "　", on(sent, day("replan.sent", "送付の日")))))
	pair(t, "変更を説明した日及び相手", fill(words(on(told, day("replan.explained", "変更を説明した日")), "　", wrote(told, line("replan.to", "説明の相手"), withOf))))
	return t
}
