package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"shinsa/pipeline/docx"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"shinsa": main})
}

// TestScripts runs the program as a user does. Own commands:
//
//	docxtext FILE   the text of a Word file, a paragraph a line
//	pdftext FILE    the text of a PDF by pdftotext -raw, line breaks removed
//	append FILE TEXT  what an editor does: change a file's bytes
//	digest DIR OUT  names and SHA-256 of every file below DIR, into OUT
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"docxtext": docxText, "pdftext": pdfText, "append": appendText, "digest": digest,
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

func docxText(ts *testscript.TestScript, neg bool, args []string) {
	data, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	lines, err := docx.Lines(data)
	ts.Check(err)
	_, err = fmt.Fprintln(ts.Stdout(), strings.Join(lines, "\n"))
	ts.Check(err)
}

func pdfText(ts *testscript.TestScript, neg bool, args []string) {
	out, err := exec.Command("pdftotext", "-raw", ts.MkAbs(args[0]), "-").Output()
	ts.Check(err)
	_, err = fmt.Fprintln(ts.Stdout(), strings.NewReplacer("\n", "", "\f", "").Replace(string(out)))
	ts.Check(err)
}

func appendText(ts *testscript.TestScript, neg bool, args []string) {
	f, err := os.OpenFile(ts.MkAbs(args[0]), os.O_APPEND|os.O_WRONLY, 0)
	ts.Check(err)
	_, err = f.WriteString(args[1])
	ts.Check(err)
	ts.Check(f.Close())
}

func digest(ts *testscript.TestScript, neg bool, args []string) {
	root := ts.MkAbs(args[0])
	var out strings.Builder
	ts.Check(filepath.WalkDir(root, func(p string, d os.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() || strings.Contains(p, ".shinsa") {
			return err
		}
		data, err := os.ReadFile(p)
		fmt.Fprintf(&out, "%s %x\n", strings.TrimPrefix(p, root), sum(data))
		return err
	}))
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(out.String()), 0o644))
}
