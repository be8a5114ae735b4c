package audit

import (
	"strconv"

	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// soonDays is how long before the project report is due a note appears.
const soonDays = 14

func (k *checker) project(code problem.Code, args ...string) {
	k.out.Add(code, problem.Pos{File: k.p.File}, args...)
}

// method: at least half of the companies by the unchanged method (別紙1 前文).
func (k *checker) method(companies []Assessment) {
	if s := basicShare(companies); 2*s.N < s.Of {
		k.project("method-share", strconv.Itoa(s.N), strconv.Itoa(s.Of))
	}
}

func basicShare(companies []Assessment) Share {
	s := Share{Of: len(companies)}
	for _, a := range companies {
		if a.Company.Method != record.Changed {
			s.N++
		}
	}
	return s
}

// ceilings: the sums of the call, main text 4(2)(3).
func (k *checker) ceilings(companies []Assessment, plans map[string]Plan) {
	c := k.p.Ceilings
	if total := totalPrice(companies, plans); c.TotalYen > 0 && total > int64(c.TotalYen) {
		k.project("price-total", yen(total), yen(int64(c.TotalYen)))
	}
	if len(companies) < c.MinCompanies {
		k.project("companies-few", strconv.Itoa(len(companies)), strconv.Itoa(c.MinCompanies))
	}
}

func totalPrice(companies []Assessment, plans map[string]Plan) int64 {
	var sum int64
	for _, a := range companies {
		sum += plans[a.Company.ID].PriceYen
	}
	return sum
}

// committee: more than half external (別紙1 5(7)).
func (k *checker) committee() {
	all, external := len(k.p.Committee), 0
	for _, m := range k.p.Committee {
		if m.External {
			external++
		}
	}
	switch {
	case all == 0:
		k.project("committee-missing")
	case 2*external <= all:
		k.project("committee-external", strconv.Itoa(external), strconv.Itoa(all))
	}
}

func (k *checker) report() {
	due := k.p.Dates.ReportDue
	if due.IsZero() || k.today.IsZero() {
		return
	}
	left := int(due.Time().Sub(k.today.Time()).Hours() / 24)
	switch {
	case left < 0:
		k.project("report-late", due.String())
	case left <= soonDays:
		k.project("report-soon", due.String(), strconv.Itoa(left))
	}
}

// Withheld returns the errors that concern the company: while there is one,
// its documents are not written. Errors of the project as a whole (a method
// share, the committee) concern no single company's documents.
func Withheld(problems problem.List, company string) []problem.Problem {
	var out []problem.Problem
	for _, p := range problems {
		if p.Severity == problem.Error && p.Company == company && company != "" {
			out = append(out, p)
		}
	}
	return out
}
