//go:build !race

package staffing

import "github.com/crillab/gophersat/solver"

// run runs the solver until its answer, or until it has learned so many
// clauses. The library knows no budget: it sends each learned clause to a
// channel, and a channel that is closed ends the sender.
func run(s *solver.Solver, budget int) ([]bool, answer) {
	s.Certified, s.CertChan = true, make(chan string)
	done := make(chan answer, 1)
	go func() {
		a := unknown
		defer func() {
			if recover() != nil { // the channel was closed: the budget is used up
				a = unknown
			}
			done <- a
		}()
		a = map[solver.Status]answer{solver.Sat: satisfiable, solver.Unsat: unsatisfiable}[s.Solve()]
	}()
	for learned := 0; ; {
		select {
		case a := <-done:
			if a != satisfiable {
				return nil, a
			}
			return s.Model(), a
		case <-s.CertChan:
			if learned++; learned > budget {
				close(s.CertChan)
				return nil, <-done
			}
		}
	}
}
