package intake

import (
	"context"
	"errors"
	"fmt"
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

func TestTurnedAway(t *testing.T) {
	for _, c := range []struct{ file, data, code string }{
		{"a.xlsx", "", "intake-empty"},
		{"a.xlsx", "%PDF-1.4 …", "intake-not-workbook"},
		{"a.xlsx", "PK\x03\x04 and then nothing", "intake-damaged"},
		{"x/~$a.xlsx", "\x05user", "intake-lock-file"},
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
