package closing

import (
	"strings"

	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// visits: dates, places and persons (別紙1 5(2)第3号・第4号). Both reviews have
// a day unless the method was changed (前文).
func (k *checker) visits() {
	k.date("cover.document-date")
	k.date("cover.onsite-date")
	k.need("cover.document-date")
	if k.Assessment.Company.Method != record.Changed {
		k.need("cover.onsite-date")
	}
	k.order("cover.document-date", "cover.onsite-date", "4(3)")
	if team := k.Report.Rows("team"); len(team) == 0 || said(team[0]["team.name"]) == "" {
		k.add("finish-empty", k.at("team.name"), title("team.name"))
	}
	rows := k.Report.Rows("visits")
	kinds := map[string]bool{}
	for _, row := range rows {
		kinds[strings.TrimSpace(row["visits.kind"].Value.V)] = true
		for _, tag := range []string{"visits.kind", "visits.date", "visits.place", "visits.by"} {
			if !row[tag].Value.Known {
				k.add("finish-visit", rowAt(row), title(tag))
			}
		}
		k.day(row["visits.date"])
	}
	for _, kind := range []string{"文書審査", "現地審査"} {
		if !kinds[kind] && (kind == "文書審査" || k.Assessment.Company.Method != record.Changed) {
			k.add("finish-no-visit", problem.Pos{File: k.Report.File, Place: "審査業務を実施した日時及び場所"}, kind)
		}
	}
}

// rowAt is the place of a row of which something is missing: that of what is there.
func rowAt(row map[string]record.Entry) problem.Pos {
	for _, tag := range []string{"visits.kind", "visits.date", "visits.place", "visits.by", "visits.time"} {
		if e, ok := row[tag]; ok {
			return e.Value.Origin.Pos
		}
	}
	return problem.Pos{}
}

// changes: of the scope (別紙1 2(2)) and of the method (前文).
func (k *checker) changes() {
	k.need("scope-change.any")
	if k.Report.Said("scope-change.any") == "あり" && len(k.Report.Rows("scope-changes")) == 0 {
		k.add("finish-scope-change", k.at("scope-change.any"))
	}
	if k.Assessment.Company.Method == record.Changed {
		k.need("method.deviation")
	}
	k.need("stopped.text")
}

// direction: the company is told where the conclusion goes before the report
// is evaluated (別紙1 5(3)).
func (k *checker) direction() {
	k.need("direction.date", "direction.to", "direction.by", "direction.how", "direction.text")
	k.date("direction.date")
	k.order("cover.onsite-date", "direction.date", "5(3)")
	k.order("direction.date", "review.date", "5(3)")
}

// opinion: what the company said to it stands in the report (別紙1 5(4)).
func (k *checker) opinion() {
	k.need("opinion.any")
	if k.Report.Said("opinion.any") == "あり" {
		k.need("opinion.text", "opinion.response")
	}
}
