package pipeline

import (
	"strings"

	"shinsa/pipeline/leak"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// scanner looks for what would let a company be recognised: all that the
// register says of them, and the words that the office added. The names of the
// body and its people, the contractor and the ministry may stand.
func scanner(companies []record.Company, p *record.Project, allowed ...string) *leak.Scanner {
	n := leak.Names{Allow: allowed}
	for i := range companies {
		n.Companies = append(n.Companies, namesOf(&companies[i]))
	}
	if p == nil {
		return leak.New(n)
	}
	if len(p.Publication.Hidden) > 0 {
		n.Companies = append(n.Companies, leak.Company{ID: "publication.hidden", Products: p.Publication.Hidden})
	}
	n.Allow = append(n.Allow, p.Body.Name, p.Client, p.Ministry, p.Title)
	n.Allow = append(n.Allow, p.Publication.Allowed...)
	n.Allow = append(n.Allow, p.Body.Representative.Name, p.Body.Office.Contact)
	for _, a := range p.Auditors {
		n.Allow = append(n.Allow, a.Name)
	}
	for _, m := range p.Committee {
		n.Allow = append(n.Allow, m.Name)
	}
	return leak.New(n)
}

// namesOf is what tells one company.
func namesOf(c *record.Company) leak.Company {
	out := leak.Company{ID: c.ID, Name: c.Name.V, Kana: c.Kana, Number: c.CorporateNumber, Products: parted(c.Hidden.V)}
	for v, into := range map[*record.Value[string]]*[]string{&c.Address: &out.Addresses, &c.Phone: &out.Phones, &c.Mail: &out.Mails} {
		if strings.TrimSpace(v.V) != "" {
			*into = append(*into, v.V)
		}
	}
	for _, s := range c.Sites {
		out.Addresses = append(out.Addresses, s.V)
	}
	if name := strings.TrimSpace(c.Contact.V); name != "" {
		out.Persons = append(out.Persons, leak.Person{Name: name})
	}
	return out
}

// parted takes a list apart: one entry a line, or with 、 between.
func parted(s string) []string {
	var out []string
	for _, part := range strings.FieldsFunc(s, func(c rune) bool { return strings.ContainsRune("\n、，,；;", c) }) {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// scanOf is what a deliverable is scanned by.
func scanOf(s *leak.Scanner) func(string, []byte) problem.List {
	return func(path string, data []byte) problem.List {
		_, found := s.File(path, data)
		return found
	}
}
