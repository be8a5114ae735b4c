package criteria

import "testing"

func TestWhenHolds(t *testing.T) {
	answers := map[string]bool{"yes": true, "yes2": true, "no": false, "no2": false}
	has := func(id string) (yes, known bool) {
		v, ok := answers[id]
		return v, ok
	}
	for name, tt := range map[string]struct {
		when         When
		holds, known bool
	}{
		"always":                       {nil, true, true},
		"yes":                          {When{{"yes"}}, true, true},
		"no":                           {When{{"no"}}, false, true},
		"unknown":                      {When{{"?"}}, false, false},
		"any, one yes":                 {When{{"no", "yes"}}, true, true},
		"any, yes beside unknown":      {When{{"?", "yes"}}, true, true},
		"any, no beside unknown":       {When{{"no", "?"}}, false, false},
		"any, none":                    {When{{"no", "no2"}}, false, true},
		"all":                          {When{{"yes"}, {"yes2"}}, true, true},
		"all, one no":                  {When{{"yes"}, {"no"}}, false, true},
		"all, unknown before no":       {When{{"?"}, {"no"}}, false, true},
		"all, no before unknown":       {When{{"no"}, {"?"}}, false, true},
		"all, yes and unknown":         {When{{"yes"}, {"?"}}, false, false},
		"all of any":                   {When{{"no", "yes"}, {"?", "yes2"}}, true, true},
		"all of any, unknown decides":  {When{{"no", "yes"}, {"?", "no"}}, false, false},
		"all of any, unknown does not": {When{{"no", "?"}, {"no", "no2"}}, false, true},
	} {
		if holds, known := tt.when.Holds(has); holds != tt.holds || known != tt.known {
			t.Errorf("%s: got %v %v, want %v %v", name, holds, known, tt.holds, tt.known)
		}
	}
}

func TestAnswers(t *testing.T) {
	seen := map[string]bool{}
	for _, a := range Answers() {
		if a.Ja() == "―" || seen[a.Ja()] {
			t.Errorf("%s has the word %q", a, a.Ja())
		}
		seen[a.Ja()] = true
	}
	if len(seen) != 5 || Answer("?").Ja() != "―" {
		t.Errorf("words: %v", seen)
	}
}
