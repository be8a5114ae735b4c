package markup

import (
	"regexp"
	"strings"
)

// look is what reading needs to know of a style of HTML.
type look struct {
	format string // of numbers, as Excel writes it for itself
	struck bool
	hidden bool
}

var (
	rule     = regexp.MustCompile(`([^{}]+)\{([^{}]*)\}`)
	msFormat = regexp.MustCompile(`(?i)mso-number-format:\s*("(?:[^"\\]|\\.)*"|'[^']*'|[^;]*)`)
	lined    = regexp.MustCompile(`(?i)text-decoration[a-z-]*:[^;]*line-through`)
	gone     = regexp.MustCompile(`(?i)(?:display:\s*none|visibility:\s*(?:hidden|collapse))`)
)

// sheetRules reads the classes of a style sheet that stands in the page, as
// far as they say what a reader needs.
func (p *page) sheetRules(css string) {
	for _, m := range rule.FindAllStringSubmatch(css, maxStyles) {
		l := declarations(m[2])
		if l == (look{}) {
			continue
		}
		for selector := range strings.SplitSeq(m[1], ",") {
			selector = strings.TrimSpace(selector)
			if i := strings.LastIndexByte(selector, '.'); i >= 0 && !strings.ContainsAny(selector[i:], " :>+~[") && len(p.classes) < maxStyles {
				p.classes[selector[i+1:]] = l
			}
		}
	}
}

func declarations(css string) look {
	l := look{struck: lined.MatchString(css), hidden: gone.MatchString(css)}
	if m := msFormat.FindStringSubmatch(css); m != nil {
		l.format = formatCode(m[1])
	}
	return l
}

// formatCode undoes how CSS writes a number format: in quotes, with \ before
// what is special there, characters by number.
func formatCode(s string) string {
	s = strings.TrimSpace(s)
	if n := len(s); n >= 2 && (s[0] == '"' || s[0] == '\'') && s[n-1] == s[0] {
		s = s[1 : n-1]
	}
	if code := namedFormats[s]; code != "" {
		return code
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			b.WriteByte(s[i])
			continue
		}
		n := i + 1
		v := 0
		for n < len(s) && n-i <= 4 && hex(s[n]) >= 0 {
			v, n = v*16+hex(s[n]), n+1
		}
		if n-i == 5 { // \0022: a character by its number
			b.WriteRune(rune(v))
			i = n - 1
			continue
		}
		i++
		b.WriteByte(s[i])
	}
	return b.String()
}

func hex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

// look is that of the tag just read.
func (p *page) look() look {
	var l look
	for class := range strings.FieldsSeq(p.attrs["class"]) {
		l = l.and(p.classes[class])
	}
	if css, ok := p.attrs["style"]; ok {
		l = l.and(declarations(css))
	}
	return l
}

func (l look) and(more look) look {
	if more.format != "" {
		l.format = more.format
	}
	return look{l.format, l.struck || more.struck, l.hidden || more.hidden}
}
