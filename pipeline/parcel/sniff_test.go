package parcel

import (
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"shinsa/pipeline/problem"
)

func utf16of(s string, big, mark bool) string {
	var b strings.Builder
	units := utf16.Encode([]rune(s))
	if mark {
		units = append([]uint16{0xFEFF}, units...)
	}
	for _, u := range units {
		if big {
			b.WriteString(string([]byte{byte(u >> 8), byte(u)}))
		} else {
			b.WriteString(string([]byte{byte(u), byte(u >> 8)}))
		}
	}
	return b.String()
}

// ole is a container with streams of those names in its root.
func ole(names ...string) string {
	entry := func(name string, kind byte, right, child uint32) string {
		b := make([]byte, 128)
		copy(b, utf16of(name, false, false))
		le.PutUint16(b[64:], uint16(2*len(utf16.Encode([]rune(name)))+2))
		b[66] = kind
		for at, v := range map[int]uint32{68: 1<<32 - 1, 72: right, 76: child, 116: 0xFFFFFFFE} {
			le.PutUint32(b[at:], v)
		}
		return string(b)
	}
	h := make([]byte, 512)
	copy(h, oleMagic)
	h[30], h[32] = 9, 6
	for at := 76; at < 512; at += 4 {
		le.PutUint32(h[at:], 1<<32-1)
	}
	le.PutUint32(h[76:], 0) // the table is sector 0, the directory from sector 1
	le.PutUint32(h[48:], 1)
	le.PutUint32(h[68:], 0xFFFFFFFE)
	dir := entry("Root Entry", 5, 1<<32-1, 1)
	for i, n := range names {
		right := uint32(1<<32 - 1)
		if i+1 < len(names) {
			right = uint32(i + 2)
		}
		dir += entry(n, 2, right, 1<<32-1)
	}
	for len(dir)%512 != 0 {
		dir += string(make([]byte, 128))
	}
	table := make([]byte, 512)
	for i := range 128 {
		le.PutUint32(table[4*i:], 1<<32-1)
	}
	n := len(dir) / 512
	for i := 1; i < n; i++ {
		le.PutUint32(table[4*i:], uint32(i+1))
	}
	le.PutUint32(table[4*n:], 0xFFFFFFFE)
	return string(h) + string(table) + dir
}

func ooxml(t *testing.T, contentType string) string {
	return string(archive(t, member{name: "[Content_Types].xml", data: `<Override ContentType="application/vnd.` + contentType + `+xml"/>`}, member{name: "x", data: ""}))
}

func odf(t *testing.T, mime, manifest string) string {
	return string(archive(t, member{name: "mimetype", data: "application/vnd.oasis.opendocument." + mime, store: true}, member{name: "META-INF/manifest.xml", data: manifest}))
}

func ownerFile(n int) string {
	return "\x05Yama " + strings.Repeat(" ", 48) + "\x05\x00" + utf16of("Yama "+strings.Repeat(" ", 60), false, false)[:n-56]
}

