package gate_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"shinsa/pipeline/pdf/gate"
)

// pdf makes a file of one page with the given content, a font whose codes are
// two bytes and a font of one-byte codes.
func pdf(content, cmap string) []byte {
	stream := func(s string) string { return fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(s), s) }
	objects := []string{"<</Type/Catalog/Pages 2 0 R/StructTreeRoot 8 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1/Resources<</Font<</F 5 0 R/G 7 0 R>>/Properties<</X<</MCID 9>>>>>>>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R>>", stream(content), "<</Type/Font/Subtype/Type0/Encoding/Identity-H/ToUnicode 6 0 R>>", stream(cmap),
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</BaseEncoding/WinAnsiEncoding/Differences[1/A/uni3042/space]>>>>",
		"<</Type/StructTreeRoot/RoleMap<</Standard/P>>/K[<</S/H1/Pg 3 0 R/K[1]>><</S/Standard/K[<</Type/MCR/Pg 3 0 R/MCID 0>>]>>]>>"}
	var b strings.Builder
	b.WriteString("%PDF-1.7\n")
	for i, o := range objects {
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	return []byte(b.String())
}

const cmap = "2 beginbfchar\n<0001> <3042>\n<0002> <D842DFB7>\nendbfchar\n2 beginbfrange\n<0003> <0005> <0041>\n<0006> <0007> [<845BDB40DD00> <0020>]\nendbfrange"

func TestText(t *testing.T) {
	for _, c := range []struct{ content, want string }{
		{"BT /F 9 Tf <00010002> Tj ET", "あ𠮷"},
		{"BT /F 9 Tf [<0003>-200(\\000\\004)30<0005>] TJ <0006>' ET", "ABC葛\U000E0100"},
		{"BT /F 9 Tf <0099> Tj ET", "\uFFFD"},
		{"BT <0001> Tj ET", "\uFFFD"},
		{"BT /G 9 Tf (\\001\\002\\003z\\200) Tj ET", "Aあ z€"},
		{"/P<</MCID 0>>BDC BT /F 9 Tf <0001> Tj ET EMC /Artifact BMC BT <0003> Tj ET EMC BT <0004> Tj ET", "0:あ|artefact:A|B"},
		{"/P/X BDC BT /F 9 Tf <0001> Tj /Span BMC <0003> Tj EMC ET EMC", "9:あA"},
		{"/Span<</ActualText<FEFF6C34>/MCID 3>>BDC BT /F 9 Tf <00010002> Tj ET EMC", "3:水"},
		{"BI /W 1 ID \x00 Tj EI BT /F 9 Tf <0001> Tj ET", "あ"},
	} {
		pages, err := gate.Text(pdf(c.content, cmap))
		if err != nil || len(pages) != 1 {
			t.Fatalf("%q: %d pages, %v", c.content, len(pages), err)
		}
		if got := show(pages[0].Pieces); got != c.want {
			t.Errorf("%q: %q, want %q", c.content, got, c.want)
		}
	}
}

func show(pieces []gate.Piece) string {
	var out []string
	for _, p := range pieces {
		switch {
		case p.Artefact:
			out = append(out, "artefact:"+p.Text)
		case p.Content >= 0:
			out = append(out, fmt.Sprintf("%d:%s", p.Content, p.Text))
		default:
			out = append(out, p.Text)
		}
	}
	return strings.Join(out, "|")
}

// The logical order is the structure's, not the stream's; text outside of the
// structure comes last.
func TestLogicalOrder(t *testing.T) {
	r, err := gate.Read(pdf("BT /F 9 Tf <0005> Tj /P<</MCID 0>>BDC <0003> Tj EMC /H1<</MCID 1>>BDC <0004> Tj EMC ET", cmap))
	if err != nil {
		t.Fatal(err)
	}
	if got := show(r.Order); got != "1:B|0:A|C" || !r.Tagged {
		t.Errorf("order %q", got)
	}
	if r.Order[0].Element.Tag != "H1" || r.Order[1].Element.Tag != "P" || r.Order[2].Element != nil {
		t.Error("elements are wrong")
	}
}

