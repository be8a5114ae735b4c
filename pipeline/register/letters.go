package register

import (
	"strings"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/record"
	"shinsa/pipeline/strict"
)

// fileAftermath is what is agreed on reports after the trial (公募要領 1.①イ).
type fileAftermath struct {
	Due    strict.Value[calendar.Date] `yaml:"due"`
	Agreed []string                    `yaml:"agreed"`
}

func (f fileAftermath) aftermath() record.AftermathTerms {
	out := record.AftermathTerms{Due: f.Due.V}
	for _, s := range f.Agreed {
		if s = strings.TrimSpace(s); s != "" {
			out.Agreed = append(out.Agreed, s)
		}
	}
	return out
}

// letters checks how letters are numbered and when reports after the trial are due.
func (r *projectReader) letters() {
	n := r.f.Numbering
	if n.V != "" && (!strings.Contains(n.V, record.NumberCompany) || !strings.Contains(n.V, record.NumberKind)) {
		r.add("project-numbering", n.Line, n.V, record.NumberCompany, record.NumberKind)
	}
	if d, start := r.f.Aftermath.Due, r.f.Dates.ContractStart; !d.V.IsZero() && d.V.Before(start.V) {
		r.add("project-order", d.Line, "aftermath.due", d.V.String(), "dates.contract_start", start.V.String())
	}
}
