package pipeline

import (
	"slices"

	"shinsa/pipeline/problem"
	"shinsa/pipeline/workspace"
)

// verify compares a document that was computed again with our version that
// stands in the folder: at its path, or beside it where a person edited that.
// A file that does not stand anywhere counts as differing.
func (r *run) verify(path string, data []byte) {
	same := r.ledger.Newest(path) == workspace.Digest(data)
	r.mu.Lock()
	defer r.mu.Unlock()
	if same {
		r.checked.Same++
		return
	}
	r.checked.Differ = append(r.checked.Differ, path)
}

// addVerified puts what --verify found into the summary.
func (r *run) addVerified(sum *Summary) {
	if !r.options.Verify {
		return
	}
	slices.Sort(r.checked.Differ)
	for _, path := range r.checked.Differ {
		sum.Problems.Add("verify-differs", problem.Pos{File: path}, path)
	}
	sum.Verified = &r.checked
}
