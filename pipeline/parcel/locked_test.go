package parcel

import (
	"bytes"
	"compress/flate"
	"crypto/aes"
	"crypto/cipher"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"path"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/crypto/blowfish" //lint:ignore SA1019 what was sealed long ago is to be opened

	"shinsa/pipeline/workbook"
	"shinsa/pipeline/workbook/ods"
	"shinsa/pipeline/workbook/xls"
)

// sealing writes one part of an encrypted document, the other way round than
// odfEncryption.open.
type sealing struct {
	algorithm, derivation, start, checksum string
	iv                                     int
	seal                                   func(key, iv, plain []byte) []byte
}

var sealings = map[string]sealing{
	"ODF 1.2": {"http://www.w3.org/2001/04/xmlenc#aes256-cbc", `m:key-derivation-name="PBKDF2" m:key-size="32" m:iteration-count="1000"`,
		"http://www.w3.org/2000/09/xmldsig#sha256", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0#sha256-1k", 16, func(key, iv, plain []byte) []byte {
			block, _ := aes.NewCipher(key)
			fill := 16 - len(plain)%16
			out := append(bytes.Clone(plain), bytes.Repeat([]byte{byte(fill)}, fill)...)
			cipher.NewCBCEncrypter(block, iv).CryptBlocks(out, out)
			return out
		}},
	"ODF 1.1": {"Blowfish CFB", `m:key-derivation-name="PBKDF2" m:iteration-count="1024"`, "", "SHA1/1K", 8, func(key, iv, plain []byte) []byte {
		c, _ := blowfish.NewCipher(key)
		out, mask, last := make([]byte, len(plain)), make([]byte, 8), iv
		for at := 0; at < len(plain); at += 8 {
			c.Encrypt(mask, last)
			end := min(at+8, len(plain))
			for i := at; i < end; i++ {
				out[i] = plain[i] ^ mask[i-at]
			}
			last = out[at:end]
		}
		return out
	}},
	"LibreOffice 24.8": {"http://www.w3.org/2009/xmlenc11#aes256-gcm",
		`m:key-derivation-name="urn:org:documentfoundation:names:experimental:office:manifest:argon2id" m:key-size="32" l:argon2-iterations="1" l:argon2-memory="64" l:argon2-lanes="2"`,
		"http://www.w3.org/2001/04/xmlenc#sha256", "", 12, func(key, iv, plain []byte) []byte {
			block, _ := aes.NewCipher(key)
			gcm, _ := cipher.NewGCM(block)
			return append(bytes.Clone(iv), gcm.Seal(nil, iv, plain, nil)...)
		}},
}

const lockedMime = "application/vnd.oasis.opendocument.spreadsheet"

// part seals a part and returns its bytes and its line of the manifest.
func (s sealing) part(name, plain, password string) (sealed []byte, line string) {
	var b bytes.Buffer
	w, _ := flate.NewWriter(&b, 9)
	_, _ = w.Write([]byte(plain))
	_ = w.Close()
	iv, salt := bytes.Repeat([]byte{7}, s.iv), base64.StdEncoding.EncodeToString([]byte("0123456789abcdef"))
	check := b.Bytes()[:min(b.Len(), 1024)]
	sum256, sum1 := sha256.Sum256(check), sha1.Sum(check)
	sum := sum1[:]
	if strings.Contains(s.checksum, "256") {
		sum = sum256[:]
	}
	line = fmt.Sprintf(`<m:file-entry m:full-path="%s" m:size="%d"><m:encryption-data m:checksum-type="%s" m:checksum="%s"><m:algorithm m:algorithm-name="%s" m:initialisation-vector="%s"/><m:key-derivation %s m:salt="%s"/><m:start-key-generation m:start-key-generation-name="%s"/></m:encryption-data></m:file-entry>`,
		name, len(plain), s.checksum, base64.StdEncoding.EncodeToString(sum), s.algorithm, base64.StdEncoding.EncodeToString(iv), s.derivation, salt, s.start)
	var m odfManifest
	if err := xml.Unmarshal([]byte(manifestOf(line)), &m); err != nil {
		panic(err)
	}
	return s.seal(m.Entries[0].Seal.key(password), iv, b.Bytes()), line
}

func manifestOf(lines string) string {
	return `<m:manifest xmlns:m="m" xmlns:l="l">` + lines + `</m:manifest>`
}

