package draft

import (
	"errors"
	"fmt"

	"shinsa/pipeline/docx/markup"
)

// Read reads a Word file.
func Read(data []byte) (*Draft, error) {
	p, err := markup.Open(data)
	if err != nil {
		return nil, fmt.Errorf("read draft: %w", err)
	}
	d, err := ReadPackage(p)
	if err != nil {
		return nil, fmt.Errorf("read draft: %w", err)
	}
	return d, nil
}

// ReadPackage reads a Word file that is open.
func ReadPackage(p *markup.Package) (*Draft, error) {
	b, err := newBuilder(p)
	if err != nil {
		return nil, err
	}
	body := b.d.Root.Kid("w:body")
	if body == nil {
		return nil, errors.New("no text in the main part")
	}
	b.d.Body = b.story(body, "body")
	b.d.Body.Part = b.d.Main
	b.d.Body.Props = sectionProps(body.Kid("w:sectPr"))
	if err := b.running(); err != nil {
		return nil, err
	}
	b.finish()
	return b.d, b.err
}

// builder makes units of a file.
type builder struct {
	d         *Draft
	rels      map[string]markup.Relation
	comments  map[string]int // ID → index in d.Comments
	notes     map[string]string
	parts     map[string]string // name of a placeholder → its text
	head      *Unit
	counts    [4]int
	proposals []string // texts of our comments, which quote what we propose
	err       error
	slab      []Unit
}

// unit makes a unit; many are made at once.
func (b *builder) unit() *Unit {
	if len(b.slab) == cap(b.slab) {
		b.slab = make([]Unit, 0, 128)
	}
	b.slab = b.slab[:len(b.slab)+1]
	return &b.slab[len(b.slab)-1]
}

// release takes back the unit that was made last, if it is that one.
func (b *builder) release(u *Unit) {
	if n := len(b.slab) - 1; n >= 0 && &b.slab[n] == u {
		*u = Unit{}
		b.slab = b.slab[:n]
	}
}

func newBuilder(p *markup.Package) (*builder, error) {
	main, err := p.Main()
	if err != nil {
		return nil, err
	}
	b := &builder{d: &Draft{Package: p, Main: main}, rels: map[string]markup.Relation{}, notes: map[string]string{}}
	if b.d.Root, err = p.Tree(main); err != nil {
		return nil, err
	}
	if b.d.Root == nil {
		return nil, fmt.Errorf("no part %q", main)
	}
	rels, err := p.Relations(main)
	if err != nil {
		return nil, err
	}
	for _, r := range rels {
		b.rels[r.ID] = r
	}
	if b.d.styles, err = readStyles(p, rels); err != nil {
		return nil, err
	}
	for _, read := range []func([]markup.Relation) error{b.readComments, b.readNotes, b.readRecord} {
		if err := read(rels); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// story reads a body, a running head or a foot.
func (b *builder) story(n *markup.Node, name string) *Unit {
	u := &Unit{Kind: Story, Key: name, Node: n, From: n.Start, To: n.End}
	u.adopt(b.blocks(n))
	return u
}

// running reads the running heads and feet that the sections name.
func (b *builder) running() error {
	seen := map[string]bool{}
	var refs []*markup.Node
	b.d.Root.Walk(func(n *markup.Node) bool {
		if n.Name == "w:headerReference" || n.Name == "w:footerReference" {
			refs = append(refs, n)
		}
		return n.Name != "w:tbl" && n.Name != "w:r"
	})
	outer, head := b.rels, b.head
	defer func() { b.rels, b.head = outer, head }()
	for _, n := range refs {
		r, ok := outer[n.Attr("id")]
		if !ok || r.External || seen[r.Target] {
			continue
		}
		seen[r.Target] = true
		tree, err := b.d.Package.Tree(r.Target)
		if err != nil {
			return err
		}
		if tree == nil {
			continue
		}
		rels, err := b.d.Package.Relations(r.Target)
		if err != nil {
			return err
		}
		b.rels = map[string]markup.Relation{}
		for _, r := range rels {
			b.rels[r.ID] = r
		}
		b.head = nil
		u := b.story(tree, n.Name[2:8]+":"+n.Attr("type"))
		u.Part = r.Target
		b.d.Stories = append(b.d.Stories, u)
	}
	return b.err
}
