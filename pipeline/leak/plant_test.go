package leak

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
)

// planted is a leak in a file: who and what must be found, and what the place
// says.
type planted struct {
	name    string
	path    string
	data    []byte
	company string
	kind    Kind
	place   []string
}

// wordLeaks are leaks in Word files.
func wordLeaks(t testing.TB) []planted {
	f := "report/事業報告書.docx"
	d := func(name, body string, company string, kind Kind, place ...string) planted {
		return planted{name, f, docx(t, para("第1章")+body), company, kind, place}
	}
	p := func(name, part0, data string, company string, kind Kind, place ...string) planted {
		return planted{name, f, docx(t, para("本文"), part{part0, data}), company, kind, append(place, part0)}
	}
	const body = "word/document.xml"
	return []planted{
		d("runs", para("対象は株式会社", "髙", "﨑精", "機である。"), "C001", KindName, body, "2段落目"),
		d("paragraphs of a cell", "<w:tbl><w:tr><w:tc>"+para("やまなみ精密光学機器開発製造技")+para("術研究所ホールディングス")+"</w:tc></w:tr></w:tbl>", "C005", KindName, "2段落目"),
		d("line break in a run", "<w:p><w:r><w:t>灘浜</w:t><w:br/><w:t>機材</w:t><w:tab/><w:t>商会</w:t></w:r></w:p>", "C006", KindName, "2段落目"),
		d("deleted text", `<w:p><w:r><w:t>A社</w:t></w:r><w:del w:author="x"><w:r><w:delText>東嶺化成</w:delText></w:r></w:del></w:p>`, "C009", KindName, "削除された文字"),
		d("inserted in the middle", `<w:p><w:r><w:t>東嶺</w:t></w:r><w:ins w:author="x"><w:r><w:t>化成</w:t></w:r></w:ins></w:p>`, "C009", KindName, body),
		d("whole before the change only", `<w:p><w:r><w:t>東</w:t></w:r><w:ins w:author="x"><w:r><w:t>北の会社</w:t></w:r></w:ins><w:del w:author="x"><w:r><w:delText>嶺化</w:delText></w:r></w:del><w:r><w:t>成</w:t></w:r></w:p>`, "C009", KindName, "変更前の文字"),
		d("moved from", `<w:p><w:moveFrom w:author="x"><w:r><w:t>滄浪物産</w:t></w:r></w:moveFrom></w:p>`, "C010", KindName, "削除された文字"),
		d("author of a change", `<w:p><w:ins w:id="1" w:author="土肥 昌弘" w:date="2018-06-01T00:00:00Z"><w:r><w:t>追記</w:t></w:r></w:ins></w:p>`, "C006", KindPerson, "属性", "author"),
		d("alternative text", `<w:p><w:r><w:drawing><wp:docPr id="1" name="図 1" descr="蓼沼鋳造所の外観"/></w:drawing></w:r></w:p>`, "C011", KindName, "descr"),
		d("text box", `<w:p><w:r><w:t>図</w:t></w:r><w:r><w:pict><v:textbox><w:txbxContent>`+para("はるか試作", "技研")+`</w:txbxContent></v:textbox></w:pict></w:r></w:p>`, "C012", KindName, "テキストボックス"),
		d("instruction of a field", `<w:p><w:r><w:instrText> HYPERLINK "https://www.takasaki-seiki.co.jp/" </w:instrText></w:r></w:p>`, "C001", KindDomain, "フィールド"),
		d("ruby", `<w:p><w:r><w:ruby><w:rt><w:r><w:t>たでぬまちゅうぞうしょ</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>甲社</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>`, "C011", KindName, "ふりがな"),
		d("content control", `<w:sdt><w:sdtPr><w:alias w:val="徳永工業の意見"/><w:tag w:val="x"/></w:sdtPr><w:sdtContent>`+para("意見")+`</w:sdtContent></w:sdt>`, "C002", KindName, "属性"),
		d("comment of the XML", `<!-- 担当: jimu-006@example.jp -->`, "C006", KindMail, body),
		d("kanji numbers of an address", para("山梨県甲富士見市みどり台四丁目一番地の十二"), "C005", KindAddress, "2段落目"),
		p("header", "word/header1.xml", `<w:hdr>`+para("吉野鍍金工業")+`</w:hdr>`, "C003", KindName),
		p("footnote", "word/footnotes.xml", `<w:footnotes><w:footnote>`+para("電話 ０７８−９９９９", "（079）264ー9315")+`</w:footnote></w:footnotes>`, "C006", KindPhone),
		p("comment", "word/comments.xml", `<w:comments><w:comment w:initials="K">`+para("蓼沼氏に確認")+`</w:comment></w:comments>`, "C011", KindPerson),
		p("glossary", "word/glossary/document.xml", `<w:glossaryDocument>`+para("あさぎり ソフトウエア 工房")+`</w:glossaryDocument>`, "C007", KindName),
		p("mail merge in the settings", "word/settings.xml", `<w:settings><w:mailMerge><w:query w:val="SELECT * FROM [松風]"/><w:dataSource w:val="C:\\顧客\\まつかぜ工具店.mdb"/></w:mailMerge></w:settings>`, "C008", KindName),
		p("core properties", "docProps/core.xml", `<cp:coreProperties><dc:creator>早乙女　英樹</dc:creator></cp:coreProperties>`, "C010", KindPerson),
		p("app properties", "docProps/app.xml", `<Properties><Company>TAKASAKI SEIKI CO., LTD.</Company></Properties>`, "C001", KindName),
		p("custom properties", "docProps/custom.xml", `<Properties><property name="法人番号"><vt:lpwstr>T6-9999-0000-5555</vt:lpwstr></property></Properties>`, "C005", KindNumber),
		p("custom XML", "customXml/item1.xml", `<root><宛先>〒000-0000 埼玉県荒見市新田８８１番地３</宛先></root>`, "C002", KindAddress),
		p("target of a relationship", "word/_rels/document.xml.rels", `<Relationships><Relationship Id="rId9" TargetMode="External" Target="file:///C:/work/`+escaped("株式会社灘浜機材商会")+`.xlsx"/></Relationships>`, "C006", KindName, "エスケープ"),
		p("cache of a chart", "word/charts/chart1.xml", `<c:chartSpace><c:strCache><c:pt idx="0"><c:v>(株)はるか試作技研</c:v></c:pt></c:strCache></c:chartSpace>`, "C012", KindName),
		{"embedded workbook", f, docx(t, para("本文"), part{"word/embeddings/Book1.xlsx", string(xlsx(t, `<row r="3"><c r="B3" t="inlineStr"><is><t>滄浪物産</t></is></c></row>`, ""))}), "C010", KindName, []string{"word/embeddings/Book1.xlsx", "[集計]", "B3"}},
		{"picture in the media", f, docx(t, para("本文"), part{"word/media/image1.jpeg", string(jpegFile(segment(0xE1, exif(0x013B, []byte("jimu-011@example.jp\x00")))))}), "C011", KindMail, []string{"word/media/image1.jpeg", "EXIF"}},
		{"thumbnail", f, docx(t, para("本文"), part{"docProps/thumbnail.png", string(pngFile(chunk("tEXt", []byte("Title\x00Haruka Shisaku Giken"))))}), "C012", KindName, []string{"docProps/thumbnail.png", "tEXt"}},
	}
}

