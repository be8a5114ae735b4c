package events

import (
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"os"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

func known(id string) bool { return id == "C001" || id == "C002" }

// book writes a log with further rows below the example.
func book(t *testing.T, rows ...[]any) []byte {
	t.Helper()
	s := Template()
	for i, r := range rows {
		for j, v := range r {
			s.Sheets[0].Cells = append(slices.DeleteFunc(s.Sheets[0].Cells, func(c workbook.CellSpec) bool { return c.Row == headRow+2+i && c.Col == j+1 }),
				workbook.CellSpec{Row: headRow + 2 + i, Col: j + 1, Value: v})
		}
	}
	b, err := workbook.Write(s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestRead(t *testing.T) {
	day := calendar.Date{Year: 2018, Month: 6, Day: 20}
	b := book(t,
		[]any{"C001", day, "計画の説明", "総務部長", "電話で説明", "事務局"},
		[]any{"C001", "平成30年6月21日", "通知", "", "", ""},
		[]any{"C009", "2018/6/22", "現地審査"},
		[]any{"", "2018/6/22", "現地審査"},
		[]any{"C002", "6月下旬", "打合せ"},
		[]any{"C002", "2018年7月", "委員会レビュー"})
	got, found := Read(File, b, known)
	if len(got) != 6 {
		t.Fatalf("%+v", got)
	}
	e := got[0]
	if e.Company != "C001" || e.Date.V != day || e.Kind != record.EventPlanExplained || e.With.V != "総務部長" || e.Text.V != "電話で説明" || e.By.V != "事務局" {
		t.Errorf("%+v", e)
	}
	if e.Date.Origin.Pos.Cell() != "B4" || e.Date.Origin.Digest == "" || e.Text.Origin.Raw != "電話で説明" {
		t.Errorf("origin %+v", e.Date.Origin)
	}
	if got[1].Kind != record.EventResultTold || got[1].Date.V != day.AddDays(1) || got[5].Kind != record.EventCommittee {
		t.Errorf("%+v", got)
	}
	var codes []string
	for _, p := range found {
		codes = append(codes, p.Pos.Cell()+" "+string(p.Code))
	}
	want := []string{"A6 events-company", "A7 events-no-company", "B8 events-date", "C8 events-kind", "B9 events-date"}
	if !slices.Equal(codes, want) {
		t.Errorf("%q", codes)
	}
}

func TestTemplateIsEmptyAndSound(t *testing.T) {
	b := book(t)
	if got, found := Read(File, b, known); len(got) != 0 || len(found) != 0 {
		t.Errorf("%v %v", got, found)
	}
	for _, w := range record.EventWords() {
		if kindOf(w.Word) != w.Kind || w.Clause == "" || w.Record == "" || w.Kind.Ja() != w.Word {
			t.Errorf("%+v", w)
		}
	}
	check, err := filepath.Abs("/work/shared/validators/check-xlsx.sh")
	if _, gone := os.Stat(check); err != nil || gone != nil {
		t.Skip("no validator here")
	}
	f := filepath.Join(t.TempDir(), "log.xlsx")
	if err := os.WriteFile(f, b, 0o644); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(check, f).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

func TestOtherColumns(t *testing.T) {
	s := &workbook.Spec{Sheets: []*workbook.SheetSpec{{Name: "メモ", Cells: []workbook.CellSpec{{Row: 1, Col: 1, Value: "x"}}}, {Name: "記録", Cells: []workbook.CellSpec{
		{Row: 3, Col: 2, Value: "出来事"}, {Row: 3, Col: 3, Value: "年月日"}, {Row: 3, Col: 5, Value: "整理番号"},
		{Row: 4, Col: 2, Value: "現地審査"}, {Row: 4, Col: 3, Value: "H30.7.3"}, {Row: 4, Col: 5, Value: "C002"}}}}}
	b, err := workbook.Write(s)
	if err != nil {
		t.Fatal(err)
	}
	got, found := Read(File, b, known)
	if len(got) != 1 || len(found) != 0 || got[0].Kind != record.EventOnsite || got[0].Date.V != (calendar.Date{Year: 2018, Month: 7, Day: 3}) {
		t.Errorf("%+v %v", got, found)
	}
}

func TestNoLog(t *testing.T) {
	for code, b := range map[problem.Code][]byte{"events-file": []byte("x"), "events-no-head": otherBook(t)} {
		if got, found := Read(File, b, known); got != nil || len(found) != 1 || found[0].Code != code {
			t.Errorf("%v %v, want %s", got, found, code)
		}
	}
}

func otherBook(t *testing.T) []byte {
	b, err := workbook.Write(&workbook.Spec{Sheets: []*workbook.SheetSpec{{Name: "a", Cells: []workbook.CellSpec{{Row: 1, Col: 1, Value: "企業ID"}}}}})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// The rows of one company go, those of the others stay with all their cells.
func TestWithout(t *testing.T) {
	day := calendar.Date{Year: 2018, Month: 6, Day: 20}
	b := book(t, []any{"C001", day, "文書審査", "甲社の部長", "秘密", "事務局"}, []any{"C002", day, "委員会", "委員", "丙", "事務局", "欄外の備考", 12.5},
		[]any{"C002", day, "その他", "", "株式会社甲と合同で実施", ""})
	in, err := workbook.Read(b, workbook.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	spec, cut := Without(in, "C001", []string{"株式会社甲"})
	if cut != 2 {
		t.Fatalf("cut %d", cut)
	}
	if b, err = workbook.Write(spec); err != nil {
		t.Fatal(err)
	}
	got, found := Read(File, b, known)
	if len(got) != 1 || len(found) != 0 || got[0].Company != "C002" || got[0].Date.V != day || got[0].Text.V != "丙" {
		t.Errorf("%+v %v", got, found)
	}
	in, err = workbook.Read(b, workbook.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	if c := in.Sheets[0].At(headRow+2, 7); c == nil || c.Text != "欄外の備考" || in.Sheets[0].At(headRow+2, 8).Number != 12.5 {
		t.Errorf("a further column is lost: %+v", in.Sheets[0].Cells)
	}
	if len(in.Sheets) != 2 || in.Sheets[1].At(2, 1) == nil {
		t.Error("the sheet of words is lost")
	}
	if s, _ := Without(&workbook.Book{}, "C001", nil); s != nil {
		t.Error("no log")
	}
}
