package statistics_test

import (
	"math"
	"slices"
	"strings"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/record"
)

func (l line) judged() bool { return l.found == "conforms" || l.found == "does_not_conform" }
func (l line) gap() bool    { return l.answer == "partial" || l.answer == "not_implemented" }

// under tells whether a line belongs to a row of a table by section or clause.
func (l line) under(table, row string) bool {
	if strings.Contains(table, "clause") {
		return l.item.Clause == row
	}
	return row == "total" || l.section == row
}

// counts gives the expected number of a cell of a count column; ok is false
// for tables that are held elsewhere.
func (s *second) counts(id, row string, col int) (e expect, ok bool) {
	firmly := func(is func(*firm) bool) (expect, bool) {
		return s.overFirms(func(f *firm) float64 { return yes(is(f)) }), true
	}
	linewise := func(is func(line) bool) (expect, bool) { return s.overLines(is), true }
	one := func(is bool) bool { return is || row == "total" }
	base, _, _ := strings.Cut(id, "-")
	switch id {
	case "size", "employees", "industry", "region", "unit", "method":
		return firmly(func(f *firm) bool { return f.in(id, row) })
	case "size-industry", "size-unit", "method-size", "method-unit":
		rows, cols := map[string]string{"size-industry": "industry", "size-unit": "unit", "method-size": "method", "method-unit": "method"}[id], "size"
		keys := []string{"sme", "mid", "unknown", "total"}
		if id == "method-unit" {
			cols, keys = "unit", []string{"company", "site", "division", "other", "", "total"}
		}
		return firmly(func(f *firm) bool { return f.in(rows, row) && f.in(cols, keys[col-1]) })
	case "forms":
		return firmly(func(f *firm) bool {
			if f.r == nil {
				return false
			}
			a := f.r.Scopes[row].Yes
			return []bool{a.Known && a.V, a.Known && !a.V, !a.Known, true}[col-1]
		})
	case "method-half":
		switch col {
		case 1:
			return firmly(func(*firm) bool { return true })
		case 2:
			return firmly(func(f *firm) bool { return f.c.Method == "basic" })
		}
		return expect{n: math.Ceil(float64(len(s.firms)) / 2)}, true
	case "returns":
		return firmly(func(f *firm) bool { return one((f.r != nil) == (row == "returned")) })
	case "returns-time":
		return firmly(func(f *firm) bool {
			if f.r == nil {
				return false
			}
			due := "2018-06-08"
			if f.c.DueDate.Known {
				due = f.c.DueDate.V.String()
			}
			d := f.days("returned")
			return one(len(d) > 0 && row == map[bool]string{true: "late", false: "in-time"}[d[0] > due])
		})
	case "queries":
		e := s.overFirms(func(f *firm) float64 {
			n := 0.0
			for _, q := range f.k.Assessment.Queries {
				n += yes(one(string(q.Kind) == row))
			}
			return n
		})
		if col == 3 {
			e.n = float64(len(e.who))
		}
		return e, true
	case "sections", "clauses":
		return linewise(func(l line) bool {
			if l.f.r == nil || !l.under(id, row) {
				return false
			}
			answers := []string{"implemented", "partial", "not_implemented", "not_applicable", "alternative", ""}
			switch {
			case col == 9:
				return l.out
			case col == 1:
				return !l.out
			}
			return !l.out && l.answer == answers[col-2]
		})
	case "stages-section", "stages-clause":
		return linewise(func(l line) bool {
			if l.out || !l.f.audited() || !l.under(id, row) {
				return false
			}
			judged := func(v string) bool { return v == "conforms" || v == "does_not_conform" }
			return map[int]bool{1: l.f.r != nil, 2: l.f.r != nil && l.answer == "implemented", 4: judged(l.documents), 5: l.documents == "conforms", 7: judged(l.found), 8: l.found == "conforms"}[col]
		})
	case "verdicts-section", "verdicts-clause":
		return linewise(func(l line) bool {
			return !l.out && l.f.audited() && l.under(id, row) && []bool{true, l.found == "conforms", l.found == "does_not_conform", l.found == "not_applicable", l.found == "unconfirmed", l.found == "", l.judged()}[col-1]
		})
	case "forecast":
		return linewise(func(l line) bool {
			claim, gap := l.answer == "implemented", l.gap()
			return !l.out && l.judged() && (claim && row != "gap" || gap && row != "claim") && (col == 3 || l.found == []string{"conforms", "does_not_conform"}[col-1])
		})
	case "forecast-measures":
		return linewise(func(l line) bool {
			claim, good := l.answer == "implemented", l.found == "conforms"
			of := map[string]bool{"agreement": true, "claim": claim, "gap": !claim, "sensitivity": !good, "specificity": good}[row]
			n := map[string]bool{"agreement": claim == good, "claim": good, "gap": !good, "sensitivity": !claim, "specificity": claim}[row]
			return !l.out && l.judged() && (claim || l.gap()) && of && (col == 2 || n)
		})
	case "forecast-answers":
		return linewise(func(l line) bool {
			answer := l.answer
			if answer == "" {
				answer = "unanswered"
			}
			return !l.out && l.f.r != nil && l.f.audited() && one(answer == row) && (col == 6 || l.found == []string{"conforms", "does_not_conform", "not_applicable", "unconfirmed", ""}[col-1])
		})
	case "forecast-section", "forecast-clause", "forecast-size":
		return linewise(func(l line) bool {
			mine := l.under(id, row)
			if id == "forecast-size" {
				mine = l.f.in("size", row)
			}
			claim, good := l.answer == "implemented", l.found == "conforms"
			return mine && !l.out && l.judged() && (claim || l.gap()) && map[int]bool{1: claim && good, 2: claim && !good, 3: !claim && good, 4: !claim && !good, 5: true, 6: claim == good, 8: claim, 10: !good}[col]
		})
	case "gaps", "failures", "overclaims", "alternatives":
		return linewise(func(l line) bool {
			if l.out || l.item.ID != row {
				return false
			}
			switch id {
			case "gaps":
				return l.f.r != nil && (col == 3 || l.gap())
			case "failures":
				return l.judged() && (col == 3 || l.found != "conforms")
			case "overclaims":
				return l.f.r != nil && l.judged() && l.answer == "implemented" && (col == 3 || l.found != "conforms")
			}
			return l.f.r != nil && map[int]bool{2: l.answer == "alternative", 3: true, 5: l.answer == "alternative" && l.found == "conforms", 6: l.answer == "alternative" && l.found == "does_not_conform"}[col]
		})
	case "causes":
		e := s.overLines(func(l line) bool {
			proved := false
			if l.f.r != nil {
				v := l.f.r.Answers[l.item.ID].Evidence.V
				proved = v != "" && v != "なし"
			}
			kind := map[string]string{"": "unanswered", "not_implemented": "not-implemented", "not_applicable": "not-applicable"}[l.answer]
			switch {
			case l.answer == "implemented" && proved:
				kind = "claim-proved"
			case l.answer == "implemented":
				kind = "claim-bare"
			case kind == "":
				kind = l.answer
			}
			return !l.out && l.found == "does_not_conform" && one(kind == row)
		})
		if col == 3 {
			e.n = float64(len(e.who))
		}
		return e, true
	case "natures":
		return linewise(func(l line) bool {
			is := row == "document" && l.item.Document
			for _, m := range l.item.Onsite {
				is = is || row == "onsite-"+m
			}
			return !l.out && is && l.judged() && (col == 1 || l.found != "conforms")
		})
	case "outcomes":
		return firmly(func(f *firm) bool {
			return one(f.state() == row) && (col == 3 || f.c.Method == []record.Method{record.Basic, record.Changed}[col-1])
		})
	case "laws-asked":
		return firmly(func(f *firm) bool {
			open := slices.ContainsFunc(f.k.Assessment.Queries, func(q audit.Query) bool { return q.Kind == "laws" })
			return f.r != nil && one(row == map[[2]bool]string{{true, false}: "named", {true, true}: "named", {false, true}: "open", {false, false}: "none"}[[2]bool{len(f.r.Laws) > 0, open}])
		})
	case "laws":
		return firmly(func(f *firm) bool {
			state, has := f.laws()[row]
			return f.r != nil && has && (col == 1 || state == []string{"checked", "doubt", "unchecked", "unsaid"}[col-3])
		})
	case "laws-state":
		e := s.overFirms(func(f *firm) float64 {
			n := 0.0
			for _, state := range f.laws() {
				n += yes(f.audited() && one(state == row))
			}
			return n
		})
		if col == 3 {
			e.n = float64(len(e.who))
		}
		return e, true
	case "recommended":
		return firmly(func(f *firm) bool {
			it := s.in.Catalogue.Item(row)
			if f.r == nil || f.outside(*it) {
				return false
			}
			a := f.r.Answers[row].Status
			does := a.Known && (a.V == criteria.Implemented || a.V == criteria.Partial)
			seen := f.entry("recommended."+row) != "" && f.entry("recommended."+row) != "なし"
			if f.k.Fieldwork != nil {
				for _, x := range f.k.Fieldwork.Findings {
					seen = seen || x.Item == row && x.Verdict.Known && x.Verdict.V == record.Conforms
				}
			}
			return map[int]bool{2: does, 3: true, 5: does && seen}[col]
		})
	case "method-reasons":
		return firmly(func(f *firm) bool {
			return f.c.Method == "changed" && strings.ReplaceAll(f.c.MethodReason.V, " ", "") == row
		})
	case "notice-kept":
		return firmly(func(f *firm) bool {
			site, said := f.days("onsite"), f.days("possible")
			if len(site) == 0 {
				return false
			}
			kind := "unknown"
			if len(said) > 0 && said[0] <= site[0] {
				kind = map[bool]string{true: "kept", false: "short"}[between(said[0], site[0]) >= 14]
			}
			return one(kind == row)
		})
	case "notice-difficulty":
		return firmly(func(f *firm) bool {
			var texts []string
			there := false
			for _, e := range f.k.Events {
				if e.Kind == record.EventPossible {
					there = true
					if e.Text.V != "" {
						texts = append(texts, e.Text.V)
					}
				}
			}
			all := strings.Join(texts, "")
			kind := "other"
			switch {
			case all == "" || all == "なし":
				kind = "none"
			case strings.Contains(all, "困難はなかった"):
				kind = "easy"
			case strings.Contains(all, "困難があった"):
				kind = "hard"
			}
			return there && one(kind == row)
		})
	case "reviews":
		return firmly(func(f *firm) bool {
			way := map[string]string{"委員会によるレビュー": "committee", "代表者によるレビュー": "head", "": "-"}[f.reviewedBy()]
			at := map[string]int{"full": 1, "partial": 2, "stopped": 3}[f.state()]
			if at == 0 {
				at = 4
			}
			return way != "-" && one(way == row) && (col == 5 || col == at)
		})
	case "opinions":
		return firmly(func(f *firm) bool {
			if len(f.days("direction")) == 0 {
				return false
			}
			kind := map[string]string{"あり": "yes", "なし": "no", "": "open"}[f.entry("opinion.any")]
			if kind == "open" && f.logged("opinion") {
				kind = "yes"
			}
			return one(kind == row)
		})
	case "stopped":
		return firmly(func(f *firm) bool {
			doubt := f.logged("doubt")
			for _, state := range f.laws() {
				doubt = doubt || state == "doubt"
			}
			return map[string]bool{"doubt": doubt, "authority": f.logged("authority"), "stopped": f.state() == "stopped"}[row]
		})
	case "advice-effects":
		e := s.overFirms(func(f *firm) float64 { return f.effects(func(_, state string) bool { return one(state == row) }) })
		if col == 3 {
			e.n = float64(len(e.who))
		}
		return e, true
	case "advice":
		return s.advice(row, col), true
	case "alternatives-after", "points":
		e := s.overFirms(func(f *firm) float64 { return s.afterRows(f, id, row) })
		if col == 2 {
			e.n = float64(len(e.who))
		}
		return e, true
	case "impartiality":
		return s.impartial(row, col), true
	case "ceilings":
		return s.ceiling(row, col), true
	}
	switch base {
	case "results":
		d := strings.TrimPrefix(id, "results-")
		if col == 1 || col == 5 || col == 9 {
			return firmly(func(f *firm) bool {
				return f.in(d, row) && map[int]bool{1: f.r != nil, 5: f.audited(), 9: f.audited() && f.state() == "full"}[col]
			})
		}
		return linewise(func(l line) bool {
			return !l.out && l.f.in(d, row) && map[int]bool{2: l.f.r != nil, 3: l.f.r != nil && l.answer == "implemented", 6: l.judged(), 7: l.found == "conforms"}[col]
		})
	case "conformity":
		d := strings.TrimSuffix(strings.TrimPrefix(id, "conformity-"), "-size")
		size := []string{"sme", "mid", "unknown"}[(col-1)/4]
		if (col-1)%4 == 0 {
			return firmly(func(f *firm) bool { return f.in(d, row) && f.key("size") == size && f.audited() })
		}
		return linewise(func(l line) bool {
			return !l.out && l.f.in(d, row) && l.f.key("size") == size && l.judged() && ((col-1)%4 == 1 || l.found == "conforms")
		})
	}
	return expect{}, false
}

