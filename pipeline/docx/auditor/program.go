package auditor

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"shinsa/pipeline/docx/markup"
)

// WordOnline does what Word for the web and Word in Japanese do when they
// save: other IDs of styles, revision marks, runs split, custom XML and
// building blocks dropped, defaults spelled out.
func WordOnline() Step {
	return Step{"Word for the web", func(f *File) error {
		ids := map[string]string{}
		err := f.change("word/styles.xml", func(root *markup.Node, s *markup.Splice) {
			for i, n := range root.All("w:style") {
				old := n.Attr("styleId")
				ids[old] = fmt.Sprintf("a%d", i)
			}
			renameStyles(root, s, ids)
		})
		if err != nil {
			return err
		}
		for _, name := range f.Pack.Names() {
			if strings.HasPrefix(name, "word/") && strings.HasSuffix(name, ".xml") && name != "word/styles.xml" && !strings.HasPrefix(name, "word/glossary") {
				if err := f.change(name, func(root *markup.Node, s *markup.Splice) { renameStyles(root, s, ids) }); err != nil {
					return err
				}
			}
		}
		if err := f.document(split); err != nil {
			return err
		}
		return f.drop("customXml", "glossaryDocument")
	}}
}

func renameStyles(root *markup.Node, s *markup.Splice, ids map[string]string) {
	root.Walk(func(n *markup.Node) bool {
		attr := ""
		switch n.Name {
		case "w:style":
			attr = "styleId"
		case "w:basedOn", "w:next", "w:link", "w:pStyle", "w:rStyle", "w:tblStyle":
			attr = "val"
		}
		if from, to, ok := n.AttrSpan(attr); attr != "" && ok {
			if id, known := ids[n.Attr(attr)]; known {
				s.Replace(from, to, id)
			}
		}
		return true
	})
}

// split splits runs and marks revisions.
func split(root *markup.Node, s *markup.Splice) {
	root.Walk(func(n *markup.Node) bool {
		switch n.Name {
		case "w:p", "w:tr":
			s.Insert(n.Start+1+len(n.RawName()), ` w:rsidR="00A1B2C3"`)
		case "w:r":
			t := n.Kid("w:t")
			if t == nil || t.Next != nil {
				return true
			}
			c := []rune(t.Text())
			if len(c) < 4 {
				return true
			}
			pr := ""
			if k := n.Kid("w:rPr"); k != nil {
				pr = string(k.Raw())
			}
			half := func(s string) string {
				return `<w:r w:rsidRPr="00D4E5F6">` + pr + `<w:t xml:space="preserve">` + markup.Escape(s) + `</w:t></w:r>`
			}
			s.Replace(n.Start, n.End, half(string(c[:2]))+`<w:proofErr w:type="spellStart"/>`+half(string(c[2:])))
			return false
		}
		return true
	})
}

// drop takes parts away with their relationships.
func (f *File) drop(kinds ...string) error {
	rels, err := f.Pack.Relations(f.Main)
	if err != nil {
		return err
	}
	gone := map[string]bool{}
	for _, r := range rels {
		for _, k := range kinds {
			if r.Kind == k {
				f.Pack.Remove(r.Target)
				f.Pack.Remove(markup.RelationPart(r.Target))
				gone[r.Target] = true
			}
		}
	}
	err = f.change(markup.RelationPart(f.Main), func(root *markup.Node, s *markup.Splice) {
		for _, n := range root.All("rel:Relationship") {
			for _, k := range kinds {
				if strings.HasSuffix(n.Attr("Type"), "/"+k) {
					s.Delete(n.Start, n.End)
				}
			}
		}
	})
	if err != nil {
		return err
	}
	return f.change("[Content_Types].xml", func(root *markup.Node, s *markup.Splice) {
		for _, n := range root.All("ct:Override") {
			if gone[strings.TrimPrefix(n.Attr("PartName"), "/")] {
				s.Delete(n.Start, n.End)
			}
		}
	})
}

// LibreOffice opens a file and saves it, by way of other formats ("odt").
func LibreOffice(dir string, data []byte, by ...string) ([]byte, error) {
	path := filepath.Join(dir, "in.docx")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		return nil, err
	}
	for i, format := range append(by, "docx") {
		to := filepath.Join(dir, fmt.Sprint(i))
		out, err := exec.Command("soffice", "-env:UserInstallation=file:///tmp/lo_shinsa_auditor", "--headless", "--convert-to", format, "--outdir", to, path).CombinedOutput()
		if err != nil {
			return nil, fmt.Errorf("%w: %s", err, out)
		}
		path = filepath.Join(to, "in."+format)
	}
	return os.ReadFile(path)
}
