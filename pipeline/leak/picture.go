package leak

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"io"
)

// png looks through the chunks of a picture; only the dots are left alone.
func (sc *scan) png(data []byte, place Place, level int) {
	at := 8
	for at+12 <= len(data) {
		n := int(binary.BigEndian.Uint32(data[at:]))
		if n < 0 || n > len(data)-at-12 {
			break
		}
		kind, body := string(data[at+4:at+8]), data[at+8:at+8+n]
		at += 12 + n
		sc.chunk(kind, body, place, level)
		if kind == "IEND" {
			sc.trailing(data[at:], place, level)
			return
		}
	}
	sc.unread("leak-broken", place, "PNG")
	sc.raw(data[min(at, len(data)):], place)
}

func (sc *scan) chunk(kind string, body []byte, place Place, level int) {
	place.Part = "PNG " + kind
	switch kind {
	case "IDAT", "PLTE", "IHDR", "IEND", "fdAT":
	case "tEXt", "eXIf":
		sc.metadata(body, place)
	case "zTXt", "iTXt", "iCCP":
		sc.compressed(body, place, level)
	default:
		sc.metadata(body, place)
	}
}

// compressed looks through a chunk of text, unpacked where it is packed.
func (sc *scan) compressed(body []byte, place Place, level int) {
	sc.metadata(body, place)
	for at := 0; at < min(len(body), 512); at++ { // behind keyword, flags, language
		if body[at]&0x0F != 8 {
			continue
		}
		r, err := zlib.NewReader(bytes.NewReader(body[at:]))
		if err != nil {
			continue
		}
		if out, err := io.ReadAll(io.LimitReader(r, int64(sc.room))); err == nil {
			sc.room -= len(out)
			sc.plain(out, place)
			return
		}
	}
}

// metadata looks through bytes that hold texts of one or another character set
// between numbers: pieces of them as texts, and the whole as bytes.
func (sc *scan) metadata(body []byte, place Place) {
	if texts(body) != nil {
		sc.plain(body, place)
		return
	}
	if len(body) <= maxPieces {
		sc.pieces(body, place)
	}
	sc.raw(body, place)
}

// maxPieces is how much is looked through piece by piece: metadata are small,
// dots are not.
const maxPieces = 1 << 16

// pieces looks through what stands between bytes that no text has.
func (sc *scan) pieces(body []byte, place Place) {
	for _, p := range bytes.FieldsFunc(body, func(r rune) bool { return r < ' ' && r != '\t' && r != '\n' && r != '\r' && r != 0x1B }) {
		if len(p) >= 4 && texts(p) != nil {
			sc.plain(p, place)
		}
	}
}

// trailing looks through what stands behind the end of a picture.
func (sc *scan) trailing(b []byte, place Place, level int) {
	if len(b) == 0 || empty(b) {
		return
	}
	place.Part, place.Note = "", "画像の終わりの後"
	sc.unread("leak-hidden-bytes", place)
	sc.bytes(b, place, level+1)
}

// jpeg looks through the segments of a picture; only the dots are left alone.
func (sc *scan) jpeg(data []byte, place Place, level int) {
	at := 2
	for at+4 <= len(data) && data[at] == 0xFF {
		kind := data[at+1]
		if kind == 0xFF || kind == 0x01 || kind >= 0xD0 && kind <= 0xD8 {
			at++
			if kind != 0xFF {
				at++
			}
			continue
		}
		if kind == 0xD9 {
			sc.trailing(data[at+2:], place, level)
			return
		}
		n := int(binary.BigEndian.Uint16(data[at+2:]))
		if n < 2 || at+2+n > len(data) {
			break
		}
		sc.segment(kind, data[at+4:at+2+n], place)
		at += 2 + n
		if kind == 0xDA {
			at = skipScan(data, at)
		}
	}
	if at == len(data) || at == len(data)-2 && data[at] == 0xFF && data[at+1] == 0xD9 {
		return
	}
	sc.unread("leak-broken", place, "JPEG")
	sc.raw(data[min(at, len(data)):], place)
}

// skipScan is where the next marker behind coded dots stands.
func skipScan(data []byte, at int) int {
	for ; at+1 < len(data); at++ {
		if data[at] == 0xFF && data[at+1] != 0 && (data[at+1] < 0xD0 || data[at+1] > 0xD7) && data[at+1] != 0xFF {
			return at
		}
	}
	return len(data)
}

// segment looks through a segment: EXIF, XMP, IPTC, a comment or another.
func (sc *scan) segment(kind byte, body []byte, place Place) {
	switch {
	case kind == 0xFE:
		place.Part = "JPEG コメント"
	case bytes.HasPrefix(body, []byte("Exif\x00")):
		place.Part = "EXIF"
	case bytes.HasPrefix(body, []byte("http://ns.adobe.com/x")):
		place.Part = "XMP"
	case bytes.HasPrefix(body, []byte("Photoshop ")):
		place.Part = "IPTC"
	case kind >= 0xE0 && kind <= 0xEF:
		place.Part = "JPEG APP"
	default:
		return // tables and measures of the picture
	}
	sc.metadata(body, place)
}
