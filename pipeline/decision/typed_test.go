package decision

import (
	"slices"
	"testing"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/normalize"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

// unreadTexts is a return whose date, a text and a law could not be read.
func unreadTexts() map[string]*record.Response {
	r := response("inbox/a.xlsx", "有", "実施済", "実施済", "実施済")
	at := func(raw, rule string, row int) record.Origin {
		return record.Origin{Pos: problem.Pos{File: r.File, Sheet: "表紙", Row: row, Col: 4}, Digest: r.Digest, Raw: raw, Rule: rule}
	}
	r.Received = record.Unread[calendar.Date](at("30.6.1", normalize.RuleAmbiguous, 12))
	a := r.Answers["4-1-1b"]
	a.Evidence = record.Unread[string](at("規程", "struck", 5))
	r.Answers["4-1-1b"] = a
	r.Laws = []record.Value[string]{record.Known("外為法", record.Origin{}), record.Unread[string](at("#REF!", "error", 6))}
	return map[string]*record.Response{"C001": r}
}

func opened(rs map[string]*record.Response) []Open {
	c := &record.Company{ID: "C001", Name: record.Known("株式会社一", record.Origin{})}
	return Opened([]audit.Assessment{audit.Assess(c, rs["C001"], catalogue())})
}

// What is asked beside the answers themselves can be decided: the value is
// typed, read by the company's own rules, and named in the record.
func TestTyped(t *testing.T) {
	rs := unreadTexts()
	open := opened(rs)
	var targets, reasons []string
	for _, o := range open {
		targets = append(targets, o.Target)
	}
	if want := []string{criteria.LabelAnswered, evidenceOf("4-1-1b"), criteria.HeadLaw}; !slices.Equal(targets, want) {
		t.Fatalf("%q %q", targets, reasons)
	}
	b := write(t, Input{Open: open})
	f := read(t, b)
	row := map[string]int{}
	for _, target := range targets {
		row[target] = rowOf(t, f, "C001", target)
	}
	set(b, row[criteria.LabelAnswered], roleWord, "平成３０年６月１日")
	set(b, row[criteria.LabelAnswered], roleBy, "佐藤")
	set(b, row[evidenceOf("4-1-1b")], roleWord, "入退室管理規程 ")
	set(b, row[evidenceOf("4-1-1b")], roleReach, ReachAll)
	set(b, row[criteria.HeadLaw], roleWord, WordAsk)
	f = read(t, b)
	got, used, ps := Apply(rs, f.Decisions, catalogue())
	r := got["C001"]
	if d := r.Received; !d.Known || d.V != (calendar.Date{Year: 2018, Month: 6, Day: 1}) || d.Origin.Raw != "30.6.1" || d.Origin.Rule != "decision:decisions.xlsx!A5; ambiguous" {
		t.Errorf("%+v", d)
	}
	if e := r.Answers["4-1-1b"].Evidence; e.V != "入退室管理規程" || e.Origin.Raw != "規程" || r.Laws[1].Known || rs["C001"].Received.Known {
		t.Errorf("%+v %+v", e, r.Laws)
	}
	if len(used) != 3 || used[0].Value != "2018-06-01" || used[0].Ja() != "2018-06-01" || used[0].By != "佐藤" {
		t.Errorf("%+v", used)
	}
	if !slices.Contains(codes(ps), "decision-not-wide") || len(opened(got)) != 1 {
		t.Errorf("%v %+v", ps, opened(got))
	}
	set(b, row[criteria.LabelAnswered], roleWord, "六月のはじめ")
	if _, used, ps = Apply(rs, read(t, b).Decisions, catalogue()); !slices.Contains(codes(ps), "decision-not-date") || len(used) != 2 {
		t.Errorf("%v %+v", ps, used)
	}
}

// A date of Excel is read as a date, whatever its format shows.
func TestTypedSerial(t *testing.T) {
	b := write(t, Input{Open: opened(unreadTexts())})
	s := b.Sheet(sheetTable)
	setCell(s, 5, 1, "x")
	*s.At(5, 1) = workbook.Cell{Row: 5, Col: 1, Kind: workbook.Number, Number: 43252, Date: true, Text: "6-1-18"}
	got, _, ps := Apply(unreadTexts(), read(t, b).Decisions, catalogue())
	if d := got["C001"].Received; d.V != (calendar.Date{Year: 2018, Month: 6, Day: 1}) {
		t.Errorf("%+v %v", d, ps)
	}
}
