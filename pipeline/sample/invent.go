package sample

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"shinsa/pipeline/record"
)

// inventor makes up a project from the words.
type inventor struct {
	p     *project
	w     *words
	mess  float64
	names map[string]bool // in use
}

func invent(o Options, l *library) *project {
	p := &project{
		title: "中小企業等の技術情報管理状況等調査 認証トライアル（見本）",
		seed:  o.Seed, date: o.Date, cat: o.Catalogue, committee: l.demo.Committee,
	}
	if p.date.IsZero() {
		p.date = Today()
	}
	v := &inventor{p: p, w: &l.words, mess: o.Mess, names: map[string]bool{}}
	for i := range o.Companies {
		p.firms = append(p.firms, v.firm(i+1, false))
	}
	strangers := 0
	if o.Mess > 0 && o.Companies > 0 {
		strangers = max(1, int(math.Round(odds("unknown-company")*o.Mess*float64(o.Companies))))
	}
	for i := range strangers {
		p.firms = append(p.firms, v.firm(o.Companies+1+i, true))
	}
	p.auditors = v.auditors(l.demo.Auditors, o.Companies)
	return p
}

func odds(mess string) float64 {
	for _, m := range Messes() {
		if m.Name == mess {
			return m.odds
		}
	}
	return 0
}

func (v *inventor) firm(n int, unknown bool) *firm {
	r := v.p.rng(n, 0)
	ind := v.industry(r)
	d := v.company(r, n, ind)
	f := &firm{
		short: d.Short, unknown: unknown, index: n, lacks: lacking(r, ind.Class),
		profile: weighted(r, []string{"good", "typical", "weak"}, []int{20, 60, 20}),
	}
	if unknown {
		d.ID = ""
	}
	f.rec = v.p.company(d)
	if chance(r, .25) {
		f.rec.Method = record.Changed
		f.rec.MethodReason = text("委員会ではなく代表者によるレビューを希望し、受託者と協議したため")
	}
	for _, l := range draw(r, v.w.Laws, 1+r.IntN(3)) {
		f.laws = append(f.laws, Law(l))
	}
	f.returns = v.returns(r, f, n)
	return f
}

func (v *inventor) industry(r *rand.Rand) industry {
	weights := make([]int, len(v.w.Industries))
	for i, ind := range v.w.Industries {
		weights[i] = ind.Share
	}
	return weighted(r, v.w.Industries, weights)
}

func weighted[T any](r *rand.Rand, from []T, weights []int) T {
	sum := 0
	for _, w := range weights {
		sum += w
	}
	x := r.IntN(max(1, sum))
	for i, w := range weights {
		if x < w {
			return from[i]
		}
		x -= w
	}
	return from[len(from)-1]
}

// company makes up the line of the register.
func (v *inventor) company(r *rand.Rand, n int, ind industry) demoFirm {
	name, short := v.name(r, ind.Class)
	place := pick(r, v.w.Places)
	street := fmt.Sprintf("%s%s%d-%d", place, pick(r, v.w.Streets), 1+r.IntN(40), 1+r.IntN(30))
	var sites []string
	for i, s := range draw(r, v.sites(ind.Class), 1+r.IntN(2)) {
		sites = append(sites, fmt.Sprintf("%s（%s）", s, strings.Replace(street, "-", fmt.Sprintf("-%d-", i+1), 1)))
	}
	first, _, _ := strings.Cut(sites[0], "（")
	u := weighted(r, record.ScopeUnits(), []int{45, 35, 15, 5})
	scopes := map[record.ScopeUnit]string{
		record.UnitCompany: "全社", record.UnitSite: first, record.UnitDivision: "設計部門（" + first + "）",
		record.UnitOther: first + "のうち受託設計に係る業務",
	}
	return demoFirm{
		ID: fmt.Sprintf("C%03d", n), Name: name, Short: short, Number: corporateNumber(20_000 + 137*n),
		Address: street, Industry: ind.Name, Capital: between(r, ind.Capital) * 1_000_000,
		Employees: between(r, ind.Employees), Contact: pick(r, v.w.Surnames) + " " + pick(r, v.w.Given),
		ContactTitle: pick(r, v.w.Departments), Unit: u.Ja(), Scope: scopes[u], Sites: sites,
		Contract: v.p.date.AddDays(-56 + r.IntN(9)), Price: 450_000 + 10_000*r.IntN(26),
	}
}

