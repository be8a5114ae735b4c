package strict

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/problem"
)

type person struct {
	Name  string        `yaml:"name,required"`
	Since calendar.Date `yaml:"since"`
	Line  int           `yaml:",line"`
}

type sample struct {
	Title   Value[string]        `yaml:"title,required"`
	Budget  Value[int]           `yaml:"budget"`
	Rate    float64              `yaml:"rate"`
	Active  bool                 `yaml:"active"`
	Due     Value[calendar.Date] `yaml:"due"`
	Code    string               `yaml:"code"`
	Tags    []string             `yaml:"tags"`
	People  []person             `yaml:"people"`
	Chair   person               `yaml:"chair"`
	Effort  map[string]float64   `yaml:"effort"`
	Numbers []Value[int]         `yaml:"numbers"`
}

const good = `# a project
title: 技術情報の審査
budget: 700000
rate: 1.5
active: true
due: 2018-08-15
code: 0100001
tags: [紙, "電子"]
people:
  - name: 髙﨑
    since: "2018-04-01"
  -
    name: 𠮷田
chair:
  name: |
    一行目
    二行目
effort:
  文書審査: 2
  現地審査: 1.5
numbers:
  - 1
  - -2
`

func TestDecode(t *testing.T) {
	var s sample
	if ps := Decode("p.yaml", []byte(good), &s); len(ps) > 0 {
		t.Fatalf("problems: %v", texts(ps))
	}
	want := sample{
		Title: Value[string]{"技術情報の審査", 2}, Budget: Value[int]{700000, 3}, Rate: 1.5, Active: true,
		Due:  Value[calendar.Date]{calendar.Date{Year: 2018, Month: 8, Day: 15}, 6},
		Code: "0100001", Tags: []string{"紙", "電子"},
		People: []person{{"髙﨑", calendar.Date{Year: 2018, Month: 4, Day: 1}, 10}, {Name: "𠮷田", Line: 13}},
		Chair:  person{Name: "一行目\n二行目\n", Line: 15},
		Effort: map[string]float64{"文書審査": 2, "現地審査": 1.5}, Numbers: []Value[int]{{1, 22}, {-2, 23}},
	}
	if !reflect.DeepEqual(s, want) {
		t.Errorf("got  %+v\nwant %+v", s, want)
	}
}

// Files come from Windows too: a byte order mark and CRLF change nothing.
func TestDecodeWindows(t *testing.T) {
	var unix, windows sample
	Decode("p.yaml", []byte(good), &unix)
	ps := Decode("p.yaml", []byte("\ufeff"+strings.ReplaceAll(good, "\n", "\r\n")), &windows)
	if len(ps) > 0 || !reflect.DeepEqual(unix, windows) {
		t.Errorf("got %+v %v\nwant %+v", windows, texts(ps), unix)
	}
}

