package statistics

import "math"

// z95 is the normal quantile of a two-sided interval of 95 %.
const z95 = 1.959963984540054

// Wilson is the score interval of 95 % for the share n of of, without
// continuity correction: E. B. Wilson, "Probable inference, the law of
// succession, and statistical inference", JASA 22 (1927) 209–212; method 3 of
// R. G. Newcombe, "Two-sided confidence intervals for the single proportion",
// Statistics in Medicine 17 (1998) 857–872, whose worked values the test has.
// It stays within 0 and 1 and is of use for small bases, too. Without a base
// there is none.
func Wilson(n, of float64) Interval {
	if of <= 0 {
		return Interval{}
	}
	p, zz := n/of, z95*z95
	middle := p + zz/(2*of)
	half := z95 * math.Sqrt(p*(1-p)/of+zz/(4*of*of))
	i := Interval{Low: (middle - half) / (1 + zz/of), High: (middle + half) / (1 + zz/of)}
	if n <= 0 { // the bounds are exact there; floating point is not
		i.Low = 0
	}
	if n >= of {
		i.High = 1
	}
	return i
}
