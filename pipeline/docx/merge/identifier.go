package merge

import (
	"strconv"

	"shinsa/pipeline/docx/draft"
	"shinsa/pipeline/docx/markup"
)

// identifiers are those that the edited file uses, so that none is given
// twice.
type identifiers struct {
	marks    map[string]bool // names of bookmarks
	controls map[string]bool // of controls
	mark     int             // highest of bookmarks and tracked changes
	drawing  int             // highest of drawings
	comment  int             // highest of comments
}

func newIdentifiers(d *draft.Draft) *identifiers {
	ids := &identifiers{marks: map[string]bool{}, controls: map[string]bool{}, comment: -1}
	roots := []*markup.Node{d.Root}
	for _, s := range d.Stories {
		roots = append(roots, s.Node)
	}
	for _, r := range roots {
		r.Walk(func(n *markup.Node) bool {
			switch n.Name {
			case "w:bookmarkStart":
				ids.marks[n.Attr("name")] = true
				ids.mark = max(ids.mark, number(n.Attr("id")))
			case "w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rPrChange", "w:pPrChange", "w:moveFromRangeStart", "w:moveToRangeStart":
				ids.mark = max(ids.mark, number(n.Attr("id")))
			case "w:id":
				ids.controls[n.Attr("val")] = true
			case "wp:docPr":
				ids.drawing = max(ids.drawing, number(n.Attr("id")))
			}
			return true
		})
	}
	for _, c := range d.Comments {
		ids.comment = max(ids.comment, number(c.ID))
	}
	return ids
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > 1<<30 {
		return 0
	}
	return n
}

func next(n *int) string {
	*n++
	return strconv.Itoa(*n)
}

// control returns a free number for a control, the same if it is free.
func (ids *identifiers) control(id string) string {
	n := number(id)
	for n == 0 || ids.controls[strconv.Itoa(n)] {
		n = (n + 2) & 0x7fffffff
	}
	id = strconv.Itoa(n)
	ids.controls[id] = true
	return id
}
