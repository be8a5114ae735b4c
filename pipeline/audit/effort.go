package audit

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"

	"shinsa/pipeline/record"
	"shinsa/pipeline/staffing"
)

// Estimate computes the person-days of a company's audit from the office's
// effort table, as lines that a reader can check by hand. Lines that come to
// nothing because the table does not use them are left out; a line of 0 says
// why nothing is added.
func Estimate(a Assessment, p *record.Project) Effort {
	t := estimate{a: a, table: p.Effort, from: p.Body.Address}
	t.add(PartPreliminary, "予備審査", "1社当たりの固定日数", p.Effort.Preliminary)
	t.part(work{PartDocument, "文書審査", p.Effort.DocumentBase, p.Effort.DocumentPer, reviewed})
	t.part(work{PartOnsite, "現地審査", p.Effort.OnsiteBase, p.Effort.OnsitePer, visited})
	t.unit()
	t.sites()
	t.employees()
	t.laws()
	t.forms()
	t.travel()
	t.add(PartReport, "審査報告書の作成", "1社当たりの固定日数", p.Effort.Report)
	e := t.effort().override(a.Company)
	e.OnsiteDays = visitDays(e.Onsite, p.Effort.AuditorsPerVisit)
	return e
}

type estimate struct {
	a     Assessment
	table record.EffortTable
	from  string // where journeys begin
	lines []EffortLine
}

// work is one of the two parts whose days grow with the items.
type work struct {
	part  Part
	name  string
	base  float64
	per   record.PerItem
	items func(*Item) bool
}

func reviewed(it *Item) bool { return it.asked() && it.Item.Document }
func visited(it *Item) bool  { return it.asked() && len(it.Item.Onsite) > 0 }

func (t *estimate) add(part Part, label, formula string, days float64) {
	if days != 0 {
		t.lines = append(t.lines, EffortLine{Label: label, Formula: formula, Days: cents(days), Part: part})
	}
}

// note adds a line of no days that says why.
func (t *estimate) note(part Part, label, why string) {
	t.lines = append(t.lines, EffortLine{Label: label, Formula: why, Part: part})
}

func (t *estimate) part(w work) {
	t.add(w.part, w.name+"（基本）", "1社当たりの固定日数", w.base)
	n, open := t.count(w.items)
	t.per(w.part, w.name+"（項目数）", n, w.per.Items)
	if w.per.Gaps > 0 && t.a.Response == nil {
		t.note(w.part, w.name+"（実施済以外の回答）", "自己チェックシート未着のため算入しない")
		return
	}
	t.per(w.part, w.name+"（実施済以外の回答）", open, w.per.Gaps)
}

// count returns the items of a part, and those not answered with 実施済
// (unanswered ones too: the auditor must find out).
func (t *estimate) count(in func(*Item) bool) (n, open int) {
	for i := range t.a.Items {
		it := &t.a.Items[i]
		if !in(it) {
			continue
		}
		n++
		if s, ok := it.Status(); !ok || s != "implemented" {
			open++
		}
	}
	return n, open
}

func (t *estimate) per(part Part, label string, n int, each float64) {
	if each > 0 && n > 0 {
		t.add(part, label, fmt.Sprintf("%d項目 ÷ %s項目/人日", n, figure(each)), float64(n)/each)
	}
}

// unit applies the factor of the scope's unit to what depends on base and items.
func (t *estimate) unit() {
	u := t.a.Company.ScopeUnit
	f, ok := t.table.ScopeUnit[string(u)]
	if !ok {
		f, ok = t.table.ScopeUnit[u.Ja()]
	}
	if !ok || f == 1 {
		return
	}
	doc, on := t.sum(PartDocument), t.sum(PartOnsite)
	for _, s := range []struct {
		part Part
		name string
		days float64
	}{{PartDocument, "文書審査", doc}, {PartOnsite, "現地審査", on}} {
		t.add(s.part, s.name+"（"+u.Ja()+"の係数）",
			fmt.Sprintf("小計%s人日 ×（係数%s − 1）", figure(s.days), figure(f)), s.days*(f-1))
	}
}

func (t *estimate) sites() {
	if n := len(t.a.Company.Sites) - 1; n > 0 {
		t.add(PartOnsite, "現地審査（追加の拠点）",
			fmt.Sprintf("追加%d拠点 × %s人日", n, figure(t.table.PerSite)), float64(n)*t.table.PerSite)
	}
}

