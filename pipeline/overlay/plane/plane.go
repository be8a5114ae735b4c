// Package plane is the geometry of the overlay: affine maps, points, boxes.
//
// In and out: numbers. A map is written as PDF writes a matrix (ISO 32000-1,
// 8.3.4). The package knows nothing of pages, pictures or text.
package plane

import "math"

// Affine maps x to A·x + C·y + E and y to B·x + D·y + F.
type Affine struct{ A, B, C, D, E, F float64 }

// Identity changes nothing.
func Identity() Affine { return Affine{A: 1, D: 1} }

// Move shifts.
func Move(x, y float64) Affine { return Affine{1, 0, 0, 1, x, y} }

// Scale stretches along the axes.
func Scale(x, y float64) Affine { return Affine{x, 0, 0, y, 0, 0} }

// Turn rotates by degrees, counter-clockwise where y points up.
func Turn(degrees float64) Affine {
	s, c := math.Sincos(degrees * math.Pi / 180)
	return Affine{c, s, -s, c, 0, 0}
}

// Then is the map that applies m first and n after it.
func (m Affine) Then(n Affine) Affine {
	return Affine{
		A: m.A*n.A + m.B*n.C, B: m.A*n.B + m.B*n.D,
		C: m.C*n.A + m.D*n.C, D: m.C*n.B + m.D*n.D,
		E: m.E*n.A + m.F*n.C + n.E, F: m.E*n.B + m.F*n.D + n.F,
	}
}

// Apply maps a point.
func (m Affine) Apply(x, y float64) (float64, float64) {
	return m.A*x + m.C*y + m.E, m.B*x + m.D*y + m.F
}

// Det is the factor of areas; negative where the map mirrors.
func (m Affine) Det() float64 { return m.A*m.D - m.B*m.C }

// Size is the factor of lengths, on average.
func (m Affine) Size() float64 { return math.Sqrt(math.Abs(m.Det())) }

// Degrees is how far the map turns the x axis.
func (m Affine) Degrees() float64 { return math.Atan2(m.B, m.A) * 180 / math.Pi }

// Inverse undoes the map; false where the map flattens the plane.
func (m Affine) Inverse() (Affine, bool) {
	d := m.Det()
	if math.Abs(d) < 1e-12 || math.IsNaN(d) || math.IsInf(d, 0) {
		return Affine{}, false
	}
	i := Affine{A: m.D / d, B: -m.B / d, C: -m.C / d, D: m.A / d}
	i.E = -(m.E*i.A + m.F*i.C)
	i.F = -(m.E*i.B + m.F*i.D)
	return i, true
}

// Box is an upright rectangle.
type Box struct{ X0, Y0, X1, Y1 float64 }

// W is the box's width.
func (b Box) W() float64 { return b.X1 - b.X0 }

// H is the box's height.
func (b Box) H() float64 { return b.Y1 - b.Y0 }

// Around returns the smallest upright box that holds the mapped box.
func (m Affine) Around(b Box) Box {
	out := Box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, p := range [4][2]float64{{b.X0, b.Y0}, {b.X1, b.Y0}, {b.X0, b.Y1}, {b.X1, b.Y1}} {
		x, y := m.Apply(p[0], p[1])
		out = Box{min(out.X0, x), min(out.Y0, y), max(out.X1, x), max(out.Y1, y)}
	}
	return out
}

// Join returns the smallest box that holds both.
func (b Box) Join(c Box) Box {
	return Box{min(b.X0, c.X0), min(b.Y0, c.Y0), max(b.X1, c.X1), max(b.Y1, c.Y1)}
}
