package deliverable_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"shinsa/pipeline/deliverable"
	"shinsa/pipeline/docx"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/workbook"
)

// tamper changes one file of a deliverable, without the manifest or with it.
func tamper(p *deliverable.Package, name string, edit func([]byte) []byte) []deliverable.Entry {
	var out []deliverable.Entry
	for _, e := range p.Files {
		if e.Path == name {
			if e.Data = edit(bytes.Clone(e.Data)); e.Data == nil {
				continue
			}
		}
		out = append(out, e)
	}
	return out
}

func TestWhatIsTamperedWithIsSeen(t *testing.T) {
	p, _ := make1(t, input(t, "mri"))
	const report = "01_事業報告書/事業報告書.docx"
	for name, b := range map[string]struct {
		tree []deliverable.Entry
		code string
	}{
		"altered": {tamper(p, report, func(d []byte) []byte { d[40] ^= 1; return d }), "deliver-file-altered"},
		"gone":    {tamper(p, report, func([]byte) []byte { return nil }), "deliver-file-missing"},
		"more":    {append(slices.Clone(p.Files), deliverable.Entry{Path: "追加.txt", Data: []byte("x")}), "deliver-file-extra"},
		"beside":  {append(inFolder(p.Files), deliverable.Entry{Path: "追加.txt", Data: []byte("x")}), "deliver-file-extra"},
		"no sums": {tamper(p, deliverable.SumsName, func([]byte) []byte { return nil }), "deliver-no-manifest"},
		"no list": {tamper(p, deliverable.SumsName, func([]byte) []byte { return []byte("abc  x\n") }), "deliver-manifest-broken"},
		"no info": {tamper(p, deliverable.InfoName, func([]byte) []byte { return []byte("{}") }), "deliver-info-broken"},
		"nothing": {nil, "deliver-no-manifest"},
	} {
		_, found := deliverable.Verify(b.tree, deliverable.Tools{Lines: docx.Lines})
		if !slices.Contains(codes(found), b.code) {
			t.Errorf("%s: %v", name, codes(found))
		}
	}
}

func inFolder(files []deliverable.Entry) []deliverable.Entry {
	var out []deliverable.Entry
	for _, e := range files {
		out = append(out, deliverable.Entry{Path: "納品物/" + e.Path, Data: e.Data})
	}
	return out
}

// TestGateAgain: who mends the sums too is still told by the text of the PDF.
func TestGateAgain(t *testing.T) {
	in := input(t, "mri")
	word(func(t *testing.T, d []byte) []byte { return replaced(t, d, main, said, "<w:t>別の文</w:t>") })(t, &in)
	in.Profile.Checks.SameText = false
	p, found := make1(t, in)
	if p == nil {
		t.Fatal(found)
	}
	v, found := deliverable.Verify(inFolder(p.Files), in.Tools)
	if !slices.Contains(codes(found), "pdf-text-missing") || v.Digest != p.Record.Digest {
		t.Errorf("%v", codes(found))
	}
}

// TestSuspects: without a register, what looks like a name or an address is
// told; what belongs to the office is not.
func TestSuspects(t *testing.T) {
	lines := []string{"連絡先 sato@example.co.jp まで", "電話０３－１２３４－５６７８", "〒100-0001", "法人番号 7000012050002", "東京都千代田区大手町1-2-3", "みほん精機株式会社の工場", "㈱見本製作所"}
	quiet := []string{"見本認証機構", "株式会社見本総研", "03-0000-0000", "123-4567", "2018-08-15", "1000012050002", "4(1)③", "平成30年8月15日", "表 1-2-3"}
	in := input(t, "mri")
	sheets(func(s *workbook.Spec) {
		for i, l := range append(slices.Clone(lines), quiet...) {
			s.Sheets[0].Cells = append(s.Sheets[0].Cells, workbook.CellSpec{Row: 10 + i, Col: 1, Value: l})
		}
		s.Author = "佐藤太郎"
	})(t, &in)
	change(&in, "report.docx", replaced(t, of(in, "report.docx"), main, "<w:p>", `<w:p w:rsidR="00AB12CD">`))
	p, found := make1(t, in)
	if p == nil {
		t.Fatal(found)
	}
	in.Tools.Scan = nil
	v, found := deliverable.Verify(p.Files, in.Tools)
	if v.Scanned {
		t.Error("nothing was scanned for")
	}
	var hits []string
	for _, f := range found {
		if f.Code == "deliver-suspect" {
			hits = append(hits, f.Args[0]+" "+f.Args[1])
		}
	}
	want := []string{"メールアドレス sato@example.co.jp", "電話番号 03-1234-5678", "郵便番号 〒100-0001", "法人番号 7000012050002", "住所 東京都千代田区大手町1-2-3", "会社名 精機株式会社", "会社名 ㈱見本製作所"}
	slices.Sort(hits)
	slices.Sort(want)
	if !slices.Equal(slices.Compact(hits), want) {
		t.Errorf("told\n%s\nwant\n%s", strings.Join(hits, "\n"), strings.Join(want, "\n"))
	}
	for _, code := range []string{"deliver-author", "deliver-revision-ids"} {
		if !slices.Contains(codes(found), code) {
			t.Errorf("%s is not told: %v", code, codes(found))
		}
	}
	if found.HasErrors() {
		t.Errorf("suspicion is no error: %v", codes(found))
	}
	in.Tools.Scan = func(path string, data []byte) problem.List {
		return problem.List{problem.New("deliver-tracked", problem.Pos{File: path}, "a", "b")}
	}
	if _, found := deliverable.Verify(p.Files, in.Tools); !found.HasErrors() {
		t.Error("the register's scan is not made")
	}
}

func TestWhatIsNoDeliverable(t *testing.T) {
	if _, err := deliverable.Unpack([]byte("plain text")); !errors.Is(err, deliverable.ErrUnknown) {
		t.Error(err)
	}
	if _, err := deliverable.Unpack([]byte("PK\x03\x04torn")); err == nil {
		t.Error("a torn archive was opened")
	}
	if _, err := deliverable.Unpack(added(t, of(input(t, "mri"), "report.docx"), "../../etc/passwd", "x")); err == nil {
		t.Error("a path upwards was taken")
	}
	if tree, err := deliverable.Folder(fstest.MapFS{"a/b.txt": &fstest.MapFile{Data: []byte("x")}}); err != nil || len(tree) != 1 {
		t.Error(tree, err)
	}
}

func FuzzUnpack(f *testing.F) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	put(f, w, "a/"+deliverable.SumsName, []byte(strings.Repeat("0", 64)+"  表.csv\n"))
	put(f, w, "a/"+deliverable.InfoName, []byte(`{"format":"shinsa-deliverable/1","files":[{"path":"表.csv","role":"public.csv","figures_of":"public.docx"}]}`))
	put(f, w, "a/表.csv", []byte("項目,社数\n甲,1\n"))
	if err := w.Close(); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		tree, err := deliverable.Unpack(data)
		if err != nil {
			return
		}
		if v, found := deliverable.Verify(tree, deliverable.Tools{Lines: docx.Lines}); v.Files == 0 && !found.HasErrors() {
			t.Error("nothing is sound")
		}
	})
}
