package papers_test

import (
	"slices"
	"strings"
	"testing"

	"shinsa/pipeline/papers"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

// reported is a post-trial report with something on every page but one.
func reported(tb testing.TB, w *world) *workbook.Spec {
	s := w.aftermath()
	for label, v := range map[string]any{record.LabelReporter: "総務部　𠮷田　一郎", record.LabelReported: "平成30年8月8日"} {
		row, col := at(tb, s, "表紙", label)
		set(tb, s, "表紙", row, col+1, v)
	}
	for page, word := range map[string]string{record.SheetPoints: "有", record.SheetAlternatives: "無", record.SheetEffects: "有", record.SheetAgreed: "あり"} {
		row, col := at(tb, s, page, record.LabelAny)
		set(tb, s, page, row, col+1, word)
	}
	row, col := at(tb, s, record.SheetPoints, record.HeadStage)
	set(tb, s, record.SheetPoints, row+1, col, "文書審査")
	set(tb, s, record.SheetPoints, row+1, col+1, "規程の版がそろっていなかった。")
	set(tb, s, record.SheetPoints, row+2, col+2, "台帳を先に作ると早い。")
	row, col = at(tb, s, record.SheetEffects, "3a")
	set(tb, s, record.SheetEffects, row, col+2, "対応した")
	set(tb, s, record.SheetEffects, row, col+3, "代理を置いた。")
	row, col = at(tb, s, record.SheetAgreed, record.HeadReported)
	set(tb, s, record.SheetAgreed, row+1, col, "図面の授受が早くなる。")
	return s
}

func readAftermath(t *testing.T, w *world, b *workbook.Book) (*record.Aftermath, problem.List) {
	t.Helper()
	if got := papers.Recognise(b); got != papers.ReportForm {
		t.Fatalf("recognised as %q", got)
	}
	return papers.ReadAftermath(w.input("r.xlsx", b))
}

func holdReported(t *testing.T, a *record.Aftermath) {
	t.Helper()
	if a.Company != "C001" || a.Due != day(8, 10) || a.Reported.V != day(8, 8) || a.Reporter.V != "総務部　𠮷田　一郎" {
		t.Errorf("cover: %+v", a)
	}
	if len(a.Points) != 2 || a.Points[0].Stage.V != "文書審査" || a.Points[1].Tip.V != "台帳を先に作ると早い。" || a.Points[0].Text.Origin.Pos.Row == 0 {
		t.Errorf("points: %+v", a.Points)
	}
	if len(a.Effects) != 2 || a.Effects[0].Item != "3a" || a.Effects[0].State.V != "対応した" || a.Effects[1].Text.Known || a.Effects[1].Advice.V == "" {
		t.Errorf("effects: %+v", a.Effects)
	}
	if len(a.Agreed) != 1 || a.Agreed[0].Text.V != "図面の授受が早くなる。" || !strings.HasPrefix(a.Agreed[0].Subject.V, "認証を受けることで") {
		t.Errorf("agreed: %+v", a.Agreed)
	}
	if v := a.Any[record.SheetAlternatives]; !v.Known || v.V || !a.Any[record.SheetAgreed].V || len(a.Alternatives) < 5 {
		t.Errorf("any: %+v, %d alternatives", a.Any, len(a.Alternatives))
	}
}

func TestAftermath(t *testing.T) {
	w := newWorld(t)
	a, problems := readAftermath(t, w, opened(t, written(t, reported(t, w))))
	holdReported(t, a)
	if len(problems) > 0 || len(a.Notes) > 0 {
		t.Errorf("%v %+v", codes(problems), a.Notes)
	}
}

// A sheet that comes back blank says nothing, and is told so page by page.
func TestAftermathBlank(t *testing.T) {
	w := newWorld(t)
	a, problems := readAftermath(t, w, opened(t, written(t, w.aftermath())))
	if len(a.Notes) > 0 || len(problems) != 5 || problems.Count(problem.Warning) != 4 {
		t.Errorf("%v %+v", codes(problems), a.Notes)
	}
	if len(a.Points) != 0 || !a.Silent(record.SheetPoints) {
		t.Errorf("%+v", a.Points)
	}
}

// What contradicts itself, comes late, or stands beside the places to fill.
func TestAftermathMess(t *testing.T) {
	w := newWorld(t)
	s := reported(t, w)
	row, col := at(t, s, "表紙", record.LabelReported)
	set(t, s, "表紙", row, col+1, day(8, 20))
	row, _ = at(t, s, record.SheetPoints, record.LabelAny)
	set(t, s, record.SheetPoints, row, 2, "無")
	set(t, s, record.SheetPoints, row, 5, "ほかにもあるかもしれません")
	row, _ = at(t, s, record.SheetAlternatives, record.LabelAny)
	set(t, s, record.SheetAlternatives, row, 2, "有")
	row, col = at(t, s, record.SheetEffects, record.HeadGiven)
	set(t, s, record.SheetEffects, row+4, col-1, "台帳")
	set(t, s, record.SheetEffects, row+4, col, "台帳を作る")
	for _, sh := range s.Sheets {
		if !sh.VeryHidden {
			sh.Name = "コピー" + sh.Name
		}
	}
	a, problems := readAftermath(t, w, opened(t, written(t, s)))
	var got []string
	for _, p := range problems {
		got = append(got, string(p.Code))
	}
	slices.Sort(got)
	if want := "after-both after-empty after-late paper-note paper-note"; strings.Join(got, " ") != want {
		t.Errorf("%v, want %s", got, want)
	}
	if len(a.Points) != 2 || len(a.Effects) != 3 || a.Effects[2].Item != "" || len(a.Notes) != 2 {
		t.Errorf("%+v %+v", a.Effects, a.Notes)
	}
}

// Neither form is taken for the other, nor anything else for a form.
func TestRecognise(t *testing.T) {
	w := newWorld(t)
	strip := func(s *workbook.Spec) *workbook.Book {
		s.Sheets = s.Sheets[:len(s.Sheets)-1]
		return opened(t, written(t, s))
	}
	for _, c := range []struct {
		book *workbook.Book
		want papers.Form
	}{{strip(w.paper(0)), papers.PaperForm}, {strip(w.aftermath()), papers.ReportForm}, {opened(t, written(t, w.selfCheck())), papers.None},
		{&workbook.Book{}, papers.None}} {
		if got := papers.Recognise(c.book); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
	if p, problems := papers.ReadPaper(w.input("x.xlsx", strip(w.aftermath()))); p != nil || len(problems) != 1 || problems[0].Code != "paper-no-table" {
		t.Errorf("%v", codes(problems))
	}
}

// Somebody put all pages on one sheet, one below the other.
func TestAftermathOneSheet(t *testing.T) {
	w := newWorld(t)
	s := reported(t, w)
	all := s.Sheets[0]
	below := 40
	for _, sh := range s.Sheets[1 : len(s.Sheets)-1] {
		last := 0
		for _, c := range sh.Cells {
			c.Row += below
			last = max(last, c.Row)
			all.Cells = append(all.Cells, c)
		}
		below = last + 2
	}
	all.Protect, all.Rows = false, nil
	s.Sheets = []*workbook.SheetSpec{all, s.Sheets[len(s.Sheets)-1]}
	a, problems := readAftermath(t, w, opened(t, written(t, s)))
	holdReported(t, a)
	if len(problems) > 0 || len(a.Notes) > 0 {
		t.Errorf("%v %+v", codes(problems), a.Notes)
	}
}
