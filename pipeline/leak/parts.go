package leak

import (
	"bytes"
	"cmp"
	"path"
	"slices"
	"strings"
)

// entries looks through the entries of an archive. Those of a package of
// Office files are its parts; of any other archive they are files.
func (sc *scan) entries(all []entry, place Place, level int) {
	office, sheets, shared := false, map[string]string(nil), []string(nil)
	for _, e := range all {
		if e.name == "[Content_Types].xml" || e.name == "mimetype" {
			office = true
		}
	}
	if office {
		sheets, shared = workbookParts(all)
	}
	from := len(sc.hits)
	for _, e := range all {
		at := place.inside(shown(e.name))
		if !office || !markup(e.data) {
			sc.bytes(e.data, at, level+1)
			continue
		}
		at = place
		at.Part = shown(e.name)
		at.Sheet = sheets[e.name]
		if at.Sheet != "" {
			at.Part = ""
			sc.xml(utf8Of(e.data), at, shared)
			continue
		}
		sc.xml(utf8Of(e.data), at, nil)
	}
	sc.dropShared(from)
}

// columns looks through the cells of a sheet from top to bottom: a name may be
// cut over the rows of a column.
func (sc *scan) columns(rows *stream) {
	type cell struct {
		mark
		end int
	}
	var cells []cell
	for i, m := range rows.marks {
		end := len(rows.buf)
		if i+1 < len(rows.marks) {
			end = rows.marks[i+1].at
		}
		if m.row > 0 {
			cells = append(cells, cell{m, end})
		}
	}
	slices.SortStableFunc(cells, func(a, b cell) int { return cmp.Or(cmp.Compare(a.col, b.col), cmp.Compare(a.row, b.row)) })
	st := &stream{base: rows.base, buf: make([]byte, 0, len(rows.buf)+len(cells))}
	for _, c := range cells {
		m := c.mark
		m.at = len(st.buf)
		st.marks = append(st.marks, m)
		st.buf = append(st.buf, rows.buf[c.at:c.end]...)
		st.gap()
	}
	from := len(sc.hits)
	sc.look(st)
	sc.dropCells(from)
}

// dropCells takes out the hits from a place on that stand before it with the
// same cell.
func (sc *scan) dropCells(from int) {
	type same struct {
		company, cell, sheet string
		kind                 Kind
	}
	seen := map[same]bool{}
	for _, h := range sc.hits[:from] {
		seen[same{h.Company, h.Place.Cell, h.Place.Sheet, h.Kind}] = true
	}
	kept := sc.hits[:from]
	for _, h := range sc.hits[from:] {
		if !seen[same{h.Company, h.Place.Cell, h.Place.Sheet, h.Kind}] {
			kept = append(kept, h)
		}
	}
	sc.hits = kept
}

// markup tells whether a part is XML.
func markup(b []byte) bool {
	t := bytes.TrimLeft(bytes.TrimPrefix(b[:min(len(b), 128)], []byte("\ufeff")), " \t\r\n")
	return len(t) > 0 && t[0] == '<' || bytes.HasPrefix(b, []byte{0xFF, 0xFE, '<', 0}) || bytes.HasPrefix(b, []byte{0xFE, 0xFF, 0, '<'})
}

func utf8Of(b []byte) []byte {
	if len(b) > 1 && (b[0] == 0xFF || b[0] == 0xFE) {
		return texts(b)[0]
	}
	if i := bytes.Index(b[:min(len(b), 128)], []byte(`encoding=`)); i >= 0 && !bytes.Contains(bytes.ToLower(b[i:min(len(b), i+24)]), []byte("utf-8")) {
		if t := texts(b); len(t) > 0 {
			return t[0]
		}
	}
	return b
}

// dropShared takes out the hits of shared strings that cells have shown
// already with their place.
func (sc *scan) dropShared(from int) {
	type same struct {
		company, found string
		kind           Kind
	}
	cells := map[same]bool{}
	for _, h := range sc.hits[from:] {
		if h.Place.Cell != "" {
			cells[same{h.Company, h.Found, h.Kind}] = true
		}
	}
	kept := sc.hits[:from]
	for _, h := range sc.hits[from:] {
		if h.Place.Part == "xl/sharedStrings.xml" && h.Place.Note == "" && cells[same{h.Company, h.Found, h.Kind}] {
			continue
		}
		kept = append(kept, h)
	}
	sc.hits = kept
}

// workbookParts returns the names of the sheets by part, and the shared
// strings.
func workbookParts(all []entry) (sheets map[string]string, shared []string) {
	parts := map[string][]byte{}
	for _, e := range all {
		parts[e.name] = e.data
	}
	sheets = map[string]string{}
	targets := map[string]string{}
	elements(parts["xl/_rels/workbook.xml.rels"], func(name string, get func(string) string, _ func() string) {
		if name == "Relationship" {
			t := get("Target")
			if !strings.HasPrefix(t, "/") {
				t = path.Join("xl", t)
			}
			targets[get("Id")] = strings.TrimPrefix(t, "/")
		}
	})
	elements(parts["xl/workbook.xml"], func(name string, get func(string) string, _ func() string) {
		if name == "sheet" {
			if t := targets[get("id")]; t != "" {
				sheets[t] = get("name")
			}
		}
	})
	return sheets, sharedStrings(parts["xl/sharedStrings.xml"])
}

// sharedStrings reads the texts of a workbook, without readings.
func sharedStrings(src []byte) []string {
	var out []string
	reading := false
	elements(src, func(name string, _ func(string) string, text func() string) {
		switch name {
		case "si":
			out = append(out, "")
			reading = false
		case "rPh":
			reading = true
		case "r":
			reading = false
		case "t":
			if n := len(out); n > 0 && !reading {
				out[n-1] += text()
			}
		}
	})
	return out
}

// elements calls each with the beginning of every element: its local name, its
// attributes by local name, and the text that follows it.
func elements(src []byte, each func(name string, get func(string) string, text func() string)) {
	for {
		i := bytes.IndexByte(src, '<')
		if i < 0 {
			return
		}
		src = src[i:]
		end := tagEnd(src)
		body := bytes.TrimSuffix(src[1:min(end, len(src))], []byte("/"))
		src = src[min(end+1, len(src)):]
		if len(body) == 0 || body[0] == '/' || body[0] == '?' || body[0] == '!' {
			continue
		}
		n := bytes.IndexAny(body, " \t\r\n")
		if n < 0 {
			n = len(body)
		}
		get := func(want string) string {
			for rest := body[n:]; ; {
				name, val, r := nextAttribute(rest)
				if name == nil {
					return ""
				}
				if rest = r; string(local(name)) == want {
					return string(appendText(nil, val, true))
				}
			}
		}
		text := func() string {
			end := bytes.IndexByte(src, '<')
			if end < 0 {
				end = len(src)
			}
			return string(appendText(nil, src[:end], true))
		}
		each(string(local(body[:n])), get, text)
	}
}
