package docx

import (
	"path"
	"strings"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/problem"
)

// frame is a running head or foot that an office put into its reference
// document: its own words, a logo. It is taken over as it stands, but for the
// two places where the words of the document at hand belong.
type frame struct {
	name string // of the part in our documents
	typ  string // content type
	xml  string
	text string
}

// The words that stand in the head of the reference for those of a document.
const (
	frameLeft  = "文書名　対象"
	frameRight = "取扱注意"
)

// frames are what an office has of its own; nil where the reference is as it
// was given out, or has none.
type frames struct{ header, headerFirst, footer, footerFirst *frame }

// readFrames finds the heads and feet of the reference's last section.
func (r *Reference) readFrames(p *pack, types func(string) string, seen map[string]bool) error {
	main, rels, err := p.main()
	if err != nil {
		return err
	}
	tree, err := p.tree(main)
	if err != nil || tree == nil {
		return err
	}
	sect := tree.kid("w:body", "w:sectPr")
	if sect == nil {
		return nil
	}
	first := sect.kid("w:titlePg") != nil
	for _, k := range sect.kids {
		if k.name != "w:headerReference" && k.name != "w:footerReference" {
			continue
		}
		target, kind := "", strings.TrimSuffix(strings.TrimPrefix(k.name, "w:"), "Reference")
		for _, rel := range rels {
			if rel.id == k.attr("id") && !rel.external {
				target = rel.target
			}
		}
		slot := r.frames.slot(kind, k.attr("type"))
		if target == "" || slot == nil || k.attr("type") == "first" && !first {
			continue
		}
		if *slot, err = r.readFrame(p, target, kind+k.attr("type"), types, seen); err != nil {
			return err
		}
	}
	return nil
}

func (f *frames) slot(kind, typ string) **frame {
	switch kind + " " + typ {
	case "header default":
		return &f.header
	case "header first":
		return &f.headerFirst
	case "footer default":
		return &f.footer
	case "footer first":
		return &f.footerFirst
	}
	return nil
}

// readFrame reads one part with all that it needs; nil for the head and foot
// that we write ourselves.
func (r *Reference) readFrame(p *pack, target, name string, types func(string) string, seen map[string]bool) (*frame, error) {
	data, err := p.read(target)
	if err != nil || data == nil {
		return nil, err
	}
	tree, err := parse(data)
	if err != nil {
		return nil, err
	}
	text, plain := plainFrame(tree)
	if plain {
		return nil, nil
	}
	f := &frame{name: "word/office_" + name + ".xml", typ: types(target), xml: string(data), text: text}
	rels, err := p.relations(target)
	if err != nil || rels == nil {
		return f, err
	}
	for _, rel := range rels {
		if !rel.external && path.Ext(rel.target) != ".rels" {
			if err := r.copyPart(p, rel.target, types, seen); err != nil {
				return nil, err
			}
		}
	}
	made, err := r.deflat.part(relationFile(f.name), "", relationsOf(rels))
	r.parts = append(r.parts, made)
	return f, err
}

// relationsOf writes relationships with targets from the root of the package.
func relationsOf(rels []relation) []byte {
	w := &writer{}
	w.relationsHead()
	for _, rel := range rels {
		target, mode := "/"+rel.target, ""
		if rel.external {
			target, mode = rel.target, "External"
		}
		w.raw("<Relationship")
		w.attrs("Id", rel.id, "Type", rel.typ, "Target", target, "TargetMode", mode)
		w.raw("/>")
	}
	w.raw("</Relationships>")
	return w.buf
}

// plainFrame returns the text of a head or foot, and whether it has nothing of
// an office's own: no picture, and no words but those that the reference was
// given out with.
func plainFrame(n *node) (string, bool) {
	var text strings.Builder
	own := false
	var walk func(*node)
	walk = func(n *node) {
		switch n.name {
		case "w:drawing", "w:pict", "w:object", "w:tbl", "w:sdt":
			own = true
		case "w:t":
			text.WriteString(n.text)
		}
		for _, k := range n.kids {
			walk(k)
		}
	}
	walk(n)
	rest := strings.NewReplacer(frameLeft, "", frameRight, "", "0", "", "1", "", "2", "", "3", "", "4", "", "5", "", "6", "", "7", "", "8", "", "9", "", "/", "").Replace(text.String())
	return text.String(), !own && strings.TrimSpace(rest) == ""
}

// checkFrames finds words of the reference that cannot be replaced, since Word
// cut them into pieces: they would stand in every document.
func (r *Reference) checkFrames(problems *problem.List) {
	for _, f := range []*frame{r.frames.header, r.frames.headerFirst, r.frames.footer, r.frames.footerFirst} {
		if f == nil {
			continue
		}
		for _, words := range []string{frameLeft, frameRight} {
			if strings.Contains(f.text, words) && !strings.Contains(f.xml, ">"+words+"<") {
				problems.Add("reference-frame", problem.Pos{}, words)
			}
		}
	}
}

// office writes a head or foot of the office's own with the words of the
// document.
func (w *writer) office(f *frame, d *doc.Document) {
	w.raw(strings.NewReplacer(">"+frameLeft+"<", ">"+w.escaped(d.Header.Left)+"<",
		">"+frameRight+"<", ">"+w.escaped(d.Header.Right)+"<").Replace(f.xml))
}

// escaped returns text with markup escaped.
func (w *writer) escaped(s string) string {
	from := len(w.buf)
	w.attr(s)
	out := string(w.buf[from:])
	w.buf = w.buf[:from]
	return out
}
