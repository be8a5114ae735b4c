package merge

import (
	"strings"

	"shinsa/pipeline/docx/draft"
	"shinsa/pipeline/docx/markup"
)

// leaf merges three versions of a paragraph, a control or a part of a line.
func (m *merger) leaf(b, e, r *draft.Unit) error {
	switch {
	case draft.Same(b, r) || draft.Same(e, r):
		return nil
	case draft.Skeleton(b, e) && draft.Skeleton(b, r):
		for i := range b.Kids {
			if err := m.leaf(b.Kids[i], e.Kids[i], r.Kids[i]); err != nil {
				return err
			}
		}
		return nil
	case !m.touched(b, e) && !(e.Up != nil && m.foreign[e.Up] && e.Kind == draft.Segment):
		return m.renew(b, e, r)
	}
	m.conflict(b, e, r)
	return nil
}

// renew gives an untouched leaf its new content.
func (m *merger) renew(b, e, r *draft.Unit) error {
	m.note(&m.report.Renewed, Renewed, b, e, r)
	tally(m.put, r)
	tally(m.took, e)
	switch {
	case isParagraph(e) && isParagraph(r):
		return m.renewParagraph(b, e, r)
	case inline(e) && inline(r) && e.From > 0 && r.From > 0 && whole(e) && whole(r):
		return m.swap(span{e.From, e.To}, span{r.From, r.To})
	case inline(e): // a line whose parts cannot be told apart in its bytes
		m.undo()
		m.conflict(b, e, r)
		return nil
	}
	return m.exchange(e, r)
}

// undo takes the last note back.
func (m *merger) undo() { m.report.Renewed = m.report.Renewed[:len(m.report.Renewed)-1] }

func isParagraph(u *draft.Unit) bool { return u.Node != nil && u.Node.Name == "w:p" }

func inline(u *draft.Unit) bool {
	return u.Up != nil && (u.Up.Kind == draft.Paragraph || u.Up.Kind == draft.Heading)
}

// whole tells whether the bytes of a part of a line are whole children of its
// paragraph.
func whole(u *draft.Unit) bool {
	p := u.Up.Node
	from, to := false, false
	for k := p.First; k != nil; k = k.Next {
		from = from || k.Start == u.From
		to = to || k.End == u.To
	}
	return from && to
}

// renewParagraph puts the runs of the new paragraph for those of the old. The
// paragraph's own properties stay, unless ours changed.
func (m *merger) renewParagraph(b, e, r *draft.Unit) error {
	if b.Style != r.Style || b.Props != r.Props {
		if err := m.renewProperties(e, r); err != nil {
			return err
		}
	}
	if !e.Node.Empty() {
		return m.swap(runsOf(e.Node), runsOf(r.Node))
	}
	with, err := m.translate(runsOf(r.Node), false)
	if err != nil {
		return err
	}
	m.part.fill(e.Node, with)
	return nil
}

func (m *merger) renewProperties(e, r *draft.Unit) error {
	n, old := r.Node.Kid("w:pPr"), e.Node.Kid("w:pPr")
	if n == nil || old.Kid("w:sectPr") != nil || e.Node.Empty() {
		return nil
	}
	with, err := m.translate(span{n.Start, n.End}, false)
	if err != nil {
		return err
	}
	if old == nil {
		m.part.splice.Insert(e.Node.In, with)
	} else {
		m.part.splice.Replace(old.Start, old.End, with)
	}
	return nil
}

// runsOf returns the bytes of a paragraph behind its properties.
func runsOf(p *markup.Node) span {
	if pr := p.Kid("w:pPr"); pr != nil {
		return span{pr.End, p.Out}
	}
	return span{p.In, p.Out}
}

// exchange puts a whole block for another.
func (m *merger) exchange(e, r *draft.Unit) error {
	return m.swap(span{e.From, e.To}, span{r.From, r.To})
}

// replaceWhole renews a block that is not taken apart.
func (m *merger) replaceWhole(b, e, r *draft.Unit) error {
	m.note(&m.report.Renewed, Renewed, b, e, r)
	tally(m.put, r)
	tally(m.took, e)
	return m.exchange(e, r)
}

// conflict leaves what the auditor wrote and puts our new value behind it, as
// a tracked insertion with a comment.
func (m *merger) conflict(b, e, r *draft.Unit) {
	m.note(&m.report.Conflicts, BothChanged, b, e, r)
	was, is := m.value(b, m.b), m.value(r, m.r)
	if was == is { // not the words: their look, or what stands between them
		m.comment(e, "編集された箇所の書式又は図などが、新しいデータで変わりましたが、そのままにしました。")
		return
	}
	if strings.TrimSpace(is) == "" {
		m.comment(e, "編集された箇所は、新しいデータでは空欄です（前の内容「"+was+"」）。編集された内容をそのままにしました。")
		return
	}
	said := "編集された箇所のデータが変わりました。前の内容「" + was + "」、新しい内容「" + is + "」です。新しい内容を採るときは挿入を承諾して元の文字を消し、採らないときは挿入を元に戻してください。"
	m.propose(e, is, said)
}

// value is what a leaf of ours says; a placeholder says nothing.
func (m *merger) value(u *draft.Unit, d *draft.Draft) string {
	if u.Kind == draft.Entry {
		for i := range d.Fields {
			if d.Fields[i].Unit == u && d.Fields[i].Empty {
				return ""
			}
		}
	}
	return u.Content.Text
}
