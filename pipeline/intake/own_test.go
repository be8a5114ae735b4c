package intake

import (
	"slices"
	"testing"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/workbook"
)

// What a blank sheet says of one company must not pass for our own text in
// the sheet of another.
func TestOwnTexts(t *testing.T) {
	cell := func(r, c int, v any) workbook.CellSpec { return workbook.CellSpec{Row: r, Col: c, Value: v} }
	spec := &workbook.Spec{Sheets: []*workbook.SheetSpec{
		{Name: criteria.SheetCover, Cells: []workbook.CellSpec{cell(1, 1, "題"), cell(2, 1, criteria.LabelName), cell(2, 2, "株式会社甲"), cell(3, 2, 5)}},
		{Name: criteria.SheetHidden, VeryHidden: true, Cells: []workbook.CellSpec{cell(1, 1, "company"), cell(1, 2, "C001")}},
	}}
	if got := OwnTexts(spec); !slices.Equal(got, []string{"題", criteria.LabelName}) {
		t.Errorf("own: %q", got)
	}
	ix := newIndex(catalogue(), []string{"平成30年5月31日までに、このファイルを事務局へお送りください。", "実施済"})
	for text, want := range map[string]bool{
		"平成30年6月8日までに、このファイルを事務局へお送りください。": true,
		"このファイルを事務局へお送りします。":               false,
		"・名簿があること\n・異動のたびに見直すこと":           true,
		"名簿があること\n総務が見直す":                  false,
		"○": false, "４－１－３ａ": true, "4-9-9z": false,
	} {
		if got := ix.isOwn(text); got != want {
			t.Errorf("isOwn(%q) = %v", text, got)
		}
	}
	if !ix.ownAnswer("実施済") || ix.ownAnswer("名簿があること") {
		t.Error("a word of an answer is not told from our other texts")
	}
}
