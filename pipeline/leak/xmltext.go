package leak

import (
	"slices"
	"strconv"
)

// begin says what the beginning of an element means for the text around it.
func (r *xmlReader) begin(name []byte, empty bool) {
	switch string(name) {
	case "p", "si":
		r.paragraph++
		r.gap()
	case "br", "tab", "cr", "c", "td", "th", "tr", "row", "li", "div", "lastRenderedPageBreak", "line-break":
		r.gap()
	case "rsids", "rsidRoot":
		r.sc.revision = true
	}
}

// enter says what an element means for the text within.
func (r *xmlReader) enter(name []byte) {
	switch string(name) {
	case "txbxContent":
		r.boxes++
		r.out[box].gap()
	case "del", "moveFrom":
		r.track()
		r.gone++
	case "ins", "moveTo":
		r.track()
		r.come++
	case "rt", "rPh":
		r.skip = ruby
	case "instrText", "delInstrText":
		r.skip = fields
	}
}

// track begins the stream of the text before the changes.
func (r *xmlReader) track() {
	if !r.tracked {
		r.tracked = true
		r.out[before].buf = append(r.out[before].buf, r.out[main].buf...)
		r.out[before].marks = slices.Clone(r.out[main].marks)
	}
}

// maxUnended is how many elements that nobody ended are looked through.
const maxUnended = 256

// end ends an element, and those within it that nobody ended.
func (r *xmlReader) end(name []byte) {
	i, deepest := len(r.open)-1, max(0, len(r.open)-maxUnended)
	for i >= deepest && string(r.open[i].name) != string(name) {
		i--
	}
	if i < deepest {
		r.gap()
		return
	}
	for k := len(r.open) - 1; k >= i; k-- {
		r.leave(r.open[k])
	}
	r.open = r.open[:i]
}

func (r *xmlReader) leave(e element) {
	switch string(e.name) {
	case "txbxContent":
		r.boxes--
	case "del", "moveFrom":
		r.gone--
	case "ins", "moveTo":
		r.come--
	case "v":
		r.sharedString()
	case "c":
		r.row, r.col = 0, 0
	}
	if !inline(e.name) {
		r.gap()
	}
	r.skip = e.skip
}

// inline tells the elements whose end ends no word.
func inline(name []byte) bool {
	switch string(name) {
	case "r", "t", "rPr", "delText", "instrText", "delInstrText", "ins", "del", "moveFrom", "moveTo", "hyperlink", "smartTag", "sdt", "sdtPr", "sdtContent", "fldSimple",
		"span", "b", "i", "u", "a", "em", "strong", "font", "small", "sub", "sup", "tspan", "ruby", "rubyBase", "rubyPr", "rb", "rt", "rp", "rPh", "mark", "s", "bdo", "dir":
		return true
	}
	return false
}

// gap parts words in the streams of the text.
func (r *xmlReader) gap() {
	switch {
	case r.skip != 0:
		r.out[r.skip].gap()
	case r.boxes > 0:
		r.out[box].gap()
	default:
		r.out[main].gap()
		if r.tracked {
			r.out[before].gap()
			r.out[deleted].gap()
		}
	}
}

// text writes text to the streams that it belongs to.
func (r *xmlReader) text(src []byte, decode bool) {
	if r.index && len(r.open) > 0 && string(r.open[len(r.open)-1].name) == "v" {
		r.number = append(r.number[:0], src...)
		return
	}
	if blank(src) && len(r.open) > 0 && !inline(r.open[len(r.open)-1].name) {
		return // between the elements
	}
	switch {
	case r.skip != 0:
		r.write(r.skip, src, decode)
	case r.boxes > 0:
		r.write(box, src, decode)
	case r.gone > 0:
		r.write(deleted, src, decode)
		r.write(before, src, decode)
	default:
		r.write(main, src, decode)
		if r.tracked && r.come == 0 {
			r.write(before, src, decode)
		}
	}
}

func blank(b []byte) bool {
	for _, c := range b {
		if c != ' ' && c != '\n' && c != '\r' && c != '\t' {
			return false
		}
	}
	return true
}

func (r *xmlReader) write(stream int, src []byte, decode bool) {
	st := &r.out[stream]
	if n := len(st.marks); n == 0 || st.marks[n-1].paragraph != r.paragraph || st.marks[n-1].row != r.row || st.marks[n-1].col != r.col {
		st.marks = append(st.marks, mark{at: len(st.buf), paragraph: r.paragraph, row: r.row, col: r.col})
	}
	st.buf = appendText(st.buf, src, decode)
}

// sharedString writes the shared string that a cell's value names.
func (r *xmlReader) sharedString() {
	if !r.index || len(r.number) == 0 {
		return
	}
	if n, err := strconv.Atoi(string(r.number)); err == nil && n >= 0 && n < len(r.shared) {
		r.write(main, []byte(r.shared[n]), false)
	}
	r.number = r.number[:0]
}
