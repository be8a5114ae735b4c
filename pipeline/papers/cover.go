package papers

import (
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/normalize"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// cover reads whose paper it is, and what the auditor wrote on the cover.
func (d *paperReading) cover() {
	labels := labelKeys(criteria.LabelCompanyID, criteria.LabelName, criteria.LabelAddress, criteria.LabelScope, record.LabelAuditor, record.LabelAuditorID,
		record.LabelWritten, record.LabelRisks, "手法", "役割", "共に従事する者", "文書審査の予定", "現地審査の予定")
	var company, auditor field
	for _, p := range d.pages {
		d.label(p, labels, func(label string, f field) {
			switch label {
			case criteria.LabelCompanyID:
				company = first(company, f)
			case record.LabelAuditorID:
				auditor = first(auditor, f)
			case record.LabelAuditor:
				if !d.out.Name.Known {
					d.out.Name = d.text(f)
				}
			case record.LabelWritten:
				d.out.Written = d.date(f)
			case record.LabelRisks:
				d.out.Risks = d.text(f)
			default:
				d.ownValue(f)
			}
		})
	}
	d.out.Company = d.identity(company, d.keys.first(criteria.KeyCompany), criteria.LabelCompanyID)
	d.out.Auditor = d.identity(auditor, d.keys.first(record.KeyAuditor), record.LabelAuditorID)
	d.unknownWhose(d.out.Company)
	if d.out.Auditor == "" && !d.out.Name.Known {
		d.problems.Add("paper-no-auditor", problem.Pos{File: d.File})
	}
	if f := d.out.Name; f.Known && d.marked && !d.own[mark(f.Origin.Raw)] {
		d.problems.Add("paper-renamed", f.Origin.Pos, excerpt(f.V))
	}
}

func first(old, f field) field {
	if old.cell != nil {
		return old
	}
	return f
}

// ownValue takes a value of ours; one that somebody changed is left for the
// notes.
func (d *reading) ownValue(f field) {
	if f.cell != nil && (!d.marked || d.isMark(f.cell)) {
		f.take()
	}
}

// identity is what the hidden sheet says, or the cover where there is none.
// Where they differ nobody knows whose the form is.
func (d *reading) identity(f field, hidden, label string) string {
	f.take()
	shown := f.text()
	switch {
	case shown == "" || shown == "―" || normalize.Fold(shown) == normalize.Fold(hidden):
		return hidden
	case hidden == "":
		return shown
	}
	d.problems.Add("paper-identity", f.pos(), label, shown, hidden)
	return ""
}

// unknownWhose tells a form that does not say whose it is.
func (d *reading) unknownWhose(company string) {
	if company == "" && !d.problems.HasErrors() {
		d.problems.Add("paper-whose", problem.Pos{File: d.File})
	}
}
