package leak

import (
	"archive/zip"
	"bytes"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"shinsa/pipeline/problem"
)

func codes(list problem.List) string {
	var out []string
	for _, p := range list {
		out = append(out, string(p.Code))
	}
	return strings.Join(out, " ")
}

// What cannot be looked into is told, whatever else is found.
func TestUnread(t *testing.T) {
	s := New(names())
	r := rand.New(rand.NewPCG(1, 2))
	noise := make([]byte, 20000)
	for i := range noise {
		noise[i] = byte(r.Uint32())
	}
	locked := zipped(t, nil, part{"a.txt", "x"})
	for _, sign := range []string{"PK\x03\x04", "PK\x01\x02"} {
		i := bytes.Index(locked, []byte(sign))
		locked[i+map[string]int{"PK\x03\x04": 6, "PK\x01\x02": 8}[sign]] |= 1
	}
	strange := zipped(t, func(z *zip.Writer) {
		w, err := z.CreateRaw(&zip.FileHeader{Name: "b", Method: 99})
		if err == nil {
			_, err = w.Write([]byte("xyz"))
		}
		if err != nil {
			t.Fatal(err)
		}
	}, part{"a.txt", "x"})
	spoiled := zipped(t, nil, part{"a.txt", strings.Repeat("abcdefg", 100)})
	spoiled[40] ^= 0x55
	deep := []byte("x")
	for range maxLevel + 2 {
		deep = zipped(t, nil, part{"a.zip", string(deep)})
	}
	mute := bytes.ReplaceAll(pdfWith("本文", "", "", ""), []byte("/ToUnicode 6 0 R"), []byte("                "))
	for _, c := range []struct {
		name string
		data []byte
		want problem.Code
	}{
		{"encrypted entry", locked, "leak-encrypted"},
		{"unknown compression", strange, "leak-closed"},
		{"broken entry", spoiled, "leak-broken"},
		{"broken archive", []byte("PK\x03\x04 nothing"), "leak-broken"},
		{"cut archive", zipped(t, nil, part{"a.txt", "x"})[:60], "leak-broken"},
		{"nested without end", deep, "leak-limit"},
		{"old Word or encrypted package", append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), noise...), "leak-closed"},
		{"7z", []byte("7z\xBC\xAF\x27\x1C123"), "leak-closed"},
		{"noise", noise, "leak-closed"},
		{"encrypted PDF", pdfWith("本文", "", "", "/Encrypt 7 0 R", pdfObject{dict: "<< /Filter /Standard >>"}), "leak-encrypted"},
		{"broken PDF", []byte("%PDF-1.7\n nothing"), "leak-broken"},
		{"glyphs without characters", mute, "leak-no-text"},
		{"unknown filter", pdfWith("本文", "", "", "", pdfObject{"/Filter /Unknown", "xyz"}), "leak-closed"},
		{"broken PNG", pngFile()[:40], "leak-broken"},
		{"broken JPEG", jpegFile(segment(0xFE, []byte("x")))[:8], "leak-broken"},
		{"bytes between entries", append(append([]byte("hidden words here"), zipped(t, nil, part{"a.txt", "x"})...), nil...), "leak-hidden-bytes"},
		{"revision ids", docx(t, `<w:p w:rsidR="00A1B2C3"/>`), "leak-revision-ids"},
		{"document id", docx(t, para("x"), part{"word/settings.xml", `<w:settings><w15:docId w15:val="{0}"/></w:settings>`}), "leak-document-id"},
	} {
		_, problems := s.File("a", c.data)
		if !strings.Contains(codes(problems), string(c.want)) {
			t.Errorf("%s: %q lacks %s", c.name, codes(problems), c.want)
		}
	}
}

