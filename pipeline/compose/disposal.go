package compose

import (
	"strconv"

	"shinsa/pipeline/doc"
)

// disposalParts are the parts of the papers at the end of the retention
// (別紙1 3(4)).
func disposalParts(j *job) parts {
	return parts{
		blocks: j.shared(map[string]func(string) doc.Block{
			"table: term":     func(string) doc.Block { return j.termTable() },
			"table: holdings": func(string) doc.Block { return j.holdingTable(true) },
			"table: disposed": func(string) doc.Block { return j.holdingTable(false) },
			"table: approval": func(string) doc.Block { return approvalTable() },
			"table: receipt":  func(string) doc.Block { return receiptTable() },
		}),
		fields: letterFields(day("disposed.date", "返還又は廃棄を終えた日"), day("keep-until", "保存の期間の満了の日"), line("disposed.by", "実施した者及び立ち会った者")),
	}
}

// termTable is what the contract says of the retention.
func (j *job) termTable() doc.Block {
	c := j.company()
	v := newCompanyView(c, j.in.Project)
	t := pairs("term", "", .30, .70)
	pair(t, "依頼者", cell(typed(c.Name), "（整理番号　", Word{c.ID, c.Pos}, "）"))
	pair(t, "契約の締結の日", cell(v.ContractDate))
	pair(t, "保存する期間", cell(v.Retention))
	until := Word{}
	if d := j.in.Steps.KeepUntil; !d.IsZero() {
		until = our(d.Wareki())
	}
	pair(t, "保存の期間の満了の日", shownOr(until, day("keep-until", "保存の期間の満了の日")))
	pair(t, "契約に定める措置", cell(typed(c.Disposal)))
	return t
}

// holdingTable lists what is held: to be ticked off, or as it was done.
func (j *job) holdingTable(open bool) doc.Block {
	cols := []col{{"番号", .07, doc.Centre}, {"名称", .30, 0}, {"区分", .16, 0}, {"形態", .11, 0}, {"措置", .10, doc.Centre}, {"方法", .16, 0}, {"実施", .10, doc.Centre}}
	if !open {
		cols = []col{{"番号", .07, doc.Centre}, {"名称", .37, 0}, {"区分", .18, 0}, {"形態", .12, 0}, {"措置", .10, doc.Centre}, {"方法", .16, 0}}
	}
	t := newTable("holdings", "", cols...)
	for i, h := range j.in.Holdings {
		n := strconv.Itoa(i + 1)
		name := [][]doc.Inline{words(Word{h.Name, h.Pos})}
		if !h.Got.IsZero() {
			name = append(name, words(h.Got.Wareki()))
		}
		cells := []doc.Cell{cell(n), cellOf(name...), cell(our(h.Kind)), cell(our(h.Form)),
			shownOr(j.measure(h), choice("holding."+n+".measure", "番号"+n+"の措置", "返還", "廃棄")), shownOr(Word{h.How, h.Pos}, line("holding."+n+".how", "番号"+n+"の方法"))}
		if open {
			cells = append(cells, blankCell(tick("holding."+n+".done", "番号"+n+"の措置を実施した")))
		}
		row(t, cells...)
	}
	return noneOr(t)
}

// approvalTable records who decided and who did it.
func approvalTable() doc.Block {
	t := pairs("approval", "", .30, .70)
	pair(t, "措置を承認した者", fill(words(line("approval.by", "措置を承認した者（役職、氏名）"), "　", day("approval.date", "承認の日"))))
	pair(t, "実施した者", fill(words(line("done.by", "実施した者（役職、氏名）"), "　", day("done.date", "実施の日"))))
	pair(t, "立ち会った者", blankCell(line("done.witness", "立ち会った者（役職、氏名）")))
	pair(t, "複製物及び再委託先等の保有の確認", blankCell(choice("done.copies", "複製物及び再委託先等の保有の確認", "ないことを確認した", "返還・廃棄させた")))
	pair(t, "証明書の発番及び送付の日", fill(words(line("done.number", "証明書の発番"), "　", day("done.sent", "証明書の送付の日"))))
	return t
}

// receiptTable is for the company, where something was returned to it.
func receiptTable() doc.Block {
	t := pairs("receipt", "", .30, .70)
	pair(t, "受領した日", blankCell(day("receipt.date", "受領した日")))
	pair(t, "受領した者", blankCell(line("receipt.by", "受領した者（部署、役職、氏名）")))
	return t
}