// sheetLeaks are leaks in workbooks.
func sheetLeaks(t testing.TB) []planted {
	f := "data/図表データ.xlsx"
	x := func(name, rows, shared string, company string, kind Kind, place ...string) planted {
		return planted{name, f, xlsx(t, rows, shared), company, kind, place}
	}
	p := func(name, part0, data string, company string, kind Kind, place ...string) planted {
		return planted{name, f, xlsx(t, "", "", part{part0, data}), company, kind, append(place, part0)}
	}
	return []planted{
		x("shared string of a hidden sheet", `<row r="7"><c r="C7" t="s"><v>1</v></c></row>`, `<si><t>x</t></si><si><r><t>みどりかわ</t></r><r><t>電子</t></r></si>`, "C004", KindName, "[集計]", "C7"),
		x("cut over cells", `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c></row>`, `<si><t>東嶺</t></si><si><t>化成</t></si>`, "C009", KindName, "A2"),
		x("cut over rows", `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2"><v>12</v></c></row><row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3"><v>34</v></c></row>`, `<si><t>東嶺</t></si><si><t>化成</t></si>`, "C009", KindName, "A2"),
		x("number kept as a number", `<row r="4"><c r="D4"><v>3999900011110</v></c></row>`, "", "C010", KindNumber, "D4"),
		x("formula", `<row r="5"><c r="E5"><f>"株式会社"&amp;"蓼沼"&amp;"鋳造所"</f><v>x</v></c></row>`, "", "C011", KindName, "E5"),
		x("shared string that no cell shows", "", `<si><t>灘 浜 機 材 商 会</t></si>`, "C006", KindName, "sharedStrings"),
		x("reading of a cell", `<row r="1"><c r="A1" t="s"><v>0</v></c></row>`, `<si><t>A社</t><rPh sb="0" eb="1"><t>アサギリソフトウェアコウボウ</t></rPh></si>`, "C007", KindName, "ふりがな"),
		p("comment of a cell", "xl/comments1.xml", `<comments><authors><author>榎本　勝</author></authors></comments>`, "C008", KindPerson),
		p("chart", "xl/charts/chart1.xml", `<c:chartSpace><c:tx><c:strRef><c:strCache><c:v>トウレイカセイ</c:v></c:strCache></c:strRef></c:tx></c:chartSpace>`, "C009", KindName),
		p("link to another file", "xl/externalLinks/_rels/externalLink1.xml.rels", `<Relationships><Relationship Target="file:///\\srv\C003_吉野鍍金工業.xlsx"/></Relationships>`, "C003", KindName, "Target"),
		{"defined name", f, zipped(t, nil, part{"[Content_Types].xml", contentTypes}, part{"xl/workbook.xml", `<workbook><definedNames><definedName name="滄浪物産_回答">集計!$A$1</definedName></definedNames></workbook>`}), "C010", KindName, []string{"workbook.xml"}},
		{"name of a sheet", f, zipped(t, nil, part{"[Content_Types].xml", contentTypes}, part{"xl/workbook.xml", `<workbook><sheets><sheet name="まつかぜ工具店"/></sheets></workbook>`}), "C008", KindName, []string{"属性"}},
	}
}

