package disclosure

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
)

// attributes of made-up companies: industry by 大分類 and sector, size, region.
func attributes() []Attribute {
	industry := Attribute{Name: "業種", Weight: 2, Levels: []Level{
		{"大分類", map[string]string{"金属": "製造業", "食品": "製造業", "機械": "製造業", "受託開発": "情報通信業", "放送": "情報通信業", "卸売": "卸売業"}},
		{"製造・非製造", map[string]string{"金属": "製造", "食品": "製造", "機械": "製造", "受託開発": "非製造", "放送": "非製造", "卸売": "非製造"}}}}
	size := Attribute{Name: "規模"}
	region := Attribute{Name: "地域", Levels: []Level{{"東西", map[string]string{"関東": "東", "東北": "東", "近畿": "西", "九州": "西"}}}}
	return []Attribute{industry, size, region}
}

func records(r *rand.Rand, n int) []Record {
	pick := func(vs ...string) string { return vs[min(r.IntN(len(vs)), r.IntN(len(vs)))] }
	var out []Record
	for i := range n {
		out = append(out, Record{fmt.Sprintf("C%03d", i+1), []string{
			pick("金属", "機械", "受託開発", "食品", "卸売", "放送"), pick("中小", "中堅"), pick("関東", "近畿", "九州", "東北")}})
	}
	return out
}

// plainly works a combination of levels out in the plainest way: strings and
// maps. It returns the smallest class, the records left out, and the loss.
func plainly(as []Attribute, rs []Record, levels []int, want Anonymity) (k, left int, loss float64) {
	said := make([]string, len(rs))
	each := make([]float64, len(rs))
	full := 0.0
	for a, at := range as {
		w := float64(max(at.Weight, 1))
		full += w
		fine, mates := map[string]bool{}, map[string]map[string]bool{}
		to := make([]string, len(rs))
		for i, r := range rs {
			fine[r.Values[a]] = true
			switch {
			case levels[a] == 0:
				to[i] = r.Values[a]
			case levels[a] > len(at.Levels):
				to[i] = Whole
			default:
				to[i] = at.Levels[levels[a]-1].Of[r.Values[a]]
			}
			if mates[to[i]] == nil {
				mates[to[i]] = map[string]bool{}
			}
			mates[to[i]][r.Values[a]] = true
		}
		for i := range rs {
			said[i] += "|" + to[i]
			if levels[a] > len(at.Levels) {
				each[i] += w
			} else if len(fine) > 1 {
				each[i] += w * float64(len(mates[to[i]])-1) / float64(len(fine)-1)
			}
		}
	}
	n := map[string]int{}
	for _, s := range said {
		n[s]++
	}
	out := map[string]bool{}
	for more := true; more; {
		more = false
		small, least := "", len(rs)+1
		for s, c := range n {
			if !out[s] && (c < least || c == least && s < small) {
				small, least = s, c
			}
		}
		if small != "" && (least < want.K || left > 0 && left < want.K) {
			out[small], more = true, true
			left += least
		}
	}
	k = math.MaxInt
	if left > 0 {
		k = left
	}
	for s, c := range n {
		if !out[s] {
			k = min(k, c)
		}
	}
	for i := range rs {
		if out[said[i]] {
			loss += full
		} else {
			loss += each[i]
		}
	}
	return k, left, loss / full / float64(len(rs))
}

// TestGeneraliseFindsTheBest holds the result against all combinations of
// levels, worked out plainly.
func TestGeneraliseFindsTheBest(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	reached, left := 0, 0
	for range 60 {
		as, rs := attributes(), records(r, 8+r.IntN(50))
		want := Anonymity{K: 2 + r.IntN(5), Suppressed: []float64{0, 0.1, 0.2}[r.IntN(3)]}
		g, err := Generalise(as, rs, want)
		if err != nil {
			t.Fatal(err)
		}
		best := math.Inf(1)
		for a := range 4 {
			for b := range 2 {
				for c := range 3 {
					k, out, loss := plainly(as, rs, []int{a, b, c}, want)
					if k >= want.K && float64(out) <= want.Suppressed*float64(len(rs))+1e-9 {
						best = min(best, loss)
					}
				}
			}
		}
		if !g.Reached || math.Abs(g.Loss-best) > 1e-4 {
			t.Errorf("%d records, %+v: loss %.6f at %v, the best is %.6f", len(rs), want, g.Loss, g.Levels, best)
		}
		holdClasses(t, g, want.K)
		reached++
		left += g.Left
	}
	if left == 0 {
		t.Error("no record was ever suppressed: that path is not tested")
	}
}

// holdClasses counts the records shown and holds that no combination is rarer
// than k.
func holdClasses(t *testing.T, g Generalised, k int) {
	t.Helper()
	n := map[string]int{}
	for _, r := range g.Records {
		n[strings.Join(r.Values, "|")]++
	}
	least := math.MaxInt
	for c, m := range n {
		if m < k {
			t.Errorf("%s: %d companies", c, m)
		}
		least = min(least, m)
	}
	sum := 0
	for _, c := range g.Classes {
		if n[strings.Join(c.Values, "|")] != c.N {
			t.Errorf("class %v: %d reported, %d counted", c.Values, c.N, n[strings.Join(c.Values, "|")])
		}
		sum += c.N
	}
	if g.K != least || sum != len(g.Records) {
		t.Errorf("k %d reported, %d counted; %d records in classes of %d", g.K, least, sum, len(g.Records))
	}
}

func TestGeneraliseTooFewCompanies(t *testing.T) {
	g, err := Generalise(attributes(), records(rand.New(rand.NewPCG(1, 1)), 4), Anonymity{K: 5})
	if err != nil || g.Reached || g.K != 4 || len(g.Classes) != 1 || g.Classes[0].Values[0] != Whole {
		t.Errorf("got %+v, %v", g, err)
	}
	if g, err := Generalise(attributes(), nil, Anonymity{K: 3}); err != nil || g.Reached {
		t.Errorf("no records: got %+v, %v", g, err)
	}
}

func TestGeneraliseKeepsWhatIsSafe(t *testing.T) {
	var rs []Record
	for i := range 12 {
		rs = append(rs, Record{fmt.Sprint(i), []string{[]string{"金属", "食品"}[i%2], "中小", "関東"}})
	}
	g, err := Generalise(attributes(), rs, Anonymity{K: 5})
	if err != nil || g.Loss != 0 || !reflect.DeepEqual(g.Levels, []int{0, 0, 0}) || g.K != 6 {
		t.Errorf("got %+v, %v", g, err)
	}
}

func TestGeneraliseNeverGuesses(t *testing.T) {
	rs := []Record{{"C001", []string{"宇宙", "中小", "関東"}}}
	if _, err := Generalise(attributes(), rs, Anonymity{K: 1}); err == nil || !strings.Contains(err.Error(), "宇宙") {
		t.Errorf("a value that no level knows: %v", err)
	}
	if _, err := Generalise(attributes(), []Record{{"C001", []string{"金属"}}}, Anonymity{K: 1}); err == nil {
		t.Error("too few values are taken")
	}
}

func TestGeneraliseIsDeterministic(t *testing.T) {
	rs := records(rand.New(rand.NewPCG(9, 9)), 50)
	first, err := Generalise(attributes(), rs, Anonymity{K: 5, Suppressed: 0.1})
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		if again, _ := Generalise(attributes(), rs, Anonymity{K: 5, Suppressed: 0.1}); !reflect.DeepEqual(first, again) {
			t.Fatal("two runs differ")
		}
	}
}
