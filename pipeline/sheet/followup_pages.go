package sheet

import (
	"strings"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

// The columns of the follow-up's item sheets: those of the self-check sheet,
// with what is asked and what was written before the cells to fill.
const (
	askID = iota + 1
	askClause
	askQuestion
	askPoints
	askAsked
	askBefore
	askAnswer
	askComment
	askEvidence
	askDept
)

// followLook is that of the sentence for which the row is there.
var followLook = workbook.Style{Border: true, HAlign: "left", VAlign: "center", Wrap: true, Fill: lightFill}

// itemPage lays out the items of one kind that are asked about; nil for none.
func (f *followUp) itemPage(which itemPage) *workbook.SheetSpec {
	const headRow = 3
	asked := f.asked(which.kind)
	if len(asked) == 0 {
		return nil
	}
	p := newPage(which.name).printed(f.base, followUpTitle+"　"+f.base.Company.ID)
	p.Landscape, p.FreezeRow, p.FreezeCol, p.PrintRows = true, headRow, askClause, [2]int{headRow, headRow}
	p.ColWidths = []float64{9, 8, 32, 32, 36, 28, 11, 32, 24, 11}
	all := [2]int{1, askDept}
	p.wide(1, all, which.title+"　追加のお尋ね", title)
	p.Rows[1] = workbook.RowSpec{Height: 30}
	p.wide(2, all, "項目ごとに「"+criteria.HeadAsked+"」をお読みになり、色の付いた欄に記入してください。空欄のままにした欄は、前回のご記入のままとして扱います。", note)
	p.fit(2, 1)
	for i, h := range []string{criteria.HeadID, criteria.HeadClause, criteria.HeadQuestion, criteria.HeadPoints, criteria.HeadAsked, criteria.HeadBefore,
		criteria.HeadAnswer, criteria.HeadComment, criteria.HeadEvidence, criteria.HeadDept} {
		p.put(headRow, i+1, h, head)
	}
	p.Rows[headRow] = workbook.RowSpec{Height: 32}
	texts := itemTable{catalogue: f.Catalogue}
	for i, it := range asked {
		row := headRow + 1 + i
		number := ""
		if _, c := f.Catalogue.Clause(it.Item.Clause); c != nil {
			number = c.Number
		}
		for col, v := range []any{it.Item.ID, number, it.Item.Question, texts.points(it.Item), f.items[it.Item.ID], f.before(it), nil, nil, nil, nil} {
			p.put(row, col+1, v, []workbook.Style{centred, centred, cell, cell, followLook, cell, choice, entry, entry, entry}[col])
		}
		p.fit(row, 3)
	}
	p.Choices = []workbook.Choice{{Words: answerWords(), Strict: true,
		Range: workbook.Range{Row1: headRow + 1, Col1: askAnswer, Row2: headRow + len(asked), Col2: askAnswer}}}
	return p.SheetSpec
}

// before is what the company wrote about an item, as typed, and where.
func (f *followUp) before(it *audit.Item) string {
	const nothing = "（記入なし）"
	a := it.Answer
	if a == nil {
		return nothing
	}
	var lines []string
	quoted := f.quotes[it.Item.ID] == ""
	add := func(label, text string) {
		if text == "" {
			return
		}
		lines = append(lines, label+"："+text)
		quoted = quoted || text == f.quotes[it.Item.ID]
	}
	status := a.Status.Origin.Raw
	if status == "" && a.Status.Known {
		status = a.Status.V.Ja()
	}
	add("回答", status)
	add("実施状況", typed(a.Comment))
	add("証拠", typed(a.Evidence))
	add("担当", typed(a.Department))
	if !quoted {
		lines = append(lines, "欄外："+f.quotes[it.Item.ID])
	}
	if len(lines) == 0 {
		lines = append(lines, nothing)
	}
	return strings.Join(append(lines, place(a.Status.Origin.Pos, a.Pos)...), "\n")
}

// typed is a text as it stood in its cell.
func typed(v record.Value[string]) string {
	if v.Known {
		return v.V
	}
	return v.Origin.Raw
}

// place names sheet and cell of the first place that is known.
func place(places ...problem.Pos) []string {
	for _, p := range places {
		switch {
		case p.Row > 0 && p.Col > 0:
			return []string{"（" + p.Sheet + " " + p.Cell() + "）"}
		case p.Row > 0:
			return []string{"（" + p.Sheet + " " + p.Cell() + "行目）"}
		}
	}
	return nil
}

// scopePage asks the questions on scope that are open; nil for none.
func (f *followUp) scopePage() *workbook.SheetSpec {
	const headRow, answerCol = 3, 6
	if len(f.scopes) == 0 {
		return nil
	}
	p := newPage(criteria.SheetScope).printed(f.base, followUpTitle)
	p.ColWidths = []float64{7, 18, 40, 44, 18, 9}
	p.Landscape, p.FreezeRow, p.PrintRows = true, headRow, [2]int{headRow, headRow}
	all := [2]int{1, answerCol}
	p.wide(1, all, criteria.SheetScope+"（審査の対象となるもの）　追加のお尋ね", title)
	p.Rows[1] = workbook.RowSpec{Height: 32}
	p.wide(2, all, "質問ごとに「"+criteria.WordYes+"」か「"+criteria.WordNo+"」を選んでください。「"+criteria.WordNo+"」としたものに関わる項目は、自己チェックの対象から外れます。", note)
	p.fit(2, 1)
	for i, h := range []string{criteria.HeadScopeID, "区分", criteria.HeadScopeAsk, criteria.HeadAsked, criteria.HeadBefore, criteria.HeadYesNo} {
		p.put(headRow, i+1, h, head)
	}
	p.Rows[headRow] = workbook.RowSpec{Height: 24}
	row := headRow
	for i, s := range f.Catalogue.Scopes {
		if f.scopes[s.ID] == "" {
			continue
		}
		row++
		for col, v := range []any{s.ID, s.Label, s.Question, f.scopes[s.ID], f.scopeBefore(s.ID), nil} {
			p.put(row, col+1, v, []workbook.Style{numbered(i + 1), given, given, followLook, given, choice}[col])
		}
		p.fit(row, 2)
	}
	p.Choices = []workbook.Choice{{Words: []string{criteria.WordYes, criteria.WordNo}, Strict: true,
		Range: workbook.Range{Row1: headRow + 1, Col1: answerCol, Row2: row, Col2: answerCol}}}
	return p.SheetSpec
}

func (f *followUp) scopeBefore(id string) string {
	s := f.Assessment.Response.Scopes[id]
	raw := s.Yes.Origin.Raw
	if raw == "" {
		raw = "（記入なし）"
	} else {
		raw = "ご記入：" + raw
	}
	return strings.Join(append([]string{raw}, place(s.Yes.Origin.Pos, s.Pos)...), "\n")
}

// lawPage is that of the self-check sheet, with what is asked and the laws
// that were named and read; nil when nothing is asked about laws.
func (f *followUp) lawPage() *workbook.SheetSpec {
	const noteRow = 2
	if len(f.laws) == 0 {
		return nil
	}
	p := page{laws(f.base)}
	first := 0
	for i := range p.Cells {
		c := &p.Cells[i]
		switch {
		case c.Row == noteRow && c.Col == 1:
			c.Value, c.Style = strings.Join(f.laws, "\n"), prose
		case c.Value == criteria.HeadLaw:
			first = c.Row + 1
		}
	}
	p.fit(noteRow, 1)
	p.namedLaws(first, f.Assessment)
	return p.SheetSpec
}

// namedLaws fills in the laws that were named, in rows of their own where they
// are more than the page has room for.
func (p page) namedLaws(first int, a *audit.Assessment) {
	for n, l := range a.Laws {
		p.fill(first+n, 1, l.V)
		if text := typed(a.LawNotes[n]); text != "" {
			p.fill(first+n, 2, text)
		} else {
			p.fill(first+n, 2, nil)
		}
		p.fit(first+n, 2)
	}
}

// fill gives a cell of entry a value; one that is not there is made.
func (p page) fill(row, col int, value any) {
	for i := range p.Cells {
		if c := &p.Cells[i]; c.Row == row && c.Col == col {
			c.Value = value
			return
		}
	}
	p.put(row, col, value, entry)
}
