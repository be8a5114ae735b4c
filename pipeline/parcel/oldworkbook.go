package parcel

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"

	"shinsa/pipeline/workbook/xls/lock"
)

// oldWorkbook opens an encrypted .xls file and goes on with it in the clear:
// the same file, its workbook stream decrypted in its place.
func (o *opener) oldWorkbook(it Item, above []string) error {
	if err := o.spend(2 * int64(len(it.Data))); err != nil {
		return err
	}
	stream, put, ok := oldStream(it.Data)
	if !ok {
		return refuse("parcel-damaged", "OLE2")
	}
	l, ok := lock.Find(stream)
	if !ok {
		return refuse("parcel-damaged", "BIFF")
	}
	method := l.Method()
	if method == "" {
		return refuse("parcel-encrypted-xls")
	}
	clear, fits := l.Open(lock.OpenPassword)
	key := ""
	if !fits {
		tried := 0
		var err error
		key, tried, err = o.keys.try(o.ctx, it.Path, 1, func(password string) (ok bool, err error) {
			clear, ok = l.Open(password)
			return ok, nil
		})
		if errors.Is(err, errNoMore) || err == nil && key == "" {
			return refuse("parcel-password", "Excel 97-2003, "+method, fmt.Sprint(tried))
		}
		if err != nil {
			return err
		}
	}
	plain := put(clear)
	if Sniff(plain) == EncryptedXLS {
		return refuse("parcel-loop")
	}
	out := Item{Path: it.Path, Data: plain, Inbox: it.Inbox, Unlocked: cmp.Or(key, it.Unlocked), Mail: it.Mail}
	return o.open(out, append(append([]string(nil), above...), it.Digest))
}

// oldStream returns the workbook stream of a file, and what puts another of the
// same length in its place, in a copy of the file.
func oldStream(data []byte) (stream []byte, put func([]byte) []byte, ok bool) {
	if isBIFF(data) {
		return data, func(b []byte) []byte { return b }, true
	}
	c, ok := openCFB(data)
	if !ok {
		return nil, nil, false
	}
	root := c.root()
	e, ok := root["WORKBOOK"]
	if !ok {
		e, ok = root["BOOK"]
	}
	if !ok {
		return nil, nil, false
	}
	return c.read(e, len(data)), func(b []byte) []byte { return c.replace(e, b) }, true
}

// replace returns a copy of the container in which the stream holds other
// bytes, as many as it has.
func (c *cfb) replace(e cfbEntry, b []byte) []byte {
	out := bytes.Clone(c.data)
	for _, p := range c.pieces(e, len(b)) {
		if len(b) == 0 || p.from >= int64(len(out)) {
			break
		}
		b = b[copy(out[p.from:min(p.to, int64(len(out)))], b):]
	}
	return out
}

// stretch is a run of bytes in the container.
type stretch struct{ from, to int64 }

// pieces lists where the first n bytes of a stream lie, as read goes over them.
func (c *cfb) pieces(e cfbEntry, n int) (out []stretch) {
	sector := int64(c.sector)
	if e.size >= cfbMiniCutoff {
		for _, s := range c.chain(e.start, (n+c.sector-1)/c.sector) {
			from := (int64(s) + 1) * sector
			out = append(out, stretch{from, from + sector})
		}
		return out
	}
	roots := c.chain(c.entries[0].start, len(c.data)/c.sector)
	links := c.chain(le.Uint32(c.data[60:]), len(c.data)/c.sector)
	per := uint32(c.sector / 4)
	for at := e.start; len(out)*cfbMiniSector < n && at < cfbNone && int64(at/per) < int64(len(links)); {
		place := int64(at) * cfbMiniSector
		if place/sector >= int64(len(roots)) {
			break
		}
		from := (int64(roots[place/sector])+1)*sector + place%sector
		out = append(out, stretch{from, from + cfbMiniSector})
		at = le.Uint32(c.at(links[at/per])[at%per*4:])
	}
	return out
}
