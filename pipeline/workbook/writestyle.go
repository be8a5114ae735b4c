package workbook

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// The look of a cell that says nothing else.
const (
	DefaultFont = "BIZ UDPゴシック"
	DefaultSize = 10
	japanese    = 128 // the Japanese character set, in fonts
)

// styleKey is a style with what only its value decides.
type styleKey struct {
	Style
	quote bool // a text that begins like a formula
}

// style returns the number of a style in the file.
func (w *writer) style(k styleKey) (int, error) {
	for i := range w.recent {
		if w.recent[i].key == k {
			return w.recent[i].id, nil
		}
	}
	id, ok := w.styles[k]
	if !ok {
		var err error
		if id, err = w.newStyle(k); err != nil {
			return 0, err
		}
	}
	w.recent[w.turn%len(w.recent)] = usedStyle{k, id}
	w.turn++
	return id, nil
}

// usedStyle is a style that was used of late: comparing with the few styles
// of a table is faster than hashing all that makes up a style.
type usedStyle struct {
	key styleKey
	id  int
}

func (w *writer) newStyle(k styleKey) (int, error) {
	id, err := w.file.NewStyle(k.excelize())
	if err != nil {
		return 0, fmt.Errorf("make style: %w", err)
	}
	if k.quote {
		id = w.quotedStyle(id)
	}
	w.styles[k] = id
	return id, nil
}

// quotedStyle adds a copy of a style with the mark that Excel sets for a text
// typed with a leading apostrophe: such a cell stays a text when it is edited.
func (w *writer) quotedStyle(id int) int {
	xfs := w.file.Styles.CellXfs
	xf, yes := xfs.Xf[id], true
	xf.QuotePrefix = &yes
	xfs.Xf = append(xfs.Xf, xf)
	xfs.Count = len(xfs.Xf)
	return xfs.Count - 1
}

func (k styleKey) excelize() *excelize.Style {
	charset := japanese
	s := &excelize.Style{
		Font: &excelize.Font{Family: orElse(k.Font, DefaultFont), Size: orElse(k.Size, DefaultSize), Bold: k.Bold,
			Strike: k.Struck, Color: k.Color, Charset: &charset},
		Alignment: &excelize.Alignment{Horizontal: k.HAlign, Vertical: orElse(k.VAlign, "top"), WrapText: k.Wrap, Indent: k.Indent},
	}
	if k.Fill != "" {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{k.Fill}}
	}
	if k.Border {
		for _, side := range []string{"left", "top", "right", "bottom"} {
			s.Border = append(s.Border, excelize.Border{Type: side, Color: "808080", Style: 1})
		}
	}
	if k.Unlocked {
		s.Protection = &excelize.Protection{Locked: false}
	}
	if k.NumFmt != "" {
		s.CustomNumFmt = &k.NumFmt
	}
	return s
}

func orElse[T comparable](v, other T) T {
	var zero T
	if v == zero {
		return other
	}
	return v
}

// defaultFont sets the font that cells without a style and column widths go by.
func (w *writer) defaultFont() {
	for _, f := range w.file.Styles.Fonts.Font {
		name, size := DefaultFont, float64(DefaultSize)
		f.Name.Val, f.Sz.Val = &name, &size
		f.Scheme = nil
	}
}
