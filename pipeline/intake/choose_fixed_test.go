package intake

import (
	"fmt"
	"strings"
	"testing"

	"shinsa/pipeline/record"
)

// What the office fixes goes before what the dates say; every file keeps
// exactly one fate.
func TestChooseFixed(t *testing.T) {
	results := []Result{
		result(t, "new.xlsx", "d-new", "C003", 25, "未"),
		result(t, "old.xlsx", "d-old", "C003", 20, "済"),
		result(t, "one.xlsx", "d-one", "C001", 20, "済"),
		result(t, "who.xlsx", "d-who", "C099", 21, "×"),
	}
	for name, c := range map[string]struct {
		fixed []Fixed
		want  string // fates in the order of files, used files by company
		codes string // each once
	}{
		"nothing":           {nil, "read superseded read unassigned C001=one.xlsx C003=new.xlsx", "intake-two-returns intake-unknown-company"},
		"the older":         {[]Fixed{{Digest: "d-old", Use: true}}, "superseded read read unassigned C001=one.xlsx C003=old.xlsx", "intake-unknown-company return-chosen"},
		"not the newer":     {[]Fixed{{Digest: "d-new", Out: true}}, "superseded read read unassigned C001=one.xlsx C003=old.xlsx", "intake-unknown-company return-chosen"},
		"neither":           {[]Fixed{{Digest: "d-new", Out: true}, {Digest: "d-old", Out: true}}, "turned-away turned-away read unassigned C001=one.xlsx", "intake-unknown-company return-left-out"},
		"whose":             {[]Fixed{{Digest: "d-who", Company: "C002"}}, "read superseded read read C001=one.xlsx C002=who.xlsx C003=new.xlsx", "intake-two-returns"},
		"whose, the newer":  {[]Fixed{{Digest: "d-who", Company: "C001"}}, "read superseded superseded read C001=who.xlsx C003=new.xlsx", "intake-two-returns"},
		"nobody's left out": {[]Fixed{{Digest: "d-who", Out: true}}, "read superseded read turned-away C001=one.xlsx C003=new.xlsx", "intake-two-returns return-left-out"},
		"gone":              {[]Fixed{{Digest: "d-x", Use: true}}, "read superseded read unassigned C001=one.xlsx C003=new.xlsx", "intake-two-returns intake-unknown-company"},
	} {
		s, problems := Choose(results, register(), c.fixed...)
		var got []string
		for _, r := range s.Receipts {
			got = append(got, string(r.Fate))
			if (r.Fate == record.TurnedAway || r.Fate == record.Unassigned) != (r.Reason != "") || (r.Fate == record.Superseded) != (r.Used != "") {
				t.Errorf("%s: %+v", name, r)
			}
		}
		for _, id := range []string{"C001", "C002", "C003"} {
			if u := s.Used[id]; u != nil {
				got = append(got, fmt.Sprint(id, "=", u.File))
			}
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%s: %s", name, g)
		}
		if g := strings.Join(codes(problems), " "); g != c.codes {
			t.Errorf("%s: %s", name, g)
		}
		if s.Proposed["C003"] != "new.xlsx" {
			t.Errorf("%s: %v", name, s.Proposed)
		}
	}
}
