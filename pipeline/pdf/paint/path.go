package paint

import "shinsa/pipeline/pdf/layout"

// paths draws lines and areas, neighbours of one node as one marked content.
func (d *drawing) paths(paths []layout.Path) {
	for i := range paths {
		p := &paths[i]
		if i == 0 || p.Node != paths[i-1].Node {
			d.begin(p.Node, " BMC")
		}
		d.path(p)
		if i+1 == len(paths) || paths[i+1].Node != p.Node {
			d.end()
		}
	}
}

// path draws one path with the corners of its line rounded.
func (d *drawing) path(p *layout.Path) {
	if len(p.Points) == 0 || !p.Filled && p.Width <= 0 {
		return
	}
	if p.Filled {
		d.color(p.Fill, "rg")
	}
	if p.Width > 0 {
		d.color(p.Line, "RG")
		d.out = append(thousandths(d.out, int(p.Width*1000+0.5)), " w 1 j\n"...)
		if len(p.Dash) > 0 {
			d.dash(p.Dash)
		}
	}
	for i, q := range p.Points {
		d.point(q.X, q.Y)
		if i == 0 {
			d.out = append(d.out, "m\n"...)
		} else {
			d.out = append(d.out, "l\n"...)
		}
	}
	d.out = append(append(d.out, operator(p)...), '\n')
	if p.Width > 0 {
		d.out = append(d.out, "0 j\n"...)
		if len(p.Dash) > 0 {
			d.out = append(d.out, "[]0 d\n"...)
		}
	}
}

// operator closes, fills and strokes (ISO 32000-1, table 60).
func operator(p *layout.Path) string {
	switch {
	case p.Filled && p.Width > 0 && p.Closed:
		return "b"
	case p.Filled && p.Width > 0:
		return "B"
	case p.Filled:
		return "f"
	case p.Closed:
		return "s"
	default:
		return "S"
	}
}

func (d *drawing) dash(lengths []float64) {
	d.out = append(d.out, '[')
	for i, v := range lengths {
		if i > 0 {
			d.out = append(d.out, ' ')
		}
		d.out = length(d.out, hundredths(v))
	}
	d.out = append(d.out, "]0 d\n"...)
}