// pdfLeaks are leaks in PDFs.
func pdfLeaks(t testing.TB) []planted {
	f := "report/事業報告書.pdf"
	plain := pdfWith("本文", "", "", "")
	info := func(s string) []byte { return pdfWith("本文", "", "", "/Info 7 0 R", pdfObject{dict: s}) }
	older := bytes.Replace(pdfWith("対象は灘浜機材商会", "", "", ""), []byte("%PDF-1.7"), []byte("%PDF-1.6"), 1)
	return []planted{
		{"text of a page", f, pdfWith("審査は東嶺化成で行った", "", "", ""), "C009", KindName, []string{"1ページ"}},
		{"document information", f, info("<< /Author " + utf16Hex("別府 千春") + " >>"), "C007", KindPerson, []string{"/Author"}},
		{"XMP", f, pdfWith("本文", "/Metadata 7 0 R", "", "", pdfObject{"/Type /Metadata /Subtype /XML", `<?xpacket begin=""?><x:xmpmeta><dc:creator><rdf:li>株式会社蓼沼鋳造所</rdf:li></dc:creator></x:xmpmeta>`}), "C011", KindName, []string{"オブジェクト 7"}},
		{"outline", f, pdfWith("本文", "/Outlines 7 0 R", "", "", pdfObject{dict: "<< /First 8 0 R /Last 8 0 R >>"}, pdfObject{dict: "<< /Title " + utf16Hex("やまなみ精密光学機器開発製造技術研究所ホールディングス") + " /Parent 7 0 R >>"}), "C005", KindName, []string{"/Title"}},
		{"note", f, pdfWith("本文", "", "/Annots [7 0 R]", "", pdfObject{dict: "<< /Subtype /Text /T (Dr. Sawa) /Contents (Please ask Masahiro Doi) /Rect [0 0 1 1] >>"}), "C006", KindPerson, []string{"/Contents"}},
		{"link", f, pdfWith("本文", "", "/Annots [7 0 R]", "", pdfObject{dict: "<< /Subtype /Link /A << /S /URI /URI (https://www.takasaki-seiki.co.jp/) >> >>"}), "C001", KindDomain, []string{"/URI"}},
		{"alternative text", f, pdfWith("本文", "/StructTreeRoot 7 0 R", "", "", pdfObject{dict: "<< /K 8 0 R >>"}, pdfObject{dict: "<< /S /Figure /Alt " + utf16Hex("はるか試作技研の工場") + " >>"}), "C012", KindName, []string{"/Alt"}},
		{"attached file", f, pdfWith("本文", "", "", "", pdfObject{"/Type /EmbeddedFile /Filter /FlateDecode", packed("名称,電話\nA社,0532-47-8163\n")}), "C012", KindPhone, []string{"添付ファイル", "2行目"}},
		{"older version", f, append(older, plain[bytes.IndexByte(plain, '\n')+1:]...), "C006", KindName, []string{"前の版"}},
		{"behind the end", f, append(bytes.Clone(plain), "担当 jimu-003@example.jp\n"...), "C003", KindMail, []string{"PDFの前後"}},
		{"stream of no object", f, bytes.Replace(plain, []byte("xref\n"), []byte("stream\n"+packed("(Tel +81-79-264-9315)")+"\nendstream\nxref\n"), 1), "C006", KindPhone, []string{"使われていない"}},
		{"appearance of a note", f, shownOnly("緑が丘7丁目21", "/Type /XObject /Subtype /Form"), "C012", KindAddress, []string{"オブジェクト"}},
		{"hidden by ActualText", f, hidden("滄浪物産"), "C010", KindName, []string{"オブジェクト"}},
	}
}

