package markup

import (
	"strings"

	"shinsa/pipeline/workbook"
)

// tableState is a table of HTML while it is read. A table within a cell
// becomes a sheet of its own.
type tableState struct {
	*grid
	next    int // row
	inRow   bool
	hidden  bool // the row
	cell    *cellState
	columns int // described
}

// cellState is a cell while it is read.
type cellState struct {
	words
	note       words
	attrs      map[string]string
	look       look
	rows, cols int
	struck     int  // elements open that strike through
	noted      bool // within a comment
	white      space
	listed     bool // within a list to choose from
	chosen     bool // within the line of it that was chosen
}

func (p *page) table() *tableState {
	if len(p.tables) == 0 {
		return nil
	}
	return p.tables[len(p.tables)-1]
}

// cell returns the cell being read, nil outside of all.
func (p *page) cell() *cellState {
	if t := p.table(); t != nil {
		return t.cell
	}
	return nil
}

func (p *page) startTable() {
	if len(p.tables) >= maxDepth {
		p.fail(damaged("tables nested over %d deep", maxDepth))
		return
	}
	p.outside.flush()
	t := &tableState{grid: p.budget.grid(""), next: 1}
	p.out.Sheets = append(p.out.Sheets, t.sheet)
	p.tables = append(p.tables, t)
}

func (p *page) endTable() {
	t := p.table()
	if t == nil {
		return
	}
	p.endCell()
	t.clip()
	if p.tables = p.tables[:len(p.tables)-1]; len(t.sheet.Cells) == 0 && len(t.sheet.Shapes) == 0 {
		// A table for the layout only.
		for i, s := range p.out.Sheets {
			if s == t.sheet {
				p.out.Sheets = append(p.out.Sheets[:i], p.out.Sheets[i+1:]...)
				p.sheets--
				return
			}
		}
	}
}

func (p *page) startRow() {
	t := p.table()
	if t == nil {
		return
	}
	p.endCell()
	t.nextRow(t.next)
	t.next++
	t.inRow = true
	if t.hidden = p.look().hidden || p.attrs["height"] == "0"; t.hidden && len(t.sheet.HiddenRows) < p.limits.Cells {
		t.sheet.HiddenRows[t.row] = true
	}
}

func (p *page) startCell() {
	t := p.table()
	if t == nil {
		return
	}
	if p.endCell(); !t.inRow {
		attrs := p.attrs
		p.attrs = nil
		p.startRow()
		p.attrs = attrs
	}
	t.free()
	rows := p.number("rowspan", 65_534)
	if rows == 0 {
		rows = 65_534 // to the end of the table
	}
	t.cell = &cellState{attrs: p.attrs, look: p.look(), rows: rows, cols: max(p.number("colspan", 1000), 1)}
	if t.cell.look.struck {
		t.cell.struck = 1
	}
}

// endCell places the cell being read, with the value that a program wrote
// beside the text.
func (p *page) endCell() {
	t := p.table()
	if t == nil || t.cell == nil {
		return
	}
	s := t.cell
	t.cell = nil
	if s.over || s.note.over {
		p.fail(tooLarge("a cell of over %d bytes", maxText))
		return
	}
	c := workbook.Cell{Formula: strings.TrimPrefix(s.attrs["x:fmla"], "="), Comment: trim(s.note.all.String())}
	s.into(&c)
	p.value(&c, s)
	t.put(c, s.rows, s.cols)
}

// value reads what Excel (x:num) and LibreOffice (sdval, sdnum) say of a cell's
// value. The text shown stands as it is.
func (p *page) value(c *workbook.Cell, s *cellState) {
	raw, told := s.attrs["x:num"]
	format := s.look.format
	if !told {
		raw, told = s.attrs["sdval"]
		if f := strings.SplitN(s.attrs["sdnum"], ";", 3); len(f) == 3 {
			format = strings.ToLower(f[2])
		}
	} else if raw == "" {
		raw = c.Text
	}
	_, isBool := s.attrs["x:bool"]
	_, isError := s.attrs["x:err"]
	switch {
	case isError || strings.HasPrefix(c.Text, "#") && errorText(c.Text):
		c.Kind = workbook.Error
	case isBool || told && format == "boolean":
		if c.Kind = workbook.Bool; strings.EqualFold(c.Text, "TRUE") {
			c.Number = 1
		}
	case told && format != "@":
		p.book.number(c, format, raw)
	}
}

func errorText(s string) bool {
	switch s {
	case "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A":
		return true
	}
	return false
}
