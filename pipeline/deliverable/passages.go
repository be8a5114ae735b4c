package deliverable

import (
	"bytes"
	"regexp"
	"strings"

	"shinsa/pipeline/docx/markup"
	"shinsa/pipeline/pdf/gate"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/workbook"
)

// passage is a piece of text of a file, with its place.
type passage struct{ place, text string }

// passages returns all text of a file that a person can read.
func passages(e Entry) []passage {
	out := []passage{{"ファイル名", e.Path}}
	switch extension(e.Path) {
	case ".docx":
		out = append(out, wordPassages(e.Data)...)
	case ".xlsx":
		out = append(out, sheetPassages(e.Data)...)
	case ".pdf":
		out = append(out, pagePassages(e.Data)...)
	default:
		for i, line := range strings.Split(string(e.Data), "\n") {
			out = append(out, passage{number(i+1) + "行", line})
		}
	}
	return out
}

func wordPassages(data []byte) []passage {
	p, err := markup.Open(data)
	if err != nil {
		return nil
	}
	var out []passage
	for _, name := range p.Names() {
		if !strings.HasSuffix(name, ".xml") {
			continue
		}
		tree, err := p.Tree(name)
		if err != nil || tree == nil {
			continue
		}
		tree.Walk(func(n *markup.Node) bool {
			if n.Name == "w:p" || n.Name == "a:p" {
				out = append(out, passage{name, textOf(n)})
			} else if t := strings.TrimSpace(n.Text()); t != "" && n.Name != "w:t" {
				out = append(out, passage{name, t})
			}
			for _, key := range []string{"descr", "title", "alias", "string", "author"} {
				if v, ok := n.Lookup(key); ok && v != "" {
					out = append(out, passage{name, v})
				}
			}
			return true
		})
	}
	return out
}

func sheetPassages(data []byte) []passage {
	book, err := workbook.Read(data, workbook.DefaultLimits())
	if err != nil {
		return nil
	}
	var out []passage
	for _, s := range book.Sheets {
		out = append(out, passage{s.Name, s.Name})
		for _, c := range s.Cells {
			place := "[" + s.Name + "]" + problem.Pos{Row: c.Row, Col: c.Col}.Cell()
			out = append(out, passage{place, c.Text}, passage{place, c.Comment})
		}
		for _, shape := range s.Shapes {
			out = append(out, passage{s.Name, shape.Text})
		}
	}
	return out
}

func pagePassages(data []byte) []passage {
	pages, err := gate.Text(data)
	if err != nil {
		return nil
	}
	var out []passage
	for i, p := range pages {
		for _, piece := range p.Pieces {
			out = append(out, passage{number(i+1) + "頁", piece.Text})
		}
	}
	return out
}

// The places of metadata that name persons.
var (
	coreAuthor = regexp.MustCompile(`<(?:dc:creator|cp:lastModifiedBy|Manager|Company)>([^<]+)<`)
	xmpAuthor  = regexp.MustCompile(`(?s)<dc:creator>.*?<rdf:li[^>]*>([^<]+)<`)
	revision   = regexp.MustCompile(`\bw:rsid[A-Za-z]*="`)
)

// metadata looks at who is said to have made a file, and for the numbers by
// which Word tells who edited what when.
func (s *suspicion) metadata(e Entry) {
	switch extension(e.Path) {
	case ".docx", ".xlsx":
		p, err := markup.Open(e.Data)
		if err != nil {
			return
		}
		for _, name := range p.Names() {
			part, err := p.Part(name)
			if err != nil {
				continue
			}
			if strings.HasPrefix(name, "docProps/") {
				s.authors(coreAuthor, part)
			}
			if n := len(revision.FindAllIndex(part, -1)); n > 0 {
				s.found.Add("deliver-revision-ids", s.at, name, number(n))
			}
		}
	case ".pdf":
		if i := bytes.Index(e.Data, []byte("<x:xmpmeta")); i >= 0 {
			s.authors(xmpAuthor, e.Data[i:])
		}
	}
}

func (s *suspicion) authors(re *regexp.Regexp, data []byte) {
	for _, m := range re.FindAllSubmatch(data, -1) {
		if who := string(m[1]); !s.right(narrow(who)) && strings.TrimSpace(who) != "" {
			s.found.Add("deliver-author", s.at, cut(who))
		}
	}
}