// shownOnly is a PDF with a form that no page draws, such as the appearance of
// a note.
func shownOnly(text, dict string) []byte {
	glyphs, cmap := identity(text)
	return pdfWith("本文", "", "", "", pdfObject{dict + " /Resources << /Font << /F9 8 0 R >> >>", "BT /F9 10 Tf " + glyphs + " ET"},
		pdfObject{dict: "<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /ToUnicode 9 0 R >>"}, pdfObject{"/X 1", cmap})
}

// hidden is a PDF whose page says A社 for the glyphs that it shows.
func hidden(text string) []byte {
	b := pdfWith(text, "", "", "")
	glyphs, _ := identity(text)
	shown := packed("BT /F1 10 Tf 50 700 Td " + glyphs + " ET")
	other := packed("/Span << /ActualText " + utf16Hex("A社") + " >> BDC BT /F1 10 Tf 50 700 Td " + glyphs + " ET EMC")
	b = bytes.Replace(b, []byte(shown), []byte(other), 1)
	return b
}

// otherLeaks are leaks in pictures, archives and texts, and in names.
func otherLeaks(t testing.TB) []planted {
	comment := zipped(t, func(z *zip.Writer) { _ = z.SetComment("from まつかぜ工具店") }, part{"a.txt", "x"})
	entryComment := zipped(t, func(z *zip.Writer) {
		_, _ = z.CreateHeader(&zip.FileHeader{Name: "b.txt", Comment: "電話 0287(36)9142", Extra: []byte{0x75, 0x70, 2, 0, 'a', 'b'}})
	}, part{"a.txt", "x"})
	extra := zipped(t, func(z *zip.Writer) {
		name := []byte("C002_徳永工業.xlsx")
		_, _ = z.CreateHeader(&zip.FileHeader{Name: "b.txt", Extra: append([]byte{0x75, 0x70, byte(len(name)), 0}, name...)})
	}, part{"a.txt", "x"})
	plainZip := zipped(t, nil, part{"a.txt", "x"}, part{"b.txt", "y"})
	at := bytes.LastIndex(plainZip, []byte("PK\x03\x04"))
	stuffed := append(append(bytes.Clone(plainZip[:at]), []byte("内部資料：株式会社髙崎精機")...), plainZip[at:]...)
	return []planted{
		{"PNG international text", "fig/図1.png", pngFile(chunk("iTXt", []byte("Author\x00\x01\x00ja\x00\x00"+packed("土肥昌弘")))), "C006", KindPerson, []string{"PNG iTXt"}},
		{"PNG packed text", "fig/図1.png", pngFile(chunk("zTXt", []byte("Comment\x00\x00"+packed("Sorobussan Co., Ltd.")))), "C010", KindName, []string{"PNG zTXt"}},
		{"behind the end of a PNG", "fig/図1.png", append(pngFile(), "電話は 072 463 8517"...), "C010", KindPhone, []string{"画像の終わりの後"}},
		{"JPEG comment in Shift_JIS", "fig/図2.jpg", jpegFile(segment(0xFE, shiftJIS(t, "株式会社はるか試作技研"))), "C012", KindName, []string{"JPEG コメント"}},
		{"EXIF of Windows", "fig/図2.jpg", jpegFile(segment(0xE1, exif(0x9C9D, append(utf16LE("株式会社蓼沼鋳造所"), 0, 0)))), "C011", KindName, []string{"EXIF"}},
		{"XMP of a JPEG", "fig/図2.jpg", jpegFile(segment(0xE1, []byte("http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta><dc:title>&#x6771;&#x5DBA;化成</dc:title></x:xmpmeta>"))), "C009", KindName, []string{"XMP"}},
		{"IPTC", "fig/図2.jpg", jpegFile(segment(0xED, []byte("Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00\x20\x1C\x02\x50\x00\x12別府　千春\x1C\x02"))), "C007", KindPerson, []string{"IPTC"}},
		{"TIFF", "fig/図3.tif", append([]byte("II*\x00\x08\x00\x00\x00\x01\x00\x0E\x01\x02\x00\x10\x00\x00\x00\x1A\x00\x00\x00\x00\x00\x00\x00"), shiftJIS(t, "まつかぜ工具店")...), "C008", KindName, []string{"図3.tif"}},
		{"comment of a ZIP", "a.zip", comment, "C008", KindName, []string{"ZIPのコメント"}},
		{"comment of an entry", "a.zip", entryComment, "C011", KindPhone, []string{"ファイルのコメント"}},
		{"extra field of an entry", "a.zip", extra, "C002", KindName, []string{"ZIPの拡張情報"}},
		{"name of an entry", "a.zip", zipped(t, nil, part{"別添/D社（あさぎりソフトウェア工房）.txt", "x"}), "C007", KindName, []string{"ZIPの中のファイル名"}},
		{"between the entries of a ZIP", "a.zip", stuffed, "C001", KindName, []string{"ファイルの外"}},
		{"ZIP in a ZIP", "a.zip", zipped(t, nil, part{"b.zip", string(zipped(t, nil, part{"c.docx", string(docx(t, para("大槻真理")))}))}), "C009", KindPerson, []string{"b.zip › c.docx", "1段落目"}},
		{"gzip", "a.csv.gz", gzipped("a,b\n\"緑が丘７－２１\",1\n", "a.csv"), "C012", KindAddress, []string{"2行目"}},
		{"CSV in Shift_JIS", "data/図3-2.csv", shiftJIS(t, "記号,値\r\nA社,1\r\nﾅﾀﾞﾊﾏｷｻﾞｲ ｼｮｳｶｲ,2\r\n"), "C006", KindName, []string{"3行目"}},
		{"text in EUC-JP", "data/読んでください.txt", eucJP(t, "連絡は蓼沼鋳造所へ"), "C011", KindName, []string{"1行目"}},
		{"text in JIS", "data/読んでください.txt", jis(t, "連絡は\n蓼沼鋳造所へ"), "C011", KindName, []string{"2行目"}},
		{"text in UTF-16", "data/読んでください.txt", append([]byte{0xFF, 0xFE}, utf16LE("あ\n灘浜機材商会")...), "C006", KindName, []string{"2行目"}},
		{"page with entities", "index.html", []byte("<p>&#x6EC4;&#28010;<b>物</b>産</p>"), "C010", KindName, []string{"index.html"}},
		{"Rich Text", "a.rtf", []byte(`{\rtf1\ansi{\b\u28760\'3f}{\i\loch \u27996\'3f\u27231?}\par {\u26448\'3f}\'8f\'a4\'89\'ef}`), "C006", KindName, []string{"1行目"}},
		{"JSON", "data/a.json", []byte("{\n\"name\": \"\\u9812\\u9bae\\u6771\\u5dba\\u5316\\u6210\"}"), "C009", KindName, []string{"2行目"}},
		{"picture in a page", "index.html", []byte(`<img src="data:image/png;base64,` + b64(string(pngFile(chunk("tEXt", []byte("Author\x00jimu-002@example.jp"))))) + `">`), "C002", KindMail, []string{"base64"}},
		{"calendar", "日程.ics", []byte("BEGIN:VEVENT\r\nLOCATION:福岡県筑東市本町1\r\n -15-402\r\n"), "C007", KindAddress, []string{"2行目"}},
		{"mail", "notes.md", []byte("From: =?ISO-2022-JP?B?" + b64(string(jis(t, "早乙女英樹"))) + "?="), "C010", KindPerson, []string{"base64"}},
		{"image of a disc", "disc.iso", append(append(bytes.Repeat([]byte{0}, 0x8001), "CD001\x01"...), append(bytes.Repeat([]byte{0}, 1001), utf16BE("C006_灘浜機材商会.pdf")...)...), "C006", KindName, []string{"disc.iso"}},
		{"file on a disc", "disc.iso", discFile("図1.csv", shiftJIS(t, "a,b\nA社,灘浜機材商会\n")), "C006", KindName, []string{"図1.csv", "2行目"}},
		{"name on a disc", "disc.iso", discFile("別府千春.csv", []byte("x")), "C007", KindPerson, []string{"ディスクの中のファイル名"}},
		{"behind the files of a disc", "disc.iso", append(discFile("a.csv", []byte("x")), "株式会社髙﨑精機"...), "C001", KindName, []string{"disc.iso"}},
		{"name of a folder", "deliverable/C003_ヨシノ鍍金（よしのめっきこうぎょう）/1.txt", []byte("x"), "C003", KindName, []string{"ファイル名"}},
		{"product", "a.yaml", []byte("- 試験: 榛名スピンドル\n- ﾊﾙﾅ･ｽﾋﾟﾝﾄﾞﾙ\n"), "C001", KindProduct, []string{"2行目"}},
	}
}

