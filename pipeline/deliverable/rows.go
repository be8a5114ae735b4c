package deliverable

import (
	"slices"
	"strings"
)

// columnsOf finds for each head the column of the same name in another table:
// by the whole name, else without what stands in brackets and above it, where
// that is one column in both. Column 0 names the rows.
func columnsOf(heads, others []string) []int {
	out := make([]int, len(heads))
	for i, h := range heads {
		out[i] = -1
		for _, form := range []func(string) string{plainHead, bareHead, lastHead} {
			if k, ok := only(others, form, form(h)); ok && i > 0 {
				if _, once := only(heads, form, form(h)); once {
					out[i] = k
					break
				}
			}
		}
	}
	return out
}

// only finds the one head of a form.
func only(heads []string, form func(string) string, want string) (at int, ok bool) {
	if want == "" {
		return 0, false
	}
	for i, h := range heads {
		if form(h) != want {
			continue
		}
		if ok {
			return 0, false
		}
		at, ok = i, true
	}
	return at, ok
}

// plainHead is a head without signs between its parts.
func plainHead(s string) string {
	return strings.NewReplacer("：", "", ":", "", "・", "", "／", "", "/", "").Replace(squeeze(s))
}

func bareHead(s string) string {
	if i := strings.IndexAny(s, "（("); i > 0 {
		s = s[:i]
	}
	return plainHead(s)
}

// lastHead is the lowest line of a head.
func lastHead(s string) string {
	if i := strings.LastIndex(s, "："); i >= 0 {
		s = s[i+len("："):]
	}
	return bareHead(s)
}

// leading is how many cells of a row may name it.
const leading = 4

// rowNames tells what the rows of a table are called by when it is held against
// another: what stands in the column that has the name of the other's first,
// with the number in the column before it; where there is no such column, each
// of the first texts of a row, alone and with the one before it.
type rowNames struct {
	column   int // -1: none has the name
	numbered bool
}

func (g grid) naming(other grid) rowNames {
	k, ok := only(g.heads, bareHead, bareHead(cell(other.heads, 0)))
	if !ok {
		return rowNames{column: -1}
	}
	return rowNames{k, k > 0 && strings.HasPrefix(cell(g.heads, k-1), cell(g.heads, k))}
}

// names lists what a row may be called by, best first.
func (n rowNames) names(row []string) []string {
	if n.column >= 0 {
		name := squeeze(cell(row, n.column))
		if n.numbered && cell(row, n.column-1) != "" {
			return []string{squeeze(cell(row, n.column-1)) + name, name}
		}
		return []string{name}
	}
	var out []string
	for i := min(leading, len(row)) - 1; i >= 0; i-- {
		if i > 0 && isNumber(row[i]) || squeeze(row[i]) == "" {
			continue
		}
		if i > 0 {
			out = append(out, squeeze(row[i-1]+row[i]))
		}
		out = append(out, squeeze(row[i]))
	}
	return slices.Compact(out)
}

// index lists the rows by their names.
func (g grid) index(other grid) map[string][][]string {
	out := map[string][][]string{}
	called := g.naming(other)
	for _, row := range g.rows {
		for _, n := range called.names(row) {
			out[n] = append(out[n], row)
		}
	}
	return out
}

// lookUp finds the rows of the first name that is known.
func lookUp(names []string, index map[string][][]string) (string, [][]string) {
	for _, n := range names {
		if rows := index[n]; rows != nil {
			return n, rows
		}
	}
	if len(names) == 0 {
		return "", nil
	}
	return names[len(names)-1], nil
}
