package papers

import (
	"slices"
	"strings"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/normalize"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

const ruleJoined = "joined" // of several places, which the rule names

// joined makes one observation of several on the same item. What is given once
// stands; texts that say something else stand one below the other; a verdict
// or day on which they differ is not known, its Origin.Raw says what each says,
// and differ tells the verdicts in words: 適合（佐藤）／不適合（鈴木）.
func joined(list []record.Observation) (out record.Observation, differ string) {
	out = list[0]
	if len(list) == 1 {
		return out, ""
	}
	out.Verdict, differ = oneVerdict(list)
	out.Evidence = oneText(list, func(o *record.Observation) record.Value[string] { return o.Evidence })
	out.Advice = oneText(list, func(o *record.Observation) record.Value[string] { return o.Advice })
	out.Documents = oneText(list, func(o *record.Observation) record.Value[string] { return o.Documents })
	out.Place = oneText(list, func(o *record.Observation) record.Value[string] { return o.Place })
	out.Date = lastDay(list)
	return out, differ
}

// oneVerdict is the verdict on which all agree who gave one. What nobody could
// read counts as given, what was struck out does not.
func oneVerdict(list []record.Observation) (record.Value[record.Verdict], string) {
	var said []record.Observation
	for _, o := range list {
		if o.Verdict.Known || o.Verdict.Origin.Raw != "" && !strings.HasPrefix(o.Verdict.Origin.Rule, ruleStruck) {
			said = append(said, o)
		}
	}
	if len(said) == 0 {
		return list[0].Verdict, ""
	}
	one, words := said[0].Verdict, []string{}
	agree := true
	for _, o := range said {
		agree = agree && o.Verdict.Known && one.Known && o.Verdict.V == one.V
		words = append(words, verdictWord(o.Verdict)+"（"+o.Auditor+"）")
	}
	if agree || len(said) == 1 {
		return one, ""
	}
	differ := strings.Join(words, "／")
	return record.Unread[record.Verdict](record.Origin{Pos: one.Origin.Pos, Digest: one.Origin.Digest, Raw: differ, Rule: ruleAmbiguous}), differ
}

func verdictWord(v record.Value[record.Verdict]) string {
	if v.Known {
		return v.V.Ja()
	}
	return v.Origin.Raw
}

// oneText joins texts; those that say the same in other widths stand once.
func oneText(list []record.Observation, of func(*record.Observation) record.Value[string]) record.Value[string] {
	var out record.Value[string]
	var keys, texts, from []string
	for i := range list {
		v := of(&list[i])
		if i == 0 || !out.Known && out.Origin.Raw == "" && (v.Known || v.Origin.Raw != "") {
			out = v
		}
		key := normalize.Fold(v.V)
		if !v.Known || slices.Contains(keys, key) {
			continue
		}
		if !out.Known {
			out = v
		}
		keys, texts, from = append(keys, key), append(texts, v.V), append(from, v.Origin.Pos.String())
	}
	if len(texts) > 1 {
		out = record.Known(strings.Join(texts, "\n"), record.Origin{Pos: out.Origin.Pos, Digest: out.Origin.Digest,
			Raw: strings.Join(texts, "\n"), Rule: ruleJoined + " " + strings.Join(from, ", ")})
	}
	return out
}

// lastDay is the latest of the days: work on the item ended then. Each day
// stands in its own part.
func lastDay(list []record.Observation) record.Value[calendar.Date] {
	out := list[0].Date
	for _, o := range list {
		if o.Date.Known && (!out.Known || out.V.Before(o.Date.V)) || !out.Known && out.Origin.Raw == "" && o.Date.Origin.Raw != "" {
			out = o.Date
		}
	}
	return out
}

// places are where the verdicts stand, beside the first.
func places(list []record.Observation) []problem.Pos {
	var out []problem.Pos
	for _, o := range list[1:] {
		out = append(out, o.Verdict.Origin.Pos)
	}
	return out
}
