package sheet

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

func progressOptions() ProgressOptions {
	d := func(m, day int) calendar.Date { return calendar.Date{Year: 2018, Month: m, Day: day} }
	o := ProgressOptions{Project: &record.Project{Body: record.Body{Name: "見本機構"}}, Date: d(7, 10),
		Milestones: []string{"契約", "配布", "回答", "計画の説明", "文書審査", "結果の通知", "現地の説明", "可能時期の連絡", "現地審査", "結論の説明", "レビュー", "送付", "適合の通知", "評価の中止", "事後報告"},
		Steps:      []string{"回答の返送", "文書審査", "完了（返還・廃棄済み）"}}
	days := make([]calendar.Date, 15)
	days[0], days[1] = d(5, 20), d(5, 21)
	o.Rows = []ProgressRow{
		{ID: "C001", Name: "株式会社髙﨑精機", Step: "回答の返送", Owner: "依頼者", Due: d(6, 8), Late: true, Since: d(5, 21), Days: days},
		{ID: "C002", Name: "=有限会社乙", Step: "文書審査", Owner: "審査業務従事者", Queries: 2, Due: d(7, 20), Days: days},
		{ID: "C003", Name: "丙", Step: "完了（返還・廃棄済み）", Owner: "―", Days: days},
	}
	return o
}

func TestProgress(t *testing.T) {
	b, err := workbook.Write(Progress(progressOptions()))
	if err != nil {
		t.Fatal(err)
	}
	again, err := workbook.Write(Progress(progressOptions()))
	if err != nil || !bytes.Equal(b, again) {
		t.Error("two writings differ", err)
	}
	book, err := workbook.Read(b, workbook.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	s := book.Sheets[0]
	for at, want := range map[[2]int]string{{1, 1}: "整理番号", {2, 3}: "回答の返送", {2, 6}: "遅れ", {3, 2}: "=有限会社乙", {3, 8}: "―", {4, 4}: "―"} {
		if c := s.At(at[0], at[1]); c == nil || c.Text != want {
			t.Errorf("%v: %+v, want %s", at, c, want)
		}
	}
	if c := s.At(2, 5); c == nil || !c.Date {
		t.Errorf("the due day is no date: %+v", c)
	}
	if c := book.Sheets[1].At(1, 17); c == nil || c.Text != "事後報告" || !book.Sheets[1].At(2, 3).Date || book.Sheets[1].At(2, 5).Text != "―" {
		t.Errorf("days: %+v", book.Sheets[1].Cells)
	}
	counts := book.Sheets[2]
	if n := counts.At(5, 2); n == nil || n.Number != 3 || counts.At(5, 3).Number != 1 || counts.At(2, 3).Number != 1 {
		t.Errorf("counts do not add up: %+v", counts.Cells)
	}
	const check = "/work/shared/validators/check-xlsx.sh"
	if _, err := os.Stat(check); err != nil {
		t.Skip("no validator here")
	}
	f := filepath.Join(t.TempDir(), "p.xlsx")
	if err := os.WriteFile(f, b, 0o644); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(check, f).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
