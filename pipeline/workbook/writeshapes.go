package workbook

import (
	"fmt"

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
