package layout

// Point is a place on a page.
type Point struct{ X, Y float64 }

// Path is a line through points, or the area that it surrounds: part of a
// figure, or, of node 0, an artefact. Width 0 draws no line.
type Path struct {
	Points []Point
	Closed bool
	Width  float64
	Line   Color
	Dash   []float64
	Filled bool
	Fill   Color
	Node   int32
}

// moved returns the path at another place; the points of the original stay.
func (p Path) moved(x, y float64) Path {
	points := make([]Point, len(p.Points))
	for i, q := range p.Points {
		points[i] = Point{q.X + x, q.Y + y}
	}
	p.Points = points
	return p
}

// marker returns a closed figure around a place: circle, square, triangle or
// diamond in turn, of about one area.
func marker(kind int, at Point, r float64, c Color) Path {
	var unit []Point
	switch kind % 4 {
	case 0:
		unit = circle
	case 1:
		unit = []Point{{-.88, -.88}, {.88, -.88}, {.88, .88}, {-.88, .88}}
	case 2:
		unit = []Point{{0, -1.3}, {1.15, .8}, {-1.15, .8}}
	default:
		unit = []Point{{0, -1.25}, {1.25, 0}, {0, 1.25}, {-1.25, 0}}
	}
	p := Path{Closed: true, Filled: true, Fill: c, Line: Color{255, 255, 255}, Width: 0.4, Points: make([]Point, len(unit))}
	for i, u := range unit {
		p.Points[i] = Point{at.X + r*u.X, at.Y + r*u.Y}
	}
	return p
}

// circle is a circle as a polygon of sixteen corners, which at the size of a
// marker nobody tells from one.
var circle = []Point{{1, 0}, {.924, .383}, {.707, .707}, {.383, .924}, {0, 1}, {-.383, .924}, {-.707, .707}, {-.924, .383},
	{-1, 0}, {-.924, -.383}, {-.707, -.707}, {-.383, -.924}, {0, -1}, {.383, -.924}, {.707, -.707}, {.924, -.383}}
