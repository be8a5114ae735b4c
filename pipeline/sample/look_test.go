package sample

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

func TestLook(t *testing.T) {
	if os.Getenv("LOOK") == "" {
		t.Skip()
	}
	cat := catalogue(t)
	_, tr := demoOf(t)
	for _, r := range tr.Returns {
		n := map[string]int{}
		for _, it := range r.Items {
			if it.OutOfScope {
				n["out"]++
				continue
			}
			n[string(it.Status)]++
			for _, d := range it.Doubts {
				n["?"+string(d)]++
			}
		}
		fmt.Println(r.Path, r.Company, r.Fate, r.Messes, n, len(r.Notes), r.Answered)
	}
	topics := topicsOf(cat, mustLoad(t).topics.Topics)
	r := tr.Of(os.Getenv("LOOK"))
	for _, i := range cat.Items {
		x := r.Items[i.ID]
		fmt.Printf("%s %s [%s]\n   %s|%s|%q|%q|%s %v\n", i.ID, i.Short, topics[i.ID].Name, x.Said.Text, x.Status, x.Evidence, x.Comment, x.Department, x.Doubts)
	}
	fmt.Println(r.Notes)
}

func mustLoad(t testing.TB) *library {
	l, err := load()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestDump(t *testing.T) {
	dir := os.Getenv("DUMP")
	if dir == "" {
		t.Skip()
	}
	files, _ := demoOf(t)
	for _, f := range files {
		p := filepath.Join(dir, f.Path)
		os.MkdirAll(filepath.Dir(p), 0o755)
		os.WriteFile(p, f.Data, 0o644)
	}
}
