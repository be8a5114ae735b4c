package xls

import "encoding/binary"

// The records that are read, by their numbers. Some have another number in
// BIFF 2, or in 2 and 3 and 4.
const (
	idBlank2      = 0x0001
	idInteger2    = 0x0002
	idNumber2     = 0x0003
	idLabel2      = 0x0004
	idBoolErr2    = 0x0005
	idFormula     = 0x0006
	idString2     = 0x0007
	idRow2        = 0x0008
	idEOF         = 0x000A
	idExternSheet = 0x0017
	idNote        = 0x001C
	idFormat2     = 0x001E
	idDateMode    = 0x0022
	idColWidth2   = 0x0024
	idFont        = 0x0031
	idContinue    = 0x003C
	idCodePage    = 0x0042
	idXF2         = 0x0043
	idObject      = 0x005D
	idColInfo     = 0x007D
	idBoundSheet  = 0x0085
	idSheetHeader = 0x008F
	idMulRK       = 0x00BD
	idObProj      = 0x00D3
	idRString     = 0x00D6
	idXF          = 0x00E0
	idMergeCells  = 0x00E5
	idDrawing     = 0x00EC
	idSST         = 0x00FC
	idLabelSST    = 0x00FD
	idSupBook     = 0x01AE
	idText        = 0x01B6 // TXO
	idNumber      = 0x0203
	idLabel       = 0x0204
	idBoolErr     = 0x0205
	idFormula3    = 0x0206
	idString      = 0x0207
	idRow         = 0x0208
	idFont3       = 0x0231
	idXF3         = 0x0243
	idRK          = 0x027E
	idFormula4    = 0x0406
	idFormat      = 0x041E
	idXF4         = 0x0443
)

// record is one record with its continuations, each of which begins anew.
type record struct {
	id    int
	data  []byte
	parts [][]byte // data first; valid until the next record
}

// records walks over the records of a stream.
type records struct {
	stream []byte
	at     int
	end    bool // nothing follows that is a whole record
	parts  [][]byte
}

// next returns the next record. A length that points past the end of the
// stream ends the walk: the file was cut.
func (w *records) next() (r record, ok bool) {
	id, data, ok := w.peek()
	if !ok {
		w.end = true
		return record{}, false
	}
	w.at += 4 + len(data)
	w.parts = append(w.parts[:0], data)
	for id != idContinue {
		more, part, ok := w.peek()
		if !ok || more != idContinue {
			break
		}
		w.at += 4 + len(part)
		w.parts = append(w.parts, part)
	}
	return record{id, data, w.parts}, true
}

func (w *records) peek() (id int, data []byte, ok bool) {
	if w.at < 0 || w.at+4 > len(w.stream) {
		return 0, nil, false
	}
	head := w.stream[w.at:]
	size := int(binary.LittleEndian.Uint16(head[2:]))
	if 4+size > len(head) {
		return 0, nil, false
	}
	return int(binary.LittleEndian.Uint16(head)), head[4 : 4+size], true
}

// u8, u16 and u32 read little-endian numbers; past the end they are 0, so
// that records that a writer cut short need no care of their own.
func (r record) u8(at int) int {
	if at >= len(r.data) {
		return 0
	}
	return int(r.data[at])
}

func (r record) u16(at int) int { return r.u8(at) | r.u8(at+1)<<8 }

func (r record) u32(at int) uint32 { return uint32(r.u16(at)) | uint32(r.u16(at+2))<<16 }
