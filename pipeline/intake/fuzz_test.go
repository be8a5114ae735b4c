package intake

import (
	"context"
	"strings"
	"testing"
)

// FuzzCell types any text into any cell of a proper return: nothing breaks,
// and the text is kept.
func FuzzCell(f *testing.F) {
	f.Add(uint8(3), uint8(9), uint8(5), "△×")
	f.Add(uint8(3), uint8(9), uint8(1), "4-1-3b")
	f.Add(uint8(3), uint8(4), uint8(5), "回答：")
	f.Add(uint8(0), uint8(12), uint8(4), "平成32年4月")
	f.Add(uint8(3), uint8(9), uint8(3), "5-1a 棚や金庫の鍵を、決められた人が管理していますか。")
	f.Add(uint8(5), uint8(3), uint8(2), "（）")
	reader := NewReader(Options{Catalogue: catalogue(), Own: own})
	f.Fuzz(func(t *testing.T, sheet, r, c uint8, text string) {
		text = strings.ToValidUTF8(text, "\uFFFD") // the readers hand on nothing else
		b := form()
		set(b.Sheets[int(sheet)%6], 1+int(r)%20, 1+int(c)%10, text)
		got, problems, err := reader.Book(context.Background(), input, b)
		if err != nil || got == nil && len(problems) == 0 {
			t.Fatal(err)
		}
		if got != nil {
			nothingDropped(t, b, got)
		}
	})
}
