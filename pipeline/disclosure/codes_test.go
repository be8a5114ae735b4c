package disclosure

import (
	"fmt"
	"maps"
	"slices"
	"testing"
)

func companies(n int) []string {
	var out []string
	for i := range n {
		out = append(out, fmt.Sprintf("C%03d", i+1))
	}
	return out
}

func codes(t *testing.T, ids []string, secret string) map[string]string {
	t.Helper()
	out, err := Codes(ids, []byte(secret))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// order returns the codes in the order of the IDs.
func order(ids []string, codes map[string]string) []string {
	var out []string
	for _, id := range ids {
		out = append(out, codes[id])
	}
	return out
}

func TestCodesAreOneEach(t *testing.T) {
	ids := companies(50)
	c := codes(t, ids, "a secret of the office, long enough")
	all := slices.Sorted(maps.Values(c))
	if len(slices.Compact(all)) != 50 || all[0] != "事業者01" || all[49] != "事業者50" {
		t.Errorf("got %v", all)
	}
	turned := slices.Clone(ids)
	slices.Reverse(turned)
	if !maps.Equal(c, codes(t, append(turned, ids...), "a secret of the office, long enough")) {
		t.Error("the codes hang on the order in which the IDs are given")
	}
	if c := codes(t, companies(120), "a secret of the office, long enough"); len(c["C001"]) != len("事業者001") {
		t.Errorf("120 companies: %s", c["C001"])
	}
}

// TestCodesSayNothing holds, over many secrets, that a code tells nothing of
// the place in the register: the rank correlation has mean 0 and the spread of
// random orders (1/sqrt(n-1)).
func TestCodesSayNothing(t *testing.T) {
	const n, secrets = 50, 400
	ids, sum, squares, same := companies(n), 0.0, 0.0, 0
	var before []string
	for s := range secrets {
		now := order(ids, codes(t, ids, fmt.Sprintf("secret number %08d", s)))
		if slices.Equal(before, now) {
			same++
		}
		before = now
		ranks := slices.Sorted(slices.Values(now))
		d2 := 0.0
		for i, c := range now {
			d := float64(i - slices.Index(ranks, c))
			d2 += d * d
		}
		rho := 1 - 6*d2/float64(n*(n*n-1))
		sum, squares = sum+rho, squares+rho*rho
	}
	mean, variance := sum/secrets, squares/secrets
	if mean < -0.03 || mean > 0.03 || variance < 0.6/(n-1) || variance > 1.5/(n-1) {
		t.Errorf("rank correlation with the register: mean %.3f, variance %.4f (of random orders: 0, %.4f)", mean, variance, 1.0/(n-1))
	}
	if same > 0 {
		t.Errorf("%d secrets gave the order of the one before", same)
	}
}

func TestCodesNeedASecret(t *testing.T) {
	if _, err := Codes(companies(3), []byte("short")); err == nil {
		t.Error("a short secret is taken")
	}
}
