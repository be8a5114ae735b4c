package decision

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// decide makes a decision as it stands in a row of the form.
func decide(row int, company, target, raw, word, reach string) Decision {
	return Decision{Pos: problem.Pos{File: File, Sheet: sheetTable, Row: row, Col: 1}, Word: word, Reach: reach, By: "佐藤",
		Company: company, Target: target, Raw: raw, Typed: true}
}

func TestApply(t *testing.T) {
	for name, c := range map[string]struct {
		ds    []Decision
		want  map[string]string // company item → status, "" unread
		codes []string
	}{
		"none":       {nil, map[string]string{"C001 4-1-1a": ""}, nil},
		"this one":   {[]Decision{decide(5, "C001", "4-1-1a", "検討中", "未実施", "")}, map[string]string{"C001 4-1-1a": "not_implemented", "C002 4-1-1a": ""}, nil},
		"all alike":  {[]Decision{decide(5, "C001", "4-1-1a", "検討中", "未実施", ReachAll)}, map[string]string{"C001 4-1-1a": "not_implemented", "C002 4-1-1a": "not_implemented", "C001 4-1-2a": ""}, nil},
		"ask":        {[]Decision{decide(5, "C001", "4-1-1a", "検討中", "企業に照会", "")}, map[string]string{"C001 4-1-1a": ""}, nil},
		"width":      {[]Decision{decide(5, "ｃ００１", "４－１－１ａ", "検討中 ", "実施済み", "")}, map[string]string{"C001 4-1-1a": "implemented"}, nil},
		"one first":  {[]Decision{decide(5, "C001", "4-1-1a", "検討中", "未実施", ReachAll), decide(6, "C002", "4-1-1a", "検討中", "一部実施", ReachOne)}, map[string]string{"C001 4-1-1a": "not_implemented", "C002 4-1-1a": "partial"}, nil},
		"same twice": {[]Decision{decide(5, "C001", "4-1-1a", "検討中", "未実施", ""), decide(6, "C001", "4-1-1a", "検討中", "未実施", "")}, map[string]string{"C001 4-1-1a": "not_implemented"}, nil},
		"two differ": {[]Decision{decide(5, "C001", "4-1-1a", "検討中", "未実施", ""), decide(6, "C001", "4-1-1a", "検討中", "実施済", "")}, map[string]string{"C001 4-1-1a": ""}, []string{"decision-contradicts"}},
		"wide differ": {[]Decision{decide(5, "C001", "4-1-1a", "検討中", "未実施", ReachAll), decide(6, "C002", "4-1-1a", "検討中", "実施済", ReachAll)},
			map[string]string{"C001 4-1-1a": "", "C002 4-1-1a": ""}, []string{"decision-contradicts"}},
		"changed":     {[]Decision{decide(5, "C001", "4-1-1a", "予定", "未実施", "")}, map[string]string{"C001 4-1-1a": ""}, []string{"decision-changed"}},
		"not needed":  {[]Decision{decide(5, "C001", "4-1-1b", "実施済", "未実施", "")}, map[string]string{"C001 4-1-1b": "implemented"}, []string{"decision-not-needed"}},
		"no answer":   {[]Decision{decide(5, "C009", "4-1-1a", "検討中", "未実施", "")}, map[string]string{"C001 4-1-1a": ""}, []string{"decision-no-answer"}},
		"no item":     {[]Decision{decide(5, "C001", "9-9", "検討中", "未実施", "")}, map[string]string{"C001 4-1-1a": ""}, []string{"decision-no-answer"}},
		"other word":  {[]Decision{decide(5, "C001", "4-1-1a", "検討中", "多分未実施", "")}, map[string]string{"C001 4-1-1a": ""}, []string{"decision-unknown-word"}},
		"有 for item":  {[]Decision{decide(5, "C001", "4-1-1a", "検討中", "有", "")}, map[string]string{"C001 4-1-1a": ""}, []string{"decision-unknown-word"}},
		"other reach": {[]Decision{decide(5, "C001", "4-1-1a", "検討中", "未実施", "本社だけ")}, map[string]string{"C001 4-1-1a": ""}, []string{"decision-unknown-reach"}},
		"scope":       {[]Decision{decide(5, "C002", "paper", "検討", "有", "")}, map[string]string{"C002 paper": "yes", "C002 4-1-1a": ""}, nil},
		"scope word":  {[]Decision{decide(5, "C002", "paper", "検討", "実施済", "")}, map[string]string{"C002 paper": ""}, []string{"decision-unknown-word"}},
	} {
		given := responses()
		got, used, ps := Apply(given, c.ds, catalogue())
		for at, want := range c.want {
			company, target, _ := strings.Cut(at, " ")
			if is := statusOf(got[company], target); is != want {
				t.Errorf("%s: %s is %q, want %q", name, at, is, want)
			}
		}
		if !slices.Equal(codes(ps), c.codes) {
			t.Errorf("%s: problems %v, want %v", name, codes(ps), c.codes)
		}
		if !reflect.DeepEqual(given, responses()) {
			t.Errorf("%s: the given returns were changed", name)
		}
		for _, u := range used {
			if u.Verdict != Ask && statusOf(got[u.Company], u.Target) != string(u.Verdict) {
				t.Errorf("%s: %+v was not used", name, u)
			}
		}
	}
}

