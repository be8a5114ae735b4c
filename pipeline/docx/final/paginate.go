package final

import (
	"fmt"

	"shinsa/pipeline/docx/markup"
)

// Paginate sets the page numbers in the table of contents, by the bookmarks of
// the headings; entries of headings that are not in the list stay as they are.
func Paginate(data []byte, pages map[string]string) ([]byte, error) {
	p, err := markup.Open(data)
	if err != nil {
		return nil, fmt.Errorf("set page numbers: %w", err)
	}
	main, err := p.Main()
	if err != nil {
		return nil, fmt.Errorf("set page numbers: %w", err)
	}
	tree, err := p.Tree(main)
	if err != nil {
		return nil, fmt.Errorf("set page numbers: %w", err)
	}
	s := markup.NewSplice(tree.Source())
	tree.Walk(func(n *markup.Node) bool {
		if n.Name != "w:hyperlink" {
			return true
		}
		page, ok := pages[n.Attr("anchor")]
		if t := lastText(n); ok && t != nil && !t.Empty() {
			s.Replace(t.In, t.Out, page)
		}
		return false
	})
	if !s.Changed() {
		return data, nil
	}
	out, err := s.Bytes()
	if err != nil {
		return nil, fmt.Errorf("set page numbers: %w", err)
	}
	p.Set(main, out)
	if out, err = p.Bytes(); err != nil {
		return nil, fmt.Errorf("set page numbers: %w", err)
	}
	return out, nil
}

func lastText(n *markup.Node) *markup.Node {
	var last *markup.Node
	n.Walk(func(k *markup.Node) bool {
		if k.Name == "w:t" {
			last = k
		}
		return true
	})
	return last
}
