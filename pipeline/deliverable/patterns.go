package deliverable

import (
	"regexp"
	"strings"

	"shinsa/pipeline/problem"
)

// pattern is something that looks like a company, a person or an address.
type pattern struct {
	name string
	need string // characters one of which every hit has
	re   *regexp.Regexp
	ok   func(string) bool // nil: every hit counts
}

// suspects are looked for where no register tells the names.
var suspects = []pattern{
	{"メールアドレス", "@", regexp.MustCompile(`[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+`), nil},
	{"電話番号", "-(", regexp.MustCompile(`(?:\+81[- ]?[1-9]\d{0,3}|\b0\d{1,4})[-(]\d{1,4}[-)]\d{3,4}\b`), nil},
	{"郵便番号", "〒", regexp.MustCompile(`〒\s*\d{3}-?\d{4}`), nil},
	{"法人番号", "0123456789", regexp.MustCompile(`\b[1-9]-?\d{4}-?\d{4}-?\d{4}\b`), corporate},
	{"住所", "市区町村郡", regexp.MustCompile(`(?:東京都|北海道|(?:京都|大阪)府|\p{Han}{2,3}県)?\p{Han}{1,6}[市区町村郡]\p{Han}{0,8}(?:\d+丁目|\d+番地?|\d+-\d+)(?:[-\d]|番地?|号)*`), nil},
	{"会社名", "社㈱㈲(", regexp.MustCompile(`(?:株式会社|有限会社|合同会社|合資会社|合名会社|㈱|㈲|\(株\)|\(有\))[\p{Han}\p{Katakana}ーA-Za-z]{2,20}|[\p{Han}\p{Katakana}ーA-Za-z]{2,20}(?:株式会社|有限会社|合同会社|㈱|㈲|\(株\)|\(有\))`), nil},
}

// corporate tells a 法人番号 by its check digit (法人番号の指定等に関する省令
// 第2条: nine less the remainder by nine of the digits, weighted 1 and 2 from
// the right).
func corporate(s string) bool {
	s = strings.ReplaceAll(s, "-", "")
	if len(s) != 13 {
		return false
	}
	total := 0
	for i := range 12 {
		total += int(s[12-i]-'0') * (1 + i%2)
	}
	return int(s[0]-'0') == 9-total%9
}

// narrow makes digits, letters and signs half wide.
func narrow(s string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c >= '！' && c <= '～':
			return c - '！' + '!'
		case c == '‐', c == '‑', c == '–', c == '—', c == '−', c == 'ｰ':
			return '-'
		}
		return c
	}, s)
}

// patterns looks through a file for what looks like a name; known is what may
// stand there.
func patterns(e Entry, known []string) problem.List {
	s := &suspicion{at: problem.Pos{File: e.Path}, said: map[string]bool{}}
	for _, k := range known {
		s.known = append(s.known, squeeze(narrow(k)))
	}
	for _, p := range passages(e) {
		s.look(p)
	}
	s.metadata(e)
	return s.found
}

type suspicion struct {
	at    problem.Pos
	known []string
	said  map[string]bool
	found problem.List
}

func (s *suspicion) look(p passage) {
	text := narrow(p.text)
	for _, kind := range suspects {
		if !strings.ContainsAny(text, kind.need) {
			continue
		}
		for _, hit := range kind.re.FindAllString(text, -1) {
			if kind.ok != nil && !kind.ok(hit) || s.right(hit) || s.said[kind.name+hit] {
				continue
			}
			s.said[kind.name+hit] = true
			at := s.at
			at.Place = p.place
			s.found.Add("deliver-suspect", at, kind.name, cut(hit))
		}
	}
}

// right tells what belongs to the office, the contractor or the ministry.
func (s *suspicion) right(hit string) bool {
	hit = squeeze(hit)
	for _, k := range s.known {
		if strings.Contains(k, hit) || len(k) > 6 && strings.Contains(hit, k) {
			return true
		}
	}
	return false
}
