package deliverable

import (
	"bytes"
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"shinsa/pipeline/pdf/object"
	"shinsa/pipeline/problem"
)

// checkPDF holds what of PDF/A can be held without rendering: the level that
// the file claims, the colours' profile, embedded fonts whose text can be taken
// out, and nothing that acts, hides or points outside. veraPDF, which knows all
// of it, runs in the tests.
func checkPDF(at problem.Pos, data []byte, want PDFChecks) problem.List {
	f, err := object.Open(data)
	if err != nil {
		code := problem.Code("deliver-pdf-broken")
		if strings.Contains(err.Error(), "encrypted") {
			code = "deliver-encrypted"
		}
		return problem.List{problem.New(code, at, err.Error())}
	}
	c := &pdfCheck{at: at, file: f, seen: map[int]bool{}, said: map[string]bool{}}
	c.level(want)
	c.intent()
	c.walk(f.Root(), 0)
	return c.found
}

type pdfCheck struct {
	at    problem.Pos
	file  *object.File
	seen  map[int]bool
	said  map[string]bool
	found problem.List
}

func (c *pdfCheck) add(code problem.Code, args ...string) {
	key := string(code) + strings.Join(args, "\x00")
	if !c.said[key] {
		c.said[key] = true
		c.found.Add(code, c.at, args...)
	}
}

// The level stands in the XMP, as an attribute or as an element.
var (
	xmpPart        = regexp.MustCompile(`pdfaid:part\s*(?:=\s*["']|>)\s*(\d)`)
	xmpConformance = regexp.MustCompile(`pdfaid:conformance\s*(?:=\s*["']|>)\s*([A-Za-z])`)
)

func (c *pdfCheck) level(want PDFChecks) {
	if want.Part == 0 {
		return
	}
	xmp, err := c.file.Stream(c.file.Get(c.file.Root(), "Metadata"))
	if err != nil {
		c.add("deliver-pdf-flavour", "―", wanted(want))
		return
	}
	part, conformance := submatch(xmpPart, xmp), strings.ToUpper(submatch(xmpConformance, xmp))
	ok := slices.ContainsFunc(want.Conformance, func(s string) bool { return strings.EqualFold(s, conformance) })
	if part != fmt.Sprint(want.Part) || !ok {
		claim := "―"
		if part != "" {
			claim = "PDF/A-" + part + strings.ToLower(conformance)
		}
		c.add("deliver-pdf-flavour", claim, wanted(want))
	}
}

func submatch(re *regexp.Regexp, data []byte) string {
	if m := re.FindSubmatch(data); m != nil {
		return string(m[1])
	}
	return ""
}

func wanted(w PDFChecks) string {
	var out []string
	for _, s := range w.Conformance {
		out = append(out, fmt.Sprintf("PDF/A-%d%s", w.Part, strings.ToLower(s)))
	}
	return strings.Join(out, ", ")
}

// intent holds that the colours have a profile, which stands in the file.
func (c *pdfCheck) intent() {
	for _, v := range c.file.Get(c.file.Root(), "OutputIntents").List {
		i := c.file.Resolve(v)
		if c.file.Get(i, "S").Is("GTS_PDFA1") {
			if icc, err := c.file.Stream(c.file.Get(i, "DestOutputProfile")); err == nil && len(icc) > 128 && bytes.Equal(icc[36:40], []byte("acsp")) {
				return
			}
		}
	}
	c.add("deliver-pdf-intent")
}

// deepestObject bounds dictionaries that stand in each other without a
// reference.
const deepestObject = 64

// walk looks at every object that the catalogue leads to, once.
func (c *pdfCheck) walk(v object.Value, depth int) {
	if v.Kind == object.Reference {
		if n := int(v.Num); c.seen[n] {
			return
		} else {
			c.seen[n] = true
		}
		v, depth = c.file.Resolve(v), 0
	}
	if depth > deepestObject {
		return
	}
	switch v.Kind {
	case object.Array:
		for _, e := range v.List {
			c.walk(e, depth+1)
		}
	case object.Dict:
		c.dict(v)
		for i := 1; i < len(v.List); i += 2 {
			c.walk(v.List[i], depth+1)
		}
	}
}

// dict holds one dictionary.
func (c *pdfCheck) dict(v object.Value) {
	get := func(key string) object.Value { return c.file.Get(v, key) }
	switch s := string(get("S").Str); {
	case get("JS").Kind != object.Null, s == "JavaScript", s == "Launch", s == "SubmitForm", s == "ImportData", s == "Movie", s == "Sound", s == "Rendition", s == "ResetForm":
		c.add("deliver-pdf-active", cmp.Or(s, "JavaScript"))
	case s == "GoToR", s == "GoToE":
		c.add("deliver-pdf-external", s)
	}
	if get("AA").Kind != object.Null {
		c.add("deliver-pdf-active", "AA")
	}
	if v.IsStream() && get("F").Kind != object.Null {
		c.add("deliver-pdf-external", "F")
	}
	if v.IsStream() && filtered(get("Filter"), "LZWDecode") {
		c.add("deliver-pdf-feature", "LZWDecode")
	}
	if get("EF").Kind != object.Null || get("EmbeddedFiles").Kind != object.Null {
		c.add("deliver-pdf-attached")
	}
	if get("XFA").Kind != object.Null {
		c.add("deliver-pdf-feature", "XFA")
	}
	if get("Type").Is("Font") {
		c.font(v)
	}
	c.annotation(v)
}

func filtered(v object.Value, name string) bool {
	return v.Is(name) || slices.ContainsFunc(v.List, func(f object.Value) bool { return f.Is(name) })
}