// A clean file has no problem at all.
func TestClean(t *testing.T) {
	s := New(names())
	for name, data := range map[string][]byte{
		"事業報告書.docx": docx(t, para("第1章 A社から L社までの12社")+para("一般社団法人みちのく技術情報認証センターは経済産業省の")+para("髙い精度、電子部品、工業団地、精機工業会")),
		"図表.xlsx":    xlsx(t, `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>0</v></c><c r="C1"><v>0</v></c></row>`, `<si><t>A社</t></si>`),
		"事業報告書.pdf":  pdfWith("事業報告書", "", "", "/Info 7 0 R", pdfObject{dict: "<< /Producer (shinsa) >>"}),
		"図1.png":     pngFile(chunk("tEXt", []byte("Software\x00shinsa"))),
		"図2.jpg":     jpegFile(segment(0xE0, []byte("JFIF\x00"))),
		"a.csv":      []byte("\xef\xbb\xbf記号,値\r\nA社,12\r\n"),
		"a.zip":      zipped(t, nil, part{"a/", ""}, part{"a/b.txt", "x"}),
		"empty":      nil,
	} {
		if hits, problems := s.File(name, data); len(hits)+len(problems) > 0 {
			t.Errorf("%s: %v %v", name, hits, problems)
		}
	}
}

// The call itself and the guide speak of companies, addresses and numbers, and
// of no company: a long text must not give alarms.
func TestLongText(t *testing.T) {
	var text []byte
	for _, f := range []string{"../../README.md", "../../docs/problems.md", "/work/shared/seed/000_cced7b7dd9737f40.txt"} {
		if b, err := os.ReadFile(f); err == nil {
			text = append(text, b...)
		}
	}
	if len(text) == 0 {
		t.Skip("no text is here")
	}
	hits, problems := New(names()).File("a.md", text)
	t.Logf("%d bytes: %d hits", len(text), len(hits))
	for i, h := range hits {
		if i < 20 {
			t.Errorf("%v %s", h, h.Found)
		}
	}
	_ = problems
}

func TestWeak(t *testing.T) {
	s := New(Names{Companies: []Company{{ID: "C1", Name: "株式会社山"}, {ID: "C2", Name: "見本精機㈱"}}, Allow: []string{"見本精機工業会"}})
	if got := codes(s.Weak()); got != "leak-weak-name leak-allowed-name" {
		t.Error(got)
	}
	if got := s.Weak()[1].Company; got != "C2" {
		t.Error(got)
	}
}

func TestProblems(t *testing.T) {
	s := New(names())
	_, problems := s.File("a.txt", []byte("東嶺化成\n東嶺\u3000化成\n蓼沼様\n"))
	if codes(problems) != "leak-found leak-found" || problems[0].Company != "C009" || len(problems[0].Related) != 1 {
		t.Errorf("%+v", problems)
	}
	if s := problems[0].Text("ja"); !strings.Contains(s, "1行目") || !strings.Contains(s, "2行目") || !strings.Contains(s, "事業者の名称") {
		t.Error(s)
	}
}

func FuzzFile(f *testing.F) {
	for _, p := range allLeaks(f) {
		f.Add(p.data)
	}
	s := New(names())
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<18 {
			t.Skip("long")
		}
		s.File("a", data)
		again, _ := s.File("a", data)
		first, _ := s.File("a", data)
		if len(again) != len(first) {
			t.Error("two scans differ")
		}
		// Whatever stands before it, a name on a line of its own is found in a text.
		if texts(data) != nil && !bytes.ContainsAny(data, "\x1b<\xff\xfe") && len(texts(data)) == 1 && level(data) {
			if !s.finds("a", string(data)+"\n。灘浜機材商会\n", "C006", KindName) {
				t.Errorf("not found behind %q", data)
			}
		}
	})
}

// level tells whether data are a plain text to the scanner.
func level(data []byte) bool {
	for _, k := range sealed {
		if bytes.HasPrefix(data, []byte(k.magic)) {
			return false
		}
	}
	return !begun(data) && !known(data) && !bytes.Contains(data, []byte("%PDF-")) && !bytes.HasPrefix(data, []byte("BZh")) && !bytes.HasPrefix(data, []byte("PK"))
}
