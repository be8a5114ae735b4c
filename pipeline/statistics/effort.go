package statistics

import (
	"regexp"
	"slices"
	"strconv"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// EventEffort is the event of the log by which an office records the
// person-days that were worked: 「文書審査 1.5人日、現地審査 2人日」.
const EventEffort record.EventKind = "effort"

// workParts are the parts of the effort, in their order.
func workParts() []group {
	return []group{{string(audit.PartPreliminary), "予備審査"}, {string(audit.PartDocument), "文書審査"}, {string(audit.PartOnsite), "現地審査"}, {string(audit.PartReport), "審査報告書の作成"}}
}

const adjusted = "adjusted" // what the total has beyond the parts: rounding, or the office's own figure

// planned gives the person-days of a plan by part; they add up to its total.
func planned(p *audit.Plan) map[string]float64 {
	out := map[string]float64{string(audit.PartDocument): p.Effort.Document, string(audit.PartOnsite): p.Effort.Onsite}
	for _, l := range p.Effort.Lines {
		if l.Part == audit.PartPreliminary || l.Part == audit.PartReport {
			out[string(l.Part)] = cents(out[string(l.Part)] + l.Days)
		}
	}
	var sum float64
	for _, g := range workParts() {
		sum += out[g.key]
	}
	out[adjusted] = cents(p.Effort.Total - sum)
	return out
}

// work holds effort and price as planned against what was spent.
func (s *study) work() {
	s.effortPlanned()
	s.effortSpent()
	size, _, unit := s.dims()
	s.effortBy(size)
	s.effortBy(unit)
	s.prices()
	s.ceilings()
}

// withPlan are the companies that have a plan.
func (s *study) withPlan() int {
	n := 0
	s.each(func(u *subject) { n += one(u.Plan != nil) })
	return n
}

const noPlans = "審査計画はまだない。"

func (s *study) planTable(t Table) Table {
	n := s.withPlan()
	t.Chapter, t.Base, t.N, t.Sources = Work, base(n, "社")+"（審査計画のある企業）", n, []string{planName}
	if n == 0 {
		t.Missing = noPlans
	}
	return t
}

func (s *study) effortPlanned() {
	t := s.planTable(Table{ID: "effort", Title: "審査工数（計画）", Unit: "人日",
		Columns: []Column{words("区分"), count("社数", "社"), effort("合計"), effort("1社当たりの平均"), effort("最小"), effort("中央値"), effort("最大")},
		Rule: Text{"審査計画の審査工数を、区分ごとに企業を通じて集計する。「端数処理等」は、計画の合計と各区分の和との差（端数の切上げ、登録簿での上書き）。",
			"Person-days of the plans by part; the last part is what a plan's total has beyond its parts (rounding, figures of the register)."}})
	for _, g := range append(workParts(), group{adjusted, "端数処理等"}) {
		var values []measured
		s.each(func(u *subject) {
			if u.Plan != nil {
				values = append(values, measured{u, planned(u.Plan)[g.key], []problem.Pos{u.company.Pos}})
			}
		})
		d := s.spread(values, "人日")
		t.Rows = append(t.Rows, row(g.key, g.label, d.n, d.sum, d.mean, d.least, d.median, d.most))
	}
	var values []measured
	s.each(func(u *subject) {
		if u.Plan != nil {
			values = append(values, measured{u, u.Plan.Effort.Total, []problem.Pos{u.company.Pos}})
		}
	})
	d := s.spread(values, "人日")
	t.Rows = append(t.Rows, row("total", "計", d.n, d.sum, d.mean, d.least, d.median, d.most))
	s.put(t)
}

// spentOf is what was worked for a company by part: what Case.Spent says, else
// the log's events, else one person-day for each person and day of the visits
// on record, whatever their hours.
func spentOf(c Case) []Spent {
	if c.Spent != nil {
		return c.Spent
	}
	var out []Spent
	for _, e := range c.Events {
		if e.Kind == EventEffort {
			out = append(out, ReadSpent(e.Text.V, e.Text.Origin.Pos)...)
		}
	}
	if out != nil {
		return out
	}
	type dayOf struct{ kind, day, who string }
	seen := map[dayOf]bool{}
	for _, v := range visits(c) {
		kind := map[string]audit.Part{"文書審査": audit.PartDocument, "現地審査": audit.PartOnsite}[v.kind]
		if kind == "" || v.day.Day == 0 {
			continue
		}
		who := v.by
		if len(who) == 0 {
			who = []string{""} // somebody was there
		}
		for _, w := range who {
			k := dayOf{v.kind, v.day.String(), fold(w)}
			if !seen[k] {
				seen[k] = true
				out = append(out, Spent{kind, 1, v.at})
			}
		}
	}
	return out
}

var spentWords = regexp.MustCompile(`(予備審査|文書審査|現地審査|審査報告書|報告書|計|合計)[^0-9、。;\n]{0,12}?([0-9]+(?:\.[0-9]+)?)人日`)

// ReadSpent reads 「文書審査 1.5人日、現地審査 2人日」 from the text of an event.
func ReadSpent(text string, at problem.Pos) []Spent {
	parts := map[string]audit.Part{"予備審査": audit.PartPreliminary, "文書審査": audit.PartDocument, "現地審査": audit.PartOnsite, "審査報告書": audit.PartReport, "報告書": audit.PartReport}
	var out []Spent
	for _, m := range spentWords.FindAllStringSubmatch(fold(text), -1) {
		if days, err := strconv.ParseFloat(m[2], 64); err == nil {
			if m[1] == "計" || m[1] == "合計" {
				if len(out) > 0 { // the parts are there already
					continue
				}
			}
			out = append(out, Spent{parts[m[1]], days, at})
		}
	}
	return out
}

// effortSpent holds the work on record against the plan of the same companies.
func (s *study) effortSpent() {
	t := Table{ID: "effort-spent", Chapter: Work, Title: "審査工数の計画と実績", Unit: "人日", Sources: []string{planName, logName, reportName},
		Columns: []Column{words("区分"), count("実績の記録のある企業", "社"), effort("計画"), effort("実績"), share("実績の計画に対する割合", 3, 2), effort("実績と計画の差の中央値")},
		Rule: Text{"実績は、経過記録の工数の実績の記載により、なければ審査報告書（なければ審査調書）の実施の日時及び場所の表により、1人が1日従事したごとに1人日とする。計画は、同じ企業の、実績の記録がある区分に限る。区分のない実績は、計にだけ入れ、その企業の計の計画は、全体とする。",
			"Spent: by the log's record of effort, else one person-day for each person and day of the visits on record; planned: of the same companies and the parts on record. What has no part counts in the total alone, against the whole plan."}}
	with := 0
	spent := map[*subject][]Spent{}
	s.each(func(u *subject) {
		if u.Plan != nil {
			if spent[u] = spentOf(u.Case); len(spent[u]) > 0 {
				with++
			}
		}
	})
	t.Base, t.N = base(with, "社")+"（計画と実績の両方の記録がある企業）", with
	for _, g := range append(workParts(), group{"total", "計（記録のある区分）"}) {
		t.Rows = append(t.Rows, s.spentRow(g, spent))
	}
	if with == 0 {
		t.Missing = "審査工数の実績の記録はまだない。"
	}
	s.put(t)
}

func (s *study) spentRow(g group, spent map[*subject][]Spent) Row {
	plan, did := s.acc(), s.acc()
	var differences []measured
	s.each(func(u *subject) {
		mine := slices.DeleteFunc(slices.Clone(spent[u]), func(x Spent) bool { return g.key != "total" && string(x.Part) != g.key })
		if len(mine) == 0 {
			return
		}
		p := u.planDays(g.key, mine)
		plan.add(u, Part{Value: "計画 " + short(p) + "人日", Add: p}, u.company.Pos)
		var sum float64
		var from []problem.Pos
		for _, x := range mine {
			sum, from = sum+x.Days, append(from, x.From)
			did.add(u, Part{Value: short(x.Days) + "人日", Add: x.Days}, x.From)
		}
		differences = append(differences, measured{u, cents(sum - p), from})
	})
	n := plan.cell()
	n.Number, n.Parts = float64(len(plan.companies)), nil
	if len(plan.companies) == 0 {
		return row(g.key, g.label, n, none(), none(), none(), none())
	}
	a, b := plan.cell(), did.cell()
	a.Number, b.Number = cents(a.Number), cents(b.Number)
	ratio := b
	ratio.Of = a.Number
	return row(g.key, g.label, n, a, b, ratio, s.spread(differences, "人日").median)
}

// planDays is what the plan has for a part; for the total what it has for the
// parts on record, so that like is held against like, or all of it where some
// of the record has no part.
func (u *subject) planDays(key string, spent []Spent) float64 {
	if key != "total" {
		return planned(u.Plan)[key]
	}
	var sum float64
	for _, g := range workParts() {
		if slices.ContainsFunc(spent, func(x Spent) bool { return string(x.Part) == g.key }) {
			sum += planned(u.Plan)[g.key]
		}
	}
	if slices.ContainsFunc(spent, func(x Spent) bool { return x.Part == "" }) {
		return u.Plan.Effort.Total
	}
	return cents(sum)
}

// effortBy is the plan by a kind of companies.
func (s *study) effortBy(d dimension) {
	t := s.planTable(Table{ID: "effort-" + d.id, Title: d.head + "別の審査工数（計画）", Unit: "人日",
		Columns: []Column{words(d.head), count("社数", "社"), effort("合計"), effort("1社当たりの平均"), effort("最小"), effort("中央値"), effort("最大")},
		Rule:    Text{"審査計画の審査工数の合計を、企業の" + d.head + "の区分ごとに集計する。", "Person-days of the plans by " + d.id + " of the company."}})
	for _, g := range append(slices.Clone(d.groups), group{"total", "計"}) {
		var values []measured
		s.each(func(u *subject) {
			if u.Plan != nil && (g.key == "total" || d.of(u) == g.key) {
				values = append(values, measured{u, u.Plan.Effort.Total, []problem.Pos{u.company.Pos}})
			}
		})
		v := s.spread(values, "人日")
		t.Rows = append(t.Rows, row(g.key, g.label, v.n, v.sum, v.mean, v.least, v.median, v.most))
	}
	s.put(t)
}
