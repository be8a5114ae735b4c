package paint

import (
	"math"
	"strconv"
)

// hundredths rounds a length to hundredths of a point, in which the pages
// count: sums of rounded steps stay exact.
func hundredths(v float64) int { return int(math.Round(v * 100)) }

func integer(b []byte, v int) []byte { return strconv.AppendInt(b, int64(v), 10) }

// length appends a length in hundredths as a number of points.
func length(b []byte, v int) []byte { return decimal(b, v, 100) }

// thousandths appends a number given in thousandths.
func thousandths(b []byte, v int) []byte { return decimal(b, v, 1000) }

// decimal appends v/unit without zeros at its ends; unit is a power of ten.
func decimal(b []byte, v, unit int) []byte {
	if v < 0 {
		b, v = append(b, '-'), -v
	}
	whole, rest := v/unit, v%unit
	if whole > 0 || rest == 0 {
		b = integer(b, whole)
	}
	if rest == 0 {
		return b
	}
	b = append(b, '.')
	for rest > 0 {
		unit /= 10
		b = append(b, byte('0'+rest/unit))
		rest %= unit
	}
	return b
}