func statusOf(r *record.Response, target string) string {
	if s, ok := r.Scopes[target]; ok {
		switch {
		case !s.Yes.Known:
			return ""
		case s.Yes.V:
			return "yes"
		}
		return "no"
	}
	if a := r.Answers[target]; a.Status.Known {
		return string(a.Status.V)
	}
	return ""
}

// A decided answer says what was typed and which row decided it; what is not
// decided is the very same.
func TestDecidedOrigin(t *testing.T) {
	given := responses()
	got, used, _ := Apply(given, []Decision{decide(12, "C001", "4-1-1a", "検討中", "未実施", "")}, catalogue())
	o := got["C001"].Answers["4-1-1a"].Status.Origin
	if o.Raw != "検討中" || o.Rule != "decision:decisions.xlsx!A12; ambiguous" || o.Pos.File != "inbox/a.xlsx" || o.Digest != "d-inbox/a.xlsx" {
		t.Errorf("%+v", o)
	}
	if got["C002"] != given["C002"] || len(used) != 1 || used[0].By != "佐藤" {
		t.Errorf("%+v", used)
	}
	// Deciding the decided once more changes nothing.
	again, used, ps := Apply(got, nil, catalogue())
	if !reflect.DeepEqual(again, got) || used != nil || ps != nil {
		t.Error("not idempotent")
	}
}

// What is not read for other reasons than its words is no example for others.
func TestWideIsAboutWords(t *testing.T) {
	rs := responses()
	a := rs["C001"].Answers["4-1-1b"]
	a.Status = record.Unread[criteria.Answer](record.Origin{Raw: "検討中", Rule: "struck"})
	rs["C001"].Answers["4-1-1b"] = a
	got, _, ps := Apply(rs, []Decision{decide(5, "C001", "4-1-1b", "検討中", "未実施", ReachAll), decide(6, "C002", "4-1-1a", "検討中", "一部実施", "")}, catalogue())
	if statusOf(got["C001"], "4-1-1b") != "not_implemented" || statusOf(got["C001"], "4-1-1a") != "not_implemented" || statusOf(got["C002"], "4-1-1a") != "partial" {
		t.Error(got["C001"].Answers)
	}
	if !slices.Contains(codes(ps), "decision-not-wide") {
		t.Error(codes(ps))
	}
	rs["C001"].Answers["4-1-1b"] = a
	got, _, _ = Apply(rs, []Decision{decide(5, "C001", "4-1-1a", "検討中", "未実施", ReachAll)}, catalogue())
	if statusOf(got["C001"], "4-1-1b") != "" {
		t.Error("a decision about words was used for a struck answer")
	}
}

// A stroke beside an item out of scope needs no decision, and gets none from
// one about strokes elsewhere.
func TestWideLeavesOutOfScope(t *testing.T) {
	rs := responses()
	rs["C001"] = response("inbox/a.xlsx", "有", "－", "実施済", "実施済")
	got, used, _ := Apply(rs, []Decision{decide(5, "C001", "4-1-1a", "－", "実施済", ReachAll)}, catalogue())
	if statusOf(got["C001"], "4-1-1a") != "implemented" || statusOf(got["C003"], "4-1-2a") != "" || len(used) != 1 {
		t.Errorf("%+v", used)
	}
}

// Whatever stands in the form, only unread answers with something typed
// change, and only to a decided word.
func TestApplyChangesOnlyUnread(t *testing.T) {
	wordsOf := []string{"", "実施済", "一部実施", "未実施", "該当なし", "代替措置", WordAsk, "有", "無", "?", "Ｘ"}
	seed := uint32(7)
	next := func(n int) int { seed = seed*1664525 + 1013904223; return int(seed>>8) % n }
	for range 400 {
		var ds []Decision
		for i := range next(6) {
			ds = append(ds, decide(5+i, []string{"C001", "C002", "C003", "C009"}[next(4)], []string{"4-1-1a", "4-1-1b", "4-1-2a", "paper", "x"}[next(5)],
				[]string{"検討中", "◎", "△×", "検討", "－", "実施済"}[next(6)], wordsOf[next(len(wordsOf))], []string{"", ReachOne, ReachAll, "?"}[next(4)]))
		}
		given := responses()
		got, used, _ := Apply(given, ds, catalogue())
		n := 0
		for id, r := range given {
			for item, a := range r.Answers {
				b := got[id].Answers[item]
				if reflect.DeepEqual(a, b) {
					continue
				}
				n++
				if a.Status.Known || a.Status.Origin.Raw == "" || b.Status.Origin.Raw != a.Status.Origin.Raw || !strings.HasPrefix(b.Status.Origin.Rule, RulePrefix) {
					t.Fatalf("%v: %+v became %+v", ds, a, b)
				}
			}
			if s := got[id].Scopes["paper"]; !reflect.DeepEqual(s, r.Scopes["paper"]) {
				n++
			}
		}
		for _, u := range used {
			if u.Verdict == Ask {
				n++
			}
		}
		if n != len(used) {
			t.Fatalf("%d changes, %d used: %v", n, len(used), ds)
		}
	}
}
