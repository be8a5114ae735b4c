package draft

import (
	"strings"

	"shinsa/pipeline/docx/markup"
)

// Mark stands before every comment that says what this software did to a file
// that an auditor had in hand; by it such a comment is known even where a
// program took the author's name away.
const Mark = "【データの更新】"

// readComments reads comments and which of them are resolved.
func (b *builder) readComments(rels []markup.Relation) error {
	b.comments = map[string]int{}
	r := markup.ByKind(rels, "comments")
	if r == nil {
		return nil
	}
	tree, err := b.d.Package.Tree(r.Target)
	if err != nil || tree == nil {
		return err
	}
	done, err := b.resolved(rels)
	if err != nil {
		return err
	}
	for _, n := range tree.All("w:comment") {
		c := Comment{ID: n.Attr("id"), Author: n.Attr("author"), Date: n.Attr("date")}
		var lines []string
		n.Walk(func(k *markup.Node) bool {
			if k.Name == "w:p" {
				lines = append(lines, gather(k, "w:t"))
				c.Done = c.Done || done[strings.ToUpper(k.Attr("paraId"))]
				return false
			}
			return true
		})
		c.Text = strings.Join(lines, "\n")
		c.Ours = c.Author == Author || strings.HasPrefix(c.Text, Mark)
		if c.Ours {
			b.proposals = append(b.proposals, c.Text)
		}
		b.comments[c.ID] = len(b.d.Comments)
		b.d.Comments = append(b.d.Comments, c)
	}
	return nil
}

// resolved returns the paragraphs of comments that are marked as done.
func (b *builder) resolved(rels []markup.Relation) (map[string]bool, error) {
	out := map[string]bool{}
	r := markup.ByKind(rels, "commentsExtended")
	if r == nil {
		return out, nil
	}
	tree, err := b.d.Package.Tree(r.Target)
	if err != nil || tree == nil {
		return out, err
	}
	for _, n := range tree.All("w15:commentEx") {
		if v := n.Attr("done"); v != "" && !isOff(v) {
			out[strings.ToUpper(n.Attr("paraId"))] = true
		}
	}
	return out, nil
}

// anchor notes where a comment stands.
func (b *builder) anchor(id string, u *Unit) {
	if i, ok := b.comments[id]; ok && b.d.Comments[i].Unit == nil {
		b.d.Comments[i].Unit = u
	}
}

// proposed tells whether a comment of ours quotes the text.
func (b *builder) proposed(text string) bool {
	for _, c := range b.proposals {
		if strings.Contains(c, "「"+text+"」") {
			return true
		}
	}
	return false
}

func (b *builder) ours(n *markup.Node) bool { return n.Attr("author") == Author }

// change notes a tracked change.
func (b *builder) change(kind string, n *markup.Node, text string, u *Unit) Change {
	return Change{Kind: kind, Author: n.Attr("author"), Date: n.Attr("date"), Text: text, Unit: u}
}

// readNotes reads the texts of foot- and endnotes.
func (b *builder) readNotes(rels []markup.Relation) error {
	for _, kind := range []string{"footnote", "endnote"} {
		r := markup.ByKind(rels, kind+"s")
		if r == nil {
			continue
		}
		tree, err := b.d.Package.Tree(r.Target)
		if err != nil {
			return err
		}
		for _, n := range tree.All("w:" + kind) {
			var lines []string
			n.Walk(func(k *markup.Node) bool {
				if k.Name == "w:p" {
					lines = append(lines, strings.TrimSpace(gather(k, "w:t")))
					return false
				}
				return true
			})
			b.notes[kind+" "+n.Attr("id")] = strings.Join(lines, "\n")
		}
	}
	return nil
}
