package audit

import (
	"math/rand/v2"
	"testing"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/record"
)

// randomReturn answers at random, with nothing, scrawls and lost rows too.
func randomReturn(rnd *rand.Rand) *record.Response {
	if rnd.IntN(6) == 0 {
		return nil
	}
	r := testResponse()
	choices := append([]criteria.Answer{"", "?"}, criteria.Answers()...)
	for row, id := range []string{"A", "B", "C", "R"} {
		if rnd.IntN(8) == 0 {
			delete(r.Answers, id)
			continue
		}
		texts := []string{"", "規程", "未作成", "なし"}
		r.Answers[id] = ans(row+5, choices[rnd.IntN(len(choices))], texts[rnd.IntN(4)], texts[rnd.IntN(4)])
	}
	for _, id := range []string{"paper", "cloud"} {
		switch rnd.IntN(3) {
		case 0:
			delete(r.Scopes, id)
		case 1:
			r.Scopes[id] = yesNo(id, 3, false)
		}
	}
	if rnd.IntN(3) == 0 {
		r.Laws = nil
	}
	return r
}

func randomProject(rnd *rand.Rand, n int) []Assessment {
	cat := testCatalogue()
	var all []Assessment
	for i := range n {
		c := testCompany(string(rune('a' + i)))
		c.ScopeUnit = record.ScopeUnits()[rnd.IntN(4)]
		c.SME = record.SME{Is: rnd.IntN(2) == 0, Known: rnd.IntN(3) > 0}
		all = append(all, Assess(c, randomReturn(rnd), cat))
	}
	return all
}

func TestCountsAddUp(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		for _, a := range randomProject(rnd, 3) {
			c := a.Counts()
			if c.Items != c.Applicable+c.OutOfScope+c.Undecided || c.Items != 3 {
				t.Fatalf("states do not add up: %+v", c)
			}
			sum := c.Unanswered
			for _, n := range c.ByAnswer {
				sum += n
			}
			if sum != c.Applicable+c.Undecided {
				t.Fatalf("answers do not add up: %+v", c)
			}
			if c.Gaps != c.ByAnswer[criteria.Partial]+c.ByAnswer[criteria.NotImplemented] {
				t.Fatalf("gaps: %+v", c)
			}
		}
	}
}

// TestDoes: a measure out of scope is not counted as done.
func TestDoes(t *testing.T) {
	for answer, want := range map[criteria.Answer]int{criteria.Implemented: 1, criteria.Partial: 1, criteria.Alternative: 0, criteria.NotImplemented: 0, "": 0} {
		r := testResponse()
		r.Answers["R"] = ans(8, answer, "", "説明")
		if got := Assess(testCompany("C001"), r, testCatalogue()).Counts().Recommended; got != want {
			t.Errorf("%s: %d", answer, got)
		}
		r.Scopes["cloud"] = yesNo("cloud", 4, false)
		if got := Assess(testCompany("C001"), r, testCatalogue()).Counts().Recommended; got != 0 {
			t.Errorf("%s out of scope: %d", answer, got)
		}
	}
}

// TestAtMostOneQuery: no item and no scope question is asked about twice, and
// every applicable required item without a readable answer is asked about.
func TestAtMostOneQuery(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		for _, a := range randomProject(rnd, 3) {
			seen := map[string]int{}
			for _, q := range a.Queries {
				if q.Item+q.Scope != "" {
					seen[q.Item+"/"+q.Scope]++
				}
				for _, id := range q.Items {
					seen[id+"/"]++
				}
			}
			for id, n := range seen {
				if n > 1 {
					t.Fatalf("%s asked %d times: %+v", id, n, short(a.Queries))
				}
			}
			for i := range a.Items {
				it := &a.Items[i]
				if _, ok := it.Status(); !ok && it.asked() && a.Response != nil && seen[it.Item.ID+"/"] == 0 {
					t.Fatalf("%s is not asked about: %+v", it.Item.ID, short(a.Queries))
				}
			}
		}
	}
}

// TestSumsBySecondPath holds the totals against the companies' own counts.
func TestSumsBySecondPath(t *testing.T) {
	rnd := rand.New(rand.NewPCG(5, 6))
	for range 100 {
		all := randomProject(rnd, 8)
		p := testProject(4)
		plans, _ := Plans(all, p, day(6, 1))
		tot := Sum(all, plans, p, testCatalogue())
		var want Counts
		want.ByAnswer = map[criteria.Answer]int{}
		queries, recommended, alternatives, gaps := 0, 0, 0, 0
		var days float64
		for _, a := range all {
			queries += len(a.Queries)
			days += plans[a.Company.ID].Effort.Total
			if a.Response == nil {
				continue
			}
			c := a.Counts()
			want.OutOfScope += c.OutOfScope
			want.Applicable += c.Applicable + c.Undecided
			want.Unanswered += c.Unanswered
			for k, n := range c.ByAnswer {
				want.ByAnswer[k] += n
			}
			recommended += c.Recommended
			alternatives += c.ByAnswer[criteria.Alternative]
			gaps += c.Gaps
		}
		for name, clauses := range map[string][]ClauseTotal{"sections": tot.Clauses, "clauses": tot.ByClause} {
			got := Counts{ByAnswer: map[criteria.Answer]int{}}
			for _, c := range clauses {
				got.OutOfScope += c.OutOfScope
				got.Applicable += c.Applicable
				got.Unanswered += c.Unanswered
				for k, n := range c.Answers {
					got.ByAnswer[k] += n
				}
			}
			if got.OutOfScope != want.OutOfScope || got.Applicable != want.Applicable || got.Unanswered != want.Unanswered {
				t.Fatalf("%s: got %+v, want %+v", name, got, want)
			}
			for _, k := range criteria.Answers() {
				if got.ByAnswer[k] != want.ByAnswer[k] {
					t.Fatalf("%s: %s %d, want %d", name, k, got.ByAnswer[k], want.ByAnswer[k])
				}
			}
		}
		if n := itemSum(tot.Gaps); n != gaps {
			t.Fatalf("gaps %d, want %d", n, gaps)
		}
		if n := itemSum(tot.Alternatives); n != alternatives {
			t.Fatalf("alternatives %d, want %d", n, alternatives)
		}
		if n := itemSum(tot.Recommended); n != recommended {
			t.Fatalf("recommended %d, want %d", n, recommended)
		}
		for name, c := range map[string][]Count{"size": tot.BySize, "industry": tot.ByIndustry, "unit": tot.ByUnit, "method": tot.ByMethod} {
			if n := countSum(c); n != len(all) {
				t.Fatalf("%s: %d companies", name, n)
			}
		}
		if countSum(tot.Queries) != queries || cents(days) != tot.Effort.Days {
			t.Fatalf("queries %d/%d, days %v/%v", countSum(tot.Queries), queries, days, tot.Effort.Days)
		}
	}
}

func itemSum(ts []ItemTotal) (n int) {
	for _, t := range ts {
		n += t.N
	}
	return n
}

func countSum(cs []Count) (n int) {
	for _, c := range cs {
		n += c.N
	}
	return n
}
