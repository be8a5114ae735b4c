package parcel

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hmac"
	"crypto/pbkdf2"
	"crypto/sha1"
	"crypto/subtle"
)

// aesField is the extra field 0x9901 of WinZip's AES encryption
// (https://www.winzip.com/en/support/aes-encryption/).
type aesField struct {
	version uint16 // 1: AE-1, with a checksum of the content; 2: AE-2, without
	key     int    // bytes of the key
	method  uint16 // of compression
}

const (
	methodAES = 99
	aesMAC    = 10
	aesRounds = 1000
)

func (e *entry) aes() (aesField, error) {
	f := field(e.extra, 0x9901)
	if len(f) < 7 || string(f[2:4]) != "AE" || f[4] < 1 || f[4] > 3 {
		return aesField{}, refuse("parcel-strong", "AES")
	}
	return aesField{le.Uint16(f), 8 + 8*int(f[4]), le.Uint16(f[5:])}, nil
}

// openAES decrypts an entry. ok is false where the password does not fit: by
// the two check bytes, and then by the authentication code of the content.
func (e *entry) openAES(f aesField, password string) (packed []byte, ok bool) {
	salt := f.key / 2
	if len(e.content) < salt+2+aesMAC {
		return nil, false
	}
	keys, err := pbkdf2.Key(sha1.New, password, e.content[:salt], aesRounds, 2*f.key+2)
	if err != nil || subtle.ConstantTimeCompare(keys[2*f.key:], e.content[salt:salt+2]) == 0 {
		return nil, false
	}
	secret, code := e.content[salt+2:len(e.content)-aesMAC], e.content[len(e.content)-aesMAC:]
	mac := hmac.New(sha1.New, keys[f.key:2*f.key])
	mac.Write(secret)
	if !hmac.Equal(mac.Sum(nil)[:aesMAC], code) {
		return nil, false
	}
	block, err := aes.NewCipher(keys[:f.key])
	if err != nil {
		return nil, false
	}
	packed = make([]byte, len(secret))
	countUp(block, packed, secret)
	return packed, true
}

// countUp is CTR with a little-endian counter from 1; crypto/cipher counts
// big-endian.
func countUp(block cipher.Block, dst, src []byte) {
	var counter, stream [aes.BlockSize]byte
	for n := uint64(1); len(src) > 0; n++ {
		le.PutUint64(counter[:], n)
		block.Encrypt(stream[:], counter[:])
		did := subtle.XORBytes(dst, src, stream[:])
		dst, src = dst[did:], src[did:]
	}
}
