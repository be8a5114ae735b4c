package deliverable

import (
	"archive/zip"
	"bytes"
	"path"
	"strings"

	"shinsa/pipeline/docx/markup"
	"shinsa/pipeline/problem"
)

// oldContainer begins the files of old Office, and every locked new one.
const oldContainer = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"

// deepest is how far packages stand in packages: a chart's workbook in a Word
// file is one.
const deepest = 3

// office checks the package of one Word or Excel file.
type office struct {
	at    problem.Pos
	pack  *parts
	found problem.List
	depth int
}

// checkOffice holds what every program that opens a Word or Excel file counts
// on, and what a recipient must not be handed: macros, links to elsewhere,
// foreign objects, locks. It gives the opened file to the checks that follow.
func checkOffice(at problem.Pos, data []byte, depth int) (*parts, problem.List) {
	o := &office{at: at, depth: depth}
	if bytes.HasPrefix(data, []byte(oldContainer)) || locked(data) {
		o.found.Add("deliver-encrypted", at)
		return nil, o.found
	}
	p, err := openParts(data)
	if err != nil {
		o.found.Add("deliver-office-broken", at, err.Error())
		return nil, o.found
	}
	o.pack = p
	if !p.Has("[Content_Types].xml") {
		o.found.Add("deliver-office-type", at, "[Content_Types].xml")
		return p, o.found
	}
	if main, err := p.Main(); err != nil || !p.Has(main) {
		o.found.Add("deliver-office-target", at, "_rels/.rels", main)
	}
	o.relations("")
	for _, name := range p.Names() {
		if !strings.HasSuffix(name, "/") {
			o.part(name)
		}
	}
	return p, o.found
}

// locked tells whether an entry of a ZIP is encrypted.
func locked(data []byte) bool {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return false
	}
	for _, f := range z.File {
		if f.Flags&1 != 0 {
			return true
		}
	}
	return false
}

// part holds one part: it has a type, is well formed, is nothing foreign.
func (o *office) part(name string) {
	typ, err := o.pack.Type(name)
	if err != nil || typ == "" && name != "[Content_Types].xml" {
		o.found.Add("deliver-office-type", o.at, name)
	}
	low, ext := strings.ToLower(name), strings.ToLower(path.Ext(name))
	switch {
	case strings.Contains(low, "vbaproject") || strings.Contains(typ, "macroEnabled") || strings.Contains(low, "vbadata"):
		o.found.Add("deliver-office-macro", o.at, name)
	case strings.Contains(low, "activex/") || strings.Contains(low, "oleobject") || ext == ".bin" && strings.Contains(low, "embeddings/"):
		o.found.Add("deliver-office-embedded", o.at, name)
	case strings.Contains(low, "embeddings/"):
		o.embedded(name)
	case ext == ".xml" || ext == ".rels" || ext == ".vml" || strings.HasSuffix(typ, "xml"):
		o.wellFormed(name)
	}
	o.relations(name)
}

// embedded holds a package in the package: a chart's workbook, nothing else.
func (o *office) embedded(name string) {
	data, err := o.pack.Part(name)
	if err != nil || !strings.HasSuffix(strings.ToLower(name), ".xlsx") || o.depth >= deepest {
		o.found.Add("deliver-office-embedded", o.at, name)
		return
	}
	inner := o.at
	inner.Place = name
	_, found := checkOffice(inner, data, o.depth+1)
	o.found = append(o.found, found...)
}

func (o *office) wellFormed(name string) {
	root, err := o.pack.parse(name)
	switch {
	case err != nil:
		o.found.Add("deliver-office-broken", o.at, name+": "+err.Error())
	case root != nil:
		o.protection(name, root)
	}
}

// protection finds locks that a recipient cannot open.
func (o *office) protection(name string, root *markup.Node) {
	switch root.Name {
	case "w:settings":
		if n := root.Kid("w:documentProtection"); n != nil && n.Attr("enforcement") != "0" && n.Attr("enforcement") != "" {
			o.found.Add("deliver-office-locked", o.at, name)
		}
	case "x:workbook", "workbook":
		root.Walk(func(n *markup.Node) bool {
			if local(n.Name) == "workbookProtection" && (n.Attr("lockStructure") == "1" || n.Attr("workbookAlgorithmName") != "") {
				o.found.Add("deliver-office-locked", o.at, name)
			}
			return n == root
		})
	}
}

func local(name string) string { return name[strings.LastIndexByte(name, ':')+1:] }

// relations holds that what a part refers to is there, and inside.
func (o *office) relations(part string) {
	rels, err := o.pack.Relations(part)
	if err != nil {
		o.found.Add("deliver-office-broken", o.at, markup.RelationPart(part)+": "+err.Error())
		return
	}
	for _, r := range rels {
		switch {
		case r.External && r.Kind == "hyperlink" && harmless(r.Target):
		case r.External:
			o.found.Add("deliver-office-external", o.at, part, r.Target)
		case r.Kind == "hyperlink" && strings.HasPrefix(r.Node.Attr("Target"), "#"): // a place in the same file
		case !o.pack.Has(r.Target):
			o.found.Add("deliver-office-target", o.at, part, r.Target)
		case r.Kind == "externalLink" || r.Kind == "attachedTemplate":
			o.found.Add("deliver-office-external", o.at, part, r.Target)
		}
	}
}

// harmless tells links that a reader follows by a click; addresses of files
// lead to somebody's own machine.
func harmless(target string) bool {
	low := strings.ToLower(target)
	return strings.HasPrefix(low, "https:") || strings.HasPrefix(low, "http:") || strings.HasPrefix(low, "mailto:") || strings.HasPrefix(low, "#")
}
