package draft

import (
	"strconv"
	"strings"

	"shinsa/pipeline/docx/markup"
)

// table reads a table; before are the blocks above it.
func (b *builder) table(n *markup.Node, before []*Unit) *Unit {
	t := &Unit{Kind: Table, Node: n, From: n.Start, To: n.End, head: b.head}
	t.adopt(b.rows(n, rowContext{}))
	if len(before) > 0 {
		if c := before[len(before)-1]; c.Block() && isCaption(c.Style) {
			t.Key = "caption:" + withoutNumber(c.Text())
			t.Number = c.Text()
		}
	}
	if t.Key == "" && len(t.Kids) > 0 {
		t.Alt = "head:" + t.Kids[0].Text()
	}
	for _, r := range t.Kids {
		if len(r.Kids) > 0 {
			if s := strings.TrimSpace(r.Kids[0].Text()); s != "" && r.Section == "" {
				r.Key = "first:" + s
			}
		}
		for l := range r.Leaves() {
			if tag := firstTag(l); tag != "" {
				r.Alt = "tag:" + tag
				break
			}
		}
	}
	return t
}

func firstTag(u *Unit) string {
	if u.Kind == Entry {
		return u.Key
	}
	for _, k := range u.Kids {
		if k.Kind == Entry {
			return k.Key
		}
	}
	return ""
}

// rowContext is what stands around rows.
type rowContext struct {
	section string
	item    *markup.Node // wrapper of one row
}

func (b *builder) rows(n *markup.Node, c rowContext) []*Unit {
	var out []*Unit
	for k := n.First; k != nil; k = k.Next {
		switch k.Name {
		case "w:tr":
			out = append(out, b.row(k, c))
		case "w:sdt":
			in := c
			if k.Kid("w:sdtPr", "w15:repeatingSection") != nil {
				in.section, _ = b.identity(k)
			} else {
				in.item = k
			}
			if content := k.Kid("w:sdtContent"); content != nil {
				rows := b.rows(content, in)
				if in.item == k && len(rows) == 1 {
					rows[0].From, rows[0].To = k.Start, k.End
				}
				out = append(out, rows...)
			}
		case "w:ins", "w:customXml", "w:moveTo":
			out = append(out, b.rows(k, c)...)
		case "mc:AlternateContent":
			out = append(out, b.rows(alternative(k), c)...)
		}
	}
	return out
}

func (b *builder) row(n *markup.Node, c rowContext) *Unit {
	r := &Unit{Kind: Row, Node: n, From: n.Start, To: n.End, Section: c.section, head: b.head}
	pr := n.Kid("w:trPr")
	for _, kind := range []string{"ins", "del"} {
		if t := pr.Kid("w:" + kind); t != nil {
			r.Content.Tracked = append(r.Content.Tracked, b.change("row-"+kind, t, "", r))
		}
	}
	if isOn(pr.Kid("w:tblHeader")) {
		r.Props = "head"
	}
	r.adopt(b.cells(n))
	return r
}

func (b *builder) cells(n *markup.Node) []*Unit {
	var out []*Unit
	col := 0
	for k := n.First; k != nil; k = k.Next {
		switch k.Name {
		case "w:tc":
			c := b.cell(k)
			c.index = col
			if span, err := strconv.Atoi(k.Val("w:tcPr", "w:gridSpan")); err == nil && span > 1 && span < 100 {
				col += span - 1
				c.Props = "span " + strconv.Itoa(span)
			}
			if m := k.Kid("w:tcPr", "w:vMerge"); m != nil && m.Attr("val") != "restart" {
				c.Props += " below"
			}
			col++
			out = append(out, c)
		case "w:sdt":
			out = append(out, b.cellControl(k, &col)...)
		case "w:ins", "w:customXml":
			out = append(out, b.cells(k)...)
		}
	}
	return out
}

func (b *builder) cell(n *markup.Node) *Unit {
	c := &Unit{Kind: Cell, Node: n, From: n.Start, To: n.End, head: b.head}
	for _, kind := range []string{"cellIns", "cellDel", "cellMerge"} {
		if t := n.Kid("w:tcPr", "w:"+kind); t != nil {
			c.Content.Tracked = append(c.Content.Tracked, b.change("cell", t, kind, c))
		}
	}
	c.adopt(b.blocks(n))
	return c
}

// cellControl reads a control around a cell: its identity is that of what the
// cell holds.
func (b *builder) cellControl(n *markup.Node, col *int) []*Unit {
	content := n.Kid("w:sdtContent")
	if content == nil {
		return nil
	}
	cells := b.cells(content)
	tag, _ := b.identity(n)
	for _, c := range cells {
		c.index = *col
		*col++
	}
	if tag != "" && len(cells) == 1 && len(cells[0].Kids) == 1 && cells[0].Kids[0].Kind == Paragraph {
		p := cells[0].Kids[0]
		p.Kind, p.Key, p.Control = Entry, tag, n
	}
	return cells
}

func isCaption(style string) bool {
	return style == "審査表題" || style == "審査図題" || style == "caption"
}

// withoutNumber takes "表 5-2　" off a caption: the number follows from what
// stands before.
func withoutNumber(s string) string {
	if strings.HasPrefix(s, "表") || strings.HasPrefix(s, "図") {
		if _, rest, ok := strings.Cut(s, "　"); ok {
			return rest
		}
	}
	return s
}
