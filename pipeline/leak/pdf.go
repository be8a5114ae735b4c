package leak

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"shinsa/pipeline/pdf/gate"
	"shinsa/pipeline/pdf/object"
)

// pdf looks through a PDF: the text of its pages as a reader gets it, in the
// order drawn and in the logical order; the strings of all objects (document
// information, outlines, notes, links, alternative texts, form fields); all
// streams (metadata, fonts, pictures, attached files); older versions that
// stand in the file; and the bytes outside of all that.
func (sc *scan) pdf(data []byte, place Place, level int) {
	f, err := object.Open(data)
	if err != nil {
		if strings.Contains(err.Error(), "encrypted") {
			sc.unread("leak-encrypted", place)
		} else {
			sc.unread("leak-broken", place, "PDF")
		}
		sc.raw(data, place)
		return
	}
	sc.pages(data, place, false)
	p := &pdfScan{scan: sc, file: f, data: data, place: place, level: level, seen: map[string]bool{}, bodies: map[*byte]bool{}, fonts: map[string][]object.Value{}, maps: map[*byte]*glyphs{}, pageOf: map[*byte]bool{}}
	p.objects()
	p.outside()
	sc.revisions(data, place)
}

// pages looks through the text of the pages.
func (sc *scan) pages(data []byte, place Place, old bool) {
	if old {
		place.Note = joinNote(place.Note, "ファイルに残った前の版")
	}
	r, err := gate.Read(data)
	if err != nil {
		if !old {
			sc.unread("leak-broken", place, "PDF")
		}
		return
	}
	drawn, logical := &stream{base: place}, &stream{base: place}
	var mute []string
	for i, p := range r.Pages {
		at := len(drawn.buf)
		for _, piece := range p.Pieces {
			drawn.piece(piece)
		}
		if bytes.Contains(drawn.buf[at:], []byte("\ufffd")) {
			mute = append(mute, strconv.Itoa(i+1))
		}
	}
	for _, piece := range r.Order {
		logical.piece(piece)
	}
	if len(mute) > 0 && !old {
		sc.unread("leak-no-text", place, strings.Join(mute, "、"))
	}
	from := len(sc.hits)
	sc.look(drawn)
	mid := len(sc.hits)
	sc.look(logical)
	sc.dropTwice(from, mid)
}

// piece writes a piece of a page.
func (st *stream) piece(p gate.Piece) {
	if n := len(st.marks); n == 0 || st.marks[n-1].page != p.Page+1 {
		st.marks = append(st.marks, mark{at: len(st.buf), page: p.Page + 1})
	}
	st.buf = appendText(st.buf, []byte(p.Text), false)
	st.gap()
}

// dropTwice takes out the hits from mid on that stand among those before.
func (sc *scan) dropTwice(from, mid int) {
	type same struct {
		company string
		kind    Kind
		page    int
	}
	seen := map[same]bool{}
	for _, h := range sc.hits[from:mid] {
		seen[same{h.Company, h.Kind, h.Place.Page}] = true
	}
	kept := sc.hits[:mid]
	for _, h := range sc.hits[mid:] {
		if !seen[same{h.Company, h.Kind, h.Place.Page}] {
			kept = append(kept, h)
		}
	}
	sc.hits = kept
}

// maxRevisions is how many older versions of a file are read.
const maxRevisions = 16

// revisions looks through the text of older versions: a file that was added to
// holds what it was before.
func (sc *scan) revisions(data []byte, place Place) {
	var ends []int
	for at := 0; ; {
		i := bytes.Index(data[at:], []byte("%%EOF"))
		if i < 0 {
			break
		}
		at += i + 5
		ends = append(ends, at)
	}
	if len(ends) > maxRevisions {
		sc.unread("leak-limit", place)
		ends = ends[:maxRevisions]
	}
	for _, end := range ends[:max(0, len(ends)-1)] {
		sc.pages(data[:end], place, true)
	}
}

