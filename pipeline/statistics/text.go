package statistics

import (
	"strconv"
	"strings"
)

// fold makes names comparable: full-width ASCII becomes half-width, letters
// lower case, white space goes. What is shown stays as typed.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ' || r == '\t' || r == '　' || r == '\u00a0' || r == '\r' || r == '\n':
			return -1
		case r >= '！' && r <= '～':
			r -= '！' - '!'
		}
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}, s)
}

// blank tells whether a text says nothing.
func blank(s string) bool {
	switch strings.TrimRight(fold(s), "。.") {
	case "", "-", "―", "ー", "–", "—", "なし", "無し", "無", "特になし", "特に無し", "ありません", "特にありません":
		return true
	}
	return false
}

// short writes a number as short as it is.
func short(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
