package draft

import "strings"

// likeness tells from 0 to 1 how much two units have in common.
func likeness(x, y *Unit) float64 {
	if !partners(x, y) {
		return 0
	}
	if x.Kind == Row || x.Kind == Table {
		if s := commonTags(x, y); s > 0 {
			return max(s*0.9, similar(x.Text(), y.Text()))
		}
		if x.Kind == Table && len(x.Kids) > 0 && len(y.Kids) > 0 && Same(x.Kids[0], y.Kids[0]) {
			return 0.8
		}
	}
	return similar(words(x), words(y))
}

// words is the text of a unit; where all of it is deleted with changes
// tracked, what it was.
func words(u *Unit) string {
	if t := u.Text(); t != "" || !u.Leaf() {
		return t
	}
	was := ""
	for _, t := range u.Content.Tracked {
		was += t.Text
	}
	return was
}

// commonTags is the share of controls that two units have in common.
func commonTags(x, y *Unit) float64 {
	tags := map[string]int{}
	n, both := 0, 0
	x.entries(func(u *Unit) { tags[u.Key]++; n++ })
	y.entries(func(u *Unit) {
		if tags[u.Key] > 0 {
			tags[u.Key]--
			both++
		}
		n++
	})
	if n == 0 {
		return 0
	}
	return 2 * float64(both) / float64(n)
}

// similar is the share of pairs of characters that two texts have in common.
func similar(s, t string) float64 {
	if s == t {
		return 1
	}
	a, b := []rune(strings.ToLower(cut(s))), []rune(strings.ToLower(cut(t)))
	if len(a) < 2 || len(b) < 2 {
		return 0
	}
	count := make(map[[2]rune]int, len(a))
	for i := range len(a) - 1 {
		count[[2]rune{a[i], a[i+1]}]++
	}
	both := 0
	for i := range len(b) - 1 {
		p := [2]rune{b[i], b[i+1]}
		if count[p] > 0 {
			count[p]--
			both++
		}
	}
	return 2 * float64(both) / float64(len(a)+len(b)-2)
}

func cut(s string) string {
	if len(s) > sampleBytes {
		return s[:sampleBytes]
	}
	return s
}
