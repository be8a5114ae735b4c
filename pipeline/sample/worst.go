package sample

import (
	"fmt"
	"slices"
	"strings"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/register"
)

// Worst is one made-up project of the kind that breaks templates.
type Worst struct {
	Name      string // what is extreme about it, for the office
	Project   *record.Project
	Catalogue *criteria.Catalogue
	Companies []record.Company
	Responses map[string]*record.Response // by company
}

// WorstCases makes the projects with which texts are tried before any batch:
// nothing known; the longest names and texts; rare and dangerous characters;
// no item that applies; three hundred items. All are facts that a register and
// returned sheets can hold.
func WorstCases(cat *criteria.Catalogue) ([]Worst, problem.List) {
	p, found := register.Project("project.yaml", register.ProjectTemplate())
	if p == nil {
		return nil, found
	}
	return []Worst{
		{Name: "企業がない場合", Project: p, Catalogue: cat},
		worst("何も分からない場合", p, cat, "", record.Company{ID: "C001"}, criteria.Answer("")),
		worst("名称と記入が最も長い場合", long(p), cat, strings.Repeat("記入欄の長い文章、", 60), longest(), criteria.Partial),
		worst("まれな文字と記号を含む場合", p, cat, awkward, rare(), criteria.NotImplemented),
		worst("対象の項目がない場合", p, without(cat), "該当しない", plainFirm(), criteria.Implemented),
		worst("項目が300ある場合", p, many(cat, 300), "規程第３条", plainFirm(), criteria.Implemented),
	}, nil
}

// awkward is text that would be something else to a template, to Markdown, to
// XML or to Excel, and characters that not every font has.
const awkward = "{{.Company.Name}} | # 見出し\n- 箇条 **強調** [[toc]] ::: right <w:p> &amp; ]]> =1+1 髙﨑德𠮷 葛󠄀城 ｱｲｳ㈱①～－―\t終わり"

func worst(name string, p *record.Project, cat *criteria.Catalogue, text string, c record.Company, a criteria.Answer) Worst {
	c.Pos = problem.Pos{File: "companies.xlsx", Sheet: "企業", Row: 2, Col: 1}
	for _, v := range []*record.Value[string]{&c.Name, &c.Address, &c.Contact, &c.ContactTitle, &c.ScopeName, &c.MethodReason} {
		v.Origin.Pos = c.Pos
	}
	for i := range c.Sites {
		c.Sites[i].Origin.Pos = c.Pos
	}
	w := Worst{Name: name, Project: p, Catalogue: cat, Companies: []record.Company{c}}
	w.Responses = map[string]*record.Response{c.ID: answers(cat, text, a)}
	return w
}

// answers is a return in which every item and scope question has the same answer.
func answers(cat *criteria.Catalogue, text string, a criteria.Answer) *record.Response {
	o := record.Origin{Pos: problem.Pos{File: "inbox/C001.xlsx", Sheet: "自己チェック", Row: 2, Col: 6}, Raw: text}
	said := record.Value[string]{V: text, Known: text != "", Origin: o}
	r := &record.Response{File: o.Pos.File, Digest: strings.Repeat("0", 64), Catalogue: cat.ID, Answered: said,
		Answers: map[string]record.Answer{}, Scopes: map[string]record.ScopeAnswer{}, Cover: map[string]record.Value[string]{}}
	for i := range cat.Items {
		it := &cat.Items[i]
		r.Answers[it.ID] = record.Answer{Item: it.ID, Status: record.Value[criteria.Answer]{V: a, Known: a != "", Origin: o},
			Evidence: said, Comment: said, Department: said, Pos: o.Pos}
	}
	for _, s := range cat.Scopes {
		r.Scopes[s.ID] = record.ScopeAnswer{Scope: s.ID, Yes: record.Value[bool]{V: a != criteria.Implemented, Known: a != "", Origin: o}, Pos: o.Pos}
	}
	if text != "" {
		r.Laws = []record.Value[string]{said, said}
		r.Notes = []record.Note{{Text: text, Pos: o.Pos, Item: cat.Items[0].ID}, {Text: text, Pos: o.Pos}}
	}
	return r
}

func plainFirm() record.Company {
	return firmOf("株式会社見本", "本社工場", calendar.Date{Year: 2018, Month: 4, Day: 2})
}

// longest is a company whose every name is as long as a register may hold.
func longest() record.Company {
	c := firmOf("国立研究開発法人"+strings.Repeat("技術情報総合管理推進機構", 8), strings.Repeat("https://example.co.jp/very-long-name-without-any-break/", 4), calendar.Date{Year: 2018, Month: 12, Day: 31})
	c.Method = record.Changed
	c.MethodReason = known(strings.Repeat("遠隔地の事業所のため、", 40))
	for i := range 30 {
		c.Sites = append(c.Sites, known(fmt.Sprintf("第%d事業所（%s）", i+1, strings.Repeat("非常に長い所在地の表示", 6))))
	}
	return c
}

func rare() record.Company {
	c := firmOf("㈱髙﨑德𠮷ｾｲｻｸｼｮ葛󠄀城", awkward, calendar.Date{Year: 2019, Month: 5, Day: 1})
	c.Method = record.Changed
	c.MethodReason = known(awkward)
	return c
}

func firmOf(name, scope string, d calendar.Date) record.Company {
	return record.Company{ID: "C001", Name: known(name), Address: known(name + "の所在地"), Industry: known("金属製品製造業"), Division: "製造業",
		Contact: known(name), ContactTitle: known(name), Mail: known("a@example.co.jp"), Phone: known("03-0000-0000"),
		ScopeUnit: record.UnitSite, ScopeName: known(scope), Sites: []record.Value[string]{known(scope)}, Method: record.Basic,
		ContractDate: known(d), RetentionYears: known(5), Disposal: known("廃棄"),
		Employees: known(1_000_000), Capital: known(int64(999_999_999_999))}
}

// long gives the project itself the longest names.
func long(p *record.Project) *record.Project {
	out := *p
	out.Title = strings.Repeat(p.Title, 3)
	out.Body.Name = strings.Repeat("一般財団法人全国技術情報管理審査機構", 4)
	out.Body.Address = strings.Repeat("東京都千代田区霞が関一丁目", 6)
	return &out
}

// without is the catalogue with every item out of scope when all questions are
// answered by 無: what applies only where a scope holds.
func without(cat *criteria.Catalogue) *criteria.Catalogue {
	out := *cat
	out.Items = nil
	for _, it := range cat.Items {
		if len(it.When) > 0 || it.Kind != criteria.Required {
			out.Items = append(out.Items, it)
		}
	}
	return &out
}

// many is the catalogue with n required items, all of its first clause.
func many(cat *criteria.Catalogue, n int) *criteria.Catalogue {
	out := *cat
	i := slices.IndexFunc(cat.Items, func(it criteria.Item) bool { return it.Kind == criteria.Required && len(it.When) == 0 })
	if i < 0 {
		return &out
	}
	out.Items = nil
	for k := range n {
		it := cat.Items[i]
		it.ID = fmt.Sprintf("%s-%03d", it.Clause, k+1)
		out.Items = append(out.Items, it)
	}
	return &out
}
