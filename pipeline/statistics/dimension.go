package statistics

import (
	"slices"
	"strconv"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/staffing"
)

// dimension is a property by which companies are counted. Every company has
// exactly one of its groups.
type dimension struct {
	id, head string
	groups   []group
	of       func(*subject) string                // key of the company's group
	from     func(*subject) (string, problem.Pos) // what decides it, and where it stands
}

// dims are the dimensions that cross tables use.
func (s *study) dims() (size, industry, unit dimension) {
	return s.coarse(sizes()), s.coarse(s.industries()), units()
}

func sizes() dimension {
	return dimension{id: "size", head: "規模", groups: []group{{"sme", "中小企業"}, {"mid", "中堅企業"}, {"unknown", "未確定"}},
		of: func(u *subject) string {
			switch sme := u.company.SME; {
			case !sme.Known:
				return "unknown"
			case sme.Is:
				return "sme"
			}
			return "mid"
		},
		from: func(u *subject) (string, problem.Pos) { return u.company.SME.Rule, u.company.Capital.Origin.Pos }}
}

func units() dimension {
	d := dimension{id: "unit", head: "認証の範囲の単位"}
	for _, u := range record.ScopeUnits() {
		d.groups = append(d.groups, group{string(u), u.Ja()})
	}
	d.groups = append(d.groups, group{"", "未記入"})
	d.of = func(u *subject) string {
		if slices.Contains(record.ScopeUnits(), u.company.ScopeUnit) {
			return string(u.company.ScopeUnit)
		}
		return ""
	}
	d.from = func(u *subject) (string, problem.Pos) { return u.company.ScopeUnit.Ja(), u.company.Pos }
	return d
}

// divisions are the 大分類 of 日本標準産業分類 in its own order: an order by
// number of companies would tell of suppressed numbers.
func divisions() []string {
	return []string{"農業，林業，漁業", "鉱業，採石業，砂利採取業", "建設業", "製造業", "電気・ガス・熱供給・水道業", "情報通信業", "運輸業，郵便業", "卸売業，小売業",
		"金融業，保険業", "不動産業，物品賃貸業", "学術研究，専門・技術サービス業", "宿泊業，飲食サービス業", "生活関連サービス業，娯楽業", "教育，学習支援業", "医療，福祉",
		"複合サービス事業", "サービス業（他に分類されないもの）"}
}

const (
	noIndustry    = "未記入"
	otherIndustry = "大分類を特定できないもの"
)

func (s *study) industries() dimension {
	d := dimension{id: "industry", head: "業種"}
	d.of = func(u *subject) string {
		switch c := u.company; {
		case c.Division != "":
			return c.Division
		case blank(c.Industry.V):
			return noIndustry
		}
		return otherIndustry
	}
	d.from = func(u *subject) (string, problem.Pos) { return u.company.Industry.V, u.company.Industry.Origin.Pos }
	there := map[string]bool{}
	for _, u := range s.subjects {
		there[d.of(u)] = true
	}
	for _, name := range append(divisions(), otherIndustry, noIndustry) {
		if there[name] {
			d.groups = append(d.groups, group{name, name})
			delete(there, name)
		}
	}
	for _, u := range s.subjects { // a 大分類 that the list above does not know
		if name := d.of(u); there[name] {
			d.groups = append(d.groups, group{name, name})
			delete(there, name)
		}
	}
	return d
}

// regions are those by which auditors are sent, too.
func (s *study) regions() dimension {
	d := dimension{id: "region", head: "地域"}
	names := []string{"北海道", "東北", "関東", "中部", "近畿", "中国", "四国", "九州", "沖縄"}
	d.of = func(u *subject) string {
		for _, r := range names {
			if staffing.Within(u.company.Address.V, []string{r}) {
				return r
			}
		}
		return ""
	}
	d.from = func(u *subject) (string, problem.Pos) {
		return staffing.Prefecture(u.company.Address.V), u.company.Address.Origin.Pos
	}
	for _, r := range names {
		d.groups = append(d.groups, group{r, r})
	}
	d.groups = append(d.groups, group{"", "所在地から特定できないもの"})
	return d.settled(s).used(s)
}

