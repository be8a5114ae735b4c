package compose

import (
	"fmt"
	"strconv"
	"strings"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/doc"
)

// A token is tokenOpen, a decimal index, tokenClose. Templates may not contain
// either character (Load refuses them) and values never reach the Markdown, so
// a token can only be one that show made.
const (
	tokenOpen  = '\uE000'
	tokenClose = '\uE001'
)

// tokens holds the values of one document while its Markdown is parsed.
type tokens struct{ values [][]doc.Inline }

// show is the last step of every action of a template: it keeps the value
// and returns the token that stands for it.
func (t *tokens) show(v any) (string, error) {
	in, err := shown(v)
	if err != nil {
		return "", err
	}
	t.values = append(t.values, in)
	return fmt.Sprintf("%c%d%c", tokenOpen, len(t.values)-1, tokenClose), nil
}

func shown(v any) ([]doc.Inline, error) {
	switch v := v.(type) {
	case Word:
		return v.inlines(), nil
	case []Word:
		return join(v, ""), nil
	case string:
		return our(v).inlines(), nil
	case int:
		return our(strconv.Itoa(v)).inlines(), nil
	case calendar.Date:
		return our(v.Wareki()).inlines(), nil
	default:
		return nil, fmt.Errorf("show value of type %T", v)
	}
}

// expand turns text of the parsed Markdown into inlines.
func (t *tokens) expand(s string, mark doc.Mark) []doc.Inline {
	var out []doc.Inline
	for s != "" {
		before, rest, found := strings.Cut(s, string(tokenOpen))
		if before != "" {
			out = append(out, doc.Text{S: before, Mark: mark})
		}
		if !found {
			return out
		}
		var index string
		index, s, _ = strings.Cut(rest, string(tokenClose))
		out = append(out, remark(t.at(index), mark)...)
	}
	return out
}

// plain returns text with its tokens replaced by what they stand for, for the
// arguments of directives.
func (t *tokens) plain(s string) string { return doc.Plain(t.expand(s, 0)) }

func (t *tokens) at(index string) []doc.Inline {
	i, err := strconv.Atoi(index)
	if err != nil || i >= len(t.values) {
		return nil
	}
	return t.values[i]
}

func remark(in []doc.Inline, mark doc.Mark) []doc.Inline {
	if mark == 0 {
		return in
	}
	out := make([]doc.Inline, len(in))
	for i, x := range in {
		if text, ok := x.(doc.Text); ok {
			text.Mark |= mark
			x = text
		}
		out[i] = x
	}
	return out
}
