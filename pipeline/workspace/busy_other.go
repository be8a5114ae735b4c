//go:build !windows

package workspace

// held is never so here: a file that is open can be replaced, and the program
// that has it open keeps the old one.
func held(error) bool { return false }
