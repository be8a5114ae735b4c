package paint

import "shinsa/pipeline/pdf/layout"

// shapes draws fills. The bars of a figure belong to its node, all else is
// artefact.
func (d *drawing) shapes(p *layout.Page) {
	for i := 0; i < len(p.Fills); {
		end := i
		for end < len(p.Fills) && p.Fills[end].Node == p.Fills[i].Node {
			end++
		}
		d.begin(p.Fills[i].Node, " BMC")
		d.fills(p.Fills[i:end])
		d.end()
		i = end
	}
}

// pictures draws pictures, each the content of its node.
func (d *drawing) pictures(pictures []layout.Placed) {
	for i := range pictures {
		p := &pictures[i]
		d.begin(p.Node, " BMC")
		d.out = append(d.out, "q\n"...)
		d.out = append(length(d.out, hundredths(p.W)), " 0 0 "...)
		d.out = append(length(d.out, hundredths(p.H)), ' ')
		d.point(p.X, p.Y+p.H)
		d.out = append(append(append(d.out, "cm\n/"...), ImageName(p.Picture)...), " Do\nQ\n"...)
		d.end()
	}
}

// lines draws rules, all artefacts.
func (d *drawing) lines(rules []layout.Rule) {
	if len(rules) > 0 {
		d.begin(0, " BMC")
		d.rules(rules)
		d.end()
	}
}

// fills draws rectangles, neighbours of one colour with one operator.
func (d *drawing) fills(fills []layout.Fill) {
	for i := range fills {
		f := &fills[i]
		if i == 0 || f.Color != fills[i-1].Color {
			d.color(f.Color, "rg")
		}
		d.point(f.X, f.Y+f.H)
		d.out = append(length(d.out, hundredths(f.W)), ' ')
		d.out = append(length(d.out, hundredths(f.H)), " re\n"...)
		if i+1 == len(fills) || fills[i+1].Color != f.Color {
			d.out = append(d.out, "f\n"...)
		}
	}
}

// rules draws lines, neighbours of one look with one operator.
func (d *drawing) rules(rules []layout.Rule) {
	var last layout.Rule
	for i := range rules {
		r := &rules[i]
		if i == 0 || r.Color != last.Color {
			d.color(r.Color, "RG")
		}
		if i == 0 || r.Width != last.Width {
			d.out = append(thousandths(d.out, int(r.Width*1000+0.5)), " w\n"...)
		}
		if r.Dotted != last.Dotted {
			d.dashes(r)
		}
		d.point(r.X1, r.Y1)
		d.out = append(d.out, "m\n"...)
		d.point(r.X2, r.Y2)
		d.out = append(d.out, "l\n"...)
		if i+1 == len(rules) || !alike(r, &rules[i+1]) {
			d.out = append(d.out, "S\n"...)
		}
		last = *r
	}
	if last.Dotted {
		d.out = append(d.out, "[]0 d\n"...)
	}
}

func alike(a, b *layout.Rule) bool {
	return a.Color == b.Color && a.Width == b.Width && a.Dotted == b.Dotted
}

func (d *drawing) dashes(r *layout.Rule) {
	d.out = append(d.out, '[')
	if r.Dotted {
		d.out = append(thousandths(d.out, int(r.Width*1000+0.5)), ' ')
		d.out = thousandths(d.out, int(r.Width*3000+0.5))
	}
	d.out = append(d.out, "]0 d\n"...)
}

// point appends the coordinates of a point, with a space behind each.
func (d *drawing) point(x, y float64) {
	d.out = append(length(d.out, hundredths(x)), ' ')
	d.out = append(length(d.out, d.height-hundredths(y)), ' ')
}
