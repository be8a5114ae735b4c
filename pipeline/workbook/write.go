package workbook

import (
	"errors"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Write makes the bytes of a workbook; equal specs make equal bytes. excelize
// writes everything but the cells: those go straight into the sheet's markup
// (see cells), because its model costs more time than all the rest, knows no
// readings and replaces control characters.
func Write(s *Spec) ([]byte, error) {
	w, err := newWriter(s)
	if err != nil {
		return nil, fmt.Errorf("write workbook: %w", err)
	}
	for _, sheet := range w.spec.Sheets {
		if err := w.sheet(sheet); err != nil {
			return nil, fmt.Errorf("write sheet %q: %w", sheet.Name, err)
		}
	}
	data, err := w.pack()
	if err != nil {
		return nil, fmt.Errorf("pack workbook: %w", err)
	}
	return data, nil
}

// writer is a workbook while it is made.
type writer struct {
	spec    *Spec
	file    *excelize.File
	styles  map[styleKey]int
	recent  [8]usedStyle
	turn    int               // of recent, to be replaced next
	rows    map[string][]byte // sheet data and merges by name of sheet
	choices *SheetSpec        // hidden, for drop-downs too long for one formula
	lists   []string          // of drop-downs drawn as form controls
	charted map[string][]byte // chart parts of our own, by name
	drawn   int               // charts added so far
}

// choicesSheet holds the words of long drop-downs.
const choicesSheet = "_choices"

func newWriter(s *Spec) (*writer, error) {
	if len(s.Sheets) == 0 {
		return nil, errors.New("spec has no sheet")
	}
	w := &writer{spec: &Spec{Sheets: s.Sheets[:len(s.Sheets):len(s.Sheets)], Title: s.Title, Author: s.Author, Date: s.Date},
		file: excelize.NewFile(), styles: map[styleKey]int{}, rows: map[string][]byte{}, charted: map[string][]byte{}}
	w.collectChoices()
	w.defaultFont()
	visible := -1
	for i, sheet := range w.spec.Sheets {
		if err := w.addSheet(i, sheet); err != nil {
			return nil, err
		}
		if visible < 0 && !sheet.Hidden && !sheet.VeryHidden {
			visible = i
		}
	}
	if visible < 0 {
		return nil, errors.New("spec has no visible sheet")
	}
	w.file.SetActiveSheet(visible)
	return w, nil
}

func (w *writer) addSheet(i int, s *SheetSpec) error {
	var err error
	if i == 0 {
		err = w.file.SetSheetName("Sheet1", s.Name)
	} else if at, e := w.file.GetSheetIndex(s.Name); e == nil && at >= 0 {
		err = fmt.Errorf("two sheets of the name %q", s.Name)
	} else {
		_, err = w.file.NewSheet(s.Name)
	}
	if err != nil {
		return fmt.Errorf("add sheet %q: %w", s.Name, err)
	}
	return nil
}

// sheet writes one sheet: its cells as markup, the rest through excelize.
func (w *writer) sheet(s *SheetSpec) error {
	rows, err := w.cells(s)
	if err != nil {
		return err
	}
	w.rows[s.Name] = rows
	for _, step := range []func(*SheetSpec) error{w.columns, w.view, w.page, w.protection, w.dropDowns, w.notes, w.shapes, w.charts, w.heats} {
		if err := step(s); err != nil {
			return err
		}
	}
	if s.Hidden || s.VeryHidden {
		return w.file.SetSheetVisible(s.Name, false, s.VeryHidden)
	}
	return nil
}

// collectChoices moves drop-downs whose words do not fit into a formula (255
// characters, no comma or quote) to a sheet that nobody sees.
func (w *writer) collectChoices() {
	for _, sheet := range w.spec.Sheets {
		for _, c := range sheet.Choices {
			if fitsFormula(c.Words) {
				continue
			}
			if w.choices == nil {
				w.choices = &SheetSpec{Name: choicesSheet, VeryHidden: true}
				w.spec.Sheets = append(w.spec.Sheets, w.choices)
			}
			col := w.choiceColumn(c.Words)
			if col > 0 {
				continue
			}
			col = w.choiceColumns() + 1
			for i, word := range c.Words {
				w.choices.Cells = append(w.choices.Cells, CellSpec{Row: i + 1, Col: col, Value: word})
			}
		}
	}
}

func fitsFormula(words []string) bool {
	joined := strings.Join(words, ",")
	return len([]rune(joined)) <= 250 && !strings.ContainsAny(strings.Join(words, ""), "\",=\n") && joined != ""
}

func (w *writer) choiceColumns() int {
	n := 0
	for _, c := range w.choices.Cells {
		n = max(n, c.Col)
	}
	return n
}

// choiceColumn returns the column that already lists these words, or 0.
func (w *writer) choiceColumn(words []string) int {
	listed := map[int][]string{}
	for _, c := range w.choices.Cells {
		listed[c.Col] = append(listed[c.Col], c.Value.(string))
	}
	for col, list := range listed {
		if strings.Join(list, "\n") == strings.Join(words, "\n") {
			return col
		}
	}
	return 0
}
