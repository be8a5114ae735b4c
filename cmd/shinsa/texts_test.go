package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"shinsa/pipeline"
	"shinsa/pipeline/docx/draft"
	"shinsa/pipeline/message"
	"shinsa/pipeline/workspace"
)

var key = regexp.MustCompile(`"([a-z]+(?:\.[a-z]+)+)"`)

// TestTextsOfTheCommandLine holds that every key of the program has a text and
// every text is used.
func TestTextsOfTheCommandLine(t *testing.T) {
	used := map[string]bool{}
	for _, s := range pipeline.Steps() {
		used["step."+string(s)] = true
	}
	for _, o := range pipeline.Owners() {
		used["owner."+string(o)] = true
	}
	for _, k := range []string{workspace.VersionOurs, workspace.VersionEdited, workspace.VersionReturned, workspace.VersionMerged} {
		used["diff.kind."+k] = true
	}
	for _, k := range []draft.EditKind{draft.EditField, draft.EditText, draft.EditAdded, draft.EditRemoved, draft.EditFormat, draft.EditStyle,
		draft.EditObject, draft.EditTracked, draft.EditComment} {
		used["diff.edit."+string(k)] = true
	}
	for _, f := range pipeline.Fates() {
		used["fate."+f] = true
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if strings.HasSuffix(f, "_test.go") {
			continue
		}
		src, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range key.FindAllStringSubmatch(string(src), -1) {
			if !strings.HasSuffix(m[1], ".go") {
				used[m[1]] = true
			}
		}
	}
	keys := message.Keys()
	for _, k := range keys {
		if !used[k] {
			t.Errorf("text %s is not used", k)
		}
	}
	for k := range used {
		if !slices.Contains(keys, k) {
			t.Errorf("the catalogue has no text %s", k)
		}
	}
}