func (s *second) section(item string) string {
	for _, sec := range s.in.Catalogue.Sections {
		for _, c := range sec.Clauses {
			for _, it := range s.in.Catalogue.Items {
				if it.ID == item && it.Clause == c.ID {
					return sec.ID
				}
			}
		}
	}
	return ""
}

func (f *firm) effects(want func(item, state string) bool) (n float64) {
	if f.k.Aftermath == nil {
		return 0
	}
	for _, x := range f.k.Aftermath.Effects {
		if x.State.V == "" && x.Text.V == "" {
			continue
		}
		state := map[string]string{"対応した": "done", "対応中": "doing", "対応する予定": "planned", "対応しない": "not"}[x.State.V]
		if state == "" {
			state = "other"
		}
		n += yes(want(x.Item, state))
	}
	return n
}

func (s *second) advice(row string, col int) expect {
	mine := func(item string) bool { return row == "total" || s.section(item) == row }
	if col >= 6 {
		state := []string{"", "done", "doing", "planned", "not", "other"}[col-6]
		return s.overFirms(func(f *firm) float64 {
			return f.effects(func(item, st string) bool { return mine(item) && (state == "" || st == state) })
		})
	}
	known := func(id string) bool { return s.in.Catalogue.Item(id) != nil }
	e := s.overFirms(func(f *firm) float64 {
		n := 0.0
		for _, item := range f.tips(known) {
			v := f.verdict(item)
			kind := map[string]int{"conforms": 3, "does_not_conform": 4}[v]
			if kind == 0 {
				kind = 5
			}
			n += yes(mine(item) && (col < 3 || col == kind))
		}
		return n
	})
	if col == 2 {
		e.n = float64(len(e.who))
	}
	return e
}

