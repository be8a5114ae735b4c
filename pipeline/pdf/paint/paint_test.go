package paint

import (
	"bytes"
	"context"
	"math"
	"strconv"
	"strings"
	"testing"

	"shinsa/pipeline/pdf/layout"
)

func TestNumbers(t *testing.T) {
	for v := -123456; v < 123456; v += 7 {
		s := string(length(nil, v))
		got, err := strconv.ParseFloat(s, 64)
		if err != nil || math.Abs(got*100-float64(v)) > 1e-6 || strings.HasSuffix(s, ".") || strings.Contains(s, ".") && strings.HasSuffix(s, "0") {
			t.Fatalf("%d hundredths are written %q", v, s)
		}
	}
	if got := string(thousandths(nil, 5)) + " " + string(thousandths(nil, -1000)) + " " + string(thousandths(nil, 0)); got != ".005 -1 0" {
		t.Errorf("thousandths %q", got)
	}
}

// Text is written in its order, each node's runs as one marked content,
// everything else as artefact.
func TestDraw(t *testing.T) {
	l := &layout.Layout{Width: 100, Height: 200, Nodes: []layout.Node{{Tag: layout.TagDocument}, {Tag: layout.TagP}, {Tag: layout.TagFigure}},
		Pages: []layout.Page{{
			Fills: []layout.Fill{{X: 1, Y: 2, W: 3, H: 4}, {X: 5, Y: 2, W: 3, H: 4}, {X: 5, Y: 2, W: 3.5, H: 4, Color: layout.Color{R: 255}, Node: 2}},
			Rules: []layout.Rule{{X1: 1, Y1: 1, X2: 9, Y2: 1, Width: .5}, {X1: 1, Y1: 2, X2: 9, Y2: 2, Width: .5, Dotted: true}},
			Runs: []layout.Run{{X: 10, Y: 20, Size: 10.5, Codes: []uint16{1, 2}, Node: 1}, {X: 31, Y: 20, Size: 10.5, Codes: []uint16{2, 1, 1}, Node: 1, Spacing: .25, Gaps: []layout.Gap{{At: 1, Space: 1.05}}},
				{X: 10, Y: 40, Size: 9, Codes: []uint16{1}, Slant: true, Node: 2}, {X: 10, Y: 190, Size: 9, Codes: []uint16{3}, Role: layout.Running}},
		}}}
	pages, err := Draw(context.Background(), l, [][]uint16{{0x0141, 0x0028, 0x0D5C}})
	if err != nil {
		t.Fatal(err)
	}
	want := "/Artifact BMC\n0 0 0 rg\n1 194 3 4 re\n5 194 3 4 re\nf\nEMC\n/Figure<</MCID 0>>BDC\n1 0 0 rg\n5 194 3.5 4 re\nf\nEMC\n" +
		"/Artifact BMC\n0 0 0 RG\n.5 w\n1 199 m\n9 199 l\nS\n[.5 1.5]0 d\n1 198 m\n9 198 l\nS\n[]0 d\nEMC\n" +
		"BT\n/P<</MCID 1>>BDC\n/F0 10.5 Tf\n0 0 0 rg\n10 180 Td\n(\x01A\x00\\()Tj\n.25 Tc\n21 0 Td\n[(\x00\\()-100(\x01A\x01A)]TJ\nEMC\n" +
		"/Figure<</MCID 2>>BDC\n/F0 9 Tf\n0 Tc\n1 0 .2 1 10 160 Tm\n(\x01A)Tj\nEMC\n" +
		"/Artifact<</Type/Pagination>>BDC\n1 0 0 1 10 10 Tm\n(\\r\\\\)Tj\nEMC\nET\n"
	if !bytes.Equal(pages[0].Content, []byte(want)) {
		t.Errorf("drawn\n%q\nwant\n%q", pages[0].Content, want)
	}
	if m := pages[0].Marks; len(m) != 3 || m[0] != 2 || m[1] != 1 || m[2] != 2 {
		t.Errorf("marks %v", m)
	}
}