// pdfScan is the work on the objects of a PDF.
type pdfScan struct {
	*scan
	file    *object.File
	data    []byte
	place   Place
	level   int
	seen    map[string]bool // strings and names
	bodies  map[*byte]bool  // streams, by their first byte
	strings stream
	fonts   map[string][]object.Value // by their names in resources, all that the file has
	maps    map[*byte]*glyphs         // of fonts, by the map's first byte
	pageOf  map[*byte]bool            // streams that pages show, which the gate has read
}

// objects looks through all live objects.
func (p *pdfScan) objects() {
	p.strings.base = p.place
	count := p.count()
	for nr := range count {
		p.resources(p.file.Resolve(object.Value{Kind: object.Reference, Num: float64(nr)}))
	}
	for nr := range count {
		v := p.file.Resolve(object.Value{Kind: object.Reference, Num: float64(nr)})
		p.value(v, nr, 0)
		if v.IsStream() && len(v.Str) > 0 && !p.bodies[&v.Str[0]] {
			p.bodies[&v.Str[0]] = true
			p.stream(v, nr)
		}
	}
	p.look(&p.strings)
}

// count is one more than the highest number of an object: the greatest Size
// that a trailer names, or the greatest number before the word obj.
func (p *pdfScan) count() int {
	highest := 0
	for _, word := range []string{"/Size", " obj", "\nobj"} {
		for at := 0; ; {
			i := bytes.Index(p.data[at:], []byte(word))
			if i < 0 {
				break
			}
			at += i + len(word)
			highest = max(highest, p.numberNear(word, at))
		}
	}
	return min(highest, 1<<22) + 1
}

// numberNear reads the number behind /Size, or the first of the two before obj.
func (p *pdfScan) numberNear(word string, at int) int {
	if word == "/Size" {
		v, err := object.NewLexer(p.data[at:min(len(p.data), at+32)]).Next()
		if err != nil {
			return 0
		}
		return v.Int()
	}
	fields := bytes.Fields(p.data[max(0, at-len(word)-24) : at-len(word)])
	if len(fields) < 2 {
		return 0
	}
	n, err := strconv.Atoi(string(fields[len(fields)-2]))
	if err != nil {
		return 0
	}
	return n
}

// value gathers the strings and names of a value.
func (p *pdfScan) value(v object.Value, nr, depth int) {
	if depth > 64 {
		return
	}
	switch v.Kind {
	case object.String, object.Name:
		if len(v.Str) > 1 && !p.seen[string(v.Str)] {
			p.seen[string(v.Str)] = true
			p.text(v.Str, fmt.Sprintf("オブジェクト %d", nr))
		}
	case object.Array:
		for _, e := range v.List {
			p.value(e, nr, depth+1)
		}
	case object.Dict:
		for i := 0; i+1 < len(v.List); i += 2 {
			p.entry(v.List[i], v.List[i+1], nr, depth)
		}
	}
}

// entry gathers the value of a key, whose name tells the place best.
func (p *pdfScan) entry(key, v object.Value, nr, depth int) {
	p.value(key, nr, depth+1)
	if v.Kind != object.String {
		p.value(v, nr, depth+1)
		return
	}
	if len(v.Str) > 1 && !p.seen[string(v.Str)] {
		p.seen[string(v.Str)] = true
		p.text(v.Str, fmt.Sprintf("オブジェクト %d の /%s", nr, key.Str))
	}
}

// text keeps a string in the forms that it may be meant in.
func (p *pdfScan) text(b []byte, note string) {
	st := &p.strings
	for _, t := range stringTexts(b) {
		st.stop()
		st.marks = append(st.marks, mark{at: len(st.buf), note: []byte(note)})
		st.buf = appendText(st.buf, t, false)
	}
}

