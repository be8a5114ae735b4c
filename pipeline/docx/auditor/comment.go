package auditor

import (
	"fmt"

	"shinsa/pipeline/docx/markup"
)

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

// side opens or makes a part that the main one names by a relationship.
func (f *File) side(kind, empty string) (string, error) {
	rels, err := f.Pack.Relations(f.Main)
	if err != nil {
		return "", err
	}
	if r := markup.ByKind(rels, kind); r != nil {
		return r.Target, nil
	}
	name := "word/" + kind + ".xml"
	f.Pack.Set(name, []byte(empty))
	if err := f.Pack.SetType(name, "application/vnd.openxmlformats-officedocument.wordprocessingml."+kind+"+xml"); err != nil {
		return "", err
	}
	_, err = f.Pack.Relate(f.Main, office+kind, name)
	return name, err
}

// Comment writes a comment at a paragraph of running text.
func Comment() Step {
	return Step{"comment", func(f *File) error {
		name, err := f.side("comments", `<w:comments xmlns:w="`+markup.Space("w")+`"></w:comments>`)
		if err != nil {
			return err
		}
		f.next++
		id := fmt.Sprint(700 + f.next)
		text := f.text("ここを確かめること")
		err = f.change(name, func(root *markup.Node, s *markup.Splice) {
			s.Insert(root.Out, `<w:comment w:id="`+id+`" w:author="審査員" w:date="2018-08-01T10:00:00Z" w:initials="審"><w:p>`+run(text)+`</w:p></w:comment>`)
		})
		if err != nil {
			return err
		}
		return f.document(func(root *markup.Node, s *markup.Splice) {
			if p := f.pick(prose(root)); p != nil {
				s.Insert(p.Kid("w:r").Start, `<w:commentRangeStart w:id="`+id+`"/>`)
				s.Insert(p.Out, `<w:commentRangeEnd w:id="`+id+`"/><w:r><w:commentReference w:id="`+id+`"/></w:r>`)
			}
		})
	}}
}

// Footnote writes a footnote.
func Footnote() Step {
	return Step{"footnote", func(f *File) error {
		name, err := f.side("footnotes", `<w:footnotes xmlns:w="`+markup.Space("w")+`"><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>`+
			`<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote></w:footnotes>`)
		if err != nil {
			return err
		}
		f.next++
		id, text := fmt.Sprint(f.next), f.text("脚注の文")
		f.Said = f.Said[:len(f.Said)-1] // not among the lines of the body
		err = f.change(name, func(root *markup.Node, s *markup.Splice) {
			s.Insert(root.Out, `<w:footnote w:id="`+id+`"><w:p><w:r><w:footnoteRef/></w:r>`+run(text)+`</w:p></w:footnote>`)
		})
		if err != nil {
			return err
		}
		return f.document(func(root *markup.Node, s *markup.Splice) {
			if p := f.pick(prose(root)); p != nil {
				s.Insert(p.Out, `<w:r><w:footnoteReference w:id="`+id+`"/></w:r>`)
			}
		})
	}}
}
