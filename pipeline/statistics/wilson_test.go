package statistics

import (
	"math"
	"testing"
)

// Newcombe (1998), table I, row "score method" (method 3).
func TestWilsonPublished(t *testing.T) {
	for _, c := range []struct{ n, of, low, high float64 }{
		{81, 263, 0.2553, 0.3662},
		{15, 148, 0.0624, 0.1605},
		{0, 20, 0.0000, 0.1611},
		{1, 29, 0.0061, 0.1718},
	} {
		got := Wilson(c.n, c.of)
		if math.Abs(got.Low-c.low) > 0.00005 || math.Abs(got.High-c.high) > 0.00005 {
			t.Errorf("%g of %g: %.4f to %.4f, published %.4f to %.4f", c.n, c.of, got.Low, got.High, c.low, c.high)
		}
	}
}

// The interval is the set of shares p that the score test does not reject:
// (p̂ − p)² = z² p (1 − p) / n at both ends. This is Wilson's definition, solved
// here by bisection and not by the formula.
func TestWilsonSolvesTheScoreEquation(t *testing.T) {
	for of := 1.0; of <= 60; of++ {
		for n := 0.0; n <= of; n++ {
			share := n / of
			rejected := func(p float64) bool { return (share-p)*(share-p) > z95*z95*p*(1-p)/of }
			edge := func(in, out float64) float64 {
				for range 60 {
					if mid := (in + out) / 2; rejected(mid) {
						out = mid
					} else {
						in = mid
					}
				}
				return in
			}
			low, high := 0.0, 1.0
			if n > 0 {
				low = edge(share, 0)
			}
			if n < of {
				high = edge(share, 1)
			}
			got := Wilson(n, of)
			if math.Abs(got.Low-low) > 1e-9 || math.Abs(got.High-high) > 1e-9 {
				t.Fatalf("%g of %g: %v, want %g to %g", n, of, got, low, high)
			}
		}
	}
	if Wilson(0, 0) != (Interval{}) {
		t.Error("an interval without a base")
	}
}
