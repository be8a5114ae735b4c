package xls

import (
	"bytes"
	"crypto/md5"
	"crypto/rc4"
	"crypto/sha1"
	"encoding/binary"
	"fmt"
	"unicode/utf16"

	"shinsa/pipeline/workbook"
)

// openPassword is what Excel encrypts with when the structure of a workbook is
// protected (ブックの保護): it opens such files without asking, and so do we
// ([MS-OFFCRYPTO] 2.3.7.6).
const openPassword = "VelvetSweatshop"

// blockSize is how much of a stream one key encrypts.
const blockSize = 1024

// filePass returns the FILEPASS record, which stands among the first.
func filePass(stream []byte) (rec record, found bool) {
	w := records{stream: stream}
	for range 100 {
		rec, ok := w.next()
		if !ok || rec.id == idEOF {
			return record{}, false
		}
		if rec.id == idFilePass {
			return rec, true
		}
	}
	return record{}, false
}

// decrypt returns the stream in the clear; one that is not encrypted comes
// back as it is.
func decrypt(stream []byte, passwords []string) ([]byte, error) {
	pass, found := filePass(stream)
	if !found {
		return stream, nil
	}
	for _, p := range append([]string{openPassword}, passwords...) {
		if k := newXorKey(pass, p); k != nil {
			return k.clear(stream), nil
		}
		if key := newKey(pass, p); key != nil {
			return key.clear(stream)
		}
	}
	return nil, fmt.Errorf("%w: BIFF", workbook.ErrEncrypted)
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
func (k key) clear(stream []byte) ([]byte, error) {
	all, out := bytes.Clone(stream), bytes.Clone(stream)
	for at := 0; at < len(all); at += blockSize {
		c, err := rc4.NewCipher(k(uint32(at / blockSize)))
		if err != nil {
			return nil, damaged("key: %v", err)
		}
		block := all[at:min(at+blockSize, len(all))]
		c.XORKeyStream(block, block)
	}
	eachSealed(stream, func(from, to, _ int) { copy(out[from:to], all[from:to]) })
	return out, nil
}

// eachSealed names what is encrypted of a stream, with the size of the record:
// not the heads of records, nor some records, nor the places of sheets.
func eachSealed(stream []byte, f func(from, to, size int)) {
	w := records{stream: stream}
	for {
		id, data, ok := w.peek()
		if !ok {
			return
		}
		from := w.at + 4
		w.at = from + len(data)
		switch id {
		case 0x0009, 0x0209, 0x0409, 0x0809, idFilePass, 0x0194, 0x0195, 0x00E1, 0x0196, 0x0138: // BOF, USREXCL, FILELOCK, INTERFACEHDR, RRDINFO, RRDHEAD
			continue
		case idBoundSheet:
			from = min(from+4, w.at)
		}
		f(from, w.at, len(data))
	}
}

func unicodeBytes(s string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return b
}
