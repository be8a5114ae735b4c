package compose

import (
	"slices"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/doc"
)

// checklistParts are the parts of the 現地審査チェックリスト. The tables of the
// eight kinds are named by their mark: [[table: check イ]].
func checklistParts(j *job) parts {
	return parts{
		blocks: j.shared(map[string]func(string) doc.Block{
			"table: day":      func(string) doc.Block { return j.onsiteDay() },
			"table: focus":    func(string) doc.Block { return j.focusChecks() },
			"table: check":    j.checkTable,
			"table: people":   j.people,
			"table: manager":  func(string) doc.Block { return managerRecord("manager", "情報の管理の責任者") },
			"table: superior": func(string) doc.Block { return superiorRecord() },
			"table: laws":     func(string) doc.Block { return bareTable(j.lawCheckTable()) },
			"table: advice":   func(string) doc.Block { return bareTable(adviceTable()) },
			"table: risks":    func(string) doc.Block { return j.riskTable() },
		}),
	}
}

// romans are the marks of 別紙1 4(3)② as tags have them.
func roman(mark string) string {
	switch mark {
	case "イ":
		return "i"
	case "ロ":
		return "ro"
	case "ハ":
		return "ha"
	case "ニ":
		return "ni"
	case "ホ":
		return "ho"
	case "ヘ":
		return "he"
	case "ト":
		return "to"
	case "チ":
		return "chi"
	}
	return "x"
}

// onsiteDay is where and when (別紙1 4(3)①).
func (j *job) onsiteDay() doc.Block {
	t := newTable("visits", "", col{"日", .20, 0}, col{"時間", .18, 0}, col{"場所", .24, 0}, col{"実施した者", .19, 0}, col{"立会いの方", .19, 0})
	for range min(max(j.in.Plan.Effort.OnsiteDays, 1), mostVisits) {
		row(t, blankCell(day("visits.date", "現地審査の日")), blankCell(line("visits.time", "現地審査の時間")), blankCell(line("visits.place", "現地審査の場所")),
			blankCell(line("visits.by", "実施した者")), blankCell(line("visits.with", "立会いの方")))
	}
	repeated(t, "visits", 0)
	return t
}

// focusChecks are the points to look at first.
func (j *job) focusChecks() doc.Block {
	t := newTable("focus", "", col{"項番", .11, 0}, col{"確認すること", .27, 0}, col{"重点とする理由", .24, 0}, col{"確認", .08, doc.Centre}, col{"所見", .30, 0})
	for _, f := range j.in.Plan.Focus {
		id := f.Item.Item.ID
		row(t, cell(j.itemID(f.Item)), cell(j.short(f.Item)), cell(our(f.Reason)), blankCell(tick("focus."+id+".done", id+"を確認した")),
			blankCell(entry("focus."+id+".note", id+"の所見")))
	}
	return noneOr(t)
}

// checkTable is the list of one kind; ホ is by clause, since the responsible
// manager is asked what he understands, not item by item.
func (j *job) checkTable(mark string) doc.Block {
	items := j.checkItems(mark)
	switch mark {
	case "ホ":
		return j.managerTable(items)
	case "ト":
		return j.recommendedChecks(items)
	}
	t := newTable("check."+roman(mark), "", col{"項番", .105, 0}, col{"確認すること", .335, 0}, col{"企業の回答と証拠", .21, 0}, col{"確認", .07, doc.Centre}, col{noteHead(mark), .28, 0})
	j.byClauses(items, j.groupBy(t), func(it *audit.Item) {
		answer := status(it)
		if j.firstCheck(it) == mark {
			answer = append(answer, said(it)...)
		}
		row(t, cell(j.itemID(it)), cellOf(j.asks(it, mark)...), cellOf(answer...), j.tickCell(mark, it), j.noteCell(mark, it))
	})
	return noneOr(t)
}

func (j *job) tickCell(mark string, it *audit.Item) doc.Cell {
	return blankCell(tick("check."+roman(mark)+"."+it.Item.ID+".done", it.Item.ID+"を確認した（"+mark+"）"))
}

func (j *job) noteCell(mark string, it *audit.Item) doc.Cell {
	return noted(blankCell(entry("check."+roman(mark)+"."+it.Item.ID+".note", it.Item.ID+"の所見（"+mark+"）")), j.remarks(it))
}

// noteHead heads what the auditor writes.
func noteHead(mark string) string {
	switch mark {
	case "ロ":
		return "聞き取りの相手及び内容"
	case "ハ":
		return "確認した書面、今後の予定"
	case "ニ":
		return "試験の方法及び結果"
	case "ヘ":
		return "聞き取った内容"
	}
	return "確認した場所・現物・証拠"
}

// firstCheck is the first kind of check that has an item: there its points and
// what the company wrote stand in full. An item comes under four kinds, and a
// list four times as long is not taken along.
func (j *job) firstCheck(it *audit.Item) string {
	for _, c := range j.checks() {
		if c.Mark != "ホ" && slices.Contains(c.Items, it.Item.ID) {
			return c.Mark
		}
	}
	return ""
}

// asks is what is looked at for an item under a kind of check: the question,
// and where documents or systems are looked into, what may show it.
func (j *job) asks(it *audit.Item, mark string) [][]doc.Inline {
	out := [][]doc.Inline{words(listed(j.in.Catalogue, it.Item.Line, it.Item.Question))}
	switch first := j.firstCheck(it) == mark; {
	case first:
		out = j.question(it)
	case mark == "ハ":
		out = [][]doc.Inline{words(j.short(it))}
	}
	if len(it.Item.Evidence) == 0 || mark == "ロ" || mark == "ヘ" {
		return out
	}
	in := []doc.Inline{doc.Text{S: sight(mark), Mark: doc.Small}}
	for i, e := range it.Item.Evidence {
		if i > 0 {
			in = append(in, doc.Text{S: "、", Mark: doc.Small})
		}
		in = append(in, doc.Text{S: e, Mark: doc.Small, Src: listed(j.in.Catalogue, it.Item.Line, "").Src})
	}
	return append(out, in)
}

func sight(mark string) string {
	if mark == "ニ" {
		return "試験の対象の例："
	}
	return "見るものの例："
}

// checkItems are the items of the plan's check of that mark.
func (j *job) checkItems(mark string) []*audit.Item {
	named := map[string]bool{}
	for _, c := range j.checks() {
		if c.Mark == mark {
			for _, id := range c.Items {
				named[id] = true
			}
		}
	}
	var out []*audit.Item
	for i := range j.in.Assessment.Items {
		it := &j.in.Assessment.Items[i]
		if named[it.Item.ID] {
			out = append(out, it)
		}
	}
	return out
}

// recommendedChecks are for the measures that the company says it does
// (別紙1 4(3)②ト).
func (j *job) recommendedChecks(items []*audit.Item) doc.Block {
	t := newTable("check.to", "", col{"項番", .105, 0}, col{"推奨措置", .315, 0}, col{"企業の回答と証拠", .23, 0}, col{"確認", .07, doc.Centre}, col{"確認した内容", .28, 0})
	for _, it := range items {
		row(t, cell(j.itemID(it)), cellOf(j.question(it)...), cellOf(append(status(it), said(it)...)...), j.tickCell("ト", it), j.noteCell("ト", it))
	}
	return noneOr(t)
}
