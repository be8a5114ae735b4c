package parcel

import (
	"context"
	"errors"
	"fmt"
)

// errNoMore says that the budget of tries is spent.
var errNoMore = errors.New("no more tries")

// keyring tries passwords for one file of the inbox. The one that fitted last
// is tried first: an archive has one password as a rule.
type keyring struct {
	passwords Passwords
	tries     int // left
	last      *secret
}

// try gives fits one password after the other, until it returns true; each
// try costs so much of the budget. It returns the entry of the list that
// fitted, or how many did not.
func (k *keyring) try(ctx context.Context, file string, cost int, fits func(password string) (bool, error)) (key string, tried int, err error) {
	list := k.passwords.candidates(file)
	if k.last != nil {
		list = append([]secret{*k.last}, list...)
	}
	for i, s := range list {
		if i > 0 && k.last != nil && s == *k.last {
			continue
		}
		tried++
		for _, spelling := range spellings(s.text) {
			if err := ctx.Err(); err != nil {
				return "", tried, err
			}
			if k.tries -= cost; k.tries < 0 {
				return "", tried, errNoMore
			}
			ok, err := fits(spelling)
			if err != nil {
				return "", tried, err
			}
			if ok {
				k.last = &s
				return s.key, tried, nil
			}
		}
	}
	return "", tried, nil
}

// openEntry unpacks an entry; key is the entry of the password list that
// opened it.
func (o *opener) openEntry(e *entry, file string) (out []byte, key string, err error) {
	u := unpacking{e.content, e.method, e.size, e.crc, true}
	if e.flags&flagEncrypted == 0 {
		out, err = unpack(o.ctx, u)
		return out, "", err
	}
	if e.flags&(flagStrong|flagMasked) != 0 {
		return nil, "", refuse("parcel-strong", "PKWARE")
	}
	decrypt, label, err := e.cipher(&u)
	if err != nil {
		return nil, "", err
	}
	if u.method != methodStore && u.method != methodDeflate && u.method != methodBzip2 {
		return nil, "", refuse("parcel-method", fmt.Sprint(u.method))
	}
	key, tried, err := o.keys.try(o.ctx, file, 1, func(password string) (bool, error) {
		packed, ok := decrypt(password)
		if !ok {
			return false, nil
		}
		u.packed = packed
		out, err = unpack(o.ctx, u)
		if _, refused := asRefusal(err); refused {
			return false, nil // a wrong password that passed the check byte
		}
		return err == nil, err
	})
	switch {
	case errors.Is(err, errNoMore), err == nil && key == "":
		return nil, "", refuse("parcel-password", label, fmt.Sprint(tried))
	}
	return out, key, err
}

// cipher returns the decryption of an entry and its name for a reader, and
// sets in u what an encrypted entry says elsewhere.
func (e *entry) cipher(u *unpacking) (decrypt func(string) ([]byte, bool), label string, err error) {
	if e.method != methodAES {
		return e.openZipCrypto, "ZipCrypto", nil
	}
	f, err := e.aes()
	if err != nil {
		return nil, "", err
	}
	u.method, u.checked = f.method, f.version == 1
	open := func(password string) ([]byte, bool) { return e.openAES(f, password) }
	return open, fmt.Sprintf("AES-%d", 8*f.key), nil
}
