package workbook

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"shinsa/pipeline/problem"
)

func (w *writer) columns(s *SheetSpec) error {
	for i, width := range s.ColWidths {
		if width <= 0 {
			continue
		}
		if err := w.file.SetColWidth(s.Name, problem.Column(i+1), problem.Column(i+1), width); err != nil {
			return fmt.Errorf("set width of column %d: %w", i+1, err)
		}
	}
	for _, c := range s.HiddenCols {
		if err := w.file.SetColVisible(s.Name, problem.Column(c), false); err != nil {
			return fmt.Errorf("hide column %d: %w", c, err)
		}
	}
	return nil
}

// view sets what the window shows: frozen rows, zoom, the tab's colour.
func (w *writer) view(s *SheetSpec) error {
	if s.FreezeRow > 0 || s.FreezeCol > 0 {
		pane := "bottomRight"
		if s.FreezeCol == 0 {
			pane = "bottomLeft"
		} else if s.FreezeRow == 0 {
			pane = "topRight"
		}
		corner := ref(s.FreezeRow+1, s.FreezeCol+1)
		if err := w.file.SetPanes(s.Name, &excelize.Panes{Freeze: true, XSplit: s.FreezeCol, YSplit: s.FreezeRow,
			TopLeftCell: corner, ActivePane: pane,
			Selection: []excelize.Selection{{SQRef: corner, ActiveCell: corner, Pane: pane}}}); err != nil {
			return fmt.Errorf("freeze rows: %w", err)
		}
	}
	if s.Zoom > 0 {
		zoom := float64(s.Zoom)
		if err := w.file.SetSheetView(s.Name, 0, &excelize.ViewOptions{ZoomScale: &zoom}); err != nil {
			return fmt.Errorf("set zoom: %w", err)
		}
	}
	if err := w.filter(s); err != nil { // replaces the sheet's properties: before them
		return err
	}
	props := &excelize.SheetPropsOptions{FitToPage: &s.FitWidth}
	if s.TabColor != "" {
		color := "FF" + s.TabColor
		props.TabColorRGB = &color
	}
	if err := w.file.SetSheetProps(s.Name, props); err != nil {
		return fmt.Errorf("set sheet properties: %w", err)
	}
	return nil
}

func (w *writer) filter(s *SheetSpec) error {
	if s.AutoFilter == nil {
		return nil
	}
	if err := w.file.AutoFilter(s.Name, s.AutoFilter.String(), nil); err != nil {
		return fmt.Errorf("set filter: %w", err)
	}
	// excelize does not double an apostrophe in the sheet's name here, and
	// Excel would call the file damaged.
	names := w.file.WorkBook.DefinedNames.DefinedName
	last := &names[len(names)-1]
	last.Data = quoted(s.Name) + last.Data[strings.LastIndex(last.Data, "!"):]
	return nil
}

// The numbers of paper sizes in SpreadsheetML.
const (
	a3 = 8
	a4 = 9
)

// page sets up printing: A4 or A3, margins, head rows on every page.
func (w *writer) page(s *SheetSpec) error {
	size, orientation, wide, high := a4, "portrait", 1, 0
	if s.A3 {
		size = a3
	}
	if s.Landscape {
		orientation = "landscape"
	}
	layout := &excelize.PageLayoutOptions{Size: &size, Orientation: &orientation}
	if s.FitWidth {
		layout.FitToWidth, layout.FitToHeight = &wide, &high
	}
	if err := w.file.SetPageLayout(s.Name, layout); err != nil {
		return fmt.Errorf("set page layout: %w", err)
	}
	side, top, edge, yes := 0.55, 0.7, 0.35, true
	if err := w.file.SetPageMargins(s.Name, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side,
		Top: &top, Bottom: &top, Header: &edge, Footer: &edge, Horizontally: &yes}); err != nil {
		return fmt.Errorf("set page margins: %w", err)
	}
	if s.Header != "" || s.Footer != "" {
		if err := w.file.SetHeaderFooter(s.Name, &excelize.HeaderFooterOptions{OddHeader: s.Header, OddFooter: s.Footer}); err != nil {
			return fmt.Errorf("set header and footer: %w", err)
		}
	}
	if s.PrintRows[0] > 0 {
		if err := w.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: s.Name,
			RefersTo: fmt.Sprintf("%s!$%d:$%d", quoted(s.Name), s.PrintRows[0], s.PrintRows[1])}); err != nil {
			return fmt.Errorf("set head rows of print: %w", err)
		}
	}
	return nil
}

// quoted returns the name of a sheet as formulas write it.
func quoted(sheet string) string { return "'" + strings.ReplaceAll(sheet, "'", "''") + "'" }

// protection locks the sheet without a password: against slips, not people.
func (w *writer) protection(s *SheetSpec) error {
	if !s.Protect {
		return nil
	}
	if err := w.file.ProtectSheet(s.Name, &excelize.SheetProtectionOptions{SelectLockedCells: true, SelectUnlockedCells: true,
		FormatColumns: true, FormatRows: true, AutoFilter: true}); err != nil {
		return fmt.Errorf("protect sheet: %w", err)
	}
	return nil
}

func (w *writer) dropDowns(s *SheetSpec) error {
	for _, c := range s.Choices {
		v := excelize.NewDataValidation(true)
		v.Sqref = c.Range.String()
		if fitsFormula(c.Words) {
			if err := v.SetDropList(c.Words); err != nil {
				return fmt.Errorf("set drop-down %s: %w", v.Sqref, err)
			}
		} else {
			col := problem.Column(w.choiceColumn(c.Words))
			v.SetSqrefDropList(fmt.Sprintf("%s!$%s$1:$%s$%d", choicesSheet, col, col, len(c.Words)))
		}
		if c.Title != "" || c.Prompt != "" {
			v.SetInput(c.Title, c.Prompt)
		}
		if c.Strict {
			v.SetError(excelize.DataValidationErrorStyleStop, "入力できない値です", "一覧から選んでください。")
		} else {
			v.ShowErrorMessage = false
		}
		if err := w.file.AddDataValidation(s.Name, v); err != nil {
			return fmt.Errorf("add drop-down %s: %w", v.Sqref, err)
		}
	}
	return nil
}

// noteAuthor stands as the author of every comment: no person's name.
const noteAuthor = "事務局"

func (w *writer) notes(s *SheetSpec) error {
	for _, c := range s.Cells {
		if c.Comment == "" {
			continue
		}
		lines := uint(1)
		for l := range strings.Lines(c.Comment) {
			lines += uint(1 + len([]rune(l))/20)
		}
		if err := w.file.AddComment(s.Name, excelize.Comment{Cell: ref(c.Row, c.Col), Author: noteAuthor,
			Paragraph: []excelize.RichTextRun{{Text: c.Comment, Font: &excelize.Font{Family: DefaultFont, Size: 9}}},
			Width:     300, Height: 18 * lines}); err != nil {
			return fmt.Errorf("add comment at %s: %w", ref(c.Row, c.Col), err)
		}
	}
	return nil
}
