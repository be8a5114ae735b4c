package compose

import (
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// Person is who declares impartiality (別紙1 1(1)): an auditor, a
// subcontractor, or anybody else who works on the trial. The zero value leaves
// places to fill in, as a blank form for those whom no file names.
type Person struct {
	ID                       string // of the project file; "" for none
	Name, Organisation, Role string // Role: one of Roles; "" is left to choose
	Pos                      problem.Pos
}

// Roles lists whom 別紙1 1(1) binds to impartiality.
func Roles() []string {
	return []string{"審査業務従事者", "審査業務従事者（再委託先等の外部の者）", "委員会の委員", "事務局その他関係する業務の従事者"}
}

// Steps is what the office knows of the course of an audit beside the report;
// a zero date leaves a place to fill in.
type Steps struct {
	Events         []record.Event // of the company, from the log
	DocumentReview calendar.Date  // the document review ended
	Stopped        calendar.Date  // the evaluation was stopped, before a report says so (別紙1 5(11))
	Doubts         []int          // numbers of the laws in doubt, 1 for the first, before a report says so
	KeepUntil      calendar.Date  // last day of the retention (別紙1 3(4))
	Disposed       calendar.Date  // what was held was returned or destroyed
}

// Holding is one thing that the body holds of a company: what the company
// handed over, or a record of the audit.
type Holding struct {
	Name    string        // of the file or document, as it is called
	Kind    string        // 依頼者から提供された情報, 審査の記録, …
	Form    string        // 電子ファイル, 紙, …
	Got     calendar.Date // received or made; zero when it is not known
	Measure string        // 返還 or 廃棄; "" is what the contract says
	How     string        // 上書き消去, 裁断, 手交, …; "" leaves a place
	Pos     problem.Pos
}

// Declarers lists an Input for every auditor of the plan and one with nobody's
// name, for subcontractors and other staff whom no file names. Each makes one
// declaration.
func Declarers(in Input) []Input {
	var out []Input
	if in.Plan != nil && in.Project != nil {
		for _, m := range in.Plan.Team.Members {
			one := in
			one.Person = personOf(m.Auditor, in.Project)
			out = append(out, one)
		}
	}
	in.Person = Person{}
	return append(out, in)
}

// personOf tells an outsider by the organisation that the project file gives.
func personOf(a *record.Auditor, p *record.Project) Person {
	role := Roles()[0]
	if a.Organisation != "" && a.Organisation != p.Body.Name {
		role = Roles()[1]
	}
	return Person{a.ID, a.Name, a.Organisation, role, a.Pos}
}
