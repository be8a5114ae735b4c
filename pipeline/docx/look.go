package docx

import (
	"fmt"
	"strconv"
	"strings"

	godocx "github.com/gomutex/godocx/docx"
	"github.com/gomutex/godocx/wml/ctypes"
	"github.com/gomutex/godocx/wml/stypes"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/problem"
)

// lookReader reads the look of the reference. Character and paragraph
// properties come from godocx; what it cannot read (the height of a line,
// whose attribute it takes for an element, table styles, the section of a
// body) comes from the raw XML.
type lookReader struct {
	ref    *Reference
	root   *godocx.RootDoc
	styles map[string]*node // raw w:style by ID
	theme  *node
	numbs  *numbering
	look   *doc.Look
	probs  *problem.List
}

func (r *Reference) readLook(root *godocx.RootDoc, p *pack, problems *problem.List) error {
	l := &lookReader{ref: r, root: root, styles: map[string]*node{}, look: &doc.Look{}, probs: problems}
	main, rels, err := p.main()
	if err != nil {
		return err
	}
	if l.numbs, err = readNumbering(p, rels); err != nil {
		return err
	}
	if s := byKind(rels, "styles"); s != nil {
		tree, err := p.tree(s.target)
		if err != nil {
			return err
		}
		for _, k := range tree.all("w:style") {
			l.styles[k.attr("styleId")] = k
		}
	}
	if t := byKind(rels, "theme"); t != nil {
		if l.theme, err = p.tree(t.target); err != nil {
			return err
		}
	}
	body, err := p.tree(main)
	if err != nil {
		return err
	}
	if l.look.Page, err = pageLook(body.kid("w:body", "w:sectPr")); err != nil {
		return err
	}
	l.readStyles()
	l.readTable()
	l.checkNumbers()
	r.look = l.look
	return nil
}

func pageLook(sect *node) (doc.PageLook, error) {
	var err error
	get := func(elem, attr string) float64 {
		v, ok := sect.kid(elem).number(attr)
		if !ok {
			err = fmt.Errorf("read page: no %s of %s", attr, elem)
		}
		return v / 20
	}
	return doc.PageLook{
		Width: get("w:pgSz", "w"), Height: get("w:pgSz", "h"),
		MarginTop: get("w:pgMar", "top"), MarginBottom: get("w:pgMar", "bottom"),
		MarginLeft: get("w:pgMar", "left"), MarginRight: get("w:pgMar", "right"),
		HeaderTop: get("w:pgMar", "header"), FooterBottom: get("w:pgMar", "footer"),
	}, err
}

func (l *lookReader) readStyles() {
	l.look.Styles = map[doc.Style]doc.StyleLook{}
	for _, s := range doc.Styles() {
		look, exact := l.style(l.ref.id(string(s)))
		if !exact {
			l.probs.Add("reference-line", problem.Pos{}, paragraphName(s))
		}
		l.look.Styles[s] = look
	}
}

// style reads one paragraph style with all that it is based on; exact tells
// whether its lines have a fixed height.
func (l *lookReader) style(id string) (look doc.StyleLook, exact bool) {
	var chain []*ctypes.Style
	for s := l.root.GetStyleByID(id, stypes.StyleTypeParagraph); s != nil && len(chain) < 20; {
		chain = append(chain, s)
		if s.BasedOn == nil {
			break
		}
		s = l.root.GetStyleByID(s.BasedOn.Val, stypes.StyleTypeParagraph)
	}
	look.Size = 10 // the standard's default
	if d := l.root.DocStyles.DocDefaults; d != nil {
		if d.RunProp != nil {
			l.applyRun(&look, d.RunProp.RunProp)
		}
		if d.ParaProp != nil {
			applyParagraph(&look, d.ParaProp.ParaProp)
		}
	}
	for i := len(chain) - 1; i >= 0; i-- {
		l.applyRun(&look, chain[i].RunProp)
		applyParagraph(&look, chain[i].ParaProp)
		if sp := l.styles[*chain[i].ID].kid("w:pPr", "w:spacing"); sp.attr("line") != "" {
			line, _ := sp.number("line")
			look.Line, exact = line/20, sp.attr("lineRule") == "exact"
		}
	}
	if b := look.BarLeft; b != nil { // Word's indent is that of the text, ours that of the bar
		look.Indent -= b.Width + b.Space
	}
	if !exact {
		look.Line = look.Size * 1.7 // what most Japanese fonts take in Word
	}
	return look, exact
}

// themeFont returns the Japanese font of the theme that a style names, such
// as "minorEastAsia": Word writes so when the font is chosen from the theme.
func (l *lookReader) themeFont(name string) string {
	which := "a:minorFont"
	if strings.HasPrefix(name, "major") {
		which = "a:majorFont"
	}
	fonts := l.theme.kid("a:themeElements", "a:fontScheme", which)
	for _, f := range fonts.all("a:font") {
		if f.attr("script") == "Jpan" {
			return f.attr("typeface")
		}
	}
	return fonts.kid("a:ea").attr("typeface")
}

