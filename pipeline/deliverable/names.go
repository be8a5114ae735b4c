package deliverable

import (
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"shinsa/pipeline/deliverable/disc"
	"shinsa/pipeline/problem"
)

// reserved are names that Windows keeps for devices, whatever stands behind
// their point.
var reserved = []string{"CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
	"LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9"}

// checkNames holds the names of a deliverable: they must stand on a disc, in a
// ZIP and in a folder of Windows alike; folder is the one that all stand in, ""
// where it is not known.
func checkNames(c Checks, folder string, paths []string) problem.List {
	n := &naming{checks: c}
	if folder != "" {
		n.part(folder, folder)
	}
	seen := map[string]bool{}
	for _, p := range paths {
		at := problem.Pos{File: p}
		parts := strings.Split(p, "/")
		if len(parts) > min(c.Depth, disc.Depth) {
			n.found.Add("deliver-depth", at, p, strconv.Itoa(min(c.Depth, disc.Depth)))
		}
		if u := disc.Units(path.Join(folder, p)); u > min(c.PathUnits, disc.PathUnits) {
			n.found.Add("deliver-path-long", at, p, strconv.Itoa(u), strconv.Itoa(min(c.PathUnits, disc.PathUnits)))
		}
		for i, part := range parts {
			if upto := strings.Join(parts[:i+1], "/"); !seen[upto] {
				seen[upto] = true
				n.part(p, part)
			}
		}
	}
	return n.found
}

type naming struct {
	checks Checks
	found  problem.List
}

// part holds the name of one file or folder.
func (n *naming) part(full, name string) {
	at := problem.Pos{File: full}
	if u, most := disc.Units(name), min(n.checks.NameUnits, disc.NameUnits); u > most {
		n.found.Add("deliver-name-long", at, name, strconv.Itoa(u), strconv.Itoa(most))
	}
	if i := strings.IndexFunc(name, n.refused); i >= 0 {
		n.found.Add("deliver-name-char", at, name, strings.Trim(strconv.QuoteRune([]rune(name[i:])[0]), "'"))
	}
	stem, _, _ := strings.Cut(strings.ToUpper(name), ".")
	if slices.Contains(reserved, strings.TrimSpace(stem)) {
		n.found.Add("deliver-name-reserved", at, name)
	}
	if name == "" || strings.HasSuffix(name, ".") || strings.TrimSpace(name) != name {
		n.found.Add("deliver-name-end", at, name)
	}
}

// refused tells characters that no name may have: those that Windows and
// Joliet refuse, those that nobody sees, those that came apart (half of a
// surrogate, が as か and a mark, as macOS writes it), and braces: a fact that
// was not filled in.
func (n *naming) refused(c rune) bool {
	switch {
	case n.checks.Characters.V == "ascii" && c > '~':
		return true
	case strings.ContainsRune(disc.Forbidden+`<>"|{}`, c), c < ' ', c == unicode.ReplacementChar:
		return true
	}
	return unicode.In(c, unicode.Cf, unicode.Cc, unicode.Co, unicode.Mn) || c != ' ' && c != '　' && unicode.IsSpace(c)
}

const megabyte = 1_000_000

// checkSize holds the whole against the room of the disc.
func checkSize(c Checks, size int64) problem.List {
	var found problem.List
	if most := int64(c.TotalMB) * megabyte; most > 0 && size > most {
		found.Add("deliver-too-large", problem.Pos{}, strconv.FormatInt((size+megabyte-1)/megabyte, 10), strconv.Itoa(c.TotalMB))
	}
	return found
}
