package deliverable_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"shinsa/pipeline/deliverable"
	"shinsa/pipeline/problem"
	"shinsa/profiles"
)

// A profile of a project's own, with one fault a line.
func TestFaultsOfProfiles(t *testing.T) {
	data, err := profiles.Files.ReadFile("mri.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string]struct{ old, with, code string }{
		"unknown key":         {"media: CD", "medium: CD", "yaml-unknown-key"},
		"unknown medium":      {"media: CD", "media: 8inch", "deliver-profile-word"},
		"unknown role":        {"role: report.docx", "role: report.odt", "deliver-profile-word"},
		"missing key":         {"title: 受託者", "# title: 受託者", "yaml-missing-key"},
		"not a number":        {"total_mb: 700", "total_mb: 七百", "yaml-type-integer"},
		"one role twice":      {"role: report.pdf", "role: report.docx", "deliver-profile-twice"},
		"many without a name": {`"{name}.csv"`, "data.csv", "deliver-profile-many"},
		"unknown fact":        {"{project}_事業報告書", "{projekt}_事業報告書", "deliver-profile-placeholder"},
		"name where not many": {"name: 事業報告書.docx", `name: "{name}.docx"`, "deliver-profile-placeholder"},
		"Word of no rule":     {"same_text: report.docx", "same_text: public.docx", "deliver-profile-role"},
		"names in the report": {"same_text: report.docx", "leaks: expected", "deliver-profile-leaks"},
		"form that is not":    {"same_text: report.docx", "form: bibliography", "deliver-profile-role"},
	} {
		text := strings.Replace(string(data), b.old, b.with, 1)
		if text == string(data) {
			t.Fatalf("%s: the profile does not have %q", name, b.old)
		}
		_, found := deliverable.ReadProfile("profiles/own.yaml", []byte(text))
		i := slices.IndexFunc(found, func(p problem.Problem) bool { return string(p.Code) == b.code })
		if i < 0 || found[i].Pos.Line == 0 || found[i].Pos.File != "profiles/own.yaml" {
			t.Errorf("%s: %v", name, found)
		}
	}
}

// TestOwnProfile: a project's own file switches checks off and names files.
func TestOwnProfile(t *testing.T) {
	own := `
name: own
title: 例
folder: "{body}_{year_ja}_{date}"
volume: X
files:
  - {role: report.docx, folder: "{client}", name: "報告書_{disc}of{discs}_{month_ja}.docx", required: true}
checks: {figures: false, states: false, leaks: false, drafts: false}
`
	in := input(t, "mri")
	p, found := deliverable.ReadProfile("profiles/own.yaml", []byte(own))
	if len(found) > 0 {
		t.Fatal(found)
	}
	in.Profile, in.Files, in.Disc, in.Discs = p, in.Files[:1], 2, 3
	in.Companies[0].Final = false
	made, found := make1(t, in)
	if made == nil || made.Folder != "見本認証機構_平成30年度_2018-08-15" || made.Disc {
		t.Fatalf("%v %+v", found, made)
	}
	if text(made, "株式会社見本総研/報告書_2of3_平成30年8月.docx") == "" {
		t.Errorf("files: %v", made.Record.Files)
	}
	in.Date.Month = 3
	if made, _ := make1(t, in); !strings.Contains(made.Folder, "平成29年度") {
		t.Errorf("March belongs to the year before: %s", made.Folder)
	}
}

// TestEveryCodeIsTested: each code of the table stands in a test that makes it.
func TestEveryCodeIsTested(t *testing.T) {
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	var tests strings.Builder
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), "_test.go") {
			data, err := os.ReadFile(e.Name())
			if err != nil {
				t.Fatal(err)
			}
			tests.Write(data)
		}
	}
	elsewhere := []problem.Code{"deliver-exists", "deliver-no-report", "deliver-profile-unknown", "deliver-unwritten"} // told by package pipeline
	for _, k := range problem.Kinds() {
		if slices.Contains(elsewhere, k.Code) {
			continue
		}
		if strings.HasPrefix(string(k.Code), "deliver-") && !regexp.MustCompile(`"`+string(k.Code)+`"`).MatchString(tests.String()) {
			t.Errorf("no test makes %s", k.Code)
		}
	}
}
