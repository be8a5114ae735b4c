package auditor

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"shinsa/pipeline/docx/markup"
)

// File is a Word file in the hands of an auditor.
type File struct {
	Pack *markup.Package
	Main string
	Rand *rand.Rand
	Said []string // texts that were put in, each of its own kind
	next int
}

// Open opens a file; seed decides what random steps do.
func Open(data []byte, seed uint64) (*File, error) {
	p, err := markup.Open(data)
	if err != nil {
		return nil, err
	}
	main, err := p.Main()
	return &File{Pack: p, Main: main, Rand: rand.New(rand.NewPCG(seed, 7))}, err
}

// Edit opens a file, makes steps and saves it.
func Edit(data []byte, seed uint64, steps ...Step) ([]byte, *File, error) {
	f, err := Open(data, seed)
	if err != nil {
		return nil, nil, err
	}
	for _, s := range steps {
		if err := s.Do(f); err != nil {
			return nil, nil, fmt.Errorf("%s: %w", s.Name, err)
		}
	}
	out, err := f.Pack.Bytes()
	return out, f, err
}

// Step is one thing that an auditor or a program does.
type Step struct {
	Name string
	Do   func(*File) error
}

// text makes a text that no other step makes.
func (f *File) text(words string) string {
	f.next++
	s := fmt.Sprintf("%s〔%d〕", words, f.next)
	f.Said = append(f.Said, s)
	return s
}

// change edits one part by its tree.
func (f *File) change(name string, do func(root *markup.Node, s *markup.Splice)) error {
	root, err := f.Pack.Tree(name)
	if err != nil || root == nil {
		return err
	}
	s := markup.NewSplice(root.Source())
	do(root, s)
	if !s.Changed() {
		return nil
	}
	out, err := s.Bytes()
	if err != nil {
		return err
	}
	f.Pack.Set(name, out)
	return nil
}

func (f *File) document(do func(root *markup.Node, s *markup.Splice)) error {
	return f.change(f.Main, do)
}

// find returns the elements of a name that a test holds for.
func find(root *markup.Node, name string, is func(*markup.Node) bool) []*markup.Node {
	var out []*markup.Node
	root.Walk(func(n *markup.Node) bool {
		if n.Name == name && (is == nil || is(n)) {
			out = append(out, n)
		}
		return true
	})
	return out
}

// pick returns one of a list; nil of none.
func (f *File) pick(list []*markup.Node) *markup.Node {
	if len(list) == 0 {
		return nil
	}
	return list[f.Rand.IntN(len(list))]
}

// name returns tag or placeholder of a control.
func name(sdt *markup.Node) string {
	if tag := sdt.Val("w:sdtPr", "w:tag"); tag != "" {
		return tag
	}
	return sdt.Val("w:sdtPr", "w:placeholder", "w:docPart")
}

// controls returns the controls to fill whose tags begin so.
func controls(root *markup.Node, prefixes ...string) []*markup.Node {
	return find(root, "w:sdt", func(n *markup.Node) bool {
		for _, p := range prefixes {
			if strings.HasPrefix(name(n), p) && n.Kid("w:sdtPr", "w15:repeatingSection") == nil {
				return true
			}
		}
		return false
	})
}

// prose returns the paragraphs of running text: in the body, with text and
// without controls.
func prose(root *markup.Node) []*markup.Node {
	return find(root, "w:p", func(n *markup.Node) bool {
		return n.Parent.Name == "w:body" && n.Kid("w:r", "w:t") != nil && n.Kid("w:sdt") == nil && n.Kid("w:hyperlink") == nil && n.Find("w:fldChar") == nil &&
			n.Find("w:br") == nil
	})
}

func run(text string) string {
	return `<w:r><w:t xml:space="preserve">` + markup.Escape(text) + `</w:t></w:r>`
}