func TestSniff(t *testing.T) {
	csv := "番号,回答\r\n1,有\r\n"
	for name, c := range map[string]struct {
		data string
		want Kind
	}{
		"xlsx": {ooxml(t, "openxmlformats-officedocument.spreadsheetml.sheet.main"), XLSX},
		"xlsm": {ooxml(t, "ms-excel.sheet.macroEnabled.main"), XLSM},
		"xltx": {ooxml(t, "openxmlformats-officedocument.spreadsheetml.template.main"), XLTX},
		"xltm": {ooxml(t, "ms-excel.template.macroEnabled.main"), XLTM},
		"xlsb": {ooxml(t, "ms-excel.sheet.binary.macroEnabled.main"), XLSB},
		"docx": {ooxml(t, "openxmlformats-officedocument.wordprocessingml.document.main"), DOCX},
		"docm": {ooxml(t, "ms-word.document.macroEnabled.main"), DOCX},
		"pptx": {ooxml(t, "openxmlformats-officedocument.presentationml.presentation.main"), PPTX},
		"torn": {string(archive(t, member{name: "xl/worksheets/sheet1.xml", data: "x"})), XLSX},
		"ods":  {odf(t, "spreadsheet", ""), ODS}, "odt": {odf(t, "text", ""), ODT},
		"ods locked":    {odf(t, "spreadsheet", "<manifest:encryption-data/>"), EncryptedODF},
		"Numbers":       {string(archive(t, member{name: "Index/Document.iwa", data: "x"})), Numbers},
		"zip":           {string(archive(t, member{name: "a", data: "x"})), ZIP},
		"zip cut":       {string(archive(t, member{name: "a", data: "x"}))[:40], Truncated},
		"xls":           {ole("Workbook", "\x05SummaryInformation"), XLS},
		"xls 5":         {ole("Book"), XLS},
		"xls bare":      {"\x09\x08\x10\x00\x00\x06\x05\x00", XLS},
		"doc":           {ole("WordDocument"), DOC},
		"ppt":           {ole("PowerPoint Document", "Pictures"), PPT},
		"msg":           {ole("__properties_version1.0", "Workbook"), Msg},
		"locked":        {ole("EncryptedPackage", "EncryptionInfo"), EncryptedOOXML},
		"IRM":           {ole("EncryptedPackage", "\x06DataSpaces"), IRM},
		"ichitaro":      {ole("DocumentText", "a", "b", "c", "d"), Ichitaro},
		"OLE":           {ole("x"), Unknown},
		"OLE cut":       {oleMagic, Unknown},
		"pdf":           {"%PDF-1.7\n%\xE2\xE3", PDF},
		"pdf after":     {"\r\n\r\n%PDF-1.4", PDF},
		"png":           {"\x89PNG\r\n\x1a\n\x00", Image},
		"jpeg":          {"\xFF\xD8\xFF\xE1\x00", Image},
		"tiff":          {"II*\x00\x08", Image},
		"heic":          {"\x00\x00\x00\x18ftypheic\x00", Image},
		"webp":          {"RIFF\x00\x00\x00\x00WEBPVP8 ", Image},
		"rtf":           {`{\rtf1\ansi`, RTF},
		"7z":            {"7z\xBC\xAF\x27\x1C\x00", Archive},
		"rar":           {"Rar!\x1A\x07\x01\x00", Archive},
		"lzh":           {"\x22\x4e-lh5-\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x20\x02\x05a.txt", Archive},
		"exe":           {"MZ\x90\x00" + strings.Repeat("\x00", 80), Program},
		"lnk":           {"\x4C\x00\x00\x00\x01\x14\x02\x00\x00", Shortcut},
		"url":           {"[InternetShortcut]\r\nURL=https://example.jp/", Shortcut},
		"gsheet":        {`{"url": "https://docs.google.com/open?id=x"}`, Shortcut},
		"lock of Excel": {ownerFile(165), Lock},
		"empty":         {"", Empty}, "zeros": {strings.Repeat("\x00", 9000), Empty}, "blanks": {" \r\n\t", Empty},
		"html":            {"\r\n<HTML xmlns:x=\"urn:schemas-microsoft-com:office:excel\">", HTML},
		"table":           {"<table border=1><tr><td>1", HTML},
		"xml 2003":        {"<?xml version=\"1.0\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">", SheetML},
		"xml":             {"<?xml version=\"1.0\"?><a/>", Text},
		"mht":             {"MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related; boundary=a\r\n\r\n", MHTML},
		"mht of Chrome":   {"From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\n", MHTML},
		"eml":             {"Received: from x\r\n by y\r\nFrom: a\r\nTo: b\r\n\r\n", Mail},
		"mbox":            {"From a@b Fri Jun  1\nFrom: a\nTo: b\n\n", Mail},
		"eml raw":         {"From: a\r\nSubject: " + sjis(t, "回答") + "\r\n\r\n\xFF\xFF", Mail},
		"winmail":         {"\x78\x9F\x3E\x22\x01", TNEF},
		"csv":             {csv, CSV},
		"csv mark":        {"\uFEFF" + csv, CSV},
		"csv CP932":       {sjis(t, csv), CSV},
		"csv UTF-16":      {utf16of(csv, false, true), CSV},
		"csv UTF-16 BE":   {utf16of(csv, true, true), CSV},
		"csv no mark":     {utf16of("id,answer\r\n1,2\r\n", false, false), CSV},
		"tsv":             {"a\tb\n1\t2\n", CSV},
		"text":            {"ただいま準備中です。\n", Text},
		"text JIS":        {iso2022(t, "ただいま準備中です。"), Text},
		"long CP932":      {sjis(t, strings.Repeat("あ", 40000)), Text},
		"long UTF-8":      {strings.Repeat("x", textHead-1) + "あい", Text},
		"bytes":           {"\x01\x02\x03\xFF\xFE\x80abc", Unknown},
		"lock file by 5c": {"\x05" + strings.Repeat("a", 164), Unknown},
	} {
		if got := Sniff([]byte(c.data)); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// TestNamesAgainstContent holds when a name is noted, and that only a lock
// file is told by it.
func TestNamesAgainstContent(t *testing.T) {
	x := xlsx(t, "a")
	for _, c := range []struct{ name, data, want string }{
		{"a.xls", x, "a.xls xlsx; - parcel-extension .xls|Excel .xlsx"},
		{"a.XLSX", x, "a.XLSX xlsx"},
		{"a", x, "a xlsx"},
		{"a.xlsx", "<html><table>", "a.xlsx html; - parcel-extension .xlsx|HTML"},
		{"a.xlsx", "a,b\n1,2", "a.xlsx csv; - parcel-extension .xlsx|CSV"},
		{"a.dat", "a,b\n1,2", "a.dat csv; - parcel-extension .dat|CSV"},
		{"a.memo", "a", "a.memo text"},
		{"a.xlsx", "%PDF-1.4", "a.xlsx pdf parcel-pdf; - parcel-extension .xlsx|PDF"},
		{"~$a.xlsx", "\x04abcd\x00\x01", "~$a.xlsx lock parcel-lock; - parcel-lock ~$"},
		{"~$a.xlsx", "", "~$a.xlsx lock parcel-lock; - parcel-lock ~$"},
		{".~lock.a.ods#", ",yamada,pc,01.06.2018 10:00,file:///;", ".~lock.a.ods# lock parcel-lock; - parcel-lock ~$"},
		{"~$a.xlsx", x, "~$a.xlsx xlsx"},
		{"a.xlsx", "", "a.xlsx empty parcel-empty"},
		{"Thumbs.db", ole("256_1"), "Thumbs.db debris parcel-debris; - parcel-debris Windows/macOS"},
		{"._a.xlsx", "\x00\x05\x16\x07\x00\x02", "._a.xlsx debris parcel-debris; - parcel-debris Windows/macOS"},
		{"desktop.ini", "[.ShellClassInfo]", "desktop.ini debris parcel-debris; - parcel-debris Windows/macOS"},
	} {
		if got := strings.Join(told(t, c.name, []byte(c.data), Options{}), "; "); got != c.want {
			t.Errorf("%s: %s", c.name, got)
		}
	}
}

// TestTraits holds that each kind stands once in the table and each refusal in
// the table of codes.
func TestTraits(t *testing.T) {
	seen := map[Kind]bool{}
	for _, tr := range traits {
		if seen[tr.kind] || tr.label == "" {
			t.Errorf("%s is there twice or has no label", tr.kind)
		}
		seen[tr.kind] = true
		if tr.refused != "" && problem.Lookup(tr.refused).Ja.Hint == problem.Lookup("no-such").Ja.Hint {
			t.Errorf("%s: code %s is not in the table", tr.kind, tr.refused)
		}
	}
	for _, k := range []Kind{XLSX, XLSM, XLTX, XLTM, XLSB, XLS, ODS, SheetML, HTML, CSV, Text} {
		if !k.Readable() {
			t.Errorf("%s is not readable", k)
		}
	}
	if ZIP.Readable() || Mail.Readable() || PDF.Readable() || EncryptedOOXML.Readable() {
		t.Error("what is no table is readable")
	}
}

// TestStandardEncryption opens what the library encrypts in the way of Office
// 2007, and the agile way is held by TestCorpus.
func TestStandardEncryption(t *testing.T) {
	// The library's container is wrong (and unreadable for itself) for less
	// than 4 KiB: a part that does not compress makes more.
	plain := ooxml(t, "openxmlformats-officedocument.spreadsheetml.sheet.main")
	plain = string(archive(t, member{name: "[Content_Types].xml", data: "spreadsheetml.sheet.main"}, member{name: "x", data: strings.Repeat(plain, 30), store: true}))
	locked, err := excelize.Encrypt([]byte(plain), &excelize.Options{Password: "秘密12"})
	if err != nil {
		t.Fatal(err)
	}
	in := Item{Path: "inbox/C012.xlsx", Data: locked}
	items, problems, err := Open(t.Context(), in, Options{Passwords: parsed(t, "C001\tx\nC012\t秘密12\n")})
	if err != nil || len(problems) > 0 || items[0].Kind != XLSX || string(items[0].Data) != plain || items[0].Unlocked != "C012" || items[0].Path != in.Path {
		t.Fatalf("%v, %v", problems, err)
	}
	if got := told(t, "C012.xlsx", locked, Options{Passwords: parsed(t, "C001\tx\n")}); got[0] != "C012.xlsx encrypted-ooxml parcel-password" {
		t.Errorf("wrong password: %q", got)
	}
	if got := told(t, "C012.xlsx", locked[:len(locked)/2], Options{Passwords: parsed(t, "C012\t秘密12\n")}); !strings.Contains(got[0], " parcel-") {
		t.Errorf("cut: %q", got)
	}
	open, err := excelize.Encrypt([]byte(plain), &excelize.Options{Password: publicPassword})
	if err != nil {
		t.Fatal(err)
	}
	if got := told(t, "a.xlsx", open, Options{}); got[0] != "a.xlsx xlsx" {
		t.Errorf("Excel's own password: %q", got)
	}
	z := archive(t, member{name: "a.xlsx", data: string(locked), password: "秘密12", aes: 3})
	if got := told(t, "C012.zip", z, Options{Passwords: parsed(t, "C012\t秘密12\n")}); got[0] != "C012.zip/a.xlsx xlsx" {
		t.Errorf("in a locked archive: %q", got)
	}
}