func allLeaks(t testing.TB) []planted {
	out := wordLeaks(t)
	for _, more := range [][]planted{sheetLeaks(t), pdfLeaks(t), otherLeaks(t)} {
		out = append(out, more...)
	}
	return out
}

func TestPlanted(t *testing.T) {
	s := New(names())
	all := allLeaks(t)
	if len(all) < 60 {
		t.Fatalf("%d leaks only", len(all))
	}
	for _, p := range all {
		t.Run(p.name, func(t *testing.T) {
			hits, problems := s.File(p.path, p.data)
			for _, h := range hits {
				if h.Company == p.company && h.Kind == p.kind && h.Certainty == Certain && containsAll(h.Place.String(), p.place) {
					return
				}
			}
			t.Errorf("not found: %s %s at %q\nhits: %v", p.company, p.kind, p.place, hits)
			for _, pr := range problems {
				t.Log(pr.Text("en"))
			}
		})
	}
}

func containsAll(s string, parts []string) bool {
	for _, p := range parts {
		if !strings.Contains(s, p) {
			return false
		}
	}
	return true
}

// Where a leak was planted nothing else may be found: each file names one
// company.
func TestPlantedOnly(t *testing.T) {
	s := New(names())
	for _, p := range allLeaks(t) {
		hits, _ := s.File(p.path, p.data)
		for _, h := range hits {
			if h.Company != p.company && h.Certainty == Certain {
				t.Errorf("%s: %v", p.name, h)
			}
		}
	}
}
