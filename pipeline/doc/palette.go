package doc

// Paint is a colour with the colour of text on it.
type Paint struct {
	RGB  string // RRGGBB
	Dark bool   // text on it must be white
}

// seriesPaints are told apart by colour-blind readers and in grey: each
// differs from its neighbours by 23 or more in CIE lightness, from every other
// by 10 or more, and no two come nearer than a distance of 20 in CIELAB for
// any of the three kinds of colour blindness (Machado et al., 2009).
var seriesPaints = [...]Paint{{"36454F", true}, {"F5B02E", false}, {"3C84AE", false}, {"D5E0E7", false}, {"A8432F", true}, {"8CA765", false}}

// SeriesPaint returns the colour of series i.
func SeriesPaint(i int) Paint { return seriesPaints[i%len(seriesPaints)] }

// levelPaints are the steps of one hue from light to dark: the order is seen
// without colours too.
var levelPaints = [...][3]int{{0xEC, 0xF3, 0xF8}, {0xC3, 0xDA, 0xEA}, {0x8A, 0xB6, 0xD6}, {0x46, 0x86, 0xB5}, {0x1D, 0x4F, 0x7C}}

// levelPaint returns the colour of step i of n.
func levelPaint(i, n int) Paint {
	last := len(levelPaints) - 1
	at := 0.0
	if n > 1 {
		at = float64(i) * float64(last) / float64(n-1)
	}
	low := min(int(at), last-1)
	part := at - float64(low)
	var rgb [3]byte
	for k := range rgb {
		a, b := float64(levelPaints[low][k]), float64(levelPaints[low+1][k])
		rgb[k] = byte(a + (b-a)*part + 0.5)
	}
	return Paint{RGB: hexes(rgb), Dark: at > 3.3}
}

func hexes(rgb [3]byte) string {
	const digits = "0123456789ABCDEF"
	out := make([]byte, 0, 6)
	for _, b := range rgb {
		out = append(out, digits[b>>4], digits[b&15])
	}
	return string(out)
}

// linePaints are the colours of lines on white, darker than those of areas;
// dashes and markers tell them apart as well.
var linePaints = [...]string{"1F3A4D", "C4581A", "5B9BC8", "7A3E9D"}

// LinePaint returns the colour of line i.
func LinePaint(i int) string { return linePaints[i%len(linePaints)] }