func TestDecodeProblems(t *testing.T) {
	for name, tt := range map[string]struct {
		yaml string
		want []string // line code first-argument
	}{
		"unknown key":      {"title: a\ntitel: b\npeople:\n  - name: x\n    nmae: y\n", []string{"2 yaml-unknown-key titel", "5 yaml-unknown-key people[1].nmae"}},
		"duplicate key":    {"title: a\nbudget: 1\ntitle: b\n", []string{"3 yaml-duplicate-key title"}},
		"missing key":      {"budget: 1\nchair:\n  since: 2018-04-01\n", []string{"1 yaml-missing-key title", "3 yaml-missing-key chair.name"}},
		"empty required":   {"title: \"\"\n", []string{"1 yaml-missing-key title"}},
		"null required":    {"title:\nbudget: 1\n", []string{"1 yaml-missing-key title"}},
		"empty file":       {"", []string{"1 yaml-missing-key title"}},
		"only comments":    {"# nothing\n", []string{"1 yaml-missing-key title"}},
		"all at once":      {"title: [a]\nbudget: 七十万\nrate: x\nactive: はい\ndue: 2018-02-30\n", []string{"1 yaml-type-text title", "2 yaml-type-integer budget", "3 yaml-type-number rate", "4 yaml-type-bool active", "5 yaml-date due"}},
		"octal":            {"title: a\nbudget: 010\n", []string{"2 yaml-type-integer budget"}},
		"hex":              {"title: a\nbudget: 0x10\n", []string{"2 yaml-type-integer budget"}},
		"separated":        {"title: a\nbudget: 700_000\n", []string{"2 yaml-type-integer budget"}},
		"quoted number":    {"title: a\nbudget: \"7\"\n", []string{"2 yaml-type-integer budget"}},
		"infinite":         {"title: a\nrate: .inf\n", []string{"2 yaml-type-number rate"}},
		"short date":       {"title: a\ndue: 2018-06\n", []string{"2 yaml-date due"}},
		"slashed date":     {"title: a\ndue: 2018/06/01\n", []string{"2 yaml-date due"}},
		"text for list":    {"title: a\ntags: 紙\n", []string{"2 yaml-type-list tags"}},
		"empty entry":      {"title: a\ntags:\n  - 紙\n  -\n", []string{"4 yaml-empty-entry tags[2]"}},
		"text for mapping": {"title: a\nchair: 髙﨑\n", []string{"2 yaml-type-map chair"}},
		"list as root":     {"- a\n", []string{"1 yaml-type-map "}},
		"syntax":           {"title: a\n  budget: 1\n", []string{"1 yaml-syntax"}},
		"unclosed":         {"title: a\ntags: [a, b\n", []string{"2 yaml-syntax"}},
		"full-width colon": {"title： a\n", []string{"1 yaml-type-map "}},
		"Shift_JIS":        {"title: a\ncode: \x8b\x5a\n", []string{"2 yaml-encoding"}},
		"control":          {"title: \"a\\x07b\"\n", []string{"1 yaml-control title"}},
		"two documents":    {"title: a\n---\ntitle: b\n", []string{"3 yaml-documents"}},
		"anchor and alias": {"title: &t a\ncode: *t\n", []string{"1 yaml-unsupported", "2 yaml-unsupported"}},
		"merge":            {"title: a\nchair:\n  <<: {name: x}\n", []string{"3 yaml-unsupported"}},
		"tag":              {"title: !!str a\n", []string{"1 yaml-unsupported"}},
	} {
		t.Run(name, func(t *testing.T) {
			var s sample
			var got []string
			for _, p := range Decode("p.yaml", []byte(tt.yaml), &s).Sorted() {
				got = append(got, strings.TrimSpace(fmt.Sprint(p.Pos.Line, " ", p.Code, " ", first(p.Args, tt.want, len(got)))))
			}
			for i := range tt.want {
				tt.want[i] = strings.TrimSpace(tt.want[i])
			}
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

// first returns the first argument where the i-th expectation names one.
func first(args, want []string, i int) string {
	if i < len(want) && strings.Count(want[i], " ") < 2 || len(args) == 0 {
		return ""
	}
	return args[0]
}

// What one bad value spoils is that value alone.
func TestDecodeKeepsTheRest(t *testing.T) {
	var s sample
	Decode("p.yaml", []byte("title: a\nbudget: x\ncode: b\n"), &s)
	if s.Title.V != "a" || s.Code != "b" || s.Budget.IsSet() && s.Budget.V != 0 {
		t.Errorf("got %+v", s)
	}
}

func TestDecodeBounds(t *testing.T) {
	for name, tt := range map[string]struct {
		yaml string
		code problem.Code
	}{
		"brackets":       {"title: " + strings.Repeat("[", 500000), "yaml-too-deep"},
		"braces":         {"title: " + strings.Repeat("{a: ", 100000), "yaml-too-deep"},
		"dashes":         {strings.Repeat("- ", 300000), "yaml-too-deep"},
		"question":       {strings.Repeat("? ", 300000), "yaml-too-deep"},
		"stairs":         {stairs(1000), "yaml-too-deep"},
		"size":           {"title: " + strings.Repeat("あ", 400000), "yaml-too-large"},
		"billion laughs": {"a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n", "yaml-unsupported"},
	} {
		t.Run(name, func(t *testing.T) {
			ps := Decode("p.yaml", []byte(tt.yaml), &sample{})
			if len(ps) == 0 || ps[0].Code != tt.code {
				t.Errorf("got %v, want %s", texts(ps), tt.code)
			}
		})
	}
}

func stairs(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}

func TestDecodeTarget(t *testing.T) {
	var n int
	var bad struct {
		C complex128 `yaml:"c"`
	}
	for name, into := range map[string]any{"not a struct": &n, "no pointer": sample{}, "odd field": &bad} {
		if ps := Decode("p.yaml", []byte("c: 1\n"), into); len(ps) != 1 || ps[0].Code != "yaml-target" {
			t.Errorf("%s: got %v", name, texts(ps))
		}
	}
}

// Whatever the bytes, Decode returns, and every problem is in the table and
// points into the file.
func FuzzDecode(f *testing.F) {
	f.Add(good)
	f.Add("title: a\n? b\n: c\n")
	f.Add("title: \"a\n")
	f.Add("a: |2-\n  x\n- b\n")
	f.Fuzz(func(t *testing.T, text string) {
		for _, p := range Decode("p.yaml", []byte(text), &sample{}) {
			if problem.Lookup(p.Code).Ja.Msg == "" || p.Pos.Line < 0 || p.Pos.Line > strings.Count(text, "\n")+strings.Count(text, "\r")+2 {
				t.Errorf("problem %v", p)
			}
		}
	})
}

func texts(ps problem.List) []string {
	var out []string
	for _, p := range ps {
		out = append(out, p.Text("en"))
	}
	return out
}
