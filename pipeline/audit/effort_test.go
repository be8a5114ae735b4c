package audit

import (
	"strings"
	"testing"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/record"
)

func TestEstimate(t *testing.T) {
	p := testProject(1)
	p.Effort = record.EffortTable{Preliminary: 0.5, DocumentBase: 1, DocumentPer: record.PerItem{Items: 4, Gaps: 2}, OnsiteBase: 1,
		OnsitePer: record.PerItem{Items: 6, Gaps: 4}, Report: 1, ScopeUnit: map[string]float64{"事業所単位": 0.8},
		PerSite: 0.5, PerEmployees: []record.EmployeeStep{{From: 1, Days: 0}, {From: 50, Days: 0.25}, {From: 100, Days: 0.5}},
		PerLaw: 0.1, RoundTo: 0.5, AuditorsPerVisit: 2}
	c := testCompany("C001")
	c.ScopeUnit = record.UnitSite
	c.Sites = []record.Value[string]{known("本社", 0, 0), known("工場", 0, 0)}
	c.Employees = record.Known(50, record.Origin{})
	r := testResponse()
	r.Answers["A"] = ans(5, criteria.Partial, "規程", "途中")
	e := Estimate(Assess(c, r, testCatalogue()), p)
	want := []EffortLine{
		{"予備審査", "1社当たりの固定日数", 0.5, PartPreliminary},
		{"文書審査（基本）", "1社当たりの固定日数", 1, PartDocument},
		{"文書審査（項目数）", "2項目 ÷ 4項目/人日", 0.5, PartDocument},
		{"文書審査（実施済以外の回答）", "1項目 ÷ 2項目/人日", 0.5, PartDocument},
		{"現地審査（基本）", "1社当たりの固定日数", 1, PartOnsite},
		{"現地審査（項目数）", "3項目 ÷ 6項目/人日", 0.5, PartOnsite},
		{"現地審査（実施済以外の回答）", "1項目 ÷ 4項目/人日", 0.25, PartOnsite},
		{"文書審査（事業所単位の係数）", "小計2人日 ×（係数0.8 − 1）", -0.4, PartDocument},
		{"現地審査（事業所単位の係数）", "小計1.75人日 ×（係数0.8 − 1）", -0.35, PartOnsite},
		{"現地審査（追加の拠点）", "追加1拠点 × 0.5人日", 0.5, PartOnsite},
		{"現地審査（従業員数）", "従業員50人（50人以上の区分）", 0.25, PartOnsite},
		{"現地審査（他法令の遵守状況）", "1法令 × 0.1人日", 0.1, PartOnsite},
		{"審査報告書の作成", "1社当たりの固定日数", 1, PartReport},
	}
	if len(e.Lines) != len(want) {
		t.Fatalf("got %+v", e.Lines)
	}
	for i := range want {
		if e.Lines[i] != want[i] {
			t.Errorf("line %d: got %+v, want %+v", i, e.Lines[i], want[i])
		}
	}
	if e.Sum != 5.35 || e.Total != 5.5 || e.Document != 1.6 || e.Onsite != 2.25 || e.OnsiteDays != 2 {
		t.Errorf("got %+v", e)
	}
	if e.Rounding != "合計5.35人日を0.5人日単位に切上げ" {
		t.Errorf("rounding %q", e.Rounding)
	}
}

func TestRoundUp(t *testing.T) {
	for _, c := range []struct{ sum, step, want float64 }{
		{5, 0.5, 5}, {5.01, 0.5, 5.5}, {4.999, 0.5, 5}, {0, 0.5, 0}, {3.3, 0, 3.3}, {0.3, 0.1, 0.3}, {0.31, 0.1, 0.4}, {7, 1, 7},
	} {
		if got, _ := roundUp(c.sum, c.step); got != c.want {
			t.Errorf("roundUp(%v, %v) = %v, want %v", c.sum, c.step, got, c.want)
		}
	}
}

func TestDaysFor(t *testing.T) {
	for _, c := range []struct {
		work     float64
		auditors int
		want     int
	}{{0, 2, 0}, {0.1, 2, 1}, {2, 2, 1}, {2.01, 2, 2}, {3, 0, 3}, {3, 1, 3}} {
		if got := daysFor(c.work, c.auditors); got != c.want {
			t.Errorf("daysFor(%v, %d) = %d, want %d", c.work, c.auditors, got, c.want)
		}
	}
	if visitDays(0, 2) != 1 {
		t.Error("an audit has a visit")
	}
}

// TestEmployeeSteps: the step that is reached counts, at its very edge too.
func TestEmployeeSteps(t *testing.T) {
	p := testProject(1)
	p.Effort.PerEmployees = []record.EmployeeStep{{From: 100, Days: 0.5}, {From: 50, Days: 0.25}}
	for n, want := range map[int]float64{0: 0, 49: 0, 50: 0.25, 99: 0.25, 100: 0.5, 5000: 0.5} {
		c := testCompany("C001")
		c.Employees = record.Known(n, record.Origin{})
		if got := lineDays(Estimate(Assess(c, testResponse(), testCatalogue()), p), "従業員数"); got != want {
			t.Errorf("%d employees: %v days, want %v", n, got, want)
		}
	}
	e := Estimate(Assess(testCompany("C001"), testResponse(), testCatalogue()), p)
	if !strings.Contains(formula(e, "従業員数"), "未確認") {
		t.Error("an unknown number of employees must be said")
	}
}

func lineDays(e Effort, label string) (days float64) {
	for _, l := range e.Lines {
		if strings.Contains(l.Label, label) {
			days += l.Days
		}
	}
	return days
}

func formula(e Effort, label string) string {
	for _, l := range e.Lines {
		if strings.Contains(l.Label, label) {
			return l.Formula
		}
	}
	return ""
}

func TestOutOfScopeItemsCostNothing(t *testing.T) {
	p := testProject(1)
	r := testResponse()
	r.Scopes["cloud"] = yesNo("cloud", 4, false)
	r.Answers["C"] = ans(7, "", "", "")
	if f := formula(Estimate(Assess(testCompany("C001"), r, testCatalogue()), p), "文書審査（項目数）"); !strings.HasPrefix(f, "1項目") {
		t.Errorf("got %q", f)
	}
}

func TestPrice(t *testing.T) {
	p := testProject(1)
	c := testCompany("C001")
	if got := price(c, Effort{Total: 5.5}, p); got != 550000 {
		t.Errorf("got %d", got)
	}
	c.PriceYen = record.Known(int64(650000), record.Origin{})
	if got := price(c, Effort{Total: 5.5}, p); got != 650000 {
		t.Errorf("the register's price counts: %d", got)
	}
}
