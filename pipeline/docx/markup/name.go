package markup

import (
	"bytes"
	"strings"
)

// usual are the usual prefixes of namespaces; several may share one: the
// strict variant of the standard has its own addresses.
var usual = map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":            "w",
	"http://purl.oclc.org/ooxml/wordprocessingml/main":                        "w",
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships":     "r",
	"http://purl.oclc.org/ooxml/officeDocument/relationships":                 "r",
	"http://schemas.openxmlformats.org/officeDocument/2006/math":              "m",
	"http://purl.oclc.org/ooxml/officeDocument/math":                          "m",
	"http://schemas.openxmlformats.org/officeDocument/2006/customXml":         "ds",
	"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties": "op",
	"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes":    "vt",
	"http://schemas.openxmlformats.org/drawingml/2006/chart":                  "c",
	"http://purl.oclc.org/ooxml/drawingml/chart":                              "c",
	"http://schemas.openxmlformats.org/drawingml/2006/main":                   "a",
	"http://purl.oclc.org/ooxml/drawingml/main":                               "a",
	"http://schemas.openxmlformats.org/drawingml/2006/picture":                "pic",
	"http://purl.oclc.org/ooxml/drawingml/picture":                            "pic",
	"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing":  "wp",
	"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing":              "wp",
	"http://schemas.openxmlformats.org/markup-compatibility/2006":             "mc",
	"http://schemas.openxmlformats.org/package/2006/relationships":            "rel",
	"http://schemas.openxmlformats.org/package/2006/content-types":            "ct",
	"http://schemas.openxmlformats.org/package/2006/metadata/core-properties": "cp",
	"http://schemas.microsoft.com/office/word/2010/wordml":                    "w14",
	"http://schemas.microsoft.com/office/word/2012/wordml":                    "w15",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingShape":       "wps",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing":     "wp14",
	"urn:schemas-microsoft-com:vml":                                           "v",
	"urn:schemas-microsoft-com:office:office":                                 "o",
	"urn:shinsa:record:1": "shinsa",
}

// Usual returns the usual prefix of a namespace, or its address.
func Usual(space string) string {
	if u, ok := usual[space]; ok {
		return u
	}
	return space
}

// Space returns the address of the namespace (of the transitional variant)
// with that usual prefix; "" when it is not known.
func Space(prefix string) string {
	for space, u := range usual {
		if u == prefix && !strings.HasPrefix(space, "http://purl.") {
			return space
		}
	}
	return ""
}

func (s *scanner) bind(prefix string, value []byte, depth int) {
	s.bound = append(s.bound, binding{prefix, Usual(decode(value)), depth})
	clear(s.names)
}

// unbind forgets the prefixes that an element at that depth declared.
func (s *scanner) unbind(depth int) {
	n := len(s.bound)
	for n > 0 && s.bound[n-1].depth >= depth {
		n--
	}
	if n < len(s.bound) {
		s.bound = s.bound[:n]
		clear(s.names)
	}
}

// name gives a name of the file its usual prefix.
func (s *scanner) name(raw []byte) (string, error) {
	if name, ok := s.names[string(raw)]; ok {
		return name, nil
	}
	prefix, local := "", string(raw)
	if i := bytes.IndexByte(raw, ':'); i >= 0 {
		prefix, local = string(raw[:i]), string(raw[i+1:])
	}
	if local == "" || strings.Contains(local, ":") {
		return "", s.fail("a name that is none")
	}
	for i := len(s.bound) - 1; i >= 0; i-- {
		if s.bound[i].prefix == prefix {
			name := s.bound[i].usual + ":" + local
			s.names[string(raw)] = name
			return name, nil
		}
	}
	if prefix != "" {
		return "", s.fail("a prefix that is not declared: " + prefix)
	}
	return ":" + local, nil
}
