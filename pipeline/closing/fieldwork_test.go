package closing

import (
	"slices"
	"testing"

	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// One auditor's doubt stops the evaluation, whatever the report says (別紙1
// 5(11)).
func TestDoubtOfAPaper(t *testing.T) {
	in := finished()
	doubted := func() bool {
		return slices.ContainsFunc(Check(in), func(p problem.Problem) bool { return p.Code == "finish-law-doubt" })
	}
	for name, c := range map[string]struct {
		laws []record.LawCheck
		want bool
	}{
		"none":          {nil, false},
		"observed":      {[]record.LawCheck{{Number: 1, Status: told("遵守を確認")}}, false},
		"doubted":       {[]record.LawCheck{{Number: 1, Doubted: true}}, true},
		"found on site": {[]record.LawCheck{{Name: told("下請法"), Doubted: true}}, true},
	} {
		in.Fieldwork = &record.Fieldwork{Laws: c.laws}
		if doubted() != c.want {
			t.Errorf("%s: %v", name, !c.want)
		}
	}
	if in.Fieldwork = nil; doubted() {
		t.Error("without papers")
	}
}
