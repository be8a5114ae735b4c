package record

import (
	"maps"
	"slices"
)

// Merge reads a follow-up sheet over the return that it follows: what is
// filled in the follow-up stands, what is left empty there stays as it was.
// Every value keeps its own origin, so that each says from which file it came.
// What the follow-up holds and nobody can read stands too: the company said
// something new, and is asked about that. Neither return is changed.
//
// A note of the first return beside an item about which the company has
// written since is marked as settled, not dropped: it spoke of what the newer
// words replace.
func Merge(first, followup *Response) *Response {
	switch {
	case first == nil:
		return followup
	case followup == nil:
		return first
	}
	out := *first
	out.Received = over(first.Received, followup.Received)
	out.Answered = over(first.Answered, followup.Answered)
	out.Claims = Claims{ID: over(followup.Claims.ID, first.Claims.ID), Name: over(followup.Claims.Name, first.Claims.Name),
		CorporateNumber: over(followup.Claims.CorporateNumber, first.Claims.CorporateNumber)}
	out.Answers = cloned(first.Answers)
	for id, a := range followup.Answers {
		out.Answers[id] = mergeAnswer(first.Answers, id, a)
	}
	out.Scopes = cloned(first.Scopes)
	for id, s := range followup.Scopes {
		if _, there := out.Scopes[id]; !there || given(s.Yes) {
			out.Scopes[id] = s
		}
	}
	out.Laws, out.LawNotes = mergeLaws(first, followup)
	out.Cover = cloned(first.Cover)
	for label, v := range followup.Cover {
		out.Cover[label] = over(out.Cover[label], v)
	}
	out.Notes = mergeNotes(first.Notes, followup)
	out.Joined = append(slices.Clip(first.Joined), Source{followup.File, followup.Digest})
	return &out
}

func cloned[K comparable, V any](m map[K]V) map[K]V {
	if m == nil {
		return map[K]V{}
	}
	return maps.Clone(m)
}

// given tells whether anything was typed.
func given[T any](v Value[T]) bool { return v.Known || v.Origin.Raw != "" }

// over returns what was typed last.
func over[T any](old, next Value[T]) Value[T] {
	if given(next) {
		return next
	}
	return old
}

// mergeAnswer takes a row of the follow-up cell by cell; its place counts when
// anything stands in it.
func mergeAnswer(first map[string]Answer, id string, a Answer) Answer {
	old, there := first[id]
	if !there {
		return a
	}
	if said(a) {
		old.Pos, old.Found, old.Asked = a.Pos, a.Found, a.Asked
	}
	old.Status = over(old.Status, a.Status)
	old.Evidence = over(old.Evidence, a.Evidence)
	old.Comment = over(old.Comment, a.Comment)
	old.Department = over(old.Department, a.Department)
	return old
}

// said tells whether anything is filled in of an answer.
func said(a Answer) bool {
	return given(a.Status) || given(a.Evidence) || given(a.Comment) || given(a.Department)
}

// mergeLaws takes the list that was filled in last, as a whole: the follow-up
// shows the laws that were named before, for the company to correct.
func mergeLaws(first, followup *Response) (laws, notes []Value[string]) {
	if len(followup.Laws) > 0 {
		return followup.Laws, followup.LawNotes
	}
	return first.Laws, first.LawNotes
}

func mergeNotes(first []Note, followup *Response) []Note {
	out := make([]Note, 0, len(first)+len(followup.Notes))
	for _, n := range first {
		n.Settled = n.Settled || n.Item != "" && said(followup.Answers[n.Item])
		out = append(out, n)
	}
	return append(out, followup.Notes...)
}
