package decision

import (
	"slices"
	"strings"
	"testing"

	"shinsa/pipeline/workbook"
)

func candidates() []Candidate {
	return []Candidate{
		{Company: "C001", Name: "株式会社一", File: "inbox/b.xlsx", Digest: "d-b", Answered: "平成30年6月2日", Read: "3／3", Proposed: "使う（回答日が最も新しい）", Listed: true},
		{Company: "C001", Name: "株式会社一", File: "inbox/a.xlsx", Digest: "d-a", Answered: "平成30年6月1日", Read: "2／3", Proposed: "使わない", Differs: "項目1", Listed: true},
		{Name: "だれか", File: "inbox/who.xlsx", Digest: "d-w", Proposed: "事業者の指定が必要", Listed: true},
		{Company: "C002", Name: "株式会社二", File: "inbox/only.xlsx", Digest: "d-o"},
	}
}

var ids = []string{"C001", "C002", "C003"}

// type into the sheet of returns.
func pick(b *workbook.Book, row int, r role, text string) {
	setCell(b.Sheet(sheetReturns), row, int(r)+1, text)
}

func rulings(t *testing.T, f *Form) (string, []string) {
	t.Helper()
	rs, ps := Rule(f, candidates(), ids)
	var out []string
	for _, r := range rs {
		out = append(out, r.File+" "+r.Ja())
	}
	return strings.Join(out, ";"), codes(ps)
}

// The way of a choice: proposed, chosen, kept when the form is written again,
// taken back.
func TestReturnsWay(t *testing.T) {
	in := Input{Returns: candidates(), Companies: ids}
	b := write(t, in)
	f := read(t, b)
	if len(f.Choices) != 3 || !Current(f, in) || Current(nil, in) || Current(f, Input{}) {
		t.Fatalf("%+v", f.Choices)
	}
	if got, ps := rulings(t, f); got != "" || len(ps) != 0 {
		t.Errorf("nobody chose: %s %v", got, ps)
	}
	pick(b, 6, retWord, WordUse)
	pick(b, 6, retBy, "佐藤")
	pick(b, 6, retWhy, "電話で確認")
	pick(b, 7, retOwner, "Ｃ００３")
	pick(b, 7, retBy, "佐藤")
	setCell(b.Sheet(sheetReturns), 7, int(retCount)+2, "控え")
	f = read(t, b)
	if got, ps := rulings(t, f); got != "inbox/a.xlsx 使う;inbox/who.xlsx C003 の回答とする" || len(ps) != 0 {
		t.Errorf("%s %v", got, ps)
	}
	// The files are told otherwise now: our cells change, theirs stay.
	in.Form, in.Returns[1].Differs = f, "項目2"
	if Current(f, in) {
		t.Error("the form tells of one item, the file differs in two")
	}
	b = write(t, in)
	f = read(t, b)
	in.Form = f
	if c := b.Sheet(sheetReturns).At(6, int(retDiffers)+1); c == nil || c.Text != "項目2" || !Current(f, in) {
		t.Errorf("%+v", c)
	}
	if c := f.Choices[1]; c.Word != WordUse || c.By != "佐藤" || c.Why != "電話で確認" || !slices.Contains(everything(f), "控え") {
		t.Errorf("%+v %q", c, everything(f))
	}
	pick(b, 6, retWord, "")
	pick(b, 7, retOwner, "")
	if got, _ := rulings(t, read(t, b)); got != "" {
		t.Errorf("taken back: %s", got)
	}
}

func TestReturnsRefused(t *testing.T) {
	type cells map[role]string
	for name, c := range map[string]struct {
		rows map[int]cells
		want string
		code string
	}{
		"unknown word":      {map[int]cells{5: {retWord: "たぶん使う", retBy: "x"}}, "", "decision-unknown-word"},
		"nobody's":          {map[int]cells{7: {retWord: WordUse, retBy: "x"}}, "", "return-whose"},
		"unknown company":   {map[int]cells{7: {retOwner: "C099", retBy: "x"}}, "", "return-no-company"},
		"two of one":        {map[int]cells{5: {retWord: WordUse, retBy: "x"}, 6: {retWord: WordUse, retBy: "x"}}, "", "return-contradicts"},
		"with one assigned": {map[int]cells{5: {retWord: WordUse, retBy: "x"}, 7: {retWord: WordUse, retOwner: "C001", retBy: "x"}}, "", "return-contradicts"},
		"unsigned":          {map[int]cells{5: {retWord: WordLeaveOut}}, "inbox/b.xlsx 使わない", "return-unsigned"},
		"gone":              {map[int]cells{5: {retWord: WordUse, retBy: "x", retDigest: "d-x"}}, "", "return-gone"},
		"not listed":        {map[int]cells{9: {retWord: WordLeaveOut, retFile: "only.xlsx", retBy: "x"}}, "inbox/only.xlsx 使わない", ""},
	} {
		b := write(t, Input{Returns: candidates(), Companies: ids})
		for row, texts := range c.rows {
			for r, text := range texts {
				pick(b, row, r, text)
			}
		}
		got, ps := rulings(t, read(t, b))
		if got != c.want || strings.Join(ps, " ") != c.code {
			t.Errorf("%s: %s %v", name, got, ps)
		}
	}
}

// What a person typed stays when the file is gone; a sheet of returns that is
// not understood shuts the form.
func TestReturnsKept(t *testing.T) {
	b := write(t, Input{Returns: candidates(), Companies: ids})
	pick(b, 6, retWord, WordUse)
	pick(b, 6, retDiffers, "上書きされた")
	f := read(t, b)
	f = read(t, write(t, Input{Form: f, Returns: candidates()[2:]}))
	if len(f.Choices) != 2 || f.Choices[1].File != "inbox/a.xlsx" || f.Choices[1].Word != WordUse || !slices.Contains(everything(f), "上書きされた") {
		t.Errorf("%+v", f.Choices)
	}
	s := b.Sheet(sheetReturns)
	for i := range s.Cells {
		if s.Cells[i].Row == rowHead {
			s.Cells[i].Text = "?"
		}
	}
	if _, ps := Read(File, "", b); !ps.HasErrors() || ps[0].Code != "decision-no-table" {
		t.Error(ps)
	}
}

// Sorted and renamed by a person, the rows are still read.
func TestReturnsMoved(t *testing.T) {
	b := write(t, Input{Returns: candidates(), Companies: ids})
	pick(b, 5, retWord, WordUse)
	s := b.Sheet(sheetReturns)
	for i := range s.Cells {
		if c := &s.Cells[i]; c.Row > rowHead {
			c.Row = 12 - c.Row
		}
	}
	slices.SortStableFunc(s.Cells, func(a, b workbook.Cell) int { return (a.Row-b.Row)*100 + a.Col - b.Col })
	s.Name = "選択（済）"
	f := read(t, b)
	if got, _ := rulings(t, f); got != "inbox/b.xlsx 使う" || !Current(f, Input{Form: f, Returns: candidates()}) {
		t.Errorf("%s %+v", got, f.Choices)
	}
}
