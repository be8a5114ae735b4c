package sheet

import (
	"slices"
	"strings"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

// Rows that a working paper has for what comes as it comes.
const (
	visitRows     = 6
	interviewRows = 12
	moreLaws      = 4
	adviceRows    = 12
)

// moreRows tells what to do where the rows are too few: the protection keeps
// slips away, not people.
const moreRows = "行が足りないときは、シートの保護を解除し（パスワードはない）、下に行を加える。"

// cover names company and auditor, and asks when and where.
func (w *paper) cover() *workbook.SheetSpec {
	p := newPage(record.SheetVisits).printed(w.base, record.PaperTitle+"　"+w.base.Company.ID)
	p.Landscape = true
	p.ColWidths = []float64{24, 16, 20, 46, 34}
	all := [2]int{1, 5}
	p.wide(1, all, record.PaperTitle, title)
	p.Rows[1] = workbook.RowSpec{Height: 36}
	p.wide(2, all, w.Project.Title, note)
	p.wide(3, all, w.Catalogue.Title+"（"+w.Catalogue.ID+" 第"+w.Catalogue.Version+"版）", note)
	row := p.pairs(5, "事務局で記入しました", w.known())
	row = p.pairs(row+1, "審査業務従事者が記入する欄（色の付いた欄）", []line{
		{record.LabelWritten, typedDay(w.filled().Written), dateEntry}, {record.LabelRisks, typedText(w.filled().Risks), writeIn}})
	row = p.heading(row+1, "審査業務を実施した日時及び場所（「"+record.HeadBy+"」は、空欄のときは表紙の審査業務従事者とする）")
	t := &formPage{page: p, row: row, columns: []entryColumn{
		{record.HeadVisitKind, 24, choice, record.VisitKinds(), true}, {record.HeadDay, 16, dayEntry, nil, false},
		{record.HeadTime, 20, writeIn, nil, false}, {record.HeadPlace, 46, writeIn, nil, false}, {record.HeadBy, 34, writeIn, nil, false}}}
	t.heads()
	kinds := append([]string{record.VisitKinds()[0]}, slices.Repeat(record.VisitKinds()[1:2], min(max(w.Plan.Effort.OnsiteDays, 1), visitRows-2))...)
	for _, row := range w.visits(kinds) {
		t.write(1, row...)
		t.Rows[t.row-1] = workbook.RowSpec{Height: max(26, t.Rows[t.row-1].Height)}
	}
	return t.finish()
}

// known is what the office knows.
func (w *paper) known() []line {
	c, s := w.base.Company, w.Plan.Schedule
	scope := strings.TrimSpace(c.ScopeName.V + "（" + c.ScopeUnit.Ja() + "）")
	role, others := "", []string{}
	for _, m := range w.Plan.Team.Members {
		if m.Auditor.ID == w.Auditor.ID {
			role = m.Role
		} else {
			others = append(others, m.Auditor.Name+"（"+m.Role+"）")
		}
	}
	var out []line
	for _, l := range [][2]string{{criteria.LabelCompanyID, c.ID}, {criteria.LabelName, c.Name.V}, {criteria.LabelAddress, c.Address.V},
		{criteria.LabelScope, scope}, {"手法", c.Method.Ja()}, {record.LabelAuditor, w.Auditor.Name}, {record.LabelAuditorID, w.Auditor.ID},
		{"役割", role}, {"共に従事する者", strings.Join(others, "、")},
		{"文書審査の予定", between(s.DocumentFrom, s.DocumentTo)}, {"現地審査の予定", between(s.OnsiteFrom, s.OnsiteTo)}} {
		out = append(out, line{l[0], orNone(l[1]), given})
	}
	return out
}

func between(from, to calendar.Date) string {
	switch {
	case from.IsZero():
		return ""
	case to.IsZero() || from == to:
		return from.Wareki()
	}
	return from.Wareki() + "から" + to.Wareki() + "まで"
}

// heading writes a heading over all columns and returns the row after it.
func (p page) heading(row int, text string) int {
	p.wide(row, [2]int{1, len(p.ColWidths)}, text, heading)
	p.Rows[row] = workbook.RowSpec{Height: 22}
	return row + 1
}

// pairs writes a heading and labels with their values over the other columns.
func (p page) pairs(row int, text string, lines []line) int {
	row = p.heading(row, text)
	for _, l := range lines {
		p.put(row, 1, l.label, label)
		p.wide(row, [2]int{2, len(p.ColWidths)}, l.value, l.style)
		p.fit(row, 1)
		p.Rows[row] = workbook.RowSpec{Height: max(p.Rows[row].Height, 22)}
		row++
	}
	return row
}

// The columns of the findings.
const (
	findID = iota + 1
	findClause
	findKind
	findQuestion
	findTheirs
	findTheirText
	findVerdict
	findDocuments
	findProof
	findAdvice
	findPlace
	findDay
)

// findings has a row for each item that applies, and below them those of
// recommended measures that the company says it does.
func (w *paper) findings() *workbook.SheetSpec {
	var words []string
	for _, v := range record.Verdicts() {
		words = append(words, v.Ja())
	}
	t := form{record.SheetFindings, "項目ごとの判定（文書審査・現地審査）",
		"確認した項目について、判定を一覧から選び、その根拠とした証拠を書く。確認していない項目は空欄のままとする。適合でも不適合でも、証拠のない判定は使わない（別紙1 1(3)、5(2)）。種別の「文」は文書審査、イからチまでは現地審査の種別（別紙1 4(3)②）である。",
		record.PaperTitle, []entryColumn{
			{criteria.HeadID, 8, centred, nil, false}, {criteria.HeadClause, 7, centred, nil, false}, {record.HeadCheckKind, 6, centred, nil, false},
			{criteria.HeadQuestion, 26, cell, nil, false}, {record.HeadTheirs, 8, centred, nil, false}, {record.HeadTheirText, 22, cell, nil, false},
			{record.HeadVerdict, 9, choice, words, false}, {record.HeadDocuments, 16, writeIn, nil, false}, {record.HeadProof, 23, writeIn, nil, false},
			{record.HeadAdvice, 18, writeIn, nil, false}, {record.HeadPlace, 9, writeIn, nil, false}, {record.HeadDay, 10, dayEntry, nil, false}}}.page(w.base)
	t.FreezeCol = findClause
	w.section(t, criteria.Required)
	required := t.row
	w.section(t, criteria.Recommended)
	out := t.finish()
	if len(out.Choices) > 0 { // a recommended measure is confirmed, not judged
		out.Choices[0].Range.Row2 = max(required-1, t.head+1)
	}
	return out
}

// section writes the items of one kind under bands with their sections; a
// section without items has none.
func (w *paper) section(t *formPage, kind criteria.Kind) {
	banded := ""
	for i := range w.Assessment.Items {
		it := &w.Assessment.Items[i]
		if it.Item.Kind != kind || !onPaper(it) {
			continue
		}
		sec, clause := w.Catalogue.Clause(it.Item.Clause)
		name, number := "推奨措置　確認した内容を「"+record.HeadProof+"」に書く。適合の条件ではない（別紙1 4(3)②ト）", it.Item.Clause
		if clause != nil {
			number = clause.Number
		}
		if kind == criteria.Required && sec != nil {
			name = sec.Number + "　" + sec.Title
		}
		if name != banded {
			t.band(name)
			banded = name
		}
		w.finding(t, it, number)
	}
}

func (w *paper) finding(t *formPage, it *audit.Item, number string) {
	question := it.Item.Question
	if it.State == audit.Undecided {
		question += "\n（対象範囲を照会中）"
	}
	if w.pending[it.Item.ID] != "" {
		question += "\n（記入の後に企業の回答が変わりました。確かめたら、証拠又は日の欄に書き加えてください）"
	}
	t.write(3, append([]any{it.Item.ID, number, checkMarks(it), question, theirAnswer(it), theirText(it)}, w.observed(it.Item.ID)...)...)
	if it.Item.Kind == criteria.Recommended {
		t.last(findVerdict).Style = shut
	}
}

// checkMarks are the ways in which an item is looked at: 文, イ, ロ.
func checkMarks(it *audit.Item) string {
	var marks []string
	if it.Item.Document {
		marks = append(marks, "文")
	}
	marks = append(marks, it.Item.Onsite...)
	if it.Item.Kind == criteria.Recommended && !slices.Contains(marks, "ト") {
		marks = append(marks, "ト")
	}
	return orNone(strings.Join(marks, "・"))
}

// interviews is for what is heard and tried on site; whom the method itself
// names stands there beforehand (別紙1 4(3)②ロ, ホ, ヘ).
func (w *paper) interviews() *workbook.SheetSpec {
	var words []string
	beforehand := map[string]string{}
	for _, k := range record.CheckKinds() {
		words = append(words, k.Word)
		beforehand[k.Mark] = k.Word
	}
	t := form{record.SheetInterviews, "聞き取り・現地での確認の記録",
		"別紙1 4(3)②のイからチまでの種別ごとに、いつ、誰に、何を聞き、何を確かめたかを書く。一行に一件。「" + record.HeadBy + "」は、空欄のときは表紙の審査業務従事者とする。" + moreRows,
		record.PaperTitle, []entryColumn{
			{record.HeadAskKind, 16, choice, words, true}, {record.HeadDay, 12, dayEntry, nil, false}, {record.HeadAskedOf, 24, writeIn, nil, false},
			{criteria.HeadID, 12, writeIn, nil, false}, {record.HeadHeard, 78, writeIn, nil, false}, {record.HeadBy, 16, writeIn, nil, false}}}.page(w.base)
	first := []string{beforehand["ロ"], beforehand["ロ"], beforehand["ホ"], beforehand["ヘ"], beforehand["ハ"], beforehand["ニ"]}
	for _, row := range w.heard(first) {
		t.write(4, row...)
	}
	return t.finish()
}
