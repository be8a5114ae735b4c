package final

import (
	"strings"

	"shinsa/pipeline/docx/markup"
)

// without takes out the chapter that is there for the work only (Options.Without),
// from its heading to the next one of the first level, and its lines in the
// table of contents.
func (m *maker) without(title string) error {
	if title == "" {
		return nil
	}
	tree, err := m.pack.Tree(m.main)
	if err != nil || tree == nil {
		return err
	}
	body := tree.Find("w:body")
	if body == nil {
		return nil
	}
	s := markup.NewSplice(tree.Source())
	inside := false
	for k := body.First; k != nil; k = k.Next {
		switch {
		case k.Name == "w:sectPr":
			inside = false
		case m.level1(k):
			inside = strings.Contains(words(k), title)
		}
		if inside {
			s.Delete(k.Start, k.End)
		} else {
			contentsLines(k, title, s)
		}
	}
	if !s.Changed() {
		return nil
	}
	out, err := s.Bytes()
	if err == nil {
		m.pack.Set(m.main, out)
	}
	return err
}

// level1 tells whether a block is a heading of the first level.
func (m *maker) level1(n *markup.Node) bool {
	return n.Name == "w:p" && m.chapter != "" && n.Val("w:pPr", "w:pStyle") == m.chapter
}

// contentsLines deletes the lines of the table of contents that lead to the
// chapter. The first and the last hold the ends of the field: there the text
// alone goes.
func contentsLines(n *markup.Node, title string, s *markup.Splice) {
	if n.Name != "w:sdt" {
		return
	}
	n.Walk(func(k *markup.Node) bool {
		if k.Name != "w:p" {
			return true
		}
		links := k.All("w:hyperlink")
		switch {
		case len(links) == 0 || !strings.Contains(words(k), title):
		case k.Kid("w:r", "w:fldChar") == nil:
			s.Delete(k.Start, k.End)
		default:
			for _, l := range links {
				s.Delete(l.Start, l.End)
			}
		}
		return false
	})
}
