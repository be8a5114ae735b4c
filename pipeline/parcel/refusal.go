package parcel

import (
	"errors"
	"fmt"

	"shinsa/pipeline/problem"
)

// refusal is why something is turned away. It travels as an error inside of
// the package and becomes a problem at its border.
type refusal struct {
	code problem.Code
	args []string
}

// Error makes a refusal an error.
func (r refusal) Error() string { return fmt.Sprint(r.code, r.args) }

func refuse(code problem.Code, args ...string) error { return refusal{code, args} }

// asRefusal tells a refusal from a fault of the machinery.
func asRefusal(err error) (r refusal, ok bool) {
	ok = errors.As(err, &r)
	return r, ok
}

// size names a number of bytes for a reader.
func size(n int64) string {
	switch {
	case n >= 1<<20:
		return fmt.Sprintf("%d MiB", n>>20)
	case n >= 1<<10:
		return fmt.Sprintf("%d KiB", n>>10)
	}
	return fmt.Sprintf("%d byte", n)
}
