// Package lock opens what Excel 95 to 2003 protected by a password: the
// workbook stream of an .xls file, encrypted by RC4 (Excel 97), RC4 of the
// CryptoAPI (Excel 2002, 2003) or XOR (Excel 95).
//
// In: the stream and a password. Out: the stream in the clear, of the same
// length, so that it may stand in the place of the other. The package says
// whether a password is right by what the file holds for this; it keeps none and
// shows none. Ways of encryption that Excel does not offer by itself are told
// and not opened. The ways are described in [MS-OFFCRYPTO] 2.3.5 to 2.3.7 and
// [MS-XLS] 2.2.10.
package lock

import (
	"bytes"
	"crypto/md5"
	"crypto/rc4"
	"crypto/sha1"
	"encoding/binary"
	"unicode/utf16"
)

// OpenPassword is what Excel encrypts with when the structure of a workbook is
// protected (ブックの保護): it opens such files without asking, and so do we
// ([MS-OFFCRYPTO] 2.3.7.6).
const OpenPassword = "VelvetSweatshop"

// blockSize is how much of a stream one key encrypts.
const blockSize = 1024

// The records that matter here.
const (
	idEOF        = 0x000A
	idFilePass   = 0x002F
	idNone       = 0x0FFF // a number that no record has
	idBoundSheet = 0x0085
)

// Lock is the protection of one stream.
type Lock struct {
	stream []byte
	at     int    // of the FILEPASS record
	pass   record // its content
}

// Find returns the protection of a workbook stream; ok is false for one that
// has none. The record that tells it stands among the first.
func Find(stream []byte) (l Lock, ok bool) {
	at := 0
	for range 100 {
		id, data, ok := peek(stream, at)
		if !ok || id == idEOF {
			break
		}
		if id == idFilePass {
			return Lock{stream, at, record{data}}, true
		}
		at += 4 + len(data)
	}
	return Lock{}, false
}

// Method names the way of encryption; "" is one that is not known here.
func (l Lock) Method() string {
	switch {
	case len(l.pass.data) <= 4 || l.pass.u16(0) == 0:
		return "XOR"
	case l.pass.u16(2) == 1:
		return "RC4"
	case l.pass.u16(4) == 2:
		return "RC4 CryptoAPI"
	}
	return ""
}

// Open returns the stream in the clear and without the record that says that
// it is encrypted; ok is false where the password is not the right one.
func (l Lock) Open(password string) (clear []byte, ok bool) {
	if k := newXorKey(l.pass, password); k != nil {
		clear = k.clear(l.stream)
	} else if k := newKey(l.pass, password); k != nil {
		clear = k.clear(l.stream)
	}
	if clear == nil {
		return nil, false
	}
	binary.LittleEndian.PutUint16(clear[l.at:], idNone)
	return clear, true
}

// record is what stands in one. Past its end it is zeros.
type record struct{ data []byte }

func (r record) u16(at int) int {
	if at+2 > len(r.data) {
		return 0
	}
	return int(binary.LittleEndian.Uint16(r.data[at:]))
}

func (r record) u32(at int) uint32 { return uint32(r.u16(at)) | uint32(r.u16(at+2))<<16 }

func peek(stream []byte, at int) (id int, data []byte, ok bool) {
	if at+4 > len(stream) {
		return 0, nil, false
	}
	size := int(binary.LittleEndian.Uint16(stream[at+2:]))
	if at+4+size > len(stream) {
		return 0, nil, false
	}
	return int(binary.LittleEndian.Uint16(stream[at:])), stream[at+4 : at+4+size], true
}

// key makes the key of a block.
type key func(block uint32) []byte

// newKey returns the key for a password, or nil when it is not the right one,
// or the way of encryption is another.
func newKey(pass record, password string) key {
	if pass.u16(0) != 1 {
		return nil
	}
	if pass.u16(2) == 1 && pass.u16(4) == 1 && len(pass.data) >= 54 {
		k := key97(pass.data[6:22], password)
		sum := func(b []byte) []byte { h := md5.Sum(b); return h[:] }
		return k.verified(pass.data[22:38], pass.data[38:54], sum)
	}
	size := int(pass.u32(10)) // of the header that names the ways
	at := 14 + size
	if pass.u16(4) != 2 || size < 32 || size > 4096 || at+60 > len(pass.data) {
		return nil
	}
	const rc4AlgID = 0x6801
	if alg := pass.u32(14 + 8); alg != rc4AlgID && alg != 0 {
		return nil
	}
	k := key2002(pass.data[at+4:at+20], int(pass.u32(14+16)), password)
	sum := func(b []byte) []byte { h := sha1.Sum(b); return h[:] }
	return k.verified(pass.data[at+20:at+36], pass.data[at+40:at+60], sum)
}

// key97 is the way of Excel 97 ([MS-OFFCRYPTO] 2.3.6.2).
func key97(salt []byte, password string) key {
	first := md5.Sum(unicodeBytes(password))
	var mixed []byte
	for range 16 {
		mixed = append(append(mixed, first[:5]...), salt...)
	}
	second := md5.Sum(mixed)
	return func(block uint32) []byte {
		h := md5.Sum(binary.LittleEndian.AppendUint32(bytes.Clone(second[:5]), block))
		return h[:]
	}
}

// key2002 is that of Excel 2002 and 2003 ([MS-OFFCRYPTO] 2.3.5.2).
func key2002(salt []byte, bits int, password string) key {
	first := sha1.Sum(append(bytes.Clone(salt), unicodeBytes(password)...))
	size := bits / 8
	if size < 5 || size > 16 {
		size = 5
	}
	return func(block uint32) []byte {
		h := sha1.Sum(binary.LittleEndian.AppendUint32(bytes.Clone(first[:]), block))
		if size == 5 {
			return append(h[:5:5], make([]byte, 11)...)
		}
		return h[:size]
	}
}

// verified returns the key if it turns the verifier into what has the digest.
func (k key) verified(verifier, digest []byte, sum func([]byte) []byte) key {
	both := append(bytes.Clone(verifier), digest...)
	c, err := rc4.NewCipher(k(0))
	if err != nil {
		return nil
	}
	c.XORKeyStream(both, both)
	if !bytes.Equal(sum(both[:16]), both[16:]) {
		return nil
	}
	return k
}

// clear decrypts a stream. The keys run over all of it, what is not encrypted
// too.
func (k key) clear(stream []byte) []byte {
	all, out := bytes.Clone(stream), bytes.Clone(stream)
	for at := 0; at < len(all); at += blockSize {
		c, err := rc4.NewCipher(k(uint32(at / blockSize)))
		if err != nil {
			return nil // no key that this package makes is too short or long
		}
		block := all[at:min(at+blockSize, len(all))]
		c.XORKeyStream(block, block)
	}
	eachSealed(stream, func(from, to, _ int) { copy(out[from:to], all[from:to]) })
	return out
}

// eachSealed names what is encrypted of a stream, with the size of the record:
// not the heads of records, nor some records, nor the places of sheets.
func eachSealed(stream []byte, f func(from, to, size int)) {
	for at := 0; ; {
		id, data, ok := peek(stream, at)
		if !ok {
			return
		}
		from := at + 4
		at = from + len(data)
		switch id {
		case 0x0009, 0x0209, 0x0409, 0x0809, idFilePass, 0x0194, 0x0195, 0x00E1, 0x0196, 0x0138: // BOF, USREXCL, FILELOCK, INTERFACEHDR, RRDINFO, RRDHEAD
			continue
		case idBoundSheet:
			from = min(from+4, at)
		}
		f(from, at, len(data))
	}
}

func unicodeBytes(s string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return b
}
