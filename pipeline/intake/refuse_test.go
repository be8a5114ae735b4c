package intake

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"shinsa/pipeline/problem"
	"shinsa/pipeline/workbook"
)

func TestRefusals(t *testing.T) {
	for _, r := range refusals {
		p, err := refusal("a.xlsx", fmt.Errorf("%w: part xl/x.xml", r.err))
		if err != nil || p.Code != r.code || p.Severity != problem.Error || p.Args[0] != "part xl/x.xml" {
			t.Errorf("%v: %v, %v", r.err, p, err)
		}
	}
	if _, err := refusal("a.xlsx", errors.New("disk on fire")); err == nil {
		t.Error("a fault of the machine became the company's")
	}
}

// TestRefusalsInJapanese holds that clerks are not shown the words of the
// machinery; these are details as package workbook gives them.
func TestRefusalsInJapanese(t *testing.T) {
	for _, c := range []struct {
		err    error
		detail string
		want   string
	}{
		{workbook.ErrDamaged, "zip: not a valid zip file", "ファイルが壊れているため読めません（ファイルの一部が欠けているもの）"},
		{workbook.ErrDamaged, "unpack xl/sharedStrings.xml: zip: checksum error", "ファイルが壊れているため読めません（ファイルの一部が化けているもの）"},
		{workbook.ErrDamaged, "part ends within <row>", "ファイルが壊れているため読めません（内部の構造が正しくないもの）"},
		{workbook.ErrTooLarge, "xl/worksheets/sheet1.xml is packed more than 400 to 1", "ファイルが大きすぎるため読みません（展開すると大きくなりすぎるもの）"},
		{workbook.ErrTooLarge, "more than 1000000 cells", "ファイルが大きすぎるため読みません（セルが多すぎるもの）"},
		{workbook.ErrNotWorkbook, "old Word document", "Excelファイルではありません（Wordの文書）"},
		{workbook.ErrNotWorkbook, "JPEG image", "Excelファイルではありません（画像）"},
		{workbook.ErrNotWorkbook, "unknown format", "Excelファイルではありません（別の形式のファイル）"},
		{workbook.ErrOldFormat, "BIFF stream", "古い形式などのExcelファイルのため読めません（拡張子が .xls の形式）"},
		{workbook.ErrOldFormat, "binary workbook (.xlsb)", "古い形式などのExcelファイルのため読めません（拡張子が .xlsb の形式）"},
	} {
		p, err := refusal("a.xlsx", fmt.Errorf("%w: %s", c.err, c.detail))
		if err != nil || p.Msg("ja") != c.want {
			t.Errorf("%s: %s, %v; want %s", c.detail, p.Msg("ja"), err, c.want)
		}
		if en := p.Msg("en"); !strings.Contains(en, c.detail) {
			t.Errorf("the English text lacks the detail %q: %s", c.detail, en)
		}
	}
}

func TestTurnedAway(t *testing.T) {
	for _, c := range []struct{ file, data, code string }{
		{"a.xlsx", "", "intake-empty"},
		{"a.xlsx", "%PDF-1.4 …", "intake-not-workbook"},
		{"a.xlsx", "PK\x03\x04 and then nothing", "intake-damaged"},
	} {
		r, problems, err := File(context.Background(), Input{File: c.file, Data: []byte(c.data)}, Options{Catalogue: catalogue()})
		if r != nil || err != nil || len(problems) != 1 || string(problems[0].Code) != c.code {
			t.Errorf("%s %q: %v, %v, %v", c.file, c.data, r, problems, err)
		}
	}
}

func TestForeign(t *testing.T) {
	invoice := &workbook.Sheet{Name: "請求書"}
	row(invoice, 1, "品名", "数量", "備考")
	row(invoice, 2, "部品", "3", "実施済")
	other := &workbook.Sheet{Name: "調査票"}
	row(other, 1, "No.", "質問", "回答")
	row(other, 2, "1", "食堂は清潔ですか。", "はい")
	for _, c := range []struct {
		sheets []*workbook.Sheet
		code   string
	}{{[]*workbook.Sheet{invoice}, "intake-foreign"}, {nil, "intake-foreign"}, {[]*workbook.Sheet{other}, "intake-foreign-items"}} {
		r, problems := read(t, &workbook.Book{Sheets: c.sheets})
		if r != nil || len(problems) != 1 || string(problems[0].Code) != c.code {
			t.Errorf("%v", problems)
		}
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, _, err := File(ctx, input, Options{Catalogue: catalogue()}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
