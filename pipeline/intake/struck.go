package intake

import (
	"strings"

	"shinsa/pipeline/normalize"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

// choiceSigns stand between choices written in one cell.
const choiceSigns = "・･/／、，,|｜\n \t　"

// unstruck returns what is left of a text of which parts are struck through.
// The parts are known joined and without their places: ok is false where they
// could have stood in two ways.
func unstruck(text, struck string) (left string, ok bool) {
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(choiceSigns, r) })
	gone := strings.Map(dropSigns, struck)
	if gone == "" {
		return text, true
	}
	if len(parts) > 1 && len(parts) <= 10 {
		return withoutParts(parts, gone)
	}
	if strings.Count(text, struck) != 1 {
		return "", false
	}
	return normalize.Clean(strings.Replace(text, struck, "", 1)), true
}

func dropSigns(r rune) rune {
	if strings.ContainsRune(choiceSigns, r) {
		return -1
	}
	return r
}

// withoutParts leaves out the one selection of parts that makes up gone.
func withoutParts(parts []string, gone string) (left string, ok bool) {
	found := 0
	for set := range 1 << len(parts) {
		var in, out []string
		for i, p := range parts {
			if set&(1<<i) != 0 {
				in = append(in, p)
			} else {
				out = append(out, p)
			}
		}
		if strings.Join(in, "") == gone {
			found++
			left = strings.Join(out, "・")
		}
	}
	return left, found == 1
}

// about says what a choice is for: the problem of what cannot be read, the
// name of the item in it, and what a ticked box means.
type about[T any] struct {
	code   problem.Code
	name   string
	ticked T
	word   func(T) string // of a choice that is only proposed
}

// marked reads a cell in which a choice may be marked in ways beyond its text:
// a part struck through, a box that the cell is linked to. Several choices of
// which none is marked so are told from other texts that were not read, for
// the same words in another cell may mean another answer; the one that a
// colour sets apart is proposed.
func marked[T comparable](d *reading, f field, read func(string) (T, string, bool), what about[T]) record.Value[T] {
	return choice(d, f, func(text string) (v T, rule string, ok bool) {
		c := f.cell()
		if c.Kind == workbook.Bool && c.Number != 0 { // of Google Sheets, too
			return what.ticked, "answer:☑", true
		}
		if struck := normalize.Clean(c.StruckPart); struck != "" {
			left, sure := unstruck(text, c.StruckPart)
			if v, rule, ok = read(left); sure && ok {
				return v, rule + "; " + markStruck + " " + struck, true
			}
			var none T
			return none, ruleStruck + "; " + struck, false
		}
		if v, rule, ok = read(text); !ok && several(text, read) {
			rule = ruleSeveral
			if part, marked := d.markedPart(f); marked {
				if a, _, known := read(part); known {
					rule = ruleColour + ":" + what.word(a)
				}
			}
		}
		return v, rule, ok
	}, what.code, what.name)
}

// several tells a text that lists different answers.
func several[T comparable](text string, read func(string) (T, string, bool)) bool {
	seen := map[T]bool{}
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(choiceSigns, r) }) {
		if v, _, ok := read(part); ok {
			seen[v] = true
		}
	}
	return len(seen) > 1
}
