package pipeline

import (
	"strconv"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/method"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/workspace"
)

// journal appends one line for each file that was written and one for each
// company whose state is another than the journal says (the first one comes
// from no state).
func journal(f *workspace.Folder, today calendar.Date, files []workspace.Published, in method.Input) error {
	lines := workspace.FileEntries(today.String(), files)
	before, err := lastStates(f)
	if err != nil {
		return err
	}
	for i := range in.Companies {
		id, now := in.Companies[i].Assessment.Company.ID, string(method.Next(in, &in.Companies[i]).Step)
		if before[id] != now {
			lines = append(lines, workspace.JournalEntry{Date: today.String(), Event: workspace.EventState, Company: id, From: before[id], To: now})
		}
	}
	return f.Record(lines)
}

// lastStates are the states that the journal knows, by company.
func lastStates(f *workspace.Folder) (map[string]string, error) {
	lines, err := f.Entries()
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for _, l := range lines {
		if l.Event == workspace.EventState {
			out[l.Company] = l.To
		}
	}
	return out, nil
}

// purgedCompanies are the companies of which everything was destroyed, with
// the day.
func purgedCompanies(f *workspace.Folder) (map[string]calendar.Date, error) {
	lines, err := f.Entries()
	if err != nil {
		return nil, err
	}
	out := map[string]calendar.Date{}
	for _, l := range lines {
		if l.Event != workspace.EventPurged {
			continue
		}
		if d, err := calendar.ParseISO(l.Date); err == nil {
			out[l.Company] = d
		}
	}
	return out, nil
}

// Verification is what following the journal showed.
type Verification struct {
	workspace.Proof
	Problems problem.List `json:"problems"`
}

const journalFile = workspace.Own + "/journal.jsonl"

// VerifyJournal follows the chain of the journal of the folder at dir. since is
// a digest that was noted before, or the beginning of one; "" for none.
func VerifyJournal(dir, since string) (*Verification, error) {
	f, err := workspace.Open(dir)
	if err != nil {
		return nil, err
	}
	p, err := f.Prove(since)
	if err != nil {
		return nil, err
	}
	at := func(line int) problem.Pos { return problem.Pos{File: journalFile, Line: line} }
	v := &Verification{Proof: p, Problems: problem.List{}}
	if p.Missing {
		v.Problems.Add("journal-missing", at(0))
	}
	if p.Old > 0 {
		v.Problems.Add("journal-old", at(1), strconv.Itoa(p.Old))
	}
	for _, n := range p.Torn {
		v.Problems.Add("journal-torn", at(n))
	}
	if p.Break != nil {
		v.Problems.Add("journal-broken", at(p.Break.Line), breakWord(p.Break.Why))
	}
	return v, nil
}

// breakWord says in what way the chain is broken.
func breakWord(k workspace.BreakKind) string {
	switch k {
	case workspace.BreakLink:
		return "前の行が、書き換え、削除、挿入又は移動されています"
	case workspace.BreakNumber:
		return "行の番号が続いていません。行の削除、挿入又は入替えがあります"
	case workspace.BreakUnread:
		return "記録の行として読めません"
	case workspace.BreakEnd:
		return "この後の行が削られています"
	case workspace.BreakLast:
		return "終わりの行が書き換えられています"
	case workspace.BreakSince:
		return "控えた要約値の行が見つかりません"
	case workspace.BreakNoChain:
		return "つながりのある行が、全て削られています"
	default:
		return "終わりの行の控えが読めません"
	}
}
