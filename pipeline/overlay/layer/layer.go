// Package layer writes scanned pages with text that is not seen.
//
// In: for each page its pictures, as they are coded, and the runs of text with
// their places. Out: one PDF, PDF 1.7 and PDF/A-2u (ISO 19005-2): the pictures
// unchanged, the text in rendering mode 3, in one font whose glyphs are empty
// and as wide as the original's, so that a selection lies on the ink. Same
// input, same bytes; no clock. The package decides no place and no character.
package layer

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"shinsa/pipeline/overlay/page"
	"shinsa/pipeline/overlay/picture"
	"shinsa/pipeline/overlay/plane"
)

// Document is what is written.
type Document struct {
	Title, Author, Subject, Keywords string
	Pages                            []Page
}

// Page is a scanned page and the text over it; the runs' maps lead to its own
// coordinates.
type Page struct {
	Box      plane.Box
	Rotate   int
	Pictures []page.Picture
	Runs     []page.Run
}

// Write returns the file.
func Write(d Document) ([]byte, error) {
	f := &file{}
	root, tree, info := f.reserve(), f.reserve(), f.reserve()
	font := newFont()
	fontAt := f.reserve()
	var kids []string
	for _, p := range d.Pages {
		at, err := f.page(p, tree, fontAt, font)
		if err != nil {
			return nil, err
		}
		kids = append(kids, ref(at))
	}
	if err := f.font(fontAt, font); err != nil {
		return nil, err
	}
	intent, err := f.stream("/N 3", profile(), true)
	if err != nil {
		return nil, err
	}
	meta, err := f.stream("/Type/Metadata/Subtype/XML", []byte(xmp(d)), false)
	if err != nil {
		return nil, err
	}
	f.set(root, "<</Type/Catalog/Pages "+ref(tree)+"/Lang(ja-JP)/ViewerPreferences<</DisplayDocTitle true>>/Metadata "+ref(meta)+
		"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)/DestOutputProfile "+ref(intent)+">>]>>")
	f.set(tree, "<</Type/Pages/Count "+strconv.Itoa(len(kids))+"/Kids["+strings.Join(kids, " ")+"]>>")
	f.set(info, about(d))
	return f.finish(root, info), nil
}

// page writes one page and what it shows.
func (f *file) page(p Page, tree, fontAt int, font *font) (int, error) {
	var content, objects strings.Builder
	for i, pic := range p.Pictures {
		at, err := f.picture(pic.Coded.Stream)
		if err != nil {
			return 0, err
		}
		fmt.Fprintf(&objects, "/Im%d %s", i, ref(at))
		content.WriteString("q\n")
		if pic.Coded.Stencil() && pic.Fill != "" {
			content.WriteString(pic.Fill + "\n")
		}
		content.WriteString(numbers(pic.At) + " cm\n/Im" + strconv.Itoa(i) + " Do\nQ\n")
	}
	text(&content, p.Runs, font)
	c, err := f.stream("", []byte(content.String()), true)
	if err != nil {
		return 0, err
	}
	at := f.reserve()
	f.set(at, "<</Type/Page/Parent "+ref(tree)+"/MediaBox["+strings.Join([]string{number(p.Box.X0, 3), number(p.Box.Y0, 3), number(p.Box.X1, 3), number(p.Box.Y1, 3)}, " ")+
		"]/Rotate "+strconv.Itoa(p.Rotate)+"/Resources<</Font<</F0 "+ref(fontAt)+">>/XObject<<"+objects.String()+">>>>/Contents "+ref(c)+">>")
	return at, nil
}

// picture writes a picture's stream after those that it refers to.
func (f *file) picture(s picture.Stream) (int, error) {
	var d strings.Builder
	for _, k := range s.Keys {
		v := k.Value
		if k.Part != nil {
			at, err := f.picture(*k.Part)
			if err != nil {
				return 0, err
			}
			v = strings.Replace(v, "%s", ref(at), 1)
		}
		d.WriteString("/" + k.Name + " " + strings.ReplaceAll(v, "%%", "%"))
	}
	return f.stream(d.String(), s.Data, !strings.Contains(d.String(), "/Filter"))
}

// text writes the runs: each with its own matrix, its glyphs where the
// original has them.
func text(b *strings.Builder, runs []page.Run, font *font) {
	if len(runs) == 0 {
		return
	}
	b.WriteString("BT\n3 Tr\n")
	size := ""
	for _, r := range runs {
		em := math.Hypot(r.At.C, r.At.D)
		if em == 0 || len(r.Glyphs) == 0 {
			continue
		}
		em = math.Round(em*100) / 100
		if s := number(em, 2); s != size && em > 0 {
			size = s
			b.WriteString("/F0 " + s + " Tf\n")
		}
		at := plane.Scale(1/em, 1/em).Then(plane.Move(r.Glyphs[0].X, 0).Then(r.At))
		b.WriteString(numbers(at) + " Tm\n")
		show(b, r.Glyphs, font)
	}
	b.WriteString("ET\n")
}

// show writes the codes of glyphs and the moves between them, in thousandths
// of the em; what is rounded away is made good at the next move.
func show(b *strings.Builder, glyphs []page.Glyph, font *font) {
	b.WriteString("[<")
	pen := glyphs[0].X
	for _, g := range glyphs {
		if g.Text == "" {
			continue
		}
		if move := math.Round((pen - g.X) * 1000); move != 0 {
			b.WriteString(">" + number(move, 0) + "<")
			pen -= move / 1000
		}
		code, width := font.code(g.Text, g.Width)
		fmt.Fprintf(b, "%04X", code)
		pen += float64(width) / 1000
	}
	b.WriteString(">]TJ\n")
}

func numbers(m plane.Affine) string {
	return strings.Join([]string{number(m.A, 6), number(m.B, 6), number(m.C, 6), number(m.D, 6), number(m.E, 3), number(m.F, 3)}, " ")
}

// number writes a number without zeros at its end.
func number(v float64, digits int) string {
	s := strconv.FormatFloat(v, 'f', digits, 64)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	if s == "-0" || s == "" {
		return "0"
	}
	return s
}
