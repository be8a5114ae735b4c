package parcel

import (
	"bytes"
	"compress/flate"
	"crypto/aes"
	"crypto/hmac"
	"crypto/pbkdf2"
	"crypto/sha1"
	"hash/crc32"
	"strings"
	"testing"

	"golang.org/x/text/encoding/japanese"
)

// member is an entry of an archive that tests write, with what is wrong in it.
type member struct {
	name, data string
	store      bool
	flags      uint16
	password   string // ZipCrypto, or AES where aes is set
	aes        int    // 1, 2, 3: 128, 192, 256 bits
	ae1        bool
	madeBy     byte
	attributes uint32
	extra      []byte
	localName  string        // instead of name, in the local header
	lie        func(*claims) // changes what the directory claims
	descriptor bool
}

// claims are the fields of a header.
type claims struct {
	method            uint16
	crc, packed, size uint32
	offset            uint32
}

// archive writes a ZIP archive by hand.
func archive(t testing.TB, members ...member) []byte {
	t.Helper()
	var out, directory []byte
	for _, m := range members {
		body, c, extra := m.pack(t)
		c.offset = uint32(len(out))
		local := m.localName
		if local == "" {
			local = m.name
		}
		out = append(out, sigLocal...)
		in := c
		if m.descriptor {
			in.crc, in.packed, in.size = 0, 0, 0
		}
		out = m.header(out, in, local, extra)
		out = append(append(append(out, local...), extra...), body...)
		if m.lie != nil {
			m.lie(&c)
		}
		directory = append(append(directory, sigCentral...), 20, m.madeBy)
		directory = m.header(directory, c, m.name, extra)
		directory = append(directory, 0, 0, 0, 0, 0, 0)
		directory = le.AppendUint32(directory, m.attributes)
		directory = le.AppendUint32(directory, c.offset)
		directory = append(append(directory, m.name...), extra...)
	}
	return finish(out, directory, len(members))
}

func finish(out, directory []byte, n int) []byte {
	at := len(out)
	out = append(append(out, directory...), sigEnd...)
	out = append(out, 0, 0, 0, 0)
	out = le.AppendUint16(le.AppendUint16(out, uint16(n)), uint16(n))
	out = le.AppendUint32(le.AppendUint32(out, uint32(len(directory))), uint32(at))
	return append(out, 0, 0)
}

const testClock = 0x6B21

func (m member) header(out []byte, c claims, name string, extra []byte) []byte {
	flags := m.flags
	if m.password != "" {
		flags |= flagEncrypted
	}
	if m.descriptor {
		flags |= flagDescriptor
	}
	for _, v := range []uint16{20, flags, c.method, testClock, 0x21} {
		out = le.AppendUint16(out, v)
	}
	for _, v := range []uint32{c.crc, c.packed, c.size} {
		out = le.AppendUint32(out, v)
	}
	return le.AppendUint16(le.AppendUint16(out, uint16(len(name))), uint16(len(extra)))
}

func (m member) pack(t testing.TB) (body []byte, c claims, extra []byte) {
	t.Helper()
	c = claims{crc: crc32.ChecksumIEEE([]byte(m.data)), size: uint32(len(m.data))}
	body, extra = []byte(m.data), m.extra
	if !m.store {
		c.method = methodDeflate
		var b bytes.Buffer
		w, err := flate.NewWriter(&b, 9)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(body); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		body = b.Bytes()
	}
	switch {
	case m.aes > 0:
		version := byte(2)
		if m.ae1 {
			version = 1
		} else {
			c.crc = 0
		}
		extra = append(extra, 0x01, 0x99, 7, 0, version, 0, 'A', 'E', byte(m.aes), byte(c.method), 0)
		c.method = methodAES
		body = sealAES(t, m.password, m.aes, body)
	case m.password != "":
		last := byte(c.crc >> 24)
		if m.descriptor {
			last = testClock >> 8
		}
		body = sealZipCrypto(m.password, append([]byte("random head"), last), body)
	}
	c.packed = uint32(len(body))
	return body, c, extra
}

func sealZipCrypto(password string, head, body []byte) []byte {
	z := newZipCrypto(password)
	out := append(head, body...)
	for i, p := range out {
		t := z.c | 2
		out[i] = p ^ byte(t*(t^1)>>8)
		z.update(p)
	}
	return out
}

func sealAES(t testing.TB, password string, strength int, body []byte) []byte {
	t.Helper()
	key := 8 + 8*strength
	salt := []byte("0123456789abcdef")[:key/2]
	keys, err := pbkdf2.Key(sha1.New, password, salt, aesRounds, 2*key+2)
	if err != nil {
		t.Fatal(err)
	}
	block, err := aes.NewCipher(keys[:key])
	if err != nil {
		t.Fatal(err)
	}
	secret := make([]byte, len(body))
	countUp(block, secret, body)
	mac := hmac.New(sha1.New, keys[key:2*key])
	mac.Write(secret)
	return bytes.Join([][]byte{salt, keys[2*key:], secret, mac.Sum(nil)[:aesMAC]}, nil)
}

func sjis(t testing.TB, s string) string {
	t.Helper()
	out, err := japanese.ShiftJIS.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// xlsx is a package that is told to be a workbook.
func xlsx(t testing.TB, text string) string {
	t.Helper()
	return string(archive(t,
		member{name: "[Content_Types].xml", data: `<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`},
		member{name: "xl/workbook.xml", data: text}))
}

// told is what Open found, in a form to compare: path kind [refusal].
func told(t testing.TB, name string, data []byte, o Options) []string {
	t.Helper()
	items, problems, err := Open(t.Context(), Item{Path: "inbox/" + name, Data: data}, o)
	if err != nil {
		t.Fatal(err)
	}
	holdRefusals(t, items, problems)
	var out []string
	for _, it := range items {
		line := strings.TrimPrefix(it.Path, "inbox/") + " " + string(it.Kind)
		if it.Refused != "" {
			line += " " + string(it.Refused)
		}
		out = append(out, line)
	}
	for _, p := range problems {
		if p.Severity == 0 || p.Code == "parcel-duplicate" {
			out = append(out, "- "+string(p.Code)+" "+strings.Join(p.Args, "|"))
		}
	}
	return out
}
