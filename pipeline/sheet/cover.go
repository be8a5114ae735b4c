package sheet

import (
	"fmt"
	"strings"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

// none stands where nothing is known.
const none = "―"

// line is one line of the cover: a label with its value at the right.
type line struct {
	label string
	value any
	style workbook.Style
}

// cover names the company and asks who answers.
func cover(o SelfCheckOptions) *workbook.SheetSpec {
	p := newPage(criteria.SheetCover).printed(o, criteria.FormTitle)
	p.ColWidths = []float64{26, 70}
	both := [2]int{1, 2}
	p.wide(1, both, criteria.FormTitle, title)
	p.Rows[1] = workbook.RowSpec{Height: 36}
	p.wide(2, both, o.Project.Title, note)
	p.wide(3, both, fmt.Sprintf("%s（%s 第%s版）", o.Catalogue.Title, o.Catalogue.ID, o.Catalogue.Version), note)
	p.fit(2, 1)
	p.fit(3, 1)
	row := p.lines(5, "事務局で記入しました（違っているときは、下の連絡事項にお書きください）", known(o))
	row = p.lines(row+1, "貴社で記入してください（色の付いた欄）", asked(o.Company))
	p.address(row+1, o)
	return p.SheetSpec
}

// lines writes a heading and lines below it, and returns the row after them.
func (p page) lines(row int, text string, lines []line) int {
	p.wide(row, [2]int{1, 2}, text, heading)
	p.Rows[row] = workbook.RowSpec{Height: 22}
	for _, l := range lines {
		row++
		p.put(row, 1, l.label, label)
		p.put(row, 2, l.value, l.style)
		p.fit(row, 1)
		r := p.Rows[row]
		r.Height = max(r.Height, 24)
		p.Rows[row] = r
	}
	return row + 1
}

// known is what the register says.
func known(o SelfCheckOptions) []line {
	c := o.Company
	scope := c.ScopeName.V
	if c.ScopeUnit != "" {
		scope = strings.TrimSpace(scope + "（" + c.ScopeUnit.Ja() + "）")
	}
	sent := ""
	if c.SentDate.Known {
		sent = c.SentDate.V.Wareki()
	}
	var out []line
	for _, l := range [][2]string{{criteria.LabelCompanyID, c.ID}, {criteria.LabelName, c.Name.V},
		{criteria.LabelNumber, c.CorporateNumber}, {criteria.LabelAddress, c.Address.V}, {criteria.LabelScope, scope},
		{criteria.LabelSent, sent}, {criteria.LabelDue, due(o).Wareki()}} {
		out = append(out, line{l[0], orNone(l[1]), given})
	}
	return out
}

// asked is what the company writes; its telephone and mail are shown as the
// register has them.
func asked(c *record.Company) []line {
	centre := entry
	centre.VAlign, centre.Indent = "center", 1
	return []line{
		{criteria.LabelAnswerer, nil, centre},
		{criteria.LabelAnswered, nil, dateEntry},
		{criteria.LabelPhone, textOrNil(c.Phone.V), centre},
		{criteria.LabelMail, textOrNil(c.Mail.V), centre},
	}
}

func textOrNil(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func orNone(s string) string {
	if strings.TrimSpace(s) == "" {
		return none
	}
	return s
}

// address is the place for remarks, and where the sheet goes back to.
func (p page) address(row int, o SelfCheckOptions) {
	both := [2]int{1, 2}
	p.wide(row, both, "連絡事項（事務局で記入した事項の訂正など）", heading)
	p.Rows[row] = workbook.RowSpec{Height: 22}
	p.wide(row+1, both, nil, entry)
	p.Rows[row+1] = workbook.RowSpec{Height: 70}
	p.wide(row+3, both, "提出先・お問い合わせ先", heading)
	for i, l := range office(o.Project) {
		p.wide(row+4+i, both, l, prose)
		p.fit(row+4+i, 1)
	}
}

// office returns the contact of the project office, a fact a line.
func office(p *record.Project) []string {
	lines := []string{strings.TrimSpace(p.Body.Name + "　" + p.Body.Office.Name)}
	if p.Body.Office.Contact != "" {
		lines = append(lines, "担当："+p.Body.Office.Contact)
	}
	var reach []string
	if p.Body.Office.Phone != "" {
		reach = append(reach, "電話 "+p.Body.Office.Phone)
	}
	if p.Body.Office.Mail != "" {
		reach = append(reach, "電子メール "+p.Body.Office.Mail)
	}
	if len(reach) > 0 {
		lines = append(lines, strings.Join(reach, "　"))
	}
	return lines
}
