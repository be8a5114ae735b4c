package deliverable

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"shinsa/pipeline/calendar"
)

// Project are the facts of the project that names, forms and labels use.
type Project struct {
	Title, Body, Client, Ministry string
	Office                        string   // whom to ask: name, telephone, mail
	Contract                      string   // number of the contract, "" when none was given
	MinCompanies                  int      // as agreed
	Known                         []string // names, numbers and addresses of the office itself, which may stand in a deliverable
}

// facts are the names that a pattern may use.
var facts = []string{"project", "body", "client", "ministry", "office", "contract", "version", "date", "date_ja", "month_ja", "year", "year_ja", "disc", "discs"}

var inBraces = regexp.MustCompile(`\{([^{}]*)\}`)

func placeholders(s string) []string {
	var out []string
	for _, m := range inBraces.FindAllStringSubmatch(s, -1) {
		out = append(out, m[1])
	}
	return out
}

// filler puts facts for the names in braces.
type filler map[string]string

func newFiller(in *Input, number int) filler {
	year := in.Date.Year // fiscal years begin in April
	if in.Date.Month < 4 {
		year--
	}
	yearJa := calendar.Date{Year: year, Month: 12, Day: 31}.Wareki()
	yearJa, _, _ = strings.Cut(yearJa, "年")
	return filler{
		"project": in.Project.Title, "body": in.Project.Body, "client": in.Project.Client, "ministry": in.Project.Ministry,
		"office": in.Project.Office, "contract": in.Project.Contract, "version": fmt.Sprintf("第%d版", number),
		"date": in.Date.String(), "date_ja": in.Date.Wareki(), "month_ja": calendar.Date{Year: in.Date.Year, Month: in.Date.Month}.Wareki(),
		"year": strconv.Itoa(year), "year_ja": yearJa + "年度",
		"disc": strconv.Itoa(max(in.Disc, 1)), "discs": strconv.Itoa(max(in.Discs, 1)),
	}
}

// fill fills a pattern; what is not known stays visible.
func (f filler) fill(pattern string) string {
	return inBraces.ReplaceAllStringFunc(pattern, func(m string) string {
		if v, ok := f[m[1:len(m)-1]]; ok {
			return v
		}
		return m
	})
}

// empty tells whether a pattern uses a fact that is not given.
func (f filler) empty(pattern string) bool {
	for _, name := range placeholders(pattern) {
		if f[name] == "" {
			return true
		}
	}
	return false
}

// with is the filler with the name of one of many files.
func (f filler) with(name string) filler {
	out := filler{"name": name}
	for k, v := range f {
		out[k] = v
	}
	return out
}