// stringTexts decodes a string of an object: UTF-16 or UTF-8 with mark; else
// bytes, which programs fill with Latin-1, UTF-8 or Shift_JIS.
func stringTexts(b []byte) [][]byte {
	switch {
	case bytes.HasPrefix(b, []byte{0xFE, 0xFF}):
		return [][]byte{utf16Bytes(b[2:], 0)}
	case bytes.HasPrefix(b, []byte{0xFF, 0xFE}):
		return [][]byte{utf16Bytes(b[2:], 1)}
	case utf8.Valid(b):
		return [][]byte{b}
	}
	return append(decodings(b), utf16Bytes(b, 0))
}

// stream looks through a stream by what it is.
func (p *pdfScan) stream(v object.Value, nr int) {
	at := p.place
	at.Part = joinNote(at.Part, fmt.Sprintf("オブジェクト %d", nr))
	kind, sub := string(p.file.Get(v, "Type").Str), string(p.file.Get(v, "Subtype").Str)
	if kind == "XRef" {
		return
	}
	last, inner := p.lastFilter(v)
	data, err := p.file.Stream(inner)
	switch {
	case err != nil:
		p.unread("leak-closed", at, err.Error())
		p.raw(v.Str, at)
	case last == "DCTDecode" || last == "DCT":
		p.bytes(data, at, p.level+1)
	case last != "":
		p.metadata(data, at)
	case sub == "Image":
		p.beyondDots(v, data, at)
	case kind == "EmbeddedFile":
		at = p.place.inside(fmt.Sprintf("添付ファイル（オブジェクト %d）", nr))
		p.bytes(data, at, p.level+1)
	case kind == "ObjStm":
		p.look(&stream{buf: data, base: at, raw: true})
		p.literals(data, at)
	case content(data):
		p.look(&stream{buf: data, base: at, raw: true})
		p.shown(v, data, at)
	default:
		p.bytes(data, at, p.level+1)
	}
}

// lastFilter returns the filter that makes a picture of a stream, and the
// stream without it.
func (p *pdfScan) lastFilter(v object.Value) (string, object.Value) {
	filters := p.file.Get(v, "Filter")
	list := filters.List
	if filters.Kind == object.Name {
		list = []object.Value{filters}
	}
	if len(list) == 0 {
		return "", v
	}
	last := string(p.file.Resolve(list[len(list)-1]).Str)
	if !slices.Contains([]string{"DCTDecode", "DCT", "JPXDecode", "CCITTFaxDecode", "CCF", "JBIG2Decode"}, last) {
		return "", v
	}
	w := v
	w.List = slices.Clone(v.List)
	for i := 0; i+1 < len(w.List); i += 2 {
		if w.List[i].Is("Filter") {
			w.List[i+1] = object.Value{Kind: object.Array, List: list[:len(list)-1]}
		}
	}
	return last, w
}

// beyondDots looks through what of a picture's data is more than its dots.
func (p *pdfScan) beyondDots(v object.Value, data []byte, at Place) {
	bits := max(p.file.Get(v, "BitsPerComponent").Int(), 1)
	row := (p.file.Get(v, "Width").Int()*bits*4 + 7) / 8 // four colours at most
	if n := row * p.file.Get(v, "Height").Int(); n >= 0 && n < len(data) {
		p.metadata(data[n:], at)
	}
}

// content tells whether a stream is operators or a map of characters: text of
// ASCII with numbers, in which a number found by chance means nothing.
func content(data []byte) bool {
	head := data[:min(len(data), 4096)]
	for _, sign := range []string{" Tf", " Td", " Tm", " re", " cm", "BT", " BDC", "begincmap", " obj", "<<"} {
		if bytes.Contains(head, []byte(sign)) && !bytes.HasPrefix(bytes.TrimSpace(head), []byte("<?")) && !bytes.HasPrefix(head, []byte("<x")) {
			return controls(head) < len(head)/20+1 || sign == "BT"
		}
	}
	return false
}
