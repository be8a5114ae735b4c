//go:build !race

package staffing

import "github.com/crillab/gophersat/solver"

// stop ends a solver whose budget is used up: the channel that it sends to is
// closed, which the language defines to end the sender; its panic is recovered
// in run, and nothing of it is left when stop returns.
func stop(s *solver.Solver, done <-chan answer) answer {
	close(s.CertChan)
	return <-done
}
