package audit

import (
	"slices"
	"strings"
	"testing"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// sound is a company against which nothing stands.
func sound(id string) *record.Company {
	c := testCompany(id)
	c.ContractDate, c.SentDate, c.DueDate = dateOf(day(5, 20)), dateOf(day(5, 20)), dateOf(day(6, 8))
	c.Disposal, c.SME = known("返還", 0, 0), record.SME{Is: true, Known: true}
	return c
}

func TestCheckCompany(t *testing.T) {
	type in struct {
		c *record.Company
		r *record.Response
		p *record.Project
	}
	for name, c := range map[string]struct {
		change func(*in)
		want   []string
	}{
		"sound":       {func(*in) {}, nil},
		"no contract": {func(x *in) { x.c.ContractDate = record.Value[calendar.Date]{} }, []string{"contract-missing"}},
		"no contract, no work": {func(x *in) {
			x.c.ContractDate = record.Value[calendar.Date]{}
			x.c.SentDate = record.Value[calendar.Date]{}
			x.r = nil
		}, nil},
		"no contract, sent later": {func(x *in) {
			x.c.ContractDate = record.Value[calendar.Date]{}
			x.c.SentDate = dateOf(day(6, 2))
			x.r = nil
		}, nil},
		"sent the day before":       {func(x *in) { x.c.SentDate = dateOf(day(5, 19)) }, []string{"contract-after-start"}},
		"answered before":           {func(x *in) { x.c.SentDate = record.Value[calendar.Date]{}; x.r.Received = dateOf(day(5, 19)) }, []string{"contract-after-start"}},
		"contract tomorrow":         {func(x *in) { x.c.ContractDate = dateOf(day(6, 2)) }, []string{"contract-future"}},
		"contract today, sent then": {func(x *in) { x.c.ContractDate = dateOf(day(6, 1)); x.c.SentDate = dateOf(day(6, 1)) }, nil},
		"no retention":              {func(x *in) { x.p.RetentionYears = 0 }, []string{"retention-missing"}},
		"own retention":             {func(x *in) { x.p.RetentionYears = 0; x.c.RetentionYears = record.Known(3, record.Origin{}) }, nil},
		"no disposal":               {func(x *in) { x.c.Disposal = record.Value[string]{} }, []string{"disposal-missing"}},
		"changed, no reason":        {func(x *in) { x.c.Method = record.Changed }, []string{"method-reason", "method-share"}},
		"SME open":                  {func(x *in) { x.c.SME.Known = false }, []string{"sme-unknown"}},
		"due today":                 {func(x *in) { x.r = nil; x.c.DueDate = dateOf(day(6, 1)) }, nil},
		"due yesterday":             {func(x *in) { x.r = nil; x.c.DueDate = dateOf(day(5, 31)) }, []string{"return-late"}},
		"due by the project":        {func(x *in) { x.r = nil; x.c.DueDate = record.Value[calendar.Date]{}; x.p.Dates.SheetsDue = day(5, 31) }, []string{"return-late"}},
		"returned, late":            {func(x *in) { x.c.DueDate = dateOf(day(5, 31)) }, nil},
		"at the ceiling":            {func(x *in) { x.c.PriceYen = record.Known(int64(700000), record.Origin{}) }, nil},
		"above the ceiling":         {func(x *in) { x.c.PriceYen = record.Known(int64(700001), record.Origin{}) }, []string{"price-company"}},
		"at the total": {func(x *in) {
			x.c.PriceYen = record.Known(int64(500000), record.Origin{})
			x.p.Ceilings.TotalYen = 500000
		}, nil},
		"above the total": {func(x *in) {
			x.c.PriceYen = record.Known(int64(500000), record.Origin{})
			x.p.Ceilings.TotalYen = 499999
		}, []string{"price-total"}},
	} {
		t.Run(name, func(t *testing.T) {
			x := in{sound("C001"), testResponse(), testProject(2)}
			c.change(&x)
			all := []Assessment{Assess(x.c, x.r, testCatalogue())}
			plans, _ := Plans(all, x.p, day(6, 1))
			got := Check(x.p, all, plans, day(6, 1))
			if !slices.Equal(names(got), c.want) {
				t.Errorf("got %v, want %v", names(got), c.want)
			}
			for _, p := range got {
				if p.Pos.File == "" || p.Msg("ja") == "" || slices.ContainsFunc([]string{"{1}", "{2}", "{3}", "{4}"}, func(s string) bool { return strings.Contains(p.Msg("ja")+p.Msg("en"), s) }) {
					t.Errorf("not ready to show: %s", p.Text("ja"))
				}
			}
		})
	}
}

func TestCheckProject(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*record.Project, []*record.Company)
		today  calendar.Date
		want   []string
	}{
		"sound":          {func(*record.Project, []*record.Company) {}, day(6, 1), nil},
		"half is enough": {func(_ *record.Project, cs []*record.Company) { changed(cs[:2]) }, day(6, 1), nil},
		"less than half": {func(_ *record.Project, cs []*record.Company) { changed(cs[:3]) }, day(6, 1), []string{"method-share"}},
		"too few":        {func(p *record.Project, _ []*record.Company) { p.Ceilings.MinCompanies = 5 }, day(6, 1), []string{"companies-few"}},
		"just enough":    {func(p *record.Project, _ []*record.Company) { p.Ceilings.MinCompanies = 4 }, day(6, 1), nil},
		"half external":  {func(p *record.Project, _ []*record.Company) { p.Committee = []record.Member{{External: true}, {}} }, day(6, 1), []string{"committee-external"}},
		"no committee":   {func(p *record.Project, _ []*record.Company) { p.Committee = nil }, day(6, 1), []string{"committee-missing"}},
		"15 days left":   {func(*record.Project, []*record.Company) {}, day(8, 2), nil},
		"14 days left":   {func(*record.Project, []*record.Company) {}, day(8, 3), []string{"report-soon"}},
		"on the day":     {func(*record.Project, []*record.Company) {}, day(8, 17), []string{"report-soon"}},
		"the day after":  {func(*record.Project, []*record.Company) {}, day(8, 18), []string{"report-late"}},
		"no date given":  {func(p *record.Project, _ []*record.Company) { p.Dates.ReportDue = calendar.Date{} }, day(8, 18), nil},
	} {
		t.Run(name, func(t *testing.T) {
			p := testProject(2)
			cs := []*record.Company{sound("C001"), sound("C002"), sound("C003"), sound("C004")}
			c.change(p, cs)
			var all []Assessment
			for _, co := range cs {
				all = append(all, Assess(co, testResponse(), testCatalogue()))
			}
			if got := names(Check(p, all, nil, c.today)); !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
	if got := names(Check(testProject(1), nil, nil, day(6, 1))); !slices.Equal(got, []string{"companies-few"}) {
		t.Errorf("no companies: %v", got)
	}
}

func changed(cs []*record.Company) {
	for _, c := range cs {
		c.Method, c.MethodReason = record.Changed, known("依頼者の希望", 0, 0)
	}
}

func names(l problem.List) []string {
	var out []string
	for _, p := range l {
		out = append(out, string(p.Code))
	}
	return out
}

func TestWithheld(t *testing.T) {
	at := problem.Pos{File: "companies.xlsx"}
	l := problem.List{problem.New("contract-missing", at, "甲").For("C001"), problem.New("sme-unknown", at, "甲").For("C001"),
		problem.New("contract-missing", at, "乙").For("C002"), problem.New("method-share", at, "0", "2")}
	if got := Withheld(l, "C001"); len(got) != 1 || got[0].Args[0] != "甲" {
		t.Errorf("got %v", got)
	}
	if Withheld(l, "C003") != nil || Withheld(l, "") != nil {
		t.Error("errors of others or of the project withhold no company's documents")
	}
}

func TestYen(t *testing.T) {
	for n, want := range map[int64]string{0: "0", 999: "999", 1000: "1,000", 700000: "700,000", 40000000: "40,000,000", -1000: "-1,000", -100: "-100"} {
		if got := yen(n); got != want {
			t.Errorf("yen(%d) = %s", n, got)
		}
	}
}

func TestLatestDayOfADateKnownInPart(t *testing.T) {
	for d, want := range map[calendar.Date]calendar.Date{
		{Year: 2018, Month: 4}:          {Year: 2018, Month: 4, Day: 30},
		{Year: 2018, Month: 12}:         {Year: 2018, Month: 12, Day: 31},
		{Year: 2018}:                    {Year: 2018, Month: 12, Day: 31},
		{Year: 2018, Month: 4, Day: 20}: {Year: 2018, Month: 4, Day: 20},
		{}:                              {},
	} {
		if got := latest(d); got != want {
			t.Errorf("latest(%v) = %v, want %v", d, got, want)
		}
	}
}
