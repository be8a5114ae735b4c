package parcel

import (
	"bytes"
	"slices"
	"strings"
)

// header is the fields of a mail or of a part, in UTF-8, names in lower case.
type header []headerField

type headerField struct{ name, value string }

// get returns the first field of that name, or "".
func (h header) get(name string) string {
	for _, f := range h {
		if f.name == name {
			return f.value
		}
	}
	return ""
}

const (
	headerBytes  = 256 << 10
	headerFields = 1000
	fieldBytes   = 32 << 10 // what a field has beyond is no name or subject
)

// splitHeader parts a message (RFC 5322) or part into fields and body. It
// takes what mailers write against the rules: bare line feeds, raw bytes of
// any charset, lines that are no fields, a mailbox's "From " line. ok is false
// where the first line is no field.
func splitHeader(data []byte) (h header, body []byte, ok bool) {
	var lines [][]byte
	rest := bytes.TrimPrefix(data, []byte("\uFEFF"))
	for len(rest) > 0 && len(data)-len(rest) < headerBytes && len(lines) < headerFields {
		line, after := cutLine(rest)
		if len(line) == 0 {
			rest = after
			break
		}
		line = line[:min(len(line), fieldBytes)]
		if (line[0] == ' ' || line[0] == '\t') && len(lines) > 0 {
			lines[len(lines)-1] = append(lines[len(lines)-1], line...)
		} else if len(lines) > 0 || !bytes.HasPrefix(line, []byte("From ")) {
			lines = append(lines, slices.Clone(line)) // to be added to
		}
		rest = after
	}
	for i, line := range lines {
		line = line[:min(len(line), fieldBytes)]
		label, value, found := bytes.Cut(line, []byte(":"))
		name := strings.ToLower(string(bytes.TrimRight(label, " \t")))
		if !found || !fieldName(name) {
			if i == 0 {
				return nil, data, false
			}
			continue
		}
		text, _ := guess(value)
		h = append(h, headerField{name, strings.TrimSpace(text)})
	}
	return h, rest, true
}

// cutLine returns the line at the start of data, and what follows it.
func cutLine(data []byte) (line, rest []byte) {
	i := bytes.IndexByte(data, '\n')
	if i < 0 {
		return data, nil
	}
	return bytes.TrimSuffix(data[:i], []byte("\r")), data[i+1:]
}

func fieldName(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r >= 0x7F })
}

// mailKind tells mails, and web pages saved in the form of a mail, by their
// first fields; "" for other text.
func mailKind(data []byte) Kind {
	h, _, ok := splitHeader(data[:min(len(data), 16<<10)])
	if !ok {
		return ""
	}
	known := 0
	for _, name := range []string{"from", "to", "subject", "date", "received", "message-id", "mime-version", "content-type", "return-path", "delivered-to", "reply-to", "sender"} {
		if h.get(name) != "" {
			known++
		}
	}
	if known < 2 {
		return ""
	}
	saved := strings.Contains(strings.ToLower(h.get("from")), "saved by")
	page := h.get("from") == "" && h.get("received") == "" && strings.HasPrefix(strings.ToLower(h.get("content-type")), "multipart/related")
	if saved || page || h.get("x-document-type") != "" {
		return MHTML
	}
	return Mail
}
