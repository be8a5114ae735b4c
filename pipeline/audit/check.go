package audit

import (
	"strconv"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// Check holds companies and project against the rules of the call and of the
// method (別紙1). companies are all of the register, returned or not.
func Check(p *record.Project, companies []Assessment, plans map[string]Plan, today calendar.Date) problem.List {
	k := checker{p: p, today: today}
	for _, a := range companies {
		k.company(a, plans)
	}
	k.method(companies)
	k.ceilings(companies, plans)
	k.committee()
	k.report()
	return k.out
}

type checker struct {
	p     *record.Project
	today calendar.Date
	out   problem.List
}

func (k *checker) company(a Assessment, plans map[string]Plan) {
	k.contract(a)
	c := a.Company
	if !c.RetentionYears.Known && k.p.RetentionYears == 0 {
		k.about(c, "retention-missing", c.RetentionYears.Origin.Pos)
	}
	if !c.Disposal.Known || blank(c.Disposal.V) {
		k.about(c, "disposal-missing", c.Disposal.Origin.Pos)
	}
	if c.Method == record.Changed && blank(c.MethodReason.V) {
		k.about(c, "method-reason", c.MethodReason.Origin.Pos)
	}
	if !c.SME.Known {
		k.about(c, "sme-unknown", c.Pos)
	}
	if due := dueDate(c, k.p); a.Response == nil && !due.IsZero() && due.Before(k.today) {
		k.about(c, "return-late", c.DueDate.Origin.Pos, due.String())
	}
	limit := int64(k.p.Ceilings.PerCompanyYen)
	if plan, ok := plans[c.ID]; ok && limit > 0 && plan.PriceYen > limit {
		k.about(c, "price-company", c.PriceYen.Origin.Pos, yen(plan.PriceYen), yen(limit))
	}
}

// contract: the contract comes before any work (別紙1 3(3)). Work has begun
// when the sheet was sent or something came back.
func (k *checker) contract(a Assessment) {
	c := a.Company
	date, at := c.ContractDate.V, c.ContractDate.Origin.Pos
	sent := c.SentDate.Known && !k.today.Before(c.SentDate.V)
	began := sent || a.Response != nil
	switch {
	case !began:
	case !c.ContractDate.Known:
		k.about(c, "contract-missing", at)
	case k.today.Before(date):
		k.about(c, "contract-future", at, date.String())
	case c.SentDate.Known && c.SentDate.V.Before(date):
		k.about(c, "contract-after-start", at, date.String(), "シート配布", c.SentDate.V.String())
	case a.Response != nil && a.Response.Received.Known && latest(a.Response.Received.V).Before(date):
		k.about(c, "contract-after-start", at, date.String(), "回答", a.Response.Received.V.String())
	}
}

// latest is the last day that a date can mean: of a date known to the month
// only, the month's last.
func latest(d calendar.Date) calendar.Date {
	switch {
	case d.IsZero() || d.Day > 0:
		return d
	case d.Month == 0:
		return calendar.Date{Year: d.Year, Month: 12, Day: 31}
	default:
		return calendar.Date{Year: d.Year, Month: d.Month + 1, Day: 1}.AddDays(-1)
	}
}

// about adds a problem of a company, at the value's own place when it has one.
// The first argument of its texts is the company's name.
func (k *checker) about(c *record.Company, code problem.Code, at problem.Pos, args ...string) {
	if at.IsZero() {
		at = c.Pos
	}
	k.out = append(k.out, problem.New(code, at, append([]string{c.Name.V}, args...)...).For(c.ID))
}

func dueDate(c *record.Company, p *record.Project) calendar.Date {
	if c.DueDate.Known {
		return c.DueDate.V
	}
	return p.Dates.SheetsDue
}

// yen writes an amount with separators, as documents do.
func yen(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
