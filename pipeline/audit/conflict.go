package audit

import (
	"strings"
	"unicode/utf8"

	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// conflictOf returns why the auditor may not audit the company, "" when
// nothing stands against it (別紙1 1(1)). Names are compared folded, and a
// declared name that only resembles the company's counts too: better one
// auditor too few than a partial one.
func conflictOf(u *record.Auditor, c *record.Company) string {
	name := foldName(c.Name.V)
	if o := foldName(u.Organisation); o != "" && o == name {
		return "依頼者に所属しているため"
	}
	for _, d := range u.Conflicts {
		if !concerns(d.Company, c.ID, name) {
			continue
		}
		if d.Reason == "" {
			return "利害関係の届出があるため"
		}
		return "利害関係の届出があるため（" + d.Reason + "）"
	}
	return ""
}

// concerns tells whether a declared company is the one of that ID and folded name.
func concerns(declared, id, name string) bool {
	d := foldName(declared)
	if d == "" || name == "" {
		return d != "" && d == foldText(id)
	}
	if d == foldText(id) || d == name {
		return true
	}
	short := min(utf8.RuneCountInString(d), utf8.RuneCountInString(name))
	return short >= 3 && (strings.Contains(d, name) || strings.Contains(name, d))
}

// unknownConflicts reports declared companies that the register does not have:
// harmless for a firm outside the project, fatal for a misspelt one.
func unknownConflicts(companies []Assessment, p *record.Project) problem.List {
	var out problem.List
	for i := range p.Auditors {
		u := &p.Auditors[i]
		for _, d := range u.Conflicts {
			if !anyConcerned(d.Company, companies) {
				out.Add("conflict-unknown-company", auditorPos(u, p), u.Name, d.Company)
			}
		}
	}
	return out
}

func anyConcerned(declared string, companies []Assessment) bool {
	for _, a := range companies {
		if concerns(declared, a.Company.ID, foldName(a.Company.Name.V)) {
			return true
		}
	}
	return false
}

func auditorPos(u *record.Auditor, p *record.Project) problem.Pos {
	if u.Pos.IsZero() {
		return problem.Pos{File: p.File}
	}
	return u.Pos
}
