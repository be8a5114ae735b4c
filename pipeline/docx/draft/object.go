package draft

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"shinsa/pipeline/docx/markup"
)

// digest names bytes shortly.
func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:6])
}

// drawing names what a drawing shows: text boxes by their text, charts by
// their words, pictures by the digest of their files.
func (l *liner) drawing(n *markup.Node) {
	found := false
	n.Walk(func(k *markup.Node) bool {
		switch k.Name {
		case "w:txbxContent":
			l.object("textbox", l.boxText(k))
			found = true
			return false
		case "a:blip", "v:imagedata":
			id := k.Attr("embed")
			if id == "" {
				id = k.Attr("id")
			}
			l.object("picture", l.b.file(id))
			found = true
		case "c:chart":
			if k.First == nil {
				l.object("chart", l.b.chart(k.Attr("id")))
				found = true
			}
		case "o:OLEObject":
			l.object("object", k.Attr("ProgID")+" "+l.b.file(k.Attr("id")))
			found = true
		case "mc:Fallback":
			return false
		}
		return true
	})
	if !found {
		l.object("drawing", drawingName(n))
	}
}

// drawingName tells a drawing of lines and shapes by its form.
func drawingName(n *markup.Node) string {
	form := ""
	n.Walk(func(k *markup.Node) bool {
		if k.Name == "a:prstGeom" {
			form += k.Attr("prst") + " "
		}
		return true
	})
	return strings.TrimSpace(form)
}

// boxText reads the paragraphs of a text box.
func (l *liner) boxText(n *markup.Node) string {
	var parts []string
	for _, u := range l.b.blocks(n) {
		if t := u.Text(); t != "" {
			parts = append(parts, t)
		}
	}
	return strings.Join(parts, "\n")
}

// file names the file behind a relationship by its digest.
func (b *builder) file(id string) string {
	r, ok := b.rels[id]
	if !ok {
		return "?"
	}
	if r.External {
		return r.Target
	}
	data, err := b.d.Package.Part(r.Target)
	if err != nil {
		b.err = err
		return "?"
	}
	return digest(data)
}

// chart gives the words and numbers of a chart.
func (b *builder) chart(id string) string {
	r, ok := b.rels[id]
	if !ok || r.External {
		return "?"
	}
	tree, err := b.d.Package.Tree(r.Target)
	if err != nil {
		b.err = err
		return "?"
	}
	var parts []string
	tree.Walk(func(k *markup.Node) bool {
		if k.Name == "c:v" || k.Name == "a:t" {
			if t := strings.TrimSpace(k.Text()); t != "" {
				parts = append(parts, t)
			}
		}
		return true
	})
	return strings.Join(parts, " ")
}