func TestCompare(t *testing.T) {
	lines := []string{"一行\n目", "b\tc", "空\u2003白\u200B"}
	for _, c := range []struct{ got, want string }{
		{"一行目b c空 白", ""},
		{"一行目b c空\u2003白", ""},
		{"一行日b c空 白", "0 目 日b c空 白"},
		{"一行目bc空 白", "1 \tc c空 白"},
		{"一行目b c", "2 空\u2003白\u200B "},
		{"一行目b c空 白外", "3  外"},
	} {
		d, differs := gate.Compare([]gate.Piece{{Text: c.got}}, lines)
		got := ""
		if differs {
			got = fmt.Sprintf("%d %s %s", d.Line, d.Want, d.Got)
		}
		if got != c.want {
			t.Errorf("%q: %q, want %q", c.got, got, c.want)
		}
	}
}

func TestMissing(t *testing.T) {
	pages := []gate.Page{{Pieces: []gate.Piece{{Text: "頭 1\n第一の行が"}, {Text: "図", Artefact: true}}}, {Pieces: []gate.Piece{{Text: "頭 2\n続く。第二の行。"}}}}
	for line, missing := range map[string]bool{"第一の行が続く。": false, "第二の行。": false, "第三の行。": true, "": false} {
		if got := gate.Missing(pages, []string{line}); (len(got) > 0) != missing {
			t.Errorf("%q: %v", line, got)
		}
	}
}

// What LibreOffice writes, tagged and not, is read as it was written.
func TestLibreOffice(t *testing.T) {
	if _, err := exec.LookPath("soffice"); err != nil || testing.Short() {
		t.Skip("LibreOffice is not installed, or -short")
	}
	lines := []string{"技術等情報の管理は、規程（第3版）による。", "𠮷野家の𠮷、髙島屋の髙、葛\U000E0100城市", "2024年4月1日 ISO/IEC 27001"}
	dir := t.TempDir()
	in := filepath.Join(dir, "a.fodt")
	text := `<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:mimetype="application/vnd.oasis.opendocument.text" office:version="1.2"><office:body><office:text><text:p>` +
		strings.Join(lines, "</text:p><text:p>") + "</text:p></office:text></office:body></office:document>"
	if err := os.WriteFile(in, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, filter := range []string{"pdf", `pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},"SelectPdfVersion":{"type":"long","value":"2"}}`} {
		if msg, err := exec.Command("soffice", "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", filter, "--outdir", dir, in).CombinedOutput(); err != nil {
			t.Fatalf("soffice: %v %s", err, msg)
		}
		data, err := os.ReadFile(filepath.Join(dir, "a.pdf"))
		if err != nil {
			t.Fatal(err)
		}
		r, err := gate.Read(data)
		if err != nil {
			t.Fatal(err)
		}
		if m := gate.Missing(r.Pages, lines); len(m) > 0 {
			t.Errorf("%s: %+v", filter[:3], m)
		}
		if strings.Contains(filter, "Tagged") {
			var got []gate.Piece
			for _, p := range r.Order { // LibreOffice puts a space of its own behind 1 in 1日
				got = append(got, gate.Piece{Text: strings.ReplaceAll(p.Text, " ", "")})
			}
			if d, differs := gate.Compare(got, strings.Split(strings.ReplaceAll(strings.Join(lines, "\n"), " ", ""), "\n")); differs || !r.Tagged {
				t.Errorf("tagged %v: %+v", r.Tagged, d)
			}
		}
	}
}

// FuzzRead: no bytes make the reader panic.
func FuzzRead(f *testing.F) {
	f.Add(pdf("/P<</MCID 0>>BDC BT /F 9 Tf [<0001>1(\\000\\002)] TJ ET EMC", cmap))
	f.Add(pdf("BI ID EI /X Do", "1 beginbfrange <0000> <FFFF> <FFFF> endbfrange"))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := gate.Read(data)
		if err == nil {
			gate.Missing(r.Pages, []string{"text"})
		}
	})
}
