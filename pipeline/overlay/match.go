package overlay

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"sync"

	"shinsa/pipeline/overlay/ink"
	"shinsa/pipeline/overlay/page"
	"shinsa/pipeline/overlay/picture"
	"shinsa/pipeline/overlay/plane"
	"shinsa/pipeline/overlay/register"
)

// How much of the text must be seen on the scan.
const (
	sure   = 0.93 // the page is taken without a look at the others
	enough = 0.80 // less is refused
)

// blankShare is the part of a page that dust may ink.
const blankShare = 0.0004

// dots is the scale of the maps, in dots a point.
const dots = float64(register.DPI) / 72

// match is what was found for one sheet.
type match struct {
	original int // index, -1 for none
	blank    bool
	code     string // of a picture that could not be decoded
	fit      register.Fit
	toScan   plane.Affine // points of the original → points of the sheet
	seen     verdict
}

// matcher keeps the original pages; what is costly is made once.
type matcher struct {
	pages []page.Page
	mu    sync.Mutex
	small map[int]*register.Page // spectra for the search among all pages
}

func newMatcher(pages []page.Page) *matcher {
	return &matcher{pages: pages, small: map[int]*register.Page{}}
}

// all matches every sheet, several at a time.
func (m *matcher) all(ctx context.Context, sheets []sheet, o Options) ([]match, error) {
	out, errs := make([]match, len(sheets)), make([]error, len(sheets))
	var wg sync.WaitGroup
	var mu sync.Mutex
	room, done := make(chan struct{}, max(1, o.Jobs)), 0
	for i := range sheets {
		room <- struct{}{}
		wg.Go(func() {
			defer func() { <-room }()
			if errs[i] = ctx.Err(); errs[i] != nil {
				return
			}
			out[i], errs[i] = m.one(&sheets[i], min(i, len(m.pages)-1))
			mu.Lock()
			defer mu.Unlock()
			if done++; o.Report != nil {
				o.Report(done, len(sheets))
			}
		})
	}
	wg.Wait()
	return out, errors.Join(errs...)
}

// one finds the original page of a sheet: the expected one, or any other, or
// either in a size or position that is not usual.
func (m *matcher) one(s *sheet, expected int) (match, error) {
	scale := dots * m.long(expected) / max(s.Box.W(), s.Box.H())
	im, err := ink.Scan(&s.Page, scale)
	var code picture.ErrCode
	if errors.As(err, &code) {
		return match{original: -1, code: code.Name}, nil
	}
	if err != nil {
		return match{}, err
	}
	t := &trial{m: m, scan: register.Scan(im), toPage: im.ToPage, best: match{original: -1}}
	if t.scan.Share < blankShare {
		return match{original: -1, blank: true}, nil
	}
	if t.likely(expected) {
		return t.best, nil
	}
	if t.any(t.rank((*register.Page).Likely), expected) {
		return t.best, nil
	}
	if t.best.seen.score < enough {
		t.wide(expected)
	}
	if others := t.rank((*register.Page).Smaller); t.best.seen.score < enough && others[0] != expected {
		t.wide(others[0])
	}
	return t.best, nil
}

// any tries the first pages of a ranking.
func (t *trial) any(ranked []int, but int) bool {
	for _, k := range ranked[:min(3, len(ranked))] {
		if k != but && t.likely(k) {
			return true
		}
	}
	return false
}

func (m *matcher) long(i int) float64 { return max(m.pages[i].Box.W(), m.pages[i].Box.H()) }

// trial is the search for the page of one sheet.
type trial struct {
	m      *matcher
	scan   *register.Page
	toPage plane.Affine // dots of the scan → points of the sheet
	best   match
}

// ready makes an original page ready for matching.
func (m *matcher) ready(i int) (*register.Page, *ink.Map) {
	im := ink.Original(&m.pages[i], dots)
	return register.Original(im), im
}

// likely tries a page in the right position and upside down; true if it is
// surely that page.
func (t *trial) likely(i int) bool {
	o, im := t.m.ready(i)
	return t.try(i, o, im, register.Coarse(o, t.scan.Likely(o)))
}

// wide tries a page in every size and position.
func (t *trial) wide(i int) {
	o, im := t.m.ready(i)
	t.try(i, o, im, t.scan.Wide(o))
}

func (t *trial) try(i int, o *register.Page, im *ink.Map, fits []register.Fit) bool {
	for _, f := range fits {
		f, ok := register.Refine(o, t.scan, f)
		if !ok {
			continue
		}
		toDots, _ := im.ToPage.Inverse()
		seen := look(&t.m.pages[i], toDots, register.Look(o, t.scan, f))
		if t.best.original < 0 || seen.score > t.best.seen.score {
			t.best = match{original: i, fit: f, seen: seen, toScan: toDots.Then(f.Map).Then(t.toPage)}
		}
		if seen.score >= sure {
			return true
		}
	}
	return false
}

// rank orders the original pages by how much each looks like the scan from
// far away, in some guesses.
func (t *trial) rank(guesses func(scan, original *register.Page) []register.Turned) []int {
	peaks := make([]float64, len(t.m.pages))
	order := make([]int, len(t.m.pages))
	var ready []register.Turned
	var grid [2]int
	for i := range t.m.pages {
		order[i] = i
		o := t.m.far(i)
		if w, h := o.Grid(); ready == nil || grid != [2]int{w, h} {
			ready, grid = guesses(t.scan, o), [2]int{w, h}
		}
		peaks[i] = register.Coarse(o, ready)[0].Peak
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(peaks[b], peaks[a]) })
	return order
}

// far returns an original page as it is seen from far away.
func (m *matcher) far(i int) *register.Page {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.small[i] == nil {
		o, _ := m.ready(i)
		m.small[i] = o.Far()
	}
	return m.small[i]
}