// lockedODS is an encrypted spreadsheet with one cell.
func lockedODS(t testing.TB, s sealing, password string) []byte {
	content := `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="A"><table:table-row><table:table-cell><text:p>髙﨑` +
		strings.Repeat("回答", 2000) + `</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`
	mime := member{name: "mimetype", data: lockedMime, store: true}
	if s.iv == 12 {
		inner := archive(t, mime, member{name: "content.xml", data: content})
		whole, line := s.part("encrypted-package", string(inner), password)
		return archive(t, mime, member{name: "encrypted-package", data: string(whole), store: true}, member{name: "META-INF/manifest.xml", data: manifestOf(line)})
	}
	a, line := s.part("content.xml", content, password)
	b, more := s.part("styles.xml", "<styles/>", password)
	return archive(t, mime, member{name: "content.xml", data: string(a), store: true}, member{name: "styles.xml", data: string(b), store: true},
		member{name: "META-INF/manifest.xml", data: manifestOf(line + more)}, member{name: "Basic/a.xml", data: "x"})
}

// TestLockedODS opens each way of sealing with the password, and not without;
// the password is nowhere in what comes out.
func TestLockedODS(t *testing.T) {
	const password = "ひみつ2026"
	for name, s := range sealings {
		data := lockedODS(t, s, password)
		items, problems, err := Open(t.Context(), Item{Path: "inbox/C1.ods", Data: data}, Options{Passwords: parsed(t, "C9\twrong\nC1\t"+password+"\n")})
		if err != nil || len(items) != 1 || items[0].Kind != ODS || items[0].Unlocked != "C1" || items[0].Refused != "" {
			t.Errorf("%s: %v, %v, %v", name, items, problems, err)
			continue
		}
		book, err := ods.Read(items[0].Data, workbook.DefaultLimits())
		if err != nil || !strings.HasPrefix(book.Sheets[0].Cells[0].Text, "髙﨑回答") || book.Macros != (s.iv != 12) {
			t.Errorf("%s: %v", name, err)
		}
		shown, err := json.Marshal(items)
		if err != nil || strings.Contains(string(shown)+fmt.Sprintf("%+v", problems), password) {
			t.Errorf("%s: the password is shown (%v)", name, err)
		}
		if got := told(t, "C1.ods", data, Options{Passwords: parsed(t, "C1\twrong\n")}); got[0] != "C1.ods encrypted-odf parcel-password" {
			t.Errorf("%s, wrong password: %q", name, got)
		}
	}
}

// TestLockedHostile turns away what asks for too much or is not known.
func TestLockedHostile(t *testing.T) {
	s := sealings["ODF 1.2"]
	for name, c := range map[string]struct{ from, to, want string }{
		"rounds":    {`iteration-count="1000"`, `iteration-count="99999999"`, "parcel-encrypted-odf"},
		"unknown":   {"#aes256-cbc", "#camellia", "parcel-encrypted-odf"},
		"key size":  {`key-size="32"`, `key-size="7"`, "parcel-password"},
		"no vector": {"initialisation-vector", "x", "parcel-password"},
		"markup":    {"<m:manifest", "<m:manifest<", "parcel-damaged"},
		"bomb":      {`m:size="`, `m:size="9999999`, "parcel-size"},
	} {
		t.Run(name, func(t *testing.T) {
			a, line := s.part("content.xml", "<a/>", "p")
			manifest := strings.Replace(manifestOf(line), c.from, c.to, 1)
			data := archive(t, member{name: "mimetype", data: lockedMime, store: true}, member{name: "content.xml", data: string(a), store: true}, member{name: "META-INF/manifest.xml", data: manifest})
			if got := told(t, "a.ods", data, Options{Passwords: parsed(t, "C1\tp\n")}); !strings.HasSuffix(got[0], c.want) {
				t.Errorf("%q, want %s", got, c.want)
			}
		})
	}
}

// TestLockedXLS opens .xls files of other makers and compares with the same
// files in the clear.
func TestLockedXLS(t *testing.T) {
	files := readCorpus(t)
	byName := map[string][]byte{}
	for p, data := range files {
		byName[path.Base(p)] = data
	}
	for name, password := range map[string]string{"rc4cryptoapi_password": "Password1234_", "xor_password_123456789012345": "123456789012345"} {
		locked := Item{Path: "inbox/" + name + ".xls", Data: byName[name+".xls"]}
		items, problems, err := Open(t.Context(), locked, Options{Passwords: parsed(t, "C1\t"+password+"\n")})
		if err != nil || len(items) != 1 || items[0].Kind != XLS || items[0].Unlocked != "C1" {
			t.Errorf("%s: %v, %v, %v", name, items, problems, err)
			continue
		}
		mine, err := xls.Read(items[0].Data, workbook.DefaultLimits())
		if err != nil {
			t.Fatal(err)
		}
		plain, err := xls.Read(byName[name+"_plain.xls"], workbook.DefaultLimits())
		if err != nil || !reflect.DeepEqual(mine, plain) {
			t.Errorf("%s: %v, want %v, %v", name, mine, plain, err)
		}
		if got := told(t, "a.xls", locked.Data, Options{}); got[0] != "a.xls encrypted-xls parcel-password" {
			t.Errorf("%s without a password: %q", name, got)
		}
	}
}
