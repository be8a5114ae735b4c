package sheet

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

var update = flag.Bool("update", false, "write the goldens anew")

func july(d int) calendar.Date { return calendar.Date{Year: 2018, Month: 7, Day: d} }

// paperOptions is a paper of the small catalogue: paper in scope, cloud not,
// one answer of each kind.
func paperOptions() PaperOptions {
	o := options()
	said := func(s string) record.Value[string] { return record.Known(s, record.Origin{Raw: s}) }
	r := &record.Response{Digest: "d1", Laws: []record.Value[string]{said("個人情報の保護に関する法律")}, LawNotes: []record.Value[string]{said("")},
		Scopes: map[string]record.ScopeAnswer{"paper": {Scope: "paper", Yes: record.Known(false, record.Origin{})}, "cloud": {Scope: "cloud", Yes: record.Known(true, record.Origin{})}},
		Answers: map[string]record.Answer{
			"3a":     {Item: "3a", Status: record.Known(criteria.Alternative, record.Origin{Raw: "代替措置"}), Comment: said("社長が兼ねる"), Evidence: said("職務分掌表"), Department: said("総務部")},
			"3r1":    {Item: "3r1", Status: record.Known(criteria.Implemented, record.Origin{Raw: "実施済"})},
			"4-1-3a": {Item: "4-1-3a", Status: record.Unread[criteria.Answer](record.Origin{Raw: "△×"})}}}
	a := audit.Assess(o.Company, r, o.Catalogue)
	auditors := []record.Auditor{{ID: "A01", Name: "山田　太郎"}, {ID: "A02", Name: "髙橋　花子"}}
	plan := &audit.Plan{Effort: audit.Effort{OnsiteDays: 1}, Schedule: audit.Schedule{OnsiteFrom: july(10), OnsiteTo: july(10)},
		Team: audit.Team{Members: []audit.TeamMember{{Auditor: &auditors[0], Role: "主任"}, {Auditor: &auditors[1], Role: "審査員"}}}}
	return PaperOptions{Project: o.Project, Catalogue: o.Catalogue, Assessment: &a, Plan: plan, Auditor: &auditors[0]}
}

func aftermathOptions() AftermathOptions {
	o := paperOptions()
	return AftermathOptions{Project: o.Project, Catalogue: o.Catalogue, Assessment: o.Assessment, Completed: july(31), Due: calendar.Date{Year: 2018, Month: 8, Day: 10},
		Advice: []record.Advice{{Item: record.Known("3a", record.Origin{}), Text: record.Known("代理を定めるとよい。", record.Origin{})}}, Agreed: []string{"受けてよかったこと"}}
}

// listing is a workbook as text: each cell with what it holds, ＿ where it is
// filled in; the drop-downs below.
func listing(s *workbook.Spec) string {
	var b strings.Builder
	for _, sh := range s.Sheets {
		fmt.Fprintf(&b, "== %s frozen %d,%d print %v locked %v\n", sh.Name, sh.FreezeRow, sh.FreezeCol, sh.PrintRows, sh.Protect)
		for _, c := range sh.Cells {
			text := "＿"
			if c.Value != nil {
				text = strings.ReplaceAll(fmt.Sprint(c.Value), "\n", "⏎")
			} else if !c.Style.Unlocked {
				continue
			}
			fmt.Fprintf(&b, "%s %s\n", problem.Pos{Row: c.Row, Col: c.Col}.Cell(), text)
		}
		for _, c := range sh.Choices {
			fmt.Fprintf(&b, "choice %s strict %v: %s\n", c.Range, c.Strict, strings.Join(c.Words, "/"))
		}
	}
	return b.String()
}

func TestFormsGolden(t *testing.T) {
	for name, spec := range map[string]*workbook.Spec{"paper": Paper(paperOptions()), "aftermath": Aftermath(aftermathOptions())} {
		file, got := "testdata/"+name+".txt", listing(spec)
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
			t.Errorf("%s has changed; see the difference, then run go test ./pipeline/sheet -update", file)
		}
	}
}

// Every item stands in the paper exactly once: to be judged, or out of scope
// with the reason, or not claimed by the company.
func TestPaperHasEveryItem(t *testing.T) {
	o := paperOptions()
	s := Paper(o)
	rows := map[string][]string{}
	for _, sh := range s.Sheets {
		for _, c := range sh.Cells {
			if id, ok := c.Value.(string); ok && c.Col == 1 && o.Catalogue.Item(id) != nil {
				rows[id] = append(rows[id], sh.Name)
			}
		}
	}
	for id, want := range map[string]string{"3a": record.SheetFindings, "3r1": record.SheetFindings, "4-1-1a": record.SheetOutside, "4-1-3a": record.SheetFindings} {
		if strings.Join(rows[id], " ") != want {
			t.Errorf("%s stands on %v, want %s", id, rows[id], want)
		}
	}
}

func TestAdviceOf(t *testing.T) {
	known := func(s string) record.Value[string] { return record.Known(s, record.Origin{}) }
	r := &record.Report{Findings: []record.Finding{{Item: "3a", Advice: known("代理")}, {Item: "3b"}}, Entries: []record.Entry{
		{Tag: "advice-log.item", Row: 1, Value: known("4-1-3a")}, {Tag: "advice-log.text", Row: 1, Value: known("記録")}, {Tag: "advice-log.item", Row: 2, Value: known("x")}}}
	got := AdviceOf(r)
	if len(got) != 2 || got[0].Item.V != "3a" || got[1].Text.V != "記録" || got[1].Item.V != "4-1-3a" || AdviceOf(nil) != nil {
		t.Errorf("%+v", got)
	}
}

// A company that has answered nothing has a paper, too.
func TestPaperWithoutReturn(t *testing.T) {
	o := paperOptions()
	a := audit.Assess(o.Assessment.Company, nil, o.Catalogue)
	o.Assessment, o.Plan = &a, &audit.Plan{}
	text := listing(Paper(o))
	if !strings.Contains(text, "未回答") || !strings.Contains(text, "（対象範囲を照会中）") || strings.Contains(text, "== "+record.SheetOutside) {
		t.Error(text)
	}
	if f := aftermathOptions(); strings.Contains(listing(Aftermath(AftermathOptions{Project: f.Project, Catalogue: f.Catalogue, Assessment: &a})), "%!") {
		t.Error("a post-trial report without anything")
	}
}
