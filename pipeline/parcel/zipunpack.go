package parcel

import (
	"bytes"
	"compress/bzip2"
	"compress/flate"
	"context"
	"fmt"
	"hash/crc32"
	"io"
	"slices"
)

// Compression methods that writers of ZIP archives use in life.
const (
	methodStore   = 0
	methodDeflate = 8
	methodBzip2   = 12
)

// unpacking is what unpack needs to know of an entry after decryption.
type unpacking struct {
	packed  []byte
	method  uint16
	size    uint64 // as claimed; anything else is an error
	crc     uint32
	checked bool // whether crc counts (not in AE-2)
}

// unpack returns the content of an entry: exactly as long as claimed, with
// the right checksum. It never holds more than one byte beyond the claim.
func unpack(ctx context.Context, u unpacking) ([]byte, error) {
	r := io.Reader(bytes.NewReader(u.packed))
	switch u.method {
	case methodStore:
		if uint64(len(u.packed)) != u.size {
			return nil, refuse("parcel-contradicts", "size")
		}
		return checkedCRC(u.packed, u)
	case methodDeflate:
		r = flate.NewReader(r)
	case methodBzip2:
		r = bzip2.NewReader(r)
	default:
		return nil, refuse("parcel-method", fmt.Sprint(u.method))
	}
	out, err := readAll(ctx, r, u.size)
	if err != nil {
		return nil, err
	}
	return checkedCRC(out, u)
}

func checkedCRC(out []byte, u unpacking) ([]byte, error) {
	if u.checked && crc32.ChecksumIEEE(out) != u.crc {
		return nil, refuse("parcel-damaged", "CRC")
	}
	return out, nil
}

// readAll reads exactly size bytes. Memory grows with what comes, not with
// what is claimed; the context is asked between pieces.
func readAll(ctx context.Context, r io.Reader, size uint64) ([]byte, error) {
	const piece = 256 << 10
	out := make([]byte, 0, min(size+1, piece))
	for {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if len(out) == cap(out) {
			out = slices.Grow(out, int(min(uint64(len(out)), size+1-uint64(len(out)))))
		}
		n, err := r.Read(out[len(out):min(cap(out), len(out)+piece, int(size)+1)])
		out = out[:len(out)+n]
		switch {
		case uint64(len(out)) > size || err == io.EOF && uint64(len(out)) < size:
			return nil, refuse("parcel-contradicts", "size")
		case err == io.EOF:
			return out, nil
		case err != nil:
			return nil, refuse("parcel-damaged", "data")
		}
	}
}