func (l *lookReader) applyRun(look *doc.StyleLook, p *ctypes.RunProperty) {
	if p == nil {
		return
	}
	if f := p.Fonts; f != nil && f.EastAsiaTheme != "" {
		look.Font = l.themeFont(string(f.EastAsiaTheme))
	} else if f != nil && f.EastAsia != "" {
		look.Font = f.EastAsia
	}
	if p.Size != nil {
		look.Size = float64(p.Size.Value) / 2
	}
	if p.Bold != nil {
		look.Bold = on(p.Bold)
	}
	if p.Color != nil {
		look.Color = colour(p.Color.Val)
	}
	if p.Border != nil {
		look.Boxed = rule(p.Border)
	}
}

func applyParagraph(look *doc.StyleLook, p *ctypes.ParagraphProp) {
	if p == nil {
		return
	}
	if p.KeepNext != nil {
		look.KeepNext = on(p.KeepNext)
	}
	if p.PageBreakBefore != nil {
		look.PageBreak = on(p.PageBreakBefore)
	}
	if p.Border != nil {
		if p.Border.Left != nil {
			look.BarLeft = rule(p.Border.Left)
		}
		if p.Border.Bottom != nil {
			look.RuleBelow = rule(p.Border.Bottom)
		}
	}
	if s := p.Spacing; s != nil {
		twips(&look.Before, s.Before)
		twips(&look.After, s.After)
	}
	if i := p.Indent; i != nil {
		twips(&look.Indent, i.Left)
		twips(&look.IndentRight, i.Right)
		twips(&look.FirstLine, i.FirstLine)
		if i.Hanging != nil {
			look.FirstLine = -float64(*i.Hanging) / 20
		}
	}
	if p.Justification != nil {
		look.Align = alignOf(string(p.Justification.Val))
	}
}

func twips[T int | uint64](to *float64, v *T) {
	if v != nil {
		*to = float64(*v) / 20
	}
}

func on(v *ctypes.OnOff) bool {
	return v.Val == nil || *v.Val == "1" || *v.Val == "true" || *v.Val == "on"
}

// colour returns RRGGBB; "" for the automatic colour, which is black.
func colour(s string) string {
	if strings.EqualFold(s, "auto") {
		return ""
	}
	return strings.ToUpper(s)
}

// rule reads a border; nil when it says that there is none.
func rule(b *ctypes.Border) *doc.Rule {
	if b.Val == "nil" || b.Val == "none" || b.Size == nil {
		return nil
	}
	r := &doc.Rule{Width: float64(*b.Size) / 8}
	if b.Space != nil {
		r.Space, _ = strconv.ParseFloat(*b.Space, 64)
	}
	if b.Color != nil {
		r.Color = colour(*b.Color)
	}
	return r
}

func alignOf(jc string) doc.Align {
	switch jc {
	case "center":
		return doc.Centre
	case "right", "end":
		return doc.End
	case "both", "distribute":
		return doc.Justify
	default:
		return doc.Left
	}
}

func (l *lookReader) readTable() {
	s := l.styles[l.ref.id(styleTable)]
	border := s.kid("w:tblPr", "w:tblBorders", "w:top")
	size, _ := border.number("sz")
	pad := func(side string) float64 {
		w, _ := s.kid("w:tblPr", "w:tblCellMar", side).number("w")
		return w / 20
	}
	t := &l.look.Table
	t.Rule = doc.Rule{Width: size / 8, Color: colour(border.attr("color"))}
	t.PadX, t.PadTop, t.PadBottom = pad("w:left"), pad("w:top"), pad("w:bottom")
	for _, c := range s.all("w:tblStylePr") {
		if c.attr("type") == "firstRow" {
			t.HeadFill = colour(c.kid("w:tcPr", "w:shd").attr("fill"))
		}
	}
	t.GroupFill = colour(l.styles[l.ref.id(styleTableGroup)].kid("w:tcPr", "w:shd").attr("fill"))
	t.EntryFill = colour(l.styles[l.ref.id(styleTableEntry)].kid("w:tcPr", "w:shd").attr("fill"))
	t.EntryColor = colour(l.styles[l.ref.id(stylePlaceholder)].val("w:rPr", "w:color"))
}

// checkNumbers holds that the headings are numbered as doc.Outline numbers
// them: the documents refer to those numbers.
func (l *lookReader) checkNumbers() {
	for i, want := range []string{"%1.", "%1.%2", "(%3)"} {
		style := doc.HeadingStyle(i + 1)
		got := ""
		if list, level := l.numbs.place(l.ref.id(string(style)), nil); list != nil && level == i && list.levels[i].format == "decimal" {
			got = strings.TrimRight(list.levels[i].text, "　 ")
		}
		if got != want {
			l.probs.Add("reference-numbering", problem.Pos{}, paragraphName(style), want, got)
		}
	}
}
