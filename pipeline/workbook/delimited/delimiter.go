package delimited

import (
	"fmt"
	"strings"

	"shinsa/pipeline/workbook"
)

// sampleSize is how much of a text is looked at to find its delimiter.
const sampleSize = 256 << 10

// announced reads the line "sep=;" by which Excel is told the delimiter; the
// line is none of the table's. It returns 0 where there is none.
func announced(text string) (rest string, sep byte) {
	if len(text) < 6 || !strings.EqualFold(text[:4], "sep=") || text[4] >= 0x80 {
		return text, 0
	}
	if rest := text[5:]; strings.HasPrefix(rest, "\r\n") {
		return rest[2:], text[4]
	} else if rest[0] == '\n' || rest[0] == '\r' {
		return rest[1:], text[4]
	}
	return text, 0
}

// delimiter finds what parts the fields, and turns away what is no table.
//
// The rule: of tab, comma and semicolon, that one counts which parts the most
// records into the same number of fields (two at least); of equals the first.
// A text is a table when
//   - at least half of its records that are not empty have two fields or
//     more, and
//   - they are regular: at least half of these have the same number of
//     fields, or else fewer than half of the delimiters stand before a space,
//     as in prose they do;
//
// or when every field is quoted, in one column. It is none when it begins
// like markup or program data: with <, or with { or [.
func delimiter(text string) (byte, error) {
	if c := strings.TrimLeft(text, " \t\r\n")[0]; c == '<' || c == '{' || c == '[' {
		return 0, fmt.Errorf("%w: text that begins with %q", workbook.ErrNotWorkbook, c)
	}
	sample := text[:min(len(text), sampleSize)]
	best, found := shape{}, false
	for _, sep := range []byte("\t,;") {
		s := newShape(sample, sep)
		if s.isTable() && (!found || s.alike > best.alike) {
			best, found = s, true
		}
	}
	if !found {
		return 0, fmt.Errorf("%w: text that is no table", workbook.ErrNotWorkbook)
	}
	if best.columns == 0 { // one column, all quoted
		return ',', nil
	}
	return best.sep, nil
}

// shape is what a delimiter makes of a text.
type shape struct {
	sep     byte
	records int // that are not empty
	several int // of these, with two fields or more
	alike   int // of these, with the most usual number of fields
	columns int // that number
	quoted  int // records of one quoted field
	seps    int
	spaced  int // delimiters before a space
}

func newShape(text string, sep byte) shape {
	s := shape{sep: sep}
	usual := map[int]int{}
	p := parser{text: text, sep: sep}
	for p.next() {
		if len(p.fields) == 1 && p.fields[0] == "" {
			continue
		}
		s.records++
		if n := len(p.fields); n > 1 {
			s.several++
			usual[n]++
			if usual[n] > s.alike || usual[n] == s.alike && n > s.columns {
				s.alike, s.columns = usual[n], n
			}
		} else if p.quoted {
			s.quoted++
		}
		for _, f := range p.fields[1:] {
			s.seps++
			if strings.HasPrefix(f, " ") {
				s.spaced++
			}
		}
	}
	return s
}

func (s shape) isTable() bool {
	if s.records > 0 && s.quoted == s.records {
		return true
	}
	return s.several > 0 && 2*s.several >= s.records && (2*s.alike >= s.several && !s.prose() || 2*s.spaced < s.seps)
}

// prose tells sentences with commas: a space follows most, and their number
// changes.
func (s shape) prose() bool { return 2*s.spaced >= s.seps && 5*s.alike < 4*s.records }
