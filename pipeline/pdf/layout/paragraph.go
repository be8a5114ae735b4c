package layout

import "shinsa/pipeline/doc"

// captionRoom is what the highest picture leaves free on its page, for its
// caption.
const captionRoom = 40

// shaper is how the text of a paragraph is set.
type shaper struct {
	look doc.StyleLook
	role Role
	room measure
}

// place is where a paragraph stands.
type place struct {
	tallest    float64 // block that fits there
	parent     int32   // node
	paragraphs bool    // the text has a node of its own below the parent
}

// fragment is a part of a paragraph: a picture, or text.
type fragment struct {
	picture *doc.Picture
	text    []doc.Inline
}

// content sets a paragraph, which has one line at least, be it an empty one.
func (e *engine) content(p *doc.Paragraph, s shaper, at place) []strip {
	var out []strip
	if p.Picture == nil && !illustrated(p.Content) {
		out = e.written(p.Content, s, at)
	} else {
		for _, f := range fragments(p) {
			if f.picture != nil {
				out = append(out, e.picture(f.picture, s.room, at.tallest, at.parent))
			} else {
				out = append(out, e.written(f.text, s, at)...)
			}
			s.room.firstLine = 0
		}
	}
	if len(out) == 0 {
		out = []strip{{height: s.look.Line}}
	}
	return out
}

// written sets the text of a paragraph, or of a part of one.
func (e *engine) written(text []doc.Inline, s shaper, at place) []strip {
	strips := e.lines(e.shape(text, s.look, s.role), s.room)
	node := at.parent
	if at.paragraphs {
		node = e.node(TagP, at.parent)
	}
	mark(strips, node)
	return strips
}

// fragments divides a paragraph at its pictures: its own, and those that persons
// put into a field.
func fragments(p *doc.Paragraph) []fragment {
	if p.Picture == nil && !illustrated(p.Content) {
		return []fragment{{text: p.Content}}
	}
	var out []fragment
	if p.Picture != nil {
		out = append(out, fragment{picture: p.Picture})
	}
	var text []doc.Inline
	flush := func() {
		if len(text) > 0 {
			out = append(out, fragment{text: text})
		}
		text = nil
	}
	for _, in := range p.Content {
		f, ok := in.(doc.Field)
		if !ok || !illustrated([]doc.Inline{f}) {
			text = append(text, in)
			continue
		}
		for i, rich := range f.Rich {
			for _, part := range fragments(rich) {
				switch {
				case part.picture != nil:
					flush()
					out = append(out, part)
				case i > 0 && len(text) > 0:
					text = append(append(text, doc.LineBreak{}), part.text...)
				default:
					text = append(text, part.text...)
				}
			}
		}
	}
	flush()
	return out
}

// illustrated tells whether a field among inlines has pictures.
func illustrated(in []doc.Inline) bool {
	for _, i := range in {
		if f, ok := i.(doc.Field); ok {
			for _, p := range f.Rich {
				if p.Picture != nil || illustrated(p.Content) {
					return true
				}
			}
		}
	}
	return false
}
