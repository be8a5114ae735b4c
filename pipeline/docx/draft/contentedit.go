package draft

import "strings"

// blank tells whether the unit stands for none.
func (u *Unit) blank() bool { return u.Node == nil && u.Up == nil && len(u.Content.Text) == 0 }

// contentOf compares looks, objects and tracked changes of two leaves.
func (d *differ) contentOf(x, y, at *Unit) {
	from, to := x, y
	if x.blank() {
		from = nil
	}
	if y.blank() {
		to = nil
	}
	e := Edit{Kind: EditFormat, X: from, Y: to, Before: x.Content.Formats(), After: y.Content.Formats()}
	if x.Kind == Entry {
		e.Tag = x.Key
	}
	e.Unit = at.Kind
	d.add(e)
	gone, come := apart(x.Content.objectList(), y.Content.objectList())
	for _, o := range gone {
		d.add(Edit{Kind: EditObject, Unit: at.Kind, X: from, Y: to, Before: objectWords(o)})
	}
	for _, o := range come {
		d.add(Edit{Kind: EditObject, Unit: at.Kind, X: from, Y: to, After: objectWords(o)})
	}
	d.tracked(&x.Content, &y.Content, from, to)
}

func objectWords(o string) string {
	kind, text, _ := strings.Cut(o, "\x00")
	name, ok := map[string]string{"picture": "図", "chart": "グラフ", "textbox": "テキストボックス", "drawing": "図形", "equation": "数式", "object": "埋め込み",
		"footnote": "脚注", "endnote": "文末脚注", "link": "リンク", "break": "改ページ", "ruby": "ルビ", "table": "表", "block": "部品"}[kind]
	if !ok {
		name = kind
	}
	return name + "「" + text + "」"
}

func (d *differ) tracked(x, y *Content, from, to *Unit) {
	gone, come := apart(trackedList(x), trackedList(y))
	for _, t := range gone {
		d.add(Edit{Kind: EditTracked, X: from, Y: to, Before: t, Represented: true})
	}
	for _, t := range come {
		d.add(Edit{Kind: EditTracked, X: from, Y: to, After: t, Represented: true})
	}
}

func trackedList(c *Content) []string {
	var out []string
	for _, t := range c.Tracked {
		out = append(out, t.Kind+" "+t.Author+"「"+t.Text+"」")
	}
	return out
}

// apart returns what stands in one list only, as often as it does.
func apart(a, b []string) (gone, come []string) {
	count := map[string]int{}
	for _, s := range b {
		count[s]++
	}
	for _, s := range a {
		if count[s] > 0 {
			count[s]--
		} else {
			gone = append(gone, s)
		}
	}
	clear(count)
	for _, s := range a {
		count[s]++
	}
	for _, s := range b {
		if count[s] > 0 {
			count[s]--
		} else {
			come = append(come, s)
		}
	}
	return gone, come
}

// stories compares running heads and feet, by their place.
func (d *differ) stories(base, edited *Draft) {
	ab := Match(base.Stories, edited.Stories)
	taken := map[int]bool{}
	for i, j := range ab {
		if j < 0 {
			d.one(EditRemoved, base.Stories[i])
			continue
		}
		taken[j] = true
		d.pair(base.Stories[i], edited.Stories[j])
	}
	for j, y := range edited.Stories {
		if !taken[j] && strings.TrimSpace(y.Text()) != "" {
			d.one(EditAdded, y)
		}
	}
}

// comments compares comments by author and text. What this software says in a
// file that an auditor had in hand is no edit.
func (d *differ) comments(base, edited *Draft) {
	texts := func(list []Comment) (out []string, at map[string]*Unit) {
		at = map[string]*Unit{}
		for _, c := range list {
			if strings.HasPrefix(c.Text, Mark) {
				continue
			}
			s := c.Author + "「" + c.Text + "」"
			if c.Ours {
				s = Author + "「" + c.Text + "」"
			}
			if c.Done {
				s += "（解決済み）"
			}
			out, at[s] = append(out, s), c.Unit
		}
		return out, at
	}
	a, atA := texts(base.Comments)
	b, atB := texts(edited.Comments)
	gone, come := apart(a, b)
	for _, s := range gone {
		d.comment(Edit{Kind: EditComment, X: atA[s], Before: s, Represented: true})
	}
	for _, s := range come {
		d.comment(Edit{Kind: EditComment, Y: atB[s], After: s, Represented: true})
	}
}

func (d *differ) comment(e Edit) {
	e.Unit = "comment"
	if u := e.X; u != nil {
		e.Place = Place(u)
	}
	if u := e.Y; u != nil {
		e.Place = Place(u)
	}
	d.out = append(d.out, e)
}
