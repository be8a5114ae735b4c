package leak

import (
	"bytes"
	"compress/zlib"
	"io"

	"shinsa/pipeline/pdf/object"
)

// outside looks through the bytes of a PDF outside of its live streams: older
// objects, comments, what stands before the head and behind the end, and
// streams that no object is.
func (p *pdfScan) outside() {
	at := 0
	for at < len(p.data) {
		i := bytes.Index(p.data[at:], []byte("stream"))
		if i < 0 {
			break
		}
		body := at + i + len("stream")
		if body < len(p.data) && p.data[body] == '\r' {
			body++
		}
		if body >= len(p.data) || p.data[body] != '\n' || bytes.HasSuffix(p.data[:at+i], []byte("end")) {
			p.plainBytes(p.data[at:min(body, len(p.data))])
			at = min(body, len(p.data))
			continue
		}
		body++
		p.plainBytes(p.data[at:body])
		end := bytes.Index(p.data[body:], []byte("endstream"))
		if end < 0 {
			end = len(p.data) - body
		}
		if end > 0 && !p.bodies[&p.data[body]] {
			p.orphan(p.data[body : body+end])
		}
		at = body + end
	}
	p.plainBytes(p.data[at:])
	p.ends()
}

// plainBytes looks through bytes between streams.
func (p *pdfScan) plainBytes(b []byte) {
	at := p.place
	at.Part = joinNote(at.Part, "ファイルのバイト")
	p.look(&stream{buf: b, base: at, raw: true})
	p.literals(b, at)
}

// ends looks through what stands before the head and behind the end as files
// of their own.
func (p *pdfScan) ends() {
	if i := bytes.Index(p.data, []byte("%PDF-")); i > 0 {
		p.extra(p.data[:i])
	}
	if i := bytes.LastIndex(p.data, []byte("%%EOF")); i >= 0 {
		p.extra(bytes.TrimLeft(p.data[i+5:], "\r\n \x00"))
	}
}

func (p *pdfScan) extra(b []byte) {
	if len(b) == 0 {
		return
	}
	at := p.place
	at.Part = joinNote(at.Part, "PDFの前後")
	p.unread("leak-hidden-bytes", at)
	p.bytes(b, at, p.level+1)
}

// orphan looks through a stream that is no live object.
func (p *pdfScan) orphan(b []byte) {
	at := p.place
	at.Part = joinNote(at.Part, "使われていないオブジェクト")
	r, err := zlib.NewReader(bytes.NewReader(b))
	if err != nil {
		p.literals(b, at)
		p.metadata(b, at)
		return
	}
	out, err := io.ReadAll(io.LimitReader(r, int64(p.room)))
	if p.room -= len(out); err != nil && len(out) == 0 {
		p.unread("leak-broken", at, "PDF")
	}
	p.literals(out, at)
	if content(out) {
		p.look(&stream{buf: out, base: at, raw: true})
		return
	}
	p.bytes(out, at, p.level+1)
}

// literals looks through the strings in bytes that hold PDF objects, whoever
// they belong to: (…) and <…>.
func (p *pdfScan) literals(b []byte, at Place) {
	st := &stream{base: at}
	for i := 0; i < len(b); i++ {
		if b[i] != '(' && (b[i] != '<' || i+1 < len(b) && b[i+1] == '<' || i > 0 && b[i-1] == '<') {
			continue
		}
		part := b[i:min(len(b), i+1<<16)]
		v, err := object.NewLexer(part).Next()
		if err != nil || v.Kind != object.String || len(v.Str) < 4 || p.seen[string(v.Str)] {
			continue
		}
		p.seen[string(v.Str)] = true
		for _, t := range stringTexts(v.Str) {
			st.stop()
			st.buf = appendText(st.buf, t, false)
		}
	}
	p.look(st)
}
