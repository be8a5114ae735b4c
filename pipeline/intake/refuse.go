package intake

import (
	"errors"
	"fmt"
	"path"
	"strings"

	"shinsa/pipeline/problem"
	"shinsa/pipeline/workbook"
)

// refusals gives each reason of package workbook its code.
var refusals = []struct {
	err  error
	code problem.Code
}{
	{workbook.ErrEncrypted, "intake-encrypted"},
	{workbook.ErrOldFormat, "intake-old-format"},
	{workbook.ErrEmpty, "intake-empty"},
	{workbook.ErrNotWorkbook, "intake-not-workbook"},
	{workbook.ErrTooLarge, "intake-too-large"},
	{workbook.ErrDamaged, "intake-damaged"},
}

// refusal turns the error of an unreadable workbook into a problem that says
// what to ask the company for.
func refusal(file string, err error) (problem.Problem, error) {
	for _, r := range refusals {
		if errors.Is(err, r.err) {
			detail := strings.TrimPrefix(err.Error(), r.err.Error())
			return problem.New(r.code, problem.Pos{File: file}, strings.TrimPrefix(detail, ": ")), nil
		}
	}
	return problem.Problem{}, fmt.Errorf("read workbook %q: %w", file, err)
}

// lockFile tells the small file that Excel keeps beside an open workbook.
func lockFile(file string) (problem.Problem, bool) {
	name := path.Base(file)
	if !strings.HasPrefix(name, "~$") && !strings.HasPrefix(name, ".~lock.") {
		return problem.Problem{}, false
	}
	return problem.New("intake-lock-file", problem.Pos{File: file}), true
}
