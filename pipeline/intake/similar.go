package intake

import "slices"

// The likeness of two questions, 1 for equal: one less the edit distance over
// the longer length.
const (
	sameQuestion    = 0.97 // up to a slip of the pen: not reported
	nearQuestion    = 0.80 // altered, and still this question
	clearOfOthers   = 0.10 // by which the best must lead
	farQuestion     = 0.45 // below: another question altogether
	longestQuestion = 400  // characters compared
	fuzzyRows       = 1000 // rows of one file that are compared by likeness
)

// nearest finds the question that a text is most like.
type nearest struct {
	asked [][]rune
	pairs map[[2]rune][]int32 // two characters in a row → questions that have them
	count []int               // pairs of each question
}

func newNearest(asked [][]rune) *nearest {
	n := &nearest{asked: asked, pairs: map[[2]rune][]int32{}, count: make([]int, len(asked))}
	for i, q := range asked {
		for p := range bigrams(q) {
			n.pairs[p] = append(n.pairs[p], int32(i))
			n.count[i]++
		}
	}
	return n
}

func bigrams(q []rune) map[[2]rune]bool {
	set := make(map[[2]rune]bool, len(q))
	for i := 1; i < len(q); i++ {
		set[[2]rune{q[i-1], q[i]}] = true
	}
	return set
}

// find returns the question most like the text, its likeness and that of the
// second; -1 for none. Only those that share many pairs are compared in full.
func (n *nearest) find(text []rune) (best int, like, second float64) {
	if len(text) == 0 || len(text) > longestQuestion {
		return -1, 0, 0
	}
	set := bigrams(text)
	shared := make([]int, len(n.asked))
	for p := range set {
		for _, i := range n.pairs[p] {
			shared[i]++
		}
	}
	order := make([]int, 0, len(shared))
	for i, s := range shared {
		if s > 0 {
			order = append(order, i)
		}
	}
	dice := func(i int) float64 { return 2 * float64(shared[i]) / float64(len(set)+n.count[i]) }
	slices.SortStableFunc(order, func(a, b int) int {
		if dice(a) > dice(b) {
			return -1
		}
		return 1
	})
	best = -1
	for _, i := range order[:min(len(order), 5)] {
		switch l := likeness(text, n.asked[i]); {
		case l > like:
			best, like, second = i, l, like
		case l > second:
			second = l
		}
	}
	return best, like, second
}

// likeness compares two folded texts.
func likeness(a, b []rune) float64 {
	a, b = a[:min(len(a), longestQuestion)], b[:min(len(b), longestQuestion)]
	longer := max(len(a), len(b))
	if longer == 0 {
		return 1
	}
	return 1 - float64(distance(a, b))/float64(longer)
}

// distance is the Levenshtein distance.
func distance(a, b []rune) int {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, ra := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, rb := range b {
			cost := diagonal
			if ra != rb {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(row[j+1]+1, row[j]+1, cost)
		}
	}
	return row[len(b)]
}
