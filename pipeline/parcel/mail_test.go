package parcel

import (
	"encoding/base64"
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/japanese"

	"shinsa/pipeline/problem"
)

func iso2022(t testing.TB, s string) string {
	t.Helper()
	out, err := japanese.ISO2022JP.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// encodedWordOf is a word as Japanese mailers write it.
func encodedWordOf(charset, raw string) string {
	return "=?" + charset + "?B?" + base64.StdEncoding.EncodeToString([]byte(raw)) + "?="
}

// letter is a mail with one attachment under those header lines.
func letter(lines, encoding, body string) []byte {
	return []byte(strings.ReplaceAll("From: =?UTF-8?B?5bGx55Sw?= <a@example.jp>\nTo: b@example.jp\nSubject: test\nDate: Fri, 1 Jun 2018 10:00:00 +0900\nMIME-Version: 1.0\n"+
		"Content-Type: multipart/mixed; boundary=\"b=1\"\n\npreamble\n--b=1\nContent-Type: text/plain; charset=UTF-8\n\n本文\n--b=1x is no boundary\n"+
		"--b=1\n"+lines+"\nContent-Transfer-Encoding: "+encoding+"\n\n"+body+"\n--b=1--\nepilogue\n", "\n", "\r\n"))
}

// TestMailNames holds the ways in which mailers write the name 表示 回答①.csv.
func TestMailNames(t *testing.T) {
	const name = "表示 回答①.csv"
	sj, jis, utf := sjis(t, name), iso2022(t, name), name
	percent := func(s string) string {
		var b strings.Builder
		for i := range len(s) {
			fmt.Fprintf(&b, "%%%02X", s[i])
		}
		return b.String()
	}
	half := len(utf) / 2 // inside of a character
	for way, line := range map[string]string{
		"2047 JIS, quoted":      `Content-Disposition: attachment; filename="` + encodedWordOf("ISO-2022-JP", jis) + `"`,
		"2047 JIS, bare":        "Content-Disposition: attachment; filename=" + encodedWordOf("iso-2022-jp", jis),
		"2047 Shift_JIS":        `Content-Disposition: attachment; filename="` + encodedWordOf("Shift_JIS", sj) + `"`,
		"2047 cp932":            `Content-Disposition: attachment; filename="` + encodedWordOf("cp932", sj) + `"`,
		"2047 UTF-8 cut":        `Content-Disposition: attachment; filename="` + encodedWordOf("UTF-8", utf[:half]) + "\n " + encodedWordOf("UTF-8", utf[half:]) + `"`,
		"2047 Q":                `Content-Disposition: attachment; filename="=?UTF-8?Q?` + strings.ReplaceAll(percent(utf), "%", "=") + `?="`,
		"2047 in Content-Type":  `Content-Type: application/octet-stream; name="` + encodedWordOf("ISO-2022-JP", jis) + `"`,
		"2231 UTF-8":            "Content-Disposition: attachment; filename*=utf-8''" + percent(utf),
		"2231 JIS":              "Content-Disposition: attachment; filename*=ISO-2022-JP'ja'" + percent(jis),
		"2231 pieces":           "Content-Disposition: attachment;\n filename*1*=" + percent(sj[5:]) + ";\n filename*0*=Shift_JIS''" + percent(sj[:5]),
		"2231 and plain":        `Content-Disposition: attachment; filename="?????.csv"; filename*=UTF-8''` + percent(utf),
		"2231 with 2047":        `Content-Disposition: attachment; filename*0="` + encodedWordOf("UTF-8", utf) + `"`,
		"raw Shift_JIS":         `Content-Disposition: attachment; filename="` + sj + `"`,
		"raw Shift_JIS, bare":   "Content-Disposition: attachment; filename=" + sj,
		"raw UTF-8":             `Content-Disposition: attachment; filename="` + utf + `"`,
		"raw JIS":               `Content-Disposition: attachment; filename="` + jis + `"`,
		"path of the sender":    `Content-Disposition: attachment; filename="C:\Users\x\` + utf + `"`,
		"NFD":                   `Content-Disposition: attachment; filename="` + utf + `"`,
		"wrong charset claimed": `Content-Disposition: attachment; filename="` + encodedWordOf("UTF-8", sj) + `"`,
	} {
		got := told(t, "m.eml", letter(line, "7bit", "a,b\n1,2"), Options{})
		if want := []string{"m.eml/" + name + " csv"}; !slices.Equal(got, want) {
			t.Errorf("%s: %q", way, got)
		}
	}
}

func TestMailEncodings(t *testing.T) {
	for _, c := range []struct{ encoding, body, want string }{
		{"7bit", "a,b\n1,2", "a,b\r\n1,2"},
		{"8bit", "甲,乙\n1,2", "甲,乙\r\n1,2"},
		{"base64", "YSxiDQ\nox LDI=\n", "a,b\r\n1,2"},
		{"BASE64", "YSxiDQoxLDI", "a,b\r\n1,2"},
		{"base64", "YQ==LGI=", "a,b"},
		{"quoted-printable", "a=2Cb=\n,=E7=94=B2,= x", "a,b,甲,= x"},
	} {
		items, problems, err := Open(t.Context(), Item{Path: "inbox/m.eml", Data: letter("Content-Disposition: attachment; filename=a.csv", c.encoding, c.body)}, Options{})
		if err != nil || len(items) != 1 || string(items[0].Data) != c.want {
			t.Errorf("%s: %v, %v, %v", c.encoding, items, problems, err)
		}
	}
}

func TestMailInfo(t *testing.T) {
	items, _, err := Open(t.Context(), Item{Path: "inbox/m.eml", Data: letter("Content-Disposition: attachment; filename=a.csv", "7bit", "a,b")}, Options{})
	if err != nil || len(items) != 1 {
		t.Fatal(items, err)
	}
	m := items[0].Mail
	if m.From != "山田 <a@example.jp>" || m.Subject != "test" || !strings.HasPrefix(m.Body, "本文\n--b=1x") || !m.Sent.Equal(time.Date(2018, 6, 1, 1, 0, 0, 0, time.UTC)) {
		t.Errorf("%+v", m)
	}
}

// TestMailParts holds what becomes of parts that are no plain attachments.
func TestMailParts(t *testing.T) {
	forwarded := strings.NewReplacer("\r", "", "b=1", "c=2").Replace(string(letter("Content-Disposition: attachment; filename=in.csv", "7bit", "a,b")))
	zipped := base64.StdEncoding.EncodeToString(archive(t, member{name: sjis(t, "答.xlsx"), data: xlsx(t, "a")}))
	for name, c := range map[string]struct {
		lines, body string
		want        []string
	}{
		"no name":     {"Content-Type: application/octet-stream", zipped, []string{"m.eml/添付ファイル/答.xlsx xlsx"}},
		"zip":         {"Content-Type: application/zip; name=a.zip", zipped, []string{"m.eml/a.zip/答.xlsx xlsx"}},
		"forwarded":   {"Content-Type: message/rfc822", forwarded, []string{"m.eml/転送メール.eml/in.csv csv"}},
		"signature":   {"Content-Type: application/pkcs7-signature; name=smime.p7s", "x", []string{"m.eml mail parcel-mail-empty", "- parcel-skipped smime.p7s|1"}},
		"encrypted":   {"Content-Type: application/pkcs7-mime; name=smime.p7m", "x", []string{"m.eml/smime.p7m unknown parcel-mail-encrypted"}},
		"partial":     {"Content-Type: message/partial", "x", []string{"m.eml/添付ファイル unknown parcel-mail-part"}},
		"no boundary": {"Content-Type: multipart/mixed", "x", []string{"m.eml/添付ファイル unknown parcel-mail-part"}},
		"uuencode":    {"Content-Type: text/plain", "hello\nbegin 644 a.xls\n#0V%T\n`\nend", []string{"m.eml/添付ファイル unknown parcel-mail-part"}},
		"winmail":     {"Content-Type: application/ms-tnef; name=winmail.dat", base64.StdEncoding.EncodeToString([]byte("\x78\x9F\x3E\x22xx")), []string{"m.eml/winmail.dat tnef parcel-tnef"}},
		"more text":   {"Content-Type: text/plain", "x", []string{"m.eml mail parcel-mail-empty"}},
		"photo":       {"Content-Type: image/png; name=a.png\nContent-ID: <x>", base64.StdEncoding.EncodeToString([]byte("\x89PNG\r\n\x1a\n")), []string{"m.eml/a.png image parcel-image"}},
	} {
		encoding := "base64"
		if strings.HasPrefix(c.body, "From") || strings.HasPrefix(c.body, "hello") || c.body == "x" {
			encoding = "8bit"
		}
		if got := told(t, "m.eml", letter(c.lines, encoding, c.body), Options{}); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	logo := []byte("From: a\nSubject: b\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: multipart/related; boundary=b\n\n" +
		"--b\nContent-Type: text/html\n\n<p>&lt;hello&gt;</p><style>x</style>\n--b\nContent-Type: image/png; name=logo.png\nContent-ID: <l>\n\nx\n--b--\n--a\nContent-Type: x/y; name=a.csv\n\na,b\n")
	got := told(t, "m.eml", logo, Options{})
	if want := []string{"m.eml/a.csv csv", "- parcel-skipped logo.png|1"}; !slices.Equal(got, want) {
		t.Errorf("logo: %q", got)
	}
	items, problems, _ := Open(t.Context(), Item{Path: "m.eml", Data: logo}, Options{})
	if items[0].Mail.Body != "<hello>" || !slices.ContainsFunc(problems, func(p problem.Problem) bool { return p.Code == "parcel-mail-cut" }) {
		t.Errorf("body %q, %v", items[0].Mail.Body, problems)
	}
}

func TestMailNested(t *testing.T) {
	deep := "Content-Type: text/csv; name=a.csv\n\na,b"
	for i := range 20 {
		deep = fmt.Sprintf("Content-Type: multipart/mixed; boundary=x%d\n\n--x%[1]d\n%s\n--x%[1]d--", i, deep)
	}
	got := told(t, "m.eml", []byte("From: a\nSubject: b\n"+deep), Options{})
	if want := []string{"m.eml mail parcel-depth"}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	deep = "From: a\nSubject: b\n\ntext"
	for range 20 {
		deep = "From: a\nSubject: b\nContent-Type: message/rfc822\n\n" + deep
	}
	got = told(t, "m.eml", []byte(deep), Options{})
	if len(got) != 1 || !strings.HasSuffix(got[0], "mail parcel-depth") {
		t.Errorf("got %q", got)
	}
	many := "From: a\nSubject: b\nContent-Type: multipart/mixed; boundary=x\n\n" + strings.Repeat("--x\n\n\n", 3000)
	if got = told(t, "m.eml", []byte(many), Options{}); got[0] != "m.eml mail parcel-entries" {
		t.Errorf("got %q", got)
	}
}

// TestMailOfPython reads what Python's email package writes, in its old form
// and its new one, and in three charsets.
func TestMailOfPython(t *testing.T) {
	for name, header := range map[string]string{
		"iso-2022-jp": `p.add_header("Content-Disposition", "attachment", filename=str(email.header.Header("回答シート（本社）.csv", "iso-2022-jp")))`,
		"utf-8":       `p.add_header("Content-Disposition", "attachment", filename=("utf-8", "ja", "回答シート（本社）.csv"))`,
		"2231 sjis":   `p.add_header("Content-Disposition", "attachment", filename=("shift_jis", "", "回答シート（本社）.csv"))`,
		"2231 jis":    `p.add_header("Content-Disposition", "attachment", filename=("iso-2022-jp", "", "回答シート（本社）.csv"))`,
		"new form":    `p = None; m2.add_attachment("番号,回答\n1,有\n".encode("cp932"), maintype="text", subtype="csv", filename="回答シート（本社）.csv")`,
	} {
		script := `import sys, email.header, email.mime.multipart, email.mime.base, email.mime.text, email.encoders, email.message
m = email.mime.multipart.MIMEMultipart()
m2 = email.message.EmailMessage()
m2.set_content("本文です")
p = email.mime.base.MIMEBase("text", "csv")
p.set_payload("番号,回答\n1,有\n".encode("cp932"))
email.encoders.encode_base64(p)
` + header + `
if p: m.attach(email.mime.text.MIMEText("本文です", "plain", "iso-2022-jp")); m.attach(p)
else: m = m2
m["Subject"] = email.header.Header("自己チェックシートの送付について（株式会社髙島製作所 総務部 山田太郎）", "utf-8").encode() if p else "自己チェックシートの送付について（株式会社髙島製作所 総務部 山田太郎）"
m["From"] = "yamada@example.jp"
m["Date"] = "Fri, 01 Jun 2018 10:00:00 +0900"
sys.stdout.buffer.write(m.as_bytes())`
		data, err := exec.Command("python3", "-c", script).Output()
		if err != nil {
			t.Skipf("python3 is not there or failed: %v", err)
		}
		items, problems, err := Open(t.Context(), Item{Path: "inbox/m.eml", Data: data}, Options{})
		if err != nil || len(items) != 1 {
			t.Fatalf("%s: %v %v\n%s", name, problems, err, data)
		}
		it := items[0]
		if it.Path != "inbox/m.eml/回答シート（本社）.csv" || string(it.Data) != sjis(t, "番号,回答\n1,有\n") || it.Mail.Body != "本文です" ||
			it.Mail.Subject != "自己チェックシートの送付について（株式会社髙島製作所 総務部 山田太郎）" {
			t.Errorf("%s: %s %q %+v\n%s", name, it.Path, it.Data, it.Mail, data)
		}
	}
}
