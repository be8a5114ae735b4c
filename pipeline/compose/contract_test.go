package compose

import (
	"slices"
	"testing"
)

// What 別紙1 3 and the call demand of the contract is asked for, each by its
// clause; nothing is demanded without one.
func TestContractPointsNameTheirClauses(t *testing.T) {
	var clauses []string
	for _, p := range contractPoints() {
		if p.what == "" || p.clause == "" {
			t.Errorf("%+v", p)
		}
		clauses = append(clauses, p.clause)
	}
	for _, want := range []string{"3(1)", "3(2)", "3(4)", "公募要領3.(4)", "5(11)", "公募要領1.①イ"} {
		if !slices.Contains(clauses, want) {
			t.Errorf("no point of the contract for %s", want)
		}
	}
}
