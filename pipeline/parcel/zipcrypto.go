package parcel

import "hash/crc32"

// zipCrypto is the traditional cipher of PKZIP (APPNOTE.TXT, 6.1).
type zipCrypto struct{ a, b, c uint32 }

func newZipCrypto(password string) *zipCrypto {
	z := &zipCrypto{0x12345678, 0x23456789, 0x34567890}
	for i := range len(password) {
		z.update(password[i])
	}
	return z
}

func (z *zipCrypto) update(plain byte) {
	z.a = crc32.IEEETable[byte(z.a)^plain] ^ z.a>>8
	z.b = (z.b+z.a&0xFF)*134775813 + 1
	z.c = crc32.IEEETable[byte(z.c)^byte(z.b>>24)] ^ z.c>>8
}

func (z *zipCrypto) decrypt(dst, src []byte) {
	for i, x := range src {
		t := z.c | 2
		dst[i] = x ^ byte(t*(t^1)>>8)
		z.update(dst[i])
	}
}

const cryptoHeader = 12

// openZipCrypto decrypts an entry. ok is false where the password does not
// fit; one wrong password in 128 passes, and then fails the checksum.
func (e *entry) openZipCrypto(password string) (packed []byte, ok bool) {
	if len(e.content) < cryptoHeader {
		return nil, false
	}
	z := newZipCrypto(password)
	var header [cryptoHeader]byte
	z.decrypt(header[:], e.content[:cryptoHeader])
	// The check byte is of the checksum, or of the time where that was not
	// known when the header was written; writers differ about which is when.
	if last := header[cryptoHeader-1]; last != byte(e.crc>>24) && last != byte(e.clock>>8) {
		return nil, false
	}
	packed = make([]byte, len(e.content)-cryptoHeader)
	z.decrypt(packed, e.content[cryptoHeader:])
	return packed, true
}
