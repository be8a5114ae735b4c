package papers_test

import (
	"strings"
	"testing"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/papers"
	"shinsa/pipeline/record"
	"shinsa/pipeline/sheet"
	"shinsa/pipeline/workbook"
)

// carried writes the paper of the first auditor anew with what was typed into
// an earlier one.
func (w *world) carried(tb testing.TB, p *record.Paper) (*workbook.Spec, *record.Paper) {
	tb.Helper()
	s := sheet.Paper(sheet.PaperOptions{Project: w.project, Catalogue: w.catalogue, Assessment: &w.audit, Plan: &w.plan, Auditor: &w.project.Auditors[0], Filled: p})
	again, problems := readPaper(tb, w, "b.xlsx", opened(tb, written(tb, s)))
	if len(problems) > 0 {
		tb.Errorf("read back: %v", codes(problems))
	}
	return s, again
}

// What was typed stands in a version of the form that shows other facts.
func TestTypedIsCarriedOver(t *testing.T) {
	w := newWorld(t)
	p, _ := readPaper(t, w, "a.xlsx", opened(t, written(t, filledIn(t, w, 0))))
	r := answered(w.catalogue)
	a := r.Answers["3b"]
	a.Comment = known("掲示を始めた。")
	r.Answers["3b"] = a
	w.audit = audit.Assess(w.company, r, w.catalogue)
	w.plan.Schedule.OnsiteTo = day(7, 12)
	s, again := w.carried(t, p)
	if !papers.SamePaper(p, again) || papers.Silent(again) {
		t.Errorf("carried over:\n%s\nwas:\n%s", dump(again), dump(p))
	}
	holdFilledIn(t, again)
	if row, _ := at(t, s, record.SheetVisits, "平成30年7月10日から平成30年7月12日まで"); row == 0 {
		t.Error("the new days are not shown")
	}
	stale := func(p *record.Paper) int { return len(papers.Stale(p, sheet.PaperShown(&w.audit), w.catalogue)) }
	if stale(p) != 1 || stale(again) != 1 {
		t.Error("that the finding was made of another answer is forgotten")
	}
	if _, third := w.carried(t, again); stale(third) != 1 || !papers.SamePaper(p, third) {
		t.Error("forgotten when it was carried over again")
	}
	typeIn(t, s, record.SheetFindings, "3b", map[string]any{record.HeadProof: "掲示を確認した。"})
	if looked, _ := readPaper(t, w, "c.xlsx", opened(t, written(t, s))); stale(looked) != 0 {
		t.Error("the auditor had his second look")
	}
}

// What has no place in the new form is missed when it is read back.
func TestWithoutPlaceIsSeen(t *testing.T) {
	w := newWorld(t)
	p, _ := readPaper(t, w, "a.xlsx", opened(t, written(t, filledIn(t, w, 0))))
	r := answered(w.catalogue)
	delete(r.Answers, "3r1") // the recommended measure has no row any more
	w.audit = audit.Assess(w.company, r, w.catalogue)
	if _, again := w.carried(t, p); papers.SamePaper(p, again) {
		t.Error("a finding was lost and nobody saw it")
	}
}

func TestMoreRowsThanTheForm(t *testing.T) {
	w := newWorld(t)
	p, _ := readPaper(t, w, "a.xlsx", opened(t, written(t, filledIn(t, w, 0))))
	for i := range 20 {
		n := strings.Repeat("あ", i+1)
		p.Visits = append(p.Visits, record.Visit{Kind: known("説明"), Date: record.Known(day(7, i+1), record.Origin{}), Place: known(n), By: known("山田")})
		p.Interviews = append(p.Interviews, record.Interview{Text: known(n), By: known("山田")})
		p.Advice = append(p.Advice, record.Advice{Text: known(n)})
		p.Laws = append(p.Laws, record.LawCheck{Name: known("法" + n), Status: known("未確認")})
	}
	if _, again := w.carried(t, p); !papers.SamePaper(p, again) {
		t.Errorf("%s", dump(again))
	}
}

func TestAftermathIsCarriedOver(t *testing.T) {
	w := newWorld(t)
	a, _ := readAftermath(t, w, opened(t, written(t, reported(t, w))))
	s := sheet.Aftermath(sheet.AftermathOptions{Project: w.project, Catalogue: w.catalogue, Assessment: &w.audit, Completed: day(7, 31), Due: day(8, 15), Filled: a,
		Advice: []record.Advice{{Text: known("廃棄の記録に立会者の氏名を残すとよい。")}}})
	again, problems := readAftermath(t, w, opened(t, written(t, s)))
	if !papers.SameAftermath(a, again) || len(problems) > 0 || again.Due != day(8, 15) {
		t.Errorf("%v\n%s\nwas\n%s", codes(problems), dump(again), dump(a))
	}
}

