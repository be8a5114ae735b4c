package compose

import (
	"strconv"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/record"
	"shinsa/pipeline/statistics"
)

// projectParts are the parts of the 事業報告書: a table for each table of figures,
// by its ID, the charts, and what is no figure.
func projectParts(p *project) parts {
	out := parts{fields: narrativeFields(), blocks: map[string]func(string) doc.Block{
		"table: cover":   func(string) doc.Block { return p.cover() },
		"table: dates":   func(string) doc.Block { return p.dateTable() },
		"table: items":   func(string) doc.Block { return p.itemIndex() },
		"table: publish": func(string) doc.Block { return p.approvals() },
		"table: team":    func(string) doc.Block { return p.organisation() },
	}}
	for _, id := range tableIDs() {
		out.blocks["table: "+id] = func(arg string) doc.Block { return p.numbered(id, arg) }
	}
	for name, chart := range p.charts() {
		out.blocks["chart: "+name] = func(string) doc.Block { return chart() }
	}
	return out
}

// tableIDs are the tables that package statistics makes, of whatever it is given.
func tableIDs() []string {
	var out []string
	for _, t := range statistics.Tables(statistics.Input{Project: &record.Project{}, Catalogue: &criteria.Catalogue{}}) {
		out = append(out, t.ID)
	}
	return out
}

// numbered shows a table of figures; arg is the most rows to show, "" for all.
func (p *project) numbered(id, arg string) doc.Block {
	if !p.has(id) {
		return nil
	}
	most, _ := strconv.Atoi(arg)
	return p.table(p.find(id), most)
}

func (p *project) cover() doc.Block {
	in := p.in
	t := pairs("cover", "", .20, .60)
	pair(t, "委託者", cell(office(in.Project, in.Project.Ministry)))
	pair(t, "受託者", cell(office(in.Project, in.Project.Client)))
	pair(t, "実施者", cell(office(in.Project, in.Project.Body.Name), "（事業者", office(in.Project, in.Project.Contractor), "）"))
	pair(t, "審査の基準", cell(listed(in.Catalogue, 0, in.Catalogue.Title), "（", listed(in.Catalogue, 0, in.Catalogue.ID), "　第", listed(in.Catalogue, 0, in.Catalogue.Version), "版）"))
	pair(t, "版", cell(our(in.Version), "（", our(in.Date.Wareki()), "）"))
	return t
}

// dateTable gives the dates of the project file.
func (p *project) dateTable() doc.Block {
	d := p.in.Project.Dates
	t := newTable("dates", "事業の期日", col{"事項", .36, 0}, col{"期日", .64, 0})
	row(t, cell("契約の期間"), cell(office(p.in.Project, span(d.ContractStart, d.ContractEnd))))
	row(t, cell("自己チェックシートの回答期限"), cell(office(p.in.Project, until(d.SheetsDue))))
	row(t, cell("現地審査の期間"), cell(office(p.in.Project, span(d.AuditFrom, d.AuditTo))))
	row(t, cell("報告の提出期限"), cell(office(p.in.Project, until(d.ReportDue))))
	return t
}

// organisation says who did the work, by function: persons are named in the
// reports to the companies, not here.
func (p *project) organisation() doc.Block {
	in := p.in.Project
	leads, outside, external := 0, 0, 0
	for _, a := range in.Auditors {
		leads += oneIf(a.Lead)
		outside += oneIf(a.Organisation != "" && a.Organisation != in.Body.Name)
	}
	for _, m := range in.Committee {
		external += oneIf(m.External)
	}
	t := newTable("team", "実施体制", col{"区分", .26, 0}, col{"構成", .34, 0}, col{"役割", .40, 0})
	row(t, cell("事務局"), cell(office(in, in.Body.Office.Name)), cell("企業との連絡、資料の管理、工程の管理及び報告書の作成"))
	row(t, cell("審査業務従事者"), cell(strconv.Itoa(len(in.Auditors))+"人（うち主任となる者"+strconv.Itoa(leads)+"人、外部の者"+strconv.Itoa(outside)+"人）"), cell("文書審査、現地審査及び審査報告書の作成"))
	row(t, cell("委員会"), cell(strconv.Itoa(len(in.Committee))+"人（うち外部の者"+strconv.Itoa(external)+"人）"), cell("基準の全部に適合している旨の審査報告書のレビュー"))
	row(t, cell("代表者"), cell(office(in, in.Body.Representative.Title)), cell("基準の一部に適合している旨の審査報告書のレビュー及び最終的な判断"))
	return t
}

func oneIf(b bool) int {
	if b {
		return 1
	}
	return 0
}

// itemIndex lists every required item of the catalogue, so that the numbers
// in the report can be read without it.
func (p *project) itemIndex() doc.Block {
	c := p.in.Catalogue
	t := newTable("items", "審査の項目", col{"項番", .11, 0}, col{"条項", .11, 0}, col{"確認すること", .78, 0})
	for i := range c.Items {
		it := &c.Items[i]
		if it.Kind != criteria.Required {
			continue
		}
		number := it.Clause
		if _, cl := c.Clause(it.Clause); cl != nil {
			number = cl.Number
		}
		row(t, cell(listed(c, it.Line, it.ID)), cell(listed(c, it.Line, number)), cell(listed(c, it.Line, it.Question)))
	}
	return t
}
