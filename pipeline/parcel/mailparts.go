package parcel

import (
	"bytes"
	"strings"
)

// part is one part of a mail that is not multipart itself.
type part struct {
	header
	kind        string // media type, lower case
	disposition string
	params      map[string]string // of Content-Type
	name        string            // of the file, decoded; "" where none is given
	related     bool              // stands in multipart/related
	body        []byte            // as transferred
}

// walk is the state of going through the parts of one mail.
type walk struct {
	depth, left int
	cut         bool // a closing boundary is missing
	parts       []part
}

// errors of a walk are refusals.
func (w *walk) add(h header, body []byte, depth int, related bool) error {
	kind, params := parameters(h.get("content-type"))
	if boundary := params["boundary"]; strings.HasPrefix(kind, "multipart/") && boundary != "" {
		return w.split(boundary, body, depth, kind == "multipart/related")
	}
	if w.left--; w.left < 0 {
		return refuse("parcel-entries")
	}
	disposition, names := parameters(h.get("content-disposition"))
	name := names["filename"]
	if name == "" {
		name = params["name"]
	}
	w.parts = append(w.parts, part{h, kind, disposition, params, baseName(name), related, body})
	return nil
}

// split walks the parts of a multipart body (RFC 2046, 5.1). What stands
// before the first boundary and after the last is no part.
func (w *walk) split(boundary string, body []byte, depth int, related bool) error {
	if depth >= w.depth {
		return refuse("parcel-depth")
	}
	mark := []byte("--" + boundary)
	start := -1
	for at := 0; ; {
		i := bytes.Index(body[at:], mark)
		if i < 0 {
			break
		}
		i += at
		at = i + len(mark)
		if i > 0 && body[i-1] != '\n' {
			continue
		}
		line, rest := cutLine(body[at:])
		tail := strings.TrimRight(string(line[:min(len(line), 200)]), " \t")
		if tail != "" && tail != "--" {
			continue // the text of a part, or a longer boundary
		}
		if start >= 0 {
			if err := w.one(body[start:lineEnd(body, i)], depth, related); err != nil {
				return err
			}
		}
		if tail == "--" {
			return nil
		}
		at = len(body) - len(rest)
		start = at
	}
	w.cut = true
	if start >= 0 {
		return w.one(body[start:], depth, related)
	}
	return nil
}

// lineEnd returns the place before the line break that belongs to the boundary
// at i.
func lineEnd(body []byte, i int) int {
	switch {
	case i >= 2 && body[i-2] == '\r':
		return i - 2
	case i >= 1:
		return i - 1
	}
	return i
}

func (w *walk) one(data []byte, depth int, related bool) error {
	h, body, ok := splitHeader(data)
	if !ok {
		h, body = nil, data // a part without header begins with an empty line
	}
	return w.add(h, body, depth+1, related)
}

// baseName is the last name of a path: some mailers send the sender's own.
func baseName(name string) string {
	name = compose(strings.TrimSpace(name))
	name = name[strings.LastIndexAny(name, `/\`)+1:]
	if name == "." || name == ".." {
		return ""
	}
	name = visible(name)
	return name[:cut(name, 255)]
}
