package deliverable

import (
	"strconv"

	"shinsa/pipeline/problem"
)

// checkCompanies holds that every company is done with, or named with the
// reason why it is not, and that there are as many as were agreed (4(2)).
func checkCompanies(in *Input) problem.List {
	var found problem.List
	if in.Profile.Checks.States {
		for _, c := range in.Companies {
			switch {
			case c.Final:
			case c.Reason == "":
				found = append(found, problem.New("deliver-company-open", problem.Pos{}, c.ID, c.State).For(c.ID))
			default:
				found = append(found, problem.New("deliver-company-reason", problem.Pos{}, c.ID, c.State, c.Reason).For(c.ID))
			}
		}
	}
	least := in.Profile.Checks.MinCompanies
	if least == 0 {
		least = in.Project.MinCompanies
	}
	if n := len(in.Companies); n < least {
		found.Add("deliver-companies-few", problem.Pos{}, strconv.Itoa(n), strconv.Itoa(least))
	}
	return found
}