// settled asks each company once: the tables ask for every item.
func (d dimension) settled(s *study) dimension {
	keys, of := make(map[*subject]string, len(s.subjects)), d.of
	for _, u := range s.subjects {
		keys[u] = of(u)
	}
	d.of = func(u *subject) string { return keys[u] }
	return d
}

// used drops the groups that no company has.
func (d dimension) used(s *study) dimension {
	d.groups = keep(d.groups, func(key string) bool {
		return slices.ContainsFunc(s.subjects, func(u *subject) bool { return d.of(u) == key })
	})
	return d
}

// employees are bands of the number of employees. 20, 100 and 300 are limits
// of 中小企業基本法 第2条.
func employees() dimension {
	d := dimension{id: "employees", head: "従業員数", groups: []group{{"5", "5人以下"}, {"20", "6～20人"}, {"50", "21～50人"}, {"100", "51～100人"}, {"300", "101～300人"},
		{"more", "301人以上"}, {"", "未記入"}}}
	d.of = func(u *subject) string {
		e := u.company.Employees
		if !e.Known {
			return ""
		}
		for _, to := range []int{5, 20, 50, 100, 300} {
			if e.V <= to {
				return strconv.Itoa(to)
			}
		}
		return "more"
	}
	d.from = func(u *subject) (string, problem.Pos) {
		return strconv.Itoa(u.company.Employees.V) + "人", u.company.Employees.Origin.Pos
	}
	return d
}

func methods() dimension {
	return dimension{id: "method", head: "手法", groups: []group{{"basic", record.Basic.Ja()}, {"changed", record.Changed.Ja()}},
		of: func(u *subject) string {
			if u.company.Method == record.Changed {
				return "changed"
			}
			return "basic"
		},
		from: func(u *subject) (string, problem.Pos) { return u.company.Method.Ja(), u.company.Pos }}
}

// byDimension counts companies by a dimension, with their share of all.
func (s *study) byDimension(t Table, d dimension) {
	t.Base, t.N, t.Unit = base(len(s.subjects), "社"), len(s.subjects), "社"
	t.Columns = []Column{words(d.head), count("社数", "社"), share("割合", 1, 0)}
	for _, g := range d.groups {
		n := s.acc()
		s.each(func(u *subject) {
			if d.of(u) == g.key {
				value, at := d.from(u)
				n.one(u, value, at)
			}
		})
		t.Rows = append(t.Rows, row(g.key, g.label, n.cell(), n.fixed(len(s.subjects))))
	}
	s.total(&t, "total", "計")
	s.put(t)
}

// cross counts companies by two dimensions.
func (s *study) cross(t Table, rows, cols dimension) {
	t.Base, t.N, t.Unit = base(len(s.subjects), "社"), len(s.subjects), "社"
	t.Columns = []Column{words(rows.head)}
	var sums []int
	for i, g := range cols.groups {
		t.Columns, sums = append(t.Columns, count(g.label, "社")), append(sums, i+1)
	}
	t.Columns = append(t.Columns, adds(count("計", "社"), sums...))
	for _, g := range rows.groups {
		ns := s.accs(len(cols.groups) + 1)
		s.each(func(u *subject) {
			if rows.of(u) != g.key {
				return
			}
			for j, h := range cols.groups {
				if cols.of(u) == h.key {
					ns[j].one(u, g.label+"・"+h.label, u.company.Pos)
				}
			}
			ns[len(cols.groups)].one(u, g.label, u.company.Pos)
		})
		t.Rows = append(t.Rows, row(g.key, g.label, cells(ns)...))
	}
	s.total(&t, "total", "計")
	s.put(t)
}

func cells(ns []acc) []Cell {
	var out []Cell
	for _, n := range ns {
		out = append(out, n.cell())
	}
	return out
}

func answerWord(a criteria.Answer) string {
	if a == "" {
		return "未回答"
	}
	return a.Ja()
}

func verdictWord(v record.Verdict) string {
	if v == "" {
		return "判定なし"
	}
	return v.Ja()
}
