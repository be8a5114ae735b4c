package overlay

import (
	"context"
	"errors"
	"fmt"
	"math"
	"path"
	"strconv"

	"shinsa/pipeline/overlay/layer"
	"shinsa/pipeline/overlay/ocr"
	"shinsa/pipeline/overlay/page"
	"shinsa/pipeline/overlay/picture"
	"shinsa/pipeline/overlay/plane"
	"shinsa/pipeline/problem"
)

// Recognise writes a file whose text was recognised from the scan alone.
func Recognise(ctx context.Context, scan File, o Options) (*Result, problem.List, error) {
	pos := problem.Pos{File: path.Base(scan.Name)}
	program, err := ocr.Find(ctx)
	switch {
	case errors.Is(err, ocr.ErrMissing):
		return &Result{}, problem.List{problem.New("overlay-ocr-missing", problem.Pos{})}, nil
	case errors.Is(err, ocr.ErrLanguage):
		return &Result{}, problem.List{problem.New("overlay-ocr-language", problem.Pos{})}, nil
	case err != nil:
		return nil, nil, err
	}
	sheets, found, err := readScan(ctx, scan)
	if err != nil || found.HasErrors() {
		return &Result{}, found, err
	}
	res := &Result{}
	out := layer.Document{Title: path.Base(scan.Name), Keywords: fmt.Sprintf("ocr; scan %x", short(scan.Data))}
	sure, n := 0.0, 0.0
	for i := range sheets {
		p, text, problems, err := recognised(ctx, program, &sheets[i], i+1)
		if err != nil {
			return nil, nil, err
		}
		for _, f := range problems {
			f.Pos = pos
			found = append(found, f)
		}
		out.Pages = append(out.Pages, p)
		res.Pages = append(res.Pages, Page{Scan: i + 1, Score: text.Sure / 100})
		if len(text.Runs) > 0 {
			sure, n = sure+text.Sure, n+1
		}
		if o.Report != nil {
			o.Report(i+1, len(sheets))
		}
	}
	if found.HasErrors() {
		return res, found.Sorted(), nil
	}
	found.Add("overlay-ocr-guess", pos, strconv.Itoa(int(math.Round(sure/max(1, n)))))
	if res.PDF, err = layer.Write(out); err != nil {
		return nil, nil, fmt.Errorf("write overlay: %w", err)
	}
	return res, found.Sorted(), nil
}

// recognised reads the largest picture of a sheet.
func recognised(ctx context.Context, program *ocr.Program, s *sheet, n int) (layer.Page, *ocr.Text, problem.List, error) {
	out, none := layer.Page{Box: s.Box, Rotate: s.Rotate, Pictures: s.Pictures}, &ocr.Text{}
	if len(s.Pictures) == 0 {
		return out, none, nil, nil
	}
	largest := &s.Pictures[0]
	for i := range s.Pictures {
		if p := &s.Pictures[i]; p.Coded.Width*p.Coded.Height > largest.Coded.Width*largest.Coded.Height {
			largest = p
		}
	}
	g, err := largest.Coded.Gray(1)
	var code picture.ErrCode
	if errors.As(err, &code) {
		return out, none, problem.List{problem.New("overlay-scan-code", problem.Pos{}, strconv.Itoa(n), code.Name)}, nil
	}
	if err != nil {
		return out, none, nil, err
	}
	dpi := int(math.Round(float64(g.W) / max(1, largest.At.Around(plane.Box{X1: 1, Y1: 1}).W()) * 72))
	text, err := program.Read(ctx, g, max(70, min(2400, dpi)))
	if err != nil {
		if ctx.Err() != nil {
			return out, none, nil, err
		}
		return out, none, problem.List{problem.New("overlay-ocr-failed", problem.Pos{}, strconv.Itoa(n), err.Error())}, nil
	}
	toPage := plane.Scale(1/float64(g.W), 1/float64(g.H)).Then(largest.At)
	out.Runs = make([]page.Run, 0, len(text.Runs))
	for _, r := range text.Runs {
		r.At = r.At.Then(toPage)
		out.Runs = append(out.Runs, r)
	}
	return out, text, nil, nil
}
