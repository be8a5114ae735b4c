package workbook

import (
	"fmt"
	"strconv"
	"strings"
)

// phrase is the text of a cell with what belongs to it: of the shared table,
// or written in the cell itself.
type phrase struct {
	text     string
	phonetic string
	struck   string // the part that is struck through by its own runs
	runs     bool   // some runs have a look of their own
	plain    bool   // some text takes the look of the cell
	rich     []styledRun
}

// sharedStrings reads xl/sharedStrings.xml, at most limit texts
// (0: any number).
func sharedStrings(part []byte, limit int) ([]phrase, error) {
	if part == nil {
		return nil, nil
	}
	s := newScanner(part)
	var out []phrase
	for e := s.next(); e != ended; e = s.next() {
		if e != start {
			continue
		}
		switch s.name {
		case "sst":
			out = make([]phrase, 0, min(max(s.number("uniqueCount", 0), 0), len(part)/16))
		case "si":
			if limit > 0 && len(out) == limit {
				return nil, fmt.Errorf("%w: more than %d shared texts", ErrTooLarge, limit)
			}
			out = append(out, s.phrase())
		}
	}
	return out, s.err
}

// joined collects text; most cells have one piece and need no copy.
type joined struct {
	first string
	more  []byte
}

func (j *joined) add(s string) {
	switch {
	case j.first == "" && j.more == nil:
		j.first = s
	case j.more == nil:
		j.more = append([]byte(j.first), s...)
	default:
		j.more = append(j.more, s...)
	}
}

func (j *joined) String() string {
	if j.more != nil {
		return string(j.more)
	}
	return j.first
}

// pieces is a phrase while it is read.
type pieces struct {
	text, phonetic, struck joined
	runs, plain            bool
	rich                   []styledRun
}

// phrase reads the element just started (si or is): text, runs of rich text
// joined, readings (rPh) apart.
func (s *scanner) phrase() phrase {
	var p pieces
	for depth := s.depth; ; {
		switch e := s.next(); {
		case e == ended, e == end && s.depth < depth:
			return phrase{undoEscapes(p.text.String()), undoEscapes(p.phonetic.String()),
				undoEscapes(p.struck.String()), p.runs, p.plain, several(p.rich)}
		case e != start:
		case s.name == "t":
			p.text.add(s.inner())
			p.plain = true
		case s.name == "r":
			s.run(&p)
		case s.name == "rPh":
			p.phonetic.add(s.inner())
		default:
			s.leave()
		}
	}
}

// run reads one run of rich text into p.
func (s *scanner) run(p *pieces) {
	own := false
	var f face
	var text joined
	for depth := s.depth; ; {
		switch e := s.next(); {
		case e == ended, e == end && s.depth < depth:
			t := text.String()
			p.text.add(t)
			p.runs = p.runs || own
			p.plain = p.plain || !own && t != ""
			if f.struck {
				p.struck.add(t)
			}
			p.rich = append(p.rich, styledRun{Run{undoEscapes(t), f.Look}, own})
			return
		case e != start:
		case s.name == "t":
			text.add(s.inner())
		case s.name == "rPr":
			own, f = true, s.face()
		default:
			s.leave()
		}
	}
}

// undoEscapes resolves _xHHHH_, by which Excel writes characters that XML
// does not carry (ECMA-376 22.9.2.19). Line ends become \n.
func undoEscapes(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for {
		i := strings.Index(s, "_x")
		if i < 0 || i+7 > len(s) {
			break
		}
		n, err := strconv.ParseUint(s[i+2:i+6], 16, 16)
		if err != nil || s[i+6] != '_' || n >= 0xD800 && n < 0xE000 {
			b.WriteString(s[:i+2])
			s = s[i+2:]
			continue
		}
		b.WriteString(s[:i])
		if s = s[i+7:]; n == '\r' {
			if !strings.HasPrefix(s, "\n") {
				b.WriteByte('\n')
			}
			continue
		}
		b.WriteRune(rune(n))
	}
	b.WriteString(s)
	return b.String()
}
