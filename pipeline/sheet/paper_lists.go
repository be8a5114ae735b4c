package sheet

import (
	"strconv"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

// laws is for 別紙1 4(3)②チ: the laws that the company named, and room for
// more.
func (w *paper) laws() *workbook.SheetSpec {
	t := form{record.SheetLawChecks, "法令等の遵守状況の確認",
		"企業が情報の適切な管理を求められている法令等について、遵守の状況を確認する（別紙1 4(3)②チ）。疑義があるときは、直ちに事務局に報告する（別紙1 5(11)）。現地で分かった法令等は、下の行に加える。",
		record.PaperTitle, []entryColumn{
			{record.HeadNumber, 6, centred, nil, false}, {record.HeadLawName, 36, given, nil, false}, {criteria.HeadLawNote, 36, given, nil, false},
			{record.HeadLawState, 13, choice, record.LawStates(), false}, {record.HeadLawText, 66, writeIn, nil, false}}}.page(w.base)
	for i, l := range w.Assessment.Laws {
		text := ""
		if i < len(w.Assessment.LawNotes) {
			text = typed(w.Assessment.LawNotes[i])
		}
		t.write(3, append([]any{strconv.Itoa(i + 1), l.V, orNone(text)}, w.checked(l.V)...)...)
	}
	for _, row := range w.moreLaws() {
		t.write(3, row...)
		t.last(2).Style, t.last(3).Style = writeIn, writeIn
	}
	return t.finish()
}

// advice is the record of 別紙1 5(2)第6号.
func (w *paper) advice() *workbook.SheetSpec {
	t := form{record.SheetAdvice, "指導助言の記録",
		"審査の中で行った、課題の解決に向けた指導助言を、一行に一件書く（別紙1 5(2)）。項目ごとの指導助言を「" + record.SheetFindings + "」に書いたときは、ここに重ねて書かなくてよい。" + moreRows,
		record.PaperTitle, []entryColumn{
			{record.HeadDay, 12, dayEntry, nil, false}, {criteria.HeadID, 12, writeIn, nil, false},
			{record.HeadAdviceGiv, 78, writeIn, nil, false}, {record.HeadResponse, 54, writeIn, nil, false}}}.page(w.base)
	for _, row := range w.advised() {
		t.write(3, row...)
	}
	return t.finish()
}

// outside lists the items that are out of scope, with the reason; nil for
// none. Nothing is filled in there.
func (w *paper) outside() *workbook.SheetSpec {
	t := form{record.SheetOutside, "対象外とした項目",
		"対象範囲の回答により対象外とした項目と、その理由である。現地で、対象となることが分かったときは、事務局に知らせる（別紙1 2(2)）。",
		record.PaperTitle, []entryColumn{{criteria.HeadID, 10, centred, nil, false}, {criteria.HeadClause, 10, centred, nil, false},
			{criteria.HeadQuestion, 80, cell, nil, false}, {"対象外の理由", 56, cell, nil, false}}}.page(w.base)
	n := 0
	for i := range w.Assessment.Items {
		it := &w.Assessment.Items[i]
		if it.Item.Kind == criteria.Recommended || it.State != audit.OutOfScope {
			continue
		}
		n++
		number := it.Item.Clause
		if _, c := w.Catalogue.Clause(it.Item.Clause); c != nil {
			number = c.Number
		}
		t.write(1, it.Item.ID, number, it.Item.Question, orNone(it.Reason))
	}
	if n == 0 {
		return nil
	}
	return t.finish()
}
