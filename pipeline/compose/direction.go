package compose

import (
	"shinsa/pipeline/audit"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/record"
)

// directionParts are the parts of the 結論の方向性の説明記録.
func directionParts(j *job) parts {
	return parts{
		blocks: j.shared(map[string]func(string) doc.Block{
			"table: conclusion": func(string) doc.Block { return j.proposal() },
			"table: tally":      func(string) doc.Block { return j.verdictTable() },
			"table: failures":   func(string) doc.Block { return j.failureTable(true) },
			"table: direction":  func(string) doc.Block { return j.directionRecord() },
			"table: opinion":    func(string) doc.Block { return j.opinionRecord() },
		}),
	}
}

// proposal is the conclusion that the auditors propose.
func (j *job) proposal() doc.Block {
	t := pairs("conclusion", "", .28, .72)
	pair(t, "結論（案）", shownOr(j.told("conclusion.result"), choice("conclusion.result", "結論（案）", allConform, partConform)))
	if w := j.told("conclusion.conforms"); w.Known() {
		pair(t, "適合した部分", cell(w))
	}
	if w := j.told("conclusion.does-not-conform"); w.Known() {
		pair(t, "適合しない部分", cell(w))
	}
	pair(t, "所見", cell(j.told("conclusion.remarks")))
	return t
}

// verdictTable counts the findings by section (別紙1 5(2) 第5号).
func (j *job) verdictTable() doc.Block {
	t := newTable("tally", "適合の状況（項目数）", col{"区分", .42, 0}, col{"対象", .10, doc.End}, col{"適合", .10, doc.End}, col{"不適合", .11, doc.End},
		col{"該当なし", .13, doc.End}, col{"未確認・\n未記入", .14, doc.End})
	var all []*audit.Item
	for _, s := range j.in.Catalogue.Sections {
		var items []*audit.Item
		for _, c := range s.Clauses {
			items = append(items, inScope(j.byClause[c.ID])...)
		}
		if len(items) > 0 {
			j.verdictRow(t, words(listed(j.in.Catalogue, s.Line, s.Number), "　", listed(j.in.Catalogue, s.Line, s.Title)), items)
		}
		all = append(all, items...)
	}
	j.verdictRow(t, words("計"), all)
	return t
}

func (j *job) verdictRow(t *doc.Table, name []doc.Inline, items []*audit.Item) {
	n := verdicts(items, j.finding)
	row(t, cell(name), cell(grouped(int64(len(items)))), cell(grouped(int64(n[record.Conforms]))), cell(grouped(int64(n[record.Fails]))),
		cell(grouped(int64(n[record.NotRelevant]))), cell(grouped(int64(n[record.Unconfirmed]+n[""]))))
}

// failureTable lists what does not conform, clause by clause; with the advice
// where the company reads it.
func (j *job) failureTable(advice bool) doc.Block {
	cols := []col{{"項番", .11, 0}, {"確認した事項", .36, 0}, {"適合しない部分・証拠", .29, 0}, {"指導助言", .24, 0}}
	if !advice {
		cols = []col{{"項番", .12, 0}, {"確認した事項", .46, 0}, {"適合しない部分・証拠", .42, 0}}
	}
	t := newTable("failures", "適合しない項目", cols...)
	j.byClauses(j.failed(), j.groupBy(t), func(it *audit.Item) {
		f := j.finding(it.Item.ID)
		cells := []doc.Cell{cell(j.itemID(it)), cellOf(j.question(it)...), cell(typed(f.Evidence))}
		if advice {
			cells = append(cells, cell(typed(f.Advice)))
		}
		row(t, cells...)
	})
	return noneOr(t)
}

// directionRecord is when and how the direction was explained (別紙1 5(3)),
// filled from the report as far as it says so.
func (j *job) directionRecord() doc.Block {
	t := pairs("direction", "", .28, .72)
	told := j.last(record.EventDirection)
	pair(t, "説明の日", blankCell(on(told, j.from("direction.date", day("direction.date", "説明の日")))))
	pair(t, "説明の相手", blankCell(wrote(told, j.from("direction.to", line("direction.to", "説明の相手（部署、役職、氏名）")), withOf)))
	pair(t, "説明した者", blankCell(wrote(told, j.from("direction.by", line("direction.by", "説明した者")), byOf)))
	pair(t, "説明の方法", blankCell(by(told, j.from("direction.how", choice("direction.how", "説明の方法", ways()...)))))
	pair(t, "説明した内容", blankCell(wrote(told, j.from("direction.text", entry("direction.text", "説明した内容")), textOf)))
	return t
}

// opinionRecord is what the company said to it (別紙1 5(4)).
func (j *job) opinionRecord() doc.Block {
	t := pairs("opinion", "", .28, .72)
	said := j.last(record.EventOpinion)
	any := j.from("opinion.any", choice("opinion.any", "意見等の有無", "なし", "あり"))
	if said != nil {
		any = either(true, any, "あり", "なし")
	}
	pair(t, "意見等の有無", blankCell(any))
	pair(t, "意見等の内容", blankCell(wrote(said, j.from("opinion.text", entry("opinion.text", "依頼者の意見等")), textOf)))
	pair(t, "意見等への対応", blankCell(j.from("opinion.response", entry("opinion.response", "意見等への対応"))))
	pair(t, "依頼者の確認", fill(words(day("opinion.confirmed", "依頼者が確認した日"), "　", line("opinion.confirmed-by", "依頼者の確認者（部署、役職、氏名）"))))
	return t
}
