package docx

// textWidth returns the width of text at a size, in points, for the fixed
// pitch of BIZ UD: characters of one byte and half-width kana take half an
// em, all others one. It places tab stops and bands of charts; whatever needs
// more than an estimate is measured by Word itself.
func textWidth(s string, size float64) float64 {
	halves := 0
	for _, c := range s {
		switch {
		case c < 0x80, c >= 0xFF61 && c <= 0xFF9F:
			halves++
		default:
			halves += 2
		}
	}
	return float64(halves) * size / 2
}
