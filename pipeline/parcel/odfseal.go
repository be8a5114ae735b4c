package parcel

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/pbkdf2"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base64"
	"strings"

	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/blowfish" //lint:ignore SA1019 what was sealed long ago is to be opened
)

// odfEncryption is how one part of a document is sealed: AES in CBC with a key
// of PBKDF2 (ODF 1.2 and 1.3), Blowfish in CFB (before), or AES in GCM with a
// key of Argon2id (LibreOffice 24.8).
type odfEncryption struct {
	ChecksumType string `xml:"checksum-type,attr"`
	Checksum     string `xml:"checksum,attr"`
	Algorithm    struct {
		Name string `xml:"algorithm-name,attr"`
		IV   string `xml:"initialisation-vector,attr"`
	} `xml:"algorithm"`
	Derivation struct {
		Name       string `xml:"key-derivation-name,attr"`
		Size       int    `xml:"key-size,attr"`
		Iterations int    `xml:"iteration-count,attr"`
		Salt       string `xml:"salt,attr"`
		Time       uint32 `xml:"argon2-iterations,attr"`
		Memory     uint32 `xml:"argon2-memory,attr"` // KiB
		Lanes      uint8  `xml:"argon2-lanes,attr"`
	} `xml:"key-derivation"`
	Start struct {
		Name string `xml:"start-key-generation-name,attr"`
	} `xml:"start-key-generation"`
}

// Bounds of what a document may ask of one try: well beyond what LibreOffice
// writes (100,000 rounds; 64 MiB), a few seconds at most.
const (
	maxRounds       = 2_000_000
	maxArgon2Memory = 128 << 10 // KiB
	maxArgon2Time   = 10
)

func (s *odfEncryption) has(what string) bool {
	return strings.HasSuffix(strings.ToLower(s.Algorithm.Name), what)
}

func (s *odfEncryption) gcm() bool      { return s.has("aes256-gcm") }
func (s *odfEncryption) blowfish() bool { return s.has("blowfish cfb") || s.has("#blowfish") }
func (s *odfEncryption) aes() bool {
	return s.has("#aes256-cbc") || s.has("#aes192-cbc") || s.has("#aes128-cbc")
}

func (s *odfEncryption) argon2() bool { return strings.HasSuffix(s.Derivation.Name, "argon2id") }

// known tells whether this way of sealing is read, and within bounds.
func (s *odfEncryption) known() bool {
	if s.argon2() {
		return s.gcm() && s.Derivation.Memory <= maxArgon2Memory && s.Derivation.Time > 0 && s.Derivation.Time <= maxArgon2Time && s.Derivation.Lanes > 0
	}
	return (s.gcm() || s.blowfish() || s.aes()) && strings.HasSuffix(strings.ToUpper(s.Derivation.Name), "PBKDF2") &&
		s.Derivation.Iterations > 0 && s.Derivation.Iterations <= maxRounds
}

func (s *odfEncryption) label() string {
	switch {
	case s.blowfish():
		return "Blowfish"
	case s.gcm():
		return "AES-GCM"
	}
	return "AES"
}

// cost is what a try takes of Limits.Tries: one for about 15 ms.
func (s *odfEncryption) cost() int {
	if s.argon2() {
		return 10
	}
	return 1 + s.Derivation.Iterations/25_000
}

// open decrypts a part; ok is false where the password is wrong by the
// checksum or tag that stands for this.
func (s *odfEncryption) open(password string, sealed []byte) (packed []byte, ok bool) {
	iv, err := base64.StdEncoding.DecodeString(s.Algorithm.IV)
	if err != nil {
		return nil, false
	}
	key := s.key(password)
	switch {
	case key == nil:
		return nil, false
	case s.gcm():
		return openGCM(key, iv, sealed)
	case s.blowfish():
		packed = openBlowfish(key, iv, sealed)
	default:
		packed = openCBC(key, iv, sealed)
	}
	return packed, packed != nil && s.proven(packed)
}

// key derives the key from the password, by way of its digest.
func (s *odfEncryption) key(password string) []byte {
	salt, err := base64.StdEncoding.DecodeString(s.Derivation.Salt)
	if err != nil || len(salt) > 1024 {
		return nil
	}
	start := s.start(password)
	size := s.Derivation.Size
	if size == 0 {
		size = 16
	}
	if size != 16 && size != 24 && size != 32 {
		return nil
	}
	if s.argon2() {
		return argon2.IDKey(start, salt, s.Derivation.Time, s.Derivation.Memory, s.Derivation.Lanes, uint32(size))
	}
	key, err := pbkdf2.Key(sha1.New, string(start), salt, s.Derivation.Iterations, size)
	if err != nil {
		return nil
	}
	return key
}

// start is the digest of the password: SHA-1 where the document does not say.
func (s *odfEncryption) start(password string) []byte {
	if strings.HasSuffix(strings.ToLower(s.Start.Name), "#sha256") {
		sum := sha256.Sum256([]byte(password))
		return sum[:]
	}
	sum := sha1.Sum([]byte(password))
	return sum[:]
}

// proven compares the checksum of the first 1024 bytes, or of all.
func (s *odfEncryption) proven(packed []byte) bool {
	want, err := base64.StdEncoding.DecodeString(s.Checksum)
	kind := strings.ToLower(s.ChecksumType)
	if strings.HasSuffix(kind, "1k") {
		packed = packed[:min(len(packed), 1024)]
	}
	if strings.Contains(kind, "sha256") {
		sum := sha256.Sum256(packed)
		return err == nil && bytes.Equal(sum[:], want)
	}
	sum := sha1.Sum(packed)
	return err == nil && bytes.Equal(sum[:], want)
}

// openCBC decrypts whole blocks, of which the last says how much of it fills
// it up (W3C XML Encryption 5.2).
func openCBC(key, iv, sealed []byte) []byte {
	out := bytes.Clone(sealed)
	if len(out) == 0 || cbc(key, iv, out) != nil {
		return nil
	}
	fill := int(out[len(out)-1])
	if fill < 1 || fill > aes.BlockSize {
		return nil
	}
	return out[:len(out)-fill]
}

// openBlowfish decrypts in CFB of whole blocks.
func openBlowfish(key, iv, sealed []byte) []byte {
	c, err := blowfish.NewCipher(key)
	if err != nil || len(iv) != blowfish.BlockSize {
		return nil
	}
	out := make([]byte, len(sealed))
	last, mask := iv, make([]byte, blowfish.BlockSize)
	for at := 0; at < len(sealed); at += blowfish.BlockSize {
		c.Encrypt(mask, last)
		block := sealed[at:min(at+blowfish.BlockSize, len(sealed))]
		for i := range block {
			out[at+i] = block[i] ^ mask[i]
		}
		last = block
	}
	return out
}

// openGCM decrypts what has a tag of its own, before which the vector may
// stand once more (W3C XML Encryption 1.1, 5.2.4).
func openGCM(key, iv, sealed []byte) ([]byte, bool) {
	block, err := aes.NewCipher(key)
	if err != nil || len(iv) != 12 {
		return nil, false
	}
	gcm, err := cipher.NewGCM(block)
	if err != nil {
		return nil, false
	}
	out, err := gcm.Open(nil, iv, bytes.TrimPrefix(sealed, iv), nil)
	return out, err == nil
}
