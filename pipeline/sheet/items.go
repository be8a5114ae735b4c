package sheet

import (
	"strings"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/workbook"
)

// itemPage is one of the two sheets of items.
type itemPage struct {
	name, title, note string
	kind              criteria.Kind
	lines             int // at least, for writing on paper
}

func requiredPage() itemPage {
	return itemPage{criteria.SheetItems, "自己チェック（確認項目）",
		"項目ごとに「" + criteria.HeadAnswer + "」を一覧から選び、実施の様子と証拠を書いてください。対象範囲で「" + criteria.WordNo + "」とした項目は、空欄のままで結構です。", criteria.Required, 3}
}

func recommendedPage() itemPage {
	return itemPage{criteria.SheetExtra, "推奨措置（任意）",
		"ここにあるのは推奨される措置で、義務ではありません。すでに行っているものだけ、回答と証拠を書いてください。審査で確認し、報告書に記します。", criteria.Recommended, 2}
}

// The columns of the item sheets.
const (
	colID = iota + 1
	colClause
	colQuestion
	colPoints
	colAnswer
	colComment
	colEvidence
	colDept
)

// items lays out the catalogue's items of one kind, section by section.
func items(o SelfCheckOptions, which itemPage) *workbook.SheetSpec {
	const headRow = 3
	p := newPage(which.name).printed(o, criteria.FormTitle+"　"+o.Company.ID)
	p.Landscape = true
	p.ColWidths = []float64{8, 8, 38, 40, 10, 34, 24, 11}
	p.FreezeRow, p.FreezeCol, p.PrintRows = headRow, colClause, [2]int{headRow, headRow}
	p.wide(1, [2]int{1, colDept}, which.title, title)
	p.Rows[1] = workbook.RowSpec{Height: 30}
	p.wide(2, [2]int{1, colDept}, which.note, note)
	p.fit(2, 1)
	for i, h := range []string{criteria.HeadID, criteria.HeadClause, criteria.HeadQuestion, criteria.HeadPoints,
		criteria.HeadAnswer, criteria.HeadComment, criteria.HeadEvidence, criteria.HeadDept} {
		p.put(headRow, i+1, h, head)
	}
	p.Rows[headRow] = workbook.RowSpec{Height: 32}
	t := itemTable{p, o.Catalogue, which, headRow + 1}
	for i := range o.Catalogue.Sections {
		t.section(&o.Catalogue.Sections[i])
	}
	return p.SheetSpec
}

// itemTable is the table of items while it is written.
type itemTable struct {
	page
	catalogue *criteria.Catalogue
	which     itemPage
	row       int // next to write
}

// section writes a section's band and its items; a section without items of
// this kind is left out, and so is a clause.
func (t *itemTable) section(s *criteria.Section) {
	banded := false
	for i := range s.Clauses {
		clause := &s.Clauses[i]
		items := t.of(clause.ID)
		if len(items) == 0 {
			continue
		}
		if !banded {
			t.band(s.Number+"　"+s.Title, band, 22)
			banded = true
		}
		if len(s.Clauses) > 1 {
			t.band(clause.Number+"　"+clause.Title, subband, 19)
		}
		for _, item := range items {
			t.item(item, clause)
		}
	}
}

func (t *itemTable) of(clause string) []*criteria.Item {
	var out []*criteria.Item
	for i := range t.catalogue.Items {
		if it := &t.catalogue.Items[i]; it.Clause == clause && it.Kind == t.which.kind {
			out = append(out, it)
		}
	}
	return out
}

// band writes a row that names what follows. The text stands in the column of
// clauses, not merged: the column of IDs holds IDs only, and a table without
// merged rows survives sorting.
func (t *itemTable) band(text string, style workbook.Style, height float64) {
	for c := colID; c <= colDept; c++ {
		t.put(t.row, c, nil, style)
	}
	t.Cells[len(t.Cells)-colDept+1].Value = text
	t.Rows[t.row] = workbook.RowSpec{Height: height}
	t.row++
}

func (t *itemTable) item(it *criteria.Item, clause *criteria.Clause) {
	r := t.row
	t.put(r, colID, it.ID, centred)
	t.put(r, colClause, clause.Number, centred)
	t.put(r, colQuestion, it.Question, cell)
	t.put(r, colPoints, t.points(it), cell)
	t.put(r, colAnswer, nil, choice)
	t.put(r, colComment, nil, entry)
	t.put(r, colEvidence, nil, entry)
	t.put(r, colDept, nil, entry)
	t.fitRow(r)
	t.Choices = append(t.Choices, workbook.Choice{Range: workbook.Range{Row1: r, Col1: colAnswer, Row2: r, Col2: colAnswer},
		Words: answerWords(), Strict: true})
	t.mergeChoices()
	t.row++
}

// mergeChoices joins the drop-downs of neighbouring rows into one range.
func (t *itemTable) mergeChoices() {
	n := len(t.Choices)
	if n < 2 || t.Choices[n-2].Range.Row2+1 != t.Choices[n-1].Range.Row1 {
		return
	}
	t.Choices[n-2].Range.Row2++
	t.Choices = t.Choices[:n-1]
}

// fitRow is fit for the two columns of the row that hold text; looking at
// every cell of the sheet for every row would take longer than all the rest.
func (t *itemTable) fitRow(r int) {
	n := t.which.lines
	for _, c := range t.Cells[len(t.Cells)-colDept:] {
		if text, ok := c.Value.(string); ok {
			n = max(n, wrapped(text, t.ColWidths[c.Col-1], workbook.DefaultSize))
		}
	}
	t.Rows[r] = workbook.RowSpec{Height: min(float64(n)*lineHeight+rowPadding, maxHeight)}
}

func answerWords() []string {
	var out []string
	for _, a := range criteria.Answers() {
		out = append(out, a.Ja())
	}
	return out
}

// points says in lines what to look at: when the item applies, its points,
// other ways that do, kinds of evidence.
func (t *itemTable) points(it *criteria.Item) string {
	var lines []string
	if when := t.when(it.When); when != "" {
		lines = append(lines, "【"+when+"が「"+criteria.WordYes+"」の場合】")
	}
	if it.AnyPoint {
		lines = append(lines, "次のいずれかで足ります。")
	}
	for _, p := range it.Points {
		lines = append(lines, "・"+p)
	}
	for _, a := range it.Alternatives {
		lines = append(lines, "・（別の方法）"+a)
	}
	if len(it.Evidence) > 0 {
		lines = append(lines, "証拠の例："+strings.Join(it.Evidence, "、"))
	}
	if len(lines) == 0 {
		return none
	}
	return strings.Join(lines, "\n")
}

// when names the scopes on which an item depends: 紙または電子情報、かつ外部委託.
func (t *itemTable) when(w criteria.When) string {
	var groups []string
	for _, g := range w {
		var labels []string
		for _, id := range g {
			if s := t.catalogue.Scope(id); s != nil {
				id = s.Label
			}
			labels = append(labels, id)
		}
		groups = append(groups, strings.Join(labels, "または"))
	}
	return strings.Join(groups, "、かつ")
}
