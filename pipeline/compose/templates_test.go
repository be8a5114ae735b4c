package compose

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"shinsa/templates"
)

// with returns the templates with the text of the plan replaced.
func with(t *testing.T, plan string) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	for _, kind := range Kinds() {
		data, err := fs.ReadFile(templates.Files, kind+".md")
		if err != nil {
			t.Fatal(err)
		}
		out[kind+".md"] = &fstest.MapFile{Data: data}
	}
	out["plan.md"] = &fstest.MapFile{Data: []byte(plan)}
	return out
}

func TestLoadReportsFaultsWithTheirLine(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"open action":        {"一\n{{if .Number.Known}}\n", "plan.md:3: error: "},
		"unknown function":   {"一\n{{shout .Number}}\n", "[template-syntax]"},
		"bare string":        {"一\n\n{{printf \"%s\" .Number}}\n", "plan.md:3: error: printf may not be used"},
		"table of Markdown":  {"一\n\n| a | b |\n", "plan.md:3: error: the template may not contain this: | a | b |"},
		"HTML":               {"<b>x</b>\n", "plan.md:1: error: the template may not contain"},
		"unknown style":      {"::: wide\nx\n:::\n", "plan.md:1: error: there is no style \"::: wide\""},
		"open container":     {"一\n\n::: right\nx\n", "plan.md:3: error: \":::\" is not paired"},
		"unknown part":       {"一\n\n[[table: nothing]]\n", "plan.md:3: error: there is no part [[table: nothing]]"},
		"unknown field":      {"[[field: nothing]]\n", "there is no part [[field: nothing]]"},
		"reserved character": {"一\uE000\n", "plan.md:1: error: the template contains a reserved"},
	} {
		t.Run(name, func(t *testing.T) {
			_, faults := Load(with(t, c.text))
			var got []string
			for _, f := range faults {
				got = append(got, f.Text("en"))
			}
			if len(got) != 1 || !strings.Contains(got[0], c.want) {
				t.Errorf("got %q\nwant one with %q", got, c.want)
			}
		})
	}
}

func TestLoadReportsMissingFile(t *testing.T) {
	files := with(t, "x")
	delete(files, "query.md")
	tmpl, faults := Load(files)
	if len(faults) != 1 || faults[0].Code != "template-missing" || faults[0].Pos.File != "templates/query.md" {
		t.Fatalf("got %v", faults)
	}
	if d, faults := tmpl.Query(testInput()); d != nil || !faults.HasErrors() {
		t.Errorf("got %v, %v", d, faults)
	}
}

func TestUnknownNameIsReportedWithItsLine(t *testing.T) {
	tmpl, faults := Load(with(t, "一\n\n{{.Company.Nmae}}\n"))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	d, faults := tmpl.Plan(testInput())
	if d != nil || len(faults) != 1 {
		t.Fatalf("got %v, %v", d, faults)
	}
	if got := faults[0].Text("en"); !strings.HasPrefix(got, "templates/plan.md:3: error: the template's <.Company.Nmae> cannot be shown: can't evaluate field Nmae") {
		t.Error(got)
	}
}

func TestUnknownReferenceIsReported(t *testing.T) {
	tmpl, _ := Load(with(t, "[[ref: nothing]]のとおり\n"))
	_, faults := tmpl.Plan(testInput())
	if len(faults) != 1 || faults[0].Code != "template-ref" {
		t.Errorf("got %v", faults)
	}
}

// TestMarkdown holds the scheme of the package's doc comment.
func TestMarkdown(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"headings":        {"# 一\n## 二 {.plain}\n### 三 {#x .newpage}\n", "h1 numbered=true newpage=false #sec-1 一\nh2 numbered=false newpage=false #sec-2 二\nh3 numbered=true newpage=true #x 三\n"},
		"joined lines":    {"一\n二\n", "p Body 一二\n"},
		"line break":      {"一\\\n二\n", "p Body 一⏎二\n"},
		"lists":           {"1. 一\n   - 二\n2. 三\n", "- 0 (1) 一\n- 1 ・ 二\n- 0 (2) 三\n"},
		"deeper":          {"1. 一\n   1. 二\n", "- 0 (1) 一\n- 1 ① 二\n"},
		"letters":         {"::: items\n6. 一\n   1. 二\n:::\n", "- 0 6 一\n- 1 (1) 二\n"},
		"container":       {"::: right\n一\n二\n\n三\n:::\n", "p Right 一\np Right 二\np Right 三\n"},
		"container value": {"::: right\n{{.Number}}\n:::\n", "p Right 見審第12号⟨project.yaml⟩\n"},
		"value at start":  {"{{.Company.Name}}は\n", "p Body 株式会社髙﨑製作所⟨companies.xlsx[台帳]!B13⟩は\n"},
		"condition":       {"{{if .Company.PlanExplained}}一{{else if .Number}}二{{end}}\n", "p Body 二\n"},
		"none":            {"{{.Company.PlanExplained}}\n", "p Body ―\n"},
		"blank":           {"[[blank: 2]]\n", "p BodyFlush \np BodyFlush \n"},
		"reference":       {"- [[ref: team]]と[[ref: laws]]\n\n# 一\n\n[[table: team]]\n\n# 二\n\n[[table: laws]]\n", "- 0 ・ 表 1-1→teamと表 2-1→laws\n"},
	} {
		t.Run(name, func(t *testing.T) {
			tmpl, faults := Load(with(t, c.text))
			if len(faults) > 0 {
				t.Fatal(faults[0].Text("en"))
			}
			d, faults := tmpl.Plan(testInput())
			if len(faults) > 0 {
				t.Fatal(faults[0].Text("en"))
			}
			_, got, _ := strings.Cut(dump(d), "== body\n")
			if !strings.HasPrefix(got, c.want) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

// TestTemplatesHaveNoForeignWords holds that documents are Japanese.
func TestTemplatesHaveNoForeignWords(t *testing.T) {
	for _, kind := range Kinds() {
		data, err := fs.ReadFile(templates.Files, kind+".md")
		if err != nil {
			t.Fatal(err)
		}
		text := directives.ReplaceAllString(actions.ReplaceAllString(string(data), ""), "")
		for i, l := range strings.Split(text, "\n") {
			if strings.HasPrefix(l, ":::") {
				continue
			}
			l, _, _ = strings.Cut(l, "{.")
			if strings.ContainsAny(l, "!！") || strings.IndexFunc(l, latin) >= 0 && !strings.HasPrefix(l, "- nは、") && !strings.Contains(l, "「x」") {
				t.Errorf("%s.md:%d: %s", kind, i+1, l)
			}
		}
	}
}

func latin(r rune) bool { return r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' }

// TestReadmeNamesExist holds that the list of values for offices is true.
func TestReadmeNamesExist(t *testing.T) {
	readme, err := fs.ReadFile(templates.Files, "README.md")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, m := range regexp.MustCompile(`\{\{\.[A-Za-z.]+\}\}`).FindAllString(string(readme), -1) {
		n++
		tmpl, _ := Load(with(t, m+"\n"))
		if _, faults := tmpl.Plan(testInput()); len(faults) > 0 {
			t.Errorf("%s: %s", m, faults[0].Text("en"))
		}
	}
	if n < 30 {
		t.Errorf("found only %d names", n)
	}
}
