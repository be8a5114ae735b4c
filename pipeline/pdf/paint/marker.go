package paint

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
)

// photo is a JPEG file, stripped.
type photo struct {
	data                      []byte
	width, height, components int
}

// Markers of a JPEG file (ITU-T T.81, table B.1).
const (
	startOfScan = 0xDA
	endOfImage  = 0xD9
	app0        = 0xE0 // JFIF: how dense the pixels are
	app14       = 0xEE // Adobe: which transform the colours went through
	app15       = 0xEF
	comment     = 0xFE
)

// strip copies the parts of a JPEG file that its picture is made of. What else
// stands in it (EXIF with place and time, previews of what was cut away,
// remarks, anything behind the end) is nobody's business.
func strip(data []byte) (photo, bool) {
	p := photo{data: make([]byte, 0, len(data))}
	p.data = append(p.data, data[:min(2, len(data))]...)
	for at := 2; at+2 <= len(data); {
		if data[at] != 0xFF {
			return p, false
		}
		marker := data[at+1]
		switch {
		case marker == 0xFF: // filler
			at++
			continue
		case marker == endOfImage:
			p.data = append(p.data, 0xFF, endOfImage)
			return p, p.width > 0 && p.height > 0
		case at+4 > len(data):
			return p, false
		}
		end := at + 2 + int(binary.BigEndian.Uint16(data[at+2:]))
		if end < at+4 || end > len(data) {
			return p, false
		}
		segment := data[at:end]
		p.frame(marker, segment[4:])
		if marker == startOfScan {
			end = scan(data, end)
			segment = data[at:end]
		}
		if keeps(marker, segment) {
			p.data = append(p.data, segment...)
		}
		at = end
	}
	return p, false
}

// keeps tells whether a segment belongs to the picture.
func keeps(marker byte, segment []byte) bool {
	switch {
	case marker == app0:
		return len(segment) == 18 && bytes.HasPrefix(segment[4:], []byte("JFIF\x00")) // without a preview
	case marker == app14:
		return bytes.HasPrefix(segment[4:], []byte("Adobe"))
	case marker > app0 && marker <= app15, marker == comment:
		return false
	default:
		return true
	}
}

// frame notes size and components from the head of the frame, if it is of a
// kind that PDF knows (baseline, extended, progressive; eight bits).
func (p *photo) frame(marker byte, content []byte) {
	if marker < 0xC0 || marker > 0xC2 || len(content) < 6 || content[0] != 8 {
		return
	}
	p.height, p.width, p.components = int(binary.BigEndian.Uint16(content[1:])), int(binary.BigEndian.Uint16(content[3:])), int(content[5])
}

// scan returns the end of the coded samples that begin at a place: the next
// marker that is neither a restart nor a stuffed byte.
func scan(data []byte, at int) int {
	for ; at+1 < len(data); at++ {
		if data[at] == 0xFF && data[at+1] != 0 && data[at+1] != 0xFF && (data[at+1] < 0xD0 || data[at+1] > 0xD7) {
			return at
		}
	}
	return len(data)
}

// Colour types of a PNG file (ISO/IEC 15948, table 11.1).
const (
	pngGray    = 0
	pngRGB     = 2
	pngPalette = 3
)

// rows returns the compressed rows of a PNG file, which are what PDF calls
// Flate with a predictor. False where PDF cannot show them: transparent,
// interlaced or of 16 bits.
func rows(data []byte) (Image, bool) {
	im := Image{Filter: "FlateDecode"}
	colors := 1
	for at := 8; at+12 <= len(data); {
		n := int(binary.BigEndian.Uint32(data[at:]))
		if n < 0 || n > len(data)-at-12 {
			return im, false
		}
		content := data[at+8 : at+8+n]
		if crc32.ChecksumIEEE(data[at+4:at+8+n]) != binary.BigEndian.Uint32(data[at+8+n:]) {
			return im, false
		}
		switch string(data[at+4 : at+8]) {
		case "IHDR":
			if n < 13 || content[12] != 0 || content[8] > 8 {
				return im, false
			}
			im.Width, im.Height, im.Bits = int(binary.BigEndian.Uint32(content)), int(binary.BigEndian.Uint32(content[4:])), int(content[8])
			switch content[9] {
			case pngGray:
				im.Space = "/DeviceGray"
			case pngRGB:
				im.Space, colors = "/DeviceRGB", 3
			case pngPalette:
			default:
				return im, false
			}
		case "PLTE":
			if im.Space == "" {
				im.Space = fmt.Sprintf("[/Indexed/DeviceRGB %d<%X>]", n/3-1, content)
			}
		case "tRNS":
			return im, false
		case "IDAT":
			im.Data = append(im.Data, content...)
		}
		at += 12 + n
	}
	im.Params = fmt.Sprintf("/Predictor 15/Colors %d/BitsPerComponent %d/Columns %d", colors, im.Bits, im.Width)
	return im, im.Space != "" && len(im.Data) > 0
}
