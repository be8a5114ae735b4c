package main

import (
	"strings"
	"unicode/utf8"
)

// table sets rows in columns as a terminal shows them, where a Japanese
// character takes the room of two letters.
func table(rows [][]string) string {
	var wide []int
	for _, row := range rows {
		for i, c := range row {
			if i == len(wide) {
				wide = append(wide, 0)
			}
			wide[i] = max(wide[i], cells(c))
		}
	}
	var b strings.Builder
	for _, row := range rows {
		line := ""
		for i, c := range row {
			line += c + strings.Repeat(" ", wide[i]-cells(c)+2)
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return b.String()
}

// cells is the room that a text takes: two cells for what stands full width
// (CJK and full-width forms), one for anything else, half-width kana included.
func cells(s string) int {
	n := utf8.RuneCountInString(s)
	for _, r := range s {
		if r >= 0x1100 && r <= 0x115F || r >= 0x2E80 && r <= 0xFF60 || r >= 0xFFE0 && r <= 0xFFE6 || r >= 0x1F300 && r <= 0x3FFFD {
			n++
		}
	}
	return n
}
