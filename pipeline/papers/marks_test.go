package papers_test

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/papers"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

var update = flag.Bool("update", false, "write the golden anew")

// cellOf returns the cell of an item below a head.
func cellOf(tb testing.TB, s *workbook.Spec, item, head string) *workbook.CellSpec {
	tb.Helper()
	row, _ := at(tb, s, record.SheetFindings, item)
	_, col := at(tb, s, record.SheetFindings, head)
	for _, sh := range s.Sheets {
		for i := range sh.Cells {
			if c := &sh.Cells[i]; sh.Name == record.SheetFindings && c.Row == row && c.Col == col {
				return c
			}
		}
	}
	tb.Fatalf("no cell %s of %s", head, item)
	return nil
}

// What a person does within cells: strikes out, merges, hides, comments,
// computes.
func TestMarks(t *testing.T) {
	w := newWorld(t)
	s := w.paper(0)
	c := cellOf(t, s, "3a", record.HeadVerdict)
	c.Value, c.StruckParts = "適合不適合", []string{"不適合"}
	c = cellOf(t, s, "3b", record.HeadVerdict)
	c.Value, c.Style.Struck = "適合", true
	c = cellOf(t, s, "3c", record.HeadProof)
	c.Value = "二項目をまとめて確認"
	d := cellOf(t, s, "3d", record.HeadProof)
	s.Sheets[1].Merges = append(s.Sheets[1].Merges, workbook.Range{Row1: c.Row, Col1: c.Col, Row2: d.Row, Col2: d.Col})
	cellOf(t, s, "3e", record.HeadDay).Value = 43291 // General
	cellOf(t, s, "3e", record.HeadDay).Style.NumFmt = ""
	cellOf(t, s, "3f", record.HeadDay).Value = "7/10～7/11"
	cellOf(t, s, "3h", record.HeadDay).Value = "平成30年7月"
	cellOf(t, s, "3g", record.HeadPlace).Value = "総務部"
	cellOf(t, s, "3g", record.HeadPlace).Comment = "部屋は2階"
	s.Sheets[1].HiddenCols = []int{cellOf(t, s, "3g", record.HeadPlace).Col}
	f := cellOf(t, s, "3h", record.HeadProof)
	f.Value, f.Formula = "規程第5条", `"規程第"&5&"条"`
	p, problems := readPaper(t, w, "a.xlsx", opened(t, written(t, s)))
	for _, c := range []struct{ what, got, want string }{
		{"struck in part", string(p.Observation("3a").Verdict.V) + " " + p.Observation("3a").Verdict.Origin.Raw, "conforms 適合不適合"},
		{"struck", string(p.Observation("3b").Verdict.V) + " " + p.Observation("3b").Verdict.Origin.Raw, " 適合"},
		{"merged", p.Observation("3d").Evidence.V + " " + p.Observation("3d").Evidence.Origin.Rule, "二項目をまとめて確認 text; merged"},
		{"serial", p.Observation("3e").Date.V.String(), "2018-07-10"},
		{"range of days", p.Observation("3f").Date.Origin.Raw, "7/10～7/11"},
		{"no day", fmt.Sprint(p.Observation("3h").Date.Known, p.Observation("3h").Date.Origin.Raw), "false平成30年7月"},
		{"hidden", p.Observation("3g").Place.V + " " + p.Observation("3g").Place.Origin.Rule, "総務部 text; hidden"},
		{"formula", p.Observation("3h").Evidence.V + " " + p.Observation("3h").Evidence.Origin.Rule, "規程第5条 text; formula"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.what, c.got, c.want)
		}
	}
	var got []string
	for _, q := range problems {
		got = append(got, string(q.Code))
	}
	slices.Sort(got)
	if want := "paper-date paper-date paper-note paper-struck"; strings.Join(got, " ") != want {
		t.Errorf("%v, want %s", codes(problems), want)
	}
	if len(p.Notes) != 1 || p.Notes[0].Text != "部屋は2階" || p.Notes[0].Item != "3g" {
		t.Errorf("%+v", p.Notes)
	}
}

// reading is a joint record as text: each value with its place, raw text and
// rule.
func reading(f *record.Fieldwork, problems problem.List) string {
	var b strings.Builder
	text := func(name string, v record.Value[string]) {
		if v.Known || v.Origin.Raw != "" {
			fmt.Fprintf(&b, "  %s = %q [%s] raw %q rule %s\n", name, v.V, v.Origin.Pos, v.Origin.Raw, v.Origin.Rule)
		}
	}
	day := func(name string, v record.Value[calendar.Date]) {
		text(name, record.Value[string]{V: v.V.String(), Known: v.Known, Origin: v.Origin})
	}
	for _, j := range f.Findings {
		if len(j.Parts) == 0 {
			continue
		}
		fmt.Fprintf(&b, "%s of %d\n", j.Item, len(j.Parts))
		text("verdict", record.Value[string]{V: string(j.Verdict.V), Known: j.Verdict.Known, Origin: j.Verdict.Origin})
		text("evidence", j.Evidence)
		text("advice", j.Advice)
		for _, p := range j.Parts {
			day("date", p.Date)
			text("documents", p.Documents)
			text("place", p.Place)
		}
	}
	for _, v := range f.Visits {
		b.WriteString("visit\n")
		text("kind", v.Kind)
		day("date", v.Date)
		text("time", v.Time)
		text("place", v.Place)
		text("by", v.By)
	}
	for _, v := range f.Interviews {
		b.WriteString("interview\n")
		text("kind", v.Kind)
		day("date", v.Date)
		text("to", v.To)
		text("items", v.Items)
		text("text", v.Text)
	}
	for _, l := range f.Laws {
		fmt.Fprintf(&b, "law %d\n", l.Number)
		text("name", l.Name)
		text("status", l.Status)
		text("text", l.Text)
	}
	for _, p := range problems {
		fmt.Fprintln(&b, p.Text("ja"))
	}
	return b.String()
}

func TestReadingGolden(t *testing.T) {
	w := newWorld(t)
	got := reading(papers.Join("C001", two(t, w), w.catalogue))
	const file = "testdata/fieldwork.txt"
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s has changed; see the difference, then run go test ./pipeline/papers -update", file)
	}
}