func (s *second) afterRows(f *firm, id, row string) (n float64) {
	if f.k.Aftermath == nil {
		return 0
	}
	if id == "points" {
		for _, p := range f.k.Aftermath.Points {
			at := map[string]string{"準備": "1", "予備審査": "2", "文書審査": "3", "現地審査": "4", "評価の後": "5"}[p.Stage.V]
			n += yes(at == row || at == "" && row == "6")
		}
		return n
	}
	for _, x := range f.k.Aftermath.Alternatives {
		clause := ""
		if it := s.in.Catalogue.Item(x.Item); it != nil {
			clause = it.Clause
		}
		n += yes((x.Measure.V != "" || x.Why.V != "" || x.Worked.V != "") && clause == row)
	}
	return n
}

func (s *second) impartial(row string, col int) expect {
	e := s.overFirms(func(f *firm) float64 {
		n := 0.0
		for _, x := range f.k.Events {
			n += yes(string(x.Kind) == row)
		}
		switch {
		case row == "excluded" && f.k.Plan != nil:
			n = float64(len(f.k.Plan.Team.Excluded))
		case row == "conflicts":
			n = yes(f.c.ID == "C002" || f.c.ID == "C003")
		}
		return n
	})
	fixed := map[string]float64{"auditors": 2, "declarers": 1, "committee": 3, "external": 2}
	switch x, is := fixed[row]; {
	case is && col == 1:
		return expect{n: x}
	case is:
		return expect{none: true}
	case row == "conflicts" && col == 1:
		return expect{n: 2}
	case col == 3:
		e.n = float64(len(e.who))
	}
	return e
}

func (s *second) ceiling(row string, col int) expect {
	if col == 2 {
		return expect{n: map[string]float64{"company": 700000, "total": 40000000, "companies": 50}[row]}
	}
	all := s.overFirms(func(f *firm) float64 {
		if f.k.Plan == nil {
			return 0
		}
		return float64(f.k.Plan.PriceYen)
	})
	switch row {
	case "companies":
		return s.overFirms(func(*firm) float64 { return 1 })
	case "company":
		var most float64
		for _, f := range s.firms {
			if f.k.Plan != nil {
				most = max(most, float64(f.k.Plan.PriceYen))
			}
		}
		e := s.overFirms(func(f *firm) float64 { return yes(f.k.Plan != nil && float64(f.k.Plan.PriceYen) == most) })
		e.n = most
		return e
	}
	return all
}
