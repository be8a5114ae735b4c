package deliverable

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// figure is a number as it is shown.
type figure struct {
	value    float64
	decimals int
}

// same compares two numbers with the decimals that both show.
func (f figure) same(g figure) bool {
	if f.decimals == g.decimals {
		return f.value == g.value
	}
	unit := math.Pow10(-min(f.decimals, g.decimals))
	return math.Abs(f.value-g.value) <= unit/2+1e-9
}

// aside is what may stand beside numbers in a cell of figures; days and clauses
// have other characters too.
const aside = "%％社件人項目日円千回名か所/／()（）～〜・±: 　"

// numbers lists the numbers in a text; amounts tells that it is a cell of
// figures: numbers with units, nothing else.
func numbers(s string) (out []figure, amounts bool) {
	amounts = true
	var digits []byte
	end := func() {
		if f, ok := parseFigure(strings.TrimRight(string(digits), ".")); ok {
			out = append(out, f)
		} else if len(digits) > 0 {
			amounts = false
		}
		digits = digits[:0]
	}
	for _, c := range s {
		switch d := digit(c); {
		case d >= '0':
			digits = append(digits, d)
		case d == ',' && len(digits) > 0:
		case d == '.' && len(digits) > 0 && !slices.Contains(digits, '.'):
			digits = append(digits, d)
		case d == '-' && len(digits) == 0:
			digits = append(digits, d)
		default:
			end()
			if d == '-' {
				digits = append(digits, d)
			} else if !strings.ContainsRune(aside, c) {
				amounts = false
			}
		}
	}
	end()
	return out, amounts && len(out) > 0
}

// digit makes what numbers are written with half wide: digits, the point, the
// comma, the sign; 0 for other characters. A sign sorts below the digits.
func digit(c rune) byte {
	if c >= '！' && c <= '～' {
		c -= '！' - '!'
	}
	switch {
	case c >= '0' && c <= '9', c == '.', c == ',', c == '-':
		return byte(c)
	case c == '−', c == '△', c == '▲':
		return '-'
	}
	return 0
}

func parseFigure(s string) (figure, bool) {
	v, err := strconv.ParseFloat(s, 64)
	_, fraction, _ := strings.Cut(s, ".")
	return figure{v, len(fraction)}, err == nil
}

// isNumber tells a cell of figures.
func isNumber(s string) bool {
	_, ok := numbers(s)
	return ok
}
