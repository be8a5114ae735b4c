package trace

import (
	"strconv"
	"strings"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// columnTrace is a column of the register: its value, and the documents that
// show it by their letters (see documentLetters).
type columnTrace struct {
	name record.Column
	docs string
	get  func(record.Column, *record.Company) Value
}

// columnTraces follow record.Columns. Where the record keeps no cell of its
// own, the company's line is the place.
func columnTraces() []columnTrace {
	return []columnTrace{
		{record.ColID, "cqpri", lined(func(c *record.Company) string { return c.ID })},
		{record.ColName, "cqpri", texts(func(c *record.Company) record.Value[string] { return c.Name })},
		{record.ColKana, "", lined(func(c *record.Company) string { return c.Kana })},
		{record.ColCorporateNumber, "cpr", lined(func(c *record.Company) string { return c.CorporateNumber })},
		{record.ColAddress, "cpr", texts(func(c *record.Company) record.Value[string] { return c.Address })},
		{record.ColIndustry, "prs", texts(func(c *record.Company) record.Value[string] { return c.Industry })},
		{record.ColCapital, "prs", numbers(func(c *record.Company) record.Value[int64] { return c.Capital })},
		{record.ColEmployees, "prs", numbers(func(c *record.Company) record.Value[int] { return c.Employees })},
		{record.ColContact, "qpr", texts(func(c *record.Company) record.Value[string] { return c.Contact })},
		{record.ColContactTitle, "qpr", texts(func(c *record.Company) record.Value[string] { return c.ContactTitle })},
		{record.ColMail, "c", texts(func(c *record.Company) record.Value[string] { return c.Mail })},
		{record.ColPhone, "c", texts(func(c *record.Company) record.Value[string] { return c.Phone })},
		{record.ColScopeUnit, "cprs", lined(func(c *record.Company) string { return c.ScopeUnit.Ja() })},
		{record.ColScopeName, "cpr", texts(func(c *record.Company) record.Value[string] { return c.ScopeName })},
		{record.ColSites, "pr", sites},
		{record.ColContractDate, "prs", dates(func(c *record.Company) record.Value[calendar.Date] { return c.ContractDate })},
		{record.ColRetention, "pr", numbers(func(c *record.Company) record.Value[int] { return c.RetentionYears })},
		{record.ColDisposal, "pr", texts(func(c *record.Company) record.Value[string] { return c.Disposal })},
		{record.ColMethod, "prs", lined(func(c *record.Company) string { return c.Method.Ja() })},
		{record.ColMethodReason, "prs", texts(func(c *record.Company) record.Value[string] { return c.MethodReason })},
		{record.ColSentDate, "cs", dates(func(c *record.Company) record.Value[calendar.Date] { return c.SentDate })},
		{record.ColDueDate, "cs", dates(func(c *record.Company) record.Value[calendar.Date] { return c.DueDate })},
		{record.ColPrice, "ps", numbers(func(c *record.Company) record.Value[int64] { return c.PriceYen })},
		{record.ColPlanExplained, "ps", texts(func(c *record.Company) record.Value[string] { return c.PlanExplained })},
		{record.ColNote, "", texts(func(c *record.Company) record.Value[string] { return c.Note })},
		{record.ColPossible, "p", texts(func(c *record.Company) record.Value[string] { return c.Possible })},
		{record.ColNeeded, "p", texts(func(c *record.Company) record.Value[string] { return c.Needed })},
		{record.ColEffort, "ps", func(name record.Column, c *record.Company) Value {
			return value(string(name), c.EffortDays, func(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) })
		}},
		{record.ColEffortReason, "p", texts(func(c *record.Company) record.Value[string] { return c.EffortReason })},
		{record.ColHidden, "", texts(func(c *record.Company) record.Value[string] { return c.Hidden })},
	}
}

// columns explains columns of the register.
func (t tracer) columns() []Subject {
	var out []Subject
	for _, c := range columnTraces() {
		if t.topic.is(string(c.name), record.RegisterSheet, "登録簿", "register") {
			out = append(out, Subject{Kind: Column, ID: string(c.name), Values: []Value{c.get(c.name, t.a.Company)}, Documents: t.columnDocuments(c.docs)})
		}
	}
	return out
}

type getter = func(record.Column, *record.Company) Value

func texts(of func(*record.Company) record.Value[string]) getter {
	return func(name record.Column, c *record.Company) Value { return value(string(name), of(c), same) }
}

func numbers[T int | int64](of func(*record.Company) record.Value[T]) getter {
	return func(name record.Column, c *record.Company) Value {
		return value(string(name), of(c), func(n T) string { return strconv.FormatInt(int64(n), 10) })
	}
}

func dates(of func(*record.Company) record.Value[calendar.Date]) getter {
	return func(name record.Column, c *record.Company) Value {
		return value(string(name), of(c), calendar.Date.String)
	}
}

// lined is a value whose place is the company's line as a whole.
func lined(of func(*record.Company) string) getter {
	return func(name record.Column, c *record.Company) Value {
		s := of(c)
		pos := problem.Pos{File: c.Pos.File, Sheet: c.Pos.Sheet}.At(c.Pos.Row, 0)
		return value(string(name), record.Value[string]{V: s, Known: s != "" && s != "―", Origin: record.Origin{Pos: pos}}, same)
	}
}

func sites(name record.Column, c *record.Company) Value {
	var all []string
	var v record.Value[string]
	for _, s := range c.Sites {
		all = append(all, s.V)
		v = record.Known(strings.Join(all, "、"), s.Origin)
	}
	return value(string(name), v, same)
}