// Which of an auditor's papers counts.
func TestCounting(t *testing.T) {
	w := newWorld(t)
	one := func(file string, f func(s *workbook.Spec)) *record.Paper {
		s := w.paper(0)
		f(s)
		p, _ := readPaper(t, w, file, opened(t, written(t, s)))
		return p
	}
	find := func(item, verdict string) func(*workbook.Spec) {
		return func(s *workbook.Spec) {
			typeIn(t, s, record.SheetFindings, item, map[string]any{record.HeadVerdict: verdict})
		}
	}
	all := func(fs ...func(*workbook.Spec)) func(*workbook.Spec) {
		return func(s *workbook.Spec) {
			for _, f := range fs {
				f(s)
			}
		}
	}
	on := func(d int) func(*workbook.Spec) {
		return func(s *workbook.Spec) {
			row, col := at(t, s, record.SheetVisits, record.LabelWritten)
			set(t, s, record.SheetVisits, row, col+1, day(7, d))
		}
	}
	first := one("1.xlsx", all(find("3a", "適合"), on(2)))
	more := one("2.xlsx", all(find("3a", "適合"), find("3b", "適合"), on(2)))
	changed := one("3.xlsx", all(find("3a", "不適合"), find("3b", "適合"), on(5)))
	undated := one("4.xlsx", find("3a", "不適合"))
	other := one("5.xlsx", all(find("3c", "適合"), on(9)))
	for name, c := range map[string]struct {
		in   []*record.Paper
		want string
	}{
		"one that says more":             {[]*record.Paper{first, more}, "2.xlsx"},
		"in any order":                   {[]*record.Paper{more, first}, "2.xlsx"},
		"a later one with another word":  {[]*record.Paper{changed, more, first}, "3.xlsx"},
		"nobody knows which is later":    {[]*record.Paper{first, undated}, "4.xlsx 1.xlsx"},
		"each has something of its own":  {[]*record.Paper{first, other}, "1.xlsx 5.xlsx"},
		"the same twice":                 {[]*record.Paper{first, first}, "1.xlsx"},
		"a later one that says less":     {[]*record.Paper{more, other}, "2.xlsx 5.xlsx"},
		"nothing":                        {nil, ""},
		"an empty one beside a full one": {[]*record.Paper{one("9.xlsx", func(*workbook.Spec) {}), first}, "1.xlsx"},
	} {
		got, instead := papers.Counting(c.in)
		var files []string
		for _, p := range got {
			files = append(files, p.File)
		}
		if strings.Join(files, " ") != c.want {
			t.Errorf("%s: %v count (%v), want %s", name, files, instead, c.want)
		}
	}
}

// A company may keep tables with such heads; they are forms only where they
// call themselves so.
func TestOthersTablesAreNoForms(t *testing.T) {
	w := newWorld(t)
	for name, c := range map[string]struct {
		spec *workbook.Spec
		was  papers.Form
	}{"paper": {filledIn(t, w, 0), papers.PaperForm}, "report": {reported(t, w), papers.ReportForm}} {
		if got := papers.Recognise(opened(t, written(t, c.spec))); got != c.was {
			t.Fatalf("%s: %q", name, got)
		}
		c.spec.Sheets = c.spec.Sheets[:len(c.spec.Sheets)-1] // without the hidden sheet
		if got := papers.Recognise(opened(t, written(t, c.spec))); got != c.was {
			t.Errorf("%s without its hidden sheet: %q", name, got)
		}
		for _, sh := range c.spec.Sheets {
			for i := range sh.Cells {
				if s, ok := sh.Cells[i].Value.(string); ok {
					sh.Cells[i].Value = strings.NewReplacer(record.PaperTitle, "点検表", record.LabelAuditorID, "番号", record.AftermathTitle, "点検表", record.LabelAfterDue, "期限").Replace(s)
				}
			}
		}
		if got := papers.Recognise(opened(t, written(t, c.spec))); got != papers.None {
			t.Errorf("a table of %s's heads that is somebody's own: %q", name, got)
		}
	}
	if got := papers.Recognise(opened(t, written(t, w.selfCheck()))); got != papers.None {
		t.Errorf("the self-check sheet is %q", got)
	}
}
