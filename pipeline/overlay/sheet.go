package overlay

import (
	"bytes"
	"context"
	"errors"
	"path"
	"strconv"

	"shinsa/pipeline/overlay/page"
	"shinsa/pipeline/overlay/picture"
	"shinsa/pipeline/overlay/plane"
	"shinsa/pipeline/problem"
)

// sheet is one scanned page.
type sheet struct {
	page.Page
	sized bool // the file says how large the paper is
}

// readScan reads a scan: the pages of a PDF or the pictures of a file.
func readScan(ctx context.Context, f File) ([]sheet, problem.List, error) {
	if i := bytes.Index(f.Data[:min(len(f.Data), 1024)], []byte("%PDF-")); i >= 0 {
		return readScannedPDF(ctx, f)
	}
	pos := problem.Pos{File: path.Base(f.Name)}
	pictures, err := picture.Read(f.Data)
	var code picture.ErrCode
	if errors.As(err, &code) {
		return nil, problem.List{problem.New("overlay-scan-code", pos, "1", code.Name)}, nil
	}
	if err != nil {
		return nil, nil, err
	}
	var out []sheet
	for _, c := range pictures {
		out = append(out, picturePage(c))
	}
	return out, nil, nil
}

// picturePage lays a picture on a page of its size; of unknown resolution, as
// if it were A4 in height or width.
func picturePage(c picture.Coded) sheet {
	s := sheet{sized: c.DPIX > 0}
	x, y := c.DPIX, c.DPIY
	if !s.sized {
		x = float64(max(c.Width, c.Height)) / 841.89 * 72
		y = x
	}
	s.Box = plane.Box{X1: float64(c.Width) / x * 72, Y1: float64(c.Height) / y * 72}
	s.Pictures = []page.Picture{{At: plane.Scale(s.Box.X1, s.Box.Y1), Coded: c}}
	return s
}

// readScannedPDF reads a scanner's PDF. Its own invisible text, from the
// scanner's recognition, is left behind; a page with visible text or drawing
// is no scan.
func readScannedPDF(ctx context.Context, f File) ([]sheet, problem.List, error) {
	pos := problem.Pos{File: path.Base(f.Name)}
	doc, err := page.Read(ctx, f.Data)
	if errors.Is(err, page.ErrUnreadable) {
		return nil, problem.List{problem.New("overlay-scan-unreadable", pos, err.Error())}, nil
	}
	if err != nil {
		return nil, nil, err
	}
	var out []sheet
	var found problem.List
	for i, p := range doc.Pages {
		n := strconv.Itoa(i + 1)
		switch {
		case drawn(&p):
			found.Add("overlay-scan-drawn", pos, n)
		case p.Refused != "" && p.Refused != "font":
			found.Add("overlay-scan-code", pos, n, p.Refused)
		}
		p.Runs, p.Marks = nil, nil
		out = append(out, sheet{Page: p, sized: true})
	}
	return out, found, nil
}

// drawn tells whether a page shows text or lines of its own. White fills are
// nothing that is seen.
func drawn(p *page.Page) bool {
	for _, m := range p.Marks {
		if m.Ink > 0.02 {
			return true
		}
	}
	return false
}
