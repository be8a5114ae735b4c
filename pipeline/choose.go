package pipeline

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/decision"
	"shinsa/pipeline/intake"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// choose says whose each return is and which of a company's is used: as the
// software proposes, unless the office has chosen in decisions.xlsx.
func (s *state) choose(results []intake.Result) intake.Selection {
	chosen, found := intake.Choose(results, s.companies)
	s.decided.found = chosen.Receipts
	s.decided.whose = found
	var faults problem.List
	s.decided.rulings, faults = decision.Rule(s.decided.form, s.decided.candidates(), s.ids())
	if len(s.decided.rulings) > 0 {
		chosen, found = intake.Choose(results, s.companies, fixed(s.decided.rulings)...)
	}
	s.decided.proposed = chosen.Proposed
	s.problems = append(append(s.problems, faults...), found...)
	return chosen
}

// candidates are the files about which the office may decide, by what they
// claim: those that were read.
func (d decided) candidates() []decision.Candidate {
	var out []decision.Candidate
	for _, r := range d.found {
		if r.Fate != record.TurnedAway {
			out = append(out, decision.Candidate{Company: r.Company, File: r.File, Digest: r.Digest})
		}
	}
	return out
}

func (s *state) ids() []string {
	var out []string
	for i := range s.companies {
		out = append(out, s.companies[i].ID)
	}
	return out
}

func fixed(rulings []decision.Ruling) []intake.Fixed {
	var out []intake.Fixed
	for _, r := range rulings {
		out = append(out, intake.Fixed{Digest: r.Digest, Company: r.Owner, Use: r.Use == decision.UseIt, Out: r.Use == decision.LeaveOut})
	}
	return out
}

// ruling returns what the office decided about a file of this content.
func (s *state) ruling(digest string) *decision.Ruling {
	for i := range s.decided.rulings {
		if r := &s.decided.rulings[i]; r.Digest == digest && digest != "" {
			return r
		}
	}
	return nil
}

// returnsToChoose describes the returned files among which the office can
// choose: those of a company with more than one of different content, and
// those of which nobody can tell whose they are.
func (s *state) returnsToChoose() []decision.Candidate {
	byFile, now := map[string]*record.Response{}, map[string]string{}
	for _, r := range s.returns {
		byFile[r.File] = r
	}
	for _, r := range s.receipts {
		now[r.File] = r.Company
	}
	contents := map[string]map[string]bool{} // of first returns, by company as it stands now
	for _, r := range s.decided.found {
		if id := now[r.File]; id != "" && byFile[r.File] != nil && byFile[r.File].FollowUp == "" {
			if contents[id] == nil {
				contents[id] = map[string]bool{}
			}
			contents[id][r.Digest] = true
		}
	}
	seen := map[string]bool{}
	var out []decision.Candidate
	for _, r := range s.decided.found {
		x := byFile[r.File]
		if x == nil || seen[r.Digest] {
			continue
		}
		unknown := r.Company == ""
		if unknown || x.FollowUp == "" && len(contents[now[r.File]]) > 1 {
			seen[r.Digest] = true
			out = append(out, s.candidate(r, x, byFile[s.decided.proposed[now[r.File]]]))
		}
	}
	s.order(out)
	return out
}

// candidate describes one file; proposed is the return that the software would
// use for its company, nil for none.
func (s *state) candidate(r record.Receipt, x, proposed *record.Response) decision.Candidate {
	f := audit.Received{File: r.File, Response: x}
	read, of := f.Items(s.catalogue)
	c := decision.Candidate{Company: r.Company, File: r.File, Digest: r.Digest, Listed: true, Version: f.Version(),
		Answered: dayOf(x.Received), Seen: x.Seen.Wareki(), Read: fmt.Sprintf("%d／%d", read, of)}
	c.Name, _ = s.named(r.Company, x)
	switch {
	case r.Company == "":
		c.Proposed, c.Differs = "事業者の指定が必要", s.whyUnassigned(r)
	case proposed == nil:
	case proposed.Digest == x.Digest:
		c.Proposed = "使う（" + s.newestWhy(x) + "）"
	default:
		c.Proposed, c.Differs = "使わない", differences(x, proposed)
	}
	return c
}

func dayOf(v record.Value[calendar.Date]) string {
	if v.Known {
		return v.V.Wareki()
	}
	return v.Origin.Raw
}

// whyUnassigned is what intake says of a file that is nobody's.
func (s *state) whyUnassigned(r record.Receipt) string {
	for _, p := range s.decided.whose {
		if p.Code == r.Reason && p.Pos.File == r.File {
			return p.Msg("ja")
		}
	}
	return ""
}

// newestWhy says why a return is the proposed one of its company.
func (s *state) newestWhy(x *record.Response) string {
	id := ""
	for _, r := range s.receipts {
		if r.File == x.File {
			id = r.Company
		}
	}
	for _, o := range s.returnsOf(id) {
		if o.Digest != x.Digest && o.FollowUp == "" && (!o.Received.Known || !x.Received.Known || !o.Received.V.Before(x.Received.V)) {
			return "回答日では決まらないため、ファイル名の順で最後"
		}
	}
	return "回答日が最も新しい"
}

// differences says shortly in what a return differs from the proposed one.
func differences(x, proposed *record.Response) string {
	const shown = 3
	changes := intake.Compare(x, proposed)
	if len(changes) == 0 {
		return "回答は同じ"
	}
	items, scopes, laws := map[string]bool{}, 0, 0
	var words []string
	for _, c := range changes {
		switch c.Part {
		case intake.PartScope:
			scopes++
		case intake.PartLaw, intake.PartLawNote:
			laws++
		default:
			items[c.ID] = true
		}
		if c.Part == intake.PartAnswer || c.Part == intake.PartScope {
			words = append(words, c.ID+" "+said(c.Old)+"（提案のものは"+said(c.New)+"）")
		}
	}
	out := fmt.Sprintf("項目%d、対象範囲%d、法令%d", len(items), scopes, laws)
	if len(words) > shown {
		words = append(words[:shown], "ほか")
	}
	if len(words) > 0 {
		out += "\n" + strings.Join(words, "\n")
	}
	return out
}

func said(s string) string {
	const most = 12
	if s == "" {
		return "記入なし"
	}
	if r := []rune(s); len(r) > most {
		s = string(r[:most]) + "…"
	}
	return s
}

// order sorts the files by the register's order of companies, those of nobody
// last, the proposed one of a company first.
func (s *state) order(files []decision.Candidate) {
	place := map[string]int{"": len(s.companies)}
	for i, c := range s.companies {
		place[c.ID] = i
	}
	first := func(c decision.Candidate) int {
		if strings.HasPrefix(c.Proposed, decision.WordUse+"（") {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(files, func(a, b decision.Candidate) int {
		return cmp.Or(cmp.Compare(place[a.Company], place[b.Company]), cmp.Compare(first(a), first(b)), cmp.Compare(a.File, b.File))
	})
}
