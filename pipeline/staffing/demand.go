package staffing

// Demand is one thing that a plan has to keep, by kind and whom it binds.
type Demand struct {
	Kind    Kind
	Auditor string
	Company string
}

// Kind is a kind of demand.
type Kind string

// The kinds of demands. That nobody is in two places on one day and that
// offices rest on holidays is no demand: nothing can be done about it.
const (
	Audit        Kind = "audit"     // the company is to be audited at all
	Conflict     Kind = "conflict"  // the auditor may not audit the company
	RoleLead     Kind = "lead"      // the team has somebody who may lead
	RoleSkill    Kind = "skill"     // the team has the qualifications
	TeamSize     Kind = "size"      // the team has so many auditors
	Area         Kind = "area"      // the auditor is sent to these areas only
	DaysOff      Kind = "days-off"  // the auditor's days off
	MaxLoad      Kind = "max-load"  // the auditor's most person-days
	PossibleDays Kind = "possible"  // the days on which the company can be visited
	Earliest     Kind = "earliest"  // the company's document review cannot begin before
	Period       Kind = "period"    // the period of the audits
	Explained    Kind = "explained" // the plan explained to the company stands
	Effort       Kind = "effort"    // the days suffice for the effort (of an explained plan)
)

// kinds is the order in which demands are named; later ones are given up
// first when several sets clash, so that a set names what the office can
// change rather than what it cannot.
func kinds() []Kind {
	return []Kind{Audit, Conflict, RoleLead, RoleSkill, TeamSize, Earliest, Explained, PossibleDays, Area, DaysOff, MaxLoad, Period}
}

// demands lists what the plan of these companies has to keep, besides that
// they are audited.
func (in *Input) demands() []Demand {
	var out []Demand
	for _, k := range kinds()[1:] {
		out = append(out, in.demandsOf(k)...)
	}
	return out
}

func (in *Input) demandsOf(k Kind) []Demand {
	var out []Demand
	switch k {
	case Period:
		if in.Window != (Span{}) {
			out = append(out, Demand{Kind: Period})
		}
	case Area, DaysOff, MaxLoad:
		for i := range in.Auditors {
			a := &in.Auditors[i]
			if k == Area && len(a.Areas) > 0 || k == DaysOff && len(a.Off) > 0 || k == MaxLoad && a.Max > 0 {
				out = append(out, Demand{k, a.ID, ""})
			}
		}
	default:
		for i := range in.Visits {
			out = append(out, in.Visits[i].demandsOf(k)...)
		}
	}
	return out
}

func (v *Visit) demandsOf(k Kind) []Demand {
	has := map[Kind]bool{RoleLead: true, RoleSkill: len(v.Skills) > 0, TeamSize: v.Size > 1, Earliest: true,
		Explained: v.Pinned && v.Previous != nil, PossibleDays: len(v.Possible) > 0}
	if has[k] {
		return []Demand{{k, "", v.Company}}
	}
	if k != Conflict {
		return nil
	}
	var out []Demand
	for _, a := range v.Barred {
		out = append(out, Demand{Conflict, a, v.Company})
	}
	return out
}
