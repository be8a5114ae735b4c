package leak

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"shinsa/pipeline/problem"
	"shinsa/pipeline/workbook/codepage"
)

// Scanner looks for names. It is only read once made, so that many goroutines
// may use it at once.
type Scanner struct {
	names   Names
	folder  *folder
	forms   [][]rune
	titles  [][]rune
	words   []word
	texts   *matcher // of folded texts
	romans  *matcher // of skeletons
	digits  *matcher
	sjis    []rune // see pairsOf
	euc     []rune
	pairs   likelihood
	weak    problem.List
	rooms   sync.Pool       // memory of scans that are done
	entered map[string]bool // while it is made
}

// rule is how a word that was matched is judged.
type rule uint8

const (
	ruleWord    rule = iota // by what it is made of
	ruleExact               // wherever it stands
	ruleFamily              // with a title of persons behind it
	ruleAddress             // with the numbers behind it
	ruleDigits
	ruleAllow
)

// word is a word to look for.
type word struct {
	company int // place in Names.Companies; -1 for a word that may stand
	kind    Kind
	rule    rule
	look    bool // never more than a look
	size    int  // letters as typed, long vowel signs too
	class   uint8
	length  int // folded
	address *address
}

// New prepares names.
func New(names Names) *Scanner {
	s := &Scanner{names: names, folder: newFolder(), forms: legalForms(), titles: foldedTitles(), texts: newMatcher(), romans: newMatcher(), digits: newMatcher(),
		sjis: pairsOf(codepage.CP932), euc: pairsOf(codepage.EUCJP), pairs: make(likelihood, 1<<14), entered: map[string]bool{}}
	for i, c := range names.Companies {
		s.company(i, c)
	}
	for _, a := range names.Allow {
		s.addText(a, word{company: -1, rule: ruleAllow})
		if core, _ := s.core(a); len(s.folder.key(core).runes) >= 3 { // a short one would let others stand
			s.addText(core, word{company: -1, rule: ruleAllow})
		}
	}
	s.texts.finish()
	s.romans.finish()
	s.digits.finish()
	s.entered = nil
	s.weigh()
	return s
}

// Weak returns what of the names cannot be looked for as it should: a company
// without any certain word, or one whose name a word that may stand hides.
func (s *Scanner) Weak() problem.List { return s.weak }

func (s *Scanner) company(i int, c Company) {
	w := word{company: i, kind: KindName}
	for _, n := range append([]string{c.Name, c.Kana}, c.Short...) {
		s.addName(n, w)
	}
	kana := s.plain(c.Kana)
	s.addRomaji(w, romaji(kana), romaji(largeVowels(kana)), c.Romaji)
	for _, p := range c.Persons {
		s.person(i, p)
	}
	for _, a := range c.Addresses {
		s.addAddress(i, a)
	}
	for _, p := range c.Products {
		s.addText(p, word{company: i, kind: KindProduct})
		s.addLatin(p, word{company: i, kind: KindProduct})
	}
	s.addPhones(i, c.Phones)
	s.addNumber(i, c.Number)
	s.addMails(i, c)
}

// plain is a name without its legal forms.
func (s *Scanner) plain(name string) string {
	core, _ := s.core(name)
	return core
}

// addName enters a name without its legal forms, and with 第一 for 第1.
func (s *Scanner) addName(name string, w word) {
	core, before := s.core(name)
	for _, n := range ordinals(core) {
		s.addText(n, w)
		s.addLatin(n, w)
	}
	if before != "" {
		s.addText(before, w)
	}
}

// ordinals returns a name and the same with 第1 for 第一, or the other way round.
func ordinals(name string) []string {
	out := []string{name}
	kanji, digits := []rune("一二三四五六七八九"), "123456789"
	for i, k := range kanji {
		a, b := "第"+string(k), "第"+digits[i:i+1]
		switch {
		case strings.Contains(name, a):
			out = append(out, strings.ReplaceAll(name, a, b))
		case strings.Contains(name, b):
			out = append(out, strings.ReplaceAll(name, b, a))
		}
	}
	return out
}

// addText enters a word to be found in folded texts.
func (s *Scanner) addText(text string, w word) {
	t := s.folder.key(text)
	if len(t.runes) == 0 || slices.Contains(t.runes, foldBreak) {
		return
	}
	w.size, w.class = len(t.runes)+strings.Count(text, "ー")+strings.Count(text, "ｰ"), summary(t)
	s.enter(s.texts, t.runes, w)
}

