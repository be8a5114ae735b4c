package main

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"shinsa/pipeline/docx"
	"shinsa/pipeline/docx/auditor"
)

func docxText(ts *testscript.TestScript, neg bool, args []string) {
	data, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	lines, err := docx.Lines(data)
	ts.Check(err)
	_, err = fmt.Fprintln(ts.Stdout(), strings.Join(lines, "\n"))
	ts.Check(err)
}

// fill lets an auditor fill content controls of a Word file: fill FILE TAG=VALUE …
func fill(ts *testscript.TestScript, neg bool, args []string) {
	data, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	var steps []auditor.Step
	for _, a := range args[1:] {
		tag, value, _ := strings.Cut(a, "=")
		steps = append(steps, auditor.Fill(tag, value))
	}
	out, _, err := auditor.Edit(data, 1, steps...)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), out, 0o644))
}

func pdfText(ts *testscript.TestScript, neg bool, args []string) {
	out, err := exec.Command("pdftotext", "-raw", ts.MkAbs(args[0]), "-").Output()
	ts.Check(err)
	_, err = fmt.Fprintln(ts.Stdout(), strings.NewReplacer("\n", "", "\f", "").Replace(string(out)))
	ts.Check(err)
}

func isJSON(ts *testscript.TestScript, neg bool, args []string) {
	var v map[string]any
	if err := json.Unmarshal([]byte(ts.ReadFile(args[0])), &v); err != nil {
		ts.Fatalf("%s is no JSON object: %v", args[0], err)
	}
	got, want := slices.Sorted(maps.Keys(v)), slices.Sorted(slices.Values(args[1:]))
	if !slices.Equal(got, want) {
		ts.Fatalf("keys of %s: %v, want %v", args[0], got, want)
	}
}

func digest(ts *testscript.TestScript, neg bool, args []string) {
	sums, err := digests(ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(sums), 0o644))
}

// digests lists the files outside .shinsa with their SHA-256, a line each.
func digests(root string) (string, error) {
	var out strings.Builder
	err := filepath.WalkDir(root, func(p string, d os.DirEntry, err error) error {
		if err == nil && d.IsDir() && d.Name() == ".shinsa" {
			return filepath.SkipDir
		}
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		data, err := os.ReadFile(p)
		fmt.Fprintf(&out, "%s %x\n", strings.TrimPrefix(p, root), sha256.Sum256(data))
		return err
	})
	return out.String(), err
}
