package intake

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/workbook"
)

func TestCompare(t *testing.T) {
	old, _ := read(t, form())
	b := form()
	s := items(b)
	insertRow(s, 1) // another place is no change
	set(s, rowOf(t, s, "4-1-1a"), colAnswer, "○")
	set(s, rowOf(t, s, "4-1-1b"), colAnswer, "△")
	set(s, rowOf(t, s, "4-1-2a"), colAnswer, "検討中")
	set(s, rowOf(t, s, "5-1a"), colEvidence, "規程 5-1a（改訂）")
	set(s, rowOf(t, s, "5-1b"), colComment, "")
	set(s, rowOf(t, s, "5-1b"), colDept, "製造部")
	set(b.Sheets[2], 5, 3, "有")
	set(b.Sheets[5], 3, 3, "従業員名簿")
	set(b.Sheets[5], 4, 2, "不正競争防止法")
	deleteRow(s, rowOf(t, s, "5-2a"))
	now, _ := read(t, b)
	var got []string
	for _, c := range Compare(old, now) {
		got = append(got, fmt.Sprintf("%s %s: %s → %s (%s → %s)", c.Part, c.ID, c.Old, c.New, c.OldPos.Cell(), c.NewPos.Cell()))
	}
	want := []string{
		"answer 4-1-1b: 実施済 → 一部実施 (E7 → E8)",
		"answer 4-1-2a: 実施済 → 検討中 (E8 → E9)",
		"evidence 5-1a: 規程 5-1a → 規程 5-1a（改訂） (F12 → F13)",
		"comment 5-1b: コメント 5-1b →  (G13 → G14)",
		"department 5-1b: 総務部 → 製造部 (H13 → H14)",
		"answer 5-2a: 実施済 →  (E14 → )",
		"evidence 5-2a: 規程 5-2a →  (F14 → )",
		"comment 5-2a: コメント 5-2a →  (G14 → )",
		"department 5-2a: 総務部 →  (H14 → )",
		"scope cloud: 無 → 有 (C5 → C5)",
		"law 不正競争防止法:  → 不正競争防止法 ( → B4)",
		"law-note 個人情報保護法: 顧客名簿 → 従業員名簿 (C3 → C3)",
	}
	if !slices.Equal(got, want) {
		t.Errorf("changes:\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if items, scopes, laws := counted(Compare(old, now)); items != "5" || scopes != "1" || laws != "2" {
		t.Error(items, scopes, laws)
	}
	if again := Compare(old, old); again != nil {
		t.Errorf("%+v", again)
	}
}

// The same content in other bytes, layout and spelling is recognised.
func TestSameContent(t *testing.T) {
	old, _ := read(t, form())
	b := form()
	s := items(b)
	insertRow(s, 1)
	insertCol(s, colAnswer)
	for _, c := range s.Cells {
		if c.Text == criteria.Implemented.Ja() {
			set(s, c.Row, c.Col, "実施済み")
		}
	}
	now, _ := read(t, b)
	if !sameContent(old, now) {
		t.Errorf("%+v", Compare(old, now))
	}
	put(s, workbook.Cell{Row: 40, Col: 2, Text: "追記しました"})
	if now, _ = read(t, b); sameContent(old, now) {
		t.Error("a remark more is not seen")
	}
}

func TestInOrder(t *testing.T) {
	ids := []string{"4-1-10a", "4-1-9a", "10-1a", "4-1", "paper", "4-1-9r1"}
	slices.SortFunc(ids, inOrder)
	if got := strings.Join(ids, " "); got != "paper 4-1 4-1-9a 4-1-9r1 4-1-10a 10-1a" {
		t.Error(got)
	}
}
