package page

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"shinsa/pipeline/overlay/plane"
)

// ErrUnreadable says that a file is no PDF that can be read.
var ErrUnreadable = errors.New("unreadable PDF")

// pagesMost ends page trees that point at themselves.
const pagesMost = 5000

// reader reads one file.
type reader struct {
	pdf   *model.XRefTable
	fonts map[int]*font
	out   File
}

// Read reads every page of a PDF. What is wrong with the file is
// ErrUnreadable; a page of which something cannot be read says so itself.
func Read(ctx context.Context, data []byte) (*File, error) {
	pdf, err := open(ctx, data)
	if err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, fmt.Errorf("%w: %v", ErrUnreadable, err)
	}
	r := &reader{pdf: pdf.XRefTable, fonts: map[int]*font{}}
	root, err := r.pdf.Catalog()
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrUnreadable, err)
	}
	r.describe()
	r.tree(root["Pages"], types.Dict{}, 0)
	if len(r.out.Pages) == 0 {
		return nil, fmt.Errorf("%w: no pages", ErrUnreadable)
	}
	return &r.out, ctx.Err()
}

// open reads the objects; a panic of the library over a broken file is taken
// as what it means: the file cannot be read.
func open(ctx context.Context, data []byte) (pdf *model.Context, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("read objects: %v", p)
		}
	}()
	conf := &model.Configuration{Reader15: true, ValidationMode: model.ValidationRelaxed, Eol: types.EolLF,
		Offline: true, Limits: model.DefaultResourceLimits()}
	return pdfcpu.ReadWithContext(ctx, bytes.NewReader(data), conf)
}

func (r *reader) describe() {
	if r.pdf.Info == nil {
		return
	}
	info, err := r.pdf.DereferenceDict(*r.pdf.Info)
	if err != nil {
		return
	}
	for key, to := range map[string]*string{"Title": &r.out.Title, "Author": &r.out.Author, "Subject": &r.out.Subject} {
		if info[key] != nil {
			*to, _ = r.pdf.DereferenceText(info[key])
		}
	}
}

// tree walks the page tree; a page has what its node or those above say.
func (r *reader) tree(node types.Object, above types.Dict, depth int) {
	d, err := r.pdf.DereferenceDict(node)
	if err != nil || d == nil || depth > 50 || len(r.out.Pages) >= pagesMost {
		return
	}
	here := types.Dict{}
	for _, key := range []string{"MediaBox", "CropBox", "Rotate", "Resources"} {
		if here[key] = d[key]; d[key] == nil {
			here[key] = above[key]
		}
	}
	kids, err := r.pdf.DereferenceArray(d["Kids"])
	if err != nil || kids == nil {
		r.page(d, here)
		return
	}
	for _, k := range kids {
		r.tree(k, here, depth+1)
	}
}

func (r *reader) page(d, here types.Dict) {
	p := Page{Box: r.box(here), Rotate: ((r.integer(here["Rotate"], 0)%360 + 360) % 360) / 90 * 90}
	res, _ := r.pdf.DereferenceDict(here["Resources"])
	c := &canvas{r: r, page: &p, state: state{ctm: plane.Identity(), scale: 1, clip: p.Box, fill: black, line: black, width: 1}}
	b, ok := r.contents(d["Contents"])
	if !ok {
		p.Refused = "content"
	}
	c.draw(b, res, 0)
	r.out.Pages = append(r.out.Pages, p)
}

// box is the crop box within the media box; A4 where a file says nonsense.
func (r *reader) box(here types.Dict) plane.Box {
	read := func(o types.Object) (plane.Box, bool) {
		list, err := r.pdf.DereferenceArray(o)
		if err != nil || len(list) != 4 {
			return plane.Box{}, false
		}
		v := [4]float64{}
		for i := range v {
			v[i] = r.number(list[i])
		}
		b := plane.Box{X0: min(v[0], v[2]), Y0: min(v[1], v[3]), X1: max(v[0], v[2]), Y1: max(v[1], v[3])}
		return b, b.W() > 10 && b.H() > 10
	}
	media, ok := read(here["MediaBox"])
	if !ok {
		media = plane.Box{X1: 595.28, Y1: 841.89}
	}
	crop, ok := read(here["CropBox"])
	crop = plane.Box{X0: max(crop.X0, media.X0), Y0: max(crop.Y0, media.Y0), X1: min(crop.X1, media.X1), Y1: min(crop.Y1, media.Y1)}
	if !ok || crop.W() < 10 || crop.H() < 10 {
		return media
	}
	return crop
}

// contents joins the content streams of a page.
func (r *reader) contents(o types.Object) ([]byte, bool) {
	o, err := r.pdf.Dereference(o)
	if err != nil {
		return nil, false
	}
	if o == nil {
		return nil, true
	}
	list, isList := o.(types.Array)
	if !isList {
		return r.stream(o)
	}
	var all []byte
	whole := true
	for _, part := range list {
		b, ok := r.stream(part)
		whole = whole && ok
		all = append(append(all, b...), '\n')
	}
	return all, whole
}

// stream returns the decoded bytes of a stream.
func (r *reader) stream(o types.Object) ([]byte, bool) {
	if o == nil {
		return nil, false
	}
	s, _, err := r.pdf.DereferenceStreamDict(o)
	if err != nil || s == nil {
		return nil, false
	}
	if err := s.Decode(); err != nil {
		return nil, false
	}
	return s.Content, true
}

func (r *reader) number(o types.Object) float64 {
	v, err := r.pdf.DereferenceNumber(o)
	if err != nil || math.IsNaN(v) || math.Abs(v) > 1e7 {
		return 0
	}
	return v
}

func (r *reader) integer(o types.Object, otherwise int) int {
	if o == nil {
		return otherwise
	}
	return int(r.number(o))
}
