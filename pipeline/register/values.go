package register

import (
	"math"
	"strings"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/normalize"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

// cell returns the cell of a column; one that is not there is empty.
func (r *companiesReader) cell(row int, c record.Column) workbook.Cell {
	p, ok := r.columns[c]
	if !ok {
		return workbook.Cell{Row: row}
	}
	if cell := r.sheet.At(row, p.col); cell != nil {
		return *cell
	}
	return workbook.Cell{Row: row, Col: p.col}
}

func (r *companiesReader) cellPos(row int, c record.Column) problem.Pos {
	return r.pos.At(row, r.columns[c].col)
}

// add reports a problem of the line being read.
func (r *companiesReader) add(code problem.Code, row int, c record.Column, args ...string) {
	r.problems = append(r.problems, problem.New(code, r.cellPos(row, c), args...).For(r.company))
}

func (r *companiesReader) origin(row int, c record.Column, rule string) record.Origin {
	return record.Origin{Pos: r.cellPos(row, c), Digest: r.digest, Raw: r.cell(row, c).Text, Rule: rule}
}

// text reads a column as it was typed.
func (r *companiesReader) text(row int, c record.Column) record.Value[string] {
	cell := r.cell(row, c)
	text := normalize.Clean(cell.Text)
	switch {
	case cell.Kind == workbook.Error:
		r.add("register-cell-error", row, c, string(c), cell.Text)
		return record.Unread[string](r.origin(row, c, ""))
	case text == "" && cell.Formula != "":
		r.add("register-formula", row, c, string(c))
	case text == "":
	default:
		return record.Known(text, r.origin(row, c, ""))
	}
	return record.Value[string]{Origin: record.Origin{Pos: r.cellPos(row, c)}}
}

// wanted is text of a column that should be filled in.
func (r *companiesReader) wanted(row int, c record.Column) record.Value[string] {
	v := r.text(row, c)
	if !v.Known && v.Origin.Raw == "" {
		r.empty(row, c)
	}
	return v
}

// empty reports an empty cell of an expected column; that the column itself
// is missing is told once.
func (r *companiesReader) empty(row int, c record.Column) {
	if _, there := r.columns[c]; !there {
		return
	}
	for _, e := range expected() {
		if e == c {
			r.add("register-empty", row, c, string(c))
		}
	}
}

// amount reads an amount of yen. The unit in the head word counts for bare
// numbers only: 1,000万円 below 資本金（千円） says itself what it is.
func (r *companiesReader) amount(row int, c record.Column) record.Value[int64] {
	n := r.number(row, c)
	unit := r.columns[c].unit
	if !n.Known || unit <= 1 || strings.ContainsAny(n.Origin.Raw, "円千万億") {
		return n
	}
	if n.V > math.MaxInt64/unit {
		r.add("register-number", row, c, string(c), n.Origin.Raw)
		return record.Unread[int64](n.Origin)
	}
	n.V *= unit
	n.Origin.Rule += ":" + map[int64]string{1_000: "千円", 10_000: "万円", 1_000_000: "百万円"}[unit]
	return n
}

func (r *companiesReader) number(row int, c record.Column) record.Value[int64] {
	text := r.wanted(row, c)
	if !text.Known {
		return record.Value[int64]{Origin: text.Origin}
	}
	cell := r.cell(row, c)
	if whole := math.Trunc(cell.Number); cell.Kind == workbook.Number && !cell.Date && whole == cell.Number && whole >= 0 && whole < 1e15 {
		return record.Known(int64(whole), r.origin(row, c, normalize.RuleNumber))
	}
	n, rule, ok := normalize.Number(cell.Text)
	if !ok || n < 0 || cell.Kind == workbook.Number {
		r.add("register-number", row, c, string(c), text.V)
		return record.Unread[int64](r.origin(row, c, rule))
	}
	return record.Known(n, r.origin(row, c, rule))
}

func (r *companiesReader) count(row int, c record.Column) record.Value[int] {
	n := r.number(row, c)
	if n.Known && n.V > math.MaxInt32 {
		r.add("register-number", row, c, string(c), n.Origin.Raw)
		n.Known = false
	}
	if !n.Known {
		return record.Value[int]{Origin: n.Origin}
	}
	return record.Known(int(n.V), n.Origin)
}

// date reads a whole date: month and day are needed to compare it.
func (r *companiesReader) date(row int, c record.Column) record.Value[calendar.Date] {
	text := r.wanted(row, c)
	if !text.Known {
		return record.Value[calendar.Date]{Origin: text.Origin}
	}
	cell := r.cell(row, c)
	d, rule, ok := normalize.Date(cell.Text)
	if cell.Kind == workbook.Number && cell.Date {
		d, ok = normalize.Serial(cell.Number, r.date1904)
		rule = normalize.RuleSerial
	}
	if !ok || d.Day == 0 {
		r.add("register-date", row, c, string(c), text.V)
		return record.Unread[calendar.Date](r.origin(row, c, rule))
	}
	return record.Known(d, r.origin(row, c, rule))
}

// sites reads the sites: one a line, or with 、 between them.
func (r *companiesReader) sites(row int) []record.Value[string] {
	v := r.text(row, record.ColSites)
	var out []record.Value[string]
	for _, s := range strings.FieldsFunc(v.V, func(c rune) bool { return strings.ContainsRune("\n、，；;", c) }) {
		if s = normalize.Clean(s); s != "" {
			out = append(out, record.Known(s, r.origin(row, record.ColSites, "")))
		}
	}
	return out
}

// retention falls back to the project's default.
func (r *companiesReader) retention(row int) record.Value[int] {
	v := r.count(row, record.ColRetention)
	if !v.Known && v.Origin.Raw == "" && r.project != nil && r.project.RetentionYears > 0 {
		return record.Known(r.project.RetentionYears, record.Origin{
			Pos: problem.Pos{File: r.project.File}, Digest: r.project.Digest, Rule: "default:retention_years"})
	}
	return v
}

// scopeUnit reads the unit of the scope; 全社 and 工場 say it in other words.
func (r *companiesReader) scopeUnit(row int) record.ScopeUnit {
	v := r.wanted(row, record.ColScopeUnit)
	if !v.Known {
		return ""
	}
	key := normalize.Fold(v.V)
	for _, u := range []struct {
		unit  record.ScopeUnit
		words string
	}{
		{record.UnitCompany, "事業者単位 事業者 事業者全体 全社 会社全体 企業全体 法人全体"},
		{record.UnitSite, "事業所単位 事業所 工場単位 工場 拠点単位 拠点 営業所"},
		{record.UnitDivision, "事業部門単位 事業部門 部門単位 部門 事業部単位 事業部"},
		{record.UnitOther, "その他 その他の単位"},
	} {
		for _, w := range strings.Fields(u.words) {
			if key == normalize.Fold(w) {
				return u.unit
			}
		}
	}
	r.add("register-unit", row, record.ColScopeUnit, v.V)
	return ""
}

// method reads the method; an empty cell means the basic one, as the
// template's comment says.
func (r *companiesReader) method(row int) record.Method {
	v := r.text(row, record.ColMethod)
	switch normalize.Fold(v.V) {
	case "", "基本手法", "基本":
		return record.Basic
	case "変更手法", "変更", "変更された手法":
		return record.Changed
	}
	r.add("register-method", row, record.ColMethod, v.V)
	return record.Basic
}

func (r *companiesReader) disposal(row int) record.Value[string] {
	v := r.text(row, record.ColDisposal)
	switch normalize.Fold(v.V) {
	case "", record.DisposalReturn, record.DisposalErase:
		return v
	}
	r.add("register-disposal", row, record.ColDisposal, v.V)
	return v
}
