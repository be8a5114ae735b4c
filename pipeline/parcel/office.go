package parcel

import (
	"cmp"
	"crypto/aes"
	"crypto/cipher"
	"encoding/xml"
	"errors"
	"fmt"
	"unicode/utf16"
)

// packageCipher opens an encrypted package ([MS-OFFCRYPTO] 2.3.4). Unlike the
// library that writes our workbooks it proves a password by the verifier that
// the file holds, so a wrong one is told from a damaged file, and it is told
// before the package is read.
type packageCipher interface {
	// key derives the package's key; ok is false where the password is wrong.
	key(password []byte) (k []byte, ok bool)
	// open decrypts the package, in place.
	open(k, data []byte) error
	// cost is what a key takes of Limits.Tries: one for about 15 ms.
	cost() int
}

// office opens an encrypted workbook and goes on with what is in it.
func (o *opener) office(it Item, above []string) error {
	c, ok := openCFB(it.Data)
	if !ok {
		return refuse("parcel-damaged", "OLE2")
	}
	root := c.root()
	method, label, err := readCipher(c.read(root["EncryptionInfo"], 64<<10))
	if err != nil {
		return err
	}
	key, found, err := o.officeKey(it.Path, method)
	if r, refused := asRefusal(err); refused {
		return refuse(r.code, label, r.args[0])
	}
	if err != nil {
		return err
	}
	plain, err := o.plain(c, root["EncryptedPackage"], method, found)
	if err != nil {
		return err
	}
	if k := Sniff(plain); k == EncryptedOOXML {
		return refuse("parcel-loop")
	}
	out := Item{Path: it.Path, Data: plain, Inbox: it.Inbox, Unlocked: cmp.Or(key, it.Unlocked), Mail: it.Mail}
	return o.open(out, append(append([]string(nil), above...), it.Digest))
}

// publicPassword is Excel's own, of workbooks that are encrypted for the form
// only: Excel opens them without asking ([MS-XLS] 2.2.10).
const publicPassword = "VelvetSweatshop"

// officeKey finds the package's key, and the entry of the list that gave it.
func (o *opener) officeKey(file string, method packageCipher) (key string, found []byte, err error) {
	if k, ok := method.key(utf16le(publicPassword)); ok {
		return "", k, nil
	}
	key, tried, err := o.keys.try(o.ctx, file, method.cost(), func(password string) (ok bool, err error) {
		found, ok = method.key(utf16le(password))
		return ok, nil
	})
	if errors.Is(err, errNoMore) || err == nil && key == "" {
		return "", nil, refuse("parcel-password", fmt.Sprint(tried))
	}
	return key, found, err
}

// plain decrypts the package: 8 bytes of its size, then its bytes filled up to
// whole blocks.
func (o *opener) plain(c *cfb, stream cfbEntry, method packageCipher, key []byte) ([]byte, error) {
	data := c.read(stream, len(c.data))
	if len(data) < 8 {
		return nil, refuse("parcel-truncated")
	}
	size, data := le.Uint64(data), data[8:]
	if size > uint64(len(data)) {
		return nil, refuse("parcel-truncated")
	}
	if err := o.spend(int64(len(data))); err != nil {
		return nil, err
	}
	data = data[:len(data)/aes.BlockSize*aes.BlockSize]
	if uint64(len(data)) < size {
		return nil, refuse("parcel-truncated")
	}
	if err := method.open(key, data); err != nil {
		return nil, err
	}
	return data[:size:size], nil
}

// readCipher reads the EncryptionInfo stream.
func readCipher(info []byte) (method packageCipher, label string, err error) {
	if len(info) < 8 {
		return nil, "", refuse("parcel-damaged", "EncryptionInfo")
	}
	major, minor := le.Uint16(info), le.Uint16(info[2:])
	switch {
	case major == 4 && minor == 4:
		var x agileInfo
		if err := xml.Unmarshal(info[8:], &x); err != nil {
			return nil, "", refuse("parcel-damaged", "EncryptionInfo")
		}
		a, err := newAgile(x)
		return a, "Excel/Word, AES", err
	case major >= 2 && major <= 4 && minor == 2:
		s, err := newStandard(info[8:])
		return s, "Excel/Word, AES", err
	}
	return nil, "", refuse("parcel-strong", fmt.Sprintf("EncryptionInfo %d.%d", major, minor))
}

func utf16le(s string) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = le.AppendUint16(out, u)
	}
	return out
}

// cbc decrypts whole blocks in place.
func cbc(key, iv, data []byte) error {
	block, err := aes.NewCipher(key)
	if err != nil || len(iv) != aes.BlockSize || len(data)%aes.BlockSize != 0 {
		return refuse("parcel-damaged", "EncryptionInfo")
	}
	cipher.NewCBCDecrypter(block, iv).CryptBlocks(data, data)
	return nil
}
