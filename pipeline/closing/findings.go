package closing

import (
	"strconv"
	"strings"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// findings: every item that applies has a finding with its evidence, whether
// it conforms or not (別紙1 5(2)第5号); what conforms to nothing is not left open.
func (k *checker) findings() {
	for i := range k.Assessment.Items {
		it := &k.Assessment.Items[i]
		if it.Item.Kind != criteria.Required || it.State == audit.OutOfScope {
			continue
		}
		f := k.Report.Finding(it.Item.ID)
		if f == nil {
			k.add("finish-item", problem.Pos{File: k.Report.File}, it.Item.ID)
			continue
		}
		k.finding(f)
	}
}

func (k *checker) finding(f *record.Finding) {
	at := f.Verdict.Origin.Pos
	switch {
	case !f.Verdict.Known && f.Verdict.Origin.Raw != "":
		k.add("finish-verdict-unread", at, f.Item, f.Verdict.Origin.Raw)
	case !f.Verdict.Known:
		k.add("finish-verdict", at, f.Item)
	case f.Verdict.V == record.Unconfirmed:
		k.add("finish-unconfirmed", at, f.Item)
	case strings.TrimSpace(f.Evidence.V) == "":
		k.add("finish-evidence", f.Evidence.Origin.Pos, f.Item, f.Verdict.V.Ja())
	}
}

// verdicts counts the findings of the items that apply.
func (k *checker) verdicts() map[record.Verdict]int {
	n := map[record.Verdict]int{}
	for i := range k.Assessment.Items {
		it := &k.Assessment.Items[i]
		if it.Item.Kind != criteria.Required || it.State == audit.OutOfScope {
			continue
		}
		if f := k.Report.Finding(it.Item.ID); f != nil && f.Verdict.Known {
			n[f.Verdict.V]++
		}
	}
	return n
}

// laws: what the company is bound by was looked at (別紙1 4(3)②チ).
func (k *checker) laws() {
	for i := range k.Assessment.Laws {
		tag := "law." + strconv.Itoa(i+1)
		switch k.Report.Said(tag + ".status") {
		case "", "未確認":
			k.add("finish-law", k.at(tag+".status"), strconv.Itoa(i+1), k.Assessment.Laws[i].V)
		default:
			if k.Report.Said(tag+".text") == "" {
				k.add("finish-law-evidence", k.at(tag+".text"), strconv.Itoa(i+1), k.Assessment.Laws[i].V)
			}
		}
	}
}

// doubtful is the number of the first law whose observance is in doubt, "" for none.
func (k *checker) doubtful() string {
	for i := range k.Assessment.Laws {
		n := strconv.Itoa(i + 1)
		if k.Report.Said("law."+n+".status") == "疑義あり" {
			return n
		}
	}
	doubts := k.Fieldwork.Doubts() // one is enough, whatever the report says
	switch {
	case len(doubts) == 0:
		return ""
	case doubts[0].Number == 0:
		return doubts[0].Name.V
	}
	return strconv.Itoa(doubts[0].Number)
}

// recommended: what the company says of recommended measures was looked at
// (別紙1 4(3)②ト).
func (k *checker) recommended() {
	for _, e := range k.Report.Entries {
		if id, ok := strings.CutPrefix(e.Tag, "recommended."); ok && strings.TrimSpace(e.Value.V) == "" {
			k.add("finish-recommended", e.Value.Origin.Pos, id)
		}
	}
}
