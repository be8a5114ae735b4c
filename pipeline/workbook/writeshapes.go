package workbook

import (
	"fmt"
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
	kind := excelize.FormControlCheckBox
	if s.Control == RadioButton {
		kind = excelize.FormControlOptionButton
	}
	return w.file.AddFormControl(sheet, excelize.FormControl{Cell: at, Type: kind, Text: s.Text, Checked: s.Checked,
		Width: shapeWidth, Height: shapeHeight})
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
