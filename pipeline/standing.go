package pipeline

import "shinsa/pipeline/workspace"

// standing tells whether every file is still as it was left, or was edited by
// a person with nothing owed, and sets the outcomes that this run has for them.
func standing(l *workspace.Ledger, files []workspace.Published) (bool, error) {
	for i, p := range files {
		holds, err := l.Holds(p)
		if err != nil || !holds {
			return false, err
		}
		edit, err := l.Edit(p.Path)
		if err == nil && edit == "" && p.Outcome == workspace.Beside { // his own file, where none of ours ever stood
			edit, err = l.There(p.Path)
		}
		if err != nil || edit != p.Edit { // a person went on writing: there is something to collect
			return false, err
		}
		files[i].Outcome = outcome(p, edit != "")
	}
	return true, nil
}

// outcome is that of a file for which nothing had to be done.
func outcome(p workspace.Published, edited bool) workspace.Outcome {
	switch {
	case p.Outcome == workspace.Beside:
		return workspace.Beside
	case edited:
		return workspace.Kept
	default:
		return workspace.Unchanged
	}
}
