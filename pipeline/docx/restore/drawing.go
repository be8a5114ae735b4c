package restore

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/draw"
	_ "image/jpeg" // with PNG, the formats that Word makes of what is pasted
	"image/png"
	"strconv"
	"strings"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/docx/markup"
)

// drawing reads a picture or the text of boxes; what else it may be is named.
func (r *reader) drawing(n *markup.Node) {
	if boxes := find(n, "w:txbxContent"); len(boxes) > 0 {
		r.lose("図形の枠", true)
		for _, b := range boxes {
			r.box(b)
		}
		return
	}
	blips := find(n, "a:blip")
	for _, b := range blips {
		r.picture(b.Attr("embed"), n)
	}
	for _, d := range find(n, "v:imagedata") {
		r.picture(d.Attr("id"), n)
	}
	switch {
	case len(blips) > 0 || len(find(n, "v:imagedata")) > 0:
	case len(find(n, "c:chart")) > 0:
		r.chart(find(n, "c:chart")[0].Attr("id"), n)
	case len(find(n, "dgm:relIds")) > 0:
		r.lose("SmartArt", false)
	default:
		r.lose("図形", false)
	}
}

// box puts the paragraphs of a text box behind the one that holds it.
func (r *reader) box(n *markup.Node) {
	outer := r.after
	for _, p := range n.All("w:p") {
		l := r.paragraph(p)
		outer = append(outer, cellLine(l)...)
	}
	for _, p := range outer {
		p.Style = doc.BodyFlush
	}
	r.after = outer
}

// picture takes over a picture that a PDF can show.
func (r *reader) picture(id string, n *markup.Node) {
	rel, ok := r.rels[id]
	if !ok || rel.External {
		r.lose("ファイルの外にある図", false)
		return
	}
	data, err := r.pack.Part(rel.Target)
	if err != nil {
		r.lose("開けない図（"+err.Error()+"）", false)
		return
	}
	size, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || size.Width == 0 || size.Height == 0 {
		r.lose("PNG、JPEGでない図", false)
		return
	}
	if rot := find(n, "a:xfrm"); len(rot) > 0 && rot[0].Attr("rot") != "" && rot[0].Attr("rot") != "0" {
		r.lose("回転した図", false)
		return
	}
	if data, format, err = crop(data, format, n); err != nil {
		r.lose("切り抜いた図（"+err.Error()+"）", false)
		return
	}
	p := &doc.Picture{Data: data, Format: format, Alt: alt(n)}
	p.Width, p.Height = extent(n)
	if p.Width <= 0 || p.Height <= 0 {
		p.Width, p.Height = float64(size.Width)*72/96, float64(size.Height)*72/96
	}
	if p.Width > r.width {
		p.Width, p.Height = r.width, p.Height*r.width/p.Width
	}
	r.after = append(r.after, &doc.Paragraph{Style: doc.BodyFlush, Picture: p})
}

// crop cuts a picture as the auditor did in Word: what he cut away is not to
// be seen, nor to be found in the file.
func crop(data []byte, format string, n *markup.Node) ([]byte, string, error) {
	var edge [4]float64
	cut := false
	for _, s := range find(n, "a:srcRect") {
		for i, side := range []string{"l", "t", "r", "b"} {
			v, err := strconv.ParseFloat(s.Attr(side), 64)
			if err == nil && v > 0 {
				edge[i], cut = v/100_000, true
			}
		}
	}
	if !cut {
		return data, format, nil
	}
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, "", err
	}
	b := img.Bounds()
	w, h := float64(b.Dx()), float64(b.Dy())
	part := image.Rect(b.Min.X+int(edge[0]*w), b.Min.Y+int(edge[1]*h), b.Max.X-int(edge[2]*w), b.Max.Y-int(edge[3]*h))
	if part.Empty() {
		return nil, "", errors.New("nothing is left of it")
	}
	out := image.NewRGBA(image.Rect(0, 0, part.Dx(), part.Dy()))
	draw.Draw(out, out.Bounds(), img, part.Min, draw.Src)
	var buf bytes.Buffer
	if err := png.Encode(&buf, out); err != nil {
		return nil, "", err
	}
	return buf.Bytes(), "png", nil
}

// alt is the alternative text that the auditor gave.
func alt(n *markup.Node) string {
	for _, p := range find(n, "wp:docPr") {
		if d := p.Attr("descr"); d != "" {
			return d
		}
	}
	return "図"
}

// extent is the size on the page in points: EMU, or a style of VML.
func extent(n *markup.Node) (w, h float64) {
	if e := find(n, "wp:extent"); len(e) > 0 {
		x, _ := strconv.ParseFloat(e[0].Attr("cx"), 64)
		y, _ := strconv.ParseFloat(e[0].Attr("cy"), 64)
		return x / 12700, y / 12700
	}
	if s := find(n, "v:shape"); len(s) > 0 {
		for _, part := range strings.Split(s[0].Attr("style"), ";") {
			key, v, _ := strings.Cut(part, ":")
			switch strings.TrimSpace(key) {
			case "width":
				w = measure(v)
			case "height":
				h = measure(v)
			}
		}
	}
	return w, h
}

func measure(v string) float64 {
	var f float64
	var unit string
	fmt.Sscanf(strings.TrimSpace(v), "%f%s", &f, &unit)
	switch unit {
	case "in":
		return f * 72
	case "cm":
		return f * 72 / 2.54
	case "mm":
		return f * 72 / 25.4
	case "px":
		return f * 72 / 96
	}
	return f
}

// find returns the elements of a name below n, in order; of content given
// twice only the first choice.
func find(n *markup.Node, name string) []*markup.Node {
	var out []*markup.Node
	n.Walk(func(k *markup.Node) bool {
		if k.Name == "mc:Fallback" && k.Parent.Kid("mc:Choice") != nil {
			return false
		}
		if k.Name == name {
			out = append(out, k)
		}
		return true
	})
	return out
}

// points reads a length in twips.
func points(twips string) float64 {
	f, err := strconv.ParseFloat(twips, 64)
	if err != nil {
		return 0
	}
	return f / 20
}

// symbol returns the character of a w:sym; those of symbol fonts lie in the
// private area, where no other font has them.
func symbol(hex string) string {
	c, err := strconv.ParseUint(hex, 16, 32)
	if err != nil || c == 0 {
		return "□"
	}
	if c >= 0xF000 && c <= 0xF0FF {
		return symbols(rune(c))
	}
	return string(rune(c))
}

// symbols are the characters of Wingdings and Symbol that offices use.
func symbols(c rune) string {
	switch c {
	case 0xF0B7, 0xF0A7, 0xF06C:
		return "・"
	case 0xF0FC:
		return "✓"
	case 0xF0A8, 0xF06F:
		return "□"
	case 0xF0FE, 0xF06E:
		return "■"
	case 0xF0E0:
		return "→"
	}
	return "□"
}
