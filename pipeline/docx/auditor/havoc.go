package auditor

import "shinsa/pipeline/docx/markup"

// Havoc takes the document apart: n times an element is deleted, doubled,
// moved or wrapped. What remains is well formed, and no document.
func Havoc(n int) Step {
	return Step{"havoc", func(f *File) error {
		for range n {
			if err := f.document(f.havoc); err != nil {
				return err
			}
		}
		return nil
	}}
}

func (f *File) havoc(root *markup.Node, s *markup.Splice) {
	body := root.Kid("w:body")
	if body == nil {
		return
	}
	var all []*markup.Node
	body.Walk(func(n *markup.Node) bool {
		if n != body {
			all = append(all, n)
		}
		return true
	})
	a, b := f.pick(all), f.pick(all)
	if a == nil {
		return
	}
	wrappers := []string{"w:ins", "w:del", "w:sdt", "w:sdtContent", "w:p", "w:tbl", "w:tr", "w:tc", "w:r", "w:hyperlink", "mc:AlternateContent"}
	switch f.Rand.IntN(4) {
	case 0:
		s.Delete(a.Start, a.End)
	case 1:
		s.Insert(a.End, string(a.Raw()))
	case 2:
		if len(all) < 20_000 {
			s.Insert(b.Start, string(a.Raw()))
		}
	case 3:
		w := wrappers[f.Rand.IntN(len(wrappers))]
		s.Insert(a.Start, "<"+w+">")
		s.Insert(a.End, "</"+w+">")
	}
}
