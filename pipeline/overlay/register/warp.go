package register

import (
	"math"

	"shinsa/pipeline/overlay/plane"
)

// warp draws a field into another frame: dot x of the result is dot m(x) of f.
func warp(f field, m plane.Affine, w, h int) field {
	out := field{w, h, make([]uint8, w*h)}
	const one = 1 << 16
	ax, ay := int(m.A*one), int(m.B*one)
	for y := range h {
		u, v := m.Apply(0.5, float64(y)+0.5)
		fu, fv := int((u-0.5)*one), int((v-0.5)*one)
		row := out.pix[y*w : y*w+w]
		for x := range row {
			row[x] = f.at(fu, fv)
			fu += ax
			fv += ay
		}
	}
	return out
}

// at reads between dots; the place has 16 bits after the point. Outside there
// is paper.
func (f field) at(u, v int) uint8 {
	i, j := u>>16, v>>16
	if i < 0 || j < 0 || i+1 >= f.w || j+1 >= f.h {
		return 0
	}
	a, b := u>>8&255, v>>8&255
	k := j*f.w + i
	top := int(f.pix[k])*(256-a) + int(f.pix[k+1])*a
	low := int(f.pix[k+f.w])*(256-a) + int(f.pix[k+f.w+1])*a
	return uint8((top*(256-b) + low*b) >> 16)
}

// atLevel turns a map between dots of the finest level into one between those
// of another; a negative level goes back.
func atLevel(m plane.Affine, level int) plane.Affine {
	k := math.Exp2(float64(level))
	return plane.Scale(k, k).Then(m).Then(plane.Scale(1/k, 1/k))
}
