package main

import (
	"archive/zip"
	"os"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

func zipFiles(ts *testscript.TestScript, neg bool, args []string) {
	w, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	z := zip.NewWriter(w)
	for _, a := range args[1:] {
		name, source, _ := strings.Cut(a, "=")
		p, err := z.Create(name)
		ts.Check(err)
		_, err = p.Write([]byte(ts.ReadFile(source)))
		ts.Check(err)
	}
	ts.Check(z.Close())
	ts.Check(w.Close())
}

func limits(ts *testscript.TestScript, neg bool, args []string) {
	text, _, _ := strings.Cut(ts.ReadFile(args[0]), "\nintake:\n")
	text = strings.TrimRight(text, "\n") + "\nintake:\n"
	for i := 1; i+1 < len(args); i += 2 {
		text += "  " + args[i] + ": " + args[i+1] + "\n"
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o644))
}
