package lock

import (
	"bytes"
	"math/bits"
)

// xorKey is the way of Excel 95, which Excel 97 still offered ([MS-OFFCRYPTO]
// 2.3.7.1 to 2.3.7.3): 16 bytes that come again and again.
type xorKey [16]byte

var (
	xorInitial = [15]uint16{0xE1F0, 0x1D0F, 0xCC9C, 0x84C0, 0x110C, 0x0E10, 0xF1CE, 0x313E, 0x1872, 0xE139, 0xD40F, 0x84F9, 0x280C, 0xA96A, 0x4EC3}
	xorPad     = [15]byte{0xBB, 0xFF, 0xFF, 0xBA, 0xFF, 0xFF, 0xB9, 0x80, 0x00, 0xBE, 0x0F, 0x00, 0xBF, 0x0F, 0x00}
	xorMatrix  = [15]uint16{0xAEFC, 0x7B61, 0x4563, 0x0375, 0xD849, 0x6F45, 0xEB23, 0x47D3, 0xB861, 0x45A0, 0xAA51, 0x76B4, 0x3730, 0x3331, 0x1021}
)

// newXorKey returns the key for a password, or nil when the record does not
// agree or is for another way. BIFF 8 says the way before its two numbers.
func newXorKey(pass record, password string) *xorKey {
	at := 0
	if len(pass.data) > 4 {
		if at = 2; pass.u16(0) != 0 {
			return nil
		}
	}
	var p []byte
	for _, r := range password {
		if b := byte(r); b != 0 {
			p = append(p, b)
		} else {
			p = append(p, byte(r>>8))
		}
	}
	if len(p) == 0 || len(p) > 15 || pass.u16(at+2) != xorVerifier(p) || pass.u16(at) != int(xorCode(p)) {
		return nil
	}
	return xorArray(p)
}

func xorVerifier(p []byte) int {
	v := 0
	for i := len(p) - 1; i >= -1; i-- {
		b := len(p)
		if i >= 0 {
			b = int(p[i])
		}
		v = (v>>14&1 | v<<1&0x7FFF) ^ b
	}
	return v ^ 0xCE4B
}

// xorCode mixes the bits of the password. Of each seven numbers of the
// specification's matrix the first is in the table here; the next is made of
// the one before by a shift that carries into 0x1021.
func xorCode(p []byte) uint16 {
	code := xorInitial[len(p)-1]
	for i, b := range p {
		m := xorMatrix[15-len(p)+i]
		for bit := range 7 {
			if b>>bit&1 != 0 {
				code ^= m
			}
			carry := m >> 15
			m = m<<1 ^ carry*0x1021
		}
	}
	return code
}

func xorArray(p []byte) *xorKey {
	code := xorCode(p)
	half := [2]byte{byte(code), byte(code >> 8)}
	var k xorKey
	for i := range k {
		b := byte(0)
		if i < len(p) {
			b = p[i]
		} else {
			b = xorPad[i-len(p)]
		}
		k[i] = bits.RotateLeft8(b^half[i&1], -1)
	}
	return &k
}

// clear decrypts a stream: of records, what is after their heads.
func (k *xorKey) clear(stream []byte) []byte {
	out := bytes.Clone(stream)
	eachSealed(stream, func(from, to, size int) {
		for at := from; at < to; at++ {
			out[at] = bits.RotateLeft8(out[at]^k[(at+size)%16], 3)
		}
	})
	return out
}
