package parcel

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// parameters reads a field such as "attachment; filename=…": its first word in
// lower case, and its parameters with names in lower case, decoded by RFC 2231
// and, against the rules but as most Japanese mailers do, by RFC 2047. A value
// need not be quoted, even where it should be.
func parameters(field string) (first string, params map[string]string) {
	first, rest, _ := strings.Cut(field, ";")
	pieces := map[string][]piece{}
	for rest != "" {
		var name, value string
		name, value, rest = nextParameter(rest)
		if name == "" {
			continue
		}
		p := piece{value: value}
		base, number, numbered := strings.Cut(name, "*")
		if numbered {
			number, p.extended = strings.CutSuffix(number, "*")
			if number == "" { // name*=
				p.extended, p.whole = true, true
			} else if n, err := strconv.Atoi(number); err == nil {
				p.n = n
			}
		} else {
			p.whole = true
		}
		pieces[base] = append(pieces[base], p)
	}
	params = make(map[string]string, len(pieces))
	for name, list := range pieces {
		params[name] = joined(list)
	}
	return strings.ToLower(strings.TrimSpace(first)), params
}

// piece is name=, name*=, name*n= or name*n*= of a parameter.
type piece struct {
	n               int
	extended, whole bool
	value           string
}

// joined makes the value of a parameter from its pieces: the extended form
// where there is one, then continuations, then the plain form.
func joined(list []piece) string {
	var parts []piece
	plain := ""
	for _, p := range list {
		switch {
		case p.whole && p.extended:
			return extended([]piece{p})
		case p.whole:
			plain = cmp.Or(plain, p.value)
		default:
			parts = append(parts, p)
		}
	}
	if len(parts) == 0 {
		return decodeWords(plain)
	}
	slices.SortStableFunc(parts, func(a, b piece) int { return cmp.Compare(a.n, b.n) })
	return decodeWords(extended(parts))
}

// extended decodes charset'language'%XX…; the charset stands in the first
// piece and holds for all: characters may be cut between pieces.
func extended(parts []piece) string {
	charset := ""
	var raw []byte
	for i, p := range parts {
		value := p.value
		if i == 0 && p.extended {
			if set, rest, ok := strings.Cut(value, "'"); ok {
				_, text, _ := strings.Cut(rest, "'")
				charset, value = set, text
			}
		}
		if p.extended {
			raw = append(raw, percent(value)...)
		} else {
			raw = append(raw, value...)
		}
	}
	s, _ := decodeText(charset, raw)
	if s == "" && len(raw) > 0 {
		s, _ = guess(raw)
	}
	return s
}

func percent(s string) string {
	if out, err := url.PathUnescape(s); err == nil {
		return out
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			if n, err := strconv.ParseUint(s[i+1:i+3], 16, 8); err == nil {
				b.WriteByte(byte(n))
				i += 2
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// nextParameter takes name=value off the front of s.
func nextParameter(s string) (name, value, rest string) {
	s = strings.TrimLeft(s, "; \t")
	i := strings.IndexAny(s, "=;")
	if i < 0 || s[i] == ';' {
		_, rest, _ = strings.Cut(s, ";")
		return "", "", rest
	}
	name = strings.ToLower(strings.TrimSpace(s[:i]))
	s = strings.TrimLeft(s[i+1:], " \t")
	if strings.HasPrefix(s, `"`) {
		value, rest = quoted(s[1:])
		return name, value, rest
	}
	value, rest, _ = strings.Cut(s, ";")
	return name, strings.TrimSpace(value), rest
}

// quoted reads a quoted string after its opening mark. A backslash that stands
// before anything but a quotation mark or a backslash is itself: mailers of
// Windows write paths without doubling it.
func quoted(s string) (value, rest string) {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '"':
			_, rest, _ = strings.Cut(s[i+1:], ";")
			return b.String(), rest
		case s[i] == '\\' && i+1 < len(s) && (s[i+1] == '"' || s[i+1] == '\\'):
			i++
			b.WriteByte(s[i])
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String(), ""
}
