// Package merge renews a report that an auditor has in hand.
//
// In: the version that was sent out (base), what the auditor made of it
// (edited, perhaps saved by another program), and the version that the data
// give now (renewed). Out: the auditor's file with ranges of bytes changed.
// What he did not touch is renewed; what he touched stays word for word with
// its look; where both changed, the new value stands beside his as a tracked
// insertion with a comment. Parts of the package that need no change are
// copied as they stand compressed.
//
// The merge is proved, not believed: every edit (draft.Edits of base and
// edited) must be found again in the result, or be named in the report; else
// there is no result, but a problem that says what would have been lost.
//
// The package never writes a file, never accepts or rejects a tracked change,
// and never touches what an auditor wrote.
package merge