// enter enters a word once a company and kind.
func (s *Scanner) enter(m *matcher, runes []rune, w word) {
	id := string(rune(w.company+1)) + string(rune(w.kind)) + string(rune(w.rule)) + map[*matcher]string{s.texts: "t", s.romans: "r", s.digits: "d"}[m] + string(runes)
	if w.address != nil {
		id += w.address.text
	}
	if s.entered[id] || len(runes) == 0 {
		return
	}
	s.entered[id] = true
	w.length = len(runes)
	if m == s.texts && longEnough(w) {
		s.pairs.add(runes)
	}
	m.add(runes, int32(len(s.words)))
	s.words = append(s.words, w)
}

// summary is the class that all characters of a word have; kanji where it is
// of several.
func summary(t *folded) uint8 {
	class := t.flags[0] & classMask
	if class == classHiragana {
		class = classKatakana
	}
	for _, f := range t.flags {
		switch f & classMask {
		case class:
		case classHiragana, classKatakana:
			if class != classKatakana {
				return classKanji
			}
		case classDigit, classLatin:
			if class != classLatin && class != classDigit {
				return classKanji
			}
			class = classLatin
		default:
			return classKanji
		}
	}
	return class
}

// addLatin enters a word of Latin letters by its skeleton too.
func (s *Scanner) addLatin(text string, w word) {
	t := s.folder.key(text)
	if len(t.runes) > 0 && summary(t) == classLatin && !slices.ContainsFunc(t.runes, func(r rune) bool { return r >= '0' && r <= '9' }) {
		s.addSkeleton(string(t.runes), w)
	}
}

func (s *Scanner) addSkeleton(letters string, w word) {
	w.class, w.size = classLatin, utf8.RuneCountInString(letters)
	if k := skeletonOf(letters); len(k) > 1 {
		s.enter(s.romans, k, w)
	}
}

// addRomaji enters spellings in Latin letters, without legal forms.
func (s *Scanner) addRomaji(w word, spellings ...string) {
	for _, r := range spellings {
		core := s.plain(r)
		s.addText(core, w)
		s.addLatin(core, w)
	}
}

// person enters a person's name in its forms, and the family name.
func (s *Scanner) person(i int, p Person) {
	w := word{company: i, kind: KindPerson}
	s.addText(p.Name, w)
	s.addText(p.Kana, w)
	for _, r := range []string{p.Romaji, spaced(p.Kana)} {
		s.addRomaji(w, r, turned(r))
	}
	families, sure := familyNames(p.Name)
	for _, f := range families {
		s.addText(f, word{company: i, kind: KindPerson, rule: ruleFamily, look: !sure || s.commonFamily(i, f)})
	}
	if f := strings.Fields(p.Kana); len(f) == 2 {
		s.addText(f[0], word{company: i, kind: KindPerson, rule: ruleFamily, look: true})
	}
}

// spaced is the romaji of a person's kana, family and given name apart.
func spaced(kana string) string {
	parts := strings.Fields(kana)
	for i, p := range parts {
		parts[i] = romaji(p)
	}
	return strings.Join(parts, " ")
}

// turned has the given name first.
func turned(romaji string) string {
	f := strings.Fields(strings.ReplaceAll(romaji, ",", " "))
	slices.Reverse(f)
	return strings.Join(f, " ")
}

// familyNames returns the family name that a blank tells; without one those
// that may be it.
func familyNames(name string) (names []string, sure bool) {
	if f := strings.Fields(name); len(f) > 1 {
		return f[:1], true
	}
	r := []rune(strings.TrimSpace(name))
	for n := 1; n <= 3 && n < len(r) && len(r) <= 7; n++ {
		names = append(names, string(r[:n]))
	}
	return names, false
}

// commonFamily tells whether another company, or somebody who may be named,
// has the family name too.
func (s *Scanner) commonFamily(company int, family string) bool {
	key := string(s.folder.key(family).runes)
	for _, a := range s.names.Allow {
		if strings.HasPrefix(string(s.folder.key(a).runes), key) {
			return true
		}
	}
	for i, c := range s.names.Companies {
		for _, p := range c.Persons {
			other, sure := familyNames(p.Name)
			if i != company && sure && string(s.folder.key(other[0]).runes) == key {
				return true
			}
		}
	}
	return false
}
