package docx_test

import (
	"slices"
	"strings"
	"testing"

	"shinsa/pipeline/docx"
)

const wordNamespace = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`

func linesOf(t *testing.T, body string) ([]string, error) {
	t.Helper()
	return docx.Lines(zipped(t, "word/document.xml", `<w:document `+wordNamespace+`><w:body>`+body+`</w:body></w:document>`))
}

// TestLinesOfWord reads what people and Word put into a document that we
// never write.
func TestLinesOfWord(t *testing.T) {
	for _, c := range []struct {
		name, body string
		want       []string
	}{
		{"insertion and deletion", `<w:p><w:r><w:t>a</w:t></w:r><w:ins><w:r><w:t>b</w:t></w:r></w:ins><w:del><w:r><w:delText>c</w:delText></w:r></w:del></w:p>`, []string{"ab"}},
		{"move", `<w:p><w:moveFrom><w:r><w:t>a</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>b</w:t></w:r></w:moveTo></w:p>`, []string{"b"}},
		{"ruby", `<w:p><w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>かん</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>`, []string{"漢"}},
		{"symbol and hyphens", `<w:p><w:r><w:sym w:font="x" w:char="2460"/><w:noBreakHyphen/><w:sym w:char="zz"/></w:r></w:p>`, []string{"①\u2011\uFFFD"}},
		{"page break", `<w:p><w:r><w:t>a</w:t><w:br w:type="page"/><w:t>b</w:t><w:br/></w:r></w:p>`, []string{"ab\n"}},
		{"text given twice", `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="x"><w:t>a</w:t></mc:Choice><mc:Fallback><w:t>b</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>`, []string{"a"}},
		{"text box", `<w:p><w:r><w:t>a</w:t></w:r><w:r><w:drawing><x><w:txbxContent><w:p><w:r><w:t>b</w:t></w:r></w:p></w:txbxContent></x></w:drawing></w:r></w:p>`, []string{"a", "b"}},
		{"controls", `<w:tbl><w:tr><w:sdt><w:sdtContent><w:tc><w:sdt><w:sdtContent><w:p><w:sdt><w:sdtContent><w:r><w:t>x</w:t></w:r></w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt></w:tc></w:sdtContent></w:sdt></w:tr></w:tbl>`, []string{"x"}},
		{"field", `<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText> REF x </w:instrText><w:t>表 1</w:t></w:r></w:p>`, []string{"表 1"}},
	} {
		got, err := linesOf(t, c.body)
		if err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, %v, want %q", c.name, got, err, c.want)
		}
	}
}

func TestLinesRefuses(t *testing.T) {
	deep := strings.Repeat("<w:r>", 300) + strings.Repeat("</w:r>", 300)
	if _, err := linesOf(t, deep); err == nil {
		t.Error("read 300 levels")
	}
	if !testing.Short() {
		if _, err := linesOf(t, strings.Repeat("<w:p/>", 1_000_001)); err == nil {
			t.Error("read a million paragraphs")
		}
	}
	for name, data := range map[string][]byte{"empty": nil, "no main part": zipped(t, "a", "b"), "no body": zipped(t, "word/document.xml", "<a/>")} {
		if _, err := docx.Lines(data); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