// sites leaves works to those who make things.
func (v *inventor) sites(class string) []string {
	return slices.DeleteFunc(slices.Clone(v.w.Sites), func(s string) bool {
		return class != "製造業" && (strings.Contains(s, "工場") || strings.Contains(s, "棟"))
	})
}

func between(r *rand.Rand, span []int) int { return span[0] + r.IntN(span[1]-span[0]+1) }

// name makes a name that is not in use; when the words run out it counts.
func (v *inventor) name(r *rand.Rand, class string) (name, short string) {
	for try := range 40 {
		short = pick(r, v.w.Fronts) + pick(r, v.w.Ends[class])
		if try >= 20 {
			short = pick(r, v.w.Fronts) + strings.TrimSuffix(short, "工業") + pick(r, v.w.Ends[class])
		}
		if !v.names[short] {
			break
		}
	}
	for i := 2; v.names[short]; i++ {
		if s := fmt.Sprintf("%s第%d", short, i); !v.names[s] {
			short = s
		}
	}
	v.names[short] = true
	if chance(r, .6) {
		return pick(r, v.w.Before) + short, short
	}
	return short + pick(r, v.w.After), short
}

// lacking draws the scope questions that are answered with 無. What hangs on
// another scope goes with it.
func lacking(r *rand.Rand, class string) map[string]bool {
	out := map[string]bool{}
	for _, s := range []struct {
		id   string
		odds float64
	}{
		{"telework", .75}, {"overseas", .85}, {"cloud", .6}, {"container_dial", .7}, {"area_code", .6},
		{"master_key", .6}, {"single_grantor", .6}, {"other_grantor", .6}, {"delegation", .5}, {"carrier_other", .7},
		{"file_password", .4}, {"outsourcing", .2}, {"maintenance", .2}, {"carry_branch", .5}, {"uncontained", .3},
		{"visitors", .1}, {"restricted_area", .25}, {"container", .08}, {"electronic", .08}, {"paper", .04}, {"things", .1},
	} {
		if chance(r, s.odds) {
			out[s.id] = true
		}
	}
	if class == "サービス業" || class == "卸売業" {
		out["things"] = true
	}
	if out["paper"] {
		delete(out, "electronic")
	}
	for whole, parts := range map[string][]string{
		"container":       {"container_dial", "container_key", "container_outside"},
		"restricted_area": {"area_key", "area_code", "area_window", "area_pc", "master_key"},
		"electronic":      {"portable", "server", "cloud", "email", "telework", "user_password", "file_password", "maintenance", "area_pc"},
		"outsourcing":     {"overseas"},
	} {
		for _, part := range parts {
			if out[whole] {
				out[part] = true
			}
		}
	}
	return out
}

// auditors makes enough of them: the five of the demo, then others.
func (v *inventor) auditors(five []auditor, companies int) []auditor {
	r := v.p.rng(0, 9)
	out := slices.Clone(five)
	for len(out) < companies/4 {
		out = append(out, auditor{
			ID: fmt.Sprintf("A%02d", len(out)+1), Name: pick(r, v.w.Surnames) + " " + pick(r, v.w.Given),
			Organisation: "曙監査設計株式会社", Qualifications: []string{"情報処理安全確保支援士"}, Lead: len(out)%2 == 0, MaxDays: 38,
		})
	}
	for i := range out {
		out[i].Conflicts = nil
		if companies > 0 && chance(r, .4) {
			out[i].Conflicts = []conflict{{fmt.Sprintf("C%03d", 1+r.IntN(companies)), "過去3年以内に同社の業務を受託したため"}}
		}
	}
	return out
}
