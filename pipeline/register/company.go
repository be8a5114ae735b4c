package register

import (
	"regexp"
	"strings"

	"shinsa/pipeline/normalize"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// An ID is part of the names of folders and files.
var idForm = regexp.MustCompile(`^[A-Z][0-9]{3,5}$`)

// row reads one line; ok is false for one that is no company's.
func (r *companiesReader) row(row int) (record.Company, bool) {
	c := record.Company{Pos: r.pos.At(row, 0)}
	if !r.identify(row, &c) {
		return c, false
	}
	r.company = c.ID
	c.Name = r.text(row, record.ColName)
	if !c.Name.Known {
		r.add("register-no-name", row, record.ColName)
	}
	c.Kana = r.text(row, record.ColKana).V
	c.CorporateNumber = r.corporateNumber(row)
	c.Address = r.wanted(row, record.ColAddress)
	c.Industry = r.wanted(row, record.ColIndustry)
	c.Capital = r.amount(row, record.ColCapital)
	c.Employees = r.count(row, record.ColEmployees)
	c.Contact, c.ContactTitle = r.text(row, record.ColContact), r.text(row, record.ColContactTitle)
	c.Mail, c.Phone = r.text(row, record.ColMail), r.text(row, record.ColPhone)
	c.ScopeUnit, c.ScopeName = r.scopeUnit(row), r.text(row, record.ColScopeName)
	c.Sites = r.sites(row)
	c.ContractDate = r.date(row, record.ColContractDate)
	c.RetentionYears, c.Disposal = r.retention(row), r.disposal(row)
	c.Method, c.MethodReason = r.method(row), r.text(row, record.ColMethodReason)
	c.SentDate, c.DueDate = r.date(row, record.ColSentDate), r.date(row, record.ColDueDate)
	c.PriceYen = r.amount(row, record.ColPrice)
	c.PlanExplained, c.Note = r.text(row, record.ColPlanExplained), r.text(row, record.ColNote)
	r.planning(row, &c)
	r.decide(row, &c)
	return c, true
}

// identify reads the ID. The example row of the template is passed over.
func (r *companiesReader) identify(row int, c *record.Company) bool {
	r.company = ""
	v := r.text(row, record.ColID)
	switch {
	case !v.Known && v.Origin.Raw != "": // an error value, told already
		return false
	case !v.Known:
		r.add("register-no-id", row, record.ColID)
		return false
	case normalize.Fold(v.V) == normalize.Fold(record.ExampleID):
		r.add("register-example", row, record.ColID, v.V)
		return false
	}
	id := strings.ToUpper(normalize.Fold(v.V))
	if !idForm.MatchString(id) {
		r.add("register-id-form", row, record.ColID, v.V)
		return false
	}
	if first, again := r.ids[id]; again {
		r.problems = append(r.problems, problem.New("register-id-twice", r.cellPos(row, record.ColID), id).With(first).For(id))
		return false
	}
	c.ID, r.ids[id] = id, r.cellPos(row, record.ColID)
	if cell := r.cell(row, record.ColID); cell.Struck {
		r.company = id
		r.add("register-struck", row, record.ColID, id)
	}
	return true
}

// corporateNumber reads a 法人番号; one whose digits are wrong is kept as it
// was typed and reported: it serves to recognise what was copied from here.
func (r *companiesReader) corporateNumber(row int) string {
	v := r.text(row, record.ColCorporateNumber)
	if !v.Known {
		return ""
	}
	digits := strings.NewReplacer("-", "", "T", "", "t", "").Replace(normalize.Fold(v.V))
	if !CorporateNumber(digits) {
		r.add("register-corporate-number", row, record.ColCorporateNumber, v.V)
		return v.V
	}
	return digits
}

// CorporateNumber tells whether s is a 法人番号: 13 digits, of which the first
// is 9 less the remainder by 9 of the sum of the others, each second one from
// the right doubled (法人番号の指定等に関する省令 第2条).
func CorporateNumber(s string) bool {
	if len(s) != 13 {
		return false
	}
	sum := 0
	for i := 12; i > 0; i-- {
		d := int(s[i] - '0')
		if s[i] < '0' || s[i] > '9' {
			return false
		}
		if (12-i)%2 == 1 {
			d *= 2
		}
		sum += d
	}
	return int(s[0]-'0') == 9-sum%9
}

// decide sets whether the company is an SME. What is missing for it has been
// told; an industry that no table knows has not.
func (r *companiesReader) decide(row int, c *record.Company) {
	if c.Industry.Known && len(classesOf(c.Industry.V)) == 0 {
		r.add("register-industry", row, record.ColIndustry, c.Industry.V)
	}
	c.Division = divisionOf(c.Industry.V)
	c.SME = DecideSME(Size{c.Industry.V, c.Capital, c.Employees})
}
