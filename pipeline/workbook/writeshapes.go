package workbook

import (
	"bytes"
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// The size of a drawn shape in pixels: within a row of the least height.
const (
	shapeWidth  = 56
	shapeHeight = 18
)

// shapes writes text boxes and form controls.
func (w *writer) shapes(s *SheetSpec) error {
	for _, shape := range s.Shapes {
		if err := w.shape(s.Name, shape); err != nil {
			return fmt.Errorf("add shape to %s: %w", ref(shape.Row, shape.Col), err)
		}
	}
	return nil
}

func (w *writer) shape(sheet string, s ShapeSpec) error {
	at := ref(s.Row, s.Col)
	if s.Control == NoControl {
		return w.file.AddShape(sheet, &excelize.Shape{Cell: at, Type: "rect", Width: shapeWidth, Height: shapeHeight,
			Paragraph: []excelize.RichTextRun{{Text: s.Text}}})
	}
	if s.Control == DropDown {
		w.lists = append(w.lists, s.List)
		return w.file.AddFormControl(sheet, excelize.FormControl{Cell: at, Type: excelize.FormControlScrollBar,
			CurrentVal: uint(s.Chosen), MaxVal: uint(len(w.lists)), Width: shapeWidth, Height: shapeHeight})
	}
	kind := excelize.FormControlCheckBox
	if s.Control == RadioButton {
		kind = excelize.FormControlOptionButton
	}
	return w.file.AddFormControl(sheet, excelize.FormControl{Cell: at, Type: kind, Text: s.Text, Checked: s.Checked,
		Width: shapeWidth, Height: shapeHeight})
}

// scrollBar is what excelize writes for one; it knows no drop-downs.
var scrollBar = regexp.MustCompile(`ObjectType="Scroll">(.*?)(?:<x:Val>(\d+)</x:Val>)?(?:<x:Min>\d+</x:Min>)?<x:Max>(\d+)</x:Max>(?:<x:Dx>\d+</x:Dx>)?`)

// drawnLists makes drop-downs of the scroll bars that stand for them: their
// value is the line chosen, their highest value the number of the list.
func (w *writer) drawnLists(part []byte) []byte {
	if len(w.lists) == 0 {
		return part
	}
	return scrollBar.ReplaceAllFunc(part, func(found []byte) []byte {
		m := scrollBar.FindSubmatch(found)
		chosen := cmp.Or(string(m[2]), "0")
		n, err := strconv.Atoi(string(m[3]))
		if err != nil || n < 1 || n > len(w.lists) {
			return found
		}
		var b bytes.Buffer
		b.WriteString(`ObjectType="Drop">` + string(m[1]) + `<x:FmlaRange>`)
		escape(&b, w.lists[n-1])
		b.WriteString(`</x:FmlaRange><x:Sel>` + chosen + `</x:Sel><x:DropStyle>Combo</x:DropStyle><x:DropLines>8</x:DropLines>`)
		return b.Bytes()
	})
}

// dropAbsent takes comments that there are not from the list of parts: with a
// form control, excelize lists those of the sheet whether it has any or not.
func (w *writer) dropAbsent() {
	types := w.file.ContentTypes
	there := types.Overrides[:0]
	for _, o := range types.Overrides {
		name := strings.TrimPrefix(o.PartName, "/")
		if _, written := w.file.Comments[name]; written || !strings.HasPrefix(name, "xl/comments") {
			there = append(there, o)
		}
	}
	types.Overrides = there
}
