package parcel

import (
	"bytes"
	"crypto/aes"
	"crypto/sha1"
	"crypto/subtle"
	"fmt"
)

// standard is the encryption of Office 2007 ([MS-OFFCRYPTO] 2.3.4.5): AES in
// ECB mode with a key from SHA-1 in 50,000 rounds.
type standard struct {
	keyBytes              int
	salt, verifier, proof []byte
}

const standardRounds = 50_000

// newStandard reads what follows the version and flags.
func newStandard(info []byte) (*standard, error) {
	if len(info) < 4 {
		return nil, refuse("parcel-damaged", "EncryptionInfo")
	}
	n := le.Uint32(info)
	if n < 32 || uint64(n) > uint64(len(info)-4) {
		return nil, refuse("parcel-damaged", "EncryptionInfo")
	}
	head, v := info[4:4+n], info[4+n:]
	algorithm, bits := le.Uint32(head[8:]), le.Uint32(head[16:])
	if algorithm < 0x660E || algorithm > 0x6610 || bits != 128 && bits != 192 && bits != 256 {
		return nil, refuse("parcel-strong", fmt.Sprintf("EncryptionInfo %#x", algorithm))
	}
	if len(v) < 72 || le.Uint32(v) != 16 {
		return nil, refuse("parcel-damaged", "EncryptionInfo")
	}
	return &standard{int(bits / 8), v[4:20], v[20:36], v[40:72]}, nil
}

func (s *standard) cost() int { return 1 }

func (s *standard) key(password []byte) ([]byte, bool) {
	h := sha1.New()
	final := sum(h, spin(h, s.salt, password, standardRounds), make([]byte, 4))
	var long []byte
	for _, pad := range []byte{0x36, 0x5C} {
		block := bytes.Repeat([]byte{pad}, 64)
		subtle.XORBytes(block, block, final)
		long = append(long, sum(h, block)...)
	}
	key := long[:s.keyBytes]
	verifier, proof := bytes.Clone(s.verifier), bytes.Clone(s.proof)
	if s.open(key, verifier) != nil || s.open(key, proof) != nil {
		return nil, false
	}
	return key, subtle.ConstantTimeCompare(sum(h, verifier), proof[:sha1.Size]) == 1
}

func (s *standard) open(key, data []byte) error {
	block, err := aes.NewCipher(key)
	if err != nil {
		return refuse("parcel-damaged", "EncryptionInfo")
	}
	for ; len(data) >= aes.BlockSize; data = data[aes.BlockSize:] {
		block.Decrypt(data, data)
	}
	return nil
}
