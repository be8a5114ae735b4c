package docx_test

import (
	"strings"
	"testing"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/docx"
)

const logoHeader = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>` +
	`<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent cx="360000" cy="120000"/><wp:docPr id="1" name="logo"/>` +
	`<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">` +
	`<pic:nvPicPr><pic:cNvPr id="1" name="logo"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId9"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
	`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="360000" cy="120000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>` +
	`<w:r><w:t>見本審査機構</w:t></w:r><w:r><w:t>文書名　対象</w:t></w:r><w:r><w:tab/><w:t>取扱注意</w:t></w:r></w:p></w:hdr>`

// png is one white point.
const png = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU\x00\x00\x00\nIDATx\x9cc\xf8\x0f\x00\x01\x01\x01\x00\x1b\xb6\xeeV\x00\x00\x00\x00IEND\xaeB`\x82"

// withLogo is the reference of an office that put its logo into the head.
func withLogo(t *testing.T, header string) (*docx.Reference, int) {
	t.Helper()
	var pairs []string
	for name, content := range parts(t, reference(t).File()) {
		switch name {
		case "word/header1.xml":
			content = header
		case "[Content_Types].xml":
			content = strings.Replace(content, "<Default ", `<Default Extension="png" ContentType="image/png"/><Default `, 1)
		}
		pairs = append(pairs, name, content)
	}
	pairs = append(pairs, "word/media/logo.png", png, "word/_rels/header1.xml.rels",
		`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/logo.png"/></Relationships>`)
	ref, problems, err := docx.OpenReferenceFile(zipped(t, pairs...))
	if err != nil || ref == nil {
		t.Fatal(err, problems)
	}
	return ref, len(problems)
}

func TestOfficeHeader(t *testing.T) {
	ref, problems := withLogo(t, logoHeader)
	if problems > 0 {
		t.Errorf("%d problems", problems)
	}
	d := &doc.Document{Header: doc.Running{Left: "報告書　A&B社", Right: "秘"}, Cover: []doc.Block{para(doc.CoverTitle, "題")}, Body: []doc.Block{para(doc.Body, "文")}}
	data := write(t, d, ref)
	p := parts(t, data)
	head := p["word/office_headerdefault.xml"]
	for _, want := range []string{"<w:t>報告書　A&amp;B社</w:t>", "<w:t>秘</w:t>", "<w:t>見本審査機構</w:t>", `r:embed="rId9"`} {
		if !strings.Contains(head, want) {
			t.Errorf("no %s in %s", want, head)
		}
	}
	if p["word/media/logo.png"] != png || !strings.Contains(p["word/_rels/office_headerdefault.xml.rels"], `Target="/word/media/logo.png"`) {
		t.Error("the logo is lost")
	}
	if p["word/header1.xml"] != "" || p["word/footer1.xml"] == "" {
		t.Error("our own head stands beside the office's, or our foot is lost")
	}
	if strings.Contains(p["word/document.xml"], `headerReference w:type="first"`) {
		t.Error("the cover has a head")
	}
	validate(t, save(t, t.TempDir(), "logo.docx", data))
}

func TestOfficeHeaderInPieces(t *testing.T) {
	if _, problems := withLogo(t, strings.Replace(logoHeader, "<w:t>文書名　対象</w:t>", "<w:t>文書名</w:t></w:r><w:r><w:t>　対象</w:t>", 1)); problems != 1 {
		t.Errorf("%d problems, want that the words cannot be replaced", problems)
	}
}
