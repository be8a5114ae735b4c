package intake

import (
	"strings"

	"shinsa/pipeline/normalize"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

// ruleColour names, behind a colon, the choice that is set apart by its look
// alone (colour:一部実施). Whether that means the answer, the office decides or
// the company says: it is not read.
const ruleColour = "colour"

// colourOnly stands before a choice that is marked by its look in cells that
// hold no text.
const colourOnly = "（色のみ）"

// standsOut returns the one of several looks that is set apart from the
// others, which look alike; -1 for none. usual is how the sheet looks where
// nobody marked anything. One of two that both differ from it is not told.
func standsOut(looks []workbook.Look, usual workbook.Look) int {
	found := -1
	for i, l := range looks {
		other := looks[(i+1)%len(looks)]
		alike := true
		for j, o := range looks {
			alike = alike && (i == j || o == other)
		}
		if !alike || !(l != usual && louder(l, other) || faint(other) && !faint(l)) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = i
	}
	return found
}

// louder tells whether a look draws the eye beside another one.
func louder(l, o workbook.Look) bool {
	if faint(l) {
		return false
	}
	heavy := func(border string) bool { return border == "medium" || border == "thick" || border == "double" }
	return l.Fill != o.Fill && l.Fill != "" || l.Color != o.Color && l.Color != "" ||
		l.Bold && !o.Bold || l.Underline && !o.Underline || heavy(l.Border) && !heavy(o.Border)
}

// faint tells a look that was taken back: grey letters, or a grey ground.
func faint(l workbook.Look) bool { return grey(l.Color) || grey(l.Fill) }

// grey tells a colour between black and white, of the theme's two or by its
// parts, or a pattern of dots.
func grey(color string) bool {
	if strings.HasPrefix(color, "theme:0-") || strings.HasPrefix(color, "theme:1+") || strings.HasPrefix(color, "gray") {
		return true
	}
	if len(color) != 6 || color < "404040" || color > "F0F0F0" {
		return false
	}
	const slack = 0x10
	r, g, b := part(color[:2]), part(color[2:4]), part(color[4:])
	return max(r, g, b)-min(r, g, b) <= slack
}

func part(s string) (n int) {
	for _, c := range s {
		n = n*16 + strings.IndexRune("0123456789ABCDEF", c)
	}
	return n
}

// markedPart returns the one of several choices typed in one cell that is set
// apart by its look.
func (d *reading) markedPart(f field) (part string, ok bool) {
	c := f.cell()
	runs := f.page.sheet.Rich[[2]int{c.Row, c.Col}]
	if len(runs) == 0 {
		return "", false
	}
	own := f.page.sheet.LookAt(c.Row, c.Col)
	parts, looks, plain := partsOf(runs)
	if n := len(parts); !plain || n < 2 {
		return "", false
	}
	if i := standsOut(looks, workbook.Look{Color: own.Color, Bold: own.Bold, Underline: own.Underline}); i >= 0 {
		return parts[i], true
	}
	return "", false
}

// partsOf cuts runs at the signs between choices; plain is false where a part
// has two looks.
func partsOf(runs []workbook.Run) (parts []string, looks []workbook.Look, plain bool) {
	plain = true
	within := false
	for _, r := range runs {
		for _, c := range r.Text {
			switch {
			case strings.ContainsRune(choiceSigns, c):
				within = false
			case !within:
				parts, looks, within = append(parts, string(c)), append(looks, r.Look), true
			default:
				parts[len(parts)-1] += string(c)
				plain = plain && looks[len(looks)-1] == r.Look
			}
		}
	}
	return parts, looks, plain
}

// legend reads what a sheet says of its colours outside the rows of items:
// cells that are an answer and have a ground of their own. A colour that means
// two things is none.
func (d *reading) legend(p *page) map[string]string {
	out := map[string]string{}
	for _, s := range p.spans {
		if p.asks(d, s.row) {
			continue
		}
		for i := s.from; i < s.to; i++ {
			c := &p.sheet.Cells[i]
			fill := p.sheet.LookAt(c.Row, c.Col).Fill
			if fill == "" && c.Col > 1 && p.place(c.Row, c.Col-1) < 0 {
				fill = p.sheet.LookAt(c.Row, c.Col-1).Fill // a coloured box, and its meaning beside it
			}
			a, _, ok := normalize.Answer(c.Text)
			if !ok || fill == "" || grey(fill) {
				continue
			}
			if before, twice := out[fill]; twice && before != a.Ja() {
				return nil
			}
			out[fill] = a.Ja()
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// asks tells whether a row is an item's, or the head of a table.
func (p *page) asks(d *reading, row int) bool {
	for _, t := range p.tables {
		if row == t.head || row > t.head && row <= t.last && d.known(t, row) >= 0 {
			return true
		}
	}
	return false
}

// byLegend proposes the answer for a cell without a text that has one of the
// colours that the sheet explains.
func (d *reading) byLegend(l *line) (o record.Origin, ok bool) {
	f, p := l.field(roleAnswer), l.table.page
	if !f.blank() || f.col == 0 || len(p.sheet.Painted) == 0 {
		return o, false
	}
	look := p.sheet.LookAt(f.row, f.col)
	if look.Fill == "" {
		return o, false
	}
	if !p.explained {
		p.explained, p.colours = true, d.legend(p)
	}
	meaning := p.colours[look.Fill]
	if meaning == "" {
		return o, false
	}
	return record.Origin{Pos: f.pos(), Digest: d.in.Digest, Raw: colourOnly + meaning, Rule: ruleColour + ":" + meaning}, true
}
