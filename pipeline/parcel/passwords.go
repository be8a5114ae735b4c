package parcel

import (
	"bytes"
	"fmt"
	"log/slog"
	"path"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/encoding/japanese"
	encutf16 "golang.org/x/text/encoding/unicode"

	"shinsa/pipeline/problem"
)

// Passwords is the office's list of passwords. What it holds stands in a
// closure, so that no way of printing a value (not even one that follows
// unexported fields) comes upon it.
type Passwords struct{ reveal func() []secret }

// secret is one line of the list.
type secret struct{ key, text string }

const hidden = "[passwords hidden]"

// String and the methods after it show a Passwords without its content.
func (p Passwords) String() string { return hidden }

// GoString is String for %#v.
func (p Passwords) GoString() string { return hidden }

// Format is String for every verb.
func (p Passwords) Format(s fmt.State, _ rune) { fmt.Fprint(s, hidden) }

// MarshalJSON is String for JSON.
func (p Passwords) MarshalJSON() ([]byte, error) { return []byte(`"` + hidden + `"`), nil }

// MarshalText is String for YAML, XML and the like.
func (p Passwords) MarshalText() ([]byte, error) { return []byte(hidden), nil }

// LogValue is String for slog.
func (p Passwords) LogValue() slog.Value { return slog.StringValue(hidden) }

// Len returns how many passwords the list has.
func (p Passwords) Len() int { return len(p.all()) }

func (p Passwords) all() []secret {
	if p.reveal == nil {
		return nil
	}
	return p.reveal()
}

// ParsePasswords reads the list of passwords: lines of a company's ID or a
// file's name (with * and ? as in a shell), a tab, and the password, which
// goes to the end of the line. Lines that begin with # are comments. A key may
// have several lines. The problems name lines by number only.
func ParsePasswords(file string, data []byte) (Passwords, problem.List) {
	text, ok := listText(data)
	if !ok {
		return Passwords{}, problem.List{problem.New("password-file", problem.Pos{File: file})}
	}
	var list []secret
	var problems problem.List
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if strings.TrimSpace(line) == "" || strings.HasPrefix(strings.TrimSpace(line), "#") {
			continue
		}
		key, password, found := strings.Cut(line, "\t")
		key = compose(strings.TrimSpace(key))
		password = strings.TrimLeft(password, "\t") // columns lined up with several tabs
		if _, err := path.Match(key, ""); !found || key == "" || password == "" || err != nil {
			problems.Add("password-line", problem.Pos{File: file, Line: n})
			continue
		}
		list = append(list, secret{key, password})
	}
	return Passwords{func() []secret { return list }}, problems
}

// listText decodes what Windows' editor saves: UTF-8 with or without a mark,
// UTF-16 ("Unicode"), or CP932 ("ANSI").
func listText(data []byte) (string, bool) {
	if bytes.HasPrefix(data, []byte("\xFF\xFE")) || bytes.HasPrefix(data, []byte("\xFE\xFF")) {
		return decodeWith(encutf16.UTF16(encutf16.LittleEndian, encutf16.ExpectBOM), data)
	}
	return guess(bytes.TrimPrefix(data, []byte("\uFEFF")))
}

// candidates are the passwords to try on a file, best first: those listed for
// its name or path, those of the company whose ID stands in its path, then
// those of every other company, for a name need not tell whose it is. A
// password that is listed for other files is not tried.
func (p Passwords) candidates(file string) []secret {
	var named, ours, others []secret
	for _, s := range p.all() {
		forFiles := strings.ContainsAny(s.key, "*?[./") // else a company's ID
		switch {
		case forFiles && matches(s.key, file):
			named = append(named, s)
		case forFiles:
		case mentions(file, s.key):
			ours = append(ours, s)
		default:
			others = append(others, s)
		}
	}
	return slices.Concat(named, ours, others)
}

// matches tells whether the pattern fits the path, from its start or without
// the inbox folder, or one of the names in it.
func matches(pattern, file string) bool {
	pattern, file = strings.ToLower(pattern), strings.ToLower(compose(file))
	_, inside, _ := strings.Cut(file, "/")
	for _, name := range append(strings.Split(file, "/"), file, inside) {
		if ok, err := path.Match(pattern, name); ok && err == nil {
			return true
		}
	}
	return false
}

// mentions tells whether the ID stands in the path as a word: C01 does not
// stand in C012.
func mentions(file, id string) bool {
	file, id = strings.ToLower(file), strings.ToLower(id)
	wordy := func(r rune) bool { return r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
	for at := 0; ; {
		i := strings.Index(file[at:], id)
		if i < 0 {
			return false
		}
		i += at
		before := strings.LastIndexFunc(file[:i], wordy)
		after := strings.IndexFunc(file[i+len(id):], wordy)
		if (i == 0 || before < i-1) && after != 0 {
			return true
		}
		at = i + 1
	}
}

// spellings are the bytes that the password may have been typed as: UTF-8, and
// for one beyond ASCII also CP932, which archivers of Windows use.
func spellings(password string) []string {
	out := []string{password}
	if sjis, err := japanese.ShiftJIS.NewEncoder().String(password); err == nil && sjis != password {
		out = append(out, sjis)
	}
	return out
}
