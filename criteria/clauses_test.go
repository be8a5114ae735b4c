package catalogues_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"shinsa/pipeline/criteria"
)

var update = flag.Bool("update", false, "write clauses.md from the catalogue")

// clauses.md is the written table of the catalogue: it is made here and held
// here, so that it cannot go stale.
func TestClauseTable(t *testing.T) {
	want := clauseTable(load(t))
	if *update {
		if err := os.WriteFile("clauses.md", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile("clauses.md")
	if err != nil || string(got) != want {
		t.Errorf("clauses.md does not match the catalogue (%v): run go test ./criteria -update", err)
	}
}

func clauseTable(c *criteria.Catalogue) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# Clauses and items of %s, version %s\n\n", c.ID, c.Version)
	b.WriteString("Made by `go test ./criteria -update` from the catalogue, and held by the same test. Do not edit.\n\n")
	fmt.Fprintf(&b, "Source: %s\n\n", c.Source)
	fmt.Fprintf(&b, "Required items: %d. Recommended items: %d. Scope questions: %d.\n\n",
		count(c, criteria.Required), count(c, criteria.Recommended), len(c.Scopes))
	b.WriteString("## 右欄の条項と項目\n\n| 条項 | 題 | 必須の項目 | 推奨の項目 |\n|---|---|---|---|\n")
	for _, s := range c.Sections {
		for _, cl := range s.Clauses {
			fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", cl.Number, cl.Title,
				ids(c, cl.ID, criteria.Required), ids(c, cl.ID, criteria.Recommended))
		}
	}
	b.WriteString("\n## 左欄の推奨の行き先\n\n推奨の項目のほか、右欄が同じことを求めているものはその必須の項目です。\n\n| 左欄 | 推奨されていること | 項目 |\n|---|---|---|\n")
	for _, r := range c.Recommendations {
		fmt.Fprintf(&b, "| %s | %s | %s |\n", r.Place, r.Measure, strings.Join(r.Items, ", "))
	}
	b.WriteString("\n## 原文の読み方\n\n| 条項・項目 | 注 |\n|---|---|\n")
	writeNotes(&b, c)
	return b.String()
}

func writeNotes(b *strings.Builder, c *criteria.Catalogue) {
	for _, s := range c.Sections {
		for _, cl := range s.Clauses {
			writeNote(b, cl.Number, cl.Note)
			for _, i := range c.Items {
				if i.Clause == cl.ID {
					writeNote(b, i.ID+" "+i.Short, i.Note)
				}
			}
		}
	}
}

func writeNote(b *strings.Builder, place, note string) {
	if note != "" {
		fmt.Fprintf(b, "| %s | %s |\n", place, note)
	}
}

func ids(c *criteria.Catalogue, clause string, k criteria.Kind) string {
	var out []string
	for _, i := range c.Items {
		if i.Clause == clause && i.Kind == k {
			out = append(out, i.ID)
		}
	}
	if len(out) == 0 {
		return "―"
	}
	return strings.Join(out, ", ")
}

func count(c *criteria.Catalogue, k criteria.Kind) int {
	n := 0
	for _, i := range c.Items {
		if i.Kind == k {
			n++
		}
	}
	return n
}
