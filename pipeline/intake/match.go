package intake

import (
	"slices"
	"strings"

	"shinsa/pipeline/normalize"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// The ways in which the company of a return was found, joined by "+".
const (
	byClaimedID = "id"     // 整理番号, from the hidden sheet or the cover
	byNumber    = "number" // 法人番号
	byName      = "name"
	byKana      = "kana" // the name is typed in kana
)

// nameSlip is how like the register's name a typed name must be where the ID
// already says whose the sheet is.
const nameSlip = 0.6

// Match says whose a response is and by what. What the sheet claims about its
// company must not contradict itself; ok is false when it does, or when the
// claims name nobody of the register.
func Match(r *record.Response, companies []record.Company) (id, how string, ok bool) {
	owner, _ := match(r, companies)
	return owner.id, owner.how, owner.id != ""
}

// owner is the company that claims agree on.
type owner struct{ id, how string }

// match is Match with the problems that explain it.
func match(r *record.Response, companies []record.Company) (owner, problem.List) {
	var problems problem.List
	m := claims{r, companies}
	pos := problem.Pos{File: r.File}
	id, number := m.byID(), m.byNumber()
	names, how := m.byName()
	switch {
	case m.differ(id, number, names):
		problems.Add("intake-claims-differ", m.place(), m.claimed(), m.say(id, number, names))
	case id >= 0:
		return m.accept(id, number, names, how)
	case number >= 0:
		return m.accept(number, number, names, how)
	case len(names) == 1:
		return m.accept(names[0], number, names, how)
	case len(names) > 1:
		problems.Add("intake-ambiguous-company", pos, m.claimed(), m.say(-1, -1, names))
	default:
		problems.Add("intake-unknown-company", m.place(), m.claimed())
	}
	return owner{}, problems
}

// claims compares what a response claims with the register.
type claims struct {
	r         *record.Response
	companies []record.Company
}

// byID returns the company of the claimed ID, -1 for none.
func (m claims) byID() int {
	return m.find(m.r.Claims.ID, func(c record.Company) string { return c.ID }, normalize.Fold)
}

func (m claims) byNumber() int {
	return m.find(m.r.Claims.CorporateNumber, func(c record.Company) string { return c.CorporateNumber }, digits)
}

func (m claims) find(v record.Value[string], of func(record.Company) string, key func(string) string) int {
	if k := key(v.V); v.Known && k != "" {
		for i, c := range m.companies {
			if key(of(c)) == k {
				return i
			}
		}
	}
	return -1
}

// byName returns the companies of the claimed name; where several share it
// but for the legal form, those of the same form.
func (m claims) byName() (found []int, how string) {
	v := m.r.Claims.Name
	if !v.Known {
		return nil, ""
	}
	name := trimHonorific(v.V)
	key, form := normalize.CompanyKey(name), normalize.CompanyForm(name)
	var sameForm []int
	for i, c := range m.companies {
		if normalize.CompanyKey(c.Name.V) != key {
			continue
		}
		found = append(found, i)
		if normalize.CompanyForm(c.Name.V) == form {
			sameForm = append(sameForm, i)
		}
	}
	if len(found) > 1 && len(sameForm) > 0 {
		found = sameForm
	}
	if len(found) > 0 {
		return found, byName
	}
	kana := normalize.KanaKey(name)
	for i, c := range m.companies {
		if c.Kana != "" && normalize.KanaKey(c.Kana) == kana {
			found = append(found, i)
		}
	}
	return found, byKana
}

// trimHonorific cuts 御中 and 様 from a name.
func trimHonorific(name string) string {
	name = normalize.Clean(name)
	for _, h := range []string{"御中", "様", "殿"} {
		name = strings.TrimSuffix(name, h)
	}
	return name
}

// differ tells whether two claims name different companies.
func (m claims) differ(id, number int, names []int) bool {
	if id >= 0 && number >= 0 && id != number {
		return true
	}
	if cover, differs := coverID(m.r); differs && m.r.Claims.ID.Known && cover != "" {
		return true
	}
	for _, known := range []int{id, number} {
		if known >= 0 && len(names) > 0 && !slices.Contains(names, known) {
			return true
		}
	}
	return id >= 0 && number < 0 && len(names) == 0 && m.otherName(id)
}

// otherName tells a claimed name that is nobody's in the register and too far
// from that of the company with the claimed ID for a slip or a name with a
// branch (○○株式会社 大阪工場).
func (m claims) otherName(id int) bool {
	v := m.r.Claims.Name
	if !v.Known {
		return false
	}
	a, b := normalize.CompanyKey(trimHonorific(v.V)), normalize.CompanyKey(m.companies[id].Name.V)
	return !strings.Contains(a, b) && !strings.Contains(b, a) && likeness([]rune(a), []rune(b)) < nameSlip
}

// accept joins the claims that agree; a name that is a little different, or
// an ID that nobody has, is said.
func (m claims) accept(i, number int, names []int, how string) (owner, problem.List) {
	var problems problem.List
	var by []string
	if m.byID() == i {
		by = append(by, byClaimedID)
	}
	if number == i {
		by = append(by, byNumber)
	}
	if slices.Contains(names, i) {
		by = append(by, how)
	} else if v := m.r.Claims.Name; v.Known {
		problems = append(problems, problem.New("intake-name-differs", v.Origin.Pos, v.V, m.companies[i].Name.V).For(m.companies[i].ID))
	}
	if v := m.r.Claims.ID; v.Known && m.byID() < 0 {
		problems = append(problems, problem.New("intake-id-differs", m.place(), v.V, m.companies[i].ID).For(m.companies[i].ID))
	}
	return owner{m.companies[i].ID, strings.Join(by, "+")}, problems
}

// place is where the claim to be looked at stands.
func (m claims) place() problem.Pos {
	if p := m.r.Claims.Name.Origin.Pos; m.r.Claims.Name.Known {
		return p
	}
	return problem.Pos{File: m.r.File}
}

// claimed says what the sheet claims: ID, name, number, as typed.
func (m claims) claimed() string {
	var said []string
	for _, v := range []record.Value[string]{m.r.Claims.ID, m.r.Claims.Name, m.r.Claims.CorporateNumber} {
		if v.Known {
			said = append(said, v.V)
		}
	}
	if cover, differs := coverID(m.r); differs {
		said = append(said, cover)
	}
	if len(said) == 0 {
		return "―"
	}
	return strings.Join(said, "、")
}

// say lists the companies that the claims point at.
func (m claims) say(id, number int, names []int) string {
	var said []string
	seen := map[int]bool{}
	for _, i := range append([]int{id, number}, names...) {
		if i >= 0 && !seen[i] {
			seen[i] = true
			said = append(said, m.companies[i].ID+" "+m.companies[i].Name.V)
		}
	}
	if len(said) == 0 {
		return "―"
	}
	return strings.Join(said, "、")
}

// digits keeps the figures of a number.
func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, normalize.Fold(s))
}
