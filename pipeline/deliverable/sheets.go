package deliverable

import (
	"strings"

	"shinsa/pipeline/problem"
	"shinsa/pipeline/workbook"
)

// checkSheets looks for what a recipient of a workbook does not see at once:
// hidden sheets, rows and columns, comments, links, macros.
func checkSheets(at problem.Pos, book *workbook.Book, marks drafts) problem.List {
	var found problem.List
	if book.Macros {
		found.Add("deliver-office-macro", at, "vbaProject")
	}
	if book.Links {
		found.Add("deliver-office-external", at, "workbook", "externalLink")
	}
	for _, s := range book.Sheets {
		here := at
		here.Sheet = s.Name
		if s.Hidden {
			found.Add("deliver-hidden-sheet", here, s.Name)
		}
		found = append(found, marks.text(here, s.Name)...)
		found = append(found, checkCells(here, s, marks)...)
		for _, shape := range s.Shapes {
			found = append(found, marks.text(here.At(shape.Row, shape.Col), shape.Text)...)
		}
	}
	return found
}

func checkCells(here problem.Pos, s *workbook.Sheet, marks drafts) problem.List {
	var found problem.List
	rows, cols := map[int]bool{}, map[int]bool{}
	for _, c := range s.Cells {
		at := here.At(c.Row, c.Col)
		if c.Comment != "" {
			found.Add("deliver-comment", at, "", cut(c.Comment))
		}
		if s.HiddenRows[c.Row] && !rows[c.Row] && c.Text != "" {
			rows[c.Row] = true
			found.Add("deliver-hidden", at, cut(c.Text))
		}
		if s.HiddenCols[c.Col] && !cols[c.Col] && c.Text != "" {
			cols[c.Col] = true
			found.Add("deliver-hidden", at, cut(c.Text))
		}
		if c.Kind == workbook.Error {
			found.Add("deliver-cell-error", at, c.Text)
		}
		found = append(found, marks.text(at, c.Text)...)
	}
	return found
}

// checkLines looks through a text file.
func checkLines(at problem.Pos, data []byte, marks drafts) problem.List {
	var found problem.List
	for i, line := range strings.Split(string(data), "\n") {
		here := at
		here.Line = i + 1
		found = append(found, marks.text(here, line)...)
	}
	return found
}
