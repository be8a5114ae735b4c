package gate

import (
	"errors"
	"unicode/utf8"

	"shinsa/pipeline/pdf/object"
)

// scribe follows a content stream and writes down its text.
type scribe struct {
	*reader
	page   int
	buf    []byte
	cuts   []cut
	marks  []mark
	serial int // of marks that begin a piece
	font   *font
	hidden int // marks with ActualText around: their glyphs do not count
}

// cut is where a piece begins.
type cut struct {
	at int
	owner
}

// owner is whose text a piece is; marks without a number inside a marked
// content belong to it.
type owner struct {
	serial   int
	content  int
	artefact bool
}

// mark is an open marked content.
type mark struct {
	owner
	actual bool
}

// page returns the pieces of a page.
func (r *reader) page(i int, p leaf) ([]Piece, error) {
	s := &scribe{reader: r, page: i}
	var content []byte
	parts := r.file.Get(p.dict, "Contents")
	list := parts.List
	if parts.Kind != object.Array {
		list = []object.Value{parts}
	}
	for k, v := range list {
		v = r.file.Resolve(v)
		if !v.IsStream() {
			continue
		}
		data, err := r.file.Stream(v)
		if err != nil {
			return nil, err
		}
		if k == 0 {
			content = data
			continue
		}
		content = append(append(content[:len(content):len(content)], '\n'), data...)
	}
	s.buf = make([]byte, 0, len(content)/2)
	if err := s.run(content, p.resources, 0); err != nil {
		return nil, err
	}
	return s.pieces(), nil
}

// pieces cuts the text into pieces.
func (s *scribe) pieces() []Piece {
	text := string(s.buf)
	out := make([]Piece, 0, len(s.cuts))
	for i, c := range s.cuts {
		end := len(text)
		if i+1 < len(s.cuts) {
			end = s.cuts[i+1].at
		}
		if end > c.at {
			out = append(out, Piece{Text: text[c.at:end], Page: s.page, Content: c.content, Artefact: c.artefact})
		}
	}
	return out
}

// run follows the operators of a content stream.
func (s *scribe) run(content []byte, resources object.Value, depth int) error {
	if depth > 20 {
		return errors.New("forms are nested without end")
	}
	l := object.NewLexer(content)
	var args []object.Value
	for {
		v, err := l.Next()
		if errors.Is(err, object.ErrEnd) {
			return nil
		}
		if err != nil {
			continue
		}
		if v.Kind != object.Keyword {
			args = append(args, v)
			continue
		}
		switch string(v.Str) {
		case "ID":
			l.SkipImage()
		case "Do":
			if err := s.form(args, resources, depth); err != nil {
				return err
			}
		default:
			s.operator(v.Str, args, resources)
		}
		args = args[:0]
		l.Release()
	}
}

func (s *scribe) operator(op []byte, args []object.Value, resources object.Value) {
	n := len(args)
	switch string(op) {
	case "Tf":
		if n >= 2 {
			s.font = s.fontOf(s.file.Get(resources, "Font").Key(string(args[0].Str)))
		}
	case "Tj", "'", "\"":
		if n >= 1 {
			s.show(args[n-1].Str)
		}
	case "TJ":
		if n >= 1 {
			for _, v := range args[0].List {
				if v.Kind == object.String {
					s.show(v.Str)
				}
			}
		}
	case "BMC", "BDC":
		s.open(args, resources)
	case "EMC":
		s.close()
	}
}

// form follows a form XObject.
func (s *scribe) form(args []object.Value, resources object.Value, depth int) error {
	if len(args) == 0 {
		return nil
	}
	x := s.file.Resolve(s.file.Get(resources, "XObject").Key(string(args[0].Str)))
	if !x.IsStream() || !s.file.Get(x, "Subtype").Is("Form") {
		return nil
	}
	data, err := s.file.Stream(x)
	if err != nil {
		return err
	}
	if own := s.file.Get(x, "Resources"); own.Kind == object.Dict {
		resources = own
	}
	f := s.font
	err = s.run(data, resources, depth+1)
	s.font = f
	return err
}

// open begins a marked content. Its ActualText stands for the glyphs in it.
func (s *scribe) open(args []object.Value, resources object.Value) {
	m := mark{owner: s.owner()}
	s.serial++
	if len(args) > 0 && args[0].Is("Artifact") {
		m.owner = owner{s.serial, -1, true}
	}
	var actual object.Value
	if len(args) > 1 {
		p := args[1]
		if p.Kind == object.Name {
			p = s.file.Resolve(s.file.Get(resources, "Properties").Key(string(p.Str)))
		}
		if id := s.file.Get(p, "MCID"); id.Kind == object.Number {
			m.owner = owner{s.serial, id.Int(), false}
		}
		actual = s.file.Get(p, "ActualText")
	}
	s.marks = append(s.marks, m)
	s.cut()
	if actual.Kind == object.String {
		if s.hidden == 0 {
			s.buf = append(s.buf, textString(actual.Str)...)
		}
		s.marks[len(s.marks)-1].actual = true
		s.hidden++
	}
}

func (s *scribe) close() {
	n := len(s.marks)
	if n == 0 {
		return
	}
	if s.marks[n-1].actual {
		s.hidden--
	}
	s.marks = s.marks[:n-1]
	s.cut()
}

// owner returns whose text stands here.
func (s *scribe) owner() owner {
	if n := len(s.marks); n > 0 {
		return s.marks[n-1].owner
	}
	return owner{content: -1}
}

// cut begins a piece, unless the text goes on as the one before it.
func (s *scribe) cut() {
	c := cut{at: len(s.buf), owner: s.owner()}
	n := len(s.cuts)
	switch {
	case n > 0 && s.cuts[n-1].at == c.at:
		s.cuts[n-1] = c
	case n == 0 || s.cuts[n-1].owner != c.owner:
		s.cuts = append(s.cuts, c)
	}
}

// show writes down the characters of a string of codes. A code that no map
// explains is U+FFFD, so that it cannot be overlooked.
func (s *scribe) show(codes []byte) {
	if s.hidden > 0 {
		return
	}
	if len(s.cuts) == 0 {
		s.cut()
	}
	if s.font == nil {
		s.buf = utf8.AppendRune(s.buf, utf8.RuneError)
		return
	}
	s.buf = s.font.decode(s.buf, codes)
}
