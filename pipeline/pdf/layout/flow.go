package layout

// flow fills pages with items from a new page on. Items that keep with the
// next form a chunk; a chunk goes to the next page when it does not fit, and
// is broken up only when no page can hold it.
func (e *engine) flow(items []item, cover bool) {
	f := &filler{e: e, cover: cover}
	f.newPage()
	for i := 0; i < len(items); {
		end := chunk(items, i)
		if items[i].newPage && !f.fresh {
			f.newPage()
		}
		need := f.height(items[i : end+1])
		if need > f.room() && !f.fresh && !f.startsHere(items[i:end+1]) {
			f.newPage()
			f.repeatHeads(&items[i])
			need = f.height(items[i : end+1])
		}
		whole := need <= f.room()
		for ; i <= end; i++ {
			f.place(&items[i], whole)
		}
	}
	f.closeTable()
}

// chunk returns the last item that must stay with items[i].
func chunk(items []item, i int) int {
	for items[i].keep && i+1 < len(items) && !items[i+1].newPage {
		i++
	}
	return i
}

// filler is the page being filled.
type filler struct {
	e     *engine
	cover bool
	page  int
	y     float64
	fresh bool    // nothing but repeated heads stands on the page
	merge float64 // of the space above y, what the next space may take in
	part  part    // of the table that is open on this page
}

const slack = 0.01 // points by which sums may miss

func (f *filler) top() float64    { return f.e.look.Page.MarginTop }
func (f *filler) bottom() float64 { return f.e.look.Page.Height - f.e.look.Page.MarginBottom }
func (f *filler) room() float64   { return f.bottom() - f.y + slack }

func (f *filler) newPage() {
	f.closeTable()
	f.e.out.Pages = append(f.e.out.Pages, Page{})
	f.page, f.y, f.fresh, f.merge = len(f.e.out.Pages)-1, f.top(), true, 0
}

// height returns the room that items need from here.
func (f *filler) height(items []item) float64 {
	h := 0.0
	for i := range items {
		switch {
		case i > 0:
			h += items[i-1].after + max(items[i].before-items[i-1].merging(), 0)
		case !f.fresh || f.cover:
			h += max(items[i].before-f.merge, 0)
		}
		h += items[i].height
	}
	return h + f.lastRule(&items[len(items)-1])
}

// lastRule returns the room for the rule below a row that ends a page.
func (f *filler) lastRule(i *item) float64 {
	if i.table == nil || i.table.plain {
		return 0
	}
	return i.table.look.Rule.Width
}

// place puts an item on the page; unless it is known to fit whole, it may go
// on to a new page.
func (f *filler) place(i *item, whole bool) {
	before := max(i.before-f.merge, 0)
	if f.fresh && !f.cover {
		before = 0
	}
	if !whole && before+i.height+f.lastRule(i) > f.room() {
		if i.table != nil && i.height > f.capacity(i) {
			f.split(i, before)
			return
		}
		if !f.fresh {
			f.newPage()
			f.repeatHeads(i)
			before = 0
		}
	}
	f.y += before
	if i.table != nil {
		f.placeRow(i.table, segment{row: i.row, height: i.height, last: true})
	} else {
		f.closeTable()
		f.draw(&i.strip, f.y)
		if i.heading >= 0 {
			f.e.out.Headings[i.heading] = Heading{Entry: f.e.outline[i.heading], Page: f.page, Y: f.y}
		}
		f.y += i.height
	}
	f.y += i.after
	f.fresh, f.merge = false, i.merging()
}

// merging returns the space below an item that the next one's may take in.
func (i *item) merging() float64 {
	if i.merges {
		return i.after
	}
	return 0
}

// draw adds a strip of the text column to the page.
func (f *filler) draw(s *strip, y float64) {
	add(&f.e.out.Pages[f.page], s, f.e.look.Page.MarginLeft, y)
}

// add puts a strip on a page with its corner at x, y.
func add(p *Page, s *strip, x, y float64) {
	for _, r := range s.runs {
		r.X, r.Y = r.X+x, r.Y+y
		p.Runs = append(p.Runs, r)
	}
	for _, r := range s.fills {
		r.X, r.Y = r.X+x, r.Y+y
		p.Fills = append(p.Fills, r)
	}
	for _, r := range s.paths {
		p.Paths = append(p.Paths, r.moved(x, y))
	}
	for _, r := range s.rules {
		r.X1, r.Y1, r.X2, r.Y2 = r.X1+x, r.Y1+y, r.X2+x, r.Y2+y
		p.Rules = append(p.Rules, r)
	}
	for _, r := range s.pictures {
		r.X, r.Y = r.X+x, r.Y+y
		p.Pictures = append(p.Pictures, r)
	}
	for _, l := range s.links {
		l.X, l.Y = l.X+x, l.Y+y
		p.Links = append(p.Links, l)
	}
}

// capacity returns the height that a row of the item's table can have on a
// page of its own.
func (f *filler) capacity(i *item) float64 {
	h := f.bottom() - f.top() + slack - f.lastRule(i)
	if i.row >= i.table.heads {
		h -= i.table.repeated()
	}
	return h
}

// startsHere tells whether a chunk begins on this page though it does not fit:
// when it has a row that no page can hold, and some of that fits here.
func (f *filler) startsHere(items []item) bool {
	for k := range items {
		t := items[k].table
		if t == nil || items[k].height <= f.capacity(&items[k]) {
			continue
		}
		need := max(items[k].before-f.merge, 0)
		if k > 0 {
			need = f.height(items[:k])
		}
		return need+t.leastPart(items[k].row) <= f.room()
	}
	return false
}

// split tears a row that no page can hold: what fits stays, the rest goes on
// below repeated heads. A whole page that holds no line ends the tearing, so
// that a line higher than a page cannot go on for ever.
func (f *filler) split(i *item, before float64) {
	t := i.table
	if f.room() < before+t.leastPart(i.row) && !f.fresh {
		f.newPage()
		f.repeatHeads(i)
		before = 0
	}
	f.y += before
	rest, stuck := f.rest(t, i.row), false
	for rest > f.room() && !stuck {
		whole, left := f.fresh, rest
		f.placeRow(t, segment{row: i.row, height: f.room() - slack})
		f.newPage()
		f.repeatHeads(i)
		rest = f.rest(t, i.row)
		stuck = whole && rest >= left
	}
	f.placeRow(t, segment{row: i.row, height: rest, last: true})
	f.y += i.after
	f.fresh, f.merge = false, 0
}
