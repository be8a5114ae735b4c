package auditor

import (
	"fmt"
	"slices"
	"strings"

	"shinsa/pipeline/docx/markup"
)

// looks are properties of runs that persons set.
var looks = []string{"<w:b/>", "<w:i/>", `<w:u w:val="single"/>`, "<w:strike/>", `<w:highlight w:val="yellow"/>`, `<w:color w:val="FF0000"/>`, `<w:vertAlign w:val="superscript"/>`}

// Look gives a part of a paragraph a look.
func Look() Step {
	return Step{"look", func(f *File) error {
		return f.document(func(root *markup.Node, s *markup.Splice) {
			p := f.pick(prose(root))
			if p == nil {
				return
			}
			r := p.Kid("w:r")
			t := []rune(r.Kid("w:t").Text())
			if len(t) < 3 || r.Kid("w:rPr") != nil {
				return
			}
			cut := 1 + f.Rand.IntN(len(t)-2)
			s.Replace(r.Start, r.End, run(string(t[:cut]))+styled(string(t[cut:]), looks[f.Rand.IntN(len(looks))]))
		})
	}}
}

func styled(text, props string) string {
	return `<w:r><w:rPr>` + props + `</w:rPr><w:t xml:space="preserve">` + markup.Escape(text) + `</w:t></w:r>`
}

// Type changes words of a paragraph.
func Type() Step {
	return Step{"type", func(f *File) error {
		words := f.text("（審査員の加筆）")
		return f.document(func(root *markup.Node, s *markup.Splice) {
			if p := f.pick(prose(root)); p != nil {
				s.Insert(p.Out, run(words))
			}
		})
	}}
}

// after puts something behind a paragraph of running text.
func (f *File) after(xml string) error {
	return f.document(func(root *markup.Node, s *markup.Splice) {
		p := f.pick(prose(root))
		for p != nil && p.Next != nil && (p.Next.Name == "w:tbl" || p.Next.Name == "w:sdt") { // a caption stays with its table
			p = p.Next
		}
		if p != nil {
			s.Insert(p.End, xml)
		}
	})
}

// AddParagraph adds a paragraph.
func AddParagraph() Step {
	return Step{"add paragraph", func(f *File) error {
		return f.after("<w:p>" + run(f.text("審査員が加えた段落である。")) + "</w:p>")
	}}
}

// AddList adds a list of Word's own numbering.
func AddList() Step {
	return Step{"add list", func(f *File) error {
		return f.after(`<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>` + run(f.text("一つ目")) + `</w:p>` +
			`<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>` + run(f.text("二つ目")) + "</w:p>")
	}}
}

// AddTable adds a table.
func AddTable() Step {
	return Step{"add table", func(f *File) error {
		cell := func(s string) string {
			return `<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr><w:p>` + run(s) + `</w:p></w:tc>`
		}
		return f.after(`<w:tbl><w:tblPr><w:tblW w:w="6000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>` +
			`<w:tr>` + cell(f.text("確認した者")) + cell(f.text("審査員")) + `</w:tr><w:tr>` + cell(f.text("確認した日")) + cell("") + `</w:tr></w:tbl><w:p/>`)
	}}
}

// pixel is a picture of one point.
const pixel = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89\x00\x00\x00\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\x00\x05\x00\x01\xff\x89\x99=\x1d\x00\x00\x00\x00IEND\xaeB`\x82"

// AddPicture adds a picture.
func AddPicture() Step {
	return Step{"add picture", func(f *File) error {
		name := fmt.Sprintf("word/media/photo%d.png", f.next)
		f.next++
		f.Pack.Set(name, []byte(pixel))
		if err := f.Pack.SetType(name, "image/png"); err != nil {
			return err
		}
		id, err := f.Pack.Relate(f.Main, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image", name)
		if err != nil {
			return err
		}
		return f.after(`<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">` +
			`<wp:extent cx="900000" cy="900000"/><wp:docPr id="` + fmt.Sprint(100+f.next) + `" name="写真"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">` +
			`<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">` +
			`<pic:nvPicPr><pic:cNvPr id="1" name="p.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="` + id + `" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>` +
			`<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>` +
			`</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`)
	}}
}

// Paste pastes from elsewhere: styles and fonts that the file has not, a link.
func Paste() Step {
	return Step{"paste", func(f *File) error {
		id, err := f.Pack.Relate(f.Main, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink", "x")
		if err != nil {
			return err
		}
		err = f.change(markup.RelationPart(f.Main), func(root *markup.Node, s *markup.Splice) {
			for _, n := range find(root, "rel:Relationship", func(n *markup.Node) bool { return n.Attr("Id") == id }) {
				from, to, _ := n.AttrSpan("Target")
				s.Replace(from, to, "https://example.jp/規程")
				s.Insert(n.End-2, ` TargetMode="External"`)
			}
		})
		if err != nil {
			return err
		}
		return f.after(`<w:p><w:pPr><w:pStyle w:val="Webpaste"/><w:jc w:val="right"/></w:pPr>` + styled(f.text("よそから貼り付けた文"), `<w:rFonts w:ascii="Arial" w:eastAsia="メイリオ"/><w:sz w:val="28"/>`) +
			`<w:hyperlink r:id="` + id + `" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` + styled(f.text("規程のページ"), `<w:color w:val="0563C1"/><w:u w:val="single"/>`) + `</w:hyperlink></w:p>`)
	}}
}

// Insert types with changes tracked.
func Insert() Step {
	return Step{"tracked insertion", func(f *File) error {
		words := f.text("（記録中の加筆）")
		return f.document(func(root *markup.Node, s *markup.Splice) {
			if p := f.pick(prose(root)); p != nil {
				s.Insert(p.Out, `<w:ins w:id="`+fmt.Sprint(9000+f.next)+`" w:author="審査員" w:date="2018-08-01T10:00:00Z">`+run(words)+`</w:ins>`)
			}
		})
	}}
}

// Strike deletes with changes tracked.
func Strike() Step {
	return Step{"tracked deletion", func(f *File) error {
		f.next++
		return f.document(func(root *markup.Node, s *markup.Splice) {
			if p := f.pick(prose(root)); p != nil {
				r := p.Kid("w:r")
				raw := strings.NewReplacer("<w:t>", "<w:delText>", "<w:t ", "<w:delText ", "</w:t>", "</w:delText>").Replace(string(r.Raw()))
				s.Replace(r.Start, r.End, `<w:del w:id="`+fmt.Sprint(9000+f.next)+`" w:author="審査員" w:date="2018-08-01T10:00:00Z">`+raw+`</w:del>`)
			}
		})
	}}
}

// DeleteParagraph deletes a paragraph.
func DeleteParagraph() Step {
	return Step{"delete paragraph", func(f *File) error {
		return f.document(func(root *markup.Node, s *markup.Splice) {
			list := slices.DeleteFunc(prose(root), func(p *markup.Node) bool { return p.Find("w:bookmarkStart") != nil })
			if p := f.pick(list); p != nil {
				s.Delete(p.Start, p.End)
			}
		})
	}}
}
