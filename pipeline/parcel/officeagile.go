package parcel

import (
	"bytes"
	"crypto/aes"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"crypto/subtle"
	"encoding/base64"
	"hash"
	"strings"
)

// agileInfo is the XML of agile encryption ([MS-OFFCRYPTO] 2.3.4.10), as far
// as it is used.
type agileInfo struct {
	KeyData agileKey   `xml:"keyData"`
	Keys    []agileKey `xml:"keyEncryptors>keyEncryptor>encryptedKey"`
}

type agileKey struct {
	SpinCount     int    `xml:"spinCount,attr"`
	BlockSize     int    `xml:"blockSize,attr"`
	KeyBits       int    `xml:"keyBits,attr"`
	Cipher        string `xml:"cipherAlgorithm,attr"`
	Chaining      string `xml:"cipherChaining,attr"`
	Hash          string `xml:"hashAlgorithm,attr"`
	Salt          b64    `xml:"saltValue,attr"`
	VerifierInput b64    `xml:"encryptedVerifierHashInput,attr"`
	VerifierValue b64    `xml:"encryptedVerifierHashValue,attr"`
	KeyValue      b64    `xml:"encryptedKeyValue,attr"`
}

// b64 is base64 in an attribute.
type b64 []byte

// UnmarshalText decodes the attribute.
func (b *b64) UnmarshalText(text []byte) (err error) {
	*b, err = base64.StdEncoding.AppendDecode(nil, text)
	return err
}

// maxSpin bounds the rounds of a key. Office and LibreOffice write 100,000;
// the format allows ten million, which only a trap uses.
const maxSpin = 1_000_000

type agile struct{ data, password agileKey }

func newAgile(x agileInfo) (*agile, error) {
	for _, k := range x.Keys {
		if len(k.KeyValue) > 0 && k.sound() && x.KeyData.sound() && k.SpinCount >= 0 && k.SpinCount <= maxSpin {
			return &agile{x.KeyData, k}, nil
		}
	}
	return nil, refuse("parcel-strong", "EncryptionInfo 4.4")
}

// sound tells whether a key is of the kind that is read: AES in CBC.
func (k agileKey) sound() bool {
	return k.Cipher == "AES" && k.Chaining == "ChainingModeCBC" && k.BlockSize == aes.BlockSize &&
		(k.KeyBits == 128 || k.KeyBits == 192 || k.KeyBits == 256) && newHash(k.Hash) != nil && len(k.Salt) <= 1024
}

func newHash(name string) func() hash.Hash {
	switch strings.ReplaceAll(strings.ToUpper(name), "-", "") {
	case "SHA1":
		return sha1.New
	case "SHA256":
		return sha256.New
	case "SHA384":
		return sha512.New384
	case "SHA512":
		return sha512.New
	case "MD5":
		return md5.New
	}
	return nil
}

func (a *agile) cost() int { return 1 + a.password.SpinCount/25_000 }

func (a *agile) key(password []byte) ([]byte, bool) {
	h := newHash(a.password.Hash)()
	spun := spin(h, a.password.Salt, password, a.password.SpinCount)
	input, err := a.secret(h, spun, "\xFE\xA7\xD2\x76\x3B\x4B\x9E\x79", a.password.VerifierInput)
	if err != nil {
		return nil, false
	}
	value, err := a.secret(h, spun, "\xD7\xAA\x0F\x6D\x30\x61\x34\x4E", a.password.VerifierValue)
	if err != nil {
		return nil, false
	}
	// The input is as long as the salt and stands filled up to whole blocks.
	proof := sum(h, input[:min(len(input), len(a.password.Salt))])
	if len(value) < len(proof) || subtle.ConstantTimeCompare(proof, value[:len(proof)]) == 0 {
		return nil, false
	}
	key, err := a.secret(h, spun, "\x14\x6E\x0B\xE7\xAB\xAC\xD0\xD6", a.password.KeyValue)
	if err != nil || len(key) < a.data.KeyBits/8 {
		return nil, false
	}
	return key[:a.data.KeyBits/8], true
}

// secret decrypts one of the three values that the password protects.
func (a *agile) secret(h hash.Hash, spun []byte, purpose string, value []byte) ([]byte, error) {
	key := fitTo(sum(h, spun, []byte(purpose)), a.password.KeyBits/8)
	out := bytes.Clone(value)
	return out, cbc(key, fitTo(a.password.Salt, aes.BlockSize), out)
}

func (a *agile) open(key, data []byte) error {
	const segment = 4096
	h := newHash(a.data.Hash)()
	for i := uint32(0); len(data) > 0; i++ {
		n := min(segment, len(data))
		iv := fitTo(sum(h, a.data.Salt, le.AppendUint32(nil, i)), aes.BlockSize)
		if err := cbc(key, iv, data[:n]); err != nil {
			return err
		}
		data = data[n:]
	}
	return nil
}

// spin hashes the password with the salt, and the result again so many times.
func spin(h hash.Hash, salt, password []byte, rounds int) []byte {
	out := sum(h, salt, password)
	var count [4]byte
	for i := range rounds {
		le.PutUint32(count[:], uint32(i))
		h.Reset()
		h.Write(count[:])
		h.Write(out)
		out = h.Sum(out[:0])
	}
	return out
}

func sum(h hash.Hash, parts ...[]byte) []byte {
	h.Reset()
	for _, p := range parts {
		h.Write(p)
	}
	return h.Sum(nil)
}

// fitTo cuts b to n bytes, or fills it up with 0x36.
func fitTo(b []byte, n int) []byte {
	out := bytes.Repeat([]byte{0x36}, n)
	copy(out, b)
	return out
}
