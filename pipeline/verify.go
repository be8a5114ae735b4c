package pipeline

import (
	"slices"

	"shinsa/pipeline/problem"
)

// verify compares documents that were computed again with those that were made
// before of the very same material (old). What was never made, or was made of
// other material, is not compared: it is new, not different.
func (r *run) verify(old, now made) {
	was, is := digests(old), digests(now)
	r.mu.Lock()
	defer r.mu.Unlock()
	for path, digest := range was {
		if slices.Contains(now.held, path) {
			continue // file-busy says it
		}
		if is[path] == digest {
			r.checked.Same++
		} else {
			r.checked.Differ = append(r.checked.Differ, path)
		}
	}
	for path := range is {
		if was[path] == "" {
			r.checked.Differ = append(r.checked.Differ, path)
		}
	}
}

func digests(m made) map[string]string {
	out := map[string]string{}
	for _, p := range m.Files {
		out[p.Path] = p.Digest
	}
	return out
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
	r.checked.Differ = listed(r.checked.Differ)
	sum.Verified = &r.checked
}
