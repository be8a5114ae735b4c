package audit

import (
	"cmp"
	"slices"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/record"
)

// Sum counts over all companies what the project report shows. Figures about
// answers are over the companies that returned; figures about work and price
// over those with a plan. No company's name goes in; what companies typed
// themselves (names of laws, industries) does.
func Sum(assessments []Assessment, plans map[string]Plan, p *record.Project, cat *criteria.Catalogue) Totals {
	t := Totals{Companies: len(assessments), BasicShare: basicShare(assessments)}
	t.participants(assessments)
	t.answers(assessments, cat)
	t.Laws, t.Queries = lawCounts(assessments), queryCounts(assessments)
	t.Effort = effortTotal(assessments, plans)
	t.PriceYen = totalPrice(assessments, plans)
	t.Ceilings = ceilingChecks(assessments, plans, p)
	return t
}

func (t *Totals) participants(all []Assessment) {
	size := tally{{Name: "中小企業"}, {Name: "中堅企業"}, {Name: "未確定"}}
	unit, method := tally{}, tally{{Name: record.Basic.Ja()}, {Name: record.Changed.Ja()}}
	for _, u := range record.ScopeUnits() {
		unit = append(unit, Count{Name: u.Ja()})
	}
	var industry tally
	for _, a := range all {
		if a.Response != nil {
			t.Returned++
		}
		size.add(sizeOf(a.Company.SME))
		unit.add(unitOf(a.Company.ScopeUnit))
		method.add(a.Company.Method.Ja())
		industry.add(industryOf(a.Company))
	}
	t.BySize, t.ByUnit, t.ByMethod, t.ByIndustry = size, unit, method, industry.byNumber()
}

func sizeOf(s record.SME) string {
	switch {
	case !s.Known:
		return "未確定"
	case s.Is:
		return "中小企業"
	default:
		return "中堅企業"
	}
}

func unitOf(u record.ScopeUnit) string {
	if slices.Contains(record.ScopeUnits(), u) {
		return u.Ja()
	}
	return "未記入"
}

// industryOf returns the 大分類: the industry as typed would tell which company
// is meant.
func industryOf(c *record.Company) string {
	switch {
	case c.Division != "":
		return c.Division
	case blank(c.Industry.V):
		return "未記入"
	default:
		return "大分類を特定できないもの"
	}
}

// tally counts names that are the same once folded, under the spelling seen
// first.
type tally []Count

func (t *tally) add(name string) {
	folded := foldText(name)
	for i := range *t {
		if foldText((*t)[i].Name) == folded {
			(*t)[i].N++
			return
		}
	}
	*t = append(*t, Count{name, 1})
}

// byNumber sorts the commonest first; equal ones stay as they came.
func (t tally) byNumber() []Count {
	slices.SortStableFunc(t, func(a, b Count) int { return cmp.Compare(b.N, a.N) })
	return t
}

func lawCounts(all []Assessment) []Count {
	var t tally
	for _, a := range all {
		var own []string // a law named twice by one company counts once
		for _, l := range a.Laws {
			if name := lawName(l.V); !slices.Contains(own, foldText(name)) {
				own = append(own, foldText(name))
				t.add(name)
			}
		}
	}
	return t.byNumber()
}

func queryCounts(all []Assessment) []Count {
	n := map[QueryKind]int{}
	for _, a := range all {
		for _, q := range a.Queries {
			n[q.Kind]++
		}
	}
	var out []Count
	for _, k := range QueryKinds() {
		out = append(out, Count{k.Ja(), n[k]})
	}
	return out
}

func effortTotal(all []Assessment, plans map[string]Plan) EffortTotal {
	var t EffortTotal
	n := 0
	for _, a := range all {
		plan, ok := plans[a.Company.ID]
		if !ok {
			continue
		}
		d := plan.Effort.Total
		if n == 0 {
			t.Min = d
		}
		n++
		t.Days, t.Min, t.Max = cents(t.Days+d), min(t.Min, d), max(t.Max, d)
	}
	if n > 0 {
		t.Mean = cents(t.Days / float64(n))
	}
	return t
}

// ceilingChecks are the limits of the call, main text 4(2)(3); a limit that
// the project file does not give is left out.
func ceilingChecks(all []Assessment, plans map[string]Plan, p *record.Project) []CeilingCheck {
	var dearest int64
	for _, a := range all {
		dearest = max(dearest, plans[a.Company.ID].PriceYen)
	}
	total, c := totalPrice(all, plans), p.Ceilings
	var out []CeilingCheck
	if limit := int64(c.PerCompanyYen); limit > 0 {
		out = append(out, CeilingCheck{"1社当たりの金額（最大）", dearest, limit, "円", dearest <= limit})
	}
	if limit := int64(c.TotalYen); limit > 0 {
		out = append(out, CeilingCheck{"全社の金額の合計", total, limit, "円", total <= limit})
	}
	if n := int64(len(all)); c.MinCompanies > 0 {
		out = append(out, CeilingCheck{"参加企業数（下限）", n, int64(c.MinCompanies), "社", n >= int64(c.MinCompanies)})
	}
	return out
}
