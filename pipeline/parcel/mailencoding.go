package parcel

import (
	"bytes"
	"encoding/base64"
	"strings"
)

// transfer undoes a part's Content-Transfer-Encoding. ok is false for one
// that is not known.
func transfer(encoding string, data []byte) (out []byte, ok bool) {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "base64":
		return fromBase64(data), true
	case "quoted-printable":
		return fromQuoted(data), true
	case "", "7bit", "8bit", "binary", "7-bit", "8-bit":
		return data, true
	}
	return nil, false
}

// fromBase64 decodes what is base64 in data and leaves out the rest, as RFC
// 2045, 6.8 asks for. Several padded pieces may follow each other.
func fromBase64(data []byte) []byte {
	clean := make([]byte, 0, len(data))
	for _, c := range data {
		if c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '/' || c == '=' {
			clean = append(clean, c)
		}
	}
	out := make([]byte, 0, len(clean)/4*3)
	for len(clean) > 0 {
		piece := clean
		if i := bytes.IndexByte(clean, '='); i >= 0 {
			piece, clean = clean[:i], bytes.TrimLeft(clean[i:], "=")
		} else {
			clean = nil
		}
		if len(piece)%4 == 1 {
			piece = piece[:len(piece)-1] // six bits are no byte
		}
		buf := make([]byte, base64.RawStdEncoding.DecodedLen(len(piece)))
		n, _ := base64.RawStdEncoding.Decode(buf, piece) // only letters of the alphabet are left
		out = append(out, buf[:n]...)
	}
	return out
}

// fromQuoted decodes quoted-printable. A = that begins nothing stays.
func fromQuoted(data []byte) []byte {
	out := make([]byte, 0, len(data))
	for len(data) > 0 {
		i := bytes.IndexByte(data, '=')
		if i < 0 {
			return append(out, data...)
		}
		out, data = append(out, data[:i]...), data[i:]
		soft := bytes.TrimLeft(data[1:], " \t")
		high, low := -1, -1
		if len(data) >= 3 {
			high, low = hexDigit(data[1]), hexDigit(data[2])
		}
		switch {
		case high >= 0 && low >= 0:
			out, data = append(out, byte(high<<4|low)), data[3:]
		case bytes.HasPrefix(soft, []byte("\r\n")):
			data = soft[2:]
		case bytes.HasPrefix(soft, []byte("\n")):
			data = soft[1:]
		default:
			out, data = append(out, '='), data[1:]
		}
	}
	return out
}

func hexDigit(c byte) int { return strings.IndexByte("0123456789ABCDEF", bytes.ToUpper([]byte{c})[0]) }
