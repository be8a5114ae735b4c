package doc

// Ems returns the width of text in em for the fixed pitch of BIZ UD:
// characters of one byte and half-width kana take half an em, all others one.
// It places what must stand alike in every writer; whatever needs more than an
// estimate is measured by the writer.
func Ems(s string) float64 {
	halves := 0
	for _, c := range s {
		if c < 0x80 || c >= 0xFF61 && c <= 0xFF9F {
			halves++
		} else {
			halves += 2
		}
	}
	return float64(halves) / 2
}
