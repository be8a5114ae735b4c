package leak

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// fifty are fifty companies, each with some ten things to look for.
func fifty() Names {
	r := rand.New(rand.NewPCG(5, 0))
	kanji := []rune("朝霧坂濵野鷹巣原渡瀨川萩暁星白鷺南雲蓬沢帆柱瑞北斗千歳椿松籟玉緒雁金")
	kana := []rune("アサギリハマサカタカノスワタセハギシラサヨモホバシラズイホクトチトセツバキ")
	pick := func(from []rune, n int) string {
		var b strings.Builder
		for range n {
			b.WriteRune(from[r.IntN(len(from))])
		}
		return b.String()
	}
	var n Names
	for i := range 50 {
		id := fmt.Sprintf("C%03d", i+1)
		n.Companies = append(n.Companies, Company{ID: id, Name: "株式会社" + pick(kanji, 4) + "工業", Kana: pick(kana, 7) + "コウギョウ", Short: []string{pick(kanji, 3)},
			Number: fmt.Sprintf("%013d", 1000000000000+r.Int64N(8e12)), Addresses: []string{"山梨県" + pick(kanji, 3) + "市" + pick(kanji, 2) + "町1-2-" + fmt.Sprint(i+1)},
			Phones: []string{fmt.Sprintf("055-%03d-%04d", r.IntN(1000), r.IntN(10000))}, Mails: []string{fmt.Sprintf("info@k%05d.co.jp", r.IntN(1e5))},
			Persons: []Person{{Name: pick(kanji, 2) + " " + pick(kanji, 2), Kana: pick(kana, 4) + " " + pick(kana, 3)}}, Products: []string{pick(kana, 6)}})
	}
	return n
}

// deliverable is a report as Word, PDF and workbook, of about 10 MB unpacked.
func deliverable(b *testing.B) (files map[string][]byte, packed, unpacked int) {
	sentence := "本年度の審査は、基本手法により行い、対象となる管理策120項目のうち適合が97項目（80.8%）であった。"
	var body, cells, text strings.Builder
	for i := range 20000 {
		body.WriteString(`<w:p><w:pPr><w:pStyle w:val="a3"/></w:pPr>` + para(sentence)[5:])
		fmt.Fprintf(&cells, `<row r="%d"><c r="A%d" t="s"><v>%d</v></c><c r="B%d"><v>%d</v></c></row>`, i+1, i+1, i%50, i+1, i*7)
	}
	for range 5000 {
		text.WriteString(sentence)
	}
	var shared strings.Builder
	for i := range 50 {
		fmt.Fprintf(&shared, "<si><t>項目%d</t></si>", i)
	}
	one, cmap := identity("本年度の審査は基本手法により行い")
	page := strings.Repeat("BT /F1 10 Tf "+one+"ET\n", 2000)
	files = map[string][]byte{
		"report.docx": docx(b, body.String()), "data.xlsx": xlsx(b, cells.String(), shared.String()), "data.csv": []byte(text.String()),
		"report.pdf": shownAs(page, cmap),
	}
	for _, f := range files {
		packed += len(f)
	}
	return files, packed, body.Len() + cells.Len() + text.Len() + len(page)
}

// shownAs is a PDF whose page is that content.
func shownAs(content, cmap string) []byte {
	return pdfFile([]pdfObject{
		{dict: "<< /Type /Catalog /Pages 2 0 R >>"}, {dict: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"},
		{dict: "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"},
		{"/Filter /FlateDecode", packed(content)},
		{dict: "<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /ToUnicode 6 0 R >>"}, {"/X 1", cmap},
	}, "")
}

// BenchmarkFiles scans a deliverable for fifty companies; the speed is that of
// the unpacked bytes.
func BenchmarkFiles(b *testing.B) {
	s := New(fifty())
	files, packed, unpacked := deliverable(b)
	b.ReportAllocs()
	b.SetBytes(int64(unpacked))
	b.ReportMetric(float64(packed), "packed-bytes")
	for b.Loop() {
		for name, data := range files {
			if hits, _ := s.File(name, data); len(hits) > 0 {
				b.Fatal(hits)
			}
		}
	}
}

func BenchmarkBytes(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	data := make([]byte, 1<<20)
	for i := range data {
		data[i] = byte(r.Uint32())
	}
	s := New(fifty())
	b.ReportAllocs()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		s.File("a.bin", data)
	}
}

func BenchmarkNew(b *testing.B) {
	names := fifty()
	b.ReportAllocs()
	for b.Loop() {
		New(names)
	}
}
