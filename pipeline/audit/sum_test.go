package audit

import (
	"fmt"
	"testing"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/record"
)

func TestSum(t *testing.T) {
	cat, p := testCatalogue(), testProject(3)
	p.Ceilings.MinCompanies = 50
	r1, r2 := testResponse(), testResponse()
	r1.Answers["A"] = ans(5, criteria.Partial, "", "途中")
	r1.Answers["B"] = ans(6, criteria.NotImplemented, "", "")
	r2.Answers["B"] = ans(6, criteria.Partial, "", "途中")
	r2.Scopes["cloud"] = yesNo("cloud", 4, false)
	r2.Answers["C"] = ans(7, "", "", "")
	r1.Answers["R"] = ans(8, criteria.Implemented, "", "")
	r1.Laws = []record.Value[string]{known("個人情報の保護に関する法律", 2, 1), known("個人情報保護法", 3, 1), known("外為法", 4, 1)}
	c1, c2, c3 := sound("C001"), sound("C002"), sound("C003")
	c1.Industry, c2.Industry, c3.Industry = known("金属製品製造業", 0, 0), known("電子部品製造業", 0, 0), record.Value[string]{}
	c1.Division, c2.Division = "製造業", "製造業"
	c3.SME = record.SME{}
	c1.PriceYen, c2.PriceYen = record.Known(int64(600000), record.Origin{}), record.Known(int64(710000), record.Origin{})
	all := []Assessment{Assess(c1, r1, cat), Assess(c2, r2, cat), Assess(c3, nil, cat)}
	plans, _ := Plans(all, p, day(6, 1))
	tot := Sum(all, plans, p, cat)
	for _, c := range []struct{ what, got, want string }{
		{"companies", fmt.Sprint(tot.Companies, tot.Returned), "3 2"},
		{"size", fmt.Sprint(tot.BySize), "[{中小企業 2} {中堅企業 0} {未確定 1}]"},
		{"industry", fmt.Sprint(tot.ByIndustry), "[{製造業 2} {未記入 1}]"},
		{"unit", fmt.Sprint(tot.ByUnit), "[{事業者単位 3} {事業所単位 0} {事業部門単位 0} {その他 0}]"},
		{"method", fmt.Sprint(tot.ByMethod, tot.BasicShare), "[{基本手法 3} {変更手法 0}] {3 3}"},
		{"gaps", itemList(tot.Gaps), "B 2/2, A 1/2, "},
		{"recommended", itemList(tot.Recommended), "R 1/1, "},
		{"alternatives", itemList(tot.Alternatives), ""},
		{"laws", fmt.Sprint(tot.Laws), "[{個人情報保護法 2} {外為法 1}]"},
		{"price", fmt.Sprint(tot.PriceYen), "1310000"},
		{"ceilings", fmt.Sprint(tot.Ceilings), "[{1社当たりの金額（最大） 710000 700000 円 false} {全社の金額の合計 1310000 40000000 円 true} {参加企業数（下限） 3 50 社 false}]"},
		{"sections", clauseList(tot.Clauses), "3: 4 asked 0 out 0 empty; 9: 1 asked 1 out 0 empty; "},
		{"clauses", clauseList(tot.ByClause), "3-1: 2 asked 0 out 0 empty; 3-2: 2 asked 0 out 0 empty; 9-1: 1 asked 1 out 0 empty; "},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %s, want %s", c.what, c.got, c.want)
		}
	}
	if e := tot.Effort; e.Days != plans["C001"].Effort.Total+plans["C002"].Effort.Total || e.Min > e.Max || e.Mean != cents(e.Days/2) {
		t.Errorf("effort %+v", e)
	}
}

// TestCeilingsAtTheEdge: the limit itself is within.
func TestCeilingsAtTheEdge(t *testing.T) {
	p, c := testProject(1), sound("C001")
	c.PriceYen = record.Known(int64(700000), record.Origin{})
	p.Ceilings.TotalYen, p.Ceilings.MinCompanies = 700000, 1
	all := []Assessment{Assess(c, testResponse(), testCatalogue())}
	plans, _ := Plans(all, p, day(6, 1))
	for _, e := range ceilingChecks(all, plans, p) {
		if !e.Within {
			t.Errorf("%+v", e)
		}
	}
}

func itemList(ts []ItemTotal) (s string) {
	for _, t := range ts {
		s += fmt.Sprintf("%s %d/%d, ", t.Item.ID, t.N, t.Of)
	}
	return s
}

func clauseList(cs []ClauseTotal) (s string) {
	for _, c := range cs {
		s += fmt.Sprintf("%s: %d asked %d out %d empty; ", c.ID, c.Applicable, c.OutOfScope, c.Unanswered)
	}
	return s
}

func TestSumOfNothing(t *testing.T) {
	tot := Sum(nil, nil, testProject(1), testCatalogue())
	if tot.Companies != 0 || tot.Effort.Mean != 0 || len(tot.Clauses) != 2 || tot.BasicShare.Percent() != 0 {
		t.Errorf("got %+v", tot)
	}
}

func BenchmarkThousandCompanies(b *testing.B) {
	all, p := assessments(1000), testProject(20)
	b.ReportAllocs()
	for b.Loop() {
		plans, _ := Plans(all, p, day(6, 1))
		Sum(all, plans, p, testCatalogue())
	}
}
