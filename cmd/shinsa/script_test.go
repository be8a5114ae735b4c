package main

import (
	"errors"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"shinsa": main, "shinsa-wild": wild})
}

// TestScripts runs the program as a user does. Own commands:
//
//	exit CODE PROGRAM ARG…         runs the program and wants that exit code
//	docxtext FILE                  the text of a Word file, a paragraph a line
//	pdftext FILE                   the text of a PDF by pdftotext -raw, line breaks removed
//	append FILE TEXT               what an editor does: change a file's bytes
//	replace OLD NEW FILE           the first place of a text file
//	cut FILE BYTES                 keep the beginning only, as a broken transfer does
//	cell FILE SHEET CELL TEXT      type into a workbook (\n, \uXXXX and \UXXXXXXXX as in Go)
//	answer FILE ITEM COLUMN TEXT   type into the row of an item of a self-check sheet
//	zipbomb FILE                   a workbook that unpacks to 200 MB
//	zip FILE NAME=SOURCE…          an archive of files
//	limits FILE KEY NUMBER…        the limits of intake in a project.yaml, in place of those it has
//	isjson FILE KEY…               the file is one JSON object with exactly these keys
//	digest DIR OUT                 names and SHA-256 of every file below DIR, into OUT
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exit": exit, "docxtext": docxText, "fill": fill, "pdftext": pdfText, "append": appendText, "replace": replaceText, "cut": cut,
			"cell": cell, "answer": answer, "zipbomb": zipBomb, "zip": zipFiles, "limits": limits, "isjson": isJSON, "digest": digest,
		},
		Condition: func(name string) (bool, error) {
			_, err := exec.LookPath(name)
			return err == nil, nil
		},
		Setup: func(e *testscript.Env) error {
			e.Setenv("LANG", "ja_JP.UTF-8")
			return nil
		},
	})
}

// exit runs a program and compares its exit code: scripts of the office rely
// on the codes.
func exit(ts *testscript.TestScript, neg bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got, err := 0, ts.Exec(args[1], args[2:]...)
	var exited *exec.ExitError
	switch {
	case errors.As(err, &exited):
		got = exited.ExitCode()
	case err != nil:
		ts.Fatalf("run %s: %v", args[1], err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

func appendText(ts *testscript.TestScript, neg bool, args []string) {
	f, err := os.OpenFile(ts.MkAbs(args[0]), os.O_APPEND|os.O_WRONLY, 0)
	ts.Check(err)
	_, err = f.WriteString(args[1])
	ts.Check(err)
	ts.Check(f.Close())
}

func cut(ts *testscript.TestScript, neg bool, args []string) {
	n, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	ts.Check(os.Truncate(ts.MkAbs(args[0]), n))
}

// replaceText changes a text file; \t stands for a tab.
func replaceText(ts *testscript.TestScript, neg bool, args []string) {
	old, to := args[0], strings.ReplaceAll(args[1], `\t`, "\t")
	text := ts.ReadFile(args[2])
	if !strings.Contains(text, old) {
		ts.Fatalf("%s does not contain %q", args[2], old)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), []byte(strings.Replace(text, old, to, 1)), 0o644))
}
