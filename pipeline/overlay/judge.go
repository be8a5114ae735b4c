package overlay

import (
	"fmt"
	"math"
	"path"
	"slices"
	"strconv"
	"strings"

	"shinsa/pipeline/overlay/layer"
	"shinsa/pipeline/overlay/page"
	"shinsa/pipeline/overlay/plane"
	"shinsa/pipeline/problem"
)

// millimetres of a point.
const millimetre = 25.4 / 72

// report says what was found of a sheet.
func (m *match) report(n int, originals []page.Page) Page {
	p := Page{Scan: n}
	if m.original < 0 {
		return p
	}
	p.Score, p.Seen, p.Covered = m.seen.score, m.seen.seen, m.seen.covered
	if p.Score < enough {
		return p
	}
	p.Original = m.original + 1
	p.Turn = m.fit.Turn
	p.Degrees = math.Remainder(m.fit.Map.Degrees()-float64(p.Turn), 360)
	p.Scale = m.toScan.Size()
	p.Off = m.fit.Off / dots
	b := originals[m.original].Box
	for _, d := range m.seen.doubts {
		p.Doubts = append(p.Doubts, Doubt{Text: d.text, X: math.Round((d.box.X0 - b.X0) * millimetre), Y: math.Round((b.Y1 - d.box.Y1) * millimetre)})
	}
	return p
}

// judge says what is wrong with the match, page by page and over all.
func judge(file string, pages []Page, matches []match, originals int) problem.List {
	var out problem.List
	pos := problem.Pos{File: path.Base(file)}
	at := map[int]int{}
	before, blank := 0, 0
	for i, p := range pages {
		m, n := &matches[i], strconv.Itoa(p.Scan)
		switch {
		case m.code != "":
			out.Add("overlay-scan-code", pos, n, m.code)
			continue
		case m.blank:
			blank++
			out.Add("overlay-page-blank", pos, n)
			continue
		case m.original < 0:
			out.Add("overlay-page-unmatched", pos, n, "0")
			continue
		case p.Score < enough:
			out.Add("overlay-page-unmatched", pos, n, percent(p.Score))
			continue
		}
		one(&out, pos, p)
		if first := at[p.Original]; first > 0 {
			out.Add("overlay-page-twice", pos, n, strconv.Itoa(first), strconv.Itoa(p.Original))
		} else if p.Original < before {
			out.Add("overlay-page-order", pos, n, strconv.Itoa(p.Original))
		}
		at[p.Original], before = p.Scan, max(before, p.Original)
	}
	if blank == len(pages) {
		out.Add("overlay-scan-blank", pos)
	}
	if gone := missing(at, originals); gone != "" && !out.HasErrors() {
		out.Add("overlay-pages-missing", pos, gone)
	}
	return out
}

// one judges a page that matched.
func one(out *problem.List, pos problem.Pos, p Page) {
	n := strconv.Itoa(p.Scan)
	if p.Turn != 0 {
		out.Add("overlay-page-turned", pos, n, strconv.Itoa(p.Turn))
	}
	switch {
	case p.Score < sure:
		out.Add("overlay-page-unsure", pos, n, percent(p.Score), places(p.Doubts))
	case len(p.Doubts) > 0:
		out.Add("overlay-page-doubts", pos, n, strconv.Itoa(len(p.Doubts)), places(p.Doubts))
	}
}

func percent(v float64) string { return strconv.Itoa(int(math.Floor(100 * max(0, v)))) }

// places names up to five doubts.
func places(d []Doubt) string {
	var s []string
	for _, x := range d[:min(5, len(d))] {
		s = append(s, "「"+x.Text+"」")
	}
	if len(d) > 5 {
		s = append(s, "…")
	}
	return strings.Join(s, "")
}

// missing lists the original pages that no sheet shows, as 3, 5-7.
func missing(at map[int]int, originals int) string {
	var out []string
	for n := 1; n <= originals; n++ {
		if at[n] > 0 {
			continue
		}
		last := n
		for last < originals && at[last+1] == 0 {
			last++
		}
		if last > n {
			out = append(out, fmt.Sprintf("%d-%d", n, last))
		} else {
			out = append(out, strconv.Itoa(n))
		}
		n = last
	}
	return strings.Join(out, ", ")
}

// page puts the original's runs over a sheet. A sheet of unknown size gets
// that of the original; a turned one is shown upright.
func (m *match) page(s sheet, originals []page.Page) layer.Page {
	out := layer.Page{Box: s.Box, Rotate: s.Rotate, Pictures: slices.Clone(s.Pictures)}
	if m.original < 0 {
		return out
	}
	to := m.toScan
	if k := to.Size(); !s.sized && k > 0 {
		fix := plane.Scale(1/k, 1/k)
		out.Box, to = fix.Around(s.Box), to.Then(fix)
		for i := range out.Pictures {
			out.Pictures[i].At = out.Pictures[i].At.Then(fix)
		}
	}
	out.Rotate = (360 - m.fit.Turn) % 360
	for _, r := range originals[m.original].Runs {
		r.At = r.At.Then(to)
		out.Runs = append(out.Runs, r)
	}
	return out
}

// straight is the original's page with the scan laid under it, turned back:
// the text stands as in the original, the picture's code is unchanged.
func (m *match) straight(s sheet, originals []page.Page) layer.Page {
	back, ok := m.toScan.Inverse()
	if m.original < 0 || !ok {
		return m.page(s, originals)
	}
	p := originals[m.original]
	out := layer.Page{Box: p.Box, Rotate: p.Rotate, Pictures: slices.Clone(s.Pictures), Runs: p.Runs}
	for i := range out.Pictures {
		out.Pictures[i].At = out.Pictures[i].At.Then(back)
	}
	return out
}
