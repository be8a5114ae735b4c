package gate

import "shinsa/pipeline/pdf/object"

// spot names a marked content.
type spot struct{ page, content int }

// walker follows the structure tree.
type walker struct {
	*reader
	pieces map[spot][]Piece
	roles  object.Value // the file's own tags → standard ones
	out    []Piece
	steps  int
}

// maxSteps is how many nodes of a structure tree are looked at.
const maxSteps = 10_000_000

// logical puts the pieces into the order of the structure tree (ISO 32000-1,
// 14.7). Pieces that are neither in the tree nor artefacts come last: they
// are text that the document does not own to.
func (r *reader) logical(out *Reading) {
	root := r.file.Get(r.file.Root(), "StructTreeRoot")
	if root.Kind != object.Dict {
		return
	}
	w := &walker{reader: r, pieces: map[spot][]Piece{}, roles: r.file.Get(root, "RoleMap")}
	for _, p := range out.Pages {
		for _, piece := range p.Pieces {
			if !piece.Artefact {
				at := spot{piece.Page, piece.Content}
				w.pieces[at] = append(w.pieces[at], piece)
			}
		}
	}
	w.kids(root.Key("K"), nil, -1, 0)
	for _, p := range out.Pages {
		for _, piece := range p.Pieces {
			w.take(spot{piece.Page, piece.Content}, nil)
		}
	}
	out.Tagged, out.Order = true, w.out
}

// take moves the pieces of a marked content to the result.
func (w *walker) take(at spot, e *Element) {
	pieces := w.pieces[at]
	delete(w.pieces, at)
	for _, p := range pieces {
		p.Element = e
		w.out = append(w.out, p)
	}
}

// kids follows what an element holds: elements and marked content.
func (w *walker) kids(k object.Value, e *Element, page, depth int) {
	if w.steps++; depth > maxDepth || w.steps > maxSteps {
		return
	}
	v := w.file.Resolve(k)
	switch v.Kind {
	case object.Array:
		for _, kid := range v.List {
			w.kids(kid, e, page, depth+1)
		}
	case object.Number:
		w.take(spot{page, v.Int()}, e)
	case object.Dict:
		w.element(v, e, page, depth)
	}
}

func (w *walker) element(v object.Value, e *Element, page, depth int) {
	if pg := v.Key("Pg"); pg.Kind == object.Reference {
		page = -1
		if n, ok := w.numbers[pg.Int()]; ok {
			page = n
		}
	}
	switch {
	case v.Key("Type").Is("MCR"):
		w.take(spot{page, w.file.Get(v, "MCID").Int()}, e)
	case v.Key("Type").Is("OBJR"):
	default:
		w.kids(v.Key("K"), &Element{Tag: w.role(v), Parent: e}, page, depth+1)
	}
}

// role returns the standard structure type of an element.
func (w *walker) role(v object.Value) string {
	name := string(w.file.Get(v, "S").Str)
	for range 8 {
		to := w.file.Get(w.roles, name)
		if to.Kind != object.Name {
			break
		}
		name = string(to.Str)
	}
	return name
}
