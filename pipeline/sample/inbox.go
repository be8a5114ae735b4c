package sample

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"shinsa/pipeline/calendar"
)

// returns draws what comes back: nothing, one file, or two, each with its
// messes. A company that is not registered sends one.
func (v *inventor) returns(r *rand.Rand, f *firm, n int) []planned {
	if !f.unknown && chance(r, .06*v.mess) {
		return nil
	}
	answered := v.p.date.AddDays(-42 + r.IntN(25))
	first := v.planned(r, f, answered, n)
	if f.unknown {
		first.messes = append(first.messes, "no-hidden-sheet")
		return []planned{first}
	}
	switch {
	case chance(r, odds("second-return")*v.mess):
		second := v.planned(r, f, answered.AddDays(7), n)
		second.messes = append(second.messes, "second-return")
		second.path = again(first.path, "（再提出）")
		return []planned{first, second}
	case chance(r, odds("truncated")*v.mess):
		first.messes = append(first.messes, "truncated")
		if chance(r, .5) {
			return []planned{first}
		}
		second := v.planned(r, f, answered.AddDays(2), n)
		second.path = again(first.path, "（再送）")
		return []planned{first, second}
	}
	return []planned{first}
}

func again(path, mark string) string { return strings.TrimSuffix(path, ".xlsx") + mark + ".xlsx" }

func (v *inventor) planned(r *rand.Rand, f *firm, answered calendar.Date, n int) planned {
	out := planned{
		path: f.sheetName(), answered: answered, style: "slash", strength: v.mess,
		answerer: f.rec.ContactTitle.V + " " + f.rec.Contact.V,
	}
	for _, m := range tame() {
		if m.Name != "second-return" && chance(r, m.odds*v.mess) {
			out.messes = append(out.messes, m.Name)
		}
	}
	wild := v.p.rng(n, 40+answered.Day+31*answered.Month) // of its own, so that the tame ones stay what they were
	for _, m := range slices.Concat(wildMesses(), lastMesses(), markedMesses()) {
		if chance(wild, m.odds*v.mess) {
			out.messes = append(out.messes, m.Name)
		}
	}
	if v.mess > 0 {
		out.style = strings.TrimPrefix(pick(r, dateMesses()).Name, "date-")
	}
	if f.unknown || chance(r, odds("renamed-file")*v.mess) {
		out.path = v.fileName(r, f, answered, n)
	}
	if chance(r, odds("subfolder")*v.mess) {
		out.path = strings.ReplaceAll(pick(r, v.w.Folders), "〔社〕", f.short) + "/" + out.path
	}
	return out
}

// fileName names the file as a clerk would; a name that says nothing of the
// company gets a number, as a mail program gives it.
func (v *inventor) fileName(r *rand.Rand, f *firm, d calendar.Date, n int) string {
	name := pick(r, v.w.FileNames)
	if f.rec.ID == "" {
		name = v.w.FileNames[0]
	}
	own := strings.Contains(name, "〔社〕") || strings.Contains(name, "〔番号〕")
	name = strings.NewReplacer("〔社〕", f.short, "〔番号〕", f.rec.ID,
		"〔md〕", fmt.Sprintf("%02d%02d", d.Month, d.Day),
		"〔ymd〕", strings.ReplaceAll(d.String(), "-", "")).Replace(name)
	if !own {
		name = again(name, fmt.Sprintf(" (%d)", n))
	}
	return name
}
