package pipeline_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"shinsa/pipeline"
	"shinsa/pipeline/pdf/gate"
	"shinsa/pipeline/problem"
)

// textOf reads a PDF as a second program would, and loses what lose takes out.
func textOf(lose string) pipeline.SecondReader {
	return func(_ context.Context, data []byte) (string, error) {
		pages, err := gate.Text(data)
		var out strings.Builder
		for _, p := range pages {
			for _, piece := range p.Pieces {
				out.WriteString(strings.ReplaceAll(piece.Text, lose, "") + "\n")
			}
			out.WriteString("\f")
		}
		return out.String(), err
	}
}

// TestSecondReader: a report that another program reads otherwise is not made
// final, and a run with --verify names every document.
func TestSecondReader(t *testing.T) {
	slow(t)
	dir, file, o := closable(t)
	finished(t, file, nil)
	o.Reader = textOf("規程第３条")
	fin := finish(t, dir, o)
	unread := func(p problem.Problem) bool { return p.Code == "check-second-reader" }
	if len(fin.Files) != 0 || !slices.ContainsFunc(fin.Problems, unread) {
		t.Errorf("final all the same: %v %v", fin.Files, fin.Problems)
	}
	o.Reader, o.Verify = textOf("秘密保持"), true
	if sum := run(t, dir, o); !slices.ContainsFunc(sum.Problems, unread) {
		t.Error("--verify does not tell that another program cannot read what it makes")
	}
	o.Reader, o.Verify = textOf("＊"), false
	if fin := finish(t, dir, o); len(fin.Files) != 2 {
		t.Errorf("not final: %v", fin.Problems)
	}
}
