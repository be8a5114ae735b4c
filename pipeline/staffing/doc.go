// Package staffing decides who audits which company when: one assignment over
// all companies at once.
//
// In: the auditors, what the audit of each company needs (effort, roles,
// qualifications, possible days, what was already explained to it) and the
// working days, all as plain values. Out: for each company a team and its
// days, what that costs, and where no plan exists the smallest set of demands
// that clash. The package reads no files, knows no documents and judges
// nothing.
//
// # How
//
// A first plan is made greedily, starting from the previous one (greedy.go).
// It is made better by large neighbourhood search (improve.go): a few
// companies that stand in each other's way are freed, and a pseudo-boolean
// solver (gophersat) finds the cheapest way to place them again among
// all others, or proves that there is none cheaper. When companies are left
// without a place, the solver is asked for any plan over all companies at once
// (whole.go); when it proves that there is none, the demands are narrowed down
// to a set from which none can be left out (clash.go).
//
// A solver that is asked for the best plan of 50 companies at once does not
// answer in minutes; asked about a few at a time it answers in milliseconds,
// which is why the work is cut in this way. Budgets count what the solver
// learns, never time: the same input gives the same plan on every machine.
//
// # What a plan costs
//
// Points: travel (one for 10 km, there and back, for each auditor), balance (the
// sum of squares of each auditor's person-days, rounded up), lateness (working days after
// the earliest day on which the company could be visited; many times as much
// when the report comes after its deadline) and change (against the previous
// plan). Weights tells how much each counts.
package staffing