func (t *estimate) employees() {
	if len(t.table.PerEmployees) == 0 {
		return
	}
	const label = "現地審査（従業員数）"
	e := t.a.Company.Employees
	if !e.Known {
		t.note(PartOnsite, label, "従業員数が未確認のため加算しない")
		return
	}
	best := record.EmployeeStep{From: -1}
	for _, s := range t.table.PerEmployees {
		if e.V >= s.From && s.From > best.From {
			best = s
		}
	}
	t.add(PartOnsite, label, fmt.Sprintf("従業員%d人（%d人以上の区分）", e.V, best.From), best.Days)
}

func (t *estimate) laws() {
	if n := len(t.a.Laws); n > 0 {
		t.add(PartOnsite, "現地審査（他法令の遵守状況）",
			fmt.Sprintf("%d法令 × %s人日", n, figure(t.table.PerLaw)), float64(n)*t.table.PerLaw)
	}
}

// forms adds days for the forms of the information that the company has.
func (t *estimate) forms() {
	for _, id := range slices.Sorted(maps.Keys(t.table.PerForm)) {
		if t.a.Response == nil {
			return
		}
		if s := t.a.Response.Scopes[id]; s.Yes.Known && s.Yes.V {
			t.add(PartOnsite, "現地審査（情報の態様）", formName(id)+"あり", t.table.PerForm[id])
		}
	}
}

// formName is the word for a scope question about the form of the information;
// an office's own question is named as the criteria name it.
func formName(id string) string {
	switch id {
	case "paper":
		return "紙の情報"
	case "electronic":
		return "電子情報"
	case "things":
		return "設備・試作品等"
	case "portable":
		return "持ち運ぶ機器"
	case "server":
		return "構内のサーバー"
	case "cloud":
		return "クラウドの利用"
	}
	return "「" + id + "」に該当する情報"
}

// travel adds days by the distance to the company.
func (t *estimate) travel() {
	best := record.TravelStep{FromKm: -1}
	km := staffing.Distance(t.from, t.a.Company.Address.V)
	for _, s := range t.table.Travel {
		if km >= s.FromKm && s.FromKm > best.FromKm {
			best = s
		}
	}
	if best.FromKm >= 0 {
		t.add(PartOnsite, "現地審査（移動）", fmt.Sprintf("%sから%sまで約%dkm（%dkm以上の区分）",
			staffing.Prefecture(t.from), staffing.Prefecture(t.a.Company.Address.V), km, best.FromKm), best.Days)
	}
}

func (t *estimate) sum(part Part) float64 {
	var s float64
	for _, l := range t.lines {
		if l.Part == part {
			s += l.Days
		}
	}
	return cents(s)
}

func (t *estimate) effort() Effort {
	e := Effort{Lines: t.lines, Document: t.sum(PartDocument), Onsite: t.sum(PartOnsite)}
	e.Sum = cents(t.sum(PartPreliminary) + e.Document + e.Onsite + t.sum(PartReport))
	e.Total, e.Rounding = roundUp(e.Sum, t.table.RoundTo)
	return e
}

// roundUp rounds up to the step; a sum that is on a step stays.
func roundUp(sum, step float64) (float64, string) {
	if step <= 0 {
		return sum, "端数処理なし"
	}
	total := cents(math.Ceil(cents(sum)/step-1e-9) * step)
	return total, fmt.Sprintf("合計%s人日を%s人日単位に切上げ", fixed(sum), figure(step))
}

// daysFor is how many days so many auditors need for the work; at least one
// day when there is any.
func daysFor(work float64, auditors int) int {
	if work <= 0 {
		return 0
	}
	return int(math.Ceil(work/float64(max(auditors, 1)) - 1e-9))
}

// visitDays is the days at the company: at least one, since no audit is without
// a visit (別紙1 4(3)①).
func visitDays(work float64, auditors int) int { return max(1, daysFor(work, auditors)) }

func cents(x float64) float64 { return math.Round(x*100) / 100 }

// figure writes a number as short as it is; fixed with two decimals.
func figure(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
func fixed(x float64) string  { return strconv.FormatFloat(x, 'f', 2, 64) }
